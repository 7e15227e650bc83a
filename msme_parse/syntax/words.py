"""What stands where in running prose: words, articles, courtesy titles, percentages, ranges, blanks, damage.

Every function takes prose in which what is no prose has been blotted out with `BLOT`, goes over it once, and gives
offsets into it. Nothing here looks at more than a bounded stretch behind the place where it begins.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from msme_parse.source import Span
from msme_parse.syntax.engine import Grammar
from msme_parse.syntax.patterns import compiled

BLOT = "\0"
"""Stands for each character that belongs to a symbol, an address, a date or to no passage at all."""

PAGE = "\f"
"""Stands for each character of a running header, a page number or a blank line inside a passage."""

_UNSEEN_CODES = (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF)
_UNSEEN = compiled(f"[{''.join(map(chr, _UNSEEN_CODES))}]+")
_UNPRINTED_CODES = (*range(1, 9), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0))
_UNPRINTED = compiled("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+")
_GAP = compiled(rf"[ \xa0]{{1,2}}|[ \t]{{0,2}}[\r\n]{{1,2}}[ \t]{{0,40}}|[ \t\r\n]{{0,4}}{PAGE}{{1,400}}[ \t]{{0,40}}")
_JOINED_BEFORE = frozenset(".-'’_")
_JOINED_BEHIND = frozenset("(_")
_LOST = compiled("\ufffd+")
_EDGE = compiled(r"\s\s*|\Z")


@cache
def _grammar() -> Grammar:
    return Grammar("words", {})


@cache
def terminal(*names: str) -> re.Pattern[str]:
    """One terminal of `words.lark`, or several as one expression."""
    return _grammar().terminal(*names)


def words(prose: str) -> list[str]:
    """Every word in order, capitals kept; a hyphen or an apostrophe inside does not end it."""
    return terminal("WORD").findall(prose)


def find(kind: str, prose: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The places of one terminal of `words.lark`: `PERCENT`, `RANGE`, `DOUBLE_BLANK`, ..."""
    for match in terminal(kind).finditer(prose, start, len(prose) if end is None else end):
        yield Span(*match.span())


def following(prose: str, start: int, most: int) -> tuple[list[int], tuple[str, ...]]:
    """Where the word that begins at `start` and the next ones end, and these words in small letters."""
    found = list(islice(terminal("WORD").finditer(prose, start), most))
    return [match.end() for match in found], tuple([match.group().lower() for match in found])


def is_spaced(chunk: str) -> bool:
    """Whether a mark begins a chunk that belongs to the word before: `the Group .`"""
    return chunk.startswith(_STOPS)


_STOPS = tuple(",.;:!?)")


def skip_blanks(text: str, start: int, end: int) -> int:
    """Where the next character stands that is no blank; `end` when there is none."""
    while start < end and text[start].isspace():
        start += 1
    return start


def next_stop(text: str, start: int, end: int) -> int:
    """Where the next `.`, `!` or `?` stands; -1 when there is none."""
    match = _STOP.search(text, start, end)
    return match.start() if match else -1


_STOP = compiled("[.!?]")


def is_doubled(prose: str, first: int, second: int, length: int) -> bool:
    """Whether nothing parts two equal words: between them are blanks and line ends, round them nothing is joined on.

    Between them stand a blank or two, a line end, or a page break; words farther apart are columns of a layout.
    """
    before, behind = prose[max(0, first - 1) : first], prose[second + length : second + length + 1]
    if before in _JOINED_BEFORE or behind in _JOINED_BEHIND:
        return False
    return _GAP.fullmatch(prose, first + length, second) is not None


def split_article(run: str) -> tuple[int, int]:
    """In `an  "MSME`, where the article ends and where the word begins."""
    article = 2 if run[1:2] == "n" else 1
    begin = article
    while not run[begin].isalnum():
        begin += 1
    return article, begin


def split_courtesy(run: str) -> tuple[tuple[str, ...], str]:
    """`H.E. Mr. Matthew Wilson` into its titles and its name."""
    titles: list[str] = []
    position = 0
    while (match := terminal("HONORIFIC").match(run, position)) is not None:
        space = _EDGE.match(run, match.end())
        if space is None or space.end() == len(run):
            break
        titles.append("".join(match.group().split()))
        position = space.end()
    return tuple(titles), " ".join(run[position:].split())


def damage(text: str) -> Iterator[tuple[str, Span]]:
    """Characters that no writer typed, each run with its kind."""
    characters = frozenset(text)
    for kind, signs, pairs, pattern in _damages():
        if not characters.isdisjoint(signs) or any(pair in text for pair in pairs):
            yield from ((kind, Span(*match.span())) for match in pattern.finditer(text))


_MISREAD = ("\xe2\u20ac", "\xe2\x80", "\xef\xbf\xbd", "\xef\xbb\xbf")
"""Misread characters that begin with `\xe2` and `\xef`, which alone are in every French text."""


@cache
def _damages() -> tuple[tuple[str, frozenset[str], tuple[str, ...], re.Pattern[str]], ...]:
    """Each kind of damage, the characters and the strings without any of which there is none, and its expression."""
    return (
        ("mojibake", frozenset("\u00c2\u00c3"), _MISREAD, terminal("MOJIBAKE")),
        ("replacement", frozenset("\ufffd"), (), _LOST),
        ("look-alike", frozenset(map(chr, range(0x370, 0x500))), (), terminal("LOOK_ALIKE")),
        ("unseen", frozenset(map(chr, _UNSEEN_CODES)), (), _UNSEEN),
        ("control", frozenset(map(chr, _UNPRINTED_CODES)), (), _UNPRINTED),
        ("decomposed", frozenset(map(chr, range(0x300, 0x370))), (), terminal("DECOMPOSED")),
    )
