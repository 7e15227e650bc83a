"""Where the output of a command goes: standard output, or a file written whole."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from msme_parse.files import write_whole


def put(data: bytes | Iterable[bytes], path: str | None) -> None:
    """Write the whole output, piece by piece where it comes in pieces.

    Raises a usage error that names the file when it cannot be written.
    """
    if path is None or path == "-":
        for piece in (data,) if isinstance(data, bytes) else data:
            sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
        return
    try:
        write_whole(Path(path), data)
    except OSError as error:
        import rich_click as click

        raise click.ClickException(f"cannot write {path}: {error.strerror or error}") from error
