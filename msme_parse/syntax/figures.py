"""Figures that follow from two others beside them: `35 of the 89 replies (39%)`, `182 in 12 months, 15 per month`."""

from msme_parse.lexicon import Language, fold, number_words
from msme_parse.source import Span
from msme_parse.syntax.counts import WINDOW, terminal
from msme_parse.syntax.number_words import number_in_words, value_of
from msme_parse.syntax.patterns import compiled

_DERIVED = {
    "share": (("SHARE", "1"), ("SHARE_OF", "2"), ("SHARE_WHICH", "4"), ("SHARE_AMONG", "6")),
    "share of them": (("SHARE_THEM", "5"),),
    "rate": (("RATE", "3"),),
}
"""The terminals that end with a derived figure, and the number that the names of their groups end with."""
_PART_LAST = ("SHARE_OF", "SHARE_WHICH", "SHARE_THEM")


def read_derived(text: str, kind: str, floor: int, end: int, language: Language) -> tuple[int, int, Span, bool] | None:
    """In `35 of the 89 replies (39`, up to the sign: part, whole, place of the derived figure, whether it is about."""
    for name, suffix in _DERIVED[kind]:
        match = terminal(name).search(text, max(floor, end - 2 * WINDOW), end)
        if match is None:
            continue
        found, said = Span(*match.span("part" + suffix)), Span(*match.span("said" + suffix))
        part = _part(text, found, said.start if name in _PART_LAST else found.end, language)
        whole = _amount(match["whole" + suffix], language)
        if part and whole:
            return part, whole, said, match["about" + suffix] is not None
    return None


def _amount(written: str, language: Language) -> int | None:
    return value_of(written, language, year=True) if written[0].isdigit() else number_words(language).get(fold(written))


def _part(text: str, found: Span, stop: int, language: Language) -> int | None:
    """The part, all its words read: 41 for `quarante et un` where the match began or ended inside it.

    At most two words may follow it up to `stop`; `one` is too often a pronoun.
    """
    if text[found.start].isdigit():
        value, end = _amount(text[found.start : found.end], language), found.end
    else:
        value, end = _in_words(text, found, stop, language)
    behind, opener, _ = text[end:stop].partition("(")
    behind = behind.partition(",")[0]
    return value if len(behind.split()) <= (_MOST_WORDS if opener else _MOST_BEFORE_THAT_IS) else None


def _in_words(text: str, found: Span, stop: int, language: Language) -> tuple[int | None, int]:
    """The number in words that a match lies in, read from its first word, and where it ends."""
    for first in _WORD.finditer(text, max(0, found.start - _LONGEST), found.end):
        read = number_in_words(text, first.start(), stop, language)
        if read is not None and read[1][0].end >= found.end and read[0] > 1:
            return read[0], read[1][0].end
    return None, stop


_WORD = compiled(r"(?<![\w-])[^\W\d_][\w-]*")
_MOST_WORDS = 2
_MOST_BEFORE_THAT_IS = 6
"""`149 had paid all they owed, or 90 per cent` says more plainly than a parenthesis what the share is of."""
_LONGEST = 60
