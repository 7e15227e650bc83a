"""Which language a document is written in, told from its commonest words, its letters and the names of months."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from msme_parse.lexicon import Language, months, weekdays
from msme_parse.tree.nodes import QuotationMark

if TYPE_CHECKING:
    from msme_parse.facts import Facts
    from msme_parse.facts.passages import Passage

SAMPLE = 40_000
"""So many characters are enough to tell the language."""

_WORDS: dict[Language, str] = {
    "en": "the of and to in that was were for by with from at on this these its is are be been which as or an it has"
    " have had not will shall should would their into than all other also under report meeting annual",
    "fr": "le la les l des et du dans que qu une au aux été par en de pour sur est sont qui il ils elle ce cette ces"
    " son sa ses leur leurs un ou se ne pas avec ont avait être entre comme ainsi lors afin sous février décembre"
    " rapport réunion groupe annuel",
    "es": "el la los las del y en de que una se por con al para su sus es son un o no más como ha han fue fueron este"
    " esta estos estas sobre entre e lo desde hasta según también ser sr sra miércoles sábado"
    " informe reunión grupo anual",
}
_LETTERS: dict[Language, frozenset[str]] = {
    "en": frozenset(),
    "fr": frozenset("çèêàùûîôœëï"),
    "es": frozenset("ñóíáú¿¡"),
}
_MARKS = ".,;:!?()[]{}\"'’“”„«»*/|_-–—"

_CLEAR = 3
"""A language with so many times the weight of the next is that of the document, whatever is quoted in it."""

_SHORT = 4_000
"""In a text of fewer characters one quotation may outweigh all the rest."""


def language_of(facts: Facts) -> Language:
    """The language of a document; English when nothing tells it.

    Where two languages are near each other, or the text is short, what stands between quotation marks is left out: a
    note in English may quote more French than it has words of its own.
    """
    scores = _scores(facts.text[:SAMPLE])
    best, second = _ranked(scores)[:2]
    if scores[best] and (scores[second] * _CLEAR >= scores[best] or len(facts.text) < _SHORT):
        own = _scores(_unquoted(facts)) if facts.passages.having(QuotationMark) else {}
        best = _ranked(own)[0] if any(own.values()) else best
    return best if scores[best] else "en"


def _ranked(scores: dict[Language, int]) -> list[Language]:
    return sorted(scores, key=lambda language: -scores[language])


@cache
def _weights() -> dict[Language, dict[str, int]]:
    """The words of each language; those of one language only weigh twice as much as `la`, `de`, `en`."""
    words = {language: {*known.split(), *months(language), *weekdays(language)} for language, known in _WORDS.items()}
    shared = Counter(word for known in words.values() for word in known)
    return {
        language: {word: 1 + (shared[word] == 1) for word in known if len(word) > 3 or word in _WORDS[language].split()}
        for language, known in words.items()
    }


def _scores(text: str) -> dict[Language, int]:
    """The weight of each language in a text: its words, and the words with letters that only it has."""
    text = text.lower()
    for mark in _MARKS:  # faster than one `translate`, which looks each character up
        text = text.replace(mark, " ")
    words = Counter(text.split())
    accented = [(word, times) for word, times in words.items() if not word.isascii()]
    scores: dict[Language, int] = {}
    for language, weights in _weights().items():
        letters = _LETTERS[language]
        scores[language] = sum(words[word] * weights[word] for word in words.keys() & weights.keys())
        scores[language] += sum(times for word, times in accented if not letters.isdisjoint(word))
    return scores


def _unquoted(facts: Facts) -> str:
    """The text outside quotation marks, as much of it as is looked at."""
    kept: list[str] = []
    size = 0
    for passage in facts.passages:
        words = _own_words(facts, passage)
        kept.append(words)
        size += len(words)
        if size > SAMPLE:
            break
    return " ".join(kept)


def _own_words(facts: Facts, passage: Passage) -> str:
    kept: list[str] = []
    is_open = False
    for leaf in passage.leaves:
        if isinstance(leaf, QuotationMark):
            mark = facts.text_of(leaf)
            is_open = mark in "“«„" or (mark == '"' and not is_open)
        elif not is_open:
            kept.append(facts.text_of(leaf))
    return "".join(kept)
