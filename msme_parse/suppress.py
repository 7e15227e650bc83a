"""Findings that somebody has decided to live with: suppressions with reasons, and the baseline.

Nothing of this is ever written into a report. Suppressions stand in a file beside it, `report.txt.msme.toml`:

    [[suppress]]
    code = "DAT002"
    where = "1.3"
    reason = "the year stands in the heading"
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from msme_parse.catalogue import CataloguedRule
from msme_parse.config import Choice, ConfigurationError, bytes_of, chosen, toml_of
from msme_parse.facts import Facts
from msme_parse.finding import Finding

SIDECAR_SUFFIX = ".msme.toml"
BASELINE_VERSION = 1


class Suppression(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One decision: which rule, where, and why. `where` is an address, or `*` for the whole report."""

    code: str
    reason: str
    where: str = "*"

    def hides(self, finding: Finding, where: str) -> bool:
        """Whether a finding at an address falls under the decision."""
        fits = self.code in (finding.rule, "ALL") or finding.code.startswith(self.code)
        return fits and self.where in ("*", where)


class _Sidecar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    suppress: tuple[Suppression, ...] = ()


def sidecar_of(path: str) -> Path:
    """Where the suppressions of a report stand, whether or not the file exists."""
    return Path(path + SIDECAR_SUFFIX)


def load_suppressions(file: Path, rules: Sequence[CataloguedRule]) -> tuple[Suppression, ...]:
    """The suppressions of a sidecar; none when the file does not exist. Raises as `suppressions_of` does."""
    if not os.path.isfile(file):
        return ()
    return suppressions_of(bytes_of(file), file, rules)


def suppressions_of(data: bytes, file: Path, rules: Sequence[CataloguedRule]) -> tuple[Suppression, ...]:
    """The suppressions that a sidecar called `file` holds.

    Raises ConfigurationError, naming the file, when it cannot be understood, lacks a reason or names no rule.
    """
    try:
        found = msgspec.convert(toml_of(data, file), _Sidecar).suppress
    except msgspec.ValidationError as error:
        raise ConfigurationError(f"{file}: {error}") from error
    for suppression in found:
        if not suppression.reason.strip():
            raise ConfigurationError(f"{file}: the suppression of {suppression.code} gives no reason")
        try:
            chosen(rules, Choice(select=(suppression.code,)))
        except ConfigurationError as error:
            raise ConfigurationError(f"{file}: {error}") from error
    return found


def without_suppressed(
    facts: Facts, findings: Iterable[Finding], suppressions: Sequence[Suppression]
) -> tuple[list[Finding], list[Suppression]]:
    """The findings that stay, and the suppressions that hid nothing."""
    kept: list[Finding] = []
    used: set[int] = set()
    for finding in findings:
        where = facts.where(finding.span.start)
        hiding = [index for index, each in enumerate(suppressions) if each.hides(finding, where)]
        used.update(hiding)
        if not hiding:
            kept.append(finding)
    return kept, [each for index, each in enumerate(suppressions) if index not in used]


class BaselineEntry(msgspec.Struct, frozen=True, order=True):
    """A finding that was there when the baseline was written: what and in which words, not on which line."""

    path: str
    code: str
    wording: str
    where: str = ""


class Baseline(msgspec.Struct, frozen=True):
    """All findings that are not to be reported again."""

    entries: tuple[BaselineEntry, ...] = ()


def wording(facts: Facts, finding: Finding) -> str:
    """The words that a finding stands in, on one line and without numbers that a renumbering changes."""
    sentence = facts.passages.sentence(finding.span.start)
    words = " ".join(facts.text[sentence.start : max(sentence.end, finding.span.end)].split())
    return "".join("#" if character.isdigit() else character for character in words)[:300]


def baseline_entries(facts: Facts, findings: Iterable[Finding]) -> list[BaselineEntry]:
    """What a baseline keeps of some findings."""
    path = Path(facts.report.source.path).as_posix()
    return [
        BaselineEntry(path, finding.code, wording(facts, finding), facts.where(finding.span.start))
        for finding in findings
    ]


def without_baseline(
    facts: Facts, findings: Sequence[Finding], baseline: Baseline
) -> tuple[list[Finding], list[BaselineEntry]]:
    """The findings that are new, and the entries for this file that no longer apply."""
    path = Path(facts.report.source.path).as_posix()
    mine = [entry for entry in baseline.entries if entry.path == path]
    waiting = Counter((entry.code, entry.wording) for entry in mine)
    fresh: list[Finding] = []
    for finding in findings:
        key = (finding.code, wording(facts, finding))
        if waiting[key] > 0:
            waiting[key] -= 1
        else:
            fresh.append(finding)
    stale: list[BaselineEntry] = []
    for entry in mine:
        if waiting[(entry.code, entry.wording)] > 0:
            waiting[(entry.code, entry.wording)] -= 1
            stale.append(entry)
    return fresh, stale


def load_baseline(file: Path) -> Baseline:
    """A baseline that was written before. Raises ConfigurationError for another version or what is no baseline."""
    import json  # needed by few runs, and slow to import

    data = bytes_of(file, "the baseline ")
    try:
        document = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(f"{file} is no baseline: {error}") from error
    version = document.get("version") if isinstance(document, dict) else None
    if version != BASELINE_VERSION:
        raise ConfigurationError(
            f"{file} is a baseline of version {version!r}; this program reads version {BASELINE_VERSION};"
            " write it again with --write-baseline"
        )
    try:
        return Baseline(msgspec.convert(document.get("findings", []), tuple[BaselineEntry, ...]))
    except msgspec.ValidationError as error:
        raise ConfigurationError(f"{file}: {error}") from error


def baseline_bytes(entries: Iterable[BaselineEntry]) -> bytes:
    """The file of a baseline, sorted so that two of the same findings are the same file."""
    import json

    document: dict[str, Any] = {
        "version": BASELINE_VERSION,
        "findings": [msgspec.to_builtins(entry) for entry in sorted(entries)],
    }
    return json.dumps(document, indent=1, ensure_ascii=False).encode("utf-8") + b"\n"
