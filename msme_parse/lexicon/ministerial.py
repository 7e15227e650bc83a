"""The Ministerial Conferences of the WTO."""

from datetime import date
from functools import cache

import msgspec

from msme_parse.lexicon.table import read


class Conference(msgspec.Struct, frozen=True):
    """A Ministerial Conference: `MC11`, the eleventh, Buenos Aires, 10 to 13 December 2017.

    The tolerated days are the widest dates that a WTO page or a careful mirror prints for it;
    the ordinals are words in lower case, feminine in French and Spanish.
    """

    code: str
    number: int
    ordinal_en: str
    ordinal_fr: str
    ordinal_es: str
    city: str
    country: str
    start: date
    end: date
    tolerated_start: date
    tolerated_end: date
    source: str


@cache
def conferences() -> dict[int, Conference]:
    """The conferences under their numbers, from `conferences.csv`."""
    return {conference.number: conference for conference in read("conferences", Conference)}
