"""Notes and the marks that call them."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.source import Span
from msme_parse.tree.nodes import Label, NoteMark

if TYPE_CHECKING:
    from msme_parse.facts import Facts


class Note(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A note as it is written at the foot or the end."""

    number: str
    passage: Passage
    label: Span
    """The `[2]` that it begins with; nothing, where a converter has lost it."""
    perhaps_called: bool
    """Whether its number is bare, and a figure glued to a word above may be its mark, though nothing tells for certain.
    """

    @property
    def span(self) -> Span:
        """The whole note."""
        return self.passage.span


class Mark(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A place where a note is called. A mark with two numbers, `[2, 3]`, counts as two."""

    number: str
    span: Span
    passage: Passage
    is_bare: bool
    """Whether it is a figure without brackets and not raised, which a converter has glued to a word."""
    glued_before: str
    """The character right before the mark, an empty string at the beginning of a passage."""
    glued_behind: str
    """The character right behind it."""

    @property
    def where(self) -> str:
        """The address of the passage."""
        return self.passage.address


class Notes:
    """Notes and marks, joined by number."""

    def __init__(self, notes: tuple[Note, ...], marks: tuple[Mark, ...]) -> None:
        self.notes = notes
        self.marks = marks
        self._by_number: dict[str, list[Note]] = {}
        for note in notes:
            self._by_number.setdefault(note.number, []).append(note)
        self._marks: dict[str, list[Mark]] = {}
        for mark in marks:
            self._marks.setdefault(mark.number, []).append(mark)
        self._calls = self._joined()
        self.marks_are_bare = all(mark.is_bare for mark in marks)
        """Whether no mark tells by its form that it is one; so it is where there are none."""

    @cached_property
    def uncalled(self) -> frozenset[str]:
        """The numbers of the notes that no mark calls."""
        return frozenset(number for number in self.numbers if not self.marks_of(number))

    def note(self, number: str) -> Note | None:
        """The first note with a number."""
        return self._by_number[number][0] if number in self._by_number else None

    def marks_of(self, number: str) -> Sequence[Mark]:
        """The marks that call a number, in order."""
        return self._marks.get(number, ())

    def marks_to(self, note: Passage) -> Sequence[Mark]:
        """The marks that call this very note: where its number stands twice, those between the two and this one."""
        return self._calls.get(note.span.start, ())

    def _joined(self) -> dict[int, list[Mark]]:
        calls: dict[int, list[Mark]] = {}
        for number, alike in self._by_number.items():
            starts = [note.span.start for note in alike]
            for mark in self._marks.get(number, ()):
                index = min(bisect_left(starts, mark.span.start), len(starts) - 1)
                calls.setdefault(starts[index], []).append(mark)
        return calls

    @cached_property
    def _rising(self) -> list[tuple[int, int]]:
        return sorted((mark.span.start, int(mark.number)) for mark in self.marks if mark.number.isdigit())

    def may_be_called(self, number: str, offset: int) -> bool:
        """Whether a mark with a number may stand at a place: lower ones before it, higher ones behind."""
        marks, index = self._rising, bisect(self._rising, (offset, 0))
        lower = not index or marks[index - 1][1] < int(number)
        return lower and (index == len(marks) or int(number) < marks[index][1])

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the notes, as they stand."""
        return tuple(note.number for note in self.notes)


def gather_notes(facts: Facts) -> Notes:
    """Notes in order, and all marks in reading order, those inside notes included."""
    notes: list[Note] = []
    marks: list[Mark] = []
    text = facts.text
    for passage in facts.passages.of_kind("note"):
        printed = next((leaf for leaf in passage.leaves if isinstance(leaf, Label)), None)
        label = printed.span if printed else Span(passage.node.start, passage.node.start)
        written = text[label.start : label.end]
        trimmed = Span(label.start + len(written) - len(written.lstrip()), label.start + len(written.rstrip()))
        number = getattr(passage.node, "number", "")
        bare = bool(number) and text[trimmed.start : trimmed.end] == number
        perhaps = bare and facts.glued.has(number, passage.node.start, far=True)
        notes.append(Note(number, passage, trimmed, perhaps))
    for passage, leaf in facts.passages.each(NoteMark):
        before = text[leaf.start - 1] if leaf.start > passage.body.start else ""
        behind = text[leaf.end : leaf.end + 1]
        bare = text[leaf.start].isdecimal()
        marks.extend(Mark(number, leaf.span, passage, bare, before, behind) for number in leaf.numbers)
    return Notes(tuple(notes), tuple(marks))
