"""The inputs of a command: files, folders, standard input; and what cannot be read."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from msme_parse.readers import KNOWN_SUFFIXES, UnreadableInput, read_bytes, read_path
from msme_parse.source import Source

STANDARD_INPUT = "-"


def expand(paths: Iterable[str]) -> Iterator[str]:
    """The files behind the paths that were given: a folder stands for the known files below it, in order."""
    for path in paths:
        folder = Path(path)
        if path != STANDARD_INPUT and folder.is_dir():
            yield from sorted(
                str(file)
                for file in folder.rglob("*")
                if file.suffix.lower() in KNOWN_SUFFIXES and file.is_file() and not _hidden(file, folder)
            )
        else:
            yield path


def _hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


class Inputs:
    """Sources one after another; those that cannot be read are told on standard error and counted."""

    def __init__(self, paths: Iterable[str], stdin_filename: str = "<stdin>") -> None:
        self._paths = list(paths)
        self._stdin_filename = stdin_filename
        self.unreadable = 0

    def __iter__(self) -> Iterator[Source]:
        for path in expand(self._paths):
            try:
                if path == STANDARD_INPUT:
                    yield read_bytes(sys.stdin.buffer.read(), self._stdin_filename)
                else:
                    yield read_path(path)
            except UnreadableInput as error:
                self.unreadable += 1
                print(f"msme-parse: {error}", file=sys.stderr)


def tell_notices(source: Source) -> None:
    """What the reader wants the user to know, on standard error."""
    for notice in source.notices:
        print(f"msme-parse: {source.path}: {notice}", file=sys.stderr)
