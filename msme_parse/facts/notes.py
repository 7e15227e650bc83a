"""Notes and the marks that call them."""

from __future__ import annotations

from bisect import bisect
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.source import Span
from msme_parse.syntax.note_marks import GluedMarks
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
        self._by_number: dict[str, Note] = {}
        for note in notes:
            self._by_number.setdefault(note.number, note)
        self._marks: dict[str, list[Mark]] = {}
        for mark in marks:
            self._marks.setdefault(mark.number, []).append(mark)

    def note(self, number: str) -> Note | None:
        """The first note with a number."""
        return self._by_number.get(number)

    def marks_of(self, number: str) -> tuple[Mark, ...]:
        """The marks that call a number, in order."""
        return tuple(self._marks.get(number, ()))

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
    glued: GluedMarks | None = None
    for passage in facts.passages.of_kind("note"):
        printed = next((leaf for leaf in passage.leaves if isinstance(leaf, Label)), None)
        label = printed.span if printed else Span(passage.node.start, passage.node.start)
        written = text[label.start : label.end]
        trimmed = Span(label.start + len(written) - len(written.lstrip()), label.start + len(written.rstrip()))
        number = getattr(passage.node, "number", "")
        perhaps = False
        if number and text[trimmed.start : trimmed.end] == number:
            glued = glued or GluedMarks(text)
            perhaps = glued.has(number, passage.node.start, far=True)
        notes.append(Note(number, passage, trimmed, perhaps))
    for passage, leaf in facts.passages.each(NoteMark):
        before = text[leaf.start - 1] if leaf.start > passage.body.start else ""
        behind = text[leaf.end : leaf.end + 1]
        marks.extend(Mark(number, leaf.span, passage, before, behind) for number in leaf.numbers)
    return Notes(tuple(notes), tuple(marks))
