"""Where the output of a command goes: standard output, or a file written whole."""

from __future__ import annotations

import sys
from pathlib import Path

from msme_parse.files import write_whole


def put(data: bytes, path: str | None) -> None:
    """Write the whole output. Raises a usage error that names the file when it cannot be written."""
    if path is None or path == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        write_whole(Path(path), data)
    except OSError as error:
        import rich_click as click

        raise click.ClickException(f"cannot write {path}: {error.strerror or error}") from error
