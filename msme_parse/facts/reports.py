"""The series of earlier reports that a report cites, and the years that they cover."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.facts.symbols import Citation
from msme_parse.source import Span
from msme_parse.syntax.reports import find_announcement, is_yearly

if TYPE_CHECKING:
    from msme_parse.facts import Facts


class PriorReport(msgspec.Struct, frozen=True, eq=False, gc=False):
    """`INF/MSME/R/30 dated 11 February 2022`, one of a series."""

    citation: Citation
    span: Span
    """Symbol and date."""
    covers: int
    """The year it is about: its own from July on, the year before until June."""


class ReportSeries(msgspec.Struct, frozen=True, eq=False, gc=False):
    """`Previous Annual Reports include ...`: annual reports, each with its date."""

    reports: tuple[PriorReport, ...]
    """In the order of the text."""
    undated: int
    """How many more symbols the sentence cites without a date that is sure to be theirs."""
    passage: Passage

    @property
    def span(self) -> Span:
        """From the first symbol to the last date."""
        return Span(self.reports[0].span.start, self.reports[-1].span.end)

    @property
    def covered(self) -> tuple[int, ...]:
        """The years that have a report, in order."""
        return tuple(sorted({report.covers for report in self.reports}))


def gather_series(facts: Facts) -> tuple[ReportSeries, ...]:
    """Every sentence that announces earlier annual reports and cites at least two with their dates."""
    by_passage: dict[int, list[Citation]] = defaultdict(list)
    for citation in facts.citations:
        by_passage[citation.passage.span.start].append(citation)
    return tuple(
        series
        for citations in by_passage.values()
        if sum(citation.dated is not None for citation in citations) > 1
        for series in _series(facts, citations)
    )


def _series(facts: Facts, citations: list[Citation]) -> Iterator[ReportSeries]:
    passage = citations[0].passage
    found = find_announcement(facts.text, passage.body.start, passage.body.end)
    if found is None or not is_yearly(facts.text[slice(*found)] + " " + facts.identity.title):
        return
    sentence = facts.passages.sentence(found[0])
    announced = [each for each in citations if found[0] <= each.span.start < sentence.end]
    reports = _with_years(announced)
    if len(reports) > 1:
        yield ReportSeries(tuple(reports), len(announced) - len(reports), passage)


def _with_years(citations: list[Citation]) -> list[PriorReport]:
    """One report a document. When two would share a year, the later one covers the year of its own date."""
    reports: list[PriorReport] = []
    taken: set[int] = set()
    for citation in citations:
        date = citation.dated
        if date is None or date.start is None or date.year_inferred:
            continue
        year = date.start.year if date.start.month > 6 else date.start.year - 1
        if year in taken:
            year = date.start.year
        taken.add(year)
        reports.append(PriorReport(citation, Span(citation.span.start, date.span.end), year))
    return reports
