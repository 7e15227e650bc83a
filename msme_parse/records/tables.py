"""The tables of a collection: what its reports say, a row for each thing, the same columns in every format.

`document` is the number of a report in its collection, from 1; `position` that of a thing in its report, in reading
order. The two are the key of every table but `documents` and `errors`. No column has a name that SQL keeps for itself.
Lists are joined with `; `; days are written 2025-12-31; offsets count characters of the decoded text from 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from types import NoneType
from typing import Literal, NewType, TypeVar, get_args, get_type_hints

import msgspec

from msme_parse.records.collected import CollectedRecord
from msme_parse.records.extract import ReportRecord, SymbolRecord

TABLES_VERSION: Literal["1"] = "1"
"""Raised when a table or column is renamed, dropped or changes its meaning; adding one does not raise it."""

Day = NewType("Day", str)
"""A day of the calendar, 2025-12-31."""


class DocumentRow(msgspec.Struct, frozen=True, gc=False):
    """A report that was read. `symbol` is the first of its own `symbols`; `understood` is in characters."""

    document: int
    path: str
    sha256: str
    encoding: str
    form: str
    characters: int
    lines: int
    profile: str
    language: str
    status: str
    report_year: int | None
    symbol: str | None
    symbols: str
    issued: Day | None
    job_number: str | None
    pages: int | None
    bodies: str
    original_language: str | None
    restricted: bool
    title: str
    understood: int
    tables_version: str


class ParagraphRow(msgspec.Struct, frozen=True, gc=False):
    """A paragraph, its words on one line; `notes` are the numbers of the notes that it calls."""

    document: int
    position: int
    number: str | None
    section: str | None
    text: str
    notes: str
    address: str
    line: int
    start_offset: int
    end_offset: int


class FootnoteRow(msgspec.Struct, frozen=True, gc=False):
    """A note, its words on one line; `citations` is how many marks call it."""

    document: int
    position: int
    number: str
    text: str
    citations: int
    line: int
    start_offset: int
    end_offset: int


class SymbolRow(msgspec.Struct, frozen=True, gc=False):
    """Who cites whom: `citing` is the report's own symbol, or its path where it has none; `cited` is what it names.

    A range such as `WT/GC/M/72 - 77` is as many rows as it names documents, of one `position`, told apart by `part`;
    `written` is the citation as it stands. `dated` is the day that the text gives to the cited document.
    """

    document: int
    position: int
    part: int
    citing: str
    cited: str
    written: str
    profile: str
    series: str
    year: int | None
    number: str | None
    suffixes: str
    member: str | None
    placeholder: bool
    dated: Day | None
    address: str
    line: int
    start_offset: int
    end_offset: int


class DateRow(msgspec.Struct, frozen=True, gc=False):
    """A day, a range or a month. Both ends are null where the calendar has no such day.

    `readings` holds the days that an `ambiguous` date may mean.
    """

    document: int
    position: int
    text: str
    first_day: Day | None
    last_day: Day | None
    precision: str
    year_inferred: bool
    ambiguous: bool
    readings: str
    address: str
    line: int
    start_offset: int
    end_offset: int


class MemberRow(msgspec.Struct, frozen=True, gc=False):
    """A name of a Member list. `list_number` counts the lists of the report; the name stands for `weight` Members."""

    document: int
    position: int
    list_number: int
    text: str
    official: str | None
    iso3: str | None
    weight: int
    address: str
    line: int
    start_offset: int
    end_offset: int


class CountRow(msgspec.Struct, frozen=True, gc=False):
    """A stated number, what is `counted`, and the group that it is said of."""

    document: int
    position: int
    text: str
    value: int
    counted: str
    group_name: str | None
    kind: str
    address: str
    line: int
    start_offset: int
    end_offset: int


class CrossReferenceRow(msgspec.Struct, frozen=True, gc=False):
    """One target that the text points at; `resolved` is null for another document's."""

    document: int
    position: int
    text: str
    kind: str
    target: str
    scope: str
    resolved: bool | None
    address: str
    line: int
    start_offset: int
    end_offset: int


class FindingRow(msgspec.Struct, frozen=True, gc=False):
    """One thing wrong at one place; `fix` is `safe` or `unsafe` where the program could mend it."""

    document: int
    position: int
    code: str
    rule: str
    severity: str
    message: str
    fix: str | None
    address: str
    line: int
    start_offset: int
    end_offset: int


class ErrorRow(msgspec.Struct, frozen=True, gc=False):
    """A file that could not be read, under the number that its report would have had."""

    document: int
    path: str
    message: str


Row = msgspec.Struct


class Table(msgspec.Struct, frozen=True):
    """A table: its name, the shape of its rows, and the columns that tell a row from all others."""

    name: str
    row: type[Row]
    key: tuple[str, ...] = ("document", "position")


TABLES = (
    Table("documents", DocumentRow, ("document",)),
    Table("paragraphs", ParagraphRow),
    Table("footnotes", FootnoteRow),
    Table("symbols", SymbolRow, ("document", "position", "part")),
    Table("dates", DateRow),
    Table("members", MemberRow),
    Table("counts", CountRow),
    Table("cross_references", CrossReferenceRow),
    Table("findings", FindingRow),
    Table("errors", ErrorRow, ("document",)),
)
TABLE_OF = {table.row: table.name for table in TABLES}

SCALARS = {int: "BIGINT", str: "VARCHAR", bool: "BOOLEAN", Day: "DATE"}
"""What the columns may hold, and how SQL calls it."""


