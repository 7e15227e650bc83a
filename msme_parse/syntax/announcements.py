"""What stands round a count: the group that it is the size of, the items that it announces, their ordinals."""

import re
from collections.abc import Iterator
from functools import cache

from msme_parse.lexicon import Language, fold, nouns, ordinal_words
from msme_parse.source import Span
from msme_parse.syntax.counts import WINDOW, begins, terminal
from msme_parse.syntax.patterns import compiled


def group_before(text: str, floor: int, start: int) -> str:
    """The last group named in the words before a number: `MSME Group` in `total MSME Group membership to`."""
    floor = max(floor, start - WINDOW)
    before = text[floor:start]
    if not any(stem in before for stem in _GROUPS):
        return ""
    names = list(terminal("GROUP").finditer(text, floor, start))
    return _group(names[-1].group()) if names else ""


_GROUPS = ("roup", "rupo", "nitiative", "niciativa", "oalition", "lliance", "ialogue", "iscussions")
"""No group is named without one of these."""


def group_behind(text: str, stop: int, end: int) -> str:
    """The group named right behind a noun: `Members of the MSME Group`, `Member joined the MSME Group`."""
    begin = begins("PREPOSITION", text, stop, end)
    match = terminal("GROUP").match(text, begin, end) if begin is not None else None
    return _group(match.group()) if match else ""


def _group(words: str) -> str:
    """A group's name on one line; nothing for `the Group`, which names none."""
    parts = words.split()
    while parts and (parts[0] == "Total" or terminal("STOP").fullmatch(parts[0].lower())):
        parts.pop(0)
    return " ".join(parts) if len(parts) > 1 else ""


def labelled_items(text: str, start: int, end: int) -> list[Span]:
    """What `(a)`, `(b)`, `(c)` introduce, when the first label stands at `start`; each label follows the last."""
    first = terminal("LABEL").match(text, start, end)
    if first is None:
        return []
    labels = _labels(first["item"])
    position, items = first.end(), list[Span]()
    for label in labels:
        following = _next_label(text, position, end, first["opener"], label)
        items.append(_trimmed(text, position, following[0] if following else _item_end(text, position, end)))
        if following is None:
            break
        position = following[1]
    return items


def _labels(first: str) -> list[str]:
    """The labels that come after the first: b, c, d; ii, iii, iv; 2, 3, 4."""
    if first == "a":
        return [chr(code) for code in range(ord("b"), ord("z") + 1)]
    if first == "i":
        return "ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split()
    return [str(number) for number in range(2, 41)]


_FARTHEST_ITEM = 3_000


def _next_label(text: str, start: int, end: int, opener: str, label: str) -> tuple[int, int] | None:
    """Where the next label stands: behind a blank or at the start of a line, and before a blank."""
    written = f"{opener}{label})"
    limit = min(end, start + _FARTHEST_ITEM)
    position = text.find(written, start, limit)
    while position >= 0:
        stop = position + len(written)
        if text[position - 1].isspace() and text[stop : stop + 1].isspace():
            return position, stop
        position = text.find(written, stop, limit)
    return None


def _item_end(text: str, start: int, end: int) -> int:
    match = terminal("SENTENCE_END").search(text, start, min(end, start + _FARTHEST_ITEM))
    return match.end() if match else min(end, start + _FARTHEST_ITEM)


def plain_items(text: str, start: int, end: int) -> list[Span]:
    """`: the ports, the seas and the winds.` behind what is counted, when each item has the same plain form.

    Items all have an article, or are all names of several words; the last two are joined by one "and". What could be
    an aside, an item with an "and" of its own, or only the beginning of the sentence is no such list.
    """
    begin = begins("LEAD", text, start, end) if end - start <= _FARTHEST_ITEM else None
    stop = begin + len(text[begin:end].rstrip()) if begin is not None else 0
    if begin is None or text[stop - 1 : stop] != ".":
        return []
    stop = _without_aside(text, begin, stop)
    spans: list[Span] = []
    position = begin
    for join in terminal("ITEM_JOIN").finditer(text, begin, stop - 1):
        spans.append(Span(position, join.start()))
        position = join.end()
    lasts = list(terminal("LAST_JOIN").finditer(text, position, stop - 1))
    if len(lasts) != 1:
        return []
    spans.extend((Span(position, lasts[0].start()), Span(lasts[0].end(), stop - 1)))
    same = any(
        all(terminal(form).fullmatch(text, span.start, span.end) for span in spans) for form in ("CALLED", "NAMED")
    )
    return spans if same and not any(terminal("LAST_JOIN").search(text, span.start, span.end) for span in spans) else []


