"""The text of one block into leaves, and leaves into nodes.

The lexer goes once over the characters with the master expression of `inline.lark`. Brackets are paired here,
with one stack, so that the grammar never meets one without a partner: a bracket that has none is a `Stray`.
"""

import re
from functools import cache
from typing import Any

from msme_parse.syntax.dates import dates_grammar
from msme_parse.syntax.engine import Grammar, append, new_list
from msme_parse.syntax.symbols import is_symbol, read_symbol
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

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_SIMPLE: dict[str, type[Leaf]] = {
    "SEMICOLON": Semicolon,
    "ITEM_LABEL": ItemLabel,
    "QUOTATION_MARK": QuotationMark,
    "ADDRESS": Address,
    "PLACEHOLDER": Placeholder,
    "DATE": Date,
    "NUMBER": Number,
    "WORD": Word,
    "ROUND_OPENER": RoundOpener,
    "ROUND_CLOSER": RoundCloser,
    "SQUARE_OPENER": SquareOpener,
    "SQUARE_CLOSER": SquareCloser,
}

Piece = Node | tuple[int, int]
"""A leaf or a note that the block level has found already, or a stretch of text still to be read."""


def parse_inline(text: str, pieces: list[Piece]) -> list[Node]:
    """The nodes of one block, from its pieces in order. Never raises."""
    leaves: list[Leaf] = []
    brackets = False
    for piece in pieces:
        if isinstance(piece, tuple):
            brackets = _add_leaves(leaves, text, *piece) or brackets
        else:
            leaves.append(piece)  # type: ignore[arg-type]  # a note in a paragraph is one token, as a leaf is
    if not brackets:
        return list(leaves)
    nodes: list[Node] = _grammar().parse(_paired(_without_labels(text, leaves)))
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
    return re.compile(rf"(?<![A-Za-zÀ-ÿ]){name}(?:{joined}{name})*[\s\xa0,.]*(?:(?:del?|of|le|el|the)\s+)?\Z")


@cache
def _last_leading_word() -> re.Pattern[str]:
    patterns = dates_grammar().patterns
    name = f"(?<![A-Za-zÀ-ÿ])(?:{patterns['MONTH']}|{patterns['WEEKDAY']})"
    return re.compile(rf"(?:{name}|^(?:del?|of|le|el|the))[.,]?\Z")


def _add_leaves(leaves: list[Leaf], text: str, start: int, end: int) -> bool:
    """Add the leaves of a stretch of prose, neighbours of prose as one, and say whether brackets are among them."""
    brackets = False
    add = leaves.append
    prose = -1
    position = start
    scan = _grammar().master.finditer
    while position < end:
        resume = -1
        for match in scan(text, position, end):
            kind = match.lastgroup
            if kind == "PROSE" or kind == "REST":
                if prose < 0:
                    prose = match.start()
                continue
            begin, stop = match.span()
            if kind == "SYMBOL" and not is_symbol(match.group(), text[stop : stop + 1]):
                if prose < 0:
                    prose = begin
                resume = begin + _first_word(match.group())
                break
            if kind == "SYMBOL" and (extent := read_symbol(match.group()).extent) < stop - begin:
                if prose >= 0:
                    add(Prose(prose, begin))
                    prose = -1
                add(Symbol(begin, begin + extent))
                resume = begin + extent
                break
            if prose >= 0 and kind in _CAN_BE_LED:
                led = _reach_back(text, prose, begin, end)
                if led is not None:
                    if led[0] > prose:
                        add(Prose(prose, led[0]))
                    prose = -1
                    add(Date(*led))
                    resume = led[1]
                    break
            if prose >= 0:
                add(Prose(prose, begin))
                prose = -1
            simple = _SIMPLE.get(str(kind))
            if simple is None:
                add(_leaf(str(kind), match))
                continue
            brackets = brackets or kind in _BRACKET_KINDS
            add(simple(begin, stop))
        else:
            position = end
        if resume >= 0:
            position = resume
    if prose >= 0:
        add(Prose(prose, end))
    return brackets


