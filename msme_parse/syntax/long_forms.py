"""The long form in front of an abbreviation: `11th Ministerial Conference`, read backwards from its letters."""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from msme_parse.lexicon import abbreviations, fold, ordinal_words, spelt_out
from msme_parse.syntax.abbreviations import ShortForm, stem_of
from msme_parse.syntax.patterns import compiled
from msme_parse.syntax.words import words

LONGEST_LONG_FORM = 12
"""A long form has no more words than this."""

_TOKEN = compiled(r"[^\W_]+")
_ORDINAL = compiled(r"([0-9]{1,3})(?:st|nd|rd|th|e|er|re|ère|ème|eme|º|ª|o|a)")

FUNCTION_WORDS = frozenset(
    "of the and for on in to a an at by with from or de du des la le les l d et en pour sur au aux à dans y e del los"
    " las el por para con sobre al o its their s".split()
)
_ENDS_A_NAME = frozenset("of for de du des del on".split())
_SESSIONS = frozenset("session sessions meeting reunion periodo periodos sesiones sesion annual".split())
_BEFORE_SESSION = FUNCTION_WORDS | _SESSIONS


class LongForm(msgspec.Struct, frozen=True, gc=False):
    """A long form in front of a parenthesis; offsets count from the beginning of the stretch that was read."""

    start: int
    end: int
    fits: bool
    ordinal: int | None
    """The ordinal that it begins with: 11 for `11th Ministerial Conference`."""


class _Token:
    """A word of the stretch in front of a parenthesis."""

    __slots__ = ("end", "folded", "is_function", "is_joined", "start", "text")

    def __init__(self, text: str, start: int, stretch: str) -> None:
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.folded = fold(text)
        self.is_function = self.folded in FUNCTION_WORDS
        self.is_joined = start > 0 and stretch[start - 1] in "-‑"


def read_long_form(stretch: str, short: ShortForm) -> LongForm | None:
    """The long form that ends where `stretch` ends; None when nothing there could be one."""
    tokens = _tokens(stretch)
    if not tokens:
        return None
    if short.names:
        return _named(tokens, short)
    if short.number is not None and short.number > 999:
        return _of_year(tokens, short)
    numeral = short.text.split()[-1]
    if short.number is not None and numeral.isalpha() and tokens[-1].text == numeral:
        return _named(tokens, msgspec.structs.replace(short, names=(numeral,)))
    found = _known(tokens, short.stem) or _lettered(tokens, short)
    if found is None and short.number is not None:
        return _at_session(tokens, short) or _session_of(tokens, short)
    if found is not None:
        start, end = found
        start, ordinal = _ordinal_before(tokens, start) if short.number is not None else (start, None)
        return LongForm(tokens[start].start, tokens[end].end, True, ordinal)
    first = _capitalized_run(tokens)
    if first is None:
        first = _headed_run(tokens)
    if first is None:
        return None
    return LongForm(tokens[first].start, tokens[-1].end, _is_in_order(tokens[first:], short.letters), None)


def reads_whole(words: str, short: ShortForm) -> bool:
    """Whether `words` are, from first to last, a long form of `short`."""
    tokens = _tokens(words)
    return len(tokens) > 1 and (_known(tokens, short.stem) or _lettered(tokens, short)) == (0, len(tokens) - 1)


def _tokens(stretch: str) -> list[_Token]:
    """The last words of a stretch, not more than a long form with its ordinal can have."""
    matches = list(_TOKEN.finditer(stretch))[-LONGEST_LONG_FORM - 6 :]
    if len(matches) > 1 and matches[-1].group() == "s" and stretch[matches[-1].start() - 1] in "'’":
        matches.pop()
    return [_Token(match.group(), match.start(), stretch) for match in matches]


def _lettered(tokens: list[_Token], short: ShortForm) -> tuple[int, int] | None:
    """First and last word of the stretch from which the letters of a short form can be read, from the end backwards."""
    letters = short.letters
    if len(letters) < 2:
        return None
    last = len(tokens) - 1
    for skips in (0, 1) if len(letters) > 2 else (0,):
        start = _fit(tokens, letters, last, len(letters) - 1, skips, {})
        if start is not None:
            return start, last
    for end in range(last - 1, max(0, last - 6), -1):
        if tokens[end + 1].folded in _ENDS_A_NAME and not tokens[end].is_function:
            start = _fit(tokens, letters, end, len(letters) - 1, 0, {})
            if start is not None and len(letters) > 2:
                return start, last
    return None


_Seen = dict[tuple[int, int, int], int | None]


