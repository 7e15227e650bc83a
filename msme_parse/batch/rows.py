"""The rows of a collection, a file at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from msme_parse.batch.store import Report
from msme_parse.readers import shown_path
from msme_parse.records.collected import CollectedRecord
from msme_parse.records.tables import TABLES, ErrorRow, Row, rows_of

Rows = Sequence[Sequence[Row]]
"""The rows of one file, table by table in the order of `TABLES`."""


def rows_of_reports(reports: Iterable[Report]) -> Iterator[Rows]:
    """The rows of each file of a collection, those of `errors` included."""
    decoder = msgspec.json.Decoder(CollectedRecord)
    for report in reports:
        if report.error:
            yield (*[()] * (len(TABLES) - 1), (error_row(report),))
        else:
            yield (*rows_of(decoder.decode(report.line), report.number), ())


def error_row(report: Report) -> ErrorRow:
    """The row of a file that could not be read."""
    return ErrorRow(report.number, shown_path(report.path), report.error)
