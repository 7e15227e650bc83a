"""Paths into `Source`."""

import os
import stat
from typing import BinaryIO

from msme_parse.readers.failure import UnreadableInput
from msme_parse.readers.reading import AS_FOUND, MEBIBYTE, Reading
from msme_parse.readers.text import read_bytes
from msme_parse.source import Source

KNOWN_SUFFIXES = (".txt", ".text", ".md", ".markdown", ".docx", ".pdf", ".html", ".htm", ".odt", ".rtf", ".doc")
"""The files of a folder that are taken for reports. A file that is named itself may have any suffix."""

_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
"""Opening a pipe that nobody writes to would wait for ever."""


def read_path(path: str | os.PathLike[str], reading: Reading = AS_FOUND) -> Source:
    """The text of a file. Raises UnreadableInput when it cannot be opened, is too large or is no text."""
    return read_bytes(file_bytes(path, reading), shown_path(path), reading)


def read_stream(stream: BinaryIO, name: str, reading: Reading = AS_FOUND) -> Source:
    """The text of an open file, such as standard input. Raises UnreadableInput as `read_path` does."""
    return read_bytes(_limited(stream, name, reading), name, reading)


def file_bytes(path: str | os.PathLike[str], reading: Reading = AS_FOUND) -> bytes:
    """The bytes of a file. Raises UnreadableInput when it cannot be opened or is too large."""
    name = shown_path(path)
    try:
        with open(path, "rb", opener=_open) as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableInput(name, "is a pipe or a device, not a file; standard input is read as -")
            if status.st_size > reading.max_bytes:
                raise _too_large(name, reading)
            return _limited(stream, name, reading, status.st_size + 1)
    except OSError as error:
        raise UnreadableInput(name, _reason(error)) from error
    except ValueError as error:
        raise UnreadableInput(name, "no file can have such a name") from error


def _limited(stream: BinaryIO, name: str, reading: Reading, at_once: int = MEBIBYTE) -> bytes:
    """All that a stream gives; so much is asked for at once that a large limit costs no memory."""
    pieces: list[bytes] = []
    left = reading.max_bytes
    while piece := stream.read(min(at_once, left + 1)):
        pieces.append(piece)
        left -= len(piece)
        if left < 0:
            raise _too_large(name, reading)
    return b"".join(pieces)


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | _AT_ONCE)


def _too_large(name: str, reading: Reading) -> UnreadableInput:
    return UnreadableInput(name, f"larger than {reading.max_bytes} bytes; --max-bytes allows more")


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
