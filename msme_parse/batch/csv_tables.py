"""Tables as CSV: UTF-8, a heading, nothing for what is missing."""

from __future__ import annotations

import contextlib
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from msme_parse.batch.rows import Rows, rows_of_reports
from msme_parse.batch.store import Report
from msme_parse.files import move_whole, workshop
from msme_parse.records.extract import ReportRecord
from msme_parse.records.tables import TABLES, Row, Table, columns_of, rows_of

EXTRACTED = tuple(table for table in TABLES if table.name not in ("findings", "errors"))
"""The tables of a record that has no findings."""


def write_csv(reports: Iterable[Report], folder: Path, out: Path) -> None:
    """A folder with a file for each table."""
    _write(rows_of_reports(reports), folder / out.name, TABLES)
    move_whole(folder / out.name, out)


def write_extracted(records: Iterable[ReportRecord], out: Path) -> None:
    """The same folder for bare records."""
    rows = (tuple(rows_of(record, number)) for number, record in enumerate(records, 1))
    with workshop(out) as folder:
        _write(rows, folder / out.name, EXTRACTED)
        move_whole(folder / out.name, out)


def _write(reports: Iterable[Rows], folder: Path, tables: Sequence[Table]) -> None:
    folder.mkdir()
    with contextlib.ExitStack() as opened:
        writers = []
        for table in tables:
            file = (folder / f"{table.name}.csv").open("w", encoding="utf-8", errors="replace", newline="")
            writers.append(csv.writer(opened.enter_context(file), lineterminator="\n"))
            writers[-1].writerow(_names(table))
        for report in reports:
            for writer, rows in zip(writers, report, strict=False):
                writer.writerows(map(_values, rows))


def csv_lines(records: Iterable[ReportRecord], name: str) -> Iterator[bytes]:
    """One table of some records, a report at a time. On its own it says the path of the report in front of each row."""
    index = next(index for index, table in enumerate(TABLES) if table.name == name)
    names = _names(TABLES[index])
    kept = [place for place, name in enumerate(names) if name != "path"]
    yield _text([("path", *(names[place] for place in kept))])
    for number, record in enumerate(records, 1):
        rows = map(_values, tuple(rows_of(record, number))[index])
        yield _text((record.source.path, *(row[place] for place in kept)) for row in rows)


def _names(table: Table) -> list[str]:
    return [column.name for column in columns_of(table.row)]


def _values(row: Row) -> tuple[object, ...]:
    """Truth stands as `true` and `false`, as SQL reads it."""
    values = msgspec.structs.astuple(row)
    return tuple(str(value).lower() if isinstance(value, bool) else value for value in values)


def _text(rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8", "replace")
