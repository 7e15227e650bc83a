"""The text of a report cut so that each piece lies wholly inside or outside of every marked span, line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from msme_parse.records.findings import Linted
from msme_parse.source import Lines


class Piece(msgspec.Struct, frozen=True):
    """Some characters of one line, the kinds of finding that mark them, and the findings that begin right before."""

    text: str
    kinds: tuple[str, ...]
    opens: tuple[int, ...]


def marked_lines(result: Linted, kinds: Sequence[str]) -> Iterator[list[Piece]]:
    """The lines of a report with their line ends; all pieces joined are the text. `kinds` holds a word a finding."""
    lines = Lines(result.text)
    changes, opens = _changes(result, kinds)
    cuts = sorted({*changes, *opens})
    active: Counter[str] = Counter()
    position = 0
    for number in range(1, max(lines.count, 1) + 1):
        whole = lines.line_span(number).start
        end = lines.starts[number] if number < len(lines.starts) else len(result.text)
        inside = []
        while position < len(cuts) and (cuts[position] < end or end == len(result.text)):
            inside.append(cuts[position])
            position += 1
        yield _pieces(result.text, whole, end, inside, changes, opens, active)
