"""Tables as rows of cells between bars: `| Member | 2024 | 2025 |`, one row a line.

A cell that goes over several columns is followed by empty ones, and one that goes down over several rows has empty
ones below, so that every column stays where it is. Source: ECMA-376 part 1, 17.4.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from msme_parse.readers.docx.blocks import Block, Inline, NoteMark, Piece
from msme_parse.readers.docx.package import MC, W, is_on, number, value

if TYPE_CHECKING:
    from msme_parse.readers.docx.body import Story

_MOST_COLUMNS = 100
_AROUND_ROWS = ("sdt", "sdtContent", "customXml", "ins", "del", "moveFrom", "moveTo")
_NO_BAR = str.maketrans("\n\t|", "  ¦")
"""A bar inside a cell would make two cells of it."""


def read_table(story: Story, table: Element) -> list[Block]:
    """The rows of a table as blocks; of a frame round some paragraphs, and of a masthead, the paragraphs."""
    rows = list(_children(story, table, "tr"))
    if len(rows) == 1 and sum(1 for _ in _children(story, rows[0], "tc")) == 1 and not story.cells:
        return [block for cell in _children(story, rows[0], "tc") for block in story.inner(cell)]
    if not story.blocks and not story.cells and is_masthead(table):
        return [block for row in rows for block in _masthead_row(story, row)]
    blocks = [block for row in rows if (block := _row(story, row)) is not None]
    for block in blocks[1:]:
        block.close = True
    if blocks and not story.cells:
        blocks[0].hint = "table"
    return blocks


def _masthead_row(story: Story, row: Element) -> list[Block]:
    """The lines of a row of a masthead. What sets words beside each other there is one blank."""
    cells = (cell for cell in _children(story, row, "tc") if not _continues_above(cell))
    blocks = [block for cell in cells for block in story.inner(cell)]
    for block in blocks:
        before = "\n"
        for inline in block.inlines:
            if isinstance(inline, Piece):
                text = inline.text.replace("\t", " ")
                text = text.rstrip(" ") + " " if text.endswith("  ") else text
                inline.text = "" if text == " " and before.endswith((" ", "\n")) else text
                before = inline.text or before
    return blocks


def is_masthead(table: Element) -> bool:
    """Whether a table at the head of a document only puts symbol, date and body beside each other."""
    words = " ".join(text.text or "" for text in table.iter(W + "t"))
    signs = ("Original:", "Original :", "Distr.", "World Trade Organization", "WORLD TRADE", "United Nations")
    return len(words) < 1500 and ("/" in words or any(sign in words for sign in signs)) and not _has_figures(table)


def _has_figures(table: Element) -> bool:
    """Whether a table is one of figures: three cells that hold nothing but a number."""
    cells = ("".join(text.text or "" for text in cell.iter(W + "t")) for cell in table.iter(W + "tc"))
    return sum(cell.strip().replace(",", "").replace(".", "").isdigit() for cell in cells) > 2


def _children(story: Story, parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row that the chosen side of the tracked changes has."""
    for child in parent:
        if child.tag == W + name:
            if not _is_gone(story, child):
                yield child
        elif child.tag.removeprefix(W) in _AROUND_ROWS or child.tag in (MC + "AlternateContent", MC + "Choice"):
            if child.tag.removeprefix(W) not in story.reader.dropped:
                yield from _children(story, child, name)


def _is_gone(story: Story, element: Element) -> bool:
    row = element.find(W + "trPr")
    cell = element.find(W + "tcPr")
    for properties, changes in ((row, ("ins", "del")), (cell, ("cellIns", "cellDel"))):
        for index, change in enumerate(changes):
            if properties is not None and properties.find(W + change) is not None:
                story.reader.tracked += 1
                if index == (0 if story.reader.original else 1):
                    return True
    if row is not None and is_on(row.find(W + "hidden")):
        story.reader.hidden += 1
        return True
    return False


def _row(story: Story, row: Element) -> Block | None:
    properties = row.find(W + "trPr")
    inlines = _empty(story, _columns(properties, "gridBefore", 0))
    for cell in _children(story, row, "tc"):
        held = [] if _continues_above(cell) else _cell(story, cell)
        inlines += [Piece("| "), *held, Piece(" ")] if not story.cells else [*held, Piece(" " if held else "")]
        inlines += _empty(story, _columns(cell.find(W + "tcPr"), "gridSpan", 1) - 1)
    inlines += _empty(story, _columns(properties, "gridAfter", 0))
    if not any(
        isinstance(inline, NoteMark) or (isinstance(inline, Piece) and inline.text.strip(" |")) for inline in inlines
    ):
        return None
    inlines.append(Piece("" if story.cells else "|"))
    first = next(row.iter(W + "p"), None)
    return Block(inlines, story.part, 0 if first is None else story.place(first), anchor=story.anchor)


def _empty(story: Story, columns: int) -> list[Inline]:
    """Empty cells, in one piece however many."""
    return [] if story.cells else [Piece("|  " * columns)]


def _columns(properties: Element | None, name: str, default: int) -> int:
    return min(max(number(value(properties, name), default), 0), _MOST_COLUMNS)


def _continues_above(cell: Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(W + "val", "continue") == "continue"


def _cell(story: Story, cell: Element) -> list[Inline]:
    """What a cell holds, on one line."""
    story.cells += 1
    blocks = story.inner(cell)
    story.cells -= 1
    inlines: list[Inline] = []
    for block in blocks:
        inlines += [*([Piece(" ")] if inlines else []), Piece(block.label), *_trimmed(block.inlines)]
    for inline in inlines:
        if isinstance(inline, Piece):
            inline.text = inline.text.translate(_NO_BAR)
    return _trimmed(inlines)


def _trimmed(inlines: list[Inline]) -> list[Inline]:
    """Without pieces that are only blanks at the ends."""
    while inlines and isinstance(inlines[0], Piece) and not inlines[0].text.strip():
        inlines.pop(0)
    while inlines and isinstance(inlines[-1], Piece) and not inlines[-1].text.strip():
        inlines.pop()
    return inlines
