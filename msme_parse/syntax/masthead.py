"""The lines above the first heading: masthead fields, circulation sentence and title."""

import itertools
from functools import cache

from msme_parse.syntax.engine import Grammar, Lexeme, append, new_list
from msme_parse.syntax.inline import Piece, parse_inline
from msme_parse.syntax.members import with_member_lists
from msme_parse.syntax.openings import BYLINES
from msme_parse.syntax.web_links import is_button
from msme_parse.tree.nodes import Circulation, Gap, Leaf, Masthead, MastheadField, Node, Prose, Title

_KINDS = {
    "SYMBOLS": "symbol",
    "DAY": "date",
    "JOB_NUMBER": "job_number",
    "PAGES": "pages",
    "ORIGINAL": "original_language",
    "LANGUAGE": "language",
    "RESTRICTED": "restricted",
    "DISTRIBUTION": "distribution",
    "SESSION": "session",
    "VENUE": "venue",
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
    opening = text[first:last]
    tokens = _grammar().parse(_grammar().lexemes(opening))
    for index, token in enumerate(tokens):
        if token.type == "ODD":
            token.type = "BREAK"
        elif token.type == "VENUE" and not (index > 1 and tokens[index - 2].type == "SESSION"):
            token.type = "WORDS"
    _set_item_title(opening, tokens)
    return _blocks(text, first, known, _runs(opening, tokens))


def _set_item_title(opening: str, tokens: list[Lexeme]) -> None:
    """The lines right below an agenda item are its title, when a blank line sets off that of the document."""
    items = [index for index, token in enumerate(tokens) if token.type == "AGENDA_ITEM"]
    if not items:
        return
    stanza = _stanza(opening, tokens, items[-1])
    behind = next((token for token in tokens[stanza:] if token.type in ("WORDS", "BODY")), None)
    if behind is None or opening.startswith(BYLINES, behind.start):
        return
    for token in tokens[items[-1] : stanza]:
        if token.type == "WORDS":
            token.type = "AGENDA_ITEM"


def _stanza(opening: str, tokens: list[Lexeme], index: int) -> int:
    """The index behind the lines that follow token `index` without a blank line."""
    for at in range(index, len(tokens)):
        token = tokens[at]
        if token.type == "BREAK" and len(opening[token.start : token.end].splitlines()) > 1:
            return at
    return len(tokens)


def _runs(opening: str, tokens: list[Lexeme]) -> list[list[Lexeme]]:
    """Tokens gathered into stretches of masthead, circulation and title, each with its breaks."""
    bodies = _last_field(opening, tokens)
    runs: list[list[Lexeme]] = []
    owner = ""
    for index, token in enumerate(tokens):
        kind = owner if token.type == "BREAK" and owner else _owner(token, index <= bodies)
        if kind != owner or not runs:
            runs.append([])
            owner = kind
        runs[-1].append(token)
    return runs


def _last_field(opening: str, tokens: list[Lexeme]) -> int:
    """The index of the last real field: words above it name bodies, words below it are the title."""
    fields = [index for index, token in enumerate(tokens) if token.type in _ABOVE_TITLE]
    last = _body_below(opening, tokens, fields[-1]) if fields else -1
    for index, token in enumerate(tokens):
        if token.type == "BODY" and index > last:
            token.type = "WORDS"
    return last


def _body_below(opening: str, tokens: list[Lexeme], last: int) -> int:
    """The index of the body's last line, when it stands below the last field and a title stands below it."""
    words = [index for index in range(last + 1, len(tokens)) if tokens[index].type not in _BESIDE_BODIES]
    if not words or tokens[words[0]].type != "BODY":
        return last
    for above, below in itertools.pairwise(words):
        if tokens[below].type not in ("WORDS", "BODY"):
            return last
        if not _wraps(opening, tokens[above], tokens[below]):
            return above
    return last


_BESIDE_BODIES = ("BREAK", "HOUSE", "ORGAN")


def _wraps(opening: str, above: Lexeme, below: Lexeme) -> bool:
    """Whether a name goes on in the next line: `Committee on Subsidies and`, `Countervailing Measures`."""
    final = opening[above.start : above.end].rsplit(None, 1)[-1]
    joined = len(opening[above.end : below.start].splitlines()) == 1
    return joined and (opening[below.start].islower() or (len(final) < 5 and final.islower()))


_ABOVE_TITLE = (
    "JOB_NUMBER",
    "PAGES",
    "ORIGINAL",
    "LANGUAGE",
    "DISTRIBUTION",
    "SYMBOLS",
    "DAY",
    "AGENDA_ITEM",
    "SESSION",
    "VENUE",
)


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
    if token.type == "WORDS" and is_button(token.text):
        return MastheadField(begin, stop, "link")
    return MastheadField(begin, stop, _KINDS.get(token.type, "body"))
