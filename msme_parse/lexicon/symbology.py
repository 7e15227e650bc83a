"""What the letters of document symbols stand for."""

from functools import cache
from typing import Literal

import msgspec

from msme_parse.lexicon.membership import Language
from msme_parse.lexicon.names import fold
from msme_parse.lexicon.table import Row, cells, read

Profile = Literal["wto", "un", "other"]
"""Whose symbols: the WTO with GATT, the UN with its conventions, or another organization."""


class Series(msgspec.Struct, frozen=True):
    """A series of documents: `INF/MSME/R`, `WT/MIN`, `FCCC/SBI`.

    Numbers, Member codes and what stands in parentheses are left out of `prefix`, so `WT/DS` begins
    `WT/DS267/ARB/2` and `WT/MIN` begins `WT/MIN(17)/58`. `year_in_parentheses`: a year or a session
    may follow in parentheses. `number_free`: a symbol may end without a number (`WT/MIN(05)/DEC`).
    """

    profile: Profile
    prefix: str
    meaning: str
    year_in_parentheses: bool
    number_free: bool
    source: str
    example: str = ""


class Collection(msgspec.Struct, frozen=True):
    """The first component of a symbol, `WT`, `S`, `A`, and the profiles that it may belong to."""

    component: str
    profiles: tuple[Profile, ...]
    meaning: str
    source: str


class TypeLetter(msgspec.Struct, frozen=True):
    """Letters inside a symbol that say what the document is: `W` a working paper."""

    letters: str
    profile: Profile
    meaning: str
    source: str


class Suffix(msgspec.Struct, frozen=True):
    """A status of a document: `Rev` in a symbol, `Révision` on a title page.

    `suffix` is the form that symbols have in every language; `lang` is `mul` for that form.
    """

    word: str
    suffix: Literal["Rev", "Add", "Corr", "Suppl", "Amend"]
    lang: Language | Literal["mul"]
    kind: Literal["symbol", "word"]
    meaning: str
    profiles: tuple[Profile, ...]
    source: str


@cache
def series() -> dict[str, Series]:
    """The known series under their prefixes, from `series.csv`; new ones appear every year."""
    return {row.prefix: row for row in read("series", Series)}


@cache
def collections() -> dict[str, Collection]:
    """First components of symbols, in capitals, from `collections.csv`."""
    return {row.component: row for row in _with_profiles("collections", Collection)}


@cache
def type_letters(profile: Profile = "wto") -> dict[str, TypeLetter]:
    """Type letters of one profile, in capitals: `R` is a report here, restricted at the UN."""
    rows = read("type_letters", TypeLetter)
    return {row.letters: row for row in rows if row.profile == profile}


@cache
def suffixes() -> dict[str, Suffix]:
    """Suffixes under their folded words: `rev`, `add`, `corrigendum`, from `suffixes.csv`."""
    found: dict[str, Suffix] = {}
    for row in _with_profiles("suffixes", Suffix):
        found.setdefault(fold(row.word), row)
    return found


def _with_profiles(table: str, kind: type[Row]) -> tuple[Row, ...]:
    rows = ({**row, "profiles": row["profiles"].split()} for row in cells(table))
    return tuple(msgspec.convert(row, kind, strict=False) for row in rows)
