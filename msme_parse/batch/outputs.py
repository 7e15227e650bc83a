"""A collection as one file or one folder of files, by the suffix of its name.

`.jsonl` has a report a line; the others have the tables of `msme_parse/records/tables.py`. Each is built beside its
place and put there when it is complete; reports are read from the store one at a time, in order, so the same collection
is the same bytes however it came about.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from msme_parse.batch.csv_tables import write_csv
from msme_parse.batch.rows import error_row, rows_of_reports
from msme_parse.batch.store import Report
from msme_parse.config import ConfigurationError
from msme_parse.files import move_whole, workshop
from msme_parse.records.tables import TABLES, Table, columns_of


def write_jsonl(reports: Iterable[Report], folder: Path, out: Path) -> None:
    """A report a line; files that could not be read stand in `NAME.errors.jsonl`, if there are any."""
    made, errors = folder / out.name, folder / "errors"
    with made.open("wb") as lines, errors.open("wb") as refused:
        for report in reports:
            if report.error:
                refused.write(msgspec.json.encode(error_row(report)) + b"\n")
            else:
                lines.write(report.line)
    beside = out.with_name(f"{out.stem}.errors.jsonl")
    if errors.stat().st_size:
        move_whole(errors, beside)
    else:
        beside.unlink(missing_ok=True)
    move_whole(made, out)


def write_sqlite(reports: Iterable[Report], folder: Path, out: Path) -> None:
    """One SQLite database with all tables and their keys."""
    made = folder / out.name
    connection = sqlite3.connect(made, isolation_level=None)
    try:
        _fill(connection, reports)
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
    finally:
        connection.close()
    move_whole(made, out)


def _fill(connection: sqlite3.Connection, reports: Iterable[Report]) -> None:
    connection.execute("PRAGMA journal_mode = OFF")  # a killed export is begun anew
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    for table in TABLES:
        connection.execute(sqlite_table(table))
    inserts = [f"INSERT INTO {table.name} VALUES ({_marks(table)})" for table in TABLES]
    for report in rows_of_reports(reports):
        for insert, rows in zip(inserts, report, strict=True):
            connection.executemany(insert, map(msgspec.structs.astuple, rows))
    connection.execute("CREATE INDEX symbols_by_cited ON symbols (cited)")
    connection.execute("COMMIT")


def sqlite_table(table: Table) -> str:
    """The statement that makes a table in SQLite, whose days are text and whose truth is 0 or 1."""
    types = {"BIGINT": "INTEGER", "BOOLEAN": "INTEGER"}
    columns = [
        f"{each.name} {types.get(each.sql_type, 'TEXT')}{'' if each.optional else ' NOT NULL'}"
        for each in columns_of(table.row)
    ]
    columns.append(f"PRIMARY KEY ({', '.join(table.key)})")
    if table.name not in ("documents", "errors"):
        columns.append("FOREIGN KEY (document) REFERENCES documents (document)")
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(columns) + "\n) WITHOUT ROWID"


def _marks(table: Table) -> str:
    return ", ".join("?" * len(columns_of(table.row)))


def _duck(function: str) -> Callable[[Iterable[Report], Path, Path], None]:
    """DuckDB is an extra: its module is imported when one of its formats is asked for."""

    def write(reports: Iterable[Report], folder: Path, out: Path) -> None:
        from msme_parse.batch import duck

        getattr(duck, function)(reports, folder, out)

    return write


OUTPUTS: dict[str, Callable[[Iterable[Report], Path, Path], None]] = {
    ".jsonl": write_jsonl,
    ".csv": write_csv,
    ".sqlite": write_sqlite,
    ".parquet": _duck("write_parquet"),
    ".duckdb": _duck("write_duckdb"),
}
FOLDERS = (".csv", ".parquet")
"""The outputs that are a folder with a file for each table."""
NEED_DUCKDB = (".parquet", ".duckdb")


def check_output(out: Path) -> None:
    """Raises ConfigurationError when a collection cannot be written to `out`: better before the work than after it."""
    if out.suffix not in OUTPUTS:
        raise ConfigurationError(f"{out}: the output ends in one of {', '.join(OUTPUTS)}")
    if out.suffix in NEED_DUCKDB:
        _check_duckdb(out)
    if not os.access(out.parent, os.W_OK) or not out.parent.is_dir():
        raise ConfigurationError(f"cannot write {out}: {out.parent} is no folder that can be written")
    if out.suffix in FOLDERS:
        check_folder(out)
    elif out.is_dir():
        raise ConfigurationError(f"cannot write {out}: it is a folder")


def check_folder(out: Path) -> None:
    """Raises ConfigurationError when replacing a folder of tables would delete what is no table."""
    if not out.exists():
        return
    if not out.is_dir():
        raise ConfigurationError(
            f"cannot write {out}: it is a file; this output is a folder with a file for each table"
        )
    ours = {f"{table.name}{suffix}" for table in TABLES for suffix in FOLDERS}
    others = sorted(file.name for file in out.iterdir() if file.name not in ours)
    if others:
        raise ConfigurationError(f"cannot replace {out}: it holds {others[0]}, which is no table of a collection")


def _check_duckdb(out: Path) -> None:
    from importlib.util import find_spec

    if find_spec("duckdb") is None:
        raise ConfigurationError(f"{out.suffix} needs DuckDB, which is not installed: pip install 'msme-parse[data]'")


def write_output(reports: Iterable[Report], out: Path) -> None:
    """Write the collection whole. Raises OSError, leaving what was there, when it cannot be written."""
    with workshop(out) as folder:
        OUTPUTS[out.suffix](reports, folder, out)
