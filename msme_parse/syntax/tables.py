"""Cells of tables: between pipes, or set apart by two blanks and more."""

import re
from functools import cache
from itertools import pairwise

from msme_parse.source import Span
from msme_parse.syntax.counts import terminal


@cache
def _aligned() -> re.Pattern[str]:
    return terminal("ALIGNED_CELL")


def piped_cells(text: str, start: int, end: int) -> list[Span]:
    """The cells of `| Africa | 3 | 4 |`, blanks left out; an empty cell is a span without characters."""
    edges = [index for index in range(start, end) if text[index] == "|"]
    return [_trimmed(text, left + 1, right) for left, right in pairwise(edges)]


def aligned_cells(text: str, start: int, end: int) -> list[Span]:
    """The cells of `Africa      3      4`."""
    return [Span(*match.span()) for match in _aligned().finditer(text, start, end)]


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    return Span(begin, begin + len(words.strip()))
