"""How a text is laid out: hard-wrapped, or a paragraph a line."""

import re
from itertools import islice

TEXT_FORMS = ("plain", "one-line")
"""The layouts that are told apart."""

_NUMBERED = re.compile(r"[ \t]*[0-9]{1,3}(?:\.[0-9]{1,3}){0,5}\.[ \t\xa0]")
_SAMPLE = 400_000
"""So many characters are enough to tell."""
_ENOUGH = 400
_SHORT = 40
"""Lines below this are headings and ends of paragraphs; they say nothing."""
_LONG = 200
"""No converter wraps lines so late."""


def form_of(text: str) -> str:
    """`one-line` when the lines that begin paragraphs are so long that nothing can have wrapped them, else `plain`."""
    lines = text[:_SAMPLE].splitlines()
    lengths = list(islice((len(line) for line in lines if _NUMBERED.match(line) is not None), _ENOUGH))
    if not lengths:
        lengths = [len(line) for line in lines if len(line) > _SHORT]
    lengths.sort()
    middle = lengths[(len(lengths) - 1) // 2 : len(lengths) // 2 + 1]
    return "one-line" if middle and sum(middle) > _LONG * len(middle) else "plain"
