"""Which rules run, and how: selections by code, prefix or name, from the command line or a configuration file.

The configuration is `[tool.msme-parse]` in `pyproject.toml`, or `msme-parse.toml`; the nearest file upwards wins.
"""

from __future__ import annotations

import datetime
import fnmatch
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from msme_parse.catalogue import BrokenPlugin, CataloguedRule, catalogue
from msme_parse.finding import Severity
from msme_parse.lexicon import Member, fold, member_by_code, member_by_name, members
from msme_parse.readers import TEXT_FORMS, Reading, UnreadableInput, file_bytes
from msme_parse.readers.reading import AS_FOUND, TrackedChanges
from msme_parse.source import House, Language

StatusChoice = Literal["auto", "draft", "final"]
STATUS_CHOICES: tuple[StatusChoice, ...] = ("auto", "draft", "final")
FailOn = Literal["error", "warning", "info", "never"]

OWN_FILE = "msme-parse.toml"
PROJECT_FILE = "pyproject.toml"


class ConfigurationError(Exception):
    """Something the user asked for does not exist or does not make sense; the message says what, and what is near."""


class Choice(msgspec.Struct, frozen=True):
    """What the user selected; empty means the rules that are on by default."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()


class Settings(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """What a configuration file may hold. Flags of the command line win over it."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    profile: StatusChoice = "auto"
    fail_on: FailOn = "warning"
    output_format: str = "full"
    baseline: str | None = None
    exclude: tuple[str, ...] = ()
    """Patterns of paths that are left out when a folder is read."""
    per_file_ignores: dict[str, tuple[str, ...]] = {}
    """Rules left out for the files that a pattern fits."""
    severity: dict[str, Severity] = {}
    """Severities by code or prefix; the longest prefix wins."""
    as_of: datetime.date | None = None
    """The day for which names and numbers of Members are judged; the document's own when it is not set."""
    previous: str | None = None
    """Last year's edition, with which reports are compared."""
    abbreviations: dict[str, str] = {}
    """Abbreviations of the house with their long forms; they need no definition in a report."""
    members: dict[str, str] = {}
    """Other names that the house uses for Members, each with the Member's ISO 3166-1 alpha-3 code or listed name."""
    plugins: bool = True
    """Whether rules of other packages run too."""
    form: str | None = None
    """How texts are laid out; looked at, file by file, when it is not set."""
    language: Language | None = None
    """The language of the reports; looked at, file by file, when it is not set."""
    house: House | None = None
    """Whose conventions the reports follow; looked at, file by file, when it is not set."""
    track_changes: TrackedChanges = AS_FOUND.track_changes
    """Whether tracked changes are read as accepted, or as if they had never been made."""
    max_bytes: Annotated[int, msgspec.Meta(ge=1)] = AS_FOUND.max_bytes
    """A larger file is refused unread."""
    max_unzipped: Annotated[int, msgspec.Meta(ge=1)] = AS_FOUND.max_unzipped
    """What the parts of a compressed file may come to, all together, in bytes."""

    @property
    def reading(self) -> Reading:
        """How files are read."""
        return Reading(
            form=self.form,
            language=self.language,
            house=self.house,
            track_changes=self.track_changes,
            max_bytes=self.max_bytes,
            max_unzipped=self.max_unzipped,
        )

    def choice_for(self, path: str) -> Choice:
        """What runs on one file."""
        ignored = [
            selector
            for pattern, selectors in self.per_file_ignores.items()
            if fnmatch.fnmatch(path, pattern) or fnmatch.fnmatch(Path(path).name, pattern)
            for selector in selectors
        ]
        return Choice(self.select, (*self.ignore, *ignored), self.extend_select)


def load_settings(path: str | None, *, start: Path) -> Settings:
    """The settings of `path`, or of the nearest configuration file at or above `start`; defaults when there is none.

    Raises ConfigurationError, naming the file, for what cannot be read, an unknown key, or a rule that does not exist.
    """
    file = settings_file(path, start=start)
    if file is None:
        return Settings()
    table = _table(file, toml_of(bytes_of(file), file))
    try:
        settings = msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        raise ConfigurationError(f"{file}: {_explained(error, table)}") from error
    try:
        _validate(settings)
    except ConfigurationError as error:
        raise ConfigurationError(f"{file}: {error}") from error
    return settings


def settings_file(path: str | None, *, start: Path) -> Path | None:
    """The configuration file that counts: `path`, or the nearest one at or above `start`."""
    return Path(path) if path else _nearest(start)


def _nearest(start: Path) -> Path | None:
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / OWN_FILE).is_file():
            return folder / OWN_FILE
        project = folder / PROJECT_FILE
        if project.is_file() and b"[tool.msme-parse" in project.read_bytes():
            return project
    return None


def toml_of(data: bytes, file: Path) -> dict[str, Any]:
    """What a file in TOML says. Raises ConfigurationError, naming the file, when it cannot be understood."""
    import tomllib  # needed by few runs, and slow to import

    try:
        return tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{file}: not UTF-8 at byte {error.start}") from error
    except RecursionError as error:
        raise ConfigurationError(f"{file}: too many brackets inside each other") from error
    except ValueError as error:  # what is no TOML, or a number of thousands of digits
        raise ConfigurationError(f"{file}: {error}") from error