def _fit(tokens: list[_Token], letters: str, at: int, letter: int, skips: int, seen: _Seen) -> int | None:
    """The word at which `letters[:letter + 1]` begin, read backwards from word `at`; None when they cannot be read.

    A word gives its first letter, and after that up to three more of its own. Function words and the second half of a
    compound may give none, and of the others `skips` may.
    """
    if at < 0:
        return None
    key = (at, letter, skips)
    if key in seen:
        return seen[key]
    token = tokens[at]
    result = None
    for taken in range(1, min(4, letter + 1) + 1):
        first = letter - taken + 1
        if not _gives(token, letters[first : letter + 1]):
            continue
        if first == 0:
            result = None if token.is_function else at
        else:
            result = _fit(tokens, letters, at - 1, first - 1, skips, seen)
        if result is not None:
            break
    if result is None and (token.is_function or token.is_joined):
        result = _fit(tokens, letters, at - 1, letter, skips, seen)
    if result is None and skips and letter < len(letters) - 1:
        result = _fit(tokens, letters, at - 1, letter, skips - 1, seen)
    seen[key] = result
    return result


def _is_in_order(run: list[_Token], letters: str) -> bool:
    """Whether the letters are initials of a capitalized run, in order, from its first word on: ACP, APA, OHCHR."""
    initials = iter([token.folded[:1] for token in run])
    return run[0].folded[:1] == letters[:1] and all(letter in initials for letter in letters)


def _gives(token: _Token, letters: str) -> bool:
    if letters == "&":
        return token.folded in ("and", "et", "y", "e")
    if token.folded[:1] != letters[0]:
        return False
    position = 0
    for letter in letters[1:]:
        position = token.folded.find(letter, position + 1)
        if position < 0:
            return False
    return True


def _known(tokens: list[_Token], stem: str) -> tuple[int, int] | None:
    """First and last word of the long form that the lexicon knows for a short form, if the stretch ends in it."""
    for long in _long_forms().get(stem, ()):
        if tuple(_singular(token.folded) for token in tokens[-len(long) :]) == long:
            return len(tokens) - len(long), len(tokens) - 1
    return None


def has_long_form(stem: str) -> bool:
    """Whether the lexicon knows what a short form stands for, or reads it as a name that stands for nothing."""
    row = abbreviations().get(stem)
    return stem in _long_forms() or (row is not None and row.kind != "term")


@cache
def _long_forms() -> dict[str, set[tuple[str, ...]]]:
    """The long forms of the lexicon under their short forms, as words in the singular."""
    known: dict[str, set[tuple[str, ...]]] = {}
    for short, longs in spelt_out().items():
        for long in longs:
            if len(content(long)) > 1:
                known.setdefault(stem_of(short), set()).add(
                    tuple(_singular(fold(word)) for word in _TOKEN.findall(long))
                )
    return known


def words_of(long: str) -> list[str]:
    """The words of a long form as the prose has them: compounds are one word."""
    return words(long)


def content(long: str) -> tuple[str, ...]:
    """The words that tell one long form from another: folded, singular, no function words, one way of spelling."""
    folded = (fold(word) for word in _TOKEN.findall(long))
    return tuple(_singular(word) for word in folded if word not in FUNCTION_WORDS)


@lru_cache(maxsize=20_000)
def _singular(word: str) -> str:
    word = word.replace("isation", "ization")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("es") and word[-3:-2] in ("s", "x", "r") and len(word) > 5:
        return word[:-2] if word[-3] != "r" else word[:-1]
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else word


def _named(tokens: list[_Token], short: ShortForm) -> LongForm | None:
    """The long form of `MSME Group`: a run of capitalized words that holds each of its words, or spells it.

    French has only the first word in capitals: `Comité des mesures sanitaires et phytosanitaires (Comité SPS)`.
    """
    first = _capitalized_run(tokens)
    if first is None:
        first = _last_named(tokens, fold(short.names[0]))
    if first is None:
        return None
    run = tokens[first:]
    words = {_singular(token.folded) for token in run}
    if any(_singular(fold(name)) not in words for name in short.names):
        return None
    abbreviation = fold(short.stem.split()[0])
    if _singular(abbreviation) not in words:
        ends = range(len(run) - 1, 0, -1)
        if all(_fit(run, short.letters, end, len(short.letters) - 1, 0, {}) is None for end in ends):
            return None
    return LongForm(run[0].start, run[-1].end, True, None)


