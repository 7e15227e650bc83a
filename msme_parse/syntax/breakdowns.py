"""What follows a number and a colon, where each item has one form: shares, bodies with their initials, articles.

Each function gives nothing as soon as one item has another form: what cannot be counted off is not counted.
"""

import re

from msme_parse.lexicon import Language, fold, nouns
from msme_parse.source import Span
from msme_parse.syntax.number_words import first_words, number_in_words, value_of
from msme_parse.syntax.patterns import compiled

_LONGEST = 600

_BETWEEN = r"(?:[,;][\s\xa0]+(?:(?:and|et|y|e)[\s\xa0]+)?|[\s\xa0]+(?:and|et|y|e)[\s\xa0]+)"
"""What stands between two items: a comma or a semicolon, an "and", or both."""
_JOINT = compiled(_BETWEEN)
_FIGURES = compiled(r"[0-9]{1,3}(?:[., \xa0\u202f][0-9]{3}){0,2}(?![0-9])")
_WHERE = frozenset(
    "in from for of on at by to with en dans de du des \xe0 au aux pour sur par del para con a contre against".split()
)
_NOT_ALL = frozenset(
    "rest remaining others other each reste autres autre restants chacun chacune dem\xe1s resto restantes otros otras"
    " cada them eux elles ellos ellas ces those these estos estas including dont notamment".split()
)


def shares(
    text: str, start: int, end: int, language: Language, same: frozenset[str] = frozenset()
) -> list[tuple[int, Span]]:
    """`two in Africa, two in Asia and one in Europe.`: the numbers, and where each item stands.

    A noun of `same`, the normal forms of what is broken down, may stand behind a number: `33 countries of Asia, 8 of`.
    """
    stop = _full_stop(text, start, end)
    if stop is None or not _NOT_ALL.isdisjoint(text[start:stop].replace(",", " ").split()):
        return []
    items: list[tuple[int, Span]] = []
    position = start
    joints = iter(_JOINT.finditer(text, start, stop))
    while True:
        value = _share(text, position, stop, language, same)
        if value is None:
            return []
        joint = next((each for each in joints if _is_joint(text, each.end(), each.group(), language)), None)
        items.append((value, Span(position, joint.start() if joint else stop)))
        if joint is None:
            return items if len(items) > 1 else []
        position = joint.end()


def _is_joint(text: str, behind: int, joint: str, language: Language) -> bool:
    """A comma always parts two items; an "and" does so before a number only: `in Asia and in the Pacific`."""
    if joint[0] in ",;":
        return True
    return text[behind].isdigit() or text[behind : behind + 20].split()[0].lower() in first_words(language)


def _share(text: str, start: int, stop: int, language: Language, same: frozenset[str]) -> int | None:
    """The number with which an item begins, when a preposition follows it."""
    figures = _FIGURES.match(text, start, stop)
    if figures is not None:
        value, end = value_of(figures.group(), language), figures.end()
    else:
        read = number_in_words(text, start, stop, language)
        if read is None:
            return None
        value, end = read[0], read[1][0].end
    behind = text[end : min(stop, end + 40)].split()
    if behind and nouns(language).get(fold(behind[0])) in same:
        behind.pop(0)
    return value if behind and text[end].isspace() and behind[0] in _WHERE else None


_BODY = compiled(r"\([A-Z][A-Za-z-]{1,9}\)")
_FIRST = compiled(r"(?P<item>[^,;:]{1,160})")
_FURTHER = compiled(rf"{_BETWEEN}(?P<item>[^,;:]{{1,160}})")


def with_initials(text: str, start: int, end: int) -> list[Span]:
    """`the World Customs Organization (WCO) and the International Trade Centre (ITC).`"""
    stop = _full_stop(text, start, end)
    spans: list[Span] = []
    position = start
    for match in _BODY.finditer(text, start, stop if stop is not None else start):
        named = (_FURTHER if spans else _FIRST).fullmatch(text, position, match.start())
        if named is None:
            return []
        spans.append(Span(named.start("item"), match.end()))
        position = match.end()
    return spans if position == stop and len(spans) > 1 else []


