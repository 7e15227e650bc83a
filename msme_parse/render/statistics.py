"""How often each rule was reported, the most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Unpack

import msgspec

from msme_parse.finding import Severity
from msme_parse.records.findings import Linted
from msme_parse.render.options import Options
from msme_parse.render.summary import WORDS, summary


class RuleCount(msgspec.Struct, frozen=True):
    """One rule of one severity: how many findings, in how many reports, and how many carry a fix."""

    code: str
    rule: str
    severity: Severity
    findings: int
    reports: int
    fixable: int


def counts(results: Sequence[Linted]) -> list[RuleCount]:
    """The rules that were reported, the most frequent first, then by code."""
    findings: Counter[tuple[str, str, Severity]] = Counter()
    reports: Counter[tuple[str, str, Severity]] = Counter()
    fixable: Counter[tuple[str, str, Severity]] = Counter()
    for result in results:
        keys = [(record.code, record.rule, record.severity) for record in result.records]
        findings.update(keys)
        reports.update(set(keys))
        fixable.update(key for key, record in zip(keys, result.records, strict=True) if record.fix)
    rows = [RuleCount(*key, number, reports[key], fixable[key]) for key, number in findings.items()]
    return sorted(rows, key=lambda row: (-row.findings, row.code, row.severity))


def render(results: Sequence[Linted], **_options: Unpack[Options]) -> str:
    """A line a rule, `8  SYM007  stray-underscore  warning  8 with a fix`, then the summary."""
    rows = counts(results)
    cells = [
        (str(row.findings), row.code, row.rule, WORDS[row.severity], f"{row.fixable} with a fix" if row.fixable else "")
        for row in rows
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "  ".join((number.rjust(widths[0]), *(cell.ljust(width) for cell, width in zip(rest, widths[1:], strict=True))))
        for number, *rest in cells
    ]
    return "".join(line.rstrip() + "\n" for line in [*lines, *([""] if lines else []), summary(results)])
