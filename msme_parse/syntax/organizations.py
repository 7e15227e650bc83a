"""Organizations with another preposition, article or number than their own: `Organisation mondiale de commerce`.

French and Spanish names differ from wrong ones by a small word; what the words in between say is compared word by word.
"""

from functools import cache

import msgspec

from msme_parse.lexicon import Language, Organization, fold, organization_aliases, organizations
from msme_parse.source import Span
from msme_parse.syntax.long_forms import FUNCTION_WORDS, content
from msme_parse.syntax.patterns import compiled

_WORD = compiled(r"[^\W\d_]+")
_JOINTS = frozenset(" \t\r\n\xa0'’-‑")
_LONGEST = 140


class _Name(msgspec.Struct, frozen=True, gc=False):
    organization: Organization
    right: frozenset[tuple[str, ...]]
    """The words of the name, and of its other right forms, folded."""


@cache
def _names(lang: Language) -> dict[str, dict[tuple[str, ...], _Name]]:
    """Names that have a small word inside, by their first word in small letters and by the words that are none."""
    known: dict[str, dict[tuple[str, ...], _Name]] = {}
    accepted = [alias.text for alias in organization_aliases().values() if alias.fix == "no"]
    for body in organizations():
        name = body.name(lang)
        words = _words(name)
        if not FUNCTION_WORDS.isdisjoint(words):
            others = {_words(text) for text in accepted if content(text) == content(name)}
            first = _WORD.findall(name)[0].lower()
            known.setdefault(first, {})[content(name)] = _Name(body, frozenset({words, *others}))
    return known


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _WORD.findall(name))


@cache
def first_words(lang: Language) -> frozenset[str]:
    """The words that names begin with, in small letters, those with an article drawn to them too."""
    return frozenset(article + word for word in _names(lang) for article in ("", "l'", "l’"))


def misnamed(prose: str, start: int, lang: Language) -> tuple[Span, Organization] | None:
    """The organization whose name begins at a place with wrong small words, and how far; names begin with a capital."""
    start += 2 if prose[start + 1] in "'’" else 0
    if not prose[start].isupper():
        return None
    words: list[str] = []
    told: list[str] = []
    best: tuple[Span, _Name] | None = None
    reached = start
    names: dict[tuple[str, ...], _Name] = {}
    for match in _WORD.finditer(prose, start, start + _LONGEST):
        if not _JOINTS.issuperset(prose[reached : match.start()]):
            break
        word, reached = match.group(), match.end()
        names = names or _names(lang).get(word.lower(), {})
        words.append(fold(word))
        told += content(word)
        found = names.get(tuple(told))
        if found is not None and words[-1] not in FUNCTION_WORDS:
            best = None if tuple(words) in found.right else (Span(start, reached), found)
    return (best[0], best[1].organization) if best is not None else None
