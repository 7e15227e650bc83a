"""Words that carry a value or a fixed form: months, numbers, counted nouns, abbreviations."""

from functools import cache
from typing import Literal

import msgspec

from msme_parse.lexicon.bodies import organizations
from msme_parse.lexicon.membership import Language
from msme_parse.lexicon.names import fold
from msme_parse.lexicon.table import read


class Month(msgspec.Struct, frozen=True):
    """A name of a month, `septembre`, or a short form of it, `sept.`."""

    number: int
    lang: Language
    name: str
    kind: Literal["full", "abbr"]
    source: str


class Weekday(msgspec.Struct, frozen=True):
    """A day of the week; `number` counts as ISO does, Monday 1."""

    number: int
    lang: Language
    name: str
    source: str


class NumberWord(msgspec.Struct, frozen=True):
    """A number in words: `twenty-one`, `vingt et un`, `undécima`."""

    lang: Language
    word: str
    value: int
    kind: Literal["cardinal", "ordinal"]
    source: str


class Noun(msgspec.Struct, frozen=True):
    """A noun that reports count; `of` is its normal form: `co-sponsors` gives `co_sponsors`."""

    form: str
    lang: Language
    of: str
    source: str


class Abbreviation(msgspec.Struct, frozen=True):
    """A short form and what it stands for.

    `kind`: a `house` word needs no definition in a document of `profile`, a `usual` one nowhere,
    a `name` is read as a name, a `term` is to be defined. `spoken` is how it is said, for "a" and
    "an": `letters` (an MSME, a UN body) or one `word` (a SAFE instrument). `lang` is `mul` when
    French and Spanish share the letters.
    """

    short: str
    lang: Language | Literal["mul"]
    kind: Literal["house", "usual", "name", "term"]
    spoken: Literal["letters", "word"]
    profile: Literal["wto", "un", "any"]
    source: str
    long: str = ""


class Spelling(msgspec.Struct, frozen=True):
    """One of several spellings of an English word, and the spelling that each house prefers.

    All forms of one word share a `family`: `organise`, `organized` belong to `organize`.
    """

    family: str
    variant: str
    preferred_wto: str
    preferred_un: str
    source: str


@cache
def months(lang: Language | None = None) -> dict[str, int]:
    """Folded names of months, short forms too, and their numbers, from `months.csv`."""
    rows = read("months", Month)
    return {fold(row.name): row.number for row in rows if lang in (None, row.lang)}


@cache
def weekdays(lang: Language | None = None) -> dict[str, int]:
    """Folded names of weekdays and their ISO numbers, from `weekdays.csv`."""
    rows = read("weekdays", Weekday)
    return {fold(row.name): row.number for row in rows if lang in (None, row.lang)}


@cache
def _number_rows() -> tuple[NumberWord, ...]:
    return read("numbers", NumberWord)


def _values(kind: str, lang: Language | None) -> dict[str, int]:
    rows = (row for row in _number_rows() if row.kind == kind)
    return {fold(row.word): row.value for row in rows if lang in (None, row.lang)}


@cache
def number_words(lang: Language | None = None) -> dict[str, int]:
    """Folded cardinals up to 100, the hundreds and thousand, and their values, from `numbers.csv`.

    Name the language where it is known: Spanish `once` is eleven.
    """
    return _values("cardinal", lang)


@cache
def ordinal_words(lang: Language | None = None) -> dict[str, int]:
    """Folded ordinals up to 100 and their values, from `numbers.csv`."""
    return _values("ordinal", lang)


@cache
def nouns(lang: Language | None = None) -> dict[str, str]:
    """Folded forms of counted nouns, singular and plural, and their normal forms."""
    return {fold(row.form): row.of for row in read("nouns", Noun) if lang in (None, row.lang)}


@cache
def abbreviations() -> dict[str, Abbreviation]:
    """Abbreviations as they are written, capitals and stops kept, from `abbreviations.csv`.

    Of letters that two languages share, `PMA`, the first row; `spelt_out` has the long forms of all.
    """
    rows: dict[str, Abbreviation] = {}
    for row in read("abbreviations", Abbreviation):
        rows.setdefault(row.short, row)
    return rows


@cache
def spelt_out() -> dict[str, tuple[str, ...]]:
    """What an abbreviation may stand for, in any language: its long forms, and the organizations of that name."""
    pairs = [(row.short, row.long) for row in read("abbreviations", Abbreviation)]
    for body in organizations():
        pairs += [
            (body.abbreviation, body.name_en),
            (body.abbreviation_fr, body.name_fr),
            (body.abbreviation_es, body.name_es),
        ]
    known: dict[str, dict[str, None]] = {}
    for short, long in pairs:
        if short and long:
            known.setdefault(short, {})[long] = None
    return {short: tuple(longs) for short, longs in known.items()}


@cache
def spellings() -> dict[str, Spelling]:
    """Spellings under the variant in lower case, preferred ones too, from `spelling.csv`."""
    return {row.variant: row for row in read("spelling", Spelling)}
