"""Paths into `Source`."""

import os
from pathlib import Path

from msme_parse.readers.failure import UnreadableInput
from msme_parse.readers.text import read_bytes
from msme_parse.source import Source

KNOWN_SUFFIXES = (".txt", ".text", ".md", ".markdown")
"""The files of a folder that are taken for reports. A file that is named itself may have any suffix."""


def read_path(path: str | os.PathLike[str]) -> Source:
    """The text of a file. Raises UnreadableInput when it cannot be opened or is no text."""
    return read_bytes(file_bytes(path), shown_path(path))


def file_bytes(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file. Raises UnreadableInput when it cannot be opened."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise UnreadableInput(shown_path(path), _reason(error)) from error
    except ValueError as error:
        raise UnreadableInput(shown_path(path), "no file can have such a name") from error


def shown_path(path: str | os.PathLike[str]) -> str:
    """A file name may hold bytes that are no text; they are escaped, so that every stream can print them."""
    return os.fspath(path).encode("utf-8", "backslashreplace").decode("utf-8")


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, IsADirectoryError):
        return "is a folder, not a file"
    if isinstance(error, PermissionError):
        return "permission denied"
    words = error.strerror or "cannot be read"
    return words[:1].lower() + words[1:]
