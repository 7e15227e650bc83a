"""What a report says, indexed and joined; never what is wrong with it.

`Facts(report)` gathers each kind of fact when somebody first asks for it, and keeps it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cached_property

from msme_parse.facts.abbreviations import Abbreviations, gather_abbreviations
from msme_parse.facts.brackets import Bracket, gather_brackets
from msme_parse.facts.calls import Calls, gather_calls
from msme_parse.facts.conferences import Held, Mention, Origin, gather_held, gather_mentions, gather_origins
from msme_parse.facts.counting import gather_counts
from msme_parse.facts.counts import Count
from msme_parse.facts.dates import DateFact, gather_dates
from msme_parse.facts.delimiters import Delimiters, Unpaired, gather_delimiters
from msme_parse.facts.editions import Editions, gather_editions
from msme_parse.facts.enumerations import Enumeration, gather_enumerations
from msme_parse.facts.identity import Identity, identify
from msme_parse.facts.leftovers import Leftovers, gather_leftovers
from msme_parse.facts.members import ListFact, gather_lists
from msme_parse.facts.notes import Notes, gather_notes
from msme_parse.facts.numbering import Numbering, gather_numbering
from msme_parse.facts.passages import Passages, gather_passages
from msme_parse.facts.references import Reference, gather_field_debris, gather_references
from msme_parse.facts.reports import ReportSeries, gather_series
from msme_parse.facts.structure import Structure, gather_structure
from msme_parse.facts.symbols import Citation, gather_citations
from msme_parse.facts.undecided import UndecidedMark, gather_undecided
from msme_parse.facts.words import Words
from msme_parse.facts.years import Years, gather_years
from msme_parse.lexicon import Member
from msme_parse.source import Span
from msme_parse.syntax.note_marks import GluedMarks
from msme_parse.tree.nodes import Node, Report

__all__ = [
    "Abbreviations",
    "Bracket",
    "Calls",
    "Citation",
    "Count",
    "DateFact",
    "Delimiters",
    "Editions",
    "Enumeration",
    "Facts",
    "Held",
    "Identity",
    "Leftovers",
    "ListFact",
    "Mention",
    "Notes",
    "Numbering",
    "Origin",
    "Passages",
    "Reference",
    "ReportSeries",
    "Structure",
    "UndecidedMark",
    "Unpaired",
    "Words",
    "Years",
]


class Facts:
    """All facts of one report."""

    def __init__(
        self,
        report: Report,
        *,
        as_of: datetime.date | None = None,
        house_words: frozenset[str] = frozenset(),
        house_names: Mapping[str, Member] | None = None,
        previous: Facts | None = None,
    ) -> None:
        self.report = report
        self.as_of = as_of
        """The day for which names and numbers of Members are judged; None leaves it to the document."""
        self.house_words = house_words
        """Abbreviations that the reader's house uses without defining them."""
        self.house_names = house_names or {}
        """The Members that the reader's house also calls otherwise, under those names, folded."""
        self.previous = previous
        """The facts of last year's edition, where there is one to compare with."""
        self.text = report.source.text
        self.unused_suppressions: tuple[tuple[str, str], ...] = ()
        """Code and address of each suppression that hid nothing; known only after all other checks have run."""

    @cached_property
    def unmarked(self) -> str:
        """The text, a blank for each figure that is the mark of a note: `the nine Members2 agreed` counts Members."""
        pieces: list[str] = []
        position = 0
        for mark in self.notes.marks:
            span = mark.span
            if mark.is_bare and span.start >= position:
                pieces += (self.text[position : span.start], " " * (span.end - span.start))
                position = span.end
        return "".join([*pieces, self.text[position:]]) if pieces else self.text

    @cached_property
    def glued(self) -> GluedMarks:
        """The figures that could be note marks, glued to a word, a year or a symbol."""
        return GluedMarks(self.text)

    def text_of(self, span: Span | Node) -> str:
        """The characters of a span, as written."""
        return self.text[span.start : span.end]

    def where(self, offset: int) -> str:
        """The address of a character as an editor of reports gives it: `title`, `1.3`, `note 2`, `annex 1`."""
        return self.passages.where(offset)

    @cached_property
    def passages(self) -> Passages:
        """The blocks that hold sentences, each with its address."""
        return gather_passages(self.report)

    @cached_property
    def identity(self) -> Identity:
        """What the document is: house, language, status, year, masthead."""
        return identify(self)

    @cached_property
    def structure(self) -> Structure:
        """Sections, numbered paragraphs, annexes, tables."""
        return gather_structure(self)

    @cached_property
    def notes(self) -> Notes:
        """Notes and the marks that call them."""
        return gather_notes(self)

    @cached_property
    def undecided(self) -> tuple[UndecidedMark, ...]:
        """Figures that may be the mark of a note, and nothing decides."""
        return gather_undecided(self)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Document symbols in reading order."""
        return gather_citations(self)

    @cached_property
    def dates(self) -> tuple[DateFact, ...]:
        """Dates in reading order."""
        return gather_dates(self)

    @cached_property
    def years(self) -> Years:
        """The years that say what the report is about."""
        return gather_years(self)

    @cached_property
    def conferences(self) -> tuple[Mention, ...]:
        """Ministerial Conferences where they are named, in reading order."""
        return gather_mentions(self)

    @cached_property
    def held(self) -> tuple[Held, ...]:
        """Conferences with the date that is said of them."""
        return gather_held(self)

    @cached_property
    def origins(self) -> tuple[Origin, ...]:
        """Conference documents with the conference at which their sentence places them."""
        return gather_origins(self)

    @cached_property
    def lists(self) -> tuple[ListFact, ...]:
        """Member lists in reading order."""
        return gather_lists(self)

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """Stated numbers and what they count."""
        return gather_counts(self)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Cross-references to paragraphs, sections, annexes, notes, tables, figures, boxes."""
        return gather_references(self)

    @cached_property
    def numbering(self) -> Numbering:
        """Where the numbers of paragraphs, notes and parts do not rise by one."""
        return gather_numbering(self)

    @cached_property
    def calls(self) -> Calls:
        """The marks that call notes, and the style of each."""
        return gather_calls(self)

    @cached_property
    def enumerations(self) -> tuple[Enumeration, ...]:
        """Lists with semicolons, and how their items are joined."""
        return gather_enumerations(self)

    @cached_property
    def field_debris(self) -> tuple[Span, ...]:
        """What a word processor left where it had lost a reference: `Error! Reference source not found.`"""
        return gather_field_debris(self)

    @cached_property
    def abbreviations(self) -> Abbreviations:
        """Definitions of abbreviations, and where they are used."""
        return gather_abbreviations(self)

    @cached_property
    def brackets(self) -> tuple[Bracket, ...]:
        """Square brackets and what each is for."""
        return gather_brackets(self)

    @cached_property
    def delimiters(self) -> Delimiters:
        """Brackets and quotation marks without a partner in their passage."""
        return gather_delimiters(self)

    @cached_property
    def leftovers(self) -> Leftovers:
        """Gaps, residue of a conversion, choices of words, draft marks."""
        return gather_leftovers(self)

    @cached_property
    def series(self) -> tuple[ReportSeries, ...]:
        """Earlier annual reports cited in one sentence, with the years that they cover."""
        return gather_series(self)

    @cached_property
    def editions(self) -> Editions | None:
        """What became of last year's edition; None without one."""
        return gather_editions(self)

    @cached_property
    def words(self) -> Words:
        """The words of the prose, for those few facts that need them."""
        return Words(self)
