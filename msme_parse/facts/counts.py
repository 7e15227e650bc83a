"""Stated numbers, and what they count. How they are found is the matter of `facts.counting`."""

from __future__ import annotations

from typing import Literal

import msgspec

from msme_parse.facts.dates import DateFact
from msme_parse.facts.members import ListFact
from msme_parse.facts.passages import Passage
from msme_parse.source import Span

Kind = Literal["total", "joined", "left", "announced", "historic", "other"]


class Announced(msgspec.Struct, frozen=True, eq=False, gc=False):
    """One thing named behind an announcement: `Cameroon` in `One new Member ...: Cameroon`."""

    text: str
    span: Span


class Part(msgspec.Struct, frozen=True, eq=False, gc=False):
    """`The second annex` behind `two annexes`."""

    value: int
    """The ordinal."""
    span: Span
    ordinal: Span


class Count(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A number and the noun that it counts."""

    span: Span
    """The number itself: `104`, `One`, `five`."""
    text: str
    value: int
    of: str
    """The normal form of the noun, from the lexicon: `members`, `annexes`, `member_states`."""
    group: str
    """The group whose size is stated, as written: `MSME Group`; empty when none is named."""
    kind: Kind
    """`total`: the size of a group or list; `joined`, `left`; `announced`: how many things follow; `historic`: tied to
    another date; `other`."""
    year: int | None
    """The year that the sentence ties it to, if any."""
    listed: ListFact | None
    """The Member list that spells the number out: in the note called behind it, or right behind it."""
    announced: tuple[Announced, ...]
    """The things that follow, when they are named in the same sentence."""
    passage: Passage
    noun: Span = Span(0, 0)
    """The noun; equal to the number for a number that takes its noun from an earlier one: `91 in 2020`."""
    adjectives: tuple[str, ...] = ()
    """The words between number and noun, folded: `new`, `separate`."""
    date: DateFact | None = None
    """The date that ties it to its year, when it is more than a year."""
    parts: tuple[Part, ...] = ()
    """The parts that are numbered behind it: `the first annex ... the second annex`."""
    breakdown: int = 0
    """What its parts make that follow a colon: 22 for `eight in Africa, nine in Asia and five in Europe`; 0 without."""
    breakdown_span: Span = Span(0, 0)
    before: int | None = None
    """What it was before, where the same words say so: 100 in `rose from 100 to 103`."""
    approximate: bool = False
    """Whether the text says "about" or gives a range."""
    wto: bool = False
    """Whether the words say that Members of the WTO are counted."""
    attending: bool = False
    """Whether those counted attended something."""
    event: str = ""
    """What those counted attended, where a bare noun names it: `sessions` in `the 43 States attending the session`."""
    definite: bool = False
    """Whether the number takes up an earlier one: `the 43 States`."""
    sentence: Span = Span(0, 0)
    """The sentence that states it."""

    @property
    def where(self) -> str:
        """The address of the passage."""
        return self.passage.address

    @property
    def things(self) -> str:
        """What is counted, in words: `co-sponsors`."""
        return self.of.replace("co_", "co-").replace("_", " ")
