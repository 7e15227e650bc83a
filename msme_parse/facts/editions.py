"""Two editions of one report: which passages were kept, changed, added or left out, and what they list and cite.

A report that comes out every year is last year's with changes. Passages are paired by their words, never by their
numbers, because a new paragraph moves all numbers behind it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from msme_parse.facts.members import ListedName, ListFact
from msme_parse.facts.passages import Kind, Passage, unwrapped
from msme_parse.facts.symbols import Citation
from msme_parse.facts.words import Courtesy
from msme_parse.lexicon import fold, months, number_words
from msme_parse.source import Span

if TYPE_CHECKING:
    from msme_parse.facts import Facts

Fate = Literal["same", "changed", "new", "gone"]

MOST_COMMON = 8
"""A word that stands in more passages than this says nothing about which two belong together."""
ALIKE = 0.5
"""Two passages with at least this share of their words in common are one passage that was changed."""
TAKEN_OVER = 0.75
"""A paragraph that keeps so much of its words in their order was taken over; the rest of it is worth a look."""
MOST_CHANGED = 4
"""More words than this in one place are another sentence, not another wording."""
MOST_WORDS = 1_000
"""Longer paragraphs are not compared word by word: the time for that grows with the square of their length."""
_STOPS = '.,;:()[]"“”«»'


class PassagePair(msgspec.Struct, frozen=True, eq=False):
    """A paragraph or note of either edition, with its words on one line; None where the edition has it not."""

    fate: Fate
    old: Passage | None
    new: Passage | None
    old_text: str
    new_text: str


class ListChange(msgspec.Struct, frozen=True, eq=False):
    """An entry that only one of the two lists has."""

    entry: ListedName
    named: bool
    """Whether this edition names it outside its list: `Cameroon joined the Group.`"""


class Rewording(msgspec.Struct, frozen=True):
    """Words of a paragraph that took the place of others."""

    span: Span
    new: str
    old: str


class Repetition(msgspec.Struct, frozen=True):
    """A sentence that stands word for word in last year's edition and speaks of the year of that edition."""

    span: Span
    year: int


class Successor(msgspec.Struct, frozen=True, eq=False):
    """A person named where last year's edition named another, whom this one does not name at all."""

    person: Courtesy
    predecessor: str


class Redated(msgspec.Struct, frozen=True, eq=False):
    """A document that this edition dates otherwise than last year's did."""

    citation: Citation
    old: Citation


class Editions(msgspec.Struct, frozen=True, eq=False):
    """What became of last year's report."""

    previous: Facts
    passages: tuple[PassagePair, ...]
    """Paragraphs and notes in the order of this edition, what is gone at the end."""
    old_list: ListFact | None
    new_list: ListFact | None
    """The longest list of Members of each edition."""
    joined: tuple[ListChange, ...]
    """Entries of the list that last year's has not."""
    left: tuple[ListChange, ...]
    """Entries of last year's list that are gone."""
    cited: tuple[Citation, ...]
    """Symbols that only this edition cites, each once."""
    dropped: tuple[Citation, ...]
    """Symbols that only last year's edition cites, each once."""

    rewordings: tuple[Rewording, ...]
    """In paragraphs that are otherwise last year's; numbers, names and dates change every year and do not count."""
    repetitions: tuple[Repetition, ...]
    successors: tuple[Successor, ...]
    redated: tuple[Redated, ...]

    @property
    def is_same_list(self) -> bool:
        """Whether the two lists are of one group: most entries of the shorter one stand in both."""
        if self.old_list is None or self.new_list is None:
            return False
        shared = self.new_list.names - len(self.joined)
        return shared >= 2 and shared * 2 >= min(self.old_list.names, self.new_list.names)


def gather_editions(facts: Facts) -> Editions | None:
    """What became of the previous edition; None when there is none to compare with."""
    previous = facts.previous
    if previous is None:
        return None
    old_list, new_list = _longest(previous), _longest(facts)
    pairs = tuple(_pairs(previous, facts))
    return Editions(
        previous=previous,
        passages=pairs,
        old_list=old_list,
        new_list=new_list,
        joined=tuple(_changes(facts, new_list, new_list, old_list)),
        left=tuple(_changes(facts, new_list, old_list, new_list)),
        cited=tuple(_only_in(facts, previous)),
        dropped=tuple(_only_in(previous, facts)),
        rewordings=tuple(_rewordings(facts, pairs)),
        repetitions=tuple(_repetitions(facts, previous, pairs)),
        successors=tuple(_successors(facts, previous, pairs)),
        redated=tuple(_redated(facts, previous)),
    )


