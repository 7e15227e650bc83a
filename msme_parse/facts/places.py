"""Where numbers, years, lists and marks stand, so that what belongs to a number is found without a search."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from msme_parse.facts.dates import DateFact
from msme_parse.facts.members import ListFact, dated
from msme_parse.facts.passages import Passage
from msme_parse.lexicon import Language
from msme_parse.syntax import announcements, number_words
from msme_parse.tree.nodes import Number

if TYPE_CHECKING:
    from msme_parse.facts import Facts


class Moment(NamedTuple):
    """A year in the text, and the date that it is part of."""

    start: int
    end: int
    year: int
    date: DateFact | None


class Numbered(NamedTuple):
    """A place where a number stands: its span, and whether it is in words."""

    start: int
    end: int
    in_words: bool


class Sources:
    """What counts are made from, indexed by place."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.text = facts.unmarked
        self.language = facts.identity.language
        self.word_starts = [span.start for span in facts.words.folded(number_words.first_words(self.language))]
        self.ordinal_starts = list(_ordinal_starts(facts, self.language))
        self.lists = facts.lists
        self.list_starts = [listing.span.start for listing in facts.lists]
        self.lists_in: dict[int, list[ListFact]] = {}
        self.lists_of_annex: dict[str, list[ListFact]] = {}
        for listing in facts.lists:
            self.lists_in.setdefault(listing.passage.span.start, []).append(listing)
            self.lists_of_annex.setdefault(listing.passage.annex, []).append(listing)
        own = [each for each in facts.references if each.scope == "internal"] if facts.lists else []
        self.annexes_cited = [each for each in own if each.kind == "annex"]
        self.notes_cited = [each for each in own if each.kind == "note"]
        self.dates = facts.dates
        self.date_starts = [date.span.start for date in facts.dates]
        self.marks = facts.notes.marks
        self.mark_starts = [mark.span.start for mark in facts.notes.marks]
        day = dated(facts)
        self.year = facts.identity.report_year or (day.year if day else None)

    def numbers(self, passage: Passage) -> list[Numbered]:
        """The numbers of a passage, in figures and in words, in order; those inside Member lists are none."""
        low, high = passage.body.start, passage.body.end
        figures = [
            Numbered(leaf.start, leaf.end, False)
            for leaf in passage.leaves
            if type(leaf) is Number and not self._may_be_year(leaf)
        ]
        found = figures if self.language == "en" else list(_with_thousands(self.text, figures))
        begin, stop = bisect_left(self.word_starts, low), bisect_left(self.word_starts, high)
        found.extend(Numbered(start, start, True) for start in self.word_starts[begin:stop])
        return sorted(number for number in found if not self.in_list(number.start))

    def _may_be_year(self, leaf: Number) -> bool:
        """Whether a figure may be a year with the mark of a note glued to it: `20212` counts nothing."""
        if not 5 <= leaf.end - leaf.start <= 7 or self.text[leaf.start : leaf.start + 2] not in ("19", "20"):
            return False
        return leaf.start in self._years_with_marks

    @cached_property
    def _years_with_marks(self) -> frozenset[int]:
        """Where the years begin to which a mark may be glued."""
        return frozenset(mark.span.end - len(mark.number) - _YEAR for mark in self.facts.undecided)

    def has_ordinal(self, start: int, end: int) -> bool:
        """Whether a word that can begin an ordinal stands in a stretch; without one no parts are counted off."""
        index = bisect_left(self.ordinal_starts, start - _LONGEST_CHUNK)
        return index < len(self.ordinal_starts) and self.ordinal_starts[index] < end

    def in_list(self, offset: int) -> bool:
        """Whether a place lies in a Member list."""
        index = bisect_right(self.list_starts, offset) - 1
        return index >= 0 and self.lists[index].span.covers(offset)

    def list_at(self, offset: int) -> ListFact | None:
        """The list that begins at a place."""
        index = bisect_left(self.list_starts, offset)
        return self.lists[index] if self.list_starts[index : index + 1] == [offset] else None

    def list_of_note(self, number: str, of: str) -> ListFact | None:
        """The one list of a note that can spell out a number of those."""
        note = self.facts.notes.note(number)
        lists = self.lists_in.get(note.passage.span.start, []) if note else []
        fitting = [listing for listing in lists if (listing.of == "observers") == (of == "observers")]
        return fitting[0] if len(fitting) == 1 else None


_YEAR = len("2021")
_LONGEST_CHUNK = 40
"""An ordinal may stand in the middle of a chunk, behind an elided article or a parenthesis."""


def _ordinal_starts(facts: Facts, language: Language) -> Iterator[int]:
    """Where the chunks begin in which an ordinal can begin, `l'onzième` too."""
    first = announcements.first_words(language)
    known = facts.words.vocabulary
    near = [
        word
        for word in known.lowered
        if word in first or not ((word.isalpha() and word.isascii()) or first.isdisjoint(announcements.pieces(word)))
    ]
    return (start for _, start in known.places(known.chunks_of(near)))


def _with_thousands(text: str, numbers: list[Numbered]) -> Iterator[Numbered]:
    """Numbers as French and Spanish write them, `1 250 000` joined to one."""
    start: int | None = None
    for number, following in zip_longest(numbers, numbers[1:]):
        begin = number.start if start is None else start
        if following is not None and _goes_on(text, begin, number, following):
            start = begin
        else:
            yield Numbered(begin, number.end, False)
            start = None


def _goes_on(text: str, begin: int, number: Numbered, following: Numbered) -> bool:
    if following.start != number.end + 1 or text[number.end] != " ":
        return False
    head, tail = text[number.start : number.end], text[following.start : following.end]
    fits = len(head) == 3 if number.start > begin else 0 < len(head) <= 3 and head[0] != "0"
    return fits and head.isdecimal() and len(tail) == 3 and tail.isdecimal()
