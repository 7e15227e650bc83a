"""The JSON of `msme-parse extract`: everything that a report says, in the shape of the contract."""

from __future__ import annotations

import datetime
from typing import Literal

import msgspec

from msme_parse.facts import Facts
from msme_parse.facts.dates import DateFact
from msme_parse.facts.members import ListFact
from msme_parse.facts.passages import unwrapped
from msme_parse.source import Span
from msme_parse.tree.nodes import Caption, Furniture, Gap, Paragraph, Stray, Table

SCHEMA_VERSION: Literal["1"] = "1"
"""Raised when a field is renamed, dropped or changes its meaning; adding one does not raise it."""


class SpanRecord(msgspec.Struct, frozen=True, gc=False):
    """Character offsets into the decoded text, and the lines on which they stand."""

    start: int
    end: int
    line: int
    end_line: int


class SourceRecord(msgspec.Struct, frozen=True, gc=False):
    """Where the text came from."""

    path: str
    sha256: str
    encoding: str
    form: str
    characters: int
    lines: int


class MastheadRecord(msgspec.Struct, frozen=True, gc=False):
    """The document's own symbol, date and the rest of its masthead."""

    symbols: tuple[str, ...]
    date: str | None
    job_number: str | None
    pages: int | None
    bodies: tuple[str, ...]
    original_language: str | None
    restricted: bool


class SectionRecord(msgspec.Struct, frozen=True, gc=False):
    """A heading; `number` is empty when it has none."""

    number: str
    heading: str
    level: int
    span: SpanRecord


class ParagraphRecord(msgspec.Struct, frozen=True, gc=False):
    """A paragraph, its words on one line; `number` is null when it has none."""

    number: str | None
    section: str | None
    text: str
    notes: tuple[str, ...]
    where: str
    span: SpanRecord


class FootnoteRecord(msgspec.Struct, frozen=True, gc=False):
    """A note, its words on one line, and where it is called."""

    number: str
    text: str
    cited_at: tuple[SpanRecord, ...]
    span: SpanRecord


class SymbolReadingRecord(msgspec.Struct, frozen=True, gc=False):
    """One reading of a symbol; `note` is the number of the note that its last figures call, null in the other."""

    symbol: str
    note: str | None


class SymbolRecord(msgspec.Struct, frozen=True, gc=False):
    """A document symbol as cited. `suffixes` stand in written order.

    `ambiguous` and `readings` stand only with a symbol whose last figures may be the mark of a note: `Rev14`.
    """

    text: str
    symbol: str
    profile: str
    series: str
    year: int | None
    number: str | None
    suffixes: tuple[str, ...]
    placeholder: bool
    dated: str | None
    where: str
    span: SpanRecord
    member: str | None = None
    expands_to: tuple[str, ...] | None = None
    ambiguous: bool | msgspec.UnsetType = msgspec.UNSET
    readings: tuple[SymbolReadingRecord, ...] | msgspec.UnsetType = msgspec.UNSET


class ReadingRecord(msgspec.Struct, frozen=True, gc=False):
    """One of the days that a date may mean; null, when the reading has no year.

    `note` stands only where the last figure of the year may call one: in `3 May 20193` note 3, or none.
    """

    start: str | None
    end: str | None
    note: str | msgspec.UnsetType | None = msgspec.UNSET


