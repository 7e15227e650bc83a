"""Dates: every day, range and month that the text names, resolved as far as the text allows."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.facts.tables import cells_of, row_passage, table_rows
from msme_parse.lexicon import fold, months
from msme_parse.source import Span
from msme_parse.syntax.dates import Moment, Spell, read_date
from msme_parse.syntax.note_marks import glued_year
from msme_parse.tree.nodes import Date, Leaf, Number, Prose, QuotationMark

if TYPE_CHECKING:
    from msme_parse.facts import Facts

Precision = Literal["day", "month"]


class DateFact(msgspec.Struct, frozen=True, eq=False, gc=False):
    """One day, one range or one month with what is known of it."""

    span: Span
    """The date without its weekday."""
    text: str
    """As written, on one line, without the weekday in front: `4 December 2024`."""
    start: datetime.date | None
    end: datetime.date | None
    """Equal to `start` for a single day; both None when the calendar has no such day, the order of day and month is not
    certain, or no year is known."""
    precision: Precision
    year_inferred: bool
    """Whether the year is not in the expression but in the words around it."""
    opening: Moment
    closing: Moment
    form: str
    """`day month`, `month day`, `iso`, `numeric`, `month`."""
    whole: Span
    """The date with the weekday in front of it: `Wednesday, 4 December 2024`."""
    run: Span
    """The whole expression it is part of: all of `15-16 April, 19-20 June and 29-30 October 2024`."""
    year_in_run: bool
    """Whether the expression gives a year at all."""
    where: str
    passage: Passage
    readings: tuple[datetime.date, ...]
    """Both days that `03/04/2024` may mean; empty for a date that can be read in one way only."""
    quoted: bool
    """Whether it stands inside quotation marks."""
    mark: str
    """The figure glued to its year, which may be the mark of a note: the 3 of `3 May 20193`; mostly empty."""
    recurring: bool
    """Whether the sentence speaks of a day that comes every year; looked for only when no year is given."""
    year_settled: bool
    """Whether the text gives the year: the expression or the sentence does, or the month has stood with it before."""

    @property
    def ambiguous(self) -> bool:
        """Whether day and month could change places."""
        return bool(self.readings)

    @property
    def is_range(self) -> bool:
        """Whether it names two ends."""
        return self.opening is not self.closing

    @property
    def ends(self) -> tuple[Moment, ...]:
        """Its first and last day, or its only one."""
        return (self.opening, self.closing) if self.is_range else (self.opening,)

    @property
    def impossible(self) -> bool:
        """Whether a day is named that the calendar does not have."""
        return bool(self.impossible_days)

    @property
    def impossible_days(self) -> tuple[tuple[int, int, int | None], ...]:
        """Days that the calendar does not have: day, month and, where it is known, year."""
        return tuple(
            (end.day, end.month, end.year)
            for end in self.ends
            if not self.ambiguous and end.day is not None and end.month is not None
            if _day_of(end.year or _LEAP_YEAR, end.month, end.day) is None
        )

    @property
    def weekdays(self) -> tuple[tuple[int, datetime.date], ...]:
        """Weekdays that the text names, Monday is 1, and the days beside which they stand."""
        named = ((end.weekday, _day_of(end.year or 0, end.month or 0, end.day or 0)) for end in self.ends)
        return tuple((weekday, day) for weekday, day in named if weekday is not None and day is not None)


_LEAP_YEAR = 2024


def _day_of(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def gather_dates(facts: Facts) -> tuple[DateFact, ...]:
    """Every date of title, circulation, headings, paragraphs, notes and tables; not the masthead's own."""
    found: list[DateFact] = []
    calendar = _Calendar(facts.identity.report_year)
    for passage in facts.passages.having(Date):
        if passage.kind != "masthead":
            found.extend(_in_passage(facts, passage, calendar))
    behind = len(found)
    found.extend(_in_tables(facts))
    return tuple(found if behind == len(found) else sorted(found, key=lambda date: date.span.start))


def _in_tables(facts: Facts) -> Iterator[DateFact]:
    """The dates of tables that have their year, read cell by cell: `12` and `May 2025` in two columns are no day."""
    for table, row in table_rows(facts):
        if not _names_a_month(facts.text_of(row)):
            continue
        for cell in cells_of(facts, row):
            passage = row_passage(facts, table, row, cell)
            for leaf in passage.leaves:
                run = facts.text_of(leaf) if isinstance(leaf, Date) else ""
                for spell in read_date(run).spells:
                    if spell.closing.year is not None:
                        yield _fact(facts, passage, leaf, run, spell, True, None, False, True, False)


def _names_a_month(row: str) -> bool:
    """Whether the name of a month and the figures of a year stand in a row."""
    if "20" not in row and "19" not in row:
        return False
    words = row.replace("-", " ").replace("–", " ").replace("|", " ").split()
    return any(word.isalpha() and fold(word) in months() for word in words)


