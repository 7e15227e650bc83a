"""What stands above the first paragraph: masthead and title, whose lines are not joined."""

import re

from msme_parse.readers.composed import Passage
from msme_parse.readers.pdf.lines import Cell, Row
from msme_parse.readers.pdf.paragraphs import Block, Setting, begins_text, written_cell

_LETTERHEAD = 1.3
_PROSE = 150


def opening_length(blocks: list[Block], setting: Setting) -> int:
    """How many blocks of the first page come before the first paragraph or numbered heading."""
    for index, block in enumerate(blocks):
        if block.table:
            if index > 1:
                return index
            continue
        if begins_text(block.first) or _is_prose(block):
            if index and _is_heading_above(blocks[index - 1], setting) and index > 1:
                return index - 1
            return index
    return len(blocks)


def _is_prose(block: Block) -> bool:
    text = " ".join(row.text for row in block.rows)
    return len(block.rows) > 1 and len(text) > _PROSE and not block.first.bold and text.rstrip()[-1:] in ".:;,"


def _is_heading_above(block: Block, setting: Setting) -> bool:
    row = block.first
    words = row.text.strip()
    at_margin = abs(row.left - setting.left) < setting.size * 0.4
    return len(block.rows) == 1 and row.bold and at_margin and not re.search(r"[/:0-9]", words) and block.after > 1.2


def laid_out_opening(blocks: list[Block], setting: Setting) -> list[Passage]:
    """The lines of masthead and title, one column after the other where two stand side by side."""
    lines: list[tuple[Cell, int, float]] = []
    passages: list[Passage] = []
    for block in blocks:
        if block.table:
            passages.extend(_written(_letterhead_first(lines, setting), setting))
            lines = []
            passages.append(
                Passage(text=block.table, kind="table", page=1, close=bool(passages) and passages[-1].kind == "table")
            )
            continue
        for row in block.rows:
            lines.extend((cell, row.page, row.baseline) for cell in _columns(row))
    return passages + _written(_letterhead_first(lines, setting), setting)


def _columns(row: Row) -> tuple[Cell, ...]:
    return row.cells


def _letterhead_first(lines: list[tuple[Cell, int, float]], setting: Setting) -> list[tuple[Cell, int, float]]:
    """`WORLD TRADE` and `ORGANIZATION`, in large letters on the left, are read before the symbol beside them."""
    large = [line for line in lines if line[0].size > setting.size * _LETTERHEAD]
    if not large or not lines or lines[0] is not large[0]:
        return lines
    head = [line for line in large if abs(line[0].left - large[0][0].left) < 6 and line[2] > large[0][2] - 80]
    return head + [line for line in lines if line not in head]


def _written(lines: list[tuple[Cell, int, float]], setting: Setting) -> list[Passage]:
    passages: list[Passage] = []
    above = 0.0
    for cell, page, baseline in lines:
        close = bool(passages) and abs(above - baseline) < max(cell.size, setting.size) * 1.45
        passages.append(Passage(text=" ".join(written_cell(cell).split()), page=page, close=close))
        above = baseline
    return passages
