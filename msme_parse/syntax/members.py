"""Member lists inside a paragraph or note: `Afghanistan; Albania; ...; Uruguay and Viet Nam.`"""

import re
from functools import cache, lru_cache

from msme_parse.lexicon import aliases, fold, member_by_name, observers
from msme_parse.syntax.engine import Grammar, append, new_list
from msme_parse.tree.nodes import (
    Entry,
    Leaf,
    MemberList,
    Node,
    NoteMark,
    Prose,
    Semicolon,
    Separator,
)

FEWEST_SEMICOLONS = 2
"""With fewer semicolons than this a sentence is not taken for a list."""

SHARE_KNOWN = 0.5
"""At least this share of the entries must be names that the lexicon knows."""


@cache
def _grammar() -> Grammar:
    return Grammar(
        "members",
        {"new_list": new_list, "append": append, "list": lambda children: children[0]},
    )


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return _grammar().terminal(name)


@lru_cache(maxsize=10_000)
def is_name(text: str) -> bool:
    """Whether the lexicon knows a name, in any form or language: Member, alias or observer."""
    key = fold(text.strip())
    bare = key.removeprefix("the ")
    return any(
        each in member_by_name() or each in aliases() or each in _observer_names() for each in (key, bare)
    ) or is_eu_group(text)


def is_eu_group(text: str) -> bool:
    """Whether an entry is `European Union and its 27 Member States`, with or without the number."""
    return _pattern("EU_GROUP").match(text.strip()) is not None


@cache
def _observer_names() -> frozenset[str]:
    return frozenset(fold(observer.name_en) for observer in observers())


def with_member_lists(text: str, children: tuple[Node, ...]) -> tuple[Node, ...]:
    """The children of a block, a Member list among them gathered into one node."""
    semicolons = [child for child in children if isinstance(child, Semicolon)]
    if len(semicolons) < FEWEST_SEMICOLONS:
        return children
    begin = _beginning(text, children[0].start, semicolons[0].start)
    stop = _ending(text, semicolons[-1].end, children[-1].end)
    if begin is None:
        return children
    leaves = _entries(text, begin, stop)
    entries = [leaf for leaf in leaves if isinstance(leaf, Entry)]
    known = sum(is_name(text[entry.start : entry.end]) for entry in entries)
    if known < max(2, SHARE_KNOWN * len(entries)):
        return children
    found = MemberList(leaves[0].start, leaves[-1].end, tuple(leaves))
    return _placed(children, found)


def _beginning(text: str, start: int, first_semicolon: int) -> int | None:
    """Where the first entry begins: behind the last introduction in front of the first semicolon."""
    begin = None
    for match in _pattern("INTRODUCTION").finditer(text, start, first_semicolon):
        begin = match.end()
    if begin is not None and text[begin:first_semicolon].strip():
        return begin
    words = list(re.finditer(r"\S+", text[start:first_semicolon]))[-8:]
    return next((start + word.start() for word in words if is_name(text[start + word.start() : first_semicolon])), None)


def _ending(text: str, last_semicolon: int, end: int) -> int:
    """Where the last entry ends: at the first full stop that ends a sentence, or at the end of the block."""
    position = last_semicolon
    while True:
        stop = text.find(".", position, end)
        if stop < 0:
            return last_semicolon + len(text[last_semicolon:end].rstrip())
        before = text[max(stop - 3, 0) : stop]
        if not before.endswith(("St", " S")):
            return stop
        position = stop + 1


def _entries(text: str, begin: int, stop: int) -> list[Leaf]:
    """Entries, separators and what else stands between them, tiling `begin` to `stop`."""
    tokens = _grammar().parse(_grammar().lexemes(text[begin:stop]))
    leaves: list[Leaf] = []
    last = max((index for index, token in enumerate(tokens) if token.type == "ENTRY"), default=-1)
    for index, token in enumerate(tokens):
        start, end = begin + token.start, begin + token.end
        if token.type == "ENTRY":
            leaves.extend(_split_last(text, start, end) if index == last else [Entry(start, end)])
        elif token.type == "MARK":
            leaves.append(NoteMark(start, end, (token.text[1:-1],)))
        else:
            leaves.append(Separator(start, end))
    return leaves


def _split_last(text: str, start: int, end: int) -> list[Leaf]:
    """The last entry, cut in two where a bare "and" joins two names."""
    if is_name(text[start:end]):
        return [Entry(start, end)]
    joins = list(_pattern("LAST_JOIN").finditer(text, start, end))
    for join in joins:
        if is_name(text[start : join.start()]) and is_name(text[join.end() : end]):
            break
    else:
        if not joins or not (is_name(text[start : joins[-1].start()]) or is_name(text[joins[-1].end() : end])):
            return [Entry(start, end)]
        join = joins[-1]
    return [Entry(start, join.start()), Separator(join.start(), join.end()), Entry(join.end(), end)]


def _placed(children: tuple[Node, ...], found: MemberList) -> tuple[Node, ...]:
    """`children` with `found` instead of what it covers; cut prose keeps its outer part."""
    before: list[Node] = []
    behind: list[Node] = []
    for child in children:
        if child.end <= found.start:
            before.append(child)
        elif child.start >= found.end:
            behind.append(child)
        elif child.start < found.start or child.end > found.end:
            if not isinstance(child, Prose):
                return children
            if child.start < found.start:
                before.append(Prose(child.start, found.start))
            if child.end > found.end:
                behind.append(Prose(found.end, child.end))
    return (*before, found, *behind)
