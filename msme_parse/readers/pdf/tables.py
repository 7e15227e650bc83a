"""Tables of a page: rows between drawn borders, and rows whose columns stand one below the other."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict

import msgspec

from msme_parse.readers.pdf.glyphs import Stretch, Stroke
from msme_parse.readers.pdf.lines import Cell, Row, rows_of

_TOUCH = 4.0
_ALIGNED = 7.0
_MOST_STROKES, _MOST_GRIDS = 4_000, 100
_MANY = 5
_FIGURES = re.compile(r"[-–+]?[0-9.,%/ ]{1,14}[*a-z]?")
_LABEL = re.compile(r"(?:\(?[0-9ivxlcIVXLC]{1,5}[.)]?|[0-9]+(?:\.[0-9]+)+\.?|\(?[a-zA-Z][.)]|[•·●▪–\-\uf0b7*])")


class Grid(msgspec.Struct):
    """A table with drawn borders: where it stands, and the lines between its columns and rows."""

    left: float
    bottom: float
    right: float
    top: float
    columns: list[float]
    rows: list[float]

    def holds(self, stretch: Stretch) -> bool:
        """Whether a stretch stands inside."""
        middle = (stretch.left + stretch.right) / 2
        return self.left - 2 < middle < self.right + 2 and self.bottom - 2 < stretch.baseline < self.top + 2


def grids_of(strokes: list[Stroke]) -> list[Grid]:
    """The tables that borders make, from top to bottom."""
    grids = []
    for group in _touching(strokes[:_MOST_STROKES]):
        columns = _distinct([stroke.left for stroke in group if _is_upright(stroke)])
        rows = _distinct([stroke.bottom for stroke in group if not _is_upright(stroke)])
        if len(columns) < 2 or len(rows) < 2:
            continue
        left, right = min(stroke.left for stroke in group), max(stroke.right for stroke in group)
        bottom, top = min(stroke.bottom for stroke in group), max(stroke.top for stroke in group)
        grids.append(Grid(left, bottom, right, top, columns, rows))
    return sorted(grids, key=lambda grid: -grid.top)[:_MOST_GRIDS]


def _is_upright(stroke: Stroke) -> bool:
    return stroke.top - stroke.bottom > stroke.right - stroke.left


def _touching(strokes: list[Stroke]) -> list[list[Stroke]]:
    """Strokes in groups that hang together, found by the places of the page that they pass."""
    owner = list(range(len(strokes)))

    def root(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    upright: dict[int, list[int]] = defaultdict(list)
    for index, stroke in enumerate(strokes):
        if _is_upright(stroke):
            upright[int(stroke.left // 50)].append(index)
    for index, stroke in enumerate(strokes):
        if _is_upright(stroke):
            continue
        for band in range(int((stroke.left - _TOUCH) // 50), min(int((stroke.right + _TOUCH) // 50), 400) + 1):
            for other in upright.get(band, ()):
                line = strokes[other]
                across = stroke.left - _TOUCH <= line.left <= stroke.right + _TOUCH
                if across and line.bottom - _TOUCH <= stroke.bottom <= line.top + _TOUCH:
                    owner[root(index)] = root(other)
    groups: dict[int, list[Stroke]] = defaultdict(list)
    for index, stroke in enumerate(strokes):
        groups[root(index)].append(stroke)
    return [group for group in groups.values() if len(group) > 3]


def _distinct(places: list[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _TOUCH:
            found.append(place)
    return found


def rows_in(grid: Grid, stretches: list[Stretch], page: int, weight: int) -> list[tuple[float, str]]:
    """The rows of a bordered table, each with the height at which it begins."""
    bands: dict[int, list[Stretch]] = defaultdict(list)
    for stretch in stretches:
        bands[-bisect_right(grid.rows, stretch.baseline)].append(stretch)
    found: list[tuple[float, str]] = []
    for band in sorted(bands):
        columns: dict[int, list[Stretch]] = defaultdict(list)
        for stretch in bands[band]:
            middle = min(stretch.left + 3, stretch.right)
            columns[bisect_left(grid.columns, middle)].append(stretch)
        cells = {column: rows_of(page, inside, weight) for column, inside in columns.items()}
        number = len(grid.columns) + (1 if max(cells) >= len(grid.columns) else 0)
        lines = [len(rows) for rows in cells.values()]
        if len(lines) > 1 and min(lines) == max(lines) > 1 and len(grid.rows) < 4:
            found.extend(
                (
                    rows[0].baseline,
                    _piped([cells[column][line].text if column in cells else "" for column in range(1, number)]),
                )
                for line, rows in enumerate(zip(*cells.values(), strict=True))
            )
            continue
        texts = [" ".join(row.text for row in cells.get(column, ())) for column in range(1, max(number, 2))]
        found.append((max(stretch.baseline for stretch in bands[band]), _piped(texts)))
    return found


def _piped(cells: list[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "¦") for cell in cells) + " |"


def piped_row(row: Row) -> str:
    """A row whose columns are parted by wide gaps."""
    return _piped([cell.text for cell in row.cells])


def is_columns(row: Row) -> bool:
    """Whether wide gaps part a row into columns, not just a number from its text."""
    if len(row.cells) < 2:
        return False
    return len(row.cells) > 2 or _LABEL.fullmatch(row.cells[0].text.strip()) is None


def aligned(rows: list[Row]) -> list[bool]:
    """For each row of a page, whether it is part of a table without borders."""
    flags = [is_columns(row) for row in rows]
    inside = [False] * len(rows)
    start = 0
    while start < len(rows):
        if not flags[start]:
            start += 1
            continue
        end = start + 1
        while end < len(rows) and (
            flags[end] or (end + 1 < len(rows) and flags[end + 1] and _is_short(rows[end], rows[start]))
        ):
            end += 1
        run = [row for row, flag in zip(rows[start:end], flags[start:end], strict=True) if flag]
        if _is_table(run) or max(len(row.cells) for row in run) >= _MANY:
            inside[start:end] = [True] * (end - start)
        start = end
    _mark_figures(rows, inside)
    return inside


def _is_short(row: Row, above: Row) -> bool:
    return row.right - row.left < (above.right - above.left) * 0.6


def _is_table(rows: list[Row]) -> bool:
    most = max(len(row.cells) for row in rows)
    if len(rows) < (2 if most > 2 else 3):
        return False
    lasts = [row.cells[1] for row in rows]
    together = max(sum(_stand_together(one, other) for other in lasts) for one in lasts[:40])
    return together >= max(2, len(rows) * 0.6)


def _stand_together(one: Cell, other: Cell) -> bool:
    return abs(one.left - other.left) < _ALIGNED or abs(one.right - other.right) < _ALIGNED


def _mark_figures(rows: list[Row], inside: list[bool]) -> None:
    """Three rows and more of nothing but figures are a chart's or a table's."""
    run: list[int] = []
    for index in range(len(rows) + 1):
        if index < len(rows) and _FIGURES.fullmatch(rows[index].text.strip()):
            run.append(index)
            continue
        if len(run) > 2:
            for each in run:
                inside[each] = True
        run = []
