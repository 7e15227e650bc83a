"""Dates: every day, range and month that the text names, resolved as far as the text allows."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.source import Span
from msme_parse.syntax.dates import Moment, Spell, read_date
from msme_parse.tree.nodes import Date, Number

if TYPE_CHECKING:
    from msme_parse.facts import Facts

Precision = Literal["day", "month"]


class DateFact(msgspec.Struct, frozen=True, eq=False):
    """One day, one range or one month with what is known of it."""

    span: Span
    text: str
    """As written, on one line."""
    start: datetime.date | None
    end: datetime.date | None
    """Equal to `start` for a single day; both None when the calendar has no such day or no year is known."""
    precision: Precision
    year_inferred: bool
    """Whether the year is not in the words of this date but in those around it."""
    opening: Moment
    closing: Moment
    form: str
    """`day month`, `month day`, `iso`, `numeric`, `month`."""
    run: Span
    """The whole expression it is part of: all of `15-16 April, 19-20 June and 29-30 October 2024`."""
    year_in_run: bool
    """Whether the expression gives a year at all."""
    where: str

    @property
    def is_range(self) -> bool:
        """Whether it names two ends."""
        return self.opening is not self.closing

    @property
    def impossible(self) -> bool:
        """Whether a day is named that the calendar does not have."""
        return any(_impossible(moment) for moment in (self.opening, self.closing))


def _impossible(moment: Moment) -> bool:
    if moment.day is None or moment.month is None:
        return False
    try:
        datetime.date(moment.year or 2024, moment.month, moment.day)
    except ValueError:
        return True
    return False


def gather_dates(facts: Facts) -> tuple[DateFact, ...]:
    """Every date of title, circulation, headings, paragraphs and notes; the masthead's own date is not one of them."""
    found: list[DateFact] = []
    for passage in facts.passages:
        if passage.kind == "masthead":
            continue
        found.extend(_in_passage(facts, passage))
    return tuple(found)


def _in_passage(facts: Facts, passage: Passage) -> list[DateFact]:
    found: list[DateFact] = []
    near: int | None = None
    for leaf in passage.leaves:
        if isinstance(leaf, Number):
            near = _as_year(facts.text_of(leaf)) or near
        if not isinstance(leaf, Date):
            continue
        run = facts.text_of(leaf)
        spells = read_date(run).spells
        in_run = any(spell.year_written for spell in spells)
        for spell in spells:
            fact = _fact(facts, passage, leaf, run, spell, in_run, near)
            near = fact.closing.year or near
            found.append(fact)
    return found


def _as_year(text: str) -> int | None:
    return int(text) if len(text) == 4 and text.isdigit() and 1945 <= int(text) <= 2099 else None


def _fact(
    facts: Facts, passage: Passage, leaf: Date, run: str, spell: Spell, in_run: bool, near: int | None
) -> DateFact:
    year = spell.closing.year or near or facts.identity.report_year
    opening = _dated(spell.opening, year)
    closing = opening if spell.opening is spell.closing else _dated(spell.closing, year)
    filled = Spell(spell.start, spell.end, opening, closing, spell.year_written, spell.form)
    span = Span(leaf.start + spell.start, leaf.start + spell.end)
    start, end = filled.first, filled.last
    if start is None or end is None:
        start = end = None
    return DateFact(
        span=span,
        text=" ".join(run[spell.start : spell.end].split()),
        start=start,
        end=end,
        precision="day" if spell.opening.day is not None else "month",
        year_inferred=not spell.year_written,
        opening=opening,
        closing=closing,
        form=spell.form,
        run=leaf.span,
        year_in_run=in_run,
        where=passage.address,
    )


def _dated(moment: Moment, year: int | None) -> Moment:
    return moment if moment.year is not None else msgspec.structs.replace(moment, year=year)
