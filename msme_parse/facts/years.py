"""Years that stand alone: the year that a report says it is about, and sentences that begin with a year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.source import Span
from msme_parse.tree.nodes import Date, Leaf, Number, Prose

if TYPE_CHECKING:
    from msme_parse.facts import Facts


class YearFact(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A year as it is written, and where."""

    year: int
    span: Span
    passage: Passage
    compares: bool
    """Whether the sentence names another year, or the same one again."""


class Years(msgspec.Struct, frozen=True, gc=False):
    """The years of a report that say what it is about."""

    title: YearFact | None
    """The last year in the title."""
    scope: YearFact | None
    """The year in the sentence that says what the report describes: `describes the activities of the Group in 2025`."""
    openings: tuple[YearFact, ...]
    """Years with which a sentence about the group begins: `In 2024 the Group issued ...`."""


def gather_years(facts: Facts) -> Years:
    """The years of title, scope sentence and sentence openings."""
    paragraphs = [passage for passage in facts.passages.of_kind("paragraph") if not passage.annex]
    dates = {date.run.start: date.start.year for date in facts.dates if date.start is not None and date.year_in_run}
    dated = facts.passages.having(Number, Date)
    body = [passage for passage in dated if passage.kind == "paragraph" and not passage.annex]
    openings = tuple(opening for passage in body for opening in _openings(facts, passage, dates))
    scope = next((year for passage in paragraphs[:_FIRST] for year in _scopes(facts, passage)), None)
    return Years(_title_year(facts), scope, openings)


_FIRST = 8
"""The scope sentence stands among so many first paragraphs."""

_SCOPE = (
    *("annual report", "this report", "the present report", "the following report"),
    *("présent rapport", "rapport annuel", "presente informe", "informe anual"),
)
_TELLS = (
    *("describes", "covers", "gives an account", "summarizes", "outlines", "activit", "reports on"),
    *("décrit", "porte sur", "rend compte", "résume", "describe", "abarca", "resume", "actividades"),
)
_IN = frozenset(
    "in during throughout for of year en pendant durant pour année durante de año".split(),
)


def _title_year(facts: Facts) -> YearFact | None:
    years = [
        YearFact(year, leaf.span, passage, False)
        for passage in facts.passages.of_kind("title")
        for leaf in passage.leaves
        if (year := _as_year(facts, leaf)) is not None
    ]
    return years[-1] if years else None


def _scopes(facts: Facts, passage: Passage) -> Iterator[YearFact]:
    span, tells = Span(-1, -1), False
    for index, leaf in enumerate(passage.leaves):
        year = _as_year(facts, leaf)
        if year is None or _word_before(facts, passage.leaves, index) not in _IN:
            continue
        if not span.covers(leaf.start):
            span = facts.passages.sentence(leaf.start)
            tells = _tells_scope(facts.text[span.start : span.end])
        if tells:
            yield YearFact(year, leaf.span, passage, False)


def _tells_scope(sentence: str) -> bool:
    words = " ".join(sentence.lower().split())
    return any(report in words for report in _SCOPE) and any(verb in words for verb in _TELLS)


_OPENERS = frozenset(("in", "during", "throughout", "en", "pendant", "durant", "durante", "on", "le", "el"))
_SUBJECTS = frozenset(("group", "groupe", "grupo", "members", "membres", "miembros"))
_NEAR = 5
_DATED = frozenset((Date, Number))
"""The subject stands among so many words behind the year."""


def _openings(facts: Facts, passage: Passage, dates: dict[int, int]) -> Iterator[YearFact]:
    for index, leaf in enumerate(passage.leaves):
        if type(leaf) not in _DATED:
            continue
        year = dates.get(leaf.start) if type(leaf) is Date else _as_year(facts, leaf)
        if year is None or _word_before(facts, passage.leaves, index) not in _OPENERS:
            continue
        if not _begins_sentence(facts, passage, leaf.start):
            continue
        words = facts.text[leaf.end : leaf.end + 80].lower().replace(",", " ").split()[:_NEAR]
        if _SUBJECTS.intersection(words):
            rest = facts.passages.sentence(leaf.end).end
            years = facts.text[leaf.end : rest].count(f"{year // 100}")
            yield YearFact(year, leaf.span, passage, years > 0)


def _begins_sentence(facts: Facts, passage: Passage, offset: int) -> bool:
    """Whether nothing but one word stands between the beginning of the sentence and `offset`."""
    front = facts.text[max(passage.body.start, offset - 40) : offset].rstrip()
    head = front.rstrip("abcdefghijklmnopqrstuvwxyz")[:-1].rstrip()
    return not head or head[-1] in ".!?]\n"


def _word_before(facts: Facts, leaves: tuple[Leaf, ...], index: int) -> str:
    before = leaves[index - 1] if index else None
    words = facts.text_of(before).split()[-1:] if isinstance(before, Prose) else []
    return words[0].lower() if words else ""


def _as_year(facts: Facts, leaf: Leaf) -> int | None:
    text = facts.text_of(leaf) if type(leaf) is Number else ""
    return int(text) if len(text) == 4 and text.isdigit() and 1990 <= int(text) <= 2099 else None
