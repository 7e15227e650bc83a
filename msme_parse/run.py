"""One report from bytes to result, with everything a configuration asks for. Pure: the same input, the same result."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from msme_parse.catalogue import CataloguedRule
from msme_parse.config import ConfigurationError, Settings, chosen, house_names, known_rules
from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.fix import Fixed, fix_text
from msme_parse.linting import lint_facts
from msme_parse.readers import Reading, UnreadableInput, read_path
from msme_parse.records.findings import Linted, linted
from msme_parse.source import Source
from msme_parse.suppress import (
    Baseline,
    BaselineEntry,
    Suppression,
    baseline_entries,
    load_suppressions,
    sidecar_of,
    without_baseline,
    without_suppressed,
)
from msme_parse.syntax import parse_source


class Outcome(msgspec.Struct, frozen=True):
    """What linting one source gave, besides what is shown."""

    linted: Linted
    entries: tuple[BaselineEntry, ...] = ()
    """What a new baseline would keep of it."""
    stale: tuple[BaselineEntry, ...] = ()
    """Entries of the given baseline that no longer apply."""


def lint_source(source: Source, settings: Settings, baseline: Baseline | None = None) -> Outcome:
    """Lint one source. Raises ConfigurationError when its sidecar cannot be understood."""
    suppressions = load_suppressions(sidecar_of(source.path), known_rules(settings))
    facts = gathered(source, settings)
    findings = findings_of(facts, settings, suppressions)
    entries = tuple(baseline_entries(facts, findings))
    stale: list[BaselineEntry] = []
    if baseline is not None:
        findings, stale = without_baseline(facts, findings, baseline)
    return Outcome(linted(facts, findings), entries, tuple(stale))


def gathered(source: Source, settings: Settings) -> Facts:
    """The facts of a source, seen with the day and the words that the settings give."""
    return Facts(
        parse_source(source),
        as_of=settings.as_of,
        house_words=frozenset(settings.abbreviations),
        house_names=house_names(settings),
        previous=_previous(settings),
    )


def _previous(settings: Settings) -> Facts | None:
    if settings.previous is None:
        return None
    try:
        changed = os.stat(settings.previous).st_mtime_ns
    except (OSError, ValueError):
        changed = 0
    return _edition(settings.previous, changed, settings.reading)


@lru_cache(maxsize=4)
def _edition(path: str, changed: int, reading: Reading) -> Facts:
    """The facts of last year's edition, read once for many reports."""
    try:
        return Facts(parse_source(read_path(path, reading)))
    except UnreadableInput as error:
        raise ConfigurationError(f"the previous edition cannot be read: {error}") from error


def findings_of(facts: Facts, settings: Settings, suppressions: Sequence[Suppression]) -> list[Finding]:
    """The findings of one report that are neither deselected nor suppressed, in reading order."""
    rules = chosen(known_rules(settings), settings.choice_for(Path(facts.report.source.path).as_posix()))
    found = _lint(facts, [entry for entry in rules if entry.family != "suppressions"], settings)
    kept, unused = without_suppressed(facts, found, suppressions)
    facts.unused_suppressions = tuple((each.code, each.where) for each in unused)
    return _lint(facts, [entry for entry in rules if entry.family == "suppressions"], settings) + kept


def _lint(facts: Facts, rules: Sequence[CataloguedRule], settings: Settings) -> list[Finding]:
    return lint_facts(facts, rules=rules, profile=settings.profile, severities=settings.severity)


def fix_source(source: Source, settings: Settings, *, unsafe: bool) -> Fixed:
    """The text of a source with its fixes applied. Nothing is written."""
    suppressions = load_suppressions(sidecar_of(source.path), known_rules(settings))

    def lint(text: str) -> list[Finding]:
        edited = msgspec.structs.replace(source, text=text)
        return findings_of(gathered(edited, settings), settings, suppressions)

    return fix_text(source.text, lint, unsafe=unsafe)


def fault_of_ours(error: Exception) -> str:
    """One line for an error that should never have come: what it is, and where in the program it arose."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    place = f"{Path(last.tb_frame.f_code.co_filename).name}:{last.tb_lineno}" if last is not None else "unknown place"
    words = " ".join(str(error).split())[:200]
    return f"a fault of msme-parse, not of the report: {type(error).__name__} at {place}: {words}"