def _last_named(tokens: list[_Token], name: str) -> int | None:
    """The last word before the parenthesis that is the first of its names, with a capital: `Comité`."""
    places = range(len(tokens) - 2, -1, -1)
    return next((at for at in places if tokens[at].folded == name and tokens[at].text[:1].isupper()), None)


def _capitalized_run(tokens: list[_Token]) -> int | None:
    """Where the run of capitalized words begins that ends the stretch; None when it has fewer than two."""
    first = None
    capitals = 0
    for index in range(len(tokens) - 1, max(-1, len(tokens) - 1 - LONGEST_LONG_FORM), -1):
        token = tokens[index]
        if token.text[:1].isupper() and not token.is_function:
            first = index
            capitals += 1
        elif not (token.is_function or token.is_joined):
            break
    return first if capitals > 1 else None


_HEADS = frozenset(
    "accord agence alliance association autorite banque bureau cadre centre comite commission conference conseil"
    " convention federation fonds forum groupe initiative institut mecanisme observatoire office organisation"
    " partenariat programme reseau secretariat service societe union zone".split()
)
_NO_NAME = frozenset("a ont est sont qui que dont par avec entre se ne ce cette ces".split())


def _headed_run(tokens: list[_Token]) -> int | None:
    """Where a French name begins that has a capital in its first word only: `Observatoire du transport maritime`."""
    for index in range(len(tokens) - 1, max(-1, len(tokens) - 1 - LONGEST_LONG_FORM), -1):
        token = tokens[index]
        if token.text[:1].isupper():
            return index if token.folded in _HEADS and index < len(tokens) - 2 else None
        if token.folded in _NO_NAME:
            return None
    return None


def _ordinal_before(tokens: list[_Token], start: int) -> tuple[int, int | None]:
    """The start of a long form with the ordinal in front of it, and the ordinal: `eleventh session of the ...`."""
    for index in range(start - 1, max(-1, start - 7), -1):
        value = _ordinal(tokens, index)
        if value is not None:
            return value
        if tokens[index].folded not in _BEFORE_SESSION:
            break
    return start, None


def _at_session(tokens: list[_Token], short: ShortForm) -> LongForm | None:
    """`Conference of the Parties, at its twenty-eighth session`: the name first, then the number."""
    if tokens[-1].folded not in _SESSIONS:
        return None
    for index in range(len(tokens) - 2, max(0, len(tokens) - 6), -1):
        ordinal = _ordinal(tokens, index)
        if ordinal is None:
            continue
        last = ordinal[0] - 1
        while last >= 0 and tokens[last].is_function:
            last -= 1
        found = _lettered(tokens[: last + 1], short) if last > 0 else None
        return None if found is None else LongForm(tokens[found[0]].start, tokens[-1].end, True, ordinal[1])
    return None


def _of_year(tokens: list[_Token], short: ShortForm) -> LongForm | None:
    """`General Agreement on Tariffs and Trade 1994 (GATT 1994)`: both end in the year."""
    year = str(short.number)
    if tokens[-1].text != year or len(tokens) < 3:
        return None
    found = _known(tokens[:-1], stem_of(short.text.removesuffix(year))) or _lettered(tokens[:-1], short)
    return None if found is None else LongForm(tokens[found[0]].start, tokens[-1].end, True, None)


def _session_of(tokens: list[_Token], short: ShortForm) -> LongForm | None:
    """`sixteenth session of the Conference (UNCTAD XVI)`: a body by its short name, where the lexicon has the long."""
    body = _singular(tokens[-1].folded)
    stem = stem_of(short.text).rstrip("0123456789IVXL") if " " not in short.text else short.text.split()[0]
    if not tokens[-1].text[:1].isupper() or not any(body in long for long in _long_forms().get(stem, ())):
        return None
    for index in range(len(tokens) - 2, max(0, len(tokens) - 6), -1):
        if tokens[index].folded in _SESSIONS:
            ordinal = _ordinal(tokens, index - 1) if index else None
            return None if ordinal is None else LongForm(tokens[ordinal[0]].start, tokens[-1].end, True, ordinal[1])
        if not tokens[index].is_function:
            return None
    return None


def _ordinal(tokens: list[_Token], index: int) -> tuple[int, int] | None:
    figures = _ORDINAL.fullmatch(tokens[index].text.lower())
    if figures:
        return index, int(figures[1])
    for length in (3, 2, 1):
        first = index - length + 1
        if first < 0:
            continue
        words = [token.folded for token in tokens[first : index + 1]]
        for joiner in ("-", " "):
            value = ordinal_words().get(joiner.join(words))
            if value is not None:
                return first, value
    return None
