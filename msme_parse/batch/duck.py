"""The tables as one DuckDB database, or as Parquet files that DuckDB writes."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import duckdb
import msgspec

from msme_parse.batch.rows import Rows, rows_of_reports
from msme_parse.batch.store import Report
from msme_parse.files import move_whole
from msme_parse.records.tables import TABLES, Table, columns_of

PORTION = 2_000
"""Reports that are handed over at a time, as JSON lines: inserting row by row takes DuckDB a hundred times as long."""

ENCODER = msgspec.json.Encoder()


def write_duckdb(reports: Iterable[Report], folder: Path, out: Path) -> None:
    """One DuckDB database with all tables."""
    made = folder / out.name
    with _filled(reports, folder, made):
        pass
    move_whole(made, out)


def write_parquet(reports: Iterable[Report], folder: Path, out: Path) -> None:
    """A folder with a Parquet file for each table."""
    made = folder / out.name
    made.mkdir()
    with _filled(reports, folder, folder / "tables.duckdb") as connection:
        for table in TABLES:
            file = _quoted(made / f"{table.name}.parquet")
            connection.execute(f"COPY {table.name} TO {file} (FORMAT parquet, COMPRESSION zstd)")
    move_whole(made, out)


@contextlib.contextmanager
def _filled(reports: Iterable[Report], folder: Path, file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A new database in `file` that holds the whole collection."""
    connection = duckdb.connect(str(file))
    try:
        connection.execute("SET threads = 1")  # the order of rows and groups is then the same each time
        connection.execute("SET memory_limit = '512MB'")
        connection.execute(f"SET temp_directory = {_quoted(folder / 'spill')}")
        for table in TABLES:
            connection.execute(_table(table))
        rows = rows_of_reports(reports)
        while _insert(connection, folder, islice(rows, PORTION)):
            pass
        yield connection
    except duckdb.Error as error:
        raise OSError(str(error)) from error
    finally:
        connection.close()


def _insert(connection: duckdb.DuckDBPyConnection, folder: Path, reports: Iterable[Rows]) -> int:
    """Hand a portion over; how many reports it had."""
    handed = 0
    files = [folder / f"{table.name}.jsonl" for table in TABLES]
    with contextlib.ExitStack() as opened:
        handles = [opened.enter_context(file.open("wb")) for file in files]
        for report in reports:
            handed += 1
            for handle, rows in zip(handles, report, strict=True):
                handle.write(ENCODER.encode_lines(rows))
    for table, file in zip(TABLES, files, strict=True):
        if file.stat().st_size:
            columns = ", ".join(f"{each.name}: '{each.sql_type}'" for each in columns_of(table.row))
            source = f"read_json({_quoted(file)}, format = 'newline_delimited', columns = {{{columns}}})"
            connection.execute(f"INSERT INTO {table.name} FROM {source}")
    return handed


def _table(table: Table) -> str:
    """Only `documents` has its key declared: DuckDB would hold the keys of the others in memory."""
    columns = [f"{each.name} {each.sql_type}{'' if each.optional else ' NOT NULL'}" for each in columns_of(table.row)]
    if table.name == "documents":
        columns.append("PRIMARY KEY (document)")
    return f"CREATE TABLE {table.name} ({', '.join(columns)})"


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
