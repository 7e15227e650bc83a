"""Abbreviations in parentheses, taken apart, and abbreviations in running prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from msme_parse.lexicon import fold
from msme_parse.source import Span
from msme_parse.syntax.engine import Grammar, Lexeme
from msme_parse.syntax.patterns import compiled

LONGEST_PARENTHESIS = 90
"""A parenthesis with more characters than this defines no short form."""

LONGEST_STRETCH = 300
"""A long form begins no more characters than this before its parenthesis."""

_BREAKS = ("(", ")", "[", "]", ";", ":", "\0", '"', "“", "”", "«", "»")
_MAY_STAND_BETWEEN = ' \t\r\n\xa0"“”«»'
_SENTENCE_END = compiled(r"(?<=[^\W\d_]{3})[.!?][\s\xa0]")
_ROMAN = compiled(r"(?=[IVX])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_TRAILING_NUMBER = compiled(r"[\s\xa0-]?([0-9]{1,4})\Z|[\s\xa0]([IVXL]{1,7})\Z")


class ShortForm(msgspec.Struct, frozen=True, gc=False):
    """One short form out of a parenthesis: `MSMEs`, `MC11`, `MSME Group`."""

    start: int
    end: int
    text: str
    stem: str
    """Without plural and blanks, the abbreviation first: `MSME`, `MC11`, `COP28`, `MSME Group`, `SPS Comité`."""
    letters: str
    """The letters to be read from the long form, folded: `msme`, `mc`."""
    number: int | None
    """The number behind the letters: 11 of `MC11`, 15 of `UNCTAD XV`, the year of `GATT 1994`."""
    names: tuple[str, ...]
    """The other words of a short form of several words: `Group`."""


@cache
def _grammar() -> Grammar:
    return Grammar(
        "abbreviations",
        {
            "definition": lambda children: children[0],
            "first_form": lambda children: [children[0]],
            "further_form": lambda children: [*children[0], children[2]],
            "same": lambda children: children[0],
            "inner": lambda children: children[1],
            "third": lambda children: children[2],
            "word": lambda children: [children[0]],
            "longer": lambda children: [*children[0], children[1]],
            "joined": lambda children: [*children[0], children[2]],
        },
    )


@cache
def terminal(name: str) -> re.Pattern[str]:
    """One terminal of `abbreviations.lark`."""
    return _grammar().terminal(name)


# ------------------------------------------------------------------------------------------- what a parenthesis holds


@lru_cache(maxsize=10_000)
def read_definition(run: str) -> tuple[ShortForm, ...]:
    """The short forms that a parenthesis defines; none when it holds anything else."""
    if len(run) > LONGEST_PARENTHESIS:
        return ()
    tokens = list(_grammar().lexemes(run))
    kinds = {token.type for token in tokens}
    if "ODD" in kinds or kinds.isdisjoint(_SHORT_KINDS):
        return ()
    try:
        forms: list[list[Lexeme]] = _grammar().parse(tokens)
    except KeyError:  # a token that the tables do not await: the run is not in the language
        return ()
    return tuple(_short_form(run, form) for form in forms if any(map(_is_short, form)))


def _is_short(lexeme: Lexeme) -> bool:
    """`MoU`, `AfCFTA`, `UN-Women`, `MIPYMES`; not `Sub-Committee`, not `Group`, and no numeral."""
    word = lexeme.text.partition("-")[0]
    stem = stem_of(word)
    capitals = sum(each.isupper() for each in word)
    return lexeme.type in _SHORT_KINDS and (
        lexeme.type != "SHORT" or (2 * capitals > len(stem) > 1 and not is_roman(stem))
    )


_SHORT_KINDS = ("SHORT", "NUMBERED", "FAMILIAR")


def _short_form(run: str, form: list[Lexeme]) -> ShortForm:
    start, end = form[0].start, form[-1].end
    core = next(lexeme for lexeme in form if _is_short(lexeme))
    text = run[start:end].rstrip(".") if len(form) == 1 and core.type == "SHORT" else run[start:end]
    number = _TRAILING_NUMBER.search(core.text) if core.type == "NUMBERED" else None
    bare = core.text[: number.start()] if number else core.text
    letters = bare if core.type == "FAMILIAR" else "".join(each for each in bare if each.isupper() or each == "&")
    names = tuple(lexeme.text for lexeme in form if lexeme is not core)
    stem = " ".join((stem_of(core.text) if core is not form[0] else core.text, *names)) if names else stem_of(core.text)
    return ShortForm(start, start + len(text), text, stem, fold(letters), _value(number), names)


def _value(number: re.Match[str] | None) -> int | None:
    """The number in figures: 11 of `MC11`, 15 of `UNCTAD XV`, 1994 of `GATT 1994`."""
    if number is None:
        return None
    return int(number[1]) if number[1] else _roman(number[2])


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(-each if each < max(values[index:]) else each for index, each in enumerate(values))


_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


@lru_cache(maxsize=20_000)
def stem_of(word: str) -> str:
    """An abbreviation without its plural s, dots and blanks: `MSME`, `MC11`, `COP28`, `INC5`."""
    bare = "".join(each for each in word if each.isalnum() or each == "&")
    if bare[-5:].lower() == "pymes" or bare[-4:].lower() == "pyme":
        return bare.lower().removesuffix("s") + "s"
    return bare[:-1] if bare.endswith("s") and bare[-2:-1].isupper() else bare


def is_roman(word: str) -> bool:
    """Whether a word of capitals is a numeral: `IV`, `XXIII`."""
    return _ROMAN.fullmatch(word) is not None


# ------------------------------------------------------------------------------------------- in running prose


def find(kind: str, prose: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The places of one terminal of `abbreviations.lark` in prose: `USE`, `DOTTED`, `CAPITALS`, `LIST_OF`."""
    for match in terminal(kind).finditer(prose, start, len(prose) if end is None else end):
        yield Span(*match.span())


def stretch_before(prose: str, start: int, end: int) -> int:
    """Where the words begin that may be the long form of a parenthesis at `end`.

    Not across a sentence end, a bracket, a semicolon or a colon; quotation marks may stand round the long form.
    """
    first = max(start, end - LONGEST_STRETCH)
    last = first + len(prose[first:end].rstrip(_MAY_STAND_BETWEEN))
    begin = max(first, *(prose.rfind(mark, first, last) + 1 for mark in _BREAKS))
    for match in _SENTENCE_END.finditer(prose, begin, last):
        begin = match.end()
    return begin
