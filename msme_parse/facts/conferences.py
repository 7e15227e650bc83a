"""Ministerial Conferences that the text names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.lexicon import Conference, conferences
from msme_parse.source import Span
from msme_parse.syntax.conferences import find_conferences

if TYPE_CHECKING:
    from msme_parse.facts import Facts


class Mention(msgspec.Struct, frozen=True, eq=False):
    """A place where a conference is named: `the 11th Ministerial Conference`, `MC11`."""

    conference: Conference
    span: Span
    text: str
    """As written, on one line."""
    passage: Passage

    @property
    def where(self) -> str:
        """The address of the passage."""
        return self.passage.address


def gather_mentions(facts: Facts) -> tuple[Mention, ...]:
    """Every conference named in headings, paragraphs and notes, in reading order."""
    known = conferences()
    return tuple(
        Mention(
            known[named.number],
            Span(named.start, named.end),
            " ".join(facts.text[named.start : named.end].split()),
            passage,
        )
        for passage in facts.passages.of_kind("title", "circulation", "heading", "paragraph", "note")
        for named in find_conferences(facts.text, passage.body.start, passage.body.end)
    )