class _Calendar:
    """The months that the text so far has named with their year."""

    def __init__(self, report_year: int | None) -> None:
        self._report_year = report_year
        self._months: set[int] = set()

    def enter(self, spell: Spell) -> None:
        """Remember the months of a date, unless it is of another year than the report."""
        for moment in (spell.opening, spell.closing):
            if moment.month is not None and moment.year is not None and self._report_year in (None, moment.year):
                self._months.add(moment.month)

    def settles(self, spell: Spell) -> bool:
        """Whether the month of a date has been named with its year."""
        return spell.closing.month in self._months


def _in_passage(facts: Facts, passage: Passage, calendar: _Calendar) -> list[DateFact]:
    found: list[DateFact] = []
    near: int | None = None
    quoted = False
    sentences = _Sentences(facts, passage)
    for index, leaf in enumerate(passage.leaves):
        kind = type(leaf)
        if kind is Number:
            near = _as_year(facts.text_of(leaf)) or near
        elif kind is QuotationMark:
            quoted = _opens(facts.text_of(leaf), quoted)
        elif kind is Date:
            run = facts.text_of(leaf)
            spells = _joined(facts, passage.leaves, index, read_date(run).spells)
            in_run = any(spell.opening.year is not None or spell.closing.year is not None for spell in spells)
            for spell in spells:
                settled = in_run or calendar.settles(spell) or sentences.settle(index, spell)
                recurring = not settled and sentences.recurring
                year = (0 if in_run else sentences.year_behind(index, spell)) or near
                fact = _fact(facts, passage, leaf, run, spell, in_run, year, quoted, settled, recurring)
                near = fact.closing.year or near
                fact = _with_glued_year(facts, fact)
                found.extend(_ends(fact) if _is_moved(facts, passage.leaves, index, fact) else (fact,))
                if passage.kind != "note" and not _dates_a_document(facts, passage.leaves, index):
                    calendar.enter(spell)
    return found


def _joined(facts: Facts, leaves: tuple[Leaf, ...], index: int, spells: tuple[Spell, ...]) -> tuple[Spell, ...]:
    """The spells of a run, the first two made one range behind "between" and between "from" and "until".

    `entre le 4 et le 9 mars 2024`, `desde el 4 hasta el 9 de marzo de 2024`. A matter may be put off on one day until
    another, so "until" alone makes no range.
    """
    before = leaves[index - 1] if index else None
    if not isinstance(before, Prose) or len(spells) < 2 or any(not _is_day(spell) for spell in spells[:2]):
        return spells
    words = facts.text_of(before).lower().split()[-3:]
    while words and words[-1] in _ARTICLES:
        words.pop()
    first, second, *others = spells
    start = leaves[index].start
    joint = facts.text[start + first.end : start + second.start]
    until = "hasta" in joint or "jusqu" in joint
    if not words or words[-1] not in (_FROM if until else _BETWEEN):
        return spells
    return (msgspec.structs.replace(second, start=first.start, opening=first.opening), *others)


def _is_day(spell: Spell) -> bool:
    return not spell.is_range and spell.opening.day is not None


_BETWEEN = ("between", "entre")
_FROM = ("du", "depuis", "del", "desde")
_ARTICLES = ("the", "le", "el", "les", "los", "días")


class _Sentences:
    """The sentences of a passage, each looked at once, with the years that they give."""

    def __init__(self, facts: Facts, passage: Passage) -> None:
        self._facts = facts
        self._leaves = passage.leaves
        self._span = Span(-1, -1)
        self._years = False
        self._dated: list[tuple[int, Moment]] = []
        self.recurring = False
        """Whether the sentence last looked at speaks of something yearly."""

    def settle(self, index: int, spell: Spell) -> bool:
        """Whether the sentence of a leaf gives a bare year, this month with its year, or the year further on.

        `la première du 6 au 7 mai et la seconde les 3 et 4 décembre 2024`: days that go on through one year, the last
        of which gives it.
        """
        self._look(index)
        month = spell.closing.month
        return self._years or any(month == end.month for _, end in self._dated) or self.year_behind(index, spell) > 0

    def _look(self, index: int) -> None:
        start = self._leaves[index].start
        if not self._span.covers(start):
            self._read(index, self._facts.passages.sentence(start))

    def year_behind(self, index: int, spell: Spell) -> int:
        """The year of the next dated day of the sentence, when that is no earlier in the year; 0 when there is none."""
        self._look(index)
        start = self._leaves[index].start
        opening = next((end for place, end in self._dated if place > start), None)
        if opening is None or opening.month is None or spell.closing.month is None:
            return 0
        return opening.year or 0 if spell.closing.month <= opening.month else 0

    def _read(self, index: int, span: Span) -> None:
        self._span, self._years, self._dated = span, False, []
        words = self._facts.text[span.start : span.end].lower()
        self.recurring = any(yearly in words for yearly in _YEARLY)
        first = last = index
        while first and self._leaves[first - 1].end > span.start:
            first -= 1
        while last + 1 < len(self._leaves) and self._leaves[last + 1].start < span.end:
            last += 1
        for place in range(first, last + 1):
            self._enter(place)

    def _enter(self, index: int) -> None:
        leaf = self._leaves[index]
        if type(leaf) is Number:
            self._years = self._years or _as_year(self._facts.text_of(leaf)) is not None
        elif type(leaf) is Date:
            for spell in read_date(self._facts.text_of(leaf)).spells:
                ends = (spell.opening, spell.closing)
                self._dated += [(leaf.start, end) for end in ends if end.month is not None and end.year is not None]


