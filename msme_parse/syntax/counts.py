"""A number and the noun that it counts: `88 WTO Members`, `five new Members`, `membership to 104`.

The caller names the place of a number; this module reads the words round it, never more than a bounded stretch.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

import msgspec

from msme_parse.lexicon import Language, fold, nouns
from msme_parse.source import Span
from msme_parse.syntax.engine import Grammar, Lexeme, append, new_list
from msme_parse.syntax.number_words import begins_number, number_in_words, value_of
from msme_parse.syntax.patterns import compiled
from msme_parse.syntax.words import skip_blanks

WINDOW = 120
"""How many characters before and behind a number are read."""

_MOST_ADJECTIVES = 4

_MEMBERSHIP = "members"
"""What `membership` counts."""


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """A number with its noun; offsets count in the text."""

    start: int
    end: int
    value: int
    of: str
    """The normal form of the noun; empty where only `total` or nothing at all stands for it."""
    noun: Span
    adjectives: tuple[str, ...]
    """The words between number and noun, folded."""
    stated: bool
    """Whether the noun stands before it, as in `membership to 104`."""
    approximate: bool
    """Whether it is said to be about so much, or is one end of a range."""

    stop: int
    """Where number and noun end."""


@cache
def _grammar() -> Grammar:
    return Grammar(
        "counts",
        {
            "phrase": lambda children: children[0],
            "counted": lambda children: (children[0], children[-2]),
            "stated": lambda children: (children[3], children[1]),
            "amount": _gathered,
            "new_list": new_list,
            "append": append,
        },
    )


def _gathered(children: list[Any]) -> list[Lexeme]:
    return [*children[0], children[1]] if isinstance(children[0], list) else [children[0]]


@cache
def terminal(name: str) -> re.Pattern[str]:
    """One terminal of `counts.lark`."""
    return _grammar().terminal(name)


def find(name: str, text: str, start: int, end: int) -> Span | None:
    """The first place of one terminal of `counts.lark` in a stretch of text."""
    match = terminal(name).search(text, start, end)
    return Span(*match.span()) if match else None


def begins(name: str, text: str, start: int, end: int) -> int | None:
    """Where a terminal that begins at `start` ends; None when it does not stand there."""
    match = terminal(name).match(text, start, end)
    return match.end() if match else None


def ends(name: str, text: str, floor: int, end: int) -> bool:
    """Whether a stretch of text before a number ends with a terminal."""
    return _ending(name, text, floor, end) is not None


def _ending(name: str, text: str, floor: int, end: int) -> re.Match[str] | None:
    floor = max(floor, end - WINDOW)
    if name in LAST_WORDS and not _is_last(name, _chunk_before(text, floor, end)):
        return None
    return terminal(name).search(text, floor, end)


def _chunk_before(text: str, floor: int, end: int) -> str:
    """What stands behind the last blank before `end`; blanks right before `end` do not count."""
    return (text[floor:end].rsplit(None, 1) or [""])[-1]


LAST_WORDS: Mapping[str, frozenset[str]] = {
    "ABOUT": frozenset(
        "about some over around nearly almost roughly approximately than least most to above below under"
        " between environ de moins quelque entre unos unas casi menos alrededor aproximadamente"
        " or à ou a o and et y - –".split()
    ),
    "SEVERAL": frozenset(
        "several few many some one no any or every each plusieurs quelques varios algún o ou"
        " - ‐ ‑ ' ’ $ € £ # @ / = < > .".split()
    ),
    "ATTENDED_BY": frozenset(
        "by of from together de des a les los las the réuni rassemblé participé assisté asistieron participaron reunió"
        " congregó réunion reunión sesión sesiones session séance conferencia conférence taller seminario séminaire"
        " representatives representantes représentants delegations delegates".split()
    ),
    "WTO_HAS": frozenset(
        "has had counts counted compte comptait cuenta contaba tiene tenía now then today currently hui désormais alors"
        " maintenant actuellement ahora entonces hoy actualmente ya con en día".split()
    ),
    "STATED": frozenset("to at is was now of reached à de atteint a numbering".split()),
    "LABELLED": frozenset(": (".split()),
    "OF_ALL": frozenset("The the All all Les les Los los".split()),
    "AGAINST": frozenset("against versus with to from contre a con".split()),
}
"""The words and marks with which some terminals end that stand before a number. Most numbers follow others, and to see
that takes less than a search."""


@lru_cache(maxsize=20_000)
def _is_last(name: str, chunk: str) -> bool:
    """Whether a terminal may end in a chunk: with one of its words, or with one of its marks."""
    word = _LAST_WORD.search(chunk)
    return (word.group() if word else chunk[-1:]) in LAST_WORDS[name]


_LAST_WORD = compiled(r"[^\W\d_]+\Z")


def sentence_ends(text: str, start: int, end: int) -> list[int]:
    """Where the sentences of a passage end, the marks of notes behind the full stop included."""
    return [*(match.end() for match in terminal("SENTENCE_END").finditer(text, start, end)), end]


# ------------------------------------------------------------------------------------------ phrases


def read_figures(text: str, number: Span, floor: int, stop: int, language: Language) -> Phrase | None:
    """The phrase round a number in figures; None when it counts nothing: a year, a reference, a percentage."""
    value = value_of(text[number.start : number.end], language)
    if value is None or _is_no_count(text, number, floor, stop):
        return None
    return _phrase(
        text, value, [Lexeme("NUMBER", text[number.start : number.end], number.start)], floor, stop, language
    )


def read_words(text: str, start: int, floor: int, stop: int, language: Language) -> Phrase | None:
    """The phrase round a number in words; articles (`un`, `una`) are numbers only before `new`."""
    found = number_in_words(text, start, stop, language)
    if found is None or ends("SEVERAL", text, floor, start):
        return None
    if begins_number(_chunk_before(text, floor, start), language):
        return None  # the second half of `vingt huit`, whose first half said nothing
    value, lexemes = found
    if fold(lexemes[0].text) in _NEVER_FIRST:
        return None
    phrase = _phrase(text, value, lexemes, floor, stop, language)
    if phrase is None or not phrase.of:
        return None
    if phrase.stated and _NUMBERING.isdisjoint(text[phrase.noun.end : start].split()):
        return None
    if language != "en" and value == 1 and not _NEW.intersection(phrase.adjectives):
        return None
    return phrase


_NUMBERING = frozenset(("nombre", "número", "numbering"))
_NEVER_FIRST = frozenset(("hundred", "thousand", "cents"))
_NEW = frozenset("nouveau nouvel nouvelle nuevo nueva seul seule solo sola".split())


def _is_no_count(text: str, number: Span, floor: int, stop: int) -> bool:
    before = text[number.start - 1 : number.start]
    if before.isalpha() or (before and before in "$€£#@/=<>.,_’'"):
        return True
    if before and before in "-‑–" and not text[max(floor, number.start - 4) : number.start - 1].strip()[-1:].isdigit():
        return True
    behind = terminal("BEHIND").match(text, number.end, stop)
    if behind is not None and not _is_share_of_all(text, number.end):
        return True
    return _may_refer(text, floor, number.start) and ends("REFERENCE", text, floor, number.start)


def _may_refer(text: str, floor: int, end: int) -> bool:
    """Whether the last words before a number can be those of a reference; most cannot, and a search takes longer."""
    *front, last = ["", *text[max(floor, end - WINDOW) : end].rsplit(None, 2)]
    if last in _JOINING:
        return front[-1].endswith(_JOINED_ENDS)
    return _ends_reference(last)


_JOINING = frozenset("and or to et ou à y o a of des los".split())
_JOINED_ENDS = (*"0123456789)", "Group", "Groupe", "de")
"""What stands before such a word in `paragraphs 3 and`, `2.1(a) to`, `Group of`, `Grupo de los`."""


@lru_cache(maxsize=20_000)
def _ends_reference(word: str) -> bool:
    """`paragraph`, `No.`, `5,`, `2-`."""
    if word[-1:] in ("", ",", "-", "–"):
        return bool(word)
    return terminal("REFERENCE").search(f"{word} ") is not None


def _is_share_of_all(text: str, end: int) -> bool:
    """`98/164`: so many of all."""
    return text[end : end + 1] == "/" and text[end + 1 : end + 4].isdigit()


def _phrase(text: str, value: int, number: list[Lexeme], floor: int, stop: int, language: Language) -> Phrase | None:
    start, end = number[0].start, number[-1].end
    sequence, of, noun = _read_behind(text, end, stop, language)
    stated = not of
    if stated:
        sequence, of, noun = _read_before(text, floor, start, language)
        if not noun.end:
            return None
    approximate = ends("ABOUT", text, floor, start)
    adjectives = []
    if len(sequence) > 1:  # else a noun stands alone with its number
        _, adjectives = _grammar().parse([*sequence, *number] if stated else [*number, *sequence])
    return Phrase(start, end, value, of, noun, _folded(adjectives), stated, approximate, max(end, noun.end))


def bare(text: str, number: Span, floor: int, stop: int, language: Language) -> Phrase | None:
    """A number that has no noun beside it: `103 in 2024`, `has 103.`"""
    value = value_of(text[number.start : number.end], language)
    if value is None or _is_no_count(text, number, floor, stop):
        return None
    approximate = ends("ABOUT", text, floor, number.start)
    return Phrase(number.start, number.end, value, "", Span(number.end, number.end), (), False, approximate, number.end)


def _folded(words: list[Lexeme]) -> tuple[str, ...]:
    return tuple(fold(word.text) for word in words)


class _Word(msgspec.Struct, frozen=True, gc=False):
    """A word of a chunk, and what can be told of it wherever it stands."""

    offset: int
    """Where in the chunk it begins."""
    text: str
    is_stop: bool
    may_count: bool
    """Whether a noun that reports count can begin with it."""

    @property
    def is_plural(self) -> bool:
        return self.text[-1] in "sS"


class _Chunk(msgspec.Struct, frozen=True, gc=False):
    """The words that a chunk begins with, up to the first character that belongs to none."""

    words: tuple[_Word, ...]
    whole: bool
    """Whether the chunk has nothing else."""
    opens_with_stop: bool
    may_count: bool
    """Whether one of the words can begin a noun that reports count."""


def _read_behind(text: str, end: int, stop: int, language: Language) -> tuple[list[Lexeme], str, Span]:
    """The words behind a number up to its noun, as tokens; no noun when something else comes first."""
    limit = min(stop, end + WINDOW)
    behind = skip_blanks(text, end, limit)
    whole = _WHOLE_BEGINS.match(text, end, limit) and terminal("WHOLE").match(text, behind, limit)
    words = _words_behind(text, whole.end() if whole else end, limit)
    found = _noun(text, end, words, language) if words else None
    if found is None:
        return [], "", Span(0, 0)
    index, of, noun = found
    tokens = [Lexeme("WHOLE", whole.group(), whole.start())] if whole else []
    tokens += [Lexeme("WORD", word.text, start) for start, word in words[:index]]
    return [*tokens, Lexeme("NOUN", text[noun.start : noun.end], noun.start)], of, noun


_MOST_WORDS = _MOST_ADJECTIVES + 4


def _words_behind(text: str, position: int, limit: int) -> list[tuple[int, _Word]]:
    """The next words with nothing but blanks between, and where each begins; none when none can be a noun."""
    words: list[tuple[int, _Word]] = []
    counts = False
    for chunk in text[position:limit].split(None, _MOST_WORDS)[:_MOST_WORDS]:
        read = _read_chunk(chunk)
        if not words and (not read.words or read.opens_with_stop):
            break
        position = text.index(chunk, position)
        counts = counts or read.may_count
        words += [(position + word.offset, word) for word in read.words]
        if not read.whole:
            break
        position += len(chunk)
    return words[:_MOST_WORDS] if counts else []


_WHOLE_BEGINS = compiled(r"[\s\xa0]*(?:the|le|el)(?!\w)")


@lru_cache(maxsize=20_000)
def _read_chunk(chunk: str) -> _Chunk:
    words: list[_Word] = []
    reached, stops = 0, False
    for match in _grammar().master.finditer(chunk):
        kind = match.lastgroup
        if kind not in ("WORD", "STOP"):
            break
        text = _without_mark(match.group())
        is_stop = _is_stop(text.lower())
        stops = stops or (not words and (kind == "STOP" or is_stop))
        words.append(_Word(match.start(), text, is_stop, fold(text) in _first_words_of_nouns()))
        reached = match.end()
    return _Chunk(tuple(words), reached == len(chunk), stops, any(word.may_count for word in words))


def _without_mark(word: str) -> str:
    """A noun that reports count without the note mark that is glued to it: `Members` of `Members3`."""
    if not word[-1].isdigit():
        return word
    bare = word.rstrip("0123456789")
    return bare if fold(bare) in nouns() else word


@lru_cache(maxsize=10_000)
def _is_stop(word: str) -> bool:
    """Whether nothing is counted behind a word, given in small letters: `of`, `which`, `million`."""
    return terminal("STOP").fullmatch(word) is not None


@cache
def _first_words_of_nouns() -> frozenset[str]:
    return frozenset(noun.split()[0] for noun in nouns())


def _noun(text: str, end: int, words: list[tuple[int, _Word]], language: Language) -> tuple[int, str, Span] | None:
    """The first noun that the lexicon knows, the longest form first; in `working group meetings` the last of a row."""
    best: tuple[int, str, Span] | None = None
    index = 0
    while index < len(words) and index <= _MOST_ADJECTIVES:
        start, word = words[index]
        if word.is_stop:
            break
        match = _noun_at(text, words, index, language) if word.may_count else None
        if match is None:
            if best is not None:
                break
            index += 1
            continue
        of, last = match
        gap = best is not None and text[best[2].end : start].strip()
        if gap:
            break
        stop = words[last][0] + len(words[last][1].text)
        best = (index, of, Span(start, stop))
        if words[last][1].is_plural or not text[stop : stop + 1].isspace():
            break
        index = last + 1
    return best


def _noun_at(text: str, words: list[tuple[int, _Word]], index: int, language: Language) -> tuple[str, int] | None:
    for last in range(min(index + 4, len(words)) - 1, index - 1, -1):
        start, word = words[last]
        of = nouns(language).get(fold(text[words[index][0] : start + len(word.text)]))
        if of is not None:
            return None if of == "states" and index and words[index - 1][1].text == "United" else (of, last)
    return None


def _read_before(text: str, floor: int, start: int, language: Language) -> tuple[list[Lexeme], str, Span]:
    """The noun before a number that is stated behind it: `membership to 104`, `Members: 98`."""
    match = _ending("STATED", text, floor, start) or _ending("LABELLED", text, floor, start)
    if match is None or match.end() != start:
        return [], "", Span(0, 0)
    groups = match.groupdict()
    name = next(name for name in ("numbered", "membership", "noun", "total", "label") if groups.get(name))
    of = _MEMBERSHIP if name == "membership" else _first_noun(groups[name], language)
    if name == "label" and not (of and groups[name][0].isupper() and _is_labelled(text, start)):
        return [], "", Span(0, 0)
    if name in ("noun", "numbered") and not of:
        return [], "", Span(0, 0)
    noun = Lexeme("NOUN", groups[name], match.start(name))
    link = Lexeme("LINK", text[noun.end : start], noun.end)
    return [noun, link], of, Span(noun.start, noun.end)


def _first_noun(run: str, language: Language) -> str:
    """What is counted in `WTO Members of the Group`: the first noun that reports count."""
    words = fold(run).split()
    forms = (" ".join(words[index : index + length]) for index in range(len(words)) for length in (2, 1))
    return next((nouns(language)[form] for form in forms if form in nouns(language)), "")


def _is_labelled(text: str, start: int) -> bool:
    """Whether a number behind `Members:` or `Members (` stands alone."""
    return compiled(r"[0-9]{1,4}[\s\xa0]*(?:\)|/[0-9]|[.;,]?[\s\xa0]*(?:\Z|[\r\n]))").match(text, start) is not None
