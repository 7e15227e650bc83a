"""Figures that may be the mark of a note, and nothing decides: `Members2`, `20212`.

The known notes decide first. What is left belongs to its word in one reading, and calls a note in the other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.source import Span
from msme_parse.tree.nodes import Number, Prose, RoundCloser, Word

if TYPE_CHECKING:
    from msme_parse.facts import Facts

_WORDS = (Prose, Word, Number, RoundCloser)
_PASSAGES = frozenset(("title", "heading", "paragraph", "note", "circulation"))


class UndecidedMark(msgspec.Struct, frozen=True, eq=False, gc=False):
    """`Members2`: a word, or a word and the mark of a note."""

    text: str
    """All of it, as written."""
    word: str
    """The word without the figure: `Members`, `2021`."""
    number: str
    """The figure: `2`."""
    span: Span
    passage: Passage

    @property
    def where(self) -> str:
        """The address of the passage."""
        return self.passage.address


def gather_undecided(facts: Facts) -> tuple[UndecidedMark, ...]:
    """The figures that could be marks in a text whose marks are bare figures, or that has neither notes nor marks."""
    return tuple(_undecided(facts)) if facts.notes.marks_are_bare else ()


def _undecided(facts: Facts) -> Iterator[UndecidedMark]:
    notes = facts.notes
    for start, end in facts.glued.undecided():
        number = facts.text[start:end]
        if notes.notes and (number not in notes.uncalled or not notes.may_be_called(number, start)):
            continue
        passage = facts.passages.at(start)
        if passage is None or passage.kind not in _PASSAGES or not _is_in_words(passage, start):
            continue
        before = facts.text[max(passage.body.start, start - 60) : start].split()
        if before:
            word = before[-1].lstrip("(“\"«‘'")
            yield UndecidedMark(word + number, word, number, Span(start - len(word), end), passage)


def _is_in_words(passage: Passage, offset: int) -> bool:
    """Whether a figure stands in the words of a passage, and in no symbol, address or mark."""
    index = bisect_left(passage.leaves, offset + 1, key=lambda leaf: leaf.start) - 1
    return index >= 0 and passage.leaves[index].end > offset and isinstance(passage.leaves[index], _WORDS)
