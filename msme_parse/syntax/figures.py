"""Figures that follow from two others beside them: `35 of the 89 replies (39%)`, `182 in 12 months, 15 per month`."""

from msme_parse.lexicon import Language, fold, number_words
from msme_parse.source import Span
from msme_parse.syntax.counts import WINDOW, terminal, value_of

_DERIVED = {"share": (("SHARE", "1"), ("SHARE_OF", "2"), ("SHARE_WHICH", "4")), "rate": (("RATE", "3"),)}
"""The terminals that end with a derived figure, and the number that the names of their groups end with."""


def read_derived(text: str, kind: str, floor: int, end: int, language: Language) -> tuple[int, int, Span, bool] | None:
    """In `35 of the 89 replies (39`, up to the sign: part, whole, place of the derived figure, whether it is about."""
    for name, suffix in _DERIVED[kind]:
        match = terminal(name).search(text, max(floor, end - 2 * WINDOW), end)
        if match is None:
            continue
        part, whole = (_amount(match[group + suffix], language) for group in ("part", "whole"))
        if part and whole:
            return part, whole, Span(*match.span("said" + suffix)), match["about" + suffix] is not None
    return None


def _amount(written: str, language: Language) -> int | None:
    return value_of(written, language, year=True) if written[0].isdigit() else number_words(language).get(fold(written))
