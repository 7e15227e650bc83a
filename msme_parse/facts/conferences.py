"""Ministerial Conferences that the text names."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from msme_parse.facts.dates import DateFact
from msme_parse.facts.passages import Passage
from msme_parse.facts.symbols import Citation
from msme_parse.lexicon import Conference, conferences
from msme_parse.source import Span
from msme_parse.syntax.conferences import NAMING, find_conferences

if TYPE_CHECKING:
    from msme_parse.facts import Facts


class Mention(msgspec.Struct, frozen=True, eq=False, gc=False):
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
        for passage in facts.passages.holding(*NAMING)
        if passage.kind in _KINDS
        for named in find_conferences(facts.text, passage.body.start, passage.body.end)
    )


_KINDS = frozenset(("title", "circulation", "heading", "paragraph", "note"))


class Origin(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A document of a Ministerial Conference, and the one conference at which its sentence places it."""

    citation: Citation
    mention: Mention


def gather_origins(facts: Facts) -> tuple[Origin, ...]:
    """Documents `WT/MIN(17)/...` whose sentence says at which conference they were made.

    A sentence that recalls or updates the document, names several conferences, or gives the year of the symbol
    somewhere, says nothing of the kind.
    """
    found: list[Origin] = []
    sentence = _Sentence(facts, Span(-1, -1), ())
    starts = [mention.span.start for mention in facts.conferences]
    for citation in facts.citations:
        if not citation.parts.series.startswith("WT/MIN") or citation.parts.year is None:
            continue
        if not sentence.span.covers(citation.span.start):
            span = facts.passages.sentence(citation.span.start)
            among = facts.conferences[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            sentence = _Sentence(facts, span, among)
        mention = sentence.place
        if mention is not None and not sentence.gives(citation.parts.year):
            found.append(Origin(citation, mention))
    return tuple(found)


_AT = frozenset(("at", "during", "à", "lors", "durante", "en", "in"))
_ARTICLES = frozenset(("the", "la", "l", "le", "el", "de", "wto"))
_RECALLS = (
    *("recall", "reaffirm", "referr", "pursuant", "follow", "updat", "since", "implement", "review", "welcom", "based"),
    *(
        "took note",
        "taken note",
        "take note",
        "taking note",
        "noted",
        "pris note",
        "prend note",
        "prenant note",
        "nota de",
    ),
    *("rappel", "réaffirm", "conform", "suivi", "reafirm", "record", "aplica", "actualiz", "examin"),
)


class _Sentence:
    """A sentence with a conference document in it."""

    def __init__(self, facts: Facts, span: Span, mentions: tuple[Mention, ...]) -> None:
        self.span = span
        self._text = facts.text[max(span.start, 0) : max(span.end, 0)].lower()
        self._years: dict[int, bool] = {}
        named = {mention.conference.number for mention in mentions}
        told = len(named) == 1 and not any(word in self._text for word in _RECALLS)
        self.place = next((mention for mention in mentions if told and self._is_at(mention)), None)

    def _is_at(self, mention: Mention) -> bool:
        front = self._text[: mention.span.start - self.span.start][-40:].replace("'", " ").replace("’", " ").split()
        while front and front[-1] in _ARTICLES:
            front.pop()
        return bool(front) and front[-1] in _AT

    def gives(self, year: int) -> bool:
        """Whether a year stands in the sentence."""
        if year not in self._years:
            self._years[year] = str(year) in self._text
        return self._years[year]


class Held(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A conference, and the date that stands right beside its name as the date of it."""

    mention: Mention
    date: DateFact


def gather_held(facts: Facts) -> tuple[Held, ...]:
    """Dates said of a conference: `On 13 December 2017, at MC11`, `MC13 (26-29 February 2024)`."""
    dates = [date for date in facts.dates if date.year_in_run and date.start is not None]
    starts = [date.span.start for date in dates]
    found: list[Held] = []
    for mention in facts.conferences:
        index = bisect_left(starts, mention.span.start)
        if index and _is_before(facts, dates[index - 1], mention):
            found.append(Held(mention, dates[index - 1]))
        elif index < len(dates) and _is_behind(facts, mention, dates[index]):
            found.append(Held(mention, dates[index]))
    nearest = {held.date.span.start: held for held in found}
    return tuple(nearest.values())


_FARTHEST = 90
_TO_CONFERENCE = frozenset("at the during in on à la l lors de d en el durante wto".split())
_TO_DATE = frozenset(
    "held to be on of de l from in between the took takes take place which that was were will is ended closed opened"
    " began concluded tenue tenu qui s est se tiendra tient du le au à a eu lieu celebrada celebrado celebrará celebró"
    " que doit doivent devait se tenir réunie réunira celebrarse tendrá tuvo lugar debe"
    " del el en la and".split()
)
_TELLING = frozenset(
    "held took takes place was were will is ended closed opened began concluded tenue tenu tenir tiendra lieu"
    " réunie réunira celebrada celebrado celebrarse celebrará celebró lugar".split()
)


def _is_before(facts: Facts, date: DateFact, mention: Mention) -> bool:
    """`On 13 December 2017, at the 11th Ministerial Conference`."""
    if date.passage is not mention.passage or not 0 < mention.span.start - date.span.end <= _FARTHEST:
        return False
    words = [word.lower() for word in _words(facts.text[date.span.end : mention.span.start])]
    return bool(words) and set(words) <= _TO_CONFERENCE and bool(_AT.intersection(words))


def _is_behind(facts: Facts, mention: Mention, date: DateFact) -> bool:
    """`MC13, to be held in Abu Dhabi on 26-29 February 2024`, `MC13 (26-29 February 2024)`."""
    between = facts.text[mention.span.end : date.whole.start]
    if date.passage is not mention.passage or len(between) > _FARTHEST:
        return False
    if between.strip() in ("(", ") ("):
        return True
    words = [word for word in _words(between) if word.islower()]
    return "." not in between and set(words) <= _TO_DATE and bool(_TELLING.intersection(words))


def _words(text: str) -> list[str]:
    for sign in ",()'’;":
        text = text.replace(sign, " ")
    return text.split()
