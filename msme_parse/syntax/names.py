"""Names in running text: which words are the name of a Member, and where one ends and the next begins."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from msme_parse.lexicon import aliases, fold, member_by_name, number_words, observer_by_name
from msme_parse.source import Span
from msme_parse.syntax.engine import Grammar, append, new_list

LONGEST_NAME = 90
MOST_WORDS = 12
_MOST_PARTS = 4
"""No name has more commas and "and" than make four parts: `Taiwan, Penghu, Kinmen and Matsu`."""

_ARTICLES = ("the ", "le ", "la ", "les ", "l'", "el ", "los ", "las ")


@cache
def members_grammar() -> Grammar:
    """The terminals of `members.lark`, and its lists of entries and separators."""
    return Grammar(
        "members",
        {"new_list": new_list, "append": append, "list": lambda children: children[0]},
    )


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One terminal of `members.lark`."""
    return members_grammar().terminal(name)


@lru_cache(maxsize=4_000)
def is_name(text: str) -> bool:
    """Whether the lexicon knows a name, in any form or language: Member, alias or observer."""
    key = fold(text)
    return any(_is_known(each) for each in (key, without_article(key))) or is_eu_group(text)


def _is_known(key: str) -> bool:
    return key in member_by_name() or key in aliases() or key in observer_by_name()


@lru_cache(maxsize=4_000)
def may_begin(word: str) -> bool:
    """Whether some name that the lexicon knows begins with a word, or with an article and then a name."""
    key = fold(word)
    return key in _first_words() or f"{key} " in _ARTICLES or key.startswith("l'")


@cache
def _first_words() -> frozenset[str]:
    known = (*member_by_name(), *aliases(), *observer_by_name())
    return frozenset(name.split(None, 1)[0] for name in known) | _FIRST_OF_EU_GROUP


_FIRST_OF_EU_GROUP = frozenset("european union communautes comunidades eu ue".split())


def without_article(name: str) -> str:
    """`the Democratic Republic of the Congo` without its article; in French and Spanish too."""
    return next((name[len(article) :] for article in _ARTICLES if name.startswith(article)), name)


def is_eu_group(text: str) -> bool:
    """Whether an entry is `European Union and its 27 Member States`, with or without the number."""
    name = text.strip()
    match = pattern("EU_GROUP").match(name)
    return match is not None and pattern("JOIN").match(name, match.end()) is None


def eu_group_size(text: str) -> int | None:
    """The number of member States that a group entry states, in figures or in words."""
    match = pattern("EU_GROUP").match(text.strip())
    size = fold(match["size"] or "") if match else ""
    return int(size) if size.isdigit() else number_words().get(size)


def names_from(text: str, start: int, end: int) -> tuple[list[Span], int]:
    """The known names that `start` begins with, joined by commas or "and", and where the last of them ends.

    The longest name wins: `Hong Kong, China` is one, `Trinidad and Tobago and Uruguay` two.
    """
    names: list[Span] = []
    position: int | None = start
    while position is not None and position < end:
        edges = _edges(text, position, end)
        stop, following = next(((e, f) for e, f in reversed(edges) if is_name(text[position:e])), (None, None))
        if stop is None:
            stop = last_name(text, position, edges[0][0])
        if stop is None:
            break
        names.append(Span(position, stop))
        position = following
    return names, (names[-1].end if names else start)


def _edges(text: str, start: int, end: int) -> list[tuple[int, int | None]]:
    """Where a name that `start` begins with can end, and where the next would then begin."""
    window = min(end, start + LONGEST_NAME)
    limit = sentence_end(text, start, window)
    edges: list[tuple[int, int | None]] = []
    for join in pattern("JOIN").finditer(text, start, limit):
        edges.append((join.start(), join.end()))
        if len(edges) == _MOST_PARTS:
            return edges
    return [*edges, (limit, None)]


def sentence_end(text: str, start: int, end: int) -> int:
    """Where the sentence that `start` stands in ends, its full stop not included."""
    match = pattern("SENTENCE_END").search(text, start, end)
    return match.start() if match else end


def last_name(text: str, begin: int, stop: int) -> int | None:
    """Where the longest name that `begin` begins with ends: `Viet Nam` in `Viet Nam joined last`."""
    words = list(re.finditer(r"\S+", text[begin : min(stop, begin + 200)]))[:MOST_WORDS]
    for word, behind in zip(reversed(words), [None, *reversed(words)], strict=False):
        end = begin + len(text[begin : begin + word.end()].rstrip(",.;:)"))
        if is_name(text[begin:end]):
            return None if behind is not None and behind.group()[0].isupper() else end
    return None


def sentence_start(text: str, floor: int, offset: int) -> int:
    """Where the sentence begins that holds a place, no further back than `floor`."""
    for match in pattern("SENTENCE_END").finditer(text, floor, offset):
        floor = match.end()
    return floor


# ------------------------------------------------------------------------------------------ Members in running text


INVERTING = ("Kingdom", "Republic", "State", "Royaume", "publique", "\xc9tat", "Reino", "Rep\xfablica", "Estado")
"""No name is inverted without one of these."""


def inverted_names(text: str, start: int, end: int, is_listed: Callable[[int], bool]) -> Iterator[Span]:
    """`Korea, Republic of` behind "of", "from" or "by", when no other Member is named with it; none of a list."""
    for match in pattern("INVERSION").finditer(text, start, end):
        if is_listed(match.start()):
            continue
        words = list(re.finditer(r"\S+", text[max(start, match.start() - 60) : match.start()]))
        floor = max(start, match.start() - 60)
        for count in (3, 2, 1):
            if len(words) <= count:
                continue
            begin = floor + words[-count].start()
            if fold(text[begin : match.end()]) in member_by_name() and words[-count - 1].group().lower() in _BEFORE_ONE:
                if not _more_names(text, match.end(), end):
                    yield Span(begin, match.end())
                break


_BEFORE_ONE = frozenset("of from by for with to in the de du la del por par".split())


def _more_names(text: str, start: int, end: int) -> bool:
    join = pattern("JOIN").match(text, start, end)
    return join is not None and bool(names_from(text, join.end(), end)[0])


def member_words(text: str, places: Iterable[Span]) -> Iterator[Span]:
    """The word `Members` of `WTO Members`, `Members of the WTO`, in any language; `places` are those of all words."""
    for place in places:
        match = pattern("MEMBER_WORD").match(text, place.start)
        if match is not None:
            yield Span(*match.span("english" if match["english"] else "plain"))


def envoys(text: str, start: int, end: int) -> Iterator[Span]:
    """The Members whose envoys are named: `Ambassador of Barbados`, `H.E. Mr Matthew Wilson (Barbados)`."""
    for match in pattern("ENVOY").finditer(text, start, end):
        if match.group().endswith("("):
            stop = text.find(")", match.end(), min(end, match.end() + LONGEST_NAME))
            if stop > 0 and is_name(text[match.end() : stop]):
                yield Span(match.end(), stop)
        elif names := names_from(text, match.end(), end)[0]:
            yield names[0]


def phrase_places(phrase: str, text: str) -> Iterator[Span]:
    """Every place of some words in a row, whatever blanks, line ends or hyphens stand between them."""
    between = r"[\s\xa0]+"
    words = between.join(re.escape(word).replace("\\-", r"[-\u2010\u2011][\s]?") for word in phrase.split())
    for match in re.finditer(rf"(?<![\w-]){words}(?![\w-])", text, re.IGNORECASE):  # of this report: never kept
        yield Span(*match.span())
