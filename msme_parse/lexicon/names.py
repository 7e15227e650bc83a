"""Names compared as a reader compares them: without accents, case or line breaks."""

import unicodedata
from functools import lru_cache

_APOSTROPHES = "\u2018\u2019\u02bc\u2032\u00b4\u0060"
_HYPHENS = "\u2010\u2011"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_PRINT = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_HYPHENS, "-") | dict.fromkeys(_UNSEEN, None))
_ORDER = str.maketrans(dict.fromkeys("',.()", None) | {"-": " "})


def plain(text: str) -> str:
    """The words of `text` on one line: one kind of blank, hyphen and apostrophe.

    Accents and capitals stay, so `plain(printed) == member.name_en` says "printed as listed".
    """
    shown = text.replace("`", "'") if text.isascii() else text.translate(_PRINT)
    return " ".join(shown.split())


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """The key under which a name is looked up: `Côte d'Ivoire` gives `cote d'ivoire`.

    Lower case, no accents, straight apostrophes, plain hyphens, single blanks.
    """
    if text.isascii():
        return " ".join(text.replace("`", "'").split()).lower()
    letters = unicodedata.normalize("NFD", plain(text).lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def collate(text: str) -> str:
    """The words of `text` as the alphabet sees them: `fold` without punctuation."""
    return " ".join(fold(text).translate(_ORDER).split())