def bytes_of(file: Path, what: str = "") -> bytes:
    """The bytes of a file that the user names beside the reports. Raises ConfigurationError when there are none."""
    try:
        return file_bytes(file)
    except UnreadableInput as error:
        raise ConfigurationError(f"cannot read {what}{error}") from error


def _table(file: Path, document: Mapping[str, Any]) -> Mapping[str, Any]:
    table: Any = document
    for key in ("tool", "msme-parse") if file.name == PROJECT_FILE else ():
        table = table.get(key, {}) if isinstance(table, dict) else None
    if not isinstance(table, dict):
        raise ConfigurationError(f"{file}: [tool.msme-parse] is no table")
    return table


def _explained(error: msgspec.ValidationError, table: Mapping[str, Any]) -> str:
    """The error, with the nearest key when a key is unknown."""
    import difflib  # needed by few runs, and slow to import

    known = [field.encode_name for field in msgspec.structs.fields(Settings)]
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            return f"unknown key {key!r}" + (f"; did you mean {near[0]!r}?" if near else "")
    return str(error)


def known_rules(settings: Settings) -> tuple[CataloguedRule, ...]:
    """All rules that the settings can speak of. Raises ConfigurationError when a plugin cannot be used."""
    try:
        return catalogue(settings.plugins)
    except BrokenPlugin as error:
        raise ConfigurationError(str(error)) from error


def house_names(settings: Settings) -> dict[str, Member]:
    """The Members under the folded names that `[members]` gives them. Raises ConfigurationError for an unknown one."""
    if not settings.members:  # most houses use the listed names, and to read those takes its time
        return {}
    known = {member.iso3: member for member in members()} | member_by_code() | member_by_name()
    found: dict[str, Member] = {}
    for name, member in settings.members.items():
        if member not in known and fold(member) not in known:
            raise ConfigurationError(f"members: no Member is called {member!r}; give its code, such as NLD")
        found[fold(name)] = known.get(member) or known[fold(member)]
    return found


def _validate(settings: Settings) -> None:
    house_names(settings)
    rules = known_rules(settings)
    chosen(rules, Choice(settings.select, settings.ignore, settings.extend_select))
    for selectors in settings.per_file_ignores.values():
        chosen(rules, Choice(ignore=tuple(selectors)))
    for prefix in settings.severity:
        _known(prefix, rules)
    if settings.form is not None and settings.form not in TEXT_FORMS:
        raise ConfigurationError(f"no form is called {settings.form!r}; there are {', '.join(TEXT_FORMS)}")


def chosen(rules: Sequence[CataloguedRule], choice: Choice) -> tuple[CataloguedRule, ...]:
    """The rules that run. The longer of two selectors that fit a rule wins, `ignore` on a draw.

    Raises ConfigurationError for a selector that fits no rule.
    """
    for selector in (*choice.select, *choice.ignore, *choice.extend_select):
        _known(selector, rules)
    return tuple(entry for entry in rules if _runs(entry, choice))


def _runs(entry: CataloguedRule, choice: Choice) -> bool:
    wanted = _longest(entry, choice.select)
    if not choice.select and entry.rule.on:
        wanted = 0
    wanted = max(wanted, _longest(entry, choice.extend_select))
    return wanted >= 0 and wanted > _longest(entry, choice.ignore)


def _longest(entry: CataloguedRule, selectors: Iterable[str]) -> int:
    """How exactly a rule is selected: -1 not at all, 0 by ALL, otherwise the length of the prefix; a name is exact."""
    best = -1
    for selector in selectors:
        if selector == "ALL":
            best = max(best, 0)
        elif selector in (entry.rule.name, entry.rule.code):
            best = max(best, len(entry.rule.code))
        elif entry.rule.code.startswith(selector):
            best = max(best, len(selector))
    return best


def _known(selector: str, rules: Sequence[CataloguedRule]) -> None:
    if selector == "ALL":
        return
    if selector and any(entry.rule.code.startswith(selector) or entry.rule.name == selector for entry in rules):
        return
    raise ConfigurationError(unknown_rule(selector, rules))


def unknown_rule(selector: str, rules: Sequence[CataloguedRule]) -> str:
    """The message for a code, prefix or name that no rule has, with the nearest one that exists."""
    import difflib  # needed by few runs, and slow to import

    codes = [entry.rule.code for entry in rules]
    names = [entry.rule.name for entry in rules]
    near = difflib.get_close_matches(selector.upper(), [*codes, *{code[:3] for code in codes}], n=1)
    near = near or difflib.get_close_matches(selector.lower(), names, n=1)
    return f"no rule is called {selector!r}" + (f"; did you mean {near[0]!r}?" if near else "")


def status_choice(name: str) -> StatusChoice:
    """`auto`, `draft` or `final`. Raises ConfigurationError for another word."""
    for choice in STATUS_CHOICES:
        if name == choice:
            return choice
    raise ConfigurationError(f"no profile is called {name!r}; there are {', '.join(STATUS_CHOICES)}")
