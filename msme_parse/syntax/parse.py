"""Source into report: blocks first, then the text of each block where it stands."""

from functools import cache
from typing import Any

from msme_parse.source import Source
from msme_parse.syntax.engine import Grammar, append, new_list
from msme_parse.syntax.inline import Piece, parse_inline
from msme_parse.syntax.lines import Line, name_lines
from msme_parse.syntax.masthead import parse_opening
from msme_parse.syntax.members import with_member_lists
from msme_parse.tree.nodes import (
    AnnexHeading,
    Caption,
    Contents,
    ContentsLine,
    Footnote,
    Furniture,
    Gap,
    Heading,
    ItemLabel,
    Label,
    Node,
    Paragraph,
    Report,
    Rule,
    Table,
    TableRow,
)


def parse_source(source: Source) -> Report:
    """The tree of a report. Total: there is no text that it refuses, and the leaves always tile the text."""
    nodes: list[Node] = []
    waiting = blocks_of(source)
    waiting.reverse()
    while waiting:  # lines are large: each goes when its nodes are there
        nodes.extend(nodes_of(source.text, waiting.pop()))
    return Report(source, tuple(nodes))


def blocks_of(source: Source) -> list[list[Line]]:
    """The lines of a text, named and put together into blocks."""
    grammar = _block_grammar()
    blocks: list[list[Line]] = grammar.parse(name_lines(source.text, grammar.master, source.hints))
    return blocks


def nodes_of(text: str, lines: list[Line]) -> list[Node]:
    """The nodes of one block, from its lines and from nothing beyond their text."""
    return _LOWER[lines[0].type](text, lines)


@cache
def _block_grammar() -> Grammar:
    return Grammar(
        "blocks",
        {
            "report": lambda children: children[0],
            "new_list": new_list,
            "append": _append_block,
            "append_line": append,
            **dict.fromkeys(_BLOCK_RULES, list),
        },
    )


_BLOCK_RULES = ("opening", "heading", "annex", "caption", "paragraph", "note", "table", "contents")


def _append_block(children: list[Any]) -> list[list[Line]]:
    blocks: list[list[Line]] = children[0]
    block = children[1]
    blocks.append(block if isinstance(block, list) else [block])
    return blocks


def _pieces(lines: list[Line], *, from_body: bool) -> list[Piece]:
    """The stretches of text of a block, and the leaves between them that its lines already named."""
    pieces: list[Piece] = []
    for index, line in enumerate(lines):
        if line.type == "FURNITURE_INSIDE":
            pieces.append(Furniture(line.start, line.end))
            continue
        if line.type == "GAP_INSIDE":
            pieces.append(Gap(line.start, line.end))
            continue
        start = line.body if from_body and index == 0 else line.start
        if line.type == "ITEM_LINE":
            pieces.append(ItemLabel(line.start, line.body))
            start = line.body
        if pieces and isinstance(pieces[-1], tuple):
            pieces[-1] = (pieces[-1][0], line.end)
        elif line.end > start:
            pieces.append((start, line.end))
    return pieces


def _labelled(text: str, lines: list[Line]) -> tuple[Node, ...]:
    first = lines[0]
    nodes: list[Node] = []
    if first.body > first.start:
        nodes.append(Label(first.start, first.body, first.number))
    nodes.extend(parse_inline(text, _pieces(lines, from_body=True)))
    return tuple(nodes)


def _opening(text: str, lines: list[Line]) -> list[Node]:
    pieces: list[Any] = _pieces(lines, from_body=False)
    return parse_opening(text, pieces)


def _heading(text: str, lines: list[Line]) -> list[Node]:
    first = lines[0]
    return [Heading(first.start, lines[-1].end, _labelled(text, lines), first.number, first.level)]


def _annex(text: str, lines: list[Line]) -> list[Node]:
    return [AnnexHeading(lines[0].start, lines[-1].end, _labelled(text, lines), lines[0].number)]


def _caption(text: str, lines: list[Line]) -> list[Node]:
    first = lines[0]
    word = text[first.start : first.body].split()[0].lower()
    return [Caption(first.start, lines[-1].end, _labelled(text, lines), _CAPTIONS.get(word, "figure"), first.number)]


_CAPTIONS = {
    **dict.fromkeys(("table", "tableau", "cuadro"), "table"),
    **dict.fromkeys(("box", "encadré", "recuadro"), "box"),
    **dict.fromkeys(("chart", "graphique", "gráfico"), "chart"),
}


def _paragraph(text: str, lines: list[Line]) -> list[Node]:
    children = with_member_lists(text, _labelled(text, lines))
    return [Paragraph(lines[0].start, lines[-1].end, children, lines[0].number)]


def _note(text: str, lines: list[Line]) -> list[Node]:
    children = with_member_lists(text, _labelled(text, lines))
    return [Footnote(lines[0].start, lines[-1].end, children, lines[0].number)]


def _table(text: str, lines: list[Line]) -> list[Node]:
    return [Table(lines[0].start, lines[-1].end, tuple(TableRow(line.start, line.end) for line in lines))]


def _contents(text: str, lines: list[Line]) -> list[Node]:
    return [Contents(lines[0].start, lines[-1].end, tuple(ContentsLine(line.start, line.end) for line in lines))]


def _gap(text: str, lines: list[Line]) -> list[Node]:
    return [Gap(lines[0].start, lines[0].end)]


def _rule(text: str, lines: list[Line]) -> list[Node]:
    return [Rule(lines[0].start, lines[0].end)]


def _furniture(text: str, lines: list[Line]) -> list[Node]:
    return [Furniture(lines[0].start, lines[0].end)]


_LOWER = {
    "OPENING_LINE": _opening,
    "HEADING_LINE": _heading,
    "ROMAN_LINE": _heading,
    "LETTER_LINE": _heading,
    "NAME_LINE": _heading,
    "ANNEX_LINE": _annex,
    "CAPTION_LINE": _caption,
    "PARAGRAPH_LINE": _paragraph,
    "NUMBERED_LINE": _paragraph,
    "PLAIN_LINE": _paragraph,
    "NOTE_LINE": _note,
    "TABLE_LINE": _table,
    "CONTENTS_LINE": _contents,
    "GAP_LINE": _gap,
    "RULE_LINE": _rule,
    "FURNITURE_LINE": _furniture,
}