_NAME = r"(?:(?:the|le|la|les|el|los|las)[\s\xa0]+|l['\u2019])(?=[A-Z\xc0-\xdd])"
_NAMED = compiled(_NAME)
_NEXT = {
    sign: compiled(
        rf"{sign}[\s\xa0]+(?!(?:and|et|y|e)[\s\xa0])|{sign}?[\s\xa0]+(?P<last>and|et|y|e)[\s\xa0]+(?={_NAME})"
    )
    for sign in (",", ";")
}
"""What stands between two names: commas, or semicolons where there are any."""


def with_names(text: str, start: int, end: int) -> list[Span]:
    """`the World Bank, the International Trade Centre (ITC) and the World Customs Organization.`"""
    stop = _full_stop(text, start, end)
    if stop is None:
        return []
    sign = ";" if text.find(";", start, stop) >= 0 else ","
    spans = _parted(list(_NEXT[sign].finditer(text, start, stop)), start, stop)
    return spans if all(_NAMED.match(text, span.start, stop) for span in spans) else []


def _parted(joints: list[re.Match[str]], start: int, stop: int) -> list[Span]:
    """The items that some joints part; none where no "and" stands before the last one, or one before another."""
    if not joints or any(joint["last"] for joint in joints[:-1]) or not joints[-1]["last"]:
        return []
    starts = [start, *(joint.end() for joint in joints)]
    return [Span(begin, close) for begin, close in zip(starts, [*(j.start() for j in joints), stop], strict=True)]


_TITLED = (
    r"(?:(?:el|la|le|the)[\s\xa0]+)?(?:(?:H\.E\.|S\.E\.|Excm[oa]\.)[\s\xa0]+)?"
    r"(?:Mr|Ms|Mrs|Dr|M|Mme|Mlle|Sr|Sra|Srta|Prof)\.?[\s\xa0]+[A-Z\xc0-\xdd][^,;()]{1,60}(?:\([^()]{2,60}\))?"
)
_PERSON = compiled(_TITLED)
_NEXT_PERSON = compiled(
    rf"(?:[,;][\s\xa0]+(?:(?:and|et|y|e)[\s\xa0]+)?|[\s\xa0]*(?:and|et|y|e)[\s\xa0]+)(?P<person>{_TITLED})"
)


def with_titles(text: str, start: int, end: int) -> list[Span]:
    """`Mr. Diallo (Guinea), Ms. Petrova (Bulgaria) and Mr. Castro (Cuba).`"""
    stop = _full_stop(text, start, end)
    if stop is None:
        return []
    match = _PERSON.match(text, start, stop)
    spans: list[Span] = []
    while match is not None:
        spans.append(Span(match.start("person") if spans else start, match.end()))
        match = _NEXT_PERSON.match(text, match.end(), stop)
    return spans if spans and spans[-1].end == stop and len(spans) > 1 else []


_ARTICLE = r"(?:un|una|une|a|an)(?=[\s\xa0])"
_NEW_ITEM = compiled(rf"[,;][\s\xa0]+(?={_ARTICLE})|(?:,)?[\s\xa0]+(?P<last>and|et|y)[\s\xa0]+(?={_ARTICLE})")
_RELATIVE = compiled(r"(?:which|whom|dont|laquelle|lequel|cuales|cual|cuyo|cuya)(?!\w)")


def with_articles(text: str, start: int, end: int) -> list[Span]:
    """`a note on ports, a survey of firms and a summary.`: each with its article, and one "and", before the last."""
    stop = _full_stop(text, start, end)
    if stop is None or not compiled(_ARTICLE).match(text, start) or _RELATIVE.search(text, start, stop):
        return []
    return _parted(list(_NEW_ITEM.finditer(text, start, stop)), start, stop)


def _full_stop(text: str, start: int, end: int) -> int | None:
    """Where the full stop stands that ends the sentence; None for a sentence that ends otherwise or is very long."""
    stop = start + len(text[start : min(end, start + _LONGEST)].rstrip(" \t\r\n\xa0")) - 1
    return stop if stop > start and text[stop] == "." and end - start <= _LONGEST else None
