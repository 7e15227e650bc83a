"""English indefinite articles, and which of them the word behind takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.lexicon import abbreviations
from msme_parse.source import Span
from msme_parse.syntax import words as syntax
from msme_parse.syntax.abbreviations import stem_of

if TYPE_CHECKING:
    from msme_parse.facts import Facts

Indefinite = Literal["a", "an"]


class Article(msgspec.Struct, frozen=True, eq=False, gc=False):
    """`a` or `an` and the capital or figure behind it."""

    article: str
    span: Span
    """The article alone."""
    word: str
    """The word behind it, as written: `MSME`, `11th`, `UN-led`."""
    word_span: Span
    takes: Indefinite | None
    """The article that an abbreviation or a figure takes by how it is said; None when nobody can tell."""
    passage: Passage


_ROMANCE = frozenset("de la el los las del que les des du le con para una por et dans".split())

_AN_LETTERS = frozenset("AEFHILMNORSX")
"""Letters whose names begin with a vowel; U is said "you"."""

_VOWELS = frozenset("AEIOUY")


def gather_articles(facts: Facts) -> tuple[Article, ...]:
    """Articles of English passages: `a` of French and Spanish ones is none, and so is the letter in `Group A`."""
    prose = facts.words.prose
    return tuple(_article(facts, span) for span in facts.words.begun("ARTICLE") if _is_article(prose, span))


def _is_article(prose: str, span: Span) -> bool:
    if len(_ROMANCE.intersection(prose[max(0, span.start - 60) : span.end + 60].split())) > 1:
        return False
    before = prose[max(0, span.start - 20) : span.start].rstrip()
    return prose[span.start] == "a" or not before or before[-1] in f'.:!?;"“)]{syntax.BLOT}'


def _article(facts: Facts, span: Span) -> Article:
    prose = facts.words.prose
    run = prose[span.start : span.end]
    length, begin = syntax.split_article(run)
    article, word = Span(span.start, span.start + length), Span(span.start + begin, span.end)
    passage = facts.passages.at(span.start)
    assert passage is not None, "prose stands in passages"
    takes = _takes(run[begin:], prose[span.end : span.end + 1])
    return Article(run[:length], article, run[begin:], word, takes, passage)


def _takes(word: str, behind: str) -> Indefinite | None:
    """A colon behind the word makes it the head of a row that a conversion put behind the article."""
    first = word.partition("-")[0].partition("'")[0].partition("’")[0]
    if behind == ":":
        return None
    return _figures_take(first.rstrip(".")) if first[:1].isdigit() else _letters_take(stem_of(first))


def _figures_take(figures: str) -> Indefinite | None:
    """Eight, eleven and eighteen begin with a vowel; 1800 may be said in two ways."""
    takes_an = figures.startswith("8") or figures in ("11", "18", "11th", "18th")
    return "an" if takes_an and len(figures) < 5 else None


def _letters_take(stem: str) -> Indefinite | None:
    letters = stem.rstrip("0123456789")
    if len(letters) < 2 or not (letters.isalpha() and letters.isupper() and letters.isascii()):
        return None
    known = abbreviations().get(stem) or abbreviations().get(letters)
    by_letter: Indefinite = "an" if letters[0] in _AN_LETTERS else "a"
    by_word: Indefinite = "an" if letters[0] in "AEIO" else "a"
    if _VOWELS.isdisjoint(letters) or (known is not None and known.spoken == "letters"):
        return by_letter
    if letters[0] == "U" or (known is None and (letters[:2] == "EU" or by_letter != by_word)):
        return None
    return by_word
