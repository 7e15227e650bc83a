"""The text of one block into leaves, and leaves into nodes.

The lexer goes once over the characters with the master expression of `inline.lark`. Brackets are paired here,
with one stack, so that the grammar never meets one without a partner: a bracket that has none is a `Stray`.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any

from msme_parse.syntax.dates import dates_grammar
from msme_parse.syntax.engine import Grammar, append, new_list
from msme_parse.syntax.patterns import compiled
from msme_parse.syntax.recognition import is_symbol
from msme_parse.syntax.symbols import read_symbol
from msme_parse.tree.nodes import (
    Address,
    Bracketed,
    Date,
    ItemLabel,
    Leaf,
    Node,
    NoteMark,
    Number,
    Parenthesis,
    Placeholder,
    Prose,
    QuotationMark,
    RoundCloser,
    RoundOpener,
    Semicolon,
    SquareCloser,
    SquareOpener,
    Stray,
    Symbol,
    Word,
)

DEEPEST = 64
"""Brackets nested deeper than this are not meant; they become strays."""

_LONGEST_LED_DATE = 60
"""How far before its first figure a date may begin: `Wednesday, `, `July, August and `."""

_LONGEST_WORD = 24
"""No month or weekday with the blanks behind it is longer."""

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_PLAIN: dict[str, type[Leaf]] = {
    "SEMICOLON": Semicolon,
    "ITEM_LABEL": ItemLabel,
    "QUOTATION_MARK": QuotationMark,
    "ADDRESS": Address,
    "PLACEHOLDER": Placeholder,
    "ROUND_OPENER": RoundOpener,
    "ROUND_CLOSER": RoundCloser,
    "SQUARE_OPENER": SquareOpener,
    "SQUARE_CLOSER": SquareCloser,
}
"""Terminals that are a leaf wherever they stand."""

_LED: dict[str, type[Leaf]] = {"DATE": Date, "NUMBER": Number, "WORD": Word}
"""Terminals that may be the end of a date that begins with words."""

Piece = Node | tuple[int, int]
"""A leaf or a note that the block level has found already, or a stretch of text still to be read."""


def parse_inline(text: str, pieces: list[Piece]) -> list[Node]:
    """The nodes of one block, from its pieces in order. Never raises."""
    leaves: list[Leaf] = []
    for piece in pieces:
        if isinstance(piece, tuple):
            _add_leaves(leaves, text, *piece)
        else:
            leaves.append(piece)  # type: ignore[arg-type]  # a note in a paragraph is one token, as a leaf is
    nodes: list[Node] = leaves  # type: ignore[assignment]  # a list of leaves, and nobody adds to it
    if not _BRACKETS.isdisjoint(map(type, leaves)):
        brackets = [index for index, leaf in enumerate(leaves) if leaf.__class__ in _BRACKETS]
        _pair(leaves, _without_labels(text, leaves, brackets))
        nodes = _grammar().parse(leaves)
    return nodes


@cache
def _grammar() -> Grammar:
    return Grammar("inline", _ACTIONS)


@cache
def _led_date() -> re.Pattern[str]:
    return _grammar().terminal("LED_DATE")


@cache
def _leading_word() -> re.Pattern[str]:
    """A weekday or month, or what stands between a month and its year, at the very end of a stretch of prose."""
    patterns = dates_grammar().patterns
    name = f"(?:{patterns['MONTH']}|{patterns['WEEKDAY']})"
    joined = r"\s*[-–—‑,]?\s*(?:(?:and|et|y|to|a|à|au|al|through)\s+)?"
    return compiled(rf"(?<![A-Za-zÀ-ÿ]){name}(?:{joined}{name})*[\s\xa0,.]*(?:(?:del?|of|le|el|the)\s+)?\Z")


@cache
def _last_leading_word() -> re.Pattern[str]:
    patterns = dates_grammar().patterns
    name = f"(?<![A-Za-zÀ-ÿ])(?:{patterns['MONTH']}|{patterns['WEEKDAY']})"
    return compiled(rf"(?:{name}|^(?:del?|of|le|el|the))[.,]?\Z")


@lru_cache(maxsize=5_000)
def _leads(word: str) -> bool:
    """Whether the last word before a figure can stand in a date."""
    return _last_leading_word().search(word) is not None


def _add_leaves(leaves: list[Leaf], text: str, start: int, end: int) -> None:
    """Add the leaves of a stretch of prose. What no other leaf claims is prose, neighbours of it as one.

    Four matches in five are settled by two look-ups here; `_read` does what has to be thought about.
    """
    add = leaves.append
    scan = _scan()
    plain, names = _plain_by_group()
    at = position = start
    while position < end:
        for match in scan(text, position, end):
            group = match.lastindex
            if group is None:
                continue
            kind = plain[group]
            if kind is not None:
                begin, stop = match.span(group)
                if begin > at:
                    add(Prose(at, begin))
                add(kind(begin, stop))
                at = stop
            elif (name := names[group]) is not None:
                begin, stop = match.span(group)
                leaf = _read(name, text, at, begin, stop, end)
                if leaf is None:
                    position = begin + _first_word(text[begin:stop])
                    break
                if leaf.start > at:
                    add(Prose(at, leaf.start))
                add(leaf)
                at = leaf.end
                if at != stop:
                    position = at
                    break
        else:
            break
    if at < end:
        add(Prose(at, end))


@cache
def _scan() -> Callable[[str, int, int], Iterator[re.Match[str]]]:
    """The master expression, its prose and what follows it as one match."""
    return _grammar().behind("PROSE").finditer


@cache
def _plain_by_group() -> tuple[dict[int, type[Leaf] | None], dict[int, str | None]]:
    """For each group of the expression, the class of its leaves, or its name when they have to be read."""
    names = {group: name for name, group in _grammar().behind("PROSE").groupindex.items()}
    plain = {group: _PLAIN.get(name) for group, name in names.items()}
    read = {group: None if name in _PLAIN or name == "REST" else name for group, name in names.items()}
    return plain, read


def _read(name: str, text: str, at: int, begin: int, stop: int, end: int) -> Leaf | None:
    """The leaf of a terminal that stands from `begin` to `stop`; None for a symbol that is none.

    It may end before `stop`, or begin before `begin`, but not before `at`, where the prose in front of it begins.
    """
    if name in _LED:
        led = _reach_back(text, at, begin, end) if begin > at else None
        return _LED[name](begin, stop) if led is None else Date(*led)
    run = text[begin:stop]
    if name == "NOTE_MARK":
        return NoteMark(begin, stop, _noted(run))
    if not is_symbol(run, text[stop : stop + 1]):
        return None
    return Symbol(begin, begin + read_symbol(run).extent)


@lru_cache(maxsize=5_000)
def _noted(mark: str) -> tuple[str, ...]:
    """The numbers of a mark; the same tuple for every `[2]` of a text."""
    figures = mark.strip("[]^").translate(_SUPERSCRIPTS)
    return tuple(number.strip() for number in figures.split(","))


def _first_word(run: str) -> int:
    """How many characters of a rejected symbol are skipped as prose: up to its first slash."""
    return max(run.find("/"), 1)


def _reach_back(text: str, prose: int, figures: int, end: int) -> tuple[int, int] | None:
    """The span of a date that begins with words before `figures`: `Wednesday, 4 December 2024`."""
    if not text[figures - 1].isspace() and text[figures - 1] != ",":
        return None
    window = max(prose, figures - _LONGEST_LED_DATE)
    tail = text[window:figures]
    words = tail[-_LONGEST_WORD:].split() or tail.split()
    if not words or not _leads(words[-1]):
        return None
    lead = _leading_word().search(tail)
    if lead is None:
        return None
    match = _led_date().match(text, window + lead.start(), end)
    if match is None or match.end() <= figures:
        return None
    return match.span()


_BRACKETS = frozenset((RoundOpener, RoundCloser, SquareOpener, SquareCloser))
_ROUND = frozenset((RoundOpener, RoundCloser))
_PARTNER: dict[type[Leaf], type[Leaf]] = {RoundCloser: RoundOpener, SquareCloser: SquareOpener}


def _without_labels(text: str, leaves: list[Leaf], brackets: list[int]) -> list[int]:
    """The indices of the brackets that are some, in order.

    The `)` of a label such as `b)` is made prose in `leaves`, where another `)` is there to close what is open.
    """
    rounds = [index for index in brackets if leaves[index].__class__ in _ROUND]
    labels: set[int] = set()
    open_now = 0
    for place, index in enumerate(rounds):
        leaf = leaves[index]
        if leaf.__class__ is RoundOpener:
            open_now += 1
            continue
        following = leaves[rounds[place + 1]] if place + 1 < len(rounds) else None
        needed = open_now and not isinstance(following, RoundCloser)
        if not needed and _is_label(text, leaf.start):
            leaves[index] = Prose(leaf.start, leaf.end)
            labels.add(index)
        elif open_now:
            open_now -= 1
    return [index for index in brackets if index not in labels] if labels else brackets


def _is_label(text: str, closer: int) -> bool:
    """Whether a letter that stands alone comes right before a `)`: `b)`, `ii)`."""
    start = closer
    while start > 0 and closer - start < 4 and text[start - 1] in "abcdefghijklmnopqrstuvwx":
        start -= 1
    letters = text[start:closer]
    alone = start == 0 or text[start - 1].isspace()
    return alone and (len(letters) == 1 or (bool(letters) and not letters.strip("ivx")))


def _pair(leaves: list[Leaf], brackets: list[int]) -> None:
    """Turn every bracket without a partner into a `Stray`. Linear: each is looked at once."""
    open_at: list[int] = []
    waiting: dict[type[Leaf], int] = {RoundOpener: 0, SquareOpener: 0}
    strays: list[int] = []
    for index in brackets:
        kind = type(leaves[index])
        if kind in waiting:
            if len(open_at) < DEEPEST:
                open_at.append(index)
                waiting[kind] += 1
            else:
                strays.append(index)
            continue
        opener = _PARTNER[kind]
        if not waiting[opener]:
            strays.append(index)
            continue
        while True:
            last = open_at.pop()
            waiting[type(leaves[last])] -= 1
            if type(leaves[last]) is opener:
                break
            strays.append(last)
    for index in (*strays, *open_at):
        leaves[index] = Stray(leaves[index].start, leaves[index].end)


def _bracketed(children: list[Any]) -> Bracketed:
    return Bracketed(children[0].start, children[2].end, (children[0], *children[1], children[2]))


def _parenthesis(children: list[Any]) -> Parenthesis:
    return Parenthesis(children[0].start, children[2].end, (children[0], *children[1], children[2]))


_ACTIONS = {
    "text": lambda children: children[0],
    "new_list": new_list,
    "append": append,
    "bracketed": _bracketed,
    "parenthesis": _parenthesis,
}
