"""One line of a collection: a report with its findings."""

from __future__ import annotations

import msgspec

from msme_parse.records.extract import ReportRecord
from msme_parse.records.findings import FindingRecord


class CollectedRecord(ReportRecord, frozen=True, kw_only=True):
    """The object that `extract` prints, and what `lint` says of the same report."""

    findings: tuple[FindingRecord, ...]


def collected(record: ReportRecord, findings: tuple[FindingRecord, ...]) -> CollectedRecord:
    """Both in one."""
    return CollectedRecord(**msgspec.structs.asdict(record), findings=findings)
