"""Whole files: written beside their place, then put there in one step, so that none is ever half written."""

import contextlib
import os
from pathlib import Path


def write_whole(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Replace the content of `path`, keeping its permissions. Raises OSError and leaves the old content on failure.

    `lasting` waits until the data is on the disk; a cache does not need that.
    """
    import tempfile  # slow to import, and most runs write nothing

    target = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(data)
            if lasting:
                part.flush()
                os.fsync(part.fileno())
        mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
        os.chmod(name, mode)
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
