"""Findings counted and put into words: `3 errors, 4 warnings, 2 remarks in 1 report`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msme_parse.finding import SEVERITIES, Severity
from msme_parse.records.findings import FindingRecord, Linted

WORDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "remark"}
"""What people call a severity."""


def counted(number: int, word: str) -> str:
    """A number with its word: `1 report`, `2 reports`."""
    return f"{number:,} {word}" + ("" if number == 1 else "s")


def tally(records: Iterable[FindingRecord]) -> str:
    """The findings by severity, the gravest first: `3 errors, 2 remarks`; `no findings` when there are none."""
    numbers = Counter(record.severity for record in records)
    parts = [counted(numbers[severity], WORDS[severity]) for severity in SEVERITIES if numbers[severity]]
    return ", ".join(parts) or "no findings"


def summary(results: Sequence[Linted]) -> str:
    """What a run found, in one line."""
    reports = counted(len(results), "report")
    records = [record for result in results for record in result.records]
    return f"{tally(records)} in {reports}" if records else f"No findings in {reports}."
