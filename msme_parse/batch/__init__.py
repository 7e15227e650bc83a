"""A collection of reports into one file: on all cores, a second time only what is missing or has changed.

>>> from msme_parse.batch import report_line
>>> report_line(b"1.1. Chad joined.", "report.txt")[:43]
b'{"schema_version":"1","source":{"path":"rep'
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from msme_parse.batch import pool
from msme_parse.batch.outputs import check_output, write_output
from msme_parse.batch.store import Store, StoreFailure
from msme_parse.batch.work import Result, job_of, report_line
from msme_parse.cache import cache_folder
from msme_parse.config import ConfigurationError, Settings

__all__ = ["Done", "collect", "report_line"]

FEWEST_FOR_A_POOL = 50
"""With fewer files than this, starting other processes costs more than it saves."""


def unwatched(done: int, of: int) -> None:
    """Nobody looks on."""


class Done(msgspec.Struct, frozen=True):
    """What a batch did: how many files there are, how many were read anew, and those that could not be."""

    files: int
    anew: int
    errors: tuple[tuple[str, str], ...]
    """The first of them, path and message."""
    failed: int


MOST_ERRORS = 20
"""So many errors are told one by one; all of them stand in the output."""


def collect(
    paths: Iterable[str],
    out: Path,
    settings: Settings,
    *,
    jobs: int | None = None,
    scheduler: str | None = None,
    progress: Callable[[int, int], None] = unwatched,
) -> Done:
    """Read all files and write them to `out`; `progress` is told how many files are done, of how many.

    `jobs` is the number of processes; `scheduler` the address of a Dask cluster that works instead of them.
    Raises ConfigurationError when the output, the settings or the cluster cannot be used, OSError when `out` cannot be
    written. Whenever it is interrupted, what is done is kept for the next call with the same `out`.
    """
    out = out.resolve()
    check_output(out)
    file = store_of(out)
    store = Store(file)
    try:
        files = store.expect(paths)
        anew = done = 0
        for results in _results(store, settings, _processes(jobs, files), scheduler):
            store.keep(results)
            anew += sum(result.made is not None for result in results)
            done += len(results)
            progress(done, files)
        store.forget_others()
        write_output(store.reports(), out)
        return Done(files, anew, *store.errors(MOST_ERRORS))
    except StoreFailure as error:
        raise ConfigurationError(f"cannot keep results in {file}: {error}; if it is damaged, delete it") from error
    finally:
        store.close()


def _results(store: Store, settings: Settings, processes: int, scheduler: str | None) -> Iterator[list[Result]]:
    job = job_of(settings)
    if scheduler is None:
        return pool.run(store.chunks(), job, processes)
    from msme_parse.batch import cluster

    return cluster.run(store.chunks(), job, scheduler)


def _processes(jobs: int | None, files: int) -> int:
    if jobs is not None:
        return jobs
    return cores() if files >= FEWEST_FOR_A_POOL else 1


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def store_of(out: Path) -> Path:
    """Where the results of an output are kept between runs: among the user's caches, one file for each output."""
    name = hashlib.sha256(os.fsencode(out)).hexdigest()[:32]
    return cache_folder() / "batch" / f"{name}.sqlite"
