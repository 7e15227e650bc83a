"""One document symbol taken apart, as written: `WT/MIN(17)/58/Rev.1`."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import msgspec

from msme_parse.lexicon import collections, members, observers, series, type_letters
from msme_parse.syntax.elliptic import expanded, house_suffix
from msme_parse.syntax.engine import Grammar, Lexeme, append, new_list


class Repair(msgspec.Struct, frozen=True, gc=False):
    """A place in the run, offsets counted from its beginning, and what the house would write there."""

    fault: str
    start: int
    end: int
    text: str


class SymbolParts(msgspec.Struct, frozen=True, gc=False):
    """A symbol in its parts. `canonical` is the form in which the house would print it."""

    canonical: str
    series: str
    """The letters in front of the number: `WT/MIN`, `INF/MSME/R`, `G/SPS/N`."""
    year: int | None
    number: str
    """What identifies the document in its series: `58`, `430/1`, `INF.8`; empty when it has no number."""
    member: str
    """What stands where a Member code stands: `CHN`, `EU`, `TPKM`; mostly empty."""
    suffixes: tuple[str, ...]
    """`Rev.1`, `Add.2`, in written order."""
    placeholder: bool
    expands_to: tuple[str, ...]
    """All documents cited, when the run names several: `WT/GC/M/72 - 77`."""
    faults: tuple[str, ...]
    """What is wrong with the writing, in the fixed words of `FAULTS`."""
    letters: str
    """The series as the lexicon names it: without any figure or Member code, `WT/DS/AB/R`, `WT/COMTD/RTA/N`."""
    repairs: tuple[Repair, ...]
    """The faults that have a place, in the order in which they stand."""
    extent: int
    """How many characters of the run are the citation: only `WT/L/671` of `WT/L/671, 3 and 5`."""


FAULTS = (
    *("underscore", "unseen", "hyphen", "blank", "line end", "double slash", "parentheses", "glued", "no number"),
    *("letter case", "suffix case", "suffix form", "suffix number", "suffix separator"),
)
"""The words of `SymbolParts.faults`.

