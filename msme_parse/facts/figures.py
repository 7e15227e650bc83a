"""Figures that follow from two others in their sentence: shares in per cent, rates per month."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.source import Span
from msme_parse.syntax.figures import read_derived

if TYPE_CHECKING:
    from msme_parse.facts import Facts


class Derived(msgspec.Struct, frozen=True, eq=False, gc=False):
    """`35 of the 89 replies (39%)`, `182 measures in 12 months, just over 15 per month`."""

    kind: Literal["share", "rate"]
    span: Span
    """The figure that follows from the others."""
    said: float
    unit: float
    """What its last decimal counts: 1 for `39`, 0.1 for `39.3`."""
    about: bool
    """Whether it is said to be about, just over or nearly so much."""
    part: int
    whole: int
    passage: Passage

    @property
    def exact(self) -> float:
        """What the two other figures make it."""
        return self.part / self.whole * (100 if self.kind == "share" else 1)


def gather_derived(facts: Facts) -> tuple[Derived, ...]:
    """Shares and rates whose two figures stand in the same sentence, in reading order."""
    return tuple(sorted(_found(facts), key=lambda derived: derived.span))


def _found(facts: Facts) -> Iterator[Derived]:
    for percent in facts.words.percents:
        behind = facts.text[percent.span.end : percent.span.end + 30].lstrip(")").split()
        form = "share of them" if " ".join(behind[:2]).rstrip(",.;") in _OF_THEM else "share"
        derived = _read(facts, "share", percent.span.start, percent.passage, form)
        of_else = behind[:1] in (["of"], ["de"], ["du"], ["des"]) and "total" not in behind[1:3]
        if derived is not None and (form != "share" or not of_else):
            yield derived
    for month in facts.words.of(frozenset(("month", "mois", "mes"))):
        derived = _read(facts, "rate", month.span.start, month.passage)
        if derived is not None:
            yield derived


_OF_THEM = ("of them", "of whom", "of which", "d'entre eux", "d'entre elles", "d’entre eux", "de ellos", "de ellas")


def _read(facts: Facts, kind: Literal["share", "rate"], end: int, passage: Passage, form: str = "") -> Derived | None:
    stop = end
    while kind == "share" and facts.text[stop - 1].isspace():
        stop -= 1
    found = read_derived(facts.text, form or kind, passage.body.start, stop, facts.identity.language)
    if found is None:
        return None
    part, whole, span, about = found
    written = facts.text_of(span).replace(",", ".")
    decimals = len(written.partition(".")[2])
    return Derived(kind, span, float(written), 0.1**decimals, about, part, whole, passage)
