"""Stated numbers, and what they count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from msme_parse.facts.members import ListFact
from msme_parse.facts.passages import Passage
from msme_parse.source import Span

if TYPE_CHECKING:
    from msme_parse.facts import Facts

Kind = Literal["total", "joined", "left", "announced", "historic", "other"]


class Announced(msgspec.Struct, frozen=True, eq=False):
    """One thing named behind an announcement: `Cameroon` in `One new Member ...: Cameroon`."""

    text: str
    span: Span


class Count(msgspec.Struct, frozen=True, eq=False):
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

    @property
    def where(self) -> str:
        """The address of the passage."""
        return self.passage.address


def gather_counts(facts: Facts) -> tuple[Count, ...]:
    """Every count in reading order."""
    return ()
