"""How counts are gathered: the numbers of each passage, what they count, of which kind they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from msme_parse.facts.counts import Announced, Count, Kind, Part
from msme_parse.facts.members import PEOPLE, ListFact
from msme_parse.facts.passages import Passage
from msme_parse.facts.places import Moment, Numbered, Sources
from msme_parse.lexicon import fold
from msme_parse.source import Span
from msme_parse.syntax import announcements, attendance
from msme_parse.syntax import counts as syntax
from msme_parse.syntax.counts import Phrase
from msme_parse.syntax.names import names_from, pattern

if TYPE_CHECKING:
    from msme_parse.facts import Facts

_NEW = frozenset("new nouveau nouveaux nouvel nouvelle nouvelles nuevo nuevos nueva nuevas additional further".split())
_OTHERS = frozenset("other autres autre otros otras such remaining of these those".split()) | _NEW
_PARTS = frozenset(
    (
        *("annexes", "appendices", "parts", "sections", "chapters", "recommendations", "pillars", "themes", "topics"),
        *("objectives", "options", "questions", "proposals", "working_groups", "groups", "examples"),
    )
)
"""What a text announces and then takes up one by one: the first annex, the second annex."""

_CLAUSE = 90
"""How far behind a noun its verb is looked for."""

_FAR = 10_000

_ELLIPTIC = 1_000
"""How far behind a number its parts are looked for that stand without their noun."""

_INTRODUCTION = 240
"""How far behind a number the colon is looked for that introduces what it counts."""


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
        self._link_notes()
        self._link_parts()
        self._link_elliptic()
        return self.found

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
        if following is not None and following.start <= limit and following.start - phrase.stop < _INTRODUCTION:
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
            verb = syntax.find(name, self.text, phrase.stop, min(limit, sentence.end, phrase.stop + _CLAUSE))
            if verb is None or _is_cut(self.text[phrase.stop : verb.start]):
                verb = self._verb_before(name, phrase, sentence)
            if verb is None:
                continue
            target = syntax.begins("TARGET", self.text, verb.end, sentence.end) is not None
            bringing = syntax.find("BRINGING", self.text, verb.end, sentence.end) is not None
            if target or announces or bringing or _NEW.intersection(phrase.adjectives):
                return kind
        return None

    def _verb_before(self, name: str, phrase: Phrase, sentence: Span) -> Span | None:
        verb = syntax.find(name, self.text, max(sentence.start, phrase.start - 40), phrase.start)
        between = self.text[verb.end : phrase.start] if verb else ""
        return verb if len(between.split()) <= 1 and not _is_cut(between) else None

    def _is_total(self, phrase: Phrase, sentence: Span) -> bool:
        text = self.text
        if _OTHERS.intersection(phrase.adjectives):
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
            "EVENT_AGAIN", self.text, _skip_blanks(self.text, sentence.start, sentence.end), sentence.end
        ):
            opens = self._sentence(max(sentence.start - 1, self.passage.body.start))
        return behind or attendance.event_opening(self.text, _skip_blanks(self.text, opens.start, opens.end), opens.end)

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
        text, end = self.text, min(limit, phrase.stop + _INTRODUCTION)
        if phrase.of in PEOPLE:
            spans = self._in_apposition(phrase, sentence)
            if spans:
                return self._named(spans), None
        colon = text.find(":", phrase.stop, end)
        opener = text.find("(", phrase.stop, min(end, phrase.stop + 3)) if colon < 0 else -1
        if colon < 0 and opener < 0:
            return (), None
        begin = _skip_blanks(text, max(colon, opener) + 1, self.passage.body.end)
        if _speaks_of_some(text[phrase.stop : begin]):
            return (), None
        listing = self.sources.list_at(begin)
        if listing is not None:
            return tuple(Announced(entry.text, entry.span) for entry in listing.entries), listing
        if phrase.of in PEOPLE:
            return self._named(_closed_names(text, begin, sentence.end)), None
        labelled = announcements.labelled_items(text, max(colon, opener) + 1, self.passage.body.end)
        return self._named(labelled or announcements.plain_items(text, phrase.stop, sentence.end)), None

    def _in_apposition(self, phrase: Phrase, sentence: Span) -> list[Span]:
        """`One new Member, Cameroon, joined`: the names between the commas."""
        if self.text[phrase.stop : phrase.stop + 1] != ",":
            return []
        begin = _skip_blanks(self.text, phrase.stop + 1, sentence.end)
        spans, stop = names_from(self.text, begin, sentence.end)
        return spans if self.text[stop : stop + 1] == "," and not self.sources.in_list(begin) else []

    def _named(self, spans: list[Span]) -> tuple[Announced, ...]:
        return tuple(Announced(" ".join(self.text[span.start : span.end].split()), span) for span in spans)

    # -- notes and parts

    def _link_notes(self) -> None:
        """Gives each number the list of the note that is called right behind it, or at the end of its sentence."""
        people = Counter(each.sentence.start for each in self.found if each.of in PEOPLE)
        for index, count in enumerate(self.found):
            if count.of not in PEOPLE or count.listed is not None:
                continue
            stop = max(count.span.end, count.noun.end)
            number = self._mark_behind(stop) or self._closing_mark(count, index)
            if not number and count.kind in ("other", "joined"):
                number = self._mark_pointing_back(count, people)
            pointed = self._in_note(count)
            listing = self.sources.list_of_note(number, count.of) if number else self._listed_behind(count, index)
            listing = pointed or listing
            if listing is None:
                continue
            kind: Kind = "total" if count.kind == "other" and not _OTHERS.intersection(count.adjectives) else count.kind
            self.found[index] = replace(count, listed=listing, kind=kind)

    def _mark_behind(self, stop: int) -> str:
        """The number of the note that is called right behind a word."""
        index = bisect_left(self.sources.mark_starts, stop)
        mark = self.sources.marks[index] if index < len(self.sources.marks) else None
        near = mark is not None and mark.span.start - stop <= 2 and not self.text[stop : mark.span.start].strip(".,;: ")
        return mark.number if mark is not None and near else ""

    def _closing_mark(self, count: Count, index: int) -> str:
        """The note that the sentence of a total ends with, when no later total of the sentence can mean it."""
        later = (each for each in self.found[index + 1 : index + 6] if each.span.start < count.sentence.end)
        if count.kind != "total" or any(each.of == count.of and each.kind == "total" for each in later):
            return ""
        return self._last_mark(count)

    def _last_mark(self, count: Count) -> str:
        """The number of the note that the sentence of a count ends with."""
        stop = bisect_left(self.sources.mark_starts, count.sentence.end)
        mark = self.sources.marks[stop - 1] if stop else None
        if mark is None or mark.span.start < count.span.end:
            return ""
        return mark.number if not self.text[mark.span.end : count.sentence.end].strip(".,;:) \t\r\n\xa0") else ""

    def _mark_pointing_back(self, count: Count, people: Counter[int]) -> str:
        """The closing note of `Thirteen Members offered training`, when it begins with `These Members are`."""
        if count.value < 2 or _OTHERS.intersection(count.adjectives) or people[count.sentence.start] != 1:
            return ""
        number = self._last_mark(count)
        listing = self.sources.list_of_note(number, count.of) if number else None
        return number if listing is not None and listing.points_back else ""

    def _listed_behind(self, count: Count, index: int) -> ListFact | None:
        """The list that follows a total in its sentence, before any other count; or that of the annex it names."""
        if count.kind not in ("total", "historic", "other"):
            return None
        first = bisect_left(self.sources.list_starts, count.span.end)
        listing = self.sources.lists[first] if first < len(self.sources.lists) else None
        following = self.found[index + 1].span.start if index + 1 < len(self.found) else self.passage.body.end
        if listing is not None and listing.span.start < min(count.sentence.end, following):
            lead = self.text[count.noun.end : listing.span.start]
            if len(lead) < _INTRODUCTION and (":" in lead or "(" in lead) and not _speaks_of_some(lead):
                return listing
        return self._in_annex(count) if count.kind == "total" else None

    def _in_note(self, count: Count) -> ListFact | None:
        """`The nine Members listed in note 1`: the only list of that note."""
        references = self.sources.notes_cited
        index = bisect_left(references, count.noun.end, key=lambda reference: reference.span.start)
        reference = references[index] if index < len(references) else None
        if reference is None or reference.span.start >= min(count.sentence.end, count.noun.end + _CLAUSE):
            return None
        words = set(fold(self.text[count.noun.end : reference.span.start]).split())
        whole = syntax.ends("OF_ALL", self.text, count.sentence.start, count.span.start)
        if not whole or words.isdisjoint(_IN_ANNEX) or not words <= _IN_ANNEX | _IN:
            return None
        return self.sources.list_of_note(reference.target, count.of)

    def _in_annex(self, count: Count) -> ListFact | None:
        """`112, named in Annex 1`: the only list of that annex."""
        references = self.sources.annexes_cited
        index = bisect_left(references, count.span.end, key=lambda reference: reference.span.start)
        reference = references[index] if index < len(references) else None
        if reference is None or reference.span.start >= min(count.sentence.end, count.span.end + _CLAUSE):
            return None
        words = {word.strip(",()") for word in fold(self.text[count.span.end : reference.span.start]).split()}
        lists = self.sources.lists_of_annex.get(reference.target, [])
        return lists[0] if words & _IN_ANNEX and len(words) < 8 and len(lists) == 1 else None

    def _link_parts(self) -> None:
        """Gives `two annexes` the ordinals that follow it: `the first annex ... the second annex`."""
        wanted = [index for index, count in enumerate(self.found) if self._has_parts(count)]
        if not wanted:
            return
        begin = self.found[wanted[0]].noun.end
        if not self.sources.has_ordinal(begin, self.passage.body.end):
            return
        opens = {_skip_blanks(self.text, end, self.passage.body.end) for end in self.sentence_ends}
        parts: dict[str, list[Part]] = {}
        for value, of, span, ordinal in announcements.ordinals(
            self.text, begin, self.passage.body.end, self.sources.language
        ):
            start = span.start - len(_article(self.text, span.start))
            parts.setdefault(of, []).append(Part(value, span, ordinal, start in opens))
        for place, index in enumerate(wanted):
            count = self.found[index]
            later = (self.found[wanted[index]] for index in range(place + 1, len(wanted)))
            limit = next((each.span.start for each in later if each.of == count.of), self.passage.body.end)
            own = parts.get(count.of, [])
            low = bisect_left(own, count.span.end, key=lambda part: part.span.start)
            kept = tuple(own[low : bisect_left(own, limit, key=lambda part: part.span.start)])
            kind: Kind = "announced" if kept and count.kind == "other" else count.kind
            self.found[index] = replace(count, parts=kept, kind=kind)

    def _link_elliptic(self) -> None:
        """Gives `two tasks` the sentences right behind it that begin `The first is` and `The second is`."""
        announcing = Counter(each.sentence.start for each in self.found if _may_announce(each))
        for index, count in enumerate(self.found):
            if count.parts or not _may_announce(count) or announcing[count.sentence.start] > 1:
                continue
            begin, end = count.sentence.end, min(self.passage.body.end, count.sentence.end + _ELLIPTIC)
            if not self.sources.has_ordinal(begin, end):
                continue
            ordinals = announcements.elliptic_ordinals(self.text, begin, end, self.sources.language)
            parts = tuple(Part(value, span, span, opens_sentence=False) for value, span in ordinals)
            kind: Kind = "announced" if parts and count.kind == "other" else count.kind
            self.found[index] = replace(count, parts=parts, kind=kind) if parts else count

    def _has_parts(self, count: Count) -> bool:
        """Whether a number counts parts of a text; `parties` and `partes` are parts where they are no Parties."""
        if not 1 < count.value <= 20:
            return False
        no_party = self.sources.language != "en" and self.text[count.noun.start].islower()
        return count.of in _PARTS or (count.of == "parties" and no_party)


_MOVES: tuple[tuple[str, Kind], ...] = (("JOINED", "joined"), ("LEFT", "left"))
_SOME = frozenset(
    "including include includes included among such notably several jointly others them example dont notamment"
    " plusieurs incluidos incluidas entre varios varias".split()
)
"""Words that say that not all of those counted are named."""
_IN_ANNEX = frozenset(
    "named listed list reproduced attached enumeres enumerees figure figurant nommes nommees indiques mentionnes cites"
    " indicados enumerados enumeradas figuran nombrados citados mencionados mentioned cited indicated".split()
)
_IN = frozenset("in the dans a la le en".split())


def _speaks_of_some(lead: str) -> bool:
    """Whether the words between a number and a list say that the list is of others, or of some only."""
    words = fold(lead)
    return "and the following" in words or not _SOME.isdisjoint(word.strip(",:(") for word in words.split())


def _may_announce(count: Count) -> bool:
    """Whether what is counted can be taken up by `the first` and `the second` alone."""
    return count.of not in PEOPLE and 1 < count.value <= 20


def _is_clock(text: str, number: Numbered) -> bool:
    """Whether figures are hours or minutes: `09:30`."""
    before, behind = text[max(number.start - 2, 0) : number.start], text[number.end : number.end + 2]
    return (before[-1:] == ":" and before[:1].isdigit()) or (behind[:1] == ":" and behind[1:].isdigit())


def _is_cut(words: str) -> bool:
    return any(sign in words for sign in ";:.")


def _skip_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


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
    joins = list(pattern("JOIN").finditer(text, start, min(end, start + _INTRODUCTION)))
    return any(names_from(text, join.end(), end)[0] for join in joins)


def _article(text: str, start: int) -> str:
    """`The ` before an ordinal, so that `The first annex` is seen to open its sentence."""
    before = text[max(0, start - 5) : start]
    return next((before[-length:] for length in (4, 3) if fold(before[-length:]).rstrip() in _ARTICLES), "")


_ARTICLES = frozenset("the la le el".split())
