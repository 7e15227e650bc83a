"""A report parsed again after an edit: what stands as it stood is taken from the tree that is there.

The lines are named anew, all of them: which line begins what hangs on its neighbours, and naming is cheap. A block
whose text and lines are as before has the nodes that it had, moved to where it stands now; only the others are read.
So the result is that of a parse from the beginning, whatever the edit was.
"""

from collections.abc import Iterator

from msme_parse.source import Source
from msme_parse.syntax.lines import Line
from msme_parse.syntax.parse import blocks_of, nodes_of
from msme_parse.tree.moved import moved
from msme_parse.tree.nodes import Node, Report

_Shapes = tuple[tuple[int | None, int, int, int], ...]
"""For each block: what it is known by again (None: not at all), its place in the text, and how many nodes it has."""


def reparse_source(report: Report, source: Source) -> Report:
    """The tree of `source`, with the help of that of a text much like it. The same as `parse_source(source)`."""
    kept = dict(_known(report))
    text, old = source.text, report.source.text
    nodes: list[Node] = []
    shapes = []
    for lines in blocks_of(source):
        start, end = lines[0].start, lines[-1].end
        shape = _shape(text, lines)
        place, known = kept.get(shape, (0, ()))
        if shape is not None and known and old[place : place + end - start] == text[start:end]:
            found = moved(known, start - place)
        else:
            found = tuple(nodes_of(text, lines))
        nodes.extend(found)
        shapes.append((shape, start, end, len(found)))
    again = Report(source, tuple(nodes))
    again.__dict__["_shapes"] = tuple(shapes)
    return again


def _known(report: Report) -> Iterator[tuple[int | None, tuple[int, tuple[Node, ...]]]]:
    """The blocks of a tree by what they are known by, each with its place and its nodes."""
    at = 0
    for shape, start, _, number in report.__dict__.get("_shapes") or _shapes(report):
        yield shape, (start, report.blocks[at : at + number])
        at += number


def _shapes(report: Report) -> _Shapes:
    """The shapes of a tree that was parsed from the beginning, which keeps none."""
    found = []
    at = 0
    for lines in blocks_of(report.source):
        first, end = at, lines[-1].end
        while at < len(report.blocks) and report.blocks[at].start < end:
            at += 1
        found.append((_shape(report.source.text, lines), lines[0].start, end, at - first))
    return tuple(found)


def _shape(text: str, lines: list[Line]) -> int | None:
    """All that the nodes of a block are made from, their place apart, as one number.

    The characters before and behind it belong to that. None for a block with leaves that its lines were given.
    """
    start, end = lines[0].start, lines[-1].end
    if any(line.inner or line.parts for line in lines):
        return None
    named = tuple(
        (line.type, line.start - start, line.body - start, line.stop - start, line.number, line.level) for line in lines
    )
    return hash((named, text[start:end], text[max(0, start - 1) : start], text[end : end + 1]))