_MOVED = frozenset(
    "extended prolonged postponed moved deferred rescheduled shifted prolongée prolongé reportée reporté repoussée"
    " prorrogada prorrogado aplazada aplazado pospuesta pospuesto trasladada trasladado".split()
)


def _is_moved(facts: Facts, leaves: tuple[Leaf, ...], index: int, fact: DateFact) -> bool:
    """Whether two days are an old and a new one: `was extended from 29 February to 2 March 2024`."""
    before = leaves[index - 1] if index else None
    if not isinstance(before, Prose) or not fact.is_range or fact.run.start != fact.whole.start:
        return False
    words = facts.text_of(before).lower().split()[-2:]
    return len(words) > 1 and words[0] in _MOVED and words[1] in ("from", "du", "del")


def _ends(fact: DateFact) -> tuple[DateFact, DateFact]:
    """The two days of a range, each as a date of its own."""
    shift = fact.run.start
    return (_only(fact, fact.opening, shift, fact.start), _only(fact, fact.closing, shift, fact.end))


def _only(fact: DateFact, end: Moment, shift: int, day: datetime.date | None) -> DateFact:
    span = Span(shift + end.bare_start, shift + end.end)
    text = fact.text[-(end.end - end.bare_start) :] if end is fact.closing else fact.text[: end.end - end.bare_start]
    return msgspec.structs.replace(
        fact,
        span=span,
        text=text,
        start=day,
        end=day,
        opening=end,
        closing=end,
        whole=Span(shift + end.start, span.end),
    )


_YEARLY = (
    *("every year", "each year", "annually", "the day of", "international day", "world day", "national day"),
    *("chaque année", "tous les ans", "journée", "cada año", "todos los años", "anualmente", "día de", "día mundial"),
)
"""Words of a sentence about a day that has no year."""


def _dates_a_document(facts: Facts, leaves: tuple[Leaf, ...], index: int) -> bool:
    """Whether the word in front is `dated`, `de fecha`: the date of a document says nothing of the events around it."""
    before = leaves[index - 1] if index else None
    words = facts.text_of(before).split()[-2:] if isinstance(before, Prose) else []
    return any(word.lower() in ("dated", "date", "daté", "datée", "fecha", "fechado") for word in words)


def _opens(mark: str, quoted: bool) -> bool:
    if mark in "“«„":
        return True
    return not quoted if mark == '"' else False


def _as_year(text: str) -> int | None:
    return int(text) if len(text) == 4 and text.isdigit() and 1945 <= int(text) <= 2099 else None


def _fact(
    facts: Facts,
    passage: Passage,
    leaf: Leaf,
    run: str,
    spell: Spell,
    in_run: bool,
    near: int | None,
    quoted: bool,
    settled: bool,
    recurring: bool,
) -> DateFact:
    year = spell.closing.year or near or facts.identity.report_year
    opening = _dated(spell.opening, year)
    closing = opening if spell.opening is spell.closing else _dated(spell.closing, year)
    filled = msgspec.structs.replace(spell, opening=opening, closing=closing)
    start, end = filled.first, filled.last
    if start is None or end is None:
        start = end = None
    return DateFact(
        span=Span(leaf.start + spell.opening.bare_start, leaf.start + spell.end),
        text=" ".join(run[spell.opening.bare_start : spell.end].split()),
        start=start,
        end=end,
        precision="day" if spell.opening.day is not None else "month",
        year_inferred=not in_run,
        opening=opening,
        closing=closing,
        form=spell.form,
        whole=Span(leaf.start + spell.start, leaf.start + spell.end),
        run=leaf.span,
        year_in_run=in_run,
        where=passage.address,
        passage=passage,
        readings=filled.readings,
        quoted=quoted,
        mark="",
        recurring=recurring,
        year_settled=settled,
    )


def _with_glued_year(facts: Facts, date: DateFact) -> DateFact:
    """`3 May 20193`: a day of 2019, if the last figure is the mark of a note; what year it has is not certain."""
    glued = None if date.year_in_run else glued_year(facts.text, date.run.end)
    if glued is None:
        return date
    day = _day_of(int(glued["year"]), date.closing.month or 0, date.closing.day or 0)
    readings = (day,) if day is not None and not date.is_range else ()
    return msgspec.structs.replace(
        date, start=None, end=None, year_inferred=False, readings=readings, mark=glued["mark"], year_settled=True
    )


def _dated(moment: Moment, year: int | None) -> Moment:
    return moment if moment.year is not None else msgspec.structs.replace(moment, year=year)
