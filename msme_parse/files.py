"""Whole files: written beside their place, then put there in one step, so that none is ever half written.

And the files that come with the program.
"""

import contextlib
import importlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def packaged(package: str, *path: str) -> bytes:
    """The content of a file inside a package, wherever that lies, in an archive too. Raises OSError when it is missing.

    As `pkgutil.get_data` does, which takes longer to import than most of these files to read.
    """
    module = importlib.import_module(package)
    data: bytes = module.__loader__.get_data(os.path.join(module.__path__[0], *path))  # type: ignore[union-attr]
    return data


def write_whole(path: Path, data: bytes | Iterable[bytes], *, lasting: bool = True) -> None:
    """Replace the content of `path`, keeping its permissions. Raises OSError and leaves the old content on failure.

    What comes in pieces is written piece by piece, never held together. A device or a pipe is written to, not replaced.
    `lasting` waits until the data is on the disk; a cache does not need that.
    """
    import tempfile  # slow to import, and most runs write nothing

    target = path.resolve()
    if path.exists() and not path.is_file() and not path.is_dir():
        with path.open("wb") as stream:
            stream.writelines((data,) if isinstance(data, bytes) else data)
        return
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as part:
            for piece in (data,) if isinstance(data, bytes) else data:
                part.write(piece)
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


@contextlib.contextmanager
def workshop(path: Path) -> Iterator[Path]:
    """A folder beside `path` to build it in, empty at first and gone afterwards.

    Its name is always the same, so that what a killed program left there is cleared away by the next one.
    """
    folder = path.with_name(f".{path.name}.part")
    _clear(folder)
    folder.mkdir()
    try:
        yield folder
    finally:
        _clear(folder)


def move_whole(made: Path, path: Path) -> None:
    """Put a finished file, or a folder of files, in the place of `path`, once it is on the disk.

    A folder is never seen half replaced: the old one is moved into the workshop first, so a program killed between the
    two steps leaves none, and a rerun puts it there.
    """
    files = sorted(made.iterdir()) if made.is_dir() else [made]
    for file in files:
        with open(file, "rb+") as handle:
            os.fsync(handle.fileno())
    if path.is_file():
        os.chmod(made, path.stat().st_mode & 0o7777)
    elif path.exists():
        os.replace(path, made.with_name(f"{path.name}.old"))
    os.replace(made, path)


def _clear(folder: Path) -> None:
    if folder.is_dir():
        import shutil  # slow to import, and most runs write nothing

        shutil.rmtree(folder)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
