"""Sections, numbered paragraphs, annexes, tables: the frame that references point at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from msme_parse.facts.passages import Passage, unwrapped
from msme_parse.source import Span
from msme_parse.tree.nodes import Caption, Heading, Label, Paragraph

if TYPE_CHECKING:
    from msme_parse.facts import Facts


class Section(msgspec.Struct, frozen=True, eq=False):
    """A heading and its number, which may be empty."""

    number: str
    heading: str
    level: int
    span: Span
    annex: str
    passage: Passage


class NumberedParagraph(msgspec.Struct, frozen=True, eq=False):
    """A paragraph with a number; `parts` are its figures, `(1, 3)` for `1.3`."""

    number: str
    parts: tuple[int, ...]
    label: Span
    """The number as it stands, without the blank behind it."""
    passage: Passage
    section: str
    annex: str


class Annex(msgspec.Struct, frozen=True, eq=False):
    """An annex heading; the number is empty when there is only one."""

    number: str
    title: str
    span: Span


class Captioned(msgspec.Struct, frozen=True, eq=False):
    """A table, figure, chart or box with its number and title."""

    kind: str
    number: str
    title: str
    span: Span
    annex: str


class Structure(msgspec.Struct, frozen=True, eq=False):
    """The frame of the document."""

    sections: tuple[Section, ...]
    paragraphs: tuple[NumberedParagraph, ...]
    annexes: tuple[Annex, ...]
    captions: tuple[Captioned, ...]

    def has_paragraph(self, number: str) -> bool:
        """Whether a paragraph of that number stands anywhere in the document."""
        return any(paragraph.number == number for paragraph in self.paragraphs)

    def has_section(self, number: str) -> bool:
        """Whether a heading of that number stands anywhere in the document."""
        return any(section.number == number for section in self.sections)


def gather_structure(facts: Facts) -> Structure:
    """The frame, read off the blocks."""
    sections: list[Section] = []
    paragraphs: list[NumberedParagraph] = []
    annexes: list[Annex] = []
    captions: list[Captioned] = []
    for passage in facts.passages:
        node = passage.node
        words = unwrapped(facts.text, passage.leaves, without_marks=True)
        if isinstance(node, Heading):
            sections.append(Section(node.number, words, node.level, node.span, passage.annex, passage))
        elif isinstance(node, Paragraph) and node.number:
            paragraphs.append(_numbered(facts, passage, node))
        elif passage.kind == "annex":
            annexes.append(Annex(getattr(node, "number", ""), words.lstrip(":–—-. "), node.span))
        elif isinstance(node, Caption):
            captions.append(Captioned(node.kind, node.number, words.lstrip(":–—-. "), node.span, passage.annex))
    return Structure(tuple(sections), tuple(paragraphs), tuple(annexes), tuple(captions))


def _numbered(facts: Facts, passage: Passage, node: Paragraph) -> NumberedParagraph:
    label = next((leaf for leaf in passage.leaves if isinstance(leaf, Label)), None)
    written = facts.text_of(label) if label else ""
    start = node.start + len(written) - len(written.lstrip())
    span = Span(start, node.start + len(written.rstrip())) if label else Span(node.start, node.start)
    parts = tuple(int(part) for part in node.number.split(".") if part.isdigit())
    return NumberedParagraph(node.number, parts, span, passage, passage.section, passage.annex)
