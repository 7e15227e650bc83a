"""Words between quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.source import Span
from msme_parse.tree.nodes import QuotationMark

if TYPE_CHECKING:
    from msme_parse.facts import Facts


class Quotation(msgspec.Struct, frozen=True, eq=False, gc=False):
    """Words between quotation marks, the marks included."""

    span: Span
    opening: str
    closing: str
    passage: Passage


_CLOSING = {'"': '"”', "“": '”"', "„": "“”", "«": "»"}
"""What may close a quotation that opens with a mark; a straight mark and a curly one close each other too."""

_DEEPEST = 3
"""So many open quotations may be meant at once."""


def gather_quotations(facts: Facts) -> tuple[Quotation, ...]:
    """The quotations of each passage, outermost only; marks without a partner open none."""
    found: list[Quotation] = []
    for passage in facts.passages.having(QuotationMark):
        _pair(facts.text, passage, found)
    return tuple(found)


def _pair(text: str, passage: Passage, found: list[Quotation]) -> None:
    opened: list[int] = []
    for leaf in passage.leaves:
        if type(leaf) is not QuotationMark:
            continue
        mark = text[leaf.start]
        index = _partner(text, opened, mark)
        if index is not None:
            start = opened[index]
            del opened[index:]
            if not opened:
                found.append(Quotation(Span(start, leaf.end), text[start], mark, passage))
        elif mark in _CLOSING:
            opened.append(leaf.start)


def _partner(text: str, opened: list[int], mark: str) -> int | None:
    """The index of the innermost open mark that `mark` closes."""
    for index in range(len(opened) - 1, max(-1, len(opened) - 1 - _DEEPEST), -1):
        if mark in _CLOSING[text[opened[index]]]:
            return index
    return None
