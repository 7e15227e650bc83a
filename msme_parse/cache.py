"""Results kept between runs, so that a file that has not changed is not linted again.

A result is found by everything that it depends on: the bytes of the report and of its suppressions, its path, the
settings, the baseline, the day (some rules judge by it), and the program itself, down to its grammars and tables.
So an entry can be missing, never stale.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import os
from functools import cache
from pathlib import Path

import msgspec

from msme_parse import __version__
from msme_parse.config import Settings
from msme_parse.files import write_whole
from msme_parse.records.findings import FindingRecord, Linted
from msme_parse.run import Outcome
from msme_parse.source import Source
from msme_parse.suppress import BaselineEntry, sidecar_of
from msme_parse.syntax.engine import grammar_folder


def cache_folder() -> Path:
    """Where results are kept: `MSME_PARSE_CACHE`, or below the user's folder for caches; never beside the reports."""
    named = os.environ.get("MSME_PARSE_CACHE")
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "msme-parse"


class _Kept(msgspec.Struct, frozen=True):
    """An outcome without the text of its report, which the reader has at hand."""

    records: tuple[FindingRecord, ...]
    entries: tuple[BaselineEntry, ...]
    stale: tuple[BaselineEntry, ...]


class ResultCache:
    """Results in a folder, one file each."""

    def __init__(self, folder: Path, settings: Settings, baseline: bytes) -> None:
        self._folder = folder
        digest = hashlib.sha256(program_digest().encode())
        digest.update(msgspec.json.encode(settings, order="deterministic"))
        digest.update(hashlib.sha256(baseline).digest())
        digest.update(datetime.date.today().isoformat().encode())
        self._base = digest.digest()

    def get(self, source: Source) -> Outcome | None:
        """The kept result of a source, if there is one and it can be read."""
        try:
            kept = msgspec.json.decode(self._file(source).read_bytes(), type=_Kept)
        except (OSError, msgspec.DecodeError, ValueError):
            return None
        shown = Linted(source.path, source.text, kept.records, source.notices)
        return Outcome(shown, kept.entries, kept.stale)

    def put(self, source: Source, outcome: Outcome) -> None:
        """Keep a result. A folder that cannot be written costs speed, nothing else."""
        kept = _Kept(outcome.linted.records, outcome.entries, outcome.stale)
        with contextlib.suppress(OSError, UnicodeEncodeError):
            file = self._file(source)
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, msgspec.json.encode(kept), lasting=False)

    def _file(self, source: Source) -> Path:
        digest = hashlib.sha256(self._base)
        for part in (source.path, source.sha256, source.encoding):
            digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
        with contextlib.suppress(OSError):
            digest.update(sidecar_of(source.path).read_bytes())
        key = digest.hexdigest()
        return self._folder / key[:2] / f"{key[2:]}.json"


@cache
def program_digest() -> str:
    """What the program is made of: its version, and name, size and time of each of its files."""
    digest = hashlib.sha256(__version__.encode())
    package = Path(__file__).parent
    folders = [package]
    if isinstance(grammars := grammar_folder(), Path):
        folders.append(grammars)
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.suffix in (".py", ".lark", ".csv"):
                state = os.stat(file)
                digest.update(f"{file.relative_to(folder)} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
