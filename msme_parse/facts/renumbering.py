"""What would change if notes or paragraphs were numbered without a gap: labels, marks and references together.

Stated only where every number has one meaning: no number stands twice, and notes stand in the order in which they are
first called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from msme_parse.source import Span

if TYPE_CHECKING:
    from msme_parse.facts import Facts


class Change(msgspec.Struct, frozen=True, order=True):
    """A place where a number stands, and the number that would stand there."""

    span: Span
    text: str


def renumbered_notes(facts: Facts) -> tuple[Change, ...]:
    """The changes that number the notes 1, 2, 3 as they stand; none when they are so already or it cannot be told."""
    numbers = facts.notes.numbers
    first_called = list(dict.fromkeys(mark.number for mark in facts.notes.marks if mark.passage.kind != "note"))
    if len(set(numbers)) != len(numbers) or first_called != list(numbers):
        return ()
    wanted = {number: str(place) for place, number in enumerate(numbers, 1)}
    spans = [note.label for note in facts.notes.notes]
    spans += list(dict.fromkeys(mark.span for mark in facts.notes.marks))
    found = [change for span in spans for change in _inside(facts, span, wanted)]
    found += _references(facts, "note", wanted)
    return tuple(sorted(set(found)))


def renumbered_paragraphs(facts: Facts) -> tuple[Change, ...]:
    """The changes that number the paragraphs `n.m` of each section without a gap; references follow."""
    paragraphs = [each for each in facts.structure.paragraphs if len(each.parts) == 2 and not each.annex]
    numbers = [each.number for each in paragraphs]
    if len(set(numbers)) != len(numbers) or numbers != [each.number for each in facts.structure.paragraphs]:
        return ()
    if [each.parts for each in paragraphs] != sorted(each.parts for each in paragraphs):
        return ()
    wanted: dict[str, str] = {}
    counted: dict[int, int] = {}
    for each in paragraphs:
        section = each.parts[0]
        counted[section] = counted.get(section, 0) + 1
        wanted[each.number] = f"{section}.{counted[section]}"
    found = [change for each in paragraphs for change in _whole(facts, each.label, wanted)]
    found += _references(facts, "paragraph", wanted)
    return tuple(sorted(set(found)))


def _references(facts: Facts, kind: str, wanted: Mapping[str, str]) -> Iterator[Change]:
    """The numbers that references of this document would give instead."""
    for reference in facts.references:
        if reference.kind != kind or reference.scope != "internal" or reference.place not in wanted:
            continue
        start = facts.text.rfind(reference.place, reference.span.start, reference.span.end)
        if start >= 0 and wanted[reference.place] != reference.place:
            yield Change(Span(start, start + len(reference.place)), wanted[reference.place])


def _whole(facts: Facts, label: Span, wanted: Mapping[str, str]) -> Iterator[Change]:
    number = facts.text_of(label).rstrip(".")
    if wanted.get(number, number) != number:
        yield Change(Span(label.start, label.start + len(number)), wanted[number])


def _inside(facts: Facts, span: Span, wanted: Mapping[str, str]) -> Iterable[Change]:
    """Each number in a label or mark: `[2, 4]` holds two."""
    text = facts.text_of(span)
    position = 0
    while position < len(text):
        end = position
        while end < len(text) and text[end].isdigit():
            end += 1
        number = text[position:end]
        if number and wanted.get(number, number) != number:
            yield Change(Span(span.start + position, span.start + end), wanted[number])
        position = max(end, position + 1)
