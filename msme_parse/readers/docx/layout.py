"""Blocks into one text, and where each character of it came from."""

from bisect import bisect_right
from xml.etree.ElementTree import Element

import msgspec

from msme_parse.readers.docx.blocks import Block, NoteMark, Piece, RemarkEdge
from msme_parse.readers.docx.notes import Notes
from msme_parse.source import LineHint, Origin


class Passage(msgspec.Struct, frozen=True, gc=False):
    """Characters `start` to `end` of the text stand in `node` of `run`, from its character `offset` on."""

    start: int
    end: int
    run: Element
    node: Element | None
    offset: int


class Layout:
    """The text of a document on its way, with what is known of each place of it."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._written: list[str] = []
        self.length = 0
        self.hints: list[LineHint] = []
        self.origins: list[Origin] = []
        self.passages: list[Passage] = []
        self.anchors: list[tuple[int, Element | None]] = []
        """Where blocks begin, and the run of the body that stands for them, if they are not in the body."""
        self.opened: dict[str, int] = {}
        self.closed: dict[str, int] = {}

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._written)

    def add(self, blocks: list[Block]) -> None:
        """Write blocks below what is there."""
        for block in blocks:
            self._block(block)

    def _put(self, text: str) -> None:
        self._written.append(text)
        self.length += len(text)

    def _block(self, block: Block) -> None:
        pieces = self._pieces(block)
        whole = block.label + "".join(piece.text for piece in pieces if isinstance(piece, Piece))
        if not whole.strip():
            return
        if self.length:
            self._put("\n" if block.close else "\n\n")
        if block.hint is not None:
            self.hints.append(LineHint(self.length, block.hint, block.level))
        self.origins.append(Origin(self.length, block.part, block.paragraph or None))
        self.anchors.append((self.length, block.anchor))
        self._put(block.label)
        self._line(pieces, whole)

    def _pieces(self, block: Block) -> list[Piece | RemarkEdge]:
        """The pieces with the note marks written out, and line breaks that follow each other as one."""
        pieces: list[Piece | RemarkEdge] = []
        broken = False
        for inline in block.inlines:
            if isinstance(inline, NoteMark):
                inline = Piece(self._notes.shown(inline), inline.run, None)
            if isinstance(inline, Piece):
                if inline.text == "\n" and broken:
                    continue
                broken = inline.text == "\n" or (broken and not inline.text.strip())
            pieces.append(inline)
        return pieces

    def _line(self, pieces: list[Piece | RemarkEdge], whole: str) -> None:
        """The text of a block without the blanks at its ends; they are no words, and Word does not show them."""
        label = len(whole) - sum(len(piece.text) for piece in pieces if isinstance(piece, Piece))
        body = whole[label:]
        skip = len(body) - len(body.lstrip())
        left = len(body.strip())
        for piece in pieces:
            if isinstance(piece, RemarkEdge):
                edges = self.opened if piece.opens else self.closed
                edges.setdefault(piece.identifier, self.length)
                continue
            dropped = min(skip, len(piece.text))
            skip -= dropped
            text = piece.text[dropped : dropped + left]
            left -= len(text)
            if text:
                if piece.run is not None:
                    self.passages.append(Passage(self.length, self.length + len(text), piece.run, piece.node, dropped))
                self._put(text)

    def anchor_at(self, offset: int) -> Element | None:
        """The run of the body that stands for the block at `offset`; None for a block of the body itself."""
        found = bisect_right(self.anchors, offset, key=lambda entry: entry[0])
        return self.anchors[found - 1][1] if found else None
