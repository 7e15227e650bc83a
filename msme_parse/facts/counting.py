"""How counts are gathered: the numbers of each passage, what they count, of which kind they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from msme_parse.facts.count_links import (
    CLAUSE,
    INTRODUCTION,
    NEW,
    OTHERS,
    Linker,
    speaks_of_some,
)
from msme_parse.facts.counts import Announced, Count, Kind
from msme_parse.facts.members import PEOPLE, ListFact
from msme_parse.facts.passages import Passage
from msme_parse.facts.places import Moment, Numbered, Sources
from msme_parse.lexicon import fold
from msme_parse.source import Span
from msme_parse.syntax import announcements, attendance, breakdowns
from msme_parse.syntax import counts as syntax
from msme_parse.syntax.counts import Phrase
from msme_parse.syntax.names import names_from, pattern
from msme_parse.syntax.words import skip_blanks

if TYPE_CHECKING:
    from msme_parse.facts import Facts

_FAR = 10_000
_LONGEST = 600
"""No list of days is longer."""


def gather_counts(facts: Facts) -> tuple[Count, ...]:
    """Every count of paragraphs, notes and circulation sentences, in reading order."""
    sources = Sources(facts)
    found: list[Count] = []
    for passage in facts.passages.of_kind("paragraph", "note", "circulation"):
        numbers = sources.numbers(passage)
        if numbers:
            found.extend(_Reader(sources, passage, numbers).run())
    return tuple(found)


class _Reader:
    """Goes once over the numbers of a passage."""

    def __init__(self, sources: Sources, passage: Passage, numbers: list[Numbered]) -> None:
        self.sources = sources
        self.text = sources.text
        self.passage = passage
        self.numbers = numbers
        body = passage.body
        self.sentence_ends = syntax.sentence_ends(self.text, body.start, body.end)
        self.spent = 0
        self.found: list[Count] = []

    def run(self) -> list[Count]:
        """The counts, each with its list, its announced things and its parts."""
        reached = 0
        for index, number in enumerate(self.numbers):
            if number.start < reached or _is_clock(self.text, number):
                continue
            sentence = self._sentence(number.start)
            phrase = self._phrase(number, sentence)
            if phrase is None:
                continue
            self.found.append(self._count(phrase, sentence, min(sentence.end, self._following(index, phrase.stop))))
            reached = phrase.stop if phrase.stop > phrase.end else phrase.end
        return Linker(self.sources, self.passage, self.found).run()

    # -- places

    def _sentence(self, offset: int) -> Span:
        index = bisect_right(self.sentence_ends, offset)
        start = self.sentence_ends[index - 1] if index else self.passage.body.start
        return Span(start, self.sentence_ends[min(index, len(self.sentence_ends) - 1)])

    def _following(self, index: int, stop: int) -> int:
        """Where the next number that is no year begins."""
        later = self.numbers[index + 1 : index + 8]
        return next((each.start for each in later if each.start >= stop and each.start not in self.years), stop + _FAR)

    @cached_property
    def moments(self) -> list[Moment]:
        """Years and dates of the passage, in order."""
        sources, body = self.sources, self.passage.body
        begin, stop = bisect_left(sources.date_starts, body.start), bisect_left(sources.date_starts, body.end)
        found = [
            Moment(date.span.start, date.span.end, date.closing.year, date)
            for date in sources.dates[begin:stop]
            if date.closing.year is not None and 1900 < date.closing.year < 2100
        ]
        for number in self.numbers:
            written = self.text[number.start : number.end]
            if len(written) == 4 and written.isdigit() and 1945 <= int(written) <= 2099:
                found.append(Moment(number.start, number.end, int(written), None))
        return sorted(found, key=lambda moment: moment.start)

    @cached_property
    def moment_starts(self) -> list[int]:
        """Where they begin."""
        return [moment.start for moment in self.moments]

    @cached_property
    def years(self) -> set[int]:
        """Where the years begin that are part of no date."""
        return {moment.start for moment in self.moments if moment.date is None}

    def _phrase(self, number: Numbered, sentence: Span) -> Phrase | None:
        text, language = self.text, self.sources.language
        if number.in_words:
            return syntax.read_words(text, number.start, sentence.start, sentence.end, language)
        span = Span(number.start, number.end)
        phrase = syntax.read_figures(text, span, sentence.start, sentence.end, language)
        if phrase is not None and phrase.of:
            return phrase
        earlier = self._earlier(sentence, whole=phrase is not None)
        if earlier is None or earlier.of not in PEOPLE:
            return None
        if phrase is None:
            phrase = syntax.bare(text, span, sentence.start, sentence.end, language)
            if phrase is None or not self._is_elliptic(phrase, sentence):
                return None
        return replace(phrase, of=earlier.of)

    def _earlier(self, sentence: Span, *, whole: bool) -> Count | None:
        """The last count, when it stands in this sentence or the one before; for `the total` that of a whole group."""
        last = self.found[-1] if self.found else None
        if whole and len(self.found) > 1 and last is not None and last.kind in ("joined", "left"):
            before = self.found[-2]
            last = before if before.kind in ("total", "historic") and before.of in PEOPLE else last
        if last is None or self._sentence(max(sentence.start - 1, self.passage.body.start)).start > last.span.start:
            return None
        return last

    def _is_elliptic(self, phrase: Phrase, sentence: Span) -> bool:
        """Whether a number takes its noun from the last count: `91 in 2020`, `has 103.`"""
        text = self.text
        tied = syntax.begins("TIED", text, phrase.end, sentence.end)
        if tied is not None and syntax.ends("BEFORE_IT", text, sentence.start, phrase.start):
            index = bisect_left(self.moment_starts, tied)
            return self.moment_starts[index : index + 1] == [tied]
        closed = syntax.begins("CLOSED", text, phrase.end, sentence.end) is not None
        return closed and syntax.ends("TOTAL", text, sentence.start, phrase.start)

    # -- one count

    def _count(self, phrase: Phrase, sentence: Span, limit: int) -> Count:
        text = self.text
        moment = self._moment(phrase, sentence, limit)
        announced, listing = self._announced(phrase, sentence, limit)
        parts = () if announced or listing else self._shares(phrase, sentence, limit)
        kind = self._kind(phrase, sentence, limit, moment, bool(announced))
        group = self._group(phrase, sentence)
        if kind not in ("joined", "left", "announced"):
            announced = ()
        attends = attendance.attended(text, phrase, sentence)
        return Count(
            span=Span(phrase.start, phrase.end),
            text=" ".join(text[phrase.start : phrase.end].split()),
            value=phrase.value,
            of=phrase.of,
            group=group,
            kind=kind,
            year=moment.year if moment else None,
            listed=listing,
            announced=announced,
            passage=self.passage,
            noun=phrase.noun,
            adjectives=phrase.adjectives,
            date=moment.date if moment else None,
            breakdown=sum(value for value, _ in parts),
            breakdown_span=Span(parts[0][1].start, parts[-1][1].end) if parts else Span(0, 0),
            before=_before(text[phrase.noun.end : phrase.start]) if phrase.stated else None,
            approximate=phrase.approximate,
            wto=self._is_of_wto(phrase, sentence),
            attending=attends,
            event=self._event(phrase, sentence) if attends else "",
            definite=attends and syntax.ends("OF_ALL", text, sentence.start, phrase.start),
            sentence=sentence,
        )

    def _moment(self, phrase: Phrase, sentence: Span, limit: int) -> Moment | None:
        """The year that a number is tied to: right behind it, before it in the clause, or later in the clause."""
        after = bisect_left(self.moment_starts, phrase.stop)
        following = self.moments[after] if after < len(self.moments) else None
        if following is not None and following.start >= sentence.end:
            following = None
        tied = syntax.begins("TIED", self.text, phrase.stop, sentence.end)
        if following is not None and (tied == following.start or phrase.stop == following.start):
            self.spent = following.end
            return following
        floor = max(sentence.start, self.spent)
        if self.found and self.found[-1].span.start >= sentence.start:
            floor = max(floor, self.found[-1].span.end)
        before = bisect_left(self.moment_starts, phrase.start) - 1
        if before >= 0 and self.moments[before].start >= floor:
            return self.moments[before]
        if following is not None and following.start <= limit and following.start - phrase.stop < INTRODUCTION:
            between = self.text[phrase.stop : following.start]
            return None if ";" in between or syntax.find("SAYS", between, 0, len(between)) else following
        return None

    def _kind(self, phrase: Phrase, sentence: Span, limit: int, moment: Moment | None, announces: bool) -> Kind:
        moved = self._moved(phrase, sentence, limit, announces)
        if moved is not None:
            return moved
        past = moment is not None and self.sources.year is not None and moment.year < self.sources.year
        past = past or (moment is not None and syntax.ends("AGAINST", self.text, sentence.start, phrase.start))
        if phrase.of in PEOPLE:
            if past:
                return "historic"
            if self._is_total(phrase, sentence):
                return "total"
        return "announced" if announces else "other"

    def _moved(self, phrase: Phrase, sentence: Span, limit: int, announces: bool) -> Kind | None:
        """Whether those counted joined or left."""
        if phrase.of not in PEOPLE or phrase.stated or phrase.noun.end <= phrase.end:
            return None
        for name, kind in _MOVES:
            verb = syntax.find(name, self.text, phrase.stop, min(limit, sentence.end, phrase.stop + CLAUSE))
            if verb is None or _is_cut(self.text[phrase.stop : verb.start]):
                verb = self._verb_before(name, phrase, sentence)
            if verb is None:
                continue
            target = syntax.begins("TARGET", self.text, verb.end, sentence.end) is not None
            bringing = syntax.find("BRINGING", self.text, verb.end, sentence.end) is not None
            if target or announces or bringing or NEW.intersection(phrase.adjectives):
                return kind
        return None

    def _verb_before(self, name: str, phrase: Phrase, sentence: Span) -> Span | None:
        verb = syntax.find(name, self.text, max(sentence.start, phrase.start - 40), phrase.start)
        if verb is None:
            return None
        target = syntax.begins("TARGET", self.text, verb.end, phrase.start)  # `se sumaron al Grupo cuatro Miembros`
        between = self.text[target or verb.end : phrase.start]
        return verb if len(between.split()) <= 1 and not _is_cut(between) else None

    def _is_total(self, phrase: Phrase, sentence: Span) -> bool:
        text = self.text
        if OTHERS.intersection(phrase.adjectives):
            return False
        if phrase.stated or syntax.ends("TOTAL", text, sentence.start, phrase.start):
            return True
        if syntax.begins("AT_ALL", text, phrase.stop, sentence.end) is not None:
            return True
        whole = self._is_of_wto(phrase, sentence) or syntax.begins("PREPOSITION", text, phrase.stop, sentence.end)
        return bool(whole) and syntax.ends("OF_ALL", text, sentence.start, phrase.start)

    def _is_of_wto(self, phrase: Phrase, sentence: Span) -> bool:
        if phrase.of != "members":
            return False
        words = {*phrase.adjectives, *fold(self.text[phrase.noun.start : phrase.noun.end]).replace("'", " ").split()}
        if words & {"wto", "omc"} or syntax.begins("WTO", self.text, phrase.stop, sentence.end) is not None:
            return True
        return not phrase.stated and syntax.ends("WTO_HAS", self.text, sentence.start, phrase.start)

    def _event(self, phrase: Phrase, sentence: Span) -> str:
        """The event attended: named behind, or with which this sentence, or for `It was attended` the last, begins."""
        behind = attendance.event_behind(self.text, phrase, sentence)
        opens = sentence
        if not behind and syntax.begins(
            "EVENT_AGAIN", self.text, skip_blanks(self.text, sentence.start, sentence.end), sentence.end
        ):
            opens = self._sentence(max(sentence.start - 1, self.passage.body.start))
            behind = attendance.only_event(self.text, opens.start, opens.end)
        return behind or attendance.event_opening(self.text, skip_blanks(self.text, opens.start, opens.end), opens.end)

    def _group(self, phrase: Phrase, sentence: Span) -> str:
        text = self.text
        if phrase.of not in PEOPLE:
            return ""
        between = announcements.group_before(text, phrase.end, phrase.stop)
        behind = between or announcements.group_behind(text, phrase.stop, sentence.end)
        return behind or announcements.group_before(text, sentence.start, phrase.start)

    # -- what a number announces

    def _announced(self, phrase: Phrase, sentence: Span, limit: int) -> tuple[tuple[Announced, ...], ListFact | None]:
        """The things named behind a number, and the list that they form."""
        text, end = self.text, min(limit, phrase.stop + INTRODUCTION)
        if phrase.of in PEOPLE:
            spans = self._in_apposition(phrase, sentence)
            if spans:
                return self._named(spans), None
        colon = text.find(":", phrase.stop, end)
        opener = text.find("(", phrase.stop, min(end, phrase.stop + 3)) if colon < 0 else -1
        if colon < 0 and opener < 0:
            return (), None
        begin = skip_blanks(text, max(colon, opener) + 1, self.passage.body.end)
        if speaks_of_some(text[phrase.stop : begin]):
            return (), None
        listing = self.sources.list_at(begin)
        if listing is not None:
            return tuple(Announced(entry.text, entry.span) for entry in listing.entries), listing
        if phrase.of in PEOPLE:
            return self._named(_closed_names(text, begin, sentence.end)), None
        labelled = announcements.labelled_items(text, max(colon, opener) + 1, self.passage.body.end)
        return self._named(labelled or self._items(phrase, begin, sentence)), None

    def _items(self, phrase: Phrase, begin: int, sentence: Span) -> list[Span]:
        """What stands behind a colon without labels, where all items have the same form."""
        plain = announcements.plain_items(self.text, phrase.stop, sentence.end)
        if plain or self.text[begin - 1 : begin] == "(":
            return plain
        if phrase.of in _MEETINGS:
            return self._days(begin, sentence.end)
        if phrase.of in _BODIES:
            initials = breakdowns.with_initials(self.text, begin, sentence.end)
            return initials or breakdowns.with_names(self.text, begin, sentence.end)
        if phrase.of in _OFFICERS:
            return breakdowns.with_titles(self.text, begin, sentence.end)
        return breakdowns.with_articles(self.text, begin, sentence.end) if phrase.of in _PAPERS else []

    def _days(self, begin: int, end: int) -> list[Span]:
        """`on 3 May, on 12 July and on 1 December.`: days and nothing else."""
        if end - begin > _LONGEST:
            return []
        starts = self.sources.date_starts
        days = self.sources.dates[bisect_left(starts, begin) : bisect_left(starts, end)]
        position = begin
        for day in days:
            words = self.text[position : day.whole.start].replace(",", " ").replace(";", " ").split()
            if day.opening != day.closing or not _DAY_JOINTS.issuperset(words):
                return []
            position = max(position, day.whole.end)
        return [day.span for day in days] if self.text[position:end].strip() == "." else []

    def _shares(self, phrase: Phrase, sentence: Span, limit: int) -> list[tuple[int, Span]]:
        """The numbers into which a total is broken down behind its colon."""
        colon = self.text.find(":", phrase.stop, min(limit, sentence.end, phrase.stop + CLAUSE))
        if colon < 0 or phrase.approximate or speaks_of_some(self.text[phrase.stop : colon]):
            return []
        begin = skip_blanks(self.text, colon + 1, sentence.end)
        same = PEOPLE if phrase.of in PEOPLE else frozenset((phrase.of,))
        return breakdowns.shares(self.text, begin, sentence.end, self.sources.language, same)

    def _in_apposition(self, phrase: Phrase, sentence: Span) -> list[Span]:
        """`One new Member, Cameroon, joined`: the names between the commas."""
        if self.text[phrase.stop : phrase.stop + 1] != ",":
            return []
        begin = skip_blanks(self.text, phrase.stop + 1, sentence.end)
        spans, stop = names_from(self.text, begin, sentence.end)
        return spans if self.text[stop : stop + 1] == "," and not self.sources.in_list(begin) else []

    def _named(self, spans: list[Span]) -> tuple[Announced, ...]:
        return tuple(Announced(" ".join(self.text[span.start : span.end].split()), span) for span in spans)


_MEETINGS = frozenset(
    ("meetings", "sessions", "workshops", "seminars", "webinars", "missions", "courses", "visits", "events")
)
_BODIES = frozenset(("organizations", "agencies", "bodies", "institutions"))
_PAPERS = frozenset(
    ("documents", "papers", "reports", "studies", "proposals", "notes", "communications", "presentations", "measures")
)
_OFFICERS = frozenset(("vice_chairs", "facilitators", "rapporteurs", "co_chairs", "officers", "speakers", "panellists"))
_DAY_JOINTS = frozenset("on the and le la les et el los y dated du de del".split())
_MOVES: tuple[tuple[str, Kind], ...] = (("JOINED", "joined"), ("LEFT", "left"))


def _before(link: str) -> int | None:
    """The number in the words between a noun and what is counted: `rose from 100 to`."""
    numbers = [int(word) for word in link.split() if word.isdecimal() and len(word) < 6]
    return numbers[0] if len(numbers) == 1 else None


def _is_clock(text: str, number: Numbered) -> bool:
    """Whether figures are hours or minutes: `09:30`."""
    before, behind = text[max(number.start - 2, 0) : number.start], text[number.end : number.end + 2]
    return (before[-1:] == ":" and before[:1].isdigit()) or (behind[:1] == ":" and behind[1:].isdigit())


def _is_cut(words: str) -> bool:
    return any(sign in words for sign in ";:.")


def _closed_names(text: str, start: int, end: int) -> list[Span]:
    """The names behind a colon; none when what follows the last could be one more name."""
    spans, stop = names_from(text, start, end)
    while spans and (aside := syntax.begins("ASIDE", text, stop, end)) is not None:
        join = pattern("JOIN").match(text, aside, end)
        more, further = names_from(text, join.end(), end) if join else ([], aside)
        stop = further if more else aside
        spans.extend(more)
    if _has_later_name(text, stop, end):
        return []
    rest = text[stop : stop + 12].lstrip(", ").removeprefix("and ").removeprefix("et ").removeprefix("y ")
    return [] if rest[:1].isupper() else spans


def _has_later_name(text: str, start: int, end: int) -> bool:
    """Whether one more name follows what is said of the last: `Comoros, the smallest, and Timor-Leste`."""
    joins = list(pattern("JOIN").finditer(text, start, min(end, start + INTRODUCTION)))
    return any(names_from(text, join.end(), end)[0] for join in joins)
