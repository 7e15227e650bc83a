"""What the walk through a Word file leaves behind, before it becomes one text."""

from xml.etree.ElementTree import Element

import msgspec

from msme_parse.source import HintKind


class Piece(msgspec.Struct, gc=False):
    """Characters of one paragraph, and the run and the element in it that they stand in."""

    text: str
    run: Element | None = None
    node: Element | None = None


class NoteMark(msgspec.Struct, gc=False):
    """The place where a note is cited. It gets its number when all are known."""

    kind: str
    """`footnote` or `endnote`."""
    identifier: str
    run: Element
    own_mark: bool = False
    """Whether the author typed the mark, so that the note has no number."""


class RemarkEdge(msgspec.Struct, gc=False):
    """Where a comment begins or ends."""

    identifier: str
    opens: bool


Inline = Piece | NoteMark | RemarkEdge


class Block(msgspec.Struct, gc=False):
    """A line of the text to come: a paragraph, or a row of a table."""

    inlines: list[Inline]
    part: str
    paragraph: int
    """The first paragraph that it was made from, counted from 1 in its part."""
    label: str = ""
    """The number that Word shows in front of it, with the blank behind."""
    hint: HintKind | None = None
    level: int = 0
    close: bool = False
    """Whether it stands right below the block before, without a blank line between."""
    follows: bool = False
    """Whether the paragraph before it in its story has words too; an empty one is how people make a blank line."""
    anchor: Element | None = None
    """The run of the document where a comment on it has to stand, when that is none of its own."""

    def words(self) -> str:
        """The text of its own, without number and note marks."""
        return "".join(inline.text for inline in self.inlines if isinstance(inline, Piece))


def has_words(inlines: list[Inline]) -> bool:
    """Whether something would be seen of them."""
    return any(
        isinstance(inline, NoteMark) or (isinstance(inline, Piece) and not inline.text.isspace() and inline.text != "")
        for inline in inlines
    )
