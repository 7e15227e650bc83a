"""A finding as other programs read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from msme_parse.facts import Facts
from msme_parse.finding import Edit, Finding, Fix, Severity
from msme_parse.source import Lines, Place, Source


class PlaceRecord(msgspec.Struct, frozen=True, gc=False):
    """Line and column from 1, and the offset from 0, all in Unicode characters."""

    line: int
    column: int
    offset: int


class RelatedRecord(msgspec.Struct, frozen=True, gc=False):
    """Another place that a finding speaks of."""

    message: str
    start: PlaceRecord
    end: PlaceRecord


class EditRecord(msgspec.Struct, frozen=True, gc=False):
    """Characters `start` to `end` of the decoded text become `text`."""

    start: int
    end: int
    text: str


class FixRecord(msgspec.Struct, frozen=True, gc=False):
    """What would mend the finding."""

    safety: Literal["safe", "unsafe"]
    message: str
    edits: tuple[EditRecord, ...]


class OriginRecord(msgspec.Struct, frozen=True, gc=False):
    """Where in a Word, PDF or other file the finding stands; text files have none."""

    part: str
    paragraph: int | None
    page: int | None


class FindingRecord(msgspec.Struct, frozen=True, gc=False):
    """One finding of one file."""

    code: str
    rule: str
    severity: Severity
    message: str
    path: str
    start: PlaceRecord
    end: PlaceRecord
    where: str
    related: tuple[RelatedRecord, ...]
    fix: FixRecord | None
    origin: OriginRecord | None = None


class Linted(msgspec.Struct, frozen=True, gc=False):
    """What linting one report gave: all that an output needs to know of it."""

    path: str
    text: str
    records: tuple[FindingRecord, ...]
    notices: tuple[str, ...]
    read_as: str = ""
    """How the report was understood: `plain, en, wto, draft`."""


def linted(facts: Facts, findings: Iterable[Finding]) -> Linted:
    """The findings of one report in the shape of the contract, in the given order."""
    lines = facts.report.lines
    source = facts.report.source
    records = tuple(_record(facts, lines, source, finding) for finding in findings)
    identity = facts.identity
    read_as = ", ".join((source.form, identity.language, identity.profile, identity.status))
    return Linted(source.path, source.text, records, source.notices, read_as)


def _record(facts: Facts, lines: Lines, source: Source, finding: Finding) -> FindingRecord:
    return FindingRecord(
        code=finding.code,
        rule=finding.rule,
        severity=finding.severity,
        message=finding.message,
        path=source.path,
        start=_place(lines.place(finding.span.start)),
        end=_place(lines.place(finding.span.end)),
        where=facts.where(finding.span.start),
        related=tuple(
            RelatedRecord(each.message, _place(lines.place(each.span.start)), _place(lines.place(each.span.end)))
            for each in finding.related
        ),
        fix=_fix(finding.fix),
        origin=_origin(source, finding.span.start),
    )


def _origin(source: Source, offset: int) -> OriginRecord | None:
    origin = source.origin(offset)
    return OriginRecord(origin.part, origin.paragraph, origin.page) if origin else None


def _place(place: Place) -> PlaceRecord:
    return PlaceRecord(place.line, place.column, place.offset)


def _fix(fix: Fix | None) -> FixRecord | None:
    if fix is None:
        return None
    return FixRecord(fix.safety, fix.message, tuple(_edit(edit) for edit in fix.edits))


def _edit(edit: Edit) -> EditRecord:
    return EditRecord(edit.start, edit.end, edit.text)
