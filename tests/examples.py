"""How the examples of a rule are read: texts in which a line of carets marks what is expected above it."""

import re
from typing import NamedTuple

_CARETS = re.compile(r"^( *)(\^+) (.+)$")


class Expected(NamedTuple):
    """A finding that an example asks for, placed in the text without its caret lines."""

    line: int
    column: int
    length: int
    message: str


def read_example(example: str) -> tuple[str, list[Expected]]:
    """The text of an example, and what it expects."""
    kept: list[str] = []
    expected: list[Expected] = []
    for line in example.splitlines(keepends=True):
        carets = _CARETS.match(line.rstrip("\n"))
        if carets and kept:
            expected.append(Expected(len(kept), len(carets[1]) + 1, len(carets[2]), carets[3]))
        else:
            kept.append(line)
    return "".join(kept), expected
