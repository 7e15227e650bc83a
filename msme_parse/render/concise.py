"""One line a finding, in the form that editors and `grep` read: `report.txt:20:48: FNT001 error message [1.3]`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from msme_parse.records.findings import FindingRecord, Linted
from msme_parse.render.characters import one_line
from msme_parse.render.options import Options


def render(results: Sequence[Linted], **_options: Unpack[Options]) -> str:
    """All findings, one a line; nothing when there are none."""
    return "".join(_line(record) + "\n" for result in results for record in result.records)


def _line(record: FindingRecord) -> str:
    place = f"{record.path}:{record.start.line}:{record.start.column}"
    address = f" [{record.where}]" if record.where else ""
    return one_line(f"{place}: {record.code} {record.severity} {record.message}{address}")