def _longest(facts: Facts) -> ListFact | None:
    return max(facts.lists, key=lambda found: found.names, default=None)


def _changes(facts: Facts, now: ListFact | None, here: ListFact | None, there: ListFact | None) -> Iterator[ListChange]:
    """What one list has and the other has not, with what this edition says of it."""
    told = [
        unwrapped(facts.text, passage.leaves)
        for passage in facts.passages.of_kind("paragraph", "note")
        if now is not None and passage is not now.passage
    ]
    for entry in _missing(here, there):
        names = {entry.text, entry.official or entry.text}
        names |= {name.partition(",")[0] for name in names}
        yield ListChange(entry, any(name in text for name in names for text in told))


def _missing(here: ListFact | None, there: ListFact | None) -> Iterator[ListedName]:
    """Entries of one list whose Member the other does not name, under whatever name."""
    if here is None or there is None:
        return
    known = {_identity(entry) for entry in there.entries}
    yield from (entry for entry in here.entries if _identity(entry) not in known)


def _identity(entry: ListedName) -> str:
    return entry.official or " ".join(entry.text.lower().split())


def _only_in(here: Facts, there: Facts) -> Iterator[Citation]:
    known = {citation.symbol for citation in there.citations}
    for citation in here.citations:
        if citation.symbol not in known:
            known.add(citation.symbol)
            yield citation


def _rewordings(facts: Facts, pairs: Iterable[PassagePair]) -> Iterator[Rewording]:
    for pair in pairs:
        if pair.fate != "changed" or pair.new is None or pair.new.kind != "paragraph":
            continue
        new, old = pair.new_text.split(), pair.old_text.split()
        if max(len(new), len(old)) > MOST_WORDS:
            continue
        compared = SequenceMatcher(None, new, old, autojunk=False)
        if compared.ratio() < TAKEN_OVER:
            continue
        starts = _word_starts(facts, pair.new, new)
        for step, first, last, first_old, last_old in compared.get_opcodes():
            words, were = new[first:last], old[first_old:last_old]
            if step == "replace" and _are_plain(words) and _are_plain(were):
                shown, shown_old = " ".join(words).strip(_STOPS), " ".join(were).strip(_STOPS)
                if shown != shown_old:
                    yield Rewording(Span(starts[first], starts[first] + len(shown)), shown, shown_old)


def _word_starts(facts: Facts, passage: Passage, words: list[str]) -> list[int]:
    """Where each word of a passage stands; its marks and furniture are stepped over."""
    starts = []
    position = passage.body.start
    for word in words:
        found = facts.text.find(word, position, passage.body.end)
        position = found if found >= 0 else position
        starts.append(position)
    return starts


def _are_plain(words: list[str]) -> bool:
    """Whether words are neither numbers nor names nor months: what changes every year is nothing to be shown."""
    bare = [word.strip(_STOPS) for word in words]
    return len(words) <= MOST_CHANGED and all(
        word.isalpha() and word.islower() and fold(word) not in _numbers_and_months() for word in bare
    )


@cache
def _numbers_and_months() -> frozenset[str]:
    return frozenset((*number_words(), *months()))


def _repetitions(facts: Facts, previous: Facts, pairs: Iterable[PassagePair]) -> Iterator[Repetition]:
    year, this = previous.identity.report_year, facts.identity.report_year
    if year is None or this is None or this <= year:
        return
    citing = [citation.span.start for citation in facts.citations]
    for pair in pairs:
        if pair.old is None or pair.new is None or pair.new.kind != "paragraph":
            continue
        reached = pair.new.body.start
        while (found := facts.text.find(str(year), reached, pair.new.body.end)) >= 0:
            sentence = facts.passages.sentence(found)
            reached = max(sentence.end, found + 1)
            cites = bisect_left(citing, sentence.end) > bisect_left(citing, sentence.start)
            words = _flat(facts.text_of(sentence))
            if not cites and str(this) not in words and words in _flat(pair.old_text):
                yield Repetition(sentence, year)


