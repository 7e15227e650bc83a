"""One date as written, taken apart: `15-16 April, 19-20 June and 29-30 October 2024`."""

import datetime
from functools import cache, lru_cache
from typing import Any

import msgspec

from msme_parse.lexicon import fold, months, weekdays
from msme_parse.syntax.engine import Grammar, Lexeme


class Moment(msgspec.Struct, frozen=True, gc=False):
    """One end of a date, as far as it is written; offsets count from the beginning of the run."""

    start: int
    """Where it begins, at its weekday if it has one."""
    end: int
    weekday: int | None
    """ISO weekday, Monday is 1."""
    day: int | None
    month: int | None
    year: int | None
    bare_start: int = 0
    """Where it begins behind its weekday."""


class Spell(msgspec.Struct, frozen=True, gc=False):
    """A day, a range of days or a month. `opening` and `closing` are equal for a single day.

    Months and years that the text gives once for several spells have been filled in, from the right where
    there is something to the right, from the left otherwise.
    """

    start: int
    end: int
    opening: Moment
    closing: Moment
    year_written: bool
    """Whether the spell's own words give the year."""
    form: str
    """`day month`, `month day`, `iso`, `numeric` or `month`: the order in which it is written."""
    ambiguous: bool = False
    """Whether day and month could change places: `03/04/2024`. `opening` has the day first."""

    @property
    def first(self) -> datetime.date | None:
        """The first day; None when the year is unknown, the order ambiguous, or the calendar has no such day."""
        return None if self.ambiguous else _day(self.opening, last=False)

    @property
    def last(self) -> datetime.date | None:
        """The last day; None when the year is unknown, the order ambiguous, or the calendar has no such day."""
        return None if self.ambiguous else _day(self.closing, last=True)

    @property
    def readings(self) -> tuple[datetime.date, ...]:
        """Both days that an ambiguous date may mean; empty for any other."""
        day, month, year = self.opening.day, self.opening.month, self.opening.year
        if not self.ambiguous or day is None or month is None or year is None:
            return ()
        both = (_checked(year, month, day), _checked(year, day, month))
        return tuple(sorted(reading for reading in both if reading is not None))

    @property
    def is_range(self) -> bool:
        """Whether it runs from one day to another."""
        return self.opening is not self.closing


class DateParts(msgspec.Struct, frozen=True, gc=False):
    """What a run of dates says, in order."""

    spells: tuple[Spell, ...]


@cache
def dates_grammar() -> Grammar:
    """The grammar of dates, with actions that gather the moments of each spell."""
    return Grammar(
        "dates",
        {
            "moment": _gathered,
            "spell": _gathered_spell,
            "dates": _gathered_dates,
        },
    )


def _gathered(children: list[Any]) -> list[Lexeme]:
    if len(children) == 1:
        return [children[0]]
    parts: list[Lexeme] = children[0]
    parts.append(children[1])
    return parts


def _gathered_spell(children: list[Any]) -> list[list[Lexeme]]:
    return [child for child in children if isinstance(child, list)]


def _gathered_dates(children: list[Any]) -> list[list[list[Lexeme]]]:
    if len(children) == 1:
        return [children[0]]
    spells: list[list[list[Lexeme]]] = children[0]
    spells.append(children[2])
    return spells


@lru_cache(maxsize=20_000)
def read_date(run: str) -> DateParts:
    """The spells in a run that the grammar took for a date. Total: what is no date gives no spells."""
    tokens = _tokens(run)
    if not tokens:
        return DateParts(())
    return DateParts(tuple(_filled([_draft(moments) for moments in dates_grammar().parse(tokens)])))


_JOINERS = ("AND", "COMMA", "TO")


def _tokens(run: str) -> list[Lexeme]:
    """The lexemes of a run, joiners without something on both sides left out or made fillers."""
    kept: list[Lexeme] = []
    ranged = False
    for token in dates_grammar().lexemes(run):
        if token.type in _JOINERS:
            if not kept or kept[-1].type in _JOINERS:
                continue
            if token.type == "COMMA" and kept[-1].type == "WEEKDAY":
                token.type = "FILLER"
            elif token.type == "TO" and ranged:
                token.type = "AND"
            ranged = token.type == "TO" or (ranged and token.type == "FILLER")
        kept.append(token)
    while kept and kept[-1].type in _JOINERS:
        kept.pop()
    return kept if any(token.type not in ("FILLER", *_JOINERS) for token in kept) else []


