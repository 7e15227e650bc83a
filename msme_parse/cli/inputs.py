"""The inputs of a command: files, folders, standard input; and what cannot be read."""

from __future__ import annotations

import fnmatch
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msme_parse.readers import AS_FOUND, KNOWN_SUFFIXES, Reading, UnreadableInput, needed_for, read_path, read_stream
from msme_parse.source import Source

STANDARD_INPUT = "-"


def expand(paths: Iterable[str], exclude: Iterable[str] = (), tell: Callable[[str], object] = str) -> Iterator[str]:
    """The files behind the paths that were given: a folder stands for the known files below it, in order.

    `exclude` are patterns of paths below a folder that are left out; a file that is named itself never is. Files of
    a folder that cannot be read here, because something is not installed, are left out, and `tell` is told once.
    """
    excluded = tuple(exclude)
    missing: dict[str, str] = {}
    skipped: dict[str, int] = {}
    for path in paths:
        if path != STANDARD_INPUT and os.path.isdir(path):
            for file in sorted(map(str, _reports(Path(path), excluded))):
                suffix = Path(file).suffix.lower()
                needed = missing[suffix] = missing[suffix] if suffix in missing else needed_for(suffix)
                if needed:
                    skipped[needed] = skipped.get(needed, 0) + 1
                else:
                    yield file
        else:
            yield path
    for needed, number in skipped.items():
        tell(f"{number} {'file was' if number == 1 else 'files were'} left out; reading them needs: {needed}")


def _reports(folder: Path, excluded: tuple[str, ...]) -> Iterator[Path]:
    for file in folder.rglob("*"):
        if file.suffix.lower() in KNOWN_SUFFIXES and file.is_file() and not _left_out(file, folder, excluded):
            yield file


def _left_out(file: Path, folder: Path, exclude: tuple[str, ...]) -> bool:
    inner = file.relative_to(folder)
    if any(part.startswith(".") for part in inner.parts):
        return True
    names = (inner.as_posix(), file.as_posix(), *inner.parts)
    return any(fnmatch.fnmatch(name, pattern) for name in names for pattern in exclude)


class Inputs:
    """Sources one after another; those that cannot be read are told on standard error and counted."""

    def __init__(
        self,
        paths: Iterable[str],
        stdin_filename: str = "<stdin>",
        exclude: Iterable[str] = (),
        reading: Reading = AS_FOUND,
    ) -> None:
        self._paths = list(paths)
        self._reading = reading
        self._exclude = tuple(exclude)
        self._stdin_filename = stdin_filename
        self._expanded: list[str] | None = None
        self.unreadable = 0

    @property
    def has_standard_input(self) -> bool:
        """Whether one of the inputs is standard input."""
        return STANDARD_INPUT in self._paths

    def paths(self) -> list[str]:
        """The files behind the paths that were given."""
        if self._expanded is None:
            self._expanded = list(expand(self._paths, self._exclude, _tell))
        return self._expanded

    def refuse(self, message: str) -> None:
        """Tell of an input that cannot be used, and count it."""
        self.unreadable += 1
        print(f"msme-parse: {message}", file=sys.stderr)

    def __iter__(self) -> Iterator[Source]:
        for path in self.paths():
            try:
                if path == STANDARD_INPUT and sys.stdin is None:
                    raise UnreadableInput(self._stdin_filename, "standard input is closed")
                if path == STANDARD_INPUT:
                    yield read_stream(sys.stdin.buffer, self._stdin_filename, self._reading)
                else:
                    yield read_path(path, self._reading)
            except UnreadableInput as error:
                self.refuse(str(error))


def _tell(message: str) -> None:
    print(f"msme-parse: {message}", file=sys.stderr)


def tell_notices(path: str, notices: Iterable[str]) -> None:
    """What the reader wants the user to know of a file, on standard error."""
    for notice in notices:
        print(f"msme-parse: {path}: {notice}", file=sys.stderr)
