"""The text of a report cut so that each piece lies wholly inside or outside of every marked span, line by line."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from msme_parse.records.findings import Linted
from msme_parse.source import Lines


class Piece(msgspec.Struct, frozen=True):
    """Some characters of one line, the kinds of finding that mark them, and the findings that begin right before."""

    text: str
    kinds: tuple[str, ...]
    opens: tuple[int, ...]


def marked_lines(result: Linted, kinds: Sequence[str]) -> Iterator[list[Piece]]:
    """The lines of a report, line ends included: all pieces joined are the text. `kinds` holds a word a finding."""
    text = result.text
    changes: defaultdict[int, Counter[str]] = defaultdict(Counter)
    opens: defaultdict[int, list[int]] = defaultdict(list)
    for index, (record, kind) in enumerate(zip(result.records, kinds, strict=True)):
        changes[record.start.offset][kind] += 1
        changes[record.end.offset][kind] -= 1
        opens[record.start.offset].append(index)
    cuts = sorted(changes)
    active: Counter[str] = Counter()
    lines = _lines(result)
    for start, end in lines:
        inside = cuts[bisect_left(cuts, start) : bisect_left(cuts, end)]
        pieces = []
        for first, last in pairwise(sorted({start, *inside, end})):
            active.update(changes.get(first, {}))
            covering = tuple(kind for kind in sorted(active) if active[kind] > 0)
            pieces.append(Piece(text[first:last], covering, tuple(opens.get(first, ()))))
        if (start, end) == lines[-1] and opens.get(end):
            pieces.append(Piece("", (), tuple(opens[end])))
        yield pieces


def _lines(result: Linted) -> list[tuple[int, int]]:
    """Where each line starts and ends. An empty last line counts only if a finding stands there."""
    lines = Lines(result.text)
    count = max((record.start.line for record in result.records), default=1)
    bounds = [*lines.starts, len(result.text)]
    return list(pairwise(bounds))[: max(count, lines.count)]