class DateRecord(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A day, a range or a month. Both ends are null when the calendar has no such day.

    `ambiguous` and `readings` stand only with a date whose day and month could change places, `03/04/2024`, or to whose
    year the mark of a note may be glued: `3 May 20193`.
    """

    text: str
    start: str | None
    end: str | None
    precision: Literal["day", "month"]
    year_inferred: bool
    where: str
    span: SpanRecord
    ambiguous: bool = False
    readings: tuple[ReadingRecord, ...] = ()


class MarkReadingRecord(msgspec.Struct, frozen=True, gc=False):
    """One reading of a word with a figure at its end; `note` is the note that the figure calls, null in the other."""

    text: str
    note: str | None


class UndecidedMarkRecord(msgspec.Struct, frozen=True, gc=False):
    """`Members2`, `20212`: a figure that may be the mark of a note, where no note decides."""

    text: str
    readings: tuple[MarkReadingRecord, ...]
    where: str
    span: SpanRecord
    ambiguous: Literal[True] = True


class EntryRecord(msgspec.Struct, frozen=True, gc=False):
    """One name of a Member list; `weight` is how many Members it stands for."""

    text: str
    official: str | None
    iso3: str | None
    weight: int
    span: SpanRecord


class MemberListRecord(msgspec.Struct, frozen=True, gc=False):
    """A Member list: how many names it prints and how many Members they stand for."""

    where: str
    entries: tuple[EntryRecord, ...]
    names: int
    members: int
    span: SpanRecord


class CountRecord(msgspec.Struct, frozen=True, gc=False):
    """A stated number and what it counts."""

    text: str
    value: int
    of: str
    group: str | None
    kind: str
    where: str
    span: SpanRecord


class AbbreviationRecord(msgspec.Struct, frozen=True, gc=False):
    """A definition."""

    short: str
    long: str
    where: str
    span: SpanRecord


class CrossReferenceRecord(msgspec.Struct, frozen=True, gc=False):
    """One target that the text points at; `resolved` is null for another document's."""

    text: str
    kind: str
    target: str
    scope: str
    resolved: bool | None
    where: str
    span: SpanRecord


class BracketRecord(msgspec.Struct, frozen=True, gc=False):
    """Square brackets and what they are for."""

    kind: str
    text: str
    where: str
    span: SpanRecord


class AnnexRecord(msgspec.Struct, frozen=True, gc=False):
    """An annex heading."""

    number: str
    title: str
    span: SpanRecord


class TableRecord(msgspec.Struct, frozen=True, gc=False):
    """A captioned table, figure, chart or box, or rows of a table without a caption."""

    kind: str
    number: str
    title: str
    span: SpanRecord


class UnparsedRecord(msgspec.Struct, frozen=True, gc=False):
    """Characters that no grammar rule made sense of."""

    text: str
    span: SpanRecord


class CoverageRecord(msgspec.Struct, frozen=True, gc=False):
    """How much of the text was understood."""

    characters: int
    understood: int
    unparsed: tuple[UnparsedRecord, ...]


class ReportRecord(msgspec.Struct, frozen=True, gc=False):
    """One report."""

    schema_version: Literal["1"]
    source: SourceRecord
    profile: Literal["wto", "un", "other"]
    language: Literal["en", "fr", "es"]
    status: Literal["draft", "final"]
    report_year: int | None
    masthead: MastheadRecord
    title: str
    sections: tuple[SectionRecord, ...]
    paragraphs: tuple[ParagraphRecord, ...]
    footnotes: tuple[FootnoteRecord, ...]
    symbols: tuple[SymbolRecord, ...]
    dates: tuple[DateRecord, ...]
    member_lists: tuple[MemberListRecord, ...]
    counts: tuple[CountRecord, ...]
    abbreviations: tuple[AbbreviationRecord, ...]
    cross_references: tuple[CrossReferenceRecord, ...]
    brackets: tuple[BracketRecord, ...]
    annexes: tuple[AnnexRecord, ...]
    tables: tuple[TableRecord, ...]
    coverage: CoverageRecord
    undecided_marks: tuple[UndecidedMarkRecord, ...] | msgspec.UnsetType = msgspec.UNSET
    """Stands only where there are any."""


def report_record(facts: Facts) -> ReportRecord:
    """The record of a report. Total: every report has one."""
    identity = facts.identity
    return ReportRecord(
        schema_version=SCHEMA_VERSION,
        source=_source(facts),
        profile=identity.profile,
        language=identity.language,
        status=identity.status,
        report_year=identity.report_year,
        masthead=MastheadRecord(
            identity.symbols,
            _iso(identity.date),
            identity.job_number,
            identity.pages,
            identity.bodies,
            identity.original_language,
            identity.restricted,
        ),
        title=identity.title,
        sections=_sections(facts),
        paragraphs=_paragraphs(facts),
        footnotes=_footnotes(facts),
        symbols=_symbols(facts),
        dates=_dates(facts),
        member_lists=_lists(facts),
        counts=_counts(facts),
        abbreviations=_abbreviations(facts),
        cross_references=_references(facts),
        brackets=_brackets(facts),
        annexes=tuple(
            AnnexRecord(annex.number, annex.title, _span(facts, annex.span)) for annex in facts.structure.annexes
        ),
        tables=_tables(facts),
        coverage=_coverage(facts),
        undecided_marks=_undecided(facts) or msgspec.UNSET,
    )


def to_json(record: ReportRecord | tuple[ReportRecord, ...], *, indent: int = 2) -> bytes:
    """The record as UTF-8 JSON; lone surrogates of the text come out as U+FFFD, since JSON in UTF-8 has none."""
    try:
        encoded = msgspec.json.encode(record)
    except UnicodeEncodeError:
        encoded = msgspec.json.encode(_encodable(msgspec.to_builtins(record)))
    return msgspec.json.format(encoded, indent=indent) if indent else encoded


def _encodable(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _encodable(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_encodable(each) for each in value]
    return value


def _span(facts: Facts, span: Span) -> SpanRecord:
    return SpanRecord(span.start, span.end, *facts.report.lines.range(span.start, span.end))


def _trimmed(facts: Facts, span: Span) -> SpanRecord:
    """A block without the line end that closes it."""
    text = facts.text[span.start : span.end]
    return _span(facts, Span(span.start, span.start + len(text.rstrip())))


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _source(facts: Facts) -> SourceRecord:
    source = facts.report.source
    lines = facts.report.lines.count
    return SourceRecord(source.path, source.sha256, source.encoding, source.form, len(source.text), lines)


def _sections(facts: Facts) -> tuple[SectionRecord, ...]:
    return tuple(
        SectionRecord(section.number, section.heading, section.level, _trimmed(facts, section.span))
        for section in facts.structure.sections
    )


def _paragraphs(facts: Facts) -> tuple[ParagraphRecord, ...]:
    marks: dict[int, list[str]] = {}
    for mark in facts.notes.marks:
        marks.setdefault(mark.passage.node.start, []).append(mark.number)
    records = []
    for passage in facts.passages.of_kind("paragraph"):
        node = passage.node
        number = node.number if isinstance(node, Paragraph) else ""
        section = passage.section or (number.rpartition(".")[0] if "." in number else "")
        words = unwrapped(facts.text, passage.leaves, without_marks=True)
        notes = tuple(marks.get(node.start, ()))
        span = _trimmed(facts, node.span)
        records.append(ParagraphRecord(number or None, section or None, words, notes, passage.address, span))
    return tuple(records)


def _footnotes(facts: Facts) -> tuple[FootnoteRecord, ...]:
    return tuple(
        FootnoteRecord(
            note.number,
            unwrapped(facts.text, note.passage.leaves),
            tuple(_span(facts, mark.span) for mark in facts.notes.marks_to(note.passage)),
            _trimmed(facts, note.span),
        )
        for note in facts.notes.notes
    )


def _symbols(facts: Facts) -> tuple[SymbolRecord, ...]:
    return tuple(
        SymbolRecord(
            text=citation.text,
            symbol=citation.symbol,
            profile=facts.identity.profile,
            series=citation.parts.series,
            year=citation.parts.year,
            number=citation.parts.number or None,
            suffixes=citation.parts.suffixes,
            placeholder=citation.parts.placeholder,
            dated=_iso(citation.dated.start) if citation.dated else None,
            where=citation.where,
            span=_span(facts, citation.span),
            member=citation.parts.member or None,
            expands_to=citation.parts.expands_to or None,
            ambiguous=True if citation.readings else msgspec.UNSET,
            readings=tuple(SymbolReadingRecord(each.symbol, each.note) for each in citation.readings) or msgspec.UNSET,
        )
        for citation in facts.citations
    )


def _dates(facts: Facts) -> tuple[DateRecord, ...]:
    return tuple(
        DateRecord(
            date.text,
            _iso(date.start),
            _iso(date.end),
            date.precision,
            date.year_inferred,
            date.where,
            _span(facts, date.span),
            date.ambiguous or bool(date.mark),
            _readings(date),
        )
        for date in facts.dates
    )


def _readings(date: DateFact) -> tuple[ReadingRecord, ...]:
    days = [day.isoformat() for day in date.readings]
    if not date.mark:
        return tuple(ReadingRecord(day, day) for day in days)
    return (*(ReadingRecord(day, day, date.mark) for day in days), ReadingRecord(None, None, None))


def _undecided(facts: Facts) -> tuple[UndecidedMarkRecord, ...]:
    return tuple(
        UndecidedMarkRecord(
            mark.text,
            (MarkReadingRecord(mark.text, None), MarkReadingRecord(mark.word, mark.number)),
            mark.where,
            _span(facts, mark.span),
        )
        for mark in facts.undecided
    )


def _lists(facts: Facts) -> tuple[MemberListRecord, ...]:
    return tuple(
        MemberListRecord(
            found.where,
            _entries(facts, found),
            found.names,
            found.members,
            _span(facts, found.span),
        )
        for found in facts.lists
    )


def _entries(facts: Facts, found: ListFact) -> tuple[EntryRecord, ...]:
    lines = facts.report.lines.range
    return tuple(
        [
            EntryRecord(
                entry.text,
                entry.official,
                entry.iso3,
                entry.weight,
                SpanRecord(entry.span.start, entry.span.end, *lines(entry.span.start, entry.span.end)),
            )
            for entry in found.entries
        ]
    )


def _counts(facts: Facts) -> tuple[CountRecord, ...]:
    return tuple(
        CountRecord(
            count.text, count.value, count.of, count.group or None, count.kind, count.where, _span(facts, count.span)
        )
        for count in facts.counts
    )


def _abbreviations(facts: Facts) -> tuple[AbbreviationRecord, ...]:
    return tuple(
        AbbreviationRecord(
            " ".join(definition.short.split()), definition.long, definition.where, _span(facts, definition.span)
        )
        for definition in facts.abbreviations.definitions
    )


def _references(facts: Facts) -> tuple[CrossReferenceRecord, ...]:
    return tuple(
        CrossReferenceRecord(
            reference.text,
            reference.kind,
            reference.target,
            reference.scope,
            reference.resolved,
            reference.where,
            _span(facts, reference.span),
        )
        for reference in facts.references
    )


def _brackets(facts: Facts) -> tuple[BracketRecord, ...]:
    return tuple(
        BracketRecord(bracket.kind, bracket.text, bracket.where, _span(facts, bracket.span))
        for bracket in facts.brackets
    )


def _tables(facts: Facts) -> tuple[TableRecord, ...]:
    """Captions, each with the rows below it; and rows that have none."""
    rows = _rows_by_caption(facts)
    captions = [
        TableRecord(
            each.kind,
            each.number,
            each.title,
            _trimmed(facts, Span(each.span.start, rows.pop(each.span.start, each.span).end)),
        )
        for each in facts.structure.captions
    ]
    alone = [TableRecord("table", "", "", _trimmed(facts, span)) for span in rows.values()]
    return tuple(sorted(captions + alone, key=lambda record: record.span.start))


def _rows_by_caption(facts: Facts) -> dict[int, Span]:
    """The spans of rows, by the start of the caption right above them, or by their own."""
    found: dict[int, Span] = {}
    above: Caption | None = None
    for block in facts.report.blocks:
        if isinstance(block, Table):
            found[above.start if above else block.start] = block.span
        if not isinstance(block, (Gap, Furniture)):
            above = block if isinstance(block, Caption) else None
    return found


def _coverage(facts: Facts) -> CoverageRecord:
    strays = [leaf for _, leaf in facts.passages.each(Stray)]
    unparsed = tuple(UnparsedRecord(facts.text_of(leaf), _span(facts, leaf.span)) for leaf in strays)
    lost = sum(leaf.end - leaf.start for leaf in strays)
    return CoverageRecord(len(facts.text), len(facts.text) - lost, unparsed)
