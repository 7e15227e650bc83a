"""Numbers in figures and in words: `2,475`, `1 234`, `one hundred and four`, `quatre-vingt-onze`."""

import re
from functools import cache, lru_cache
from itertools import takewhile

from msme_parse.lexicon import Language, fold, number_words
from msme_parse.syntax.engine import Lexeme
from msme_parse.syntax.patterns import compiled


@lru_cache(maxsize=10_000)
def value_of(figures: str, language: Language, *, year: bool = False) -> int | None:
    """`104`, `2,475`, `1 234` as a number; None for decimals, and for what may be a year unless years are wanted.

    Any blank may stand between thousands.
    """
    if figures.isascii() and figures.isdigit():
        value = int(figures) if len(figures) <= 9 else None
        may_be_year = value is not None and len(figures) == 4 and 1900 <= value <= 2099
        return None if may_be_year and not year else value
    if not figures.translate(_NO_MARKS).isdecimal():
        return None
    groups = re.split(r"[., \xa0\u202f]", figures)
    thousands = all(len(group) == 3 for group in groups[1:]) and 0 < len(groups[0]) <= 3 and groups[0] != "0"
    if not thousands or len(groups) > 3 or ("." in figures and language == "en"):
        return None
    return int("".join(groups))


_NO_MARKS = str.maketrans("", "", "., \xa0\u202f")


@cache
def first_words(language: Language) -> frozenset[str]:
    """The words with which a number in words can begin, in lower case."""
    words = {word.split()[0] for word in _values(language)}
    return frozenset(words | {word.replace("-", "‑") for word in words})


@cache
def _values(language: Language) -> dict[str, int]:
    return {word: value for word, value in number_words(language).items() if value > 0}


@cache
def _longest_number(language: Language) -> int:
    return max(len(word.split()) for word in _values(language))


_NUMBER_WORD = compiled(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")


def number_in_words(text: str, start: int, end: int, language: Language) -> tuple[int, list[Lexeme]] | None:
    """The number that words say, and the words: `one hundred and four`; None when they say none."""
    further = _NUMBER_WORD.finditer(text[start : min(end, start + 80)])
    words = list(takewhile(lambda word: _is_number_part(word.group(), language), further))
    first = _number_at(text, start, words, 0, language)
    if first is None or words[0].start():
        return None
    total, used = first
    while used < len(words) and _adjoins(text, start, words, used):
        skip = used + (fold(words[used].group()) in ("and", "et", "y"))
        more = _number_at(text, start, words, skip, language)
        joined = _joined(total, more[0]) if more is not None else None
        if more is None or joined is None:
            if skip == used and more is not None:
                return None  # `vingt huit`: one number or two, and which, nobody can tell
            break
        total, used = joined, more[1]
    last = words[used - 1]
    return total, [Lexeme("NUMBER", text[start : start + last.end()], start)]


def _joined(total: int, more: int) -> int | None:
    """What a number and the next of its words make: 200 and 33, 2 and 100, 4 and 1000; None when they make none."""
    low = total % 1000
    if more == 1000:
        return total * 1000 if total < 1000 else None
    if more == 100 and 0 < low < 10:
        return total + low * 99
    step = 1000 if more >= 100 else 100
    return total + more if total % step == 0 else None


def _number_at(
    text: str, start: int, words: list[re.Match[str]], index: int, language: Language
) -> tuple[int, int] | None:
    if index >= len(words) or not begins_number(words[index].group(), language):
        return None
    for length in range(min(_longest_number(language), len(words) - index), 0, -1):
        run = text[start + words[index].start() : start + words[index + length - 1].end()]
        value = _values(language).get(fold(run))
        if value is not None:
            return value, index + length
    return None


@lru_cache(maxsize=20_000)
def begins_number(word: str, language: Language) -> bool:
    """Whether a number in words can begin with a word."""
    return fold(word) in first_words(language)


@lru_cache(maxsize=20_000)
def _is_number_part(word: str, language: Language) -> bool:
    """Whether a number in words can go on with a word, `and` included."""
    return fold(word) in _number_parts(language)


@cache
def _number_parts(language: Language) -> frozenset[str]:
    return frozenset({"and", "et", "y"}.union(first_words(language), *(word.split() for word in _values(language))))


def _adjoins(text: str, start: int, words: list[re.Match[str]], index: int) -> bool:
    return not text[start + words[index - 1].end() : start + words[index].start()].strip()