class _Draft:
    """A spell while its missing months and years are still being looked for."""

    def __init__(self, moments: list[dict[str, Any]]) -> None:
        self.moments = moments
        self.year_written = any("year" in moment for moment in moments)
        self.form = next((moment["form"] for moment in moments if moment["form"]), "month")
        self.ambiguous = any(moment.get("ambiguous", False) for moment in moments)

    def built(self) -> Spell:
        opening = _moment_of(self.moments[0])
        closing = opening if len(self.moments) == 1 else _moment_of(self.moments[-1])
        return Spell(opening.start, closing.end, opening, closing, self.year_written, self.form, self.ambiguous)


def _draft(moments: list[list[Lexeme]]) -> _Draft:
    return _Draft([_moment(parts) for parts in moments])


def _moment(parts: list[Lexeme]) -> dict[str, Any]:
    solid = [part for part in parts if part.type != "FILLER"] or parts
    bare = next((part for part in solid if part.type != "WEEKDAY"), solid[0])
    found: dict[str, Any] = {"start": solid[0].start, "bare": bare.start, "end": solid[-1].end, "form": ""}
    for part in solid:
        if part.type == "DAY":
            found.setdefault("day", int("".join(character for character in part.text[:2] if character.isdigit())))
            found["form"] = found["form"] or ("month day" if "month" in found else "day month")
        elif part.type == "MONTH":
            found["month"] = _month_number(part.text)
        elif part.type == "YEAR":
            found["year"] = int(part.text)
        elif part.type == "WEEKDAY":
            found["weekday"] = _weekday_number(part.text)
        elif part.type == "ISO":
            year, month, day = part.text.split("-")
            found.update(year=int(year), month=int(month), day=int(day), form="iso")
        elif part.type == "NUMERIC":
            found.update(_numeric(part.text), form="numeric")
    return found


def _month_number(text: str) -> int:
    return months()[fold(text.rstrip("."))]


_ENGLISH_SHORT = {"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 7}


def _weekday_number(text: str) -> int:
    name = fold(text.rstrip("."))
    return _ENGLISH_SHORT.get(name) or weekdays()[name]


def _numeric(text: str) -> dict[str, Any]:
    """`31.03.2008` has the day first; with slashes, what can be a day decides, and both orders may be possible."""
    first, second, year = (int(part) for part in text.replace("/", ".").replace("-", ".").split("."))
    swapped = "/" in text and second > 12 >= first
    day, month = (second, first) if swapped else (first, second)
    ambiguous = "/" in text and first != second and 1 <= first <= 12 and 1 <= second <= 12
    return {
        "day": day,
        "month": month,
        "year": year if year > 99 else (1900 if year >= 80 else 2000) + year,
        "ambiguous": ambiguous,
    }


def _filled(drafts: list[_Draft]) -> list[Spell]:
    """Spells with the months and years that stand only further on, or further back."""
    moments = [moment for draft in drafts for moment in draft.moments]
    following: dict[str, Any] | None = None
    for moment in reversed(moments):
        _fill_from_right(moment, following)
        following = moment
    before: dict[str, Any] | None = None
    for moment in moments:
        _fill_from_left(moment, before)
        before = moment
    return [draft.built() for draft in drafts]


def _fill_from_right(moment: dict[str, Any], following: dict[str, Any] | None) -> None:
    """A day takes month and year from what follows; the year before, where the months go over New Year."""
    if following is None:
        return
    if "month" not in moment and "month" in following:
        moment["month"] = following["month"]
    if "year" not in moment and "year" in following and "month" in moment and "month" in following:
        moment["year"] = following["year"] - (moment["month"] > following["month"])


def _fill_from_left(moment: dict[str, Any], before: dict[str, Any] | None) -> None:
    """`December 2-4, 2025`, `1 January 2015 to 31 March`: what is still missing comes from the left."""
    if before is None:
        return
    if "month" not in moment and "month" in before:
        moment["month"] = before["month"]
        if "year" not in before and "year" in moment:
            before["year"] = moment["year"]
    if "year" not in moment and "year" in before and "month" in moment and "month" in before:
        moment["year"] = before["year"] + (moment["month"] < before["month"])


def _moment_of(found: dict[str, Any]) -> Moment:
    return Moment(
        found["start"],
        found["end"],
        found.get("weekday"),
        found.get("day"),
        found.get("month"),
        found.get("year"),
        found["bare"],
    )


def _day(moment: Moment, *, last: bool) -> datetime.date | None:
    if moment.year is None or moment.month is None:
        return None
    if moment.day is None:
        return _month_end(moment.year, moment.month) if last else _checked(moment.year, moment.month, 1)
    return _checked(moment.year, moment.month, moment.day)


def _checked(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> datetime.date | None:
    if not 1 <= month <= 12:
        return None
    return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)