_CAN_BE_LED = frozenset(("NUMBER", "DATE", "WORD"))


def _first_word(run: str) -> int:
    """How many characters of a rejected symbol are skipped as prose: up to its first slash."""
    return max(run.find("/"), 1)


def _reach_back(text: str, prose: int, figures: int, end: int) -> tuple[int, int] | None:
    """The span of a date that begins with words before `figures`: `Wednesday, 4 December 2024`."""
    if not text[figures - 1].isspace() and text[figures - 1] != ",":
        return None
    window = max(prose, figures - _LONGEST_LED_DATE)
    tail = text[window:figures]
    words = tail.split()
    if not words or _last_leading_word().search(words[-1]) is None:
        return None
    lead = _leading_word().search(tail)
    if lead is None:
        return None
    match = _led_date().match(text, window + lead.start(), end)
    if match is None or match.end() <= figures:
        return None
    return match.span()


def _leaf(kind: str, match: re.Match[str]) -> Leaf:
    start, end = match.span()
    if kind == "NOTE_MARK":
        figures = match.group().strip("[]^").translate(_SUPERSCRIPTS)
        return NoteMark(start, end, tuple(number.strip() for number in figures.split(",")))
    return Symbol(start, end)


_BRACKET_KINDS = frozenset(("ROUND_OPENER", "ROUND_CLOSER", "SQUARE_OPENER", "SQUARE_CLOSER"))
_PARTNER: dict[type[Leaf], type[Leaf]] = {RoundCloser: RoundOpener, SquareCloser: SquareOpener}


def _without_labels(text: str, leaves: list[Leaf]) -> list[Leaf]:
    """The same leaves, the `)` of a label such as `b)` made prose, where another `)` is there to close what is open."""
    rounds = [index for index, leaf in enumerate(leaves) if isinstance(leaf, (RoundOpener, RoundCloser))]
    kept = list(leaves)
    open_now = 0
    for place, index in enumerate(rounds):
        leaf = leaves[index]
        if isinstance(leaf, RoundOpener):
            open_now += 1
            continue
        following = leaves[rounds[place + 1]] if place + 1 < len(rounds) else None
        needed = open_now and not isinstance(following, RoundCloser)
        if not needed and _is_label(text, leaf.start):
            kept[index] = Prose(leaf.start, leaf.end)
        elif open_now:
            open_now -= 1
    return kept


def _is_label(text: str, closer: int) -> bool:
    """Whether a letter that stands alone comes right before a `)`: `b)`, `ii)`."""
    start = closer
    while start > 0 and closer - start < 4 and text[start - 1] in "abcdefghijklmnopqrstuvwx":
        start -= 1
    letters = text[start:closer]
    alone = start == 0 or text[start - 1].isspace()
    return alone and (len(letters) == 1 or (bool(letters) and not letters.strip("ivx")))


def _paired(leaves: list[Leaf]) -> list[Leaf]:
    """The same leaves, every bracket without a partner turned into a `Stray`. Linear: each is looked at once."""
    open_at: list[int] = []
    waiting = {RoundOpener: 0, SquareOpener: 0}
    paired = list(leaves)
    for index, leaf in enumerate(leaves):
        kind = type(leaf)
        if kind in waiting:
            if len(open_at) < DEEPEST:
                open_at.append(index)
                waiting[kind] += 1
            else:
                paired[index] = Stray(leaf.start, leaf.end)
        elif kind in _PARTNER:
            opener = _PARTNER[kind]
            if not waiting[opener]:  # type: ignore[index]  # both partners are keys
                paired[index] = Stray(leaf.start, leaf.end)
                continue
            while True:
                last = open_at.pop()
                waiting[type(leaves[last])] -= 1  # type: ignore[index]  # only openers are pushed
                if type(leaves[last]) is opener:
                    break
                paired[last] = Stray(leaves[last].start, leaves[last].end)
    for index in open_at:
        paired[index] = Stray(leaves[index].start, leaves[index].end)
    return paired


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