`underscore`, `unseen` (a zero-width character), `hyphen` (not the plain one): residue of a conversion. `blank`,
`line end`: beside a slash. `parentheses`: `JOB/(03)94`, `JOB/04/150`. `glued`: `WT/COMTD/W10`, `FCCC/SBI2014/4`.
`no number`: `TN/AG/W/Rev.4`. `suffix form`: `Rev1`, `Rev 1`; `suffix number`: `Rev.0`, `Add.01`; `suffix separator`:
a blank or full stop where the slash belongs, `G/SECRET/2.Add.1`.
"""


@cache
def symbols_grammar() -> Grammar:
    """The grammar of symbols, with actions that keep the parts in order."""
    return Grammar(
        "symbols",
        {
            "new_list": new_list,
            "append": append,
            "symbol": lambda children: children[0],
            "further": lambda children: [part for child in children for part in _flat(child)],
            "citation": lambda children: [*children[0], children[1]] if len(children) == 2 else [children[0]],
        },
    )


def _flat(child: Any) -> list[Any]:
    return child if isinstance(child, list) else [child]


@lru_cache(maxsize=20_000)
def read_symbol(run: str) -> SymbolParts:
    """The parts of a run that the grammar took for a symbol. Total for every text."""
    tokens, extent = _tokens(run)
    head, *further = symbols_grammar().parse(tokens)
    return _assembled(head, further, extent)


def _tokens(run: str) -> tuple[list[Lexeme], int]:
    """The lexemes of a run, and how far they reach; behind a joiner come the elliptic ones, while each is whole."""
    lexemes = list(symbols_grammar().lexemes(run))
    joiners = (index for index, lexeme in enumerate(lexemes) if lexeme.type == "JOINER" and index)
    cut = next(joiners, len(lexemes))
    tokens = [lexeme for lexeme in lexemes[:cut] if lexeme.type != "JOINER"]
    while cut < len(lexemes):
        size = _further_size([_kind(lexeme) for lexeme in lexemes[cut : cut + 12]])
        if not size or not tokens or not _rises(tokens[-1], lexemes[cut + 1 : cut + size]):
            return tokens, lexemes[cut].start
        for lexeme in lexemes[cut : cut + size]:
            lexeme.type = _FURTHER.get(lexeme.type, lexeme.type)
        tokens.extend(lexemes[cut : cut + size])
        cut += size
    return tokens, len(run)


def _rises(last: Lexeme, item: list[Lexeme]) -> bool:
    """Whether a bare number is higher than the last one; numbers that fall are those of something else."""
    if len(item) > 1 or item[0].type != "FIGURES":
        return True
    stem = last.text.rstrip("0123456789")
    number = last.text[len(stem) :]
    return not number or int(item[0].text) > int(number)


_FURTHER = {"SUFFIX": "FURTHER_SUFFIX", "FIGURES": "FURTHER_NUMBER", "LETTERS": "FURTHER_LETTERS"}


def _kind(lexeme: Lexeme) -> str:
    """The terminal of a lexeme; figures that are no plain number cannot be an elliptic one."""
    return lexeme.type if lexeme.type != "FIGURES" or lexeme.text.isdigit() else "OTHER"


def _further_size(types: Sequence[str]) -> int:
    """How many lexemes make the next elliptic item, its joiner included; 0 when there is no whole one."""
    if types[0] != "JOINER" or len(types) < 2:
        return 0
    if types[1] in ("SUFFIX", "FIGURES"):
        size = 2
    elif tuple(types[1:4]) == ("LETTERS", "SLASH", "FIGURES"):
        size = 4
    else:
        return 0
    while tuple(types[size : size + 2]) == ("SLASH", "SUFFIX"):
        size += 2
    return size


_JOINTS = frozenset(("UNDERSCORE", "UNSEEN", "SLASH", "DOUBLE_SLASH", "DOT", "LINE_END", "BLANK"))


def _assembled(head: list[Lexeme], further: list[list[Lexeme]], extent: int) -> SymbolParts:
    solid = [part for part in head if part.type not in _JOINTS]
    body = [part for part in solid if part.type not in ("SUFFIX", "VOLUME")]
    suffixes = tuple(house_suffix(part.text) for part in solid if part.type == "SUFFIX")
    divided = _Divided(body)
    canonical = _canonical(head, divided)
    written = [*head, *(part for each in further for part in each)]
    repairs = _repairs(written, divided)
    return SymbolParts(
        canonical=canonical,
        series="/".join(divided.names),
        year=divided.year,
        number="/".join(divided.rest),
        member=divided.member,
        suffixes=suffixes,
        placeholder=any(part.type == "OPEN_NUMBER" for part in solid) or any(map(_is_open, suffixes)),
        expands_to=expanded(canonical, suffixes, further) if further else (),
        faults=_faults(repairs, head, divided),
        letters="/".join(divided.letters),
        repairs=repairs,
        extent=extent,
    )


class _Divided:
    """The parts of a symbol without its suffixes, each put where it belongs."""

    def __init__(self, body: list[Lexeme]) -> None:
        self.names: list[str] = []
        self.letters: list[str] = []
        self.rest: list[str] = []
        self.year: int | None = None
        self.member = ""
        self.collection = ""
        self.year_without_parentheses: Lexeme | None = None
        self.slash_behind: set[int] = set()
        """Offsets behind which the house would print a slash that is not written."""
        self.more = False
        """Whether figures follow the part that is being placed."""
        for index, part in enumerate(body):
            self.more = _has_figures(body[index + 1 :])
            _PLACES[part.type](self, part)

    def letters_part(self, part: Lexeme) -> None:
        text = part.text
        if not self.names:
            self.collection = text.upper()
        if _is_member_code(text, self):
            self.member = text
            return
        name = text if text in _MIXED_CASE and self.names else text.upper()
        self.letters.append(name)
        (self.rest if self.rest else self.names).append(name)

    def glued(self, part: Lexeme) -> None:
        name = part.text.rstrip("0123456789")
        figures = part.text[len(name) :]
        self.letters.append(name)
        if self.rest:
            self.rest.append(part.text)
            return
        self.names.append(name)
        if name in _GLUED_BY_MISTAKE and not self.more:
            self.slash_behind.add(part.start + len(name))
        if self.collection == "FCCC" and _is_year(figures):
            self.slash_behind.add(part.start + len(name))
            self.year = int(figures)
        else:
            self.rest.append(figures)

    def dotted(self, part: Lexeme) -> None:
        if self.rest or self.year is not None or not self.more:
            self.rest.append(part.text)
        else:
            self.names.append(part.text)
            self.letters.append(part.text.partition(".")[0])

    def session(self, part: Lexeme) -> None:
        text = part.text.strip("()")
        if len(text) == 4 and _is_year(text):
            self.year = int(text)
        elif text.isdigit() and len(text) == 2 and self.collection not in _SESSIONS:
            self.year = _full_year(text)
        else:
            self.rest.append(text)

    def figures(self, part: Lexeme) -> None:
        text = part.text
        if "." in text and not self.rest:
            self.names.append(text)
            self.letters.append(text)
        elif self.year is None and _is_year(text) and self.more and not self.rest:
            self.year = int(text)
        elif self.names == ["JOB"] and len(text) == 2 and self.year is None and self.more:
            self.year = _full_year(text)
            self.year_without_parentheses = part
        else:
            self.rest.append(text.replace("\u2011", "-"))

    def other(self, part: Lexeme) -> None:
        self.rest.append(part.text)

    def decision(self, part: Lexeme) -> None:
        self.names.append(part.text.partition("/")[2].partition(".")[0])
        self.letters.append(self.names[-1])
        self.rest.append(part.text)

    def resolution(self, part: Lexeme) -> None:
        self.names.append(part.text.rstrip(".0123456789"))
        self.letters.append(self.names[-1])
        self.rest.append(part.text[len(self.names[-1]) :])


_PLACES = {
    "LETTERS": _Divided.letters_part,
    "GLUED": _Divided.glued,
    "DOTTED": _Divided.dotted,
    "SESSION": _Divided.session,
    "FIGURES": _Divided.figures,
    "OPEN_NUMBER": _Divided.other,
    "DECISION": _Divided.decision,
    "RESOLUTION": _Divided.resolution,
}
_MIXED_CASE = frozenset(("Let", "Job", "Spec", "Sub"))
_BARE_SUFFIXES = frozenset(("REV", "ADD", "CORR", "SUPPL"))
_GLUED_BY_MISTAKE = frozenset(("W", "M", "N", "R", "GEN", "SPEC", "RD", "COM"))
"""Type letters that a slash parts from the number; others, as in `RW2` and `Q2`, are glued by rule."""
_SESSIONS = frozenset(("TD", "ITC", "A", "E", "UNEP"))
"""Collections with the number of a session in parentheses, where the WTO puts a year."""
_WTO = frozenset(("WT", "WTO", "G", "S", "IP", "TN", "GPA", "INF", "JOB", "RD", "PC", "IDA"))
_WITH_MEMBERS = frozenset(("WT", "G", "S", "IP", "GPA"))


def _has_figures(parts: list[Lexeme]) -> bool:
    return any(part.type in ("FIGURES", "DOTTED", "GLUED", "OPEN_NUMBER") for part in parts)


def _full_year(text: str) -> int:
    return (1900 if int(text) >= 80 else 2000) + int(text)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and 1945 <= int(text) <= 2099


def _is_member_code(text: str, divided: _Divided) -> bool:
    """Whether letters are a Member code, or stand where only a Member code can stand: `G/SPS/N/TWN/453`."""
    if divided.member or len(divided.names) < 2 or divided.collection not in _WITH_MEMBERS:
        return False
    if text in type_letters() or not text.isupper():
        return False
    if text in member_codes():
        return True
    return divided.letters[-1] == "N" and 2 <= len(text) <= 4


@cache
def member_codes() -> frozenset[str]:
    """The codes by which symbols name Members and governments that want to join."""
    joining = {observer.iso3 for observer in observers()}
    return frozenset({member.symbol_code for member in members()} | joining | {"EEC", "EC", "EU", "TPKM"})


def _repairs(parts: list[Lexeme], divided: _Divided) -> tuple[Repair, ...]:
    """Every fault of the writing where it stands, with what the house would write there."""
    found: list[Repair] = []
    for index, part in enumerate(parts):
        before = parts[index - 1].type if index else ""
        behind = parts[index + 1].type if index + 1 < len(parts) else ""
        if part.type in ("SUFFIX", "FURTHER_SUFFIX"):
            found += _suffix_repairs(part)
        elif part.type in _RESIDUE:
            found.append(Repair(_RESIDUE[part.type], part.start, part.end, "/" if part.type == "DOUBLE_SLASH" else ""))
        elif part.type == "DOT" or (part.type == "BLANK" and behind == "SUFFIX" and before != "SLASH"):
            found.append(Repair("suffix separator", part.start, part.end, "/"))
        elif part.type == "BLANK":
            found.append(Repair("blank", part.start, part.end, ""))
        elif part.type == "SESSION" and before == "SLASH" and part.text.strip("()").isdigit():
            found.append(Repair("parentheses", part.start - 1, part.end, part.text + "/" * (behind == "FIGURES")))
        elif part.type in ("LETTERS", "GLUED") and _is_miscased(part.text):
            fault = "suffix form" if part.text.upper() in _BARE_SUFFIXES else "letter case"
            found.append(Repair(fault, part.start, part.end, part.text.upper()))
        elif part.type == "FIGURES" and "\u2011" in part.text:
            found.append(Repair("hyphen", part.start, part.end, part.text.replace("\u2011", "-")))
    found += [Repair("glued", offset, offset, "/") for offset in sorted(divided.slash_behind)]
    if divided.year_without_parentheses is not None:
        part = divided.year_without_parentheses
        found.append(Repair("parentheses", part.start - 1, part.end, f"({part.text})"))
    return tuple(sorted(found, key=lambda repair: repair.start))


_RESIDUE = {"UNDERSCORE": "underscore", "UNSEEN": "unseen", "DOUBLE_SLASH": "double slash", "LINE_END": "line end"}


def _faults(repairs: tuple[Repair, ...], parts: list[Lexeme], divided: _Divided) -> tuple[str, ...]:
    found = [repair.fault for repair in repairs]
    if not divided.rest and any(part.type == "SUFFIX" for part in parts) and not _number_free(divided):
        found.append("no number")
    return tuple(dict.fromkeys(found))


def _is_miscased(text: str) -> bool:
    return text != text.upper() and text not in _MIXED_CASE


def _number_free(divided: _Divided) -> bool:
    known = series().get("/".join(divided.letters))
    return divided.year is not None or (known is not None and known.number_free)


def _canonical(head: list[Lexeme], divided: _Divided) -> str:
    """The symbol without residue, with suffixes in their house form."""
    pieces: list[str] = []
    for index, part in enumerate(head):
        before = head[index - 1].type if index else ""
        if part.type in ("SLASH", "DOUBLE_SLASH", "DOT"):
            pieces.append("/")
        elif part.type == "SUFFIX":
            pieces.append(("" if pieces and pieces[-1] == "/" else "/") + house_suffix(part.text))
        elif part.type == "SESSION":
            if pieces and pieces[-1] == "/":
                pieces.pop()
            pieces.append(part.text)
        elif part.type == "VOLUME":
            pieces.append(" " + part.text.strip())
        elif part.type not in _JOINTS:
            if before == "SESSION" and divided.collection in _WTO:
                pieces.append("/")
            pieces.append(_house_text(part, divided))
    symbol = "".join(pieces)
    if divided.year_without_parentheses is not None:
        year = divided.year_without_parentheses.text
        symbol = symbol.replace(f"/{year}/", f"({year})/", 1)
    return symbol


def _house_text(part: Lexeme, divided: _Divided) -> str:
    text = part.text.replace("\u2011", "-")
    cut = next((offset - part.start for offset in divided.slash_behind if part.start < offset < part.end), 0)
    if cut:
        text = f"{text[:cut]}/{text[cut:]}"
    return text.upper() if part.type == "LETTERS" and _is_miscased(text) else text


def _suffix_repairs(part: Lexeme) -> list[Repair]:
    """What is wrong with one suffix: its letters, and what stands behind them."""
    letters, number = house_suffix(part.text).split(".", 1)
    cut = part.start + len(letters)
    written = part.text[len(letters) :]
    found = []
    if not part.text.startswith(letters):
        found.append(Repair("suffix case", part.start, cut, letters))
    if "\n" in written or "\r" in written:
        found.append(Repair("line end", cut, part.end, f".{number}"))
    elif not written.startswith(".") or written[1:2] == " ":
        found.append(Repair("suffix form", cut, part.end, f".{number}"))
    elif number == "0" or written[1:] != number:
        found.append(Repair("suffix number", cut, part.end, f".{number}"))
    return found


def _is_open(suffix: str) -> bool:
    return not suffix.rpartition(".")[2].isdigit()


@lru_cache(maxsize=20_000)
def is_symbol(run: str, following: str) -> bool:
    """Whether a run of letters, slashes and figures is a document symbol, and not `WTO/OECD` or `A/H1N1`.

    `following` is the character behind the run.
    """
    parts = read_symbol(run)
    if not parts.series or (following.isalpha() and following.islower()):
        return False
    first = run.lstrip("_")[:1]
    if first.isdigit() or (parts.letters == "WHA" and "/" not in run):
        return True
    names = tuple(parts.letters.split("/"))
    if first.islower():
        return bool(parts.number) and "/".join(names[:2]) in known_bodies()
    if not _names_something(parts):
        return False
    if names[0] in _CLEAR:
        return len(names) > 1 or parts.year is not None or names[0] in _SINGLE
    if names[0] == "WTO":
        return len(names) > 1 and (names[1] == "AIR" or f"WT/{names[1]}" in known_bodies())
    return _fits_series(names, parts) if names[0] in collections() else _looks_like_one(names, parts)


_CLEAR = frozenset(("WT", "TN", "IP", "INF", "JOB", "RD", "FCCC", "GPA", "OFFICE", "PRESS"))
_SINGLE = frozenset(("JOB", "GPA", "OFFICE"))
_ONE_LETTER = frozenset("ACEGLS")


def _names_something(parts: SymbolParts) -> bool:
    if parts.number or parts.year is not None:
        return True
    known = series().get(parts.letters)
    return bool(parts.suffixes) and (known is not None or parts.letters.startswith(("WT/", "TN/", "G/", "IP/", "INF/")))


@cache
def known_bodies() -> frozenset[str]:
    """The first two components of all known series: `WT/COMTD`, `G/SPS`, `A/CONF`."""
    return frozenset("/".join(prefix.split("/")[:2]) for prefix in series())


def _fits_series(names: tuple[str, ...], parts: SymbolParts) -> bool:
    if len(names) == 1:
        return _fits_alone(names[0], parts)
    if "/".join(names[:2]) in known_bodies():
        return True
    if names[0] in _ONE_LETTER:
        return len(names) > 2 and names[2] in type_letters() and len(names[1]) > 2 and parts.number.isdigit()
    return names[0] in series()


def _fits_alone(collection: str, parts: SymbolParts) -> bool:
    figures = parts.number.split("/")
    if collection in ("L", "LET", "AIR", "TD"):
        return figures[0].isdigit() and len(figures[0]) > 1
    if collection in ("A", "E", "S"):
        old = figures[0].isdigit() and len(figures[0]) > 3 and not _is_year(figures[0])
        return len(figures) > 1 or parts.year is not None or old or figures[0].startswith("PV.")
    return collection in series() and (len(figures) > 1 or parts.year is not None)


def _looks_like_one(names: tuple[str, ...], parts: SymbolParts) -> bool:
    """A symbol of a house that the lexicon does not know: letters enough, and figures that count documents."""
    figures = [part for part in parts.number.split("/") if part.isdigit()]
    if len(names) < 2 or not figures or parts.faults:
        return False
    return bool(parts.suffixes) or (len(names) > 2 and (parts.year is not None or len(figures) > 1))
