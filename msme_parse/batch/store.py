"""What a batch has done so far: one SQLite file that survives being killed at any moment.

Results are found by path and hold as long as their key does. One process at a time may use a store; the lock is the
operating system's, so it ends with the process, however that ends.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from msme_parse.batch.work import Result, Task
from msme_parse.config import ConfigurationError

VERSION = 1
"""Of the tables below; a store of another version is begun anew."""

TABLES = """
CREATE TABLE inputs (number INTEGER PRIMARY KEY, path BLOB NOT NULL);
CREATE TABLE results (path BLOB PRIMARY KEY, key BLOB NOT NULL, day TEXT NOT NULL, line BLOB, error TEXT);
"""

KEEP = """
INSERT OR REPLACE INTO results (path, key, day, line, error)
SELECT path, ?, ?, ?, ? FROM inputs WHERE number = ?
"""

PAGE = """
SELECT number, path, coalesce(key, x''), coalesce(day, '') FROM inputs LEFT JOIN results USING (path)
WHERE number > ? ORDER BY number LIMIT 500
"""

MOST_FILES = 25
MOST_BYTES = 500_000
"""A chunk is as much as one process takes at a time: small enough to be lost, large enough to be worth the way."""


StoreFailure = (sqlite3.Error, zlib.error)
"""What a store raises that has no room left on its disk, or that somebody else has written into."""


class Report(msgspec.Struct, frozen=True):
    """A finished file of the collection: its line, or why there is none."""

    number: int
    path: str
    line: bytes
    error: str


class Store:
    """The working store of one collection. Raises ConfigurationError when another process has it open."""

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._open()
        except sqlite3.OperationalError as error:
            raise ConfigurationError(_refusal(file, error)) from error
        except sqlite3.DatabaseError:  # no database any more; what it held can be made again
            self._connection.close()
            remove(file)
            self._open()
        except OSError as error:
            raise ConfigurationError(f"cannot keep results in {file}: {error.strerror or error}") from error

    def _open(self) -> None:
        self._connection = sqlite3.connect(self._file, isolation_level=None, timeout=1)
        run = self._connection.execute
        run("PRAGMA locking_mode = EXCLUSIVE")
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = NORMAL")
        run("BEGIN IMMEDIATE")
        if run("PRAGMA user_version").fetchone()[0] != VERSION:
            for (name,) in run("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
                run(f'DROP TABLE "{name}"')
            for statement in TABLES.split(";"):
                run(statement)
            run(f"PRAGMA user_version = {VERSION}")
        run("COMMIT")

    def close(self) -> None:
        """Give the store to others."""
        self._connection.close()

    def expect(self, paths: Iterable[str]) -> int:
        """Set the files of the collection, in their order, each once; give their number."""
        with self._transaction():
            self._connection.execute("DELETE FROM inputs")
            rows = enumerate(dict.fromkeys(paths), 1)
            self._connection.executemany(
                "INSERT INTO inputs VALUES (?, ?)", ((number, os.fsencode(path)) for number, path in rows)
            )
        return int(self._connection.execute("SELECT count(*) FROM inputs").fetchone()[0])

    def chunks(self) -> Iterator[list[Task]]:
        """All files of the collection with what is kept of them, in portions for one process."""
        chunk: list[Task] = []
        size = 0
        for task in self._tasks():
            length = _size(task.path)
            if chunk and (len(chunk) == MOST_FILES or size + length > MOST_BYTES):
                yield chunk
                chunk, size = [], 0
            chunk.append(task)
            size += length
        if chunk:
            yield chunk

    def _tasks(self) -> Iterator[Task]:
        """Read in pages, since rows may be written between two of them."""
        last = 0
        while page := self._connection.execute(PAGE, (last,)).fetchall():
            for number, path, key, day in page:
                last = number
                yield Task(number, os.fsdecode(path), key, day)

    def keep(self, results: Sequence[Result]) -> None:
        """Keep what is new of some results: all of it or, when the process is killed, nothing."""
        rows = [
            (result.key, result.made.day, result.made.line or None, result.made.error or None, result.number)
            for result in results
            if result.made is not None
        ]
        if rows:
            with self._transaction():
                self._connection.executemany(KEEP, rows)

    def forget_others(self) -> None:
        """Drop the results of files that no longer belong to the collection."""
        with self._transaction():
            self._connection.execute("DELETE FROM results WHERE path NOT IN (SELECT path FROM inputs)")

    def reports(self) -> Iterator[Report]:
        """What became of each file, in the order of the collection, one at a time."""
        rows = self._connection.execute(
            "SELECT number, path, line, error FROM inputs JOIN results USING (path) ORDER BY number"
        )
        for number, path, line, error in rows:
            yield Report(number, os.fsdecode(path), zlib.decompress(line) if line else b"", error or "")

    def errors(self, most: int) -> tuple[tuple[tuple[str, str], ...], int]:
        """The first files that could not be read, path and message, and how many there are."""
        inputs = "FROM inputs JOIN results USING (path) WHERE error IS NOT NULL"
        rows = self._connection.execute(f"SELECT path, error {inputs} ORDER BY number LIMIT ?", (most,))
        first = tuple((os.fsdecode(path), error) for path, error in rows)
        return first, int(self._connection.execute(f"SELECT count(*) {inputs}").fetchone()[0])

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


def remove(file: Path) -> None:
    """Delete a store and what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except (OSError, ValueError):
        return 0


def _refusal(file: Path, error: sqlite3.OperationalError) -> str:
    if "locked" in str(error):
        return "another batch is writing the same output"
    return f"cannot keep results in {file}: {error}"
