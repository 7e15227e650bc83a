"""Stretches of a page into lines: what stands on one baseline, from left to right, with what is raised above it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from msme_parse.readers.pdf.glyphs import Stretch

_SAME_LINE = 0.14
"""Baselines that differ less, in parts of the size, are one line."""
_LOWERED, _RAISED = -0.3, 0.75
"""How far below or above the line smaller characters may stand and still belong to it."""
_SMALLER = 0.88
_BESIDE = 2.6
_MOST_BESIDE = 400
"""How far, in sizes, a raised mark may stand from the characters beside it."""
_BLANK = 0.15
_COLUMN = 1.6
"""A gap that is wider than this parts two columns, or a number from its text."""


class Cell(msgspec.Struct, frozen=True):
    """Text without a wide gap inside: all of most lines, one column of a table's."""

    left: float
    right: float
    size: float
    pieces: tuple["Piece", ...]

    @property
    def text(self) -> str:
        """The characters, marks included as they are drawn."""
        return "".join(piece.text for piece in self.pieces)


class Piece(NamedTuple):
    """Characters of one size and height."""

    text: str
    raised: bool
    bold: bool


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a page."""

    page: int
    left: float
    right: float
    baseline: float
    size: float
    cells: tuple[Cell, ...]

    @property
    def text(self) -> str:
        """Everything on the line, wide gaps as one blank."""
        return " ".join(cell.text.strip() for cell in self.cells)

    @property
    def bold(self) -> bool:
        """Whether all words on it are bold."""
        return all(piece.bold or not piece.text.strip() for cell in self.cells for piece in cell.pieces)


def rows_of(number: int, stretches: Iterable[Stretch], weight: int) -> list[Row]:
    """Lines from top to bottom. `weight` is that of the text; what is heavier is bold."""
    rows = [_row(number, line, weight) for line in _gathered(stretches)]
    return sorted(rows, key=lambda row: (-row.baseline, row.left))


class _Line:
    """A line while it is put together. The largest characters come first and say where it stands."""

    __slots__ = ("baseline", "parts", "size")

    def __init__(self, stretch: Stretch) -> None:
        self.baseline = stretch.baseline
        self.size = stretch.size
        self.parts = [stretch]

    def takes(self, stretch: Stretch) -> bool:
        rise = stretch.baseline - self.baseline
        if abs(rise) <= max(0.8, self.size * _SAME_LINE):
            return True
        if stretch.size > self.size * _SMALLER or not _LOWERED * self.size < rise < _RAISED * self.size:
            return False
        reach = self.size * _BESIDE
        return any(
            part.left - reach < stretch.right and stretch.left < part.right + reach
            for part in self.parts[:_MOST_BESIDE]
        )


_HEAVIER = 20
_BAND = 12.0


def _gathered(stretches: Iterable[Stretch]) -> list[_Line]:
    bands: dict[int, list[_Line]] = defaultdict(list)
    lines: list[_Line] = []
    for stretch in sorted(stretches, key=lambda each: -each.size):
        band = int(stretch.baseline // _BAND)
        near = [line for offset in (0, -1, 1) for line in bands.get(band + offset, ()) if line.takes(stretch)]
        if near:
            min(near, key=lambda line: abs(line.baseline - stretch.baseline)).parts.append(stretch)
            continue
        line = _Line(stretch)
        lines.append(line)
        bands[band].append(line)
    return lines


def _row(page: int, line: _Line, weight: int) -> Row:
    parts = sorted(line.parts, key=lambda part: part.left)
    cells: list[Cell] = []
    pieces: list[Piece] = []
    within: list[Stretch] = []
    left = right = parts[0].left
    for part in parts:
        gap = part.left - right
        if pieces and gap > line.size * _COLUMN:
            cells.append(Cell(left, right, _usual_size(within), tuple(pieces)))
            pieces, within, left = [], [], part.left
        text = part.text
        if pieces and gap > line.size * _BLANK and pieces[-1].text[-1:] not in (" ", "\xa0") and text[:1] != " ":
            text = " " + text
        pieces.append(Piece(text, _is_raised(part, line), part.weight > weight + _HEAVIER))
        within.append(part)
        right = max(right, _end(part))
    cells.append(Cell(left, right, _usual_size(within), tuple(pieces)))
    size = _usual_size(parts)
    return Row(page=page, left=parts[0].left, right=right, baseline=line.baseline, size=size, cells=tuple(cells))


def _end(part: Stretch) -> float:
    """Where the last letter ends; blanks behind it do not count."""
    behind = len(part.text) - len(part.text.rstrip(" "))
    if not behind:
        return part.right
    return part.right - (part.right - part.left) * behind / max(len(part.text), 1) * 0.5


def _is_raised(part: Stretch, line: _Line) -> bool:
    return part.size <= line.size * _SMALLER and part.baseline - line.baseline > max(0.8, line.size * _SAME_LINE)


def _usual_size(parts: list[Stretch]) -> float:
    weight: dict[float, int] = defaultdict(int)
    for part in parts:
        weight[round(part.size, 1)] += len(part.text)
    return max(weight.items(), key=lambda item: (item[1], item[0]))[0]
