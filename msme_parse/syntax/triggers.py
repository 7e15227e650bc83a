"""Where a terminal can begin, told from the characters between two blanks alone.

A text has few different *chunks*, as `Members,` or `(MC11)`; so it takes little to find those in which a terminal can
begin, and to ask the terminal itself at their places only. That gives what a search through the whole text would, and a
test holds the two together.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from msme_parse.source import Span
from msme_parse.syntax import abbreviations, names, references, words
from msme_parse.syntax.patterns import compiled

_WITHIN: Mapping[str, Callable[[str], re.Pattern[str]]] = {
    "USE": abbreviations.terminal,
    "USE_ANYWHERE": lambda _: abbreviations.terminal("USE"),
    "DOTTED": abbreviations.terminal,
    "BLANK_MISSING": words.terminal,
}
"""Terminals that never reach over a blank, nor look over one. `USE` is looked for in words, `USE_ANYWHERE` also in what
is no word: `_WTO`."""

_BEGINNINGS: Mapping[str, tuple[Callable[[str], re.Pattern[str]], str]] = {
    "CAPITALS": (abbreviations.terminal, r"[A-Z\xc0-\xde](?<!\w.)(?=[A-Z\xc0-\xde'\u2019])"),
    "ARTICLE": (words.terminal, r"(?<![\w'\u2019.(&\/-])[Aa]n?$"),
    "COURTESY": (words.terminal, r"(?<![\w.])(?:[HS]\.(?=$|E)|(?=[A-Z])HONORIFIC)"),
    "PERCENT": (words.terminal, r"(?<=[0-9])(?![0-9])"),
    "RANGE": (words.terminal, r"(?<![\w.,\/$\u20ac\u2013\u2011-])(?=[0-9])"),
    "MEMBER_WORD": (names.pattern, r"(?<!\w)(?:WTO|[Mm]embers?|[Mm]embres?|[Mm]iembros?)$"),
    "REFERENCE": (references.terminal, "NOUN"),
    "EU_GROUP": (names.pattern, r"(?:l['\u2019])?(?:European|Union|Communaut\xe9s|Uni\xf3n|Comunidades|EU|UE)$"),
}
"""Terminals that go on over blanks, each with what stands in a chunk where one begins."""

WITHIN = frozenset(_WITHIN)
BEGINNINGS = frozenset(_BEGINNINGS)


def terminal(kind: str) -> re.Pattern[str]:
    """The expression of a terminal of this table, of whichever grammar."""
    find = _WITHIN[kind] if kind in _WITHIN else _BEGINNINGS[kind][0]
    return find(kind)


@cache
def _begin(kind: str) -> re.Pattern[str]:
    written = _BEGINNINGS[kind][1].replace("HONORIFIC", words.terminal("HONORIFIC").pattern)
    return compiled(written.replace("NOUN", references.noun().pattern), re.MULTILINE)


def look(kind: str, lines: str) -> Iterator[tuple[int, int]]:
    """The places of a terminal in chunks, one to a line, or of what it can begin with there."""
    if kind == "USE":
        find = terminal(kind).finditer
        for found in words.terminal("WORD").finditer(lines):
            word = found.group()
            if word[1:].islower() and "pyme" not in word:  # no second capital
                continue
            for match in find(word):
                yield found.start() + match.start(), found.start() + match.end()
    else:
        pattern = terminal(kind) if kind in _WITHIN else _begin(kind)
        yield from (match.span() for match in pattern.finditer(lines))


def matched(kind: str, text: str, starts: Iterable[int]) -> Iterator[Span]:
    """The places of a terminal that begins at some of these offsets, given in order; none overlaps the one before."""
    match_at = terminal(kind).match
    reached = 0
    for start in starts:
        start = _with_article(text, start, reached) if kind == "EU_GROUP" else start
        if start < reached:
            continue
        if kind == "ARTICLE" and _begins_in_small(text, start):
            continue
        match = match_at(text, start)
        if match is not None:
            reached = match.end()
            yield Span(start, reached)


def _with_article(text: str, start: int, reached: int) -> int:
    """Where the article begins that stands in the chunk before: `the European Union and its 27 member States`."""
    front = text[max(reached, start - _LONGEST_GAP) : start]
    before = front.rstrip()
    article = next((each for each in ("the", "la") if len(before) < len(front) and before.endswith(each)), "")
    return start - len(front) + len(before) - len(article) if article else start


_LONGEST_GAP = 40


def _begins_in_small(text: str, start: int) -> bool:
    """Whether the word behind an article begins with a small letter, as most do: then no ARTICLE stands here."""
    word = text[start + 1 : start + _LONGEST_ARTICLE].lstrip('n \xa0\t\r\n"\u201c\u2018')
    return "a" <= word[:1] <= "z"


_LONGEST_ARTICLE = 24
