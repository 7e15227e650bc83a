"""What is brought to the counts of a passage once all are found: lists in notes and annexes, parts told one by one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cached_property

from msgspec.structs import replace

from msme_parse.facts.counts import Count, Kind, Part
from msme_parse.facts.members import PEOPLE, ListFact
from msme_parse.facts.passages import Passage
from msme_parse.facts.places import Sources
from msme_parse.facts.references import Reference
from msme_parse.lexicon import fold, nouns
from msme_parse.syntax import announcements
from msme_parse.syntax import counts as syntax
from msme_parse.tree.nodes import Number

NEW = frozenset("new nouveau nouveaux nouvel nouvelle nouvelles nuevo nuevos nueva nuevas additional further".split())
OTHERS = frozenset("other autres autre otros otras such remaining of these those".split()) | NEW
_PARTS = frozenset(
    (
        *("annexes", "appendices", "parts", "sections", "chapters", "recommendations", "pillars", "themes", "topics"),
        *("objectives", "options", "questions", "proposals", "working_groups", "groups", "examples", "categories"),
        *("phases", "components"),
    )
)
"""What a text announces and then takes up one by one: the first annex, the second annex."""

CLAUSE = 90
"""How far behind a noun its verb is looked for."""

_ELLIPTIC = 1_000
"""How far behind a number its parts are looked for that stand without their noun."""

_DIGITS_OF_A_YEAR = 4

INTRODUCTION = 240
"""How far behind a number the colon is looked for that introduces what it counts."""


class Linker:
    """Goes over the counts of a passage, in order."""

    def __init__(self, sources: Sources, passage: Passage, found: list[Count]) -> None:
        self.sources = sources
        self.text = sources.text
        self.passage = passage
        self.found = found

    def run(self) -> list[Count]:
        """The counts with their lists and parts."""
        self._link_notes()
        self._link_parts()
        self._link_elliptic()
        return self.found

    def _link_notes(self) -> None:
        """Gives each number the list of the note that is called right behind it, or at the end of its sentence."""
        people = Counter(each.sentence.start for each in self.found if each.of in PEOPLE)
        for index, count in enumerate(self.found):
            if count.of not in PEOPLE or count.listed is not None:
                continue
            stop = max(count.span.end, count.noun.end)
            number = self._mark_behind(stop) or self._mark_of_named(count) or self._closing_mark(count, index)
            if not number and count.kind in ("other", "joined"):
                number = self._mark_pointing_back(count, people)
            pointed = self._in_note(count)
            listing = self.sources.list_of_note(number, count.of) if number else self._listed_behind(count, index)
            listing = pointed or listing
            if listing is None:
                continue
            kind: Kind = "total" if count.kind == "other" and not OTHERS.intersection(count.adjectives) else count.kind
            self.found[index] = replace(count, listed=listing, kind=kind)

    def _mark_behind(self, stop: int) -> str:
        """The number of the note that is called right behind a word."""
        index = bisect_left(self.sources.mark_starts, stop)
        mark = self.sources.marks[index] if index < len(self.sources.marks) else None
        near = mark is not None and mark.span.start - stop <= 2 and not self.text[stop : mark.span.start].strip(".,;: ")
        return mark.number if mark is not None and near else ""

    def _mark_of_named(self, count: Count) -> str:
        """The mark that ends `les douze Membres coauteurs du texte[2]`, and whose note begins with names."""
        index = bisect_left(self.sources.mark_starts, count.noun.end)
        mark = self.sources.marks[index] if index < len(self.sources.marks) else None
        if mark is None or mark.span.start - count.noun.end > CLAUSE:
            return ""
        first = (self.text[count.noun.end : mark.span.start].split() or [""])[0]
        listing = self.sources.list_of_note(mark.number, count.of) if nouns().get(fold(first)) in PEOPLE else None
        return mark.number if listing is not None and listing.span.start == listing.passage.body.start else ""

    def _closing_mark(self, count: Count, index: int) -> str:
        """The note that the sentence of a total ends with, when no later total of the sentence can mean it."""
        later = (each for each in self.found[index + 1 : index + 6] if each.span.start < count.sentence.end)
        if count.kind != "total" or any(each.of == count.of and each.kind == "total" for each in later):
            return ""
        return self._last_mark(count)

    def _has_number_behind(self, count: Count) -> bool:
        """Whether a figure without a noun comes later in the sentence, which its note may mean: `leaves 47.[2]`"""
        index = bisect_left(self.bare_figures, max(count.noun.end, count.span.end))
        return index < len(self.bare_figures) and self.bare_figures[index] < count.sentence.end

    @cached_property
    def bare_figures(self) -> list[int]:
        """Where the figures stand that count nothing and are too short for years."""
        counted = {each.span.start for each in self.found}
        figures = (leaf for leaf in self.passage.leaves if type(leaf) is Number and leaf.start not in counted)
        return [leaf.start for leaf in figures if leaf.end - leaf.start < _DIGITS_OF_A_YEAR]

    def _last_mark(self, count: Count) -> str:
        """The number of the note that the sentence of a count ends with."""
        stop = bisect_left(self.sources.mark_starts, count.sentence.end)
        mark = self.sources.marks[stop - 1] if stop else None
        if mark is None or mark.span.start < count.span.end or self._has_number_behind(count):
            return ""
        return mark.number if not self.text[mark.span.end : count.sentence.end].strip(".,;:) \t\r\n\xa0") else ""

    def _mark_pointing_back(self, count: Count, people: Counter[int]) -> str:
        """The closing note of `Thirteen Members offered training`, when it begins with `These Members are`."""
        if count.value < 2 or OTHERS.intersection(count.adjectives) or people[count.sentence.start] != 1:
            return ""
        number = self._last_mark(count)
        listing = self.sources.list_of_note(number, count.of) if number else None
        told = listing is not None and (listing.points_back or self._is_whole_note(listing, count))
        return number if told else ""

    def _is_whole_note(self, listing: ListFact, count: Count) -> bool:
        """Whether a note is names and nothing else, and its sentence speaks of no other people than those counted."""
        if listing.span.start > listing.passage.body.start or count.sentence.end - count.sentence.start > INTRODUCTION:
            return False
        rest = self.text[listing.span.end : listing.passage.body.end]
        said = f"{self.text[count.sentence.start : count.noun.start]} {self.text[count.noun.end : count.sentence.end]}"
        others = any(nouns().get(fold(word.strip(".,;:()"))) in PEOPLE for word in said.replace("[", " ").split())
        return not (rest.strip(". \t\r\n") or others or speaks_of_some(said))

    def _listed_behind(self, count: Count, index: int) -> ListFact | None:
        """The list that follows a total in its sentence, before any other count; or that of the annex it names."""
        if count.kind not in ("total", "historic", "other"):
            return None
        first = bisect_left(self.sources.list_starts, count.span.end)
        listing = self.sources.lists[first] if first < len(self.sources.lists) else None
        following = self.found[index + 1].span.start if index + 1 < len(self.found) else self.passage.body.end
        if listing is not None and listing.span.start < min(count.sentence.end, following):
            lead = self.text[count.noun.end : listing.span.start]
            if len(lead) < INTRODUCTION and (":" in lead or "(" in lead) and not speaks_of_some(lead):
                return listing
        return self._in_annex(count) if count.kind == "total" else None

    def _in_note(self, count: Count) -> ListFact | None:
        """`The nine Members listed in note 1`: the only list of that note."""
        reference = _cited_behind(self.sources.notes_cited, count.noun.end, count)
        if reference is None:
            return None
        words = set(fold(self.text[count.noun.end : reference.span.start]).split())
        whole = syntax.ends("OF_ALL", self.text, count.sentence.start, count.span.start)
        if not whole or words.isdisjoint(_IN_ANNEX) or not words <= _IN_ANNEX | _IN:
            return None
        return self.sources.list_of_note(reference.target, count.of)

    def _in_annex(self, count: Count) -> ListFact | None:
        """`112, named in Annex 1`: the only list of that annex."""
        reference = _cited_behind(self.sources.annexes_cited, count.span.end, count)
        if reference is None:
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
        parts: dict[str, list[Part]] = {}
        for value, of, span, ordinal in announcements.ordinals(
            self.text, begin, self.passage.body.end, self.sources.language
        ):
            parts.setdefault(of, []).append(Part(value, span, ordinal))
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
            parts = tuple(Part(value, span, span) for value, span in ordinals)
            kind: Kind = "announced" if parts and count.kind == "other" else count.kind
            self.found[index] = replace(count, parts=parts, kind=kind)

    def _has_parts(self, count: Count) -> bool:
        """Whether a number counts parts of a text; `parties` and `partes` are parts where they are no Parties."""
        if not 1 < count.value <= 20:
            return False
        no_party = self.sources.language != "en" and self.text[count.noun.start].islower()
        return count.of in _PARTS or (count.of == "parties" and no_party)


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


def _cited_behind(references: list[Reference], stop: int, count: Count) -> Reference | None:
    """The first of some references behind a place, near it and in the sentence of a count."""
    index = bisect_left(references, stop, key=lambda reference: reference.span.start)
    near = index < len(references) and references[index].span.start < min(count.sentence.end, stop + CLAUSE)
    return references[index] if near else None


def speaks_of_some(lead: str) -> bool:
    """Whether the words between a number and a list say that the list is of others, or of some only."""
    words = fold(lead)
    return "and the following" in words or not _SOME.isdisjoint(word.strip(",:(") for word in words.split())


def _may_announce(count: Count) -> bool:
    """Whether what is counted can be taken up by `the first` and `the second` alone."""
    return count.of not in PEOPLE and 1 < count.value <= 20
