"""The tables beside this module: CSV files in UTF-8, each with a `source` column."""

import csv
import io
import pkgutil
from collections.abc import Iterator
from typing import TypeVar

import msgspec

Row = TypeVar("Row", bound=msgspec.Struct)


def cells(table: str) -> Iterator[dict[str, str]]:
    """The rows of `data/<table>.csv` without their empty cells; `NA` stays the code of Namibia."""
    text = (pkgutil.get_data(__package__, f"data/{table}.csv") or b"").decode()
    rows = csv.reader(io.StringIO(text, newline=""))
    columns = next(rows)
    for row in rows:
        yield {column: cell for column, cell in zip(columns, row, strict=True) if cell}


def read(table: str, kind: type[Row]) -> tuple[Row, ...]:
    """The rows of a table, each as one `kind`; a cell of the wrong form is an exception."""
    return tuple(msgspec.convert(list(cells(table)), list[kind], strict=False))  # type: ignore[valid-type]
