"""Lists inside a sentence whose items stand between semicolons, and how their items are joined."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import msgspec

from msme_parse.facts.members import ListFact
from msme_parse.facts.passages import Passage
from msme_parse.source import Span
from msme_parse.tree.nodes import Date, Leaf, Prose, Semicolon, Symbol

if TYPE_CHECKING:
    from msme_parse.facts import Facts

_ANDS = frozenset(("and", "et", "y", "e"))
_DATING = frozenset(("dated", "of", "daté", "datée", "du", "en", "date", "de", "fecha", "fechado", "del"))
_LONGEST_LEAD = 12
"""Characters between a semicolon and the next symbol: a blank, `and `, an underscore."""


class Joint(msgspec.Struct, frozen=True, eq=False, gc=False):
    """What stands between two items: `;`, `; and`, or a bare `and`."""

    span: Span
    """Without the blanks round it."""
    item_end: int
    """Where the item in front of it ends."""
    semicolon: bool


class Enumeration(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A list of Members or of documents, as far as its joints are certain."""

    kind: Literal["members", "documents"]
    span: Span
    passage: Passage
    items: int
    """How many items are joined."""
    last: Joint
    """What stands before the last item."""
    parted: bool
    """Whether a semicolon stands between all items but the last two."""


def gather_enumerations(facts: Facts) -> tuple[Enumeration, ...]:
    """Every list of Members whose last two names are known, and every list of symbols, in reading order."""
    found = [each for each in map(_of_members, [facts] * len(facts.lists), facts.lists) if each is not None]
    for passage in facts.passages.having(Semicolon):
        if passage.kind in ("paragraph", "note"):
            found.extend(_of_documents(facts, passage))
    return tuple(sorted(found, key=lambda enumeration: enumeration.span))


def _of_members(facts: Facts, names: ListFact) -> Enumeration | None:
    """None when the lexicon cannot say that the last joint stands between two names."""
    entries = names.entries
    if len(entries) < 2 or "unknown" in (entries[-1].kind, entries[-2].kind):
        return None
    text = facts.text
    between = [text[before.span.end : behind.span.start] for before, behind in pairwise(entries)]
    last = _joint(entries[-2].span.end, between.pop())
    return Enumeration("members", names.span, names.passage, len(entries), last, all(";" in each for each in between))


def _joint(start: int, between: str) -> Joint:
    begin = start + len(between) - len(between.lstrip())
    return Joint(Span(begin, max(begin, start + len(between.rstrip()))), start, ";" in between)


def _of_documents(facts: Facts, passage: Passage) -> Iterator[Enumeration]:
    """Runs of symbols, each joined to the next by a semicolon, or by a bare "and" behind its date."""
    leaves = passage.leaves
    places = [index for index, leaf in enumerate(leaves) if type(leaf) is Symbol]
    joints: list[Joint] = []
    first = places[0] if places else 0
    for place, following in pairwise([*places, -1]):
        joint = _between(facts, leaves[place : following + 1]) if following > 0 else None
        if joint is not None:
            joints.append(joint)
            continue
        if joints:
            parted = all(joint.semicolon for joint in joints[:-1])
            span = Span(leaves[first].start, leaves[place].end)
            yield Enumeration("documents", span, passage, len(joints) + 1, joints[-1], parted)
        joints, first = [], following


def _between(facts: Facts, stretch: tuple[Leaf, ...]) -> Joint | None:
    """The joint between the symbols at both ends of a stretch; None when more than a date stands between them."""
    symbol, *leaves, following = stretch
    marks = [leaf for leaf in leaves if isinstance(leaf, Semicolon)]
    if len(marks) == 1:
        close = following.start - marks[0].end <= _LONGEST_LEAD
        return Joint(marks[0].span, marks[0].start, True) if close else None
    if marks or not leaves or not isinstance(leaves[-1], Prose):
        return None
    words = " ".join(facts.text_of(leaf) for leaf in leaves if isinstance(leaf, Prose)).split()
    if not words or words[-1] not in _ANDS or not all(word.strip("(),") in _DATING for word in words[:-1]):
        return None
    if not all(isinstance(leaf, (Prose, Date)) for leaf in leaves):
        return None
    last = leaves[-2].end if len(leaves) > 1 else symbol.end
    return _joint(last, facts.text[last : following.start])
