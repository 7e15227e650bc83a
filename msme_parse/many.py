"""Many files: one after another or on several cores, always in the order given."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec

from msme_parse.cache import ResultCache
from msme_parse.config import ConfigurationError, Settings
from msme_parse.readers import UnreadableInput, read_path
from msme_parse.run import Outcome, fault_of_ours, lint_source
from msme_parse.source import Source
from msme_parse.suppress import Baseline, load_baseline

FEWEST_FOR_A_POOL = 100
"""With fewer files than this, starting other processes costs more than it saves."""

CHUNK = 25
"""Files that one process takes at a time."""


class Unread(msgspec.Struct, frozen=True):
    """A file that could not be read or whose suppressions could not be understood."""

    path: str
    message: str


Result = Outcome | Unread


def lint_paths(
    paths: Sequence[str], settings: Settings, *, jobs: int | None = None, cache_folder: Path | None = None
) -> Iterator[Result]:
    """Outcomes in the order of `paths`. `jobs` is the number of processes; None decides by the number of files.

    Raises ConfigurationError for a baseline that cannot be used.
    """
    if settings.baseline is not None:
        load_baseline(Path(settings.baseline))
    processes = _processes(jobs, len(paths))
    if processes < 2:
        worker = _Worker(settings, cache_folder)
        yield from map(worker.lint, paths)
        return
    chunks = [tuple(paths[start : start + CHUNK]) for start in range(0, len(paths), CHUNK)]
    from concurrent.futures import ProcessPoolExecutor  # slow to import, and only for many files

    with ProcessPoolExecutor(processes) as pool:
        for encoded in pool.map(partial(_lint_chunk, settings, cache_folder), chunks):
            yield from _unpacked(encoded)


def _processes(jobs: int | None, files: int) -> int:
    if jobs is not None:
        return max(1, jobs) if files > 1 else 1
    return min(os.cpu_count() or 1, 8) if files >= FEWEST_FOR_A_POOL else 1


class _Packed(msgspec.Struct, frozen=True):
    """A result on its way between processes."""

    outcome: Outcome | None
    unread: Unread | None


def _lint_chunk(settings: Settings, cache_folder: Path | None, paths: tuple[str, ...]) -> bytes:
    worker = _Worker(settings, cache_folder)
    packed = []
    for path in paths:
        result = worker.lint(path)
        packed.append(_Packed(None, result) if isinstance(result, Unread) else _Packed(result, None))
    return msgspec.msgpack.encode(packed)


def _unpacked(encoded: bytes) -> Iterator[Result]:
    for packed in msgspec.msgpack.decode(encoded, type=list[_Packed]):
        if packed.outcome is not None:
            yield packed.outcome
        elif packed.unread is not None:
            yield packed.unread


class _Worker:
    """Lints paths with one configuration, keeping what it may keep."""

    def __init__(self, settings: Settings, cache_folder: Path | None) -> None:
        self._settings = settings
        file = Path(settings.baseline) if settings.baseline else None
        self._baseline: Baseline | None = load_baseline(file) if file else None
        kept = file.read_bytes() if file else b""
        if settings.previous is not None and os.path.isfile(settings.previous):
            kept += b"\0" + Path(settings.previous).read_bytes()
        self._cache = ResultCache(cache_folder, settings, kept) if cache_folder else None

    def lint(self, path: str) -> Result:
        """The outcome of one path, from the cache when nothing has changed."""
        try:
            source = read_path(path, self._settings.reading)
            return self._cached(source)
        except (UnreadableInput, ConfigurationError) as error:
            return Unread(path, str(error))
        except Exception as error:  # the other reports are linted all the same
            return Unread(path, f"{path}: {fault_of_ours(error)}")

    def _cached(self, source: Source) -> Outcome:
        kept = self._cache.get(source) if self._cache else None
        if kept is not None:
            return kept
        outcome = lint_source(source, self._settings, self._baseline)
        if self._cache:
            self._cache.put(source, outcome)
        return outcome
