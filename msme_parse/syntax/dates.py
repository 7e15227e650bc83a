"""One date as written, taken apart: `15-16 April, 19-20 June and 29-30 October 2024`."""

import datetime
from functools import cache, lru_cache
from typing import Any

import msgspec

from msme_parse.lexicon import fold, months, weekdays
from msme_parse.syntax.engine import Grammar, Lexeme


class Moment(msgspec.Struct, frozen=True):
    """One end of a date, as far as it is written; offsets count from the beginning of the run."""

    start: int
    end: int
    weekday: int | None
    """ISO weekday, Monday is 1."""
    day: int | None
    month: int | None
    year: int | None


class Spell(msgspec.Struct, frozen=True):
    """A day, a range of days or a month. `opening` and `closing` are equal for a single day.

    Months and years that the text gives once for several spells have been filled in from the right.
    """

    start: int
    end: int
    opening: Moment
    closing: Moment
    year_written: bool
    """Whether the spell's own words give the year."""
    form: str
    """`day month`, `month day`, `iso`, `numeric` or `month`: the order in which it is written."""

    @property
    def first(self) -> datetime.date | None:
        """The first day; None when the year is unknown or the calendar has no such day."""
        return _day(self.opening, last=False)

    @property
    def last(self) -> datetime.date | None:
        """The last day; None when the year is unknown or the calendar has no such day."""
        return _day(self.closing, last=True)

    @property
    def is_range(self) -> bool:
        """Whether it runs from one day to another."""
        return self.opening is not self.closing


class DateParts(msgspec.Struct, frozen=True):
    """What a run of dates says, in order."""

    spells: tuple[Spell, ...]


@cache
def _grammar() -> Grammar:
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
    return DateParts(tuple(_inherited([_spell(moments) for moments in _grammar().parse(tokens)])))


def _tokens(run: str) -> list[Lexeme]:
    """The lexemes of a run, joiners without something on both sides made fillers."""
    tokens = list(_grammar().lexemes(run))
    while tokens and tokens[-1].type in _JOINERS:
        tokens.pop()
    kept: list[Lexeme] = []
    for token in tokens:
        if token.type in _JOINERS and (not kept or kept[-1].type in _JOINERS):
            continue
        if token.type == "COMMA" and kept and kept[-1].type == "WEEKDAY":
            token.type = "FILLER"
        if token.type == "TO" and _to_already(kept):
            token.type = "AND"
        kept.append(token)
    return kept


_JOINERS = ("AND", "COMMA", "TO")


def _to_already(kept: list[Lexeme]) -> bool:
    for token in reversed(kept):
        if token.type in ("AND", "COMMA"):
            return False
        if token.type == "TO":
            return True
    return False


class _Draft:
    """A spell while its missing months and years are still being looked for."""

    def __init__(self, opening: dict[str, Any], closing: dict[str, Any] | None) -> None:
        self.opening = opening
        self.closing = closing


def _spell(moments: list[list[Lexeme]]) -> _Draft:
    read = [_moment(parts) for parts in moments]
    return _Draft(read[0], read[1] if len(read) > 1 else None)


def _moment(parts: list[Lexeme]) -> dict[str, Any]:
    solid = [part for part in parts if part.type != "FILLER"] or parts
    found: dict[str, Any] = {"start": solid[0].start, "end": solid[-1].end, "form": ""}
    for part in solid:
        if part.type == "DAY":
            found.setdefault("day", int("".join(c for c in part.text[:2] if c.isdigit())))
            found["form"] = found["form"] or ("month day" if "month" in found else "day month")
        elif part.type == "MONTH":
            found["month"] = months()[fold(part.text.rstrip("."))]
        elif part.type == "YEAR":
            found["year"] = int(part.text)
        elif part.type == "WEEKDAY":
            found["weekday"] = weekdays()[fold(part.text)]
        elif part.type == "ISO":
            year, month, day = part.text.split("-")
            found.update(year=int(year), month=int(month), day=int(day), form="iso")
        elif part.type == "NUMERIC":
            found.update(_numeric(part.text), form="numeric")
    return found


def _numeric(text: str) -> dict[str, int]:
    """`31.03.2008`; when only one order is possible that one, otherwise day before month."""
    first, second, year = (int(part) for part in text.replace("/", ".").split("."))
    day, month = (second, first) if second > 12 >= first else (first, second)
    return {"day": day, "month": month, "year": year if year > 99 else (1900 if year >= 80 else 2000) + year}


def _inherited(drafts: list[_Draft]) -> list[Spell]:
    """Spells with the months and years that stand only further right."""
    spells: list[Spell] = []
    month: int | None = None
    year: int | None = None
    for draft in reversed(drafts):
        moments = [draft.opening] if draft.closing is None else [draft.opening, draft.closing]
        written = any("year" in moment for moment in moments)
        for moment in reversed(moments):
            month = moment.setdefault("month", month)
            if month is not None and moment.get("year") is None and year is not None:
                moment["year"] = _year_before(moments, moment, year, month)
            year = moment.get("year", year)
        opening = _built(draft.opening)
        closing = opening if draft.closing is None else _built(draft.closing)
        form = draft.opening["form"] or (draft.closing or {}).get("form", "") or "month"
        spells.append(Spell(opening.start, closing.end, opening, closing, written, form))
    return spells[::-1]


def _year_before(moments: list[dict[str, Any]], moment: dict[str, Any], year: int, month: int) -> int:
    """The year of the opening of a range over New Year is the year before that of its end."""
    closing = moments[-1]
    return year - 1 if moment is not closing and (closing.get("month") or 0) < month else year


def _built(moment: dict[str, Any]) -> Moment:
    return Moment(
        moment["start"],
        moment["end"],
        moment.get("weekday"),
        moment.get("day"),
        moment.get("month"),
        moment.get("year"),
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
