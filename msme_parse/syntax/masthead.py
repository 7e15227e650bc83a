"""The lines above the first heading: masthead fields, circulation sentence and title."""

from functools import cache

from msme_parse.syntax.engine import Grammar, Lexeme, append, new_list
from msme_parse.syntax.inline import Piece, parse_inline
from msme_parse.syntax.members import with_member_lists
from msme_parse.tree.nodes import Circulation, Gap, Leaf, Masthead, MastheadField, Node, Prose, Title

_KINDS = {
    "SYMBOLS": "symbol",
    "DAY": "date",
    "JOB_NUMBER": "job_number",
    "PAGES": "pages",
    "ORIGINAL": "original_language",
    "RESTRICTED": "restricted",
    "DISTRIBUTION": "distribution",
    "SESSION": "session",
    "AGENDA_ITEM": "agenda_item",
    "HOUSE": "house",
    "STATUS": "status",
}


@cache
def _grammar() -> Grammar:
    return Grammar(
        "masthead",
        {"new_list": new_list, "append": append, "masthead": lambda children: children[0]},
    )


def parse_opening(text: str, first: int, last: int, known: list[Leaf]) -> list[Node]:
    """Masthead, circulation and title of the lines above the first heading, whatever their order.

    `known` are the leaves among them that need no reading: note marks, marks of a markup language.
    """
    tokens = _grammar().parse(_grammar().lexemes(text[first:last]))
    for token in tokens:
        if token.type == "ODD":
            token.type = "BREAK"
    return _blocks(text, first, known, _runs(tokens))


def _runs(tokens: list[Lexeme]) -> list[list[Lexeme]]:
    """Tokens gathered into stretches of masthead, circulation and title, each with its breaks."""
    bodies = _last_field(tokens)
    runs: list[list[Lexeme]] = []
    owner = ""
    for index, token in enumerate(tokens):
        kind = owner if token.type == "BREAK" and owner else _owner(token, index < bodies)
        if kind != owner or not runs:
            runs.append([])
            owner = kind
        runs[-1].append(token)
    return runs


def _last_field(tokens: list[Lexeme]) -> int:
    """The index of the last real field: words above it name bodies, words below it are the title."""
    fields = [index for index, token in enumerate(tokens) if token.type in _ABOVE_TITLE]
    return fields[-1] if fields else -1


_ABOVE_TITLE = ("JOB_NUMBER", "PAGES", "ORIGINAL", "DISTRIBUTION", "SYMBOLS", "DAY", "AGENDA_ITEM", "SESSION")


def _owner(token: Lexeme, above: bool) -> str:
    if token.type == "CIRCULATION":
        return "circulation"
    if token.type == "WORDS":
        return "masthead" if above else "title"
    if token.type == "STATUS" and not above:
        return "title"
    return "masthead"


def _blocks(text: str, first: int, known: list[Leaf], runs: list[list[Lexeme]]) -> list[Node]:
    nodes: list[Node] = []
    for run in runs:
        begin, stop = first + run[0].start, first + run[-1].end
        owner = _owner(next((token for token in run if token.type != "BREAK"), run[0]), False)
        if all(token.type == "BREAK" for token in run):
            nodes.append(Gap(begin, stop))
        elif owner == "title" and all(token.type in ("WORDS", "STATUS", "BREAK") for token in run):
            inner, tail = _without_tail(run)
            end = first + inner[-1].end
            nodes.append(Title(begin, end, tuple(parse_inline(text, _pieces(begin, end, known)))))
            if tail:
                nodes.append(Gap(first + tail[0].start, stop))
        elif owner == "circulation":
            children = with_member_lists(text, tuple(parse_inline(text, [(begin, stop)])))
            nodes.append(Circulation(begin, stop, children))
        else:
            nodes.append(Masthead(begin, stop, tuple(_field(first, token) for token in run)))
    return nodes


def _pieces(start: int, end: int, known: list[Leaf]) -> list[Piece]:
    pieces: list[Piece] = []
    for leaf in known:
        if start <= leaf.start and leaf.end <= end:
            if start < leaf.start:
                pieces.append((start, leaf.start))
            pieces.append(leaf)
            start = leaf.end
    if start < end:
        pieces.append((start, end))
    return pieces


def _without_tail(run: list[Lexeme]) -> tuple[list[Lexeme], list[Lexeme]]:
    cut = len(run)
    while run[cut - 1].type == "BREAK":
        cut -= 1
    return run[:cut], run[cut:]


def _field(first: int, token: Lexeme) -> Node:
    begin, stop = first + token.start, first + token.end
    if token.type == "BREAK":
        return Prose(begin, stop)
    return MastheadField(begin, stop, _KINDS.get(token.type, "body"))
