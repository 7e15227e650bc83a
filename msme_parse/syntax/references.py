"""Cross-references in running text: where they stand, and what is inside each."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Literal

import msgspec

from msme_parse.syntax.engine import Grammar, Lexeme
from msme_parse.syntax.patterns import compiled

Noun = Literal["paragraph", "section", "annex", "note", "table", "figure", "box"]
Bearing = Literal["above", "below", "here", "elsewhere"]
Lead = Literal["pointer", "source"]

_LOOK_BACK = 60
"""How far in front of a reference the words begin that say whose it is."""


class ReferenceNumber(msgspec.Struct, frozen=True, gc=False):
    """One number of a reference: `5(c)`, `III.8`."""

    start: int
    end: int
    text: str
    """On one line, without the blank before a parenthesis: `5(c)` for `5 (c)`."""


class ReferenceParts(msgspec.Struct, frozen=True, gc=False):
    """A reference taken apart; offsets count in the whole text."""

    start: int
    end: int
    """Where its last number ends, or its noun when it has none."""
    stop: int
    """Where the words end that say where the place is: behind `above` in `paragraph 2 above`."""
    noun: Noun
    numbers: tuple[ReferenceNumber, ...]
    """Empty for `see annex` and `the annex to this report`; the two ends for a range."""
    bearing: Bearing | None
    """What follows: `above`, `of this report` (here), `of the Doha Declaration` (elsewhere)."""
    lead: Lead | None
    """What stands in front: `see `, `shown in ` or a parenthesis (a pointer), `Article 10, ` or `its ` (a source)."""


def find_references(text: str, start: int, end: int, nouns: Iterable[int]) -> Iterator[ReferenceParts]:
    """The references between two offsets, from left to right; `nouns` are the places of the words that begin one."""
    reached = start
    for noun in nouns:
        run = terminal("REFERENCE").match(text, noun, end) if noun >= reached else None
        if run is None:
            continue
        reached = run.end()
        parts = _read(text, start, noun, reached)
        if parts is not None:
            yield parts


@cache
def noun() -> re.Pattern[str]:
    """What a reference begins with, as far as a word tells: `Paragraphs`, `annexe`, `para`."""
    nouns = "|".join(terminal(name).pattern for name in ("SECTION", "ANNEX", "NOTE", "TABLE", "FIGURE", "BOX"))
    return compiled(rf"(?<![\w/-])(?=[ABCEFGNPRSTabcefgnprst])(?:PARA|P\xc1RR|[Pp]ara|[Pp]\xe1rr|[Pp]ar\.|{nouns})")


DEBRIS = ("Error!", "Erreur", "REF")
"""There is no debris without one of these."""


def find_field_debris(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what a word processor leaves of a lost reference: `Error! Reference source not found.`"""
    return (match.span() for match in terminal("FIELD_DEBRIS").finditer(text))


@cache
def _grammar() -> Grammar:
    return Grammar("references", {"references": list, "place": list, "targets": _gathered, "target": _numbers})


@cache
def terminal(name: str) -> re.Pattern[str]:
    """One terminal of `references.lark`."""
    return _grammar().terminal(name)


def _numbers(children: list[Lexeme]) -> list[Lexeme]:
    return [child for child in children if child.type == "NUMBER"]


def _gathered(children: list[Any]) -> list[Lexeme]:
    return [lexeme for child in children if isinstance(child, list) for lexeme in child]


def _read(text: str, first: int, start: int, stop: int) -> ReferenceParts | None:
    """The parts of a run; None for a noun that only looks like a reference."""
    place, *bearing = _grammar().parse(_lexemes(text, start, stop))
    noun: Lexeme = place[0]
    numbers = tuple(_number(lexeme) for lexeme in (place[1] if len(place) > 1 else ()))
    where = _BEARINGS[bearing[0].type] if bearing else None
    stop = bearing[0].end if bearing else stop
    if where is None and numbers and (behind := _behind_label(text, first, start, stop)) is not None:
        where, stop = "elsewhere", behind
    lead = _lead(text, first, start, stop, noun)
    if not _is_reference(text, noun, numbers, where, lead):
        return None
    end = numbers[-1].end if numbers else noun.end
    return ReferenceParts(start, end, stop, _NOUNS[noun.type], numbers, where, lead)


def _lexemes(text: str, start: int, stop: int) -> Iterator[Lexeme]:
    """The tokens of a run. They are read in the whole text, so that each sees what stands behind it."""
    for match in _grammar().master.finditer(text, start):
        if match.start() >= stop:
            return
        if match.lastgroup != "BLANK":
            end = min(match.end(), stop) if match.lastgroup == "NUMBER" else match.end()
            yield Lexeme(str(match.lastgroup), text[match.start() : end], match.start())


_NOUNS: dict[str, Noun] = {
    "PARAGRAPH": "paragraph",
    "SECTION": "section",
    "ANNEX": "annex",
    "NOTE": "note",
    "TABLE": "table",
    "FIGURE": "figure",
    "BOX": "box",
}
_BEARINGS: dict[str, Bearing] = {"ABOVE": "above", "BELOW": "below", "HERE": "here", "ELSEWHERE": "elsewhere"}


def _number(lexeme: Lexeme) -> ReferenceNumber:
    text = " ".join(lexeme.text.split()).replace(" (", "(")
    return ReferenceNumber(lexeme.start, lexeme.end, text)


def _lead(text: str, first: int, start: int, stop: int, noun: Lexeme) -> Lead | None:
    window = max(first, start - _LOOK_BACK)
    if terminal("POINTER").search(text, window, start):
        return "pointer"
    if noun.type in _SHOWING and terminal("DISPLAY").search(text, window, start):
        return "pointer"
    if terminal("SOURCE").search(text, window, start):
        return "source"
    opened = text[window:start].rstrip().endswith("(")
    return "pointer" if opened and text[stop : stop + 1] in ("", ")", ",", ";") else None


def _behind_label(text: str, first: int, start: int, stop: int) -> int | None:
    """Where the words end that follow a number written as a label: `párrafo 6) del artículo 21`."""
    if text[stop : stop + 1] != ")":
        return None
    window = text[max(first, start - _LOOK_BACK) : start]
    elsewhere = terminal("ELSEWHERE").match(text, stop + 1) if window.rfind("(") <= window.rfind(")") else None
    return elsewhere.end() if elsewhere else None


_SHOWING = ("ANNEX", "TABLE", "FIGURE", "BOX")
_BEFORE_NOTE = frozenset(("and", "in", "the", "to", "et", "dans", "à", "la", "y", "en", "de"))
_ARTICLES = frozenset(("the", "this", "that", "a", "an", "any", "each", "every", "no", "our", "which"))
_FOOT = ("foot", "end", "bas", "pie")


def _is_reference(
    text: str, noun: Lexeme, numbers: tuple[ReferenceNumber, ...], where: Bearing | None, lead: Lead | None
) -> bool:
    """Whether a noun and what follows it point somewhere: not `the annex I sent`, `note 3 of them`, `the annex`."""
    if not numbers:
        return lead == "pointer" or where == "here"
    before = (text[max(noun.start - 8, 0) : noun.start].split() or [""])[-1].lower()
    if numbers[0].text in ("I", "A") and noun.text.islower():
        return before not in _ARTICLES
    if noun.type == "NOTE" and not any(part in noun.text.lower() for part in _FOOT):
        return before in _BEFORE_NOTE or lead == "pointer" or where in ("above", "below", "here")
    return True