def _without_aside(text: str, begin: int, stop: int) -> int:
    """Where items end, a parenthesis between the last of them and the full stop left out: `(see paras. 4-8).`"""
    opener = text.rfind("(", begin, stop) if text[stop - 2 : stop - 1] == ")" else -1
    return begin + len(text[begin:opener].rstrip()) + 1 if opener > begin else stop


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    kept = words.strip().rstrip(".;, ")
    for conjunction in (" and", " or", " et", " ou", " y", " o"):
        kept = kept.removesuffix(conjunction).rstrip(".;, ")
    return Span(begin, begin + len(kept))


@cache
def _ordinal_phrase(language: Language) -> re.Pattern[str]:
    words = sorted(ordinal_words(language), key=len, reverse=True)
    accented = "|".join(re.escape(word).replace("\\ ", r"\s+") for word in words)
    return compiled(rf"(?<![\w-])({accented})[\s\xa0]+([^\W\d_][\w-]*)(?![\w-])", re.IGNORECASE)


@cache
def first_words(language: Language) -> frozenset[str]:
    """The words with which an ordinal in words can begin, folded."""
    return frozenset(word.split()[0] for word in ordinal_words(language))


def pieces(word: str) -> list[str]:
    """A word folded, and its parts round an apostrophe: `l'onzième` gives `onzieme`."""
    folded = fold(word)
    return [folded, *folded.replace("'", " ").replace("&", " ").split()]


def ordinals(text: str, start: int, end: int, language: Language) -> Iterator[tuple[int, str, Span, Span]]:
    """`The second annex`: the ordinal's value, what is numbered, the place of both words, the ordinal alone."""
    for match in _ordinal_phrase(language).finditer(_without_accents(text[start:end])):
        of = nouns().get(fold(match[2]), "")
        if of:
            value = ordinal_words(language)[fold(match[1])]
            span = Span(start + match.start(), start + match.end())
            yield value, of, span, Span(span.start, start + match.end(1))


def elliptic_ordinals(text: str, start: int, end: int, language: Language) -> list[tuple[int, Span]]:
    """`The first is ...; the second is ...` where a sentence begins so: value and place of each, in order from one."""
    found: list[tuple[int, Span]] = []
    plain = _without_accents(text[start:end])
    lead = ""
    for match in _ordinal_phrase(language).finditer(plain):
        span = Span(start + match.start(1), start + match.end(1))
        verb_end = begins("ELLIPTIC", text, span.end, end)
        if verb_end is None and not (found and _goes_on(text[found[-1][1].end : span.start], match[2], lead)):
            continue
        value = ordinal_words(language)[fold(match[1])]
        if value != len(found) + 1 or (value == 1 and len(text[start : span.start].split()) > 1):
            break
        if verb_end is not None:
            lead = (text[verb_end : verb_end + 40].split() or [""])[0]
        found.append((value, span))
    return found


def _goes_on(between: str, word: str, lead: str) -> bool:
    """Whether `the third` of `, and the third on fish` counts on from the ordinal before it in the same sentence.

    A noun behind it would be what the ordinal numbers: `the third quarter`. So there stands the word with which the
    first went on, another preposition or an article; in English also a plural, which no ordinal numbers.
    """
    if not between.rstrip().lower().endswith(_ARTICLES) or terminal("SENTENCE_END").search(between + " A"):
        return False
    return word == lead or word in _GOING_ON or (word.islower() and word.endswith("s") and between.endswith("the "))


_ARTICLES = (" the", " le", " la", " el")
_GOING_ON = frozenset(
    "on to for in with about at by a an the sur a au aux pour en dans avec par por les la le l un une sobre para con"
    " los las el una al".split()
)

_ACCENTS = str.maketrans("àâäéèêëíîïóôöúùûüçñÀÂÄÉÈÊËÍÎÏÓÔÖÚÙÛÜÇÑ", "aaaeeeeiiiooouuuucnAAAEEEEIIIOOOUUUUCN")


def _without_accents(text: str) -> str:
    """The same text, as long as it is, with plain letters: the lexicon's keys have no accents."""
    return text if text.isascii() else text.translate(_ACCENTS)
