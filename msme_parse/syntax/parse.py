"""Source into report: blocks first, then the text of each block where it stands."""

from functools import cache
from typing import Any

from msme_parse.source import Source
from msme_parse.syntax.engine import Grammar, append, new_list
from msme_parse.syntax.inline import Piece, parse_inline
from msme_parse.syntax.lines import Line
from msme_parse.syntax.masthead import parse_opening
from msme_parse.syntax.members import with_member_lists
from msme_parse.syntax.naming import name_lines
from msme_parse.syntax.unparted import without_breaks
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
    blocks: list[list[Line]] = grammar.parse(name_lines(source.text, grammar.master, source.hints, source.form))
    return without_breaks(blocks, source.form)


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


def _pieces(text: str, lines: list[Line], *, from_body: bool) -> list[Piece]:
    """The stretches of text of a block, and between them the leaves and notes that its lines already are."""
    pieces: list[Piece] = []
    for index, line in enumerate(lines):
        if line.type in _VOID:
            pieces.append(_VOID[line.type](text, [line])[0])
            continue
        start = line.body if from_body and index == 0 else line.start
        if line.type == "ITEM_LINE":
            pieces.append(ItemLabel(line.start, line.body))
            start = line.body
        for leaf in line.inner:
            if leaf.start >= start:
                _add_stretch(pieces, start, leaf.start)
                pieces.append(leaf)
                start = leaf.end
        _add_stretch(pieces, start, line.end)
    return pieces


def _add_stretch(pieces: list[Piece], start: int, end: int) -> None:
    last = pieces[-1] if pieces else None
    if isinstance(last, tuple) and last[1] == start:
        pieces[-1] = (last[0], end)
    elif end > start:
        pieces.append((start, end))


def _labelled(text: str, lines: list[Line]) -> tuple[Node, ...]:
    first = lines[0]
    nodes: list[Node] = []
    if first.body > first.start:
        nodes.append(Label(first.start, first.body, first.number))
    nodes.extend(parse_inline(text, _pieces(text, lines, from_body=True)))
    return tuple(nodes)


def _opening(text: str, lines: list[Line]) -> list[Node]:
    known = [leaf for line in lines for leaf in line.inner]
    return parse_opening(text, lines[0].start, lines[-1].end, known)


def _heading(text: str, lines: list[Line]) -> list[Node]:
    first = lines[0]
    return [Heading(first.start, lines[-1].end, _labelled(text, lines), first.number, first.level)]


def _annex(text: str, lines: list[Line]) -> list[Node]:
    return [AnnexHeading(lines[0].start, lines[-1].end, _labelled(text, lines), lines[0].number)]


def _caption(text: str, lines: list[Line]) -> list[Node]:
    first = lines[0]
    word = (text[first.start : first.body] or text[first.start : first.stop]).split()[:1]
    kind = _CAPTIONS.get(word[0].lower(), "figure") if word else "figure"
    return [Caption(first.start, lines[-1].end, _labelled(text, lines), kind, first.number)]


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


def _foot_note(text: str, lines: list[Line]) -> list[Node]:
    """A note with a bare number, which stands before its text or, as pdftotext has it, behind."""
    line = lines[0]
    first, last = line.parts[0], line.parts[-1]
    first.unlabelled()
    below = last.whole == line.number and first is not last
    edge = last.start if below else _behind_number(text, first.start, line.number)
    label = Label(last.start, last.end, line.number) if below else Label(first.start, edge, line.number)
    labels: list[Node] = [label] if label.end > label.start else []
    pieces = _pieces(text, list(line.parts[:-1] if below else line.parts), from_body=False)
    if not below:
        pieces = [(max(edge, piece[0]), piece[1]) if isinstance(piece, tuple) else piece for piece in pieces]
        pieces = [piece for piece in pieces if not isinstance(piece, tuple) or piece[0] < piece[1]]
    inner = parse_inline(text, pieces)
    children = with_member_lists(text, tuple([*inner, *labels] if below else [*labels, *inner]))
    return [Footnote(line.start, line.end, children, line.number)]


def _behind_number(text: str, start: int, number: str) -> int:
    """Where the words begin behind a bare number; `start`, when a converter has lost it."""
    position = start + len(text[start : start + 40]) - len(text[start : start + 40].lstrip())
    if not text.startswith(number, position):
        return start
    position += len(number)
    while position < len(text) and text[position] in " \t\xa0":
        position += 1
    if text[position : position + 2] == "\r\n":
        return position + 2
    return position + 1 if text[position : position + 1] in ("\r", "\n") else position


def _table(text: str, lines: list[Line]) -> list[Node]:
    rows = (
        _VOID[line.type](text, [line])[0] if line.type in _VOID else TableRow(line.start, line.end) for line in lines
    )
    return [Table(lines[0].start, lines[-1].end, tuple(rows))]


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
    "FOOT_LINE": _foot_note,
}

_VOID = {"GAP_INSIDE": _gap, "FURNITURE_INSIDE": _furniture, "FOOT_INSIDE": _foot_note, "GAP_LINE": _gap}
"""What may stand inside a block without being a line of it."""
