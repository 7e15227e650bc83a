"""The blocks that hold sentences, and the addresses by which editors call them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

import msgspec

from msme_parse.source import Span
from msme_parse.tree.nodes import (
    AnnexHeading,
    Block,
    Caption,
    Circulation,
    Footnote,
    Furniture,
    Gap,
    Heading,
    Label,
    Leaf,
    Masthead,
    NoteMark,
    Paragraph,
    Report,
    Title,
)
from msme_parse.tree.walk import leaves

Kind = Literal["title", "masthead", "circulation", "heading", "annex", "caption", "paragraph", "note", "table"]

_KINDS: dict[type[Block], Kind] = {
    Title: "title",
    Masthead: "masthead",
    Circulation: "circulation",
    Heading: "heading",
    AnnexHeading: "annex",
    Caption: "caption",
    Paragraph: "paragraph",
    Footnote: "note",
}


class Passage(msgspec.Struct, frozen=True, eq=False):
    """A block of words: where it stands, what kind it is, and its leaves from left to right."""

    node: Block
    kind: Kind
    address: str
    """`title`, `1.3`, `note 2`, `annex 1`, `annex 1 para 2`, `section 1`, `after 1.3`."""
    section: str
    """The number of the numbered heading above it, or an empty string."""
    annex: str
    """The number of the annex that it stands in; `annex` when that has none; empty in the body."""
    leaves: tuple[Leaf, ...]
    body: Span
    """The passage without its label."""

    @property
    def span(self) -> Span:
        """The whole block, label included."""
        return self.node.span


class Passages:
    """All passages in reading order."""

    def __init__(self, passages: tuple[Passage, ...], text: str) -> None:
        self.all = passages
        self._text = text
        self._starts = [passage.node.start for passage in passages]

    def __iter__(self) -> Iterator[Passage]:
        return iter(self.all)

    def of_kind(self, *kinds: Kind) -> Iterator[Passage]:
        """The passages of some kinds, in order."""
        return (passage for passage in self.all if passage.kind in kinds)

    def at(self, offset: int) -> Passage | None:
        """The passage that holds a character, or the last one before it."""
        index = bisect_right(self._starts, offset) - 1
        return self.all[index] if index >= 0 else None

    def where(self, offset: int) -> str:
        """The address of a character."""
        passage = self.at(offset)
        return passage.address if passage else "top"

    def sentence(self, offset: int) -> Span:
        """The sentence round a character: from the last sentence end before it to the next one behind it.

        A sentence ends at `.`, `!` or `?` before a blank and a capital, at the edges of the passage, and nowhere else;
        `H.E.`, `Mr.` and single letters with a stop do not end one.
        """
        passage = self.at(offset)
        if passage is None:
            return Span(offset, offset)
        start = _back(self._text, offset, passage.body.start)
        return Span(start, _ahead(self._text, offset, passage.body.end))


_NO_END = (
    "H.E",
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "No",
    "Nos",
    "para",
    "paras",
    "Art",
    "Vol",
    "e.g",
    "i.e",
    "St",
    "S.E",
    "M",
    "Sr",
)


def _ends_sentence(text: str, stop: int, end: int) -> bool:
    behind = text[stop + 1 : min(stop + 6, end)]
    rest = behind.lstrip('[0123456789]"”»)')
    if rest and not rest[0].isspace():
        return False
    following = rest.lstrip()[:1]
    if following and not (following.isupper() or following in '["“«(_'):
        return False
    if text[stop] != ".":
        return True
    start = max(text.rfind(" ", 0, stop), text.rfind("\n", 0, stop), text.rfind("(", 0, stop)) + 1
    word = text[start:stop]
    return word not in _NO_END and not (len(word) == 1 and word.isupper())


def _back(text: str, offset: int, start: int) -> int:
    position = offset - 1
    while position >= start:
        if text[position] in ".!?" and _ends_sentence(text, position, offset + 6):
            return position + 1 + (len(text[position + 1 : offset]) - len(text[position + 1 : offset].lstrip()))
        position -= 1
    return start


def _ahead(text: str, offset: int, end: int) -> int:
    for position in range(offset, end):
        if text[position] in ".!?" and _ends_sentence(text, position, end):
            return position + 1
    return end


def unwrapped(text: str, nodes: tuple[Leaf, ...], *, without_marks: bool = False) -> str:
    """The words of a block on one line: hard line breaks become one blank, furniture is left out."""
    kept = [
        text[leaf.start : leaf.end]
        for leaf in nodes
        if not isinstance(leaf, (Furniture, Gap, Label)) and not (without_marks and isinstance(leaf, NoteMark))
    ]
    return " ".join("".join(kept).split())


def gather_passages(report: Report) -> Passages:
    """Every block of words with its address."""
    passages: list[Passage] = []
    section = annex = last = ""
    for block in report.blocks:
        if not isinstance(block, Block) or type(block) not in _KINDS:
            continue
        kind = _KINDS[type(block)]
        if isinstance(block, Heading):
            section = block.number
        elif isinstance(block, AnnexHeading):
            annex, section, last = block.number or "annex", "", ""
        address = _address(block, kind, section, annex, last)
        if isinstance(block, Paragraph) and block.number:
            last = address
        all_leaves = tuple(leaves(block))
        label_end = all_leaves[0].end if all_leaves and isinstance(all_leaves[0], Label) else block.start
        passages.append(Passage(block, kind, address, section, annex, all_leaves, Span(label_end, block.end)))
    return Passages(tuple(passages), report.source.text)


def _address(block: Block, kind: Kind, section: str, annex: str, last: str) -> str:
    prefix = "" if not annex else ("annex " if annex == "annex" else f"annex {annex} ")
    if isinstance(block, Footnote):
        return f"note {block.number}"
    if isinstance(block, AnnexHeading):
        return f"annex {block.number}".strip()
    if isinstance(block, Paragraph):
        if block.number:
            return f"{prefix}{'para ' if prefix else ''}{block.number}"
        return f"after {last}" if last else (prefix.strip() or (f"section {section}" if section else "top"))
    if isinstance(block, Heading):
        return f"{prefix}section {block.number}" if block.number else f"{prefix}heading"
    if isinstance(block, Caption):
        return f"{block.kind} {block.number}"
    return kind