def _successors(facts: Facts, previous: Facts, pairs: Iterable[PassagePair]) -> Iterator[Successor]:
    new, old = _people(facts), _people(previous)
    for pair in pairs:
        if pair.old is None or pair.new is None:
            continue
        gone = [each for each in old.get(id(pair.old), ()) if each.name not in facts.text]
        come = [each for each in new.get(id(pair.new), ()) if each.name not in previous.text]
        if len(gone) == len(come) == 1:
            yield Successor(come[0], gone[0].name)


def _people(facts: Facts) -> dict[int, list[Courtesy]]:
    people: defaultdict[int, list[Courtesy]] = defaultdict(list)
    for courtesy in facts.words.courtesies:
        people[id(courtesy.passage)].append(courtesy)
    return people


def _redated(facts: Facts, previous: Facts) -> Iterator[Redated]:
    dated = {each.symbol: each for each in previous.citations if each.dated is not None and each.dated.start}
    for citation in facts.citations:
        old = dated.get(citation.symbol)
        if old is None or old.dated is None or citation.dated is None or citation.dated.start is None:
            continue
        if citation.dated.start != old.dated.start and not citation.dated.ambiguous and not old.dated.ambiguous:
            yield Redated(citation, old)


class _Words(msgspec.Struct, frozen=True, eq=False):
    """A passage that waits for its partner."""

    passage: Passage
    text: str
    words: frozenset[str]


def _pairs(previous: Facts, facts: Facts) -> Iterator[PassagePair]:
    kinds: tuple[Kind, ...] = ("paragraph", "note")
    for kind in kinds:
        old, new = list(_worded(previous, kind)), list(_worded(facts, kind))
        partners = _partners(old, new)
        taken = {id(partner) for partner in partners.values()}
        for each in new:
            partner = partners.get(id(each))
            if partner is None:
                yield PassagePair("new", None, each.passage, "", each.text)
            else:
                fate: Fate = "same" if _flat(partner.text) == _flat(each.text) else "changed"
                yield PassagePair(fate, partner.passage, each.passage, partner.text, each.text)
        for each in old:
            if id(each) not in taken:
                yield PassagePair("gone", each.passage, None, each.text, "")


def _worded(facts: Facts, kind: Kind) -> Iterator[_Words]:
    for passage in facts.passages.of_kind(kind):
        text = unwrapped(facts.text, passage.leaves, without_marks=True)
        yield _Words(passage, text, frozenset(_flat(text).split()))


def _flat(text: str) -> str:
    return " ".join(text.lower().split())


def _partners(old: Iterable[_Words], new: Iterable[_Words]) -> dict[int, _Words]:
    """For passages of the new edition, by identity, the old ones that they were made from."""
    waiting: defaultdict[str, deque[_Words]] = defaultdict(deque)
    for each in old:
        waiting[_flat(each.text)].append(each)
    partners: dict[int, _Words] = {}
    unpaired: list[_Words] = []
    for each in new:
        same = waiting[_flat(each.text)]
        if same:
            partners[id(each)] = same.popleft()
        else:
            unpaired.append(each)
    rest = [each for queue in waiting.values() for each in queue]
    partners.update(_nearest(rest, unpaired))
    return partners


def _nearest(old: list[_Words], new: list[_Words]) -> dict[int, _Words]:
    """Changed passages: each takes the free old one with which it shares most of its words."""
    standing: defaultdict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(old):
        for word in each.words:
            standing[word].append(index)
    rated: list[tuple[float, int, int]] = []
    for number, each in enumerate(new):
        near = {index for word in each.words if len(standing.get(word, ())) <= MOST_COMMON for index in standing[word]}
        rated.extend((-_likeness(each.words, old[index].words), number, index) for index in near)
    partners: dict[int, _Words] = {}
    free = set(range(len(old)))
    for likeness, number, index in sorted(rated):
        if -likeness >= ALIKE and index in free and id(new[number]) not in partners:
            free.discard(index)
            partners[id(new[number])] = old[index]
    return partners


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return 2 * shared / (len(one) + len(other)) if shared else 0.0
