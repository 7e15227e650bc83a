"""The blocks that hold sentences, and the addresses by which editors call them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal, TypeVar

import msgspec

from msme_parse.source import Span
from msme_parse.syntax.words import next_stop
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
from msme_parse.tree.walk import own_leaves

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


L = TypeVar("L", bound=Leaf)


class Passage(msgspec.Struct, frozen=True, eq=False, gc=False):
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
        self._pieces = sorted(_pieces(passages), key=lambda piece: piece[0])
        self._starts = [start for start, _ in self._pieces]
        self._having: dict[type[Leaf], list[Passage]] | None = None

    def __iter__(self) -> Iterator[Passage]:
        return iter(self.all)

    def of_kind(self, *kinds: Kind) -> Iterator[Passage]:
        """The passages of some kinds, in order."""
        return (passage for passage in self.all if passage.kind in kinds)

    def having(self, kind: type[Leaf], *kinds: type[Leaf]) -> Iterable[Passage]:
        """The passages in which a leaf of one of these very classes stands, in order."""
        if self._having is None:
            self._having = _by_leaf(self.all)
        if not kinds:
            return self._having.get(kind, ())
        found = {id(each): each for one in (kind, *kinds) for each in self._having.get(one, ())}
        return sorted(found.values(), key=lambda passage: passage.node.start)

    def holding(self, *literals: str) -> list[Passage]:
        """The passages in whose words one of some strings stands, in order."""
        found: dict[int, Passage] = {}
        for literal in literals:
            place = self._text.find(literal)
            while place >= 0:
                index = bisect_right(self._starts, place) - 1
                end = place + 1
                if index >= 0 and place < self._pieces[index][1].node.end:
                    passage = self._pieces[index][1]
                    found[passage.node.start] = passage
                    behind = self._starts[index + 1] if index + 1 < len(self._starts) else passage.node.end
                    end = max(end, min(behind, passage.node.end))
                place = self._text.find(literal, end)
        return [found[start] for start in sorted(found)]

    def each(self, kind: type[L]) -> Iterator[tuple[Passage, L]]:
        """Every leaf of this very class, in order, and the passage in which it stands."""
        for passage in self.having(kind):
            for leaf in passage.leaves:
                if type(leaf) is kind:
                    yield passage, leaf

    def index(self, passage: Passage) -> int:
        """The number of a passage, counted from 0."""
        return bisect_right(self.all, passage.node.start, key=lambda each: each.node.start) - 1

    def at(self, offset: int) -> Passage | None:
        """The passage that holds a character, or the last one before it."""
        index = bisect_right(self._starts, offset) - 1
        return self._pieces[index][1] if index >= 0 else None

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


def _pieces(passages: tuple[Passage, ...]) -> Iterator[tuple[int, Passage]]:
    """Where a passage begins, and where it goes on behind a note that stands inside it."""
    for passage in passages:
        yield passage.node.start, passage
        for child in passage.node.children:
            if isinstance(child, Footnote) and child.end < passage.node.end:
                yield child.end, passage


def _by_leaf(passages: tuple[Passage, ...]) -> dict[type[Leaf], list[Passage]]:
    """The passages by the classes of their leaves."""
    found: dict[type[Leaf], list[Passage]] = {}
    for passage in passages:
        for kind in set(map(type, passage.leaves)):
            found.setdefault(kind, []).append(passage)
    return found


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
    "Sra",
    "Excmo",
    "Excma",
    "par",
    "párr",
    "párrs",
    "núm",
    "art",
    "arts",
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
    position = _last_stop(text, start, offset)
    while position >= 0:
        if _ends_sentence(text, position, offset + 6):
            return position + 1 + (len(text[position + 1 : offset]) - len(text[position + 1 : offset].lstrip()))
        position = _last_stop(text, start, position)
    return start


_STRETCH = 256
"""A stop is looked for in so many characters at a time, so that a long passage is not gone through for each place."""


def _last_stop(text: str, start: int, end: int) -> int:
    while end > start:
        low = max(start, end - _STRETCH)
        found = max(text.rfind(".", low, end), text.rfind("!", low, end), text.rfind("?", low, end))
        if found >= 0:
            return found
        end = low
    return -1


def _ahead(text: str, offset: int, end: int) -> int:
    position = next_stop(text, offset, end)
    while position >= 0:
        if _ends_sentence(text, position, end):
            return position + 1
        position = next_stop(text, position + 1, end)
    return end


def unwrapped(text: str, nodes: tuple[Leaf, ...], *, without_marks: bool = False) -> str:
    """The words of a block on one line: hard line breaks become one blank, furniture is left out."""
    unread = _UNREAD_MARKS if without_marks else _UNREAD
    kinds = list(map(type, nodes))
    if kinds[:1] == [Label]:
        nodes, kinds = nodes[1:], kinds[1:]
    if nodes and unread.isdisjoint(kinds):
        return " ".join(text[nodes[0].start : nodes[-1].end].split())
    kept = [text[leaf.start : leaf.end] for leaf, kind in zip(nodes, kinds, strict=True) if kind not in unread]
    return " ".join("".join(kept).split())


_UNREAD: frozenset[type[Leaf]] = frozenset((Furniture, Gap, Label))
_UNREAD_MARKS = _UNREAD | {NoteMark}


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
        passages.append(_passage(block, kind, address, section, annex))
        nested = (child for child in block.children if isinstance(child, Footnote))
        passages.extend(_passage(note, "note", f"note {note.number}", section, annex) for note in nested)
    return Passages(tuple(passages), report.source.text)


def _passage(block: Block, kind: Kind, address: str, section: str, annex: str) -> Passage:
    leaves = own_leaves(block)
    start, end = block.start, block.end
    if leaves and isinstance(leaves[0], Label):
        start = leaves[0].end
    elif len(leaves) > 1 and isinstance(leaves[-1], Label):
        end = leaves[-1].start
    return Passage(block, kind, address, section, annex, leaves, Span(start, end))


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
