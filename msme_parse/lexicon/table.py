"""The tables beside this module: CSV files in UTF-8, each with a `source` column."""

import csv
from typing import TypeVar

import msgspec

from msme_parse.files import packaged

Row = TypeVar("Row", bound=msgspec.Struct)


def cells(table: str, *columns: str) -> list[dict[str, str]]:
    """The rows of `data/<table>.csv`, some columns or all, without their empty cells; `NA` stays Namibia's code."""
    text = packaged("msme_parse.lexicon", "data", f"{table}.csv").decode()
    head, *rows = csv.reader(text.splitlines(keepends=True))
    if any(len(row) != len(head) for row in rows):
        raise ValueError(f"{table}.csv: a row has not as many cells as the heading")
    wanted = [(column, index) for index, column in enumerate(head) if not columns or column in columns]
    return [{column: row[index] for column, index in wanted if row[index]} for row in rows]


def read(table: str, kind: type[Row]) -> tuple[Row, ...]:
    """The rows of a table, each as one `kind`; a cell of the wrong form is an exception."""
    rows = cells(table, *kind.__struct_encode_fields__)
    return tuple(msgspec.convert(rows, list[kind], strict=False))  # type: ignore[valid-type]
