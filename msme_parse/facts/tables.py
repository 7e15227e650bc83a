"""Tables whose columns are certain: cells between pipes, or columns of blanks under a caption."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.lexicon import Language
from msme_parse.source import Span
from msme_parse.syntax.inline import parse_inline
from msme_parse.syntax.number_words import value_of
from msme_parse.syntax.tables import aligned_cells, piped_cells
from msme_parse.tree.nodes import Table, TableRow
from msme_parse.tree.walk import leaves

if TYPE_CHECKING:
    from msme_parse.facts import Facts

_MOST_ROUNDED = 2
"""So far rounded percentages may be from their whole."""
_FEWEST_ROWS = 3
"""A heading, one row and a total; with fewer there is nothing to add up."""


class Cell(msgspec.Struct, frozen=True, eq=False, gc=False):
    """One cell."""

    span: Span
    text: str
    value: int | None
    """Its whole number; None for words, decimals, percentages and an empty cell."""
    decimal: float | None = None
    """Its number with one decimal or two, `41.2` or, in French and Spanish, `41,2`; None for all else."""

    def is_whole(self, made: int) -> bool:
        """Whether a total of 100 stands above shares that were rounded one by one: 99 or 101 is the sum of them."""
        return self.value == 100 and abs(made - 100) <= _MOST_ROUNDED


class TableFact(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A table as rows of cells; all rows have as many cells as the first."""

    span: Span
    heading: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


def gather_tables(facts: Facts) -> tuple[TableFact, ...]:
    """The tables whose rows all have the same number of cells."""
    found: list[TableFact] = []
    for block in facts.report.blocks:
        if not isinstance(block, Table):
            continue
        rows = [cells_of(facts, row) for row in block.children if isinstance(row, TableRow)]
        table = _table(facts, [row for row in rows if not _is_rule(facts, row)])
        if table is not None:
            found.append(table)
    return tuple(found)


def table_rows(facts: Facts) -> Iterator[tuple[Table, TableRow]]:
    """Every row of every table, each with the table."""
    for block in facts.report.blocks:
        if isinstance(block, Table):
            yield from ((block, row) for row in block.children if isinstance(row, TableRow))


def row_passage(facts: Facts, table: Table, row: TableRow, stretch: Span) -> Passage:
    """A row as if it were a passage, with what stands in a stretch of it: in all of it, or in a cell."""
    around = facts.passages.at(table.start)
    section, annex = (around.section, around.annex) if around else ("", "")
    nodes = parse_inline(facts.text, [(stretch.start, stretch.end)])
    read = tuple(leaf for node in nodes for leaf in leaves(node))
    return Passage(table, "table", facts.where(row.start), section, annex, read, row.span)


def cells_of(facts: Facts, row: TableRow) -> list[Span]:
    """The cells of a row, as far as its layout parts them."""
    piped = facts.text.find("|", row.start, row.end) >= 0
    return (piped_cells if piped else aligned_cells)(facts.text, row.start, row.end)


def _is_rule(facts: Facts, row: list[Span]) -> bool:
    """Whether a row is the line of hyphens under a heading."""
    return all(not facts.text_of(cell).strip(":-=+ ") for cell in row)


def _table(facts: Facts, rows: list[list[Span]]) -> TableFact | None:
    if len(rows) < _FEWEST_ROWS or len(rows[0]) < 2 or any(len(row) != len(rows[0]) for row in rows):
        return None
    cells = [tuple(_cell(facts, span) for span in row) for row in rows]
    return TableFact(Span(rows[0][0].start, rows[-1][-1].end), cells[0], tuple(cells[1:]))


def _cell(facts: Facts, span: Span) -> Cell:
    text = " ".join(facts.text_of(span).split())
    value = value_of(text, facts.identity.language, year=True) if text[:1].isdigit() else None
    return Cell(span, text, value, _decimal(text, facts.identity.language) if value is None else None)


def _decimal(text: str, language: Language) -> float | None:
    """`41,2` as a number; French and Spanish may have a point too."""
    sign = "," if language != "en" and "," in text else "."
    whole, _, part = text.partition(sign)
    written = whole.isdecimal() and part.isdecimal() and len(whole) < 7 and 0 < len(part) < 3
    return float(f"{whole}.{part}") if written else None


def decimals_apart(table: TableFact) -> list[tuple[Cell, float]]:
    """The last cells of columns of decimals that rounding does not part from the sum above, where others are right.

    A last cell that is not higher than each of the others is a mean or a rate, and no sum.
    """
    right, apart = 0, list[tuple[Cell, float]]()
    for column in zip(*table.rows, strict=True):
        values = [cell.decimal for cell in column if cell.decimal is not None]
        if not len(values) == len(column) > 2 or values[-1] <= max(values[:-1]):
            continue
        made = sum(values[:-1])
        if abs(values[-1] - made) <= _ROUNDING * len(values):
            right += 1
        else:
            apart.append((column[-1], made))
    return apart if right else []


_ROUNDING = 0.051
"""So much each figure with one decimal may be off."""
