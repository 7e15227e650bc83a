"""Regular expressions, compiled once for this interpreter and kept as Python keeps its byte code.

The expressions of the grammars are long, and `re.compile` needs longer for them than all else takes for a short
report. What it makes of each is kept beside the byte code of this module, with the name of the interpreter, and is
found by the very text of the expression: an entry can be missing, never stale. Whatever is not there, is not
understood or cannot be written costs time and nothing else: the expression is then compiled as ever.
"""

import atexit
import marshal
import os
import re
import sys
from contextlib import suppress
from typing import Any

_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, code words, number of groups, groups by name, names by group: what `_sre.compile` takes."""


_MOST = 3_000_000
"""So many bytes; all expressions of the program take less than half."""


class Patterns:
    """The expressions that are kept in one file. Nothing is read before the first is asked for."""

    def __init__(self, file: str | None) -> None:
        self._file = file
        self._kept: dict[tuple[str, int], _Code] | None = None
        self._new = False
        self._made: dict[tuple[str, int], re.Pattern[str]] = {}

    def compiled(self, pattern: str, flags: int = 0) -> re.Pattern[str]:
        """The same as `re.compile`, for expressions that are part of the program; never for words of a report."""
        key = (pattern, int(flags))
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._from_kept(key) or self._compiled_now(key)
        return made

    def _from_kept(self, key: tuple[str, int]) -> re.Pattern[str] | None:
        if self._kept is None:
            self._kept = self._read()
        kept = self._kept.get(key)
        if kept is None:
            return None
        try:
            flags, words, groups, names, order = kept
            code = memoryview(words).cast("I").tolist()
            found: re.Pattern[str] = _sre().compile(key[0], flags, code, groups, names, order)
        except Exception:  # whatever another build of the interpreter thinks of it: it is compiled anew
            return None
        return found

    def _compiled_now(self, key: tuple[str, int]) -> re.Pattern[str]:
        pattern = re.compile(*key)
        if self._file and not sys.dont_write_bytecode:
            with suppress(Exception):  # the inside of `re` may change; then nothing is kept
                assert self._kept is not None
                self._kept[key] = _code_of(pattern, key)
                if not self._new:
                    self._new = True
                    atexit.register(self.write)
        return pattern

    def _read(self) -> dict[tuple[str, int], _Code]:
        with suppress(Exception):  # missing, cut off, not ours
            if self._file:
                with open(self._file, "rb") as file:
                    version, kept = marshal.loads(file.read())
                if version == _interpreter():
                    found: dict[tuple[str, int], _Code] = kept
                    return found
        return {}

    def write(self) -> None:
        """Put what is new beside what others have written since. A folder that cannot be written costs speed only."""
        if not self._file or not self._new or self._kept is None:
            return
        with suppress(OSError):
            kept = self._read() | self._kept
            content = marshal.dumps((_interpreter(), kept))
            if len(content) > _MOST:  # those of older versions are among them
                kept = {key: code for key, code in kept.items() if key in self._made}
                content = marshal.dumps((_interpreter(), kept))
            beside = f"{self._file}.{os.getpid()}"
            os.makedirs(os.path.dirname(self._file), exist_ok=True)
            with open(beside, "wb") as file:
                file.write(content)
            os.replace(beside, self._file)
            self._new = False


def _sre() -> Any:
    import _sre  # type: ignore[import-not-found]  # private: whoever calls is ready for its absence

    return _sre


def _interpreter() -> tuple[str, int, int, str]:
    """What the code words of an expression depend on."""
    return sys.version, _sre().MAGIC, _sre().CODESIZE, sys.byteorder


def _code_of(pattern: re.Pattern[str], key: tuple[str, int]) -> _Code:
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]  # private: whoever calls is ready for its absence

    parsed = _parser.parse(*key)
    words = array("I", _compiler._code(parsed, key[1] | parsed.state.flags))
    order: list[str | None] = [None] * parsed.state.groups
    for name, group in parsed.state.groupdict.items():
        order[group] = name
    return pattern.flags, words.tobytes(), pattern.groups, dict(pattern.groupindex), tuple(order)


def _beside_byte_code() -> str | None:
    cached = __spec__.cached if __spec__ else None
    return f"{cached.removesuffix('.pyc')}.re" if cached else None


_PATTERNS = Patterns(_beside_byte_code())
compiled = _PATTERNS.compiled
