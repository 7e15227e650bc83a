"""The words that name a Ministerial Conference of the WTO: `MC11`, `the 11th Ministerial Conference`, `la CM11`.

Spanish counts its sessions: `el undécimo período de sesiones de la Conferencia Ministerial`.
"""

import re
from functools import cache
from typing import NamedTuple

from msme_parse.lexicon import conferences, fold, ordinal_words
from msme_parse.syntax.patterns import compiled


class Named(NamedTuple):
    """A conference as it is named: its number, and where the name stands."""

    number: int
    start: int
    end: int


_GAP = r"[\s\xa0]{1,12}"
_CODE = r"(?P<code>(?-i:MC|CM)[-\u2011 ]?[0-9]{1,2})(?![0-9A-Za-z])"
_FIGURES = r"(?P<figures>[0-9]{1,2})(?:st|nd|rd|th|[eè]me|e|re|\.?[ªa])"
_WORD = rf"(?P<word>(?:d[ée]cim[oa]{_GAP})?[^\W\d_]{{4,14}}(?:-[^\W\d_]{{4,8}})?)"
_EN = rf"{_GAP}(?:WTO{_GAP})?(?:Session{_GAP}of{_GAP}the{_GAP})?Ministerial{_GAP}Conference"
_FR = rf"{_GAP}(?:(?:session|réunion){_GAP}de{_GAP}la{_GAP})?Conf[ée]rence{_GAP}minist[ée]rielle"
_ES_SESSION = rf"(?:per[ií]odo{_GAP}de{_GAP}sesiones|reuni[oó]n){_GAP}de{_GAP}la{_GAP}"
_ES = rf"{_GAP}(?:{_ES_SESSION})?Conferencia{_GAP}Ministerial"
_NOT_THE_WTO = rf"(?!{_GAP}(?:on|sur|sobre|for){_GAP}[A-Za-z])"
_NAME = rf"(?:{_FIGURES}|{_WORD})(?:{_EN}|{_FR}|{_ES})(?![^\W\d_]){_NOT_THE_WTO}"


_MINISTERIAL = ("inisteri", "inistéri", "INISTERI", "INISTÉRI")
NAMING = ("MC", "CM", *_MINISTERIAL)
"""No conference is named without one of these."""


@cache
def _pattern(*, with_names: bool) -> re.Pattern[str]:
    names = _NAME if with_names else "(?P<figures>(?!))(?P<word>)"
    return compiled(rf"(?<![^\W_])(?:{_CODE}|{names})", re.IGNORECASE)


@cache
def _ordinals() -> dict[str, int]:
    """Ordinals in words of all three languages, those of the conferences first."""
    named = {
        fold(word): conference.number
        for conference in conferences().values()
        for word in (conference.ordinal_en, conference.ordinal_fr, conference.ordinal_es)
    }
    return {**ordinal_words(), **named}


def find_conferences(text: str, start: int, end: int) -> list[Named]:
    """The conferences named in a stretch of text, in order; only those that there have been, or are to be.

    >>> find_conferences("at the eleventh Ministerial Conference (MC11)", 0, 45)
    [Named(number=11, start=7, end=38), Named(number=11, start=40, end=44)]
    """
    found = []
    with_names = any(text.find(stem, start, end) >= 0 for stem in _MINISTERIAL)
    for match in _pattern(with_names=with_names).finditer(text, start, end):
        number = _number(match)
        if number in conferences():
            found.append(Named(number, match.start(), match.end()))
    return found


def _number(match: re.Match[str]) -> int:
    if match["code"]:
        return int(match["code"].lstrip("MCmc- \u2011"))
    if match["figures"]:
        return int(match["figures"])
    return _ordinals().get(fold(" ".join(match["word"].split())), 0)