class Column(msgspec.Struct, frozen=True):
    """A column of a table, for those that make one."""

    name: str
    sql_type: str
    optional: bool


@cache
def columns_of(row: type[Row]) -> tuple[Column, ...]:
    """The columns in the order of the fields."""
    return tuple(_column(name, hint) for name, hint in get_type_hints(row).items())


def _column(name: str, hint: object) -> Column:
    choices = get_args(hint) or (hint,)
    kind = next(choice for choice in choices if choice is not NoneType)
    return Column(name, SCALARS[kind], NoneType in choices)


def rows_of(record: ReportRecord, document: int) -> Iterator[Sequence[Row]]:
    """The rows of one report, table by table in the order of `TABLES`; findings only where the record has them."""
    yield (_document(record, document),)
    yield _paragraphs(record, document)
    yield _footnotes(record, document)
    yield _symbols(record, document)
    yield _dates(record, document)
    yield _members(record, document)
    yield _counts(record, document)
    yield _references(record, document)
    yield _findings(record, document) if isinstance(record, CollectedRecord) else ()


T = TypeVar("T")


def _numbered(things: Sequence[T]) -> Iterator[tuple[int, T]]:
    return enumerate(things, 1)


def _day(text: str | None) -> Day | None:
    return None if text is None else Day(text)


def _joined(parts: Sequence[str]) -> str:
    return "; ".join(parts)


def _document(record: ReportRecord, document: int) -> DocumentRow:
    source, masthead = record.source, record.masthead
    return DocumentRow(
        document,
        source.path,
        source.sha256,
        source.encoding,
        source.form,
        source.characters,
        source.lines,
        record.profile,
        record.language,
        record.status,
        record.report_year,
        next(iter(masthead.symbols), None),
        _joined(masthead.symbols),
        _day(masthead.date),
        masthead.job_number,
        masthead.pages,
        _joined(masthead.bodies),
        masthead.original_language,
        masthead.restricted,
        record.title,
        record.coverage.understood,
        TABLES_VERSION,
    )


def _paragraphs(record: ReportRecord, document: int) -> list[ParagraphRow]:
    return [
        ParagraphRow(
            document,
            position,
            each.number,
            each.section,
            each.text,
            _joined(each.notes),
            each.where,
            each.span.line,
            each.span.start,
            each.span.end,
        )
        for position, each in _numbered(record.paragraphs)
    ]


def _footnotes(record: ReportRecord, document: int) -> list[FootnoteRow]:
    return [
        FootnoteRow(
            document,
            position,
            each.number,
            each.text,
            len(each.cited_at),
            each.span.line,
            each.span.start,
            each.span.end,
        )
        for position, each in _numbered(record.footnotes)
    ]


def _symbols(record: ReportRecord, document: int) -> list[SymbolRow]:
    citing = next(iter(record.masthead.symbols), record.source.path)
    return [
        _symbol(each, citing, cited, (document, position, part))
        for position, each in _numbered(record.symbols)
        for part, cited in _numbered(each.expands_to or (each.symbol,))
    ]


def _symbol(each: SymbolRecord, citing: str, cited: str, key: tuple[int, int, int]) -> SymbolRow:
    return SymbolRow(
        *key,
        citing,
        cited,
        each.text,
        each.profile,
        each.series,
        each.year,
        each.number,
        _joined(each.suffixes),
        each.member,
        each.placeholder,
        _day(each.dated),
        each.where,
        each.span.line,
        each.span.start,
        each.span.end,
    )


def _dates(record: ReportRecord, document: int) -> list[DateRow]:
    return [
        DateRow(
            document,
            position,
            each.text,
            _day(each.start),
            _day(each.end),
            each.precision,
            each.year_inferred,
            each.ambiguous,
            _joined([reading.start for reading in each.readings if reading.start is not None]),
            each.where,
            each.span.line,
            each.span.start,
            each.span.end,
        )
        for position, each in _numbered(record.dates)
    ]


def _members(record: ReportRecord, document: int) -> list[MemberRow]:
    names = [(number, found, entry) for number, found in _numbered(record.member_lists) for entry in found.entries]
    return [
        MemberRow(
            document,
            position,
            number,
            entry.text,
            entry.official,
            entry.iso3,
            entry.weight,
            found.where,
            entry.span.line,
            entry.span.start,
            entry.span.end,
        )
        for position, (number, found, entry) in _numbered(names)
    ]


def _counts(record: ReportRecord, document: int) -> list[CountRow]:
    return [
        CountRow(
            document,
            position,
            each.text,
            each.value,
            each.of,
            each.group,
            each.kind,
            each.where,
            each.span.line,
            each.span.start,
            each.span.end,
        )
        for position, each in _numbered(record.counts)
    ]


def _references(record: ReportRecord, document: int) -> list[CrossReferenceRow]:
    return [
        CrossReferenceRow(
            document,
            position,
            each.text,
            each.kind,
            each.target,
            each.scope,
            each.resolved,
            each.where,
            each.span.line,
            each.span.start,
            each.span.end,
        )
        for position, each in _numbered(record.cross_references)
    ]


def _findings(record: CollectedRecord, document: int) -> list[FindingRow]:
    return [
        FindingRow(
            document,
            position,
            each.code,
            each.rule,
            each.severity,
            each.message,
            each.fix.safety if each.fix else None,
            each.where,
            each.start.line,
            each.start.offset,
            each.end.offset,
        )
        for position, each in _numbered(record.findings)
    ]
