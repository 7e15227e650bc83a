"""Who is a Member of the WTO, since when, and under which names."""

from datetime import date
from functools import cache, lru_cache
from typing import Literal

import msgspec

from msme_parse.lexicon.names import collate, fold
from msme_parse.lexicon.table import cells, read

Language = Literal["en", "fr", "es"]
"""A working language of the WTO."""

Fix = Literal["safe", "unsafe", "no"]
"""Whether the right name may be put in: always, on request, or never."""


class Member(msgspec.Struct, frozen=True):
    """A Member of the WTO, named as its lists name it: `Korea, Republic of`.

    The European Union is a Member too, without ISO alpha-3 code; `symbol_code` names each
    Member once, as document symbols do (`FRA`, `EU`, `TPKM`). `eu_from` and `eu_to` are the
    first and the last day as a member State of the Union.
    """

    name_en: str
    name_fr: str
    name_es: str
    iso2: str
    symbol_code: str
    joined: date
    sort_key: str
    source: str
    iso3: str = ""
    eu_from: date | None = None
    eu_to: date | None = None

    def name(self, lang: Language = "en") -> str:
        """The listed name in one language."""
        return {"en": self.name_en, "fr": self.name_fr, "es": self.name_es}[lang]

    def is_in_eu(self, day: date) -> bool:
        """True for a member State of the European Union on that day."""
        return _covers(self.eu_from, self.eu_to, day) if self.eu_from else False


class Alias(msgspec.Struct, frozen=True):
    """Another name of a Member: `Turkey`, `Republic of Korea`, `Lao PDR`.

    `valid_from` and `valid_to` are the first and the last day on which it was a right name;
    None is "no such limit known". On the day of a renaming both names stand. `lang` is that of
    the words; `kind` says why the name exists.
    """

    text: str
    member: Member
    lang: Language
    kind: Literal[
        "abbreviation",
        "article",
        "code",
        "former",
        "group",
        "informal",
        "inverted",
        "iso",
        "list_form",
        "lost_diacritic",
        "natural_order",
        "official_long",
        "short",
        "variant",
    ]
    fix: Fix
    source: str
    valid_from: date | None = None
    valid_to: date | None = None
    sort_key: str = ""
    note: str = ""

    def is_valid_on(self, day: date) -> bool:
        """True when the day lies within the known limits of this name."""
        return _covers(self.valid_from, self.valid_to, day)


class Observer(msgspec.Struct, frozen=True):
    """A government that observes; `acceding` says that it negotiates its membership."""

    name_en: str
    name_fr: str
    name_es: str
    iso2: str
    iso3: str
    acceding: bool
    source: str


def _covers(first: date | None, last: date | None, day: date) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


@cache
def members() -> tuple[Member, ...]:
    """All Members in the order of the WTO's English list, from `members.csv`."""
    return read("members", Member)


@cache
def member_by_name(lang: Language | None = None) -> dict[str, Member]:
    """Members under their folded listed names, in one language or in all three."""
    langs: tuple[Language, ...] = (lang,) if lang else ("en", "fr", "es")
    return {fold(member.name(each)): member for each in langs for member in members()}


@cache
def member_by_code() -> dict[str, Member]:
    """Members under the codes of document symbols: `FRA`, `EU`, `TPKM`, never `TWN`."""
    return {member.symbol_code: member for member in members()}


@cache
def _alias_rows() -> tuple[Alias, ...]:
    by_code = member_by_code()
    return tuple(
        msgspec.convert(row | {"text": row["alias"], "member": by_code[row["member"]]}, Alias, strict=False)
        for row in cells("aliases")
    )


@cache
def aliases(lang: Language | None = None) -> dict[str, Alias]:
    """Other names under `fold(name)`, in one language or in all, from `aliases.csv`.

    A listed name always wins: look in `member_by_name` first. An alias that differs from the
    listed name in accents alone (`Turkiye`) has the key of that name.
    """
    found: dict[str, Alias] = {}
    for alias in _alias_rows():
        if lang is None or alias.lang == lang:
            found.setdefault(fold(alias.text), alias)
    return found


@cache
def observers() -> tuple[Observer, ...]:
    """The observer governments, from `observers.csv`."""
    return read("observers", Observer)


@cache
def observer_by_name() -> dict[str, Observer]:
    """Observers under their folded names in English, French and Spanish."""
    return {
        fold(name): observer
        for observer in observers()
        for name in (observer.name_en, observer.name_fr, observer.name_es)
    }


@cache
def eu_size(day: date) -> int:
    """How many member States the European Union has on that day: 27 from 1 February 2020."""
    return sum(member.is_in_eu(day) for member in members())


@cache
def wto_size(day: date) -> int:
    """How many Members the WTO has on that day: 166 from 30 August 2024."""
    return sum(member.joined <= day for member in members())


@lru_cache(maxsize=20_000)
def sort_key(name: str, lang: Language = "en") -> str:
    """Where a printed name stands in a list of that language.

    The English order has keys of its own: `The Gambia` under G, `Chinese Taipei` under T. Another
    name stands where it is printed (`Swaziland` under S), unless its row says otherwise.
    """
    member = member_by_name(lang).get(fold(name)) or member_by_name().get(fold(name))
    if member is not None:
        return member.sort_key if lang == "en" else collate(member.name(lang))
    alias = aliases().get(fold(name))
    return (alias.sort_key if alias else "") or collate(name)
