"""How notes are called, by `[2]`, by a raised figure, by an asterisk, and how they end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import msgspec

from msme_parse.facts.notes import Mark, Note
from msme_parse.facts.passages import Passage
from msme_parse.source import Span
from msme_parse.tree.nodes import Date, Entry, ItemLabel, Leaf, Number, Prose, Word

if TYPE_CHECKING:
    from msme_parse.facts import Facts

Style = Literal["brackets", "raised", "glued", "asterisk"]
"""A glued figure has lost in a conversion what it was."""

_UNITS = ("m", "km", "cm", "mm", "ft", "CO", "NO", "R")
"""Behind these a raised figure is an exponent or a part of a formula."""


class Call(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A mark that calls a note. Years in brackets and exponents are none."""

    mark: Mark
    style: Style


class Asterisk(msgspec.Struct, frozen=True, eq=False, gc=False):
    """An asterisk behind a word of a paragraph, in a document with a note that begins with one."""

    span: Span
    passage: Passage


class OpenEnd(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A note whose last word has no stop behind it."""

    note: Note
    word: Span


class Calls(msgspec.Struct, frozen=True, eq=False, gc=False):
    """Calls and notes in reading order."""

    numbered: tuple[Call, ...]
    asterisks: tuple[Asterisk, ...]
    open_ends: tuple[OpenEnd, ...]
    """Notes that end in a word; an address, a symbol or a parenthesis at the end is none."""


def gather_calls(facts: Facts) -> Calls:
    """The marks that call a note."""
    numbered = tuple(
        Call(mark, _style(facts.text[mark.span.start]))
        for mark in facts.notes.marks
        if not _is_year(facts, mark) and not _is_exponent(facts, mark)
    )
    return Calls(numbered, tuple(_asterisks(facts)), tuple(_open_ends(facts)))


def _style(first: str) -> Style:
    if first == "[":
        return "brackets"
    return "glued" if "0" <= first <= "9" else "raised"


def _is_year(facts: Facts, mark: Mark) -> bool:
    year = len(mark.number) == 4 and "1900" <= mark.number <= "2100"
    return (year or mark.number.strip("0") == "") and facts.notes.note(mark.number) is None


def _is_exponent(facts: Facts, mark: Mark) -> bool:
    if _style(facts.text[mark.span.start]) != "raised":
        return False
    before = facts.text[max(mark.span.start - 12, 0) : mark.span.start].split()
    word = before[-1].strip("(/") if before and mark.glued_before.strip() else ""
    return word[-1:].isdigit() or word.rpartition("/")[2] in _UNITS


def _open_ends(facts: Facts) -> Iterator[OpenEnd]:
    for note in facts.notes.notes:
        body = note.passage.body
        written = facts.text_of(body).rstrip()
        if not written[-1:].isalnum():
            continue
        end = body.start + len(written)
        last = next(leaf for leaf in reversed(note.passage.leaves) if leaf.start < end)
        if isinstance(last, (Prose, Date, Number, Word, Entry)):
            yield OpenEnd(note, Span(end - len(written.split()[-1]), end))


def _asterisks(facts: Facts) -> Iterator[Asterisk]:
    text = facts.text
    if "*" not in text or not any(
        _begins_with_asterisk(facts, passage) for passage in facts.passages.of_kind("paragraph", "note")
    ):
        return
    for passage in facts.passages.of_kind("paragraph"):
        if text.find("*", passage.node.start, passage.node.end) < 0:
            continue
        for leaf in passage.leaves:
            if isinstance(leaf, Prose):
                yield from _in_prose(text, passage, leaf)


def _in_prose(text: str, passage: Passage, leaf: Leaf) -> Iterator[Asterisk]:
    place = text.find("*", leaf.start + 1, leaf.end)
    while place >= 0:
        before, behind = text[place - 1], text[place + 1 : place + 2]
        if (before.isalpha() or before in ".,)”") and not behind.isalnum():
            yield Asterisk(Span(place, place + 1), passage)
        place = text.find("*", place + 1, leaf.end)


def _begins_with_asterisk(facts: Facts, passage: Passage) -> bool:
    """Whether a passage is a note with an asterisk, or such a note hangs on it as its last item."""
    if facts.text[passage.body.start : passage.body.start + 3].lstrip().startswith("*"):
        return True
    items = [leaf for leaf in passage.leaves if isinstance(leaf, ItemLabel)] if passage.kind == "note" else []
    return len(items) == 1 and facts.text_of(items[0]).strip() == "*"
