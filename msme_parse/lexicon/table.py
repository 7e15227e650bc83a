"""The tables beside this module: CSV files in UTF-8, each with a `source` column."""

import csv
import io
from collections.abc import Iterator
from importlib import resources
from typing import TypeVar

import msgspec

Row = TypeVar("Row", bound=msgspec.Struct)


def cells(table: str) -> Iterator[dict[str, str]]:
    """The rows of `data/<table>.csv` without their empty cells; `NA` stays the code of Namibia."""
    text = (resources.files(__package__) / "data" / f"{table}.csv").read_text("utf-8")
    for row in csv.DictReader(io.StringIO(text, newline="")):
        yield {column: cell for column, cell in row.items() if cell}


def read(table: str, kind: type[Row]) -> tuple[Row, ...]:
    """The rows of a table, each as one `kind`; a cell of the wrong form is an exception."""
    return tuple(msgspec.convert(row, kind, strict=False) for row in cells(table))
