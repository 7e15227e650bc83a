"""Which runs of letters, slashes and figures are document symbols: `WT/L/671`, and not `WTO/OECD` or `A/H1N1`."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msme_parse.lexicon import collections, series, type_letters
from msme_parse.syntax.divided import is_year
from msme_parse.syntax.patterns import compiled
from msme_parse.syntax.symbols import SymbolParts, read_symbol


def is_decision(run: str) -> bool:
    """Whether a symbol names a decision of the climate convention, `1/CP.21`: never the document that it stands in."""
    return run[:1].isdigit() and "/C" in run


@lru_cache(maxsize=20_000)
def is_symbol(run: str, following: str) -> bool:
    """Whether a run of letters, slashes and figures is a document symbol, and not `WTO/OECD` or `A/H1N1`.

    `following` is the character behind the run.
    """
    parts = read_symbol(run)
    if not parts.series or (following.isalpha() and following.islower()):
        return False
    first = run.lstrip("_")[:1]
    if first.isdigit() or (parts.letters == "WHA" and "/" not in run):
        return True
    names = tuple(parts.letters.split("/"))
    if first.islower():
        body = parts.series.split("/")[1:2]
        clear = names[0] not in ("A", "E") or (bool(body) and len(body[0]) > 1)
        return bool(parts.number) and len(names) > 1 and clear and "/".join(names[:2]) in known_bodies()
    if not _names_something(parts):
        return False
    if names[0] in _CLEAR:
        return len(names) > 1 or parts.year is not None or names[0] in _SINGLE
    if names[0] == "WTO":
        return len(names) > 1 and (names[1] == "AIR" or f"WT/{names[1]}" in known_bodies())
    fits = _fits_series(names, parts) if names[0] in collections() else _looks_like_one(names, parts)
    return fits or bool(unglued(names))


_CLEAR = frozenset(("WT", "TN", "IP", "INF", "JOB", "RD", "FCCC", "GPA", "OFFICE", "PRESS"))
_SINGLE = frozenset(("JOB", "GPA", "OFFICE"))
_ONE_LETTER = frozenset("ACEGLS")


def _names_something(parts: SymbolParts) -> bool:
    if parts.number or parts.year is not None:
        return True
    known = series().get(parts.letters)
    return bool(parts.suffixes) and (known is not None or parts.letters.startswith(("WT/", "TN/", "G/", "IP/", "INF/")))


@cache
def known_bodies() -> frozenset[str]:
    """The first two components of all known series: `WT/COMTD`, `G/SPS`, `A/CONF`."""
    return frozenset("/".join(prefix.split("/")[:2]) for prefix in series())


def unglued(names: tuple[str, ...]) -> tuple[str, ...]:
    """`G/STR/N` for `G/STRN`, `WT/COMTD/W` for `WTCOMTD/W`: the known series that a lost slash makes of the names.

    Empty when there is none.
    """
    collection, *rest = names
    for head in _OF_THE_WTO:
        body = collection.removeprefix(head)
        typed = len(head) > 1 or (rest and rest[0] in type_letters())
        if body != collection and len(body) > 1 and typed and f"{head}/{body}" in known_bodies():
            return (head, body, *rest)
    if len(names) != 2:
        return ()
    for letters in _TYPES:
        stem = rest[0].removesuffix(letters)
        if stem != rest[0] and _is_body(collection, stem, letters):
            return (collection, stem, letters)
    return ()


_OF_THE_WTO = ("WT", "TN", "IP", "INF", "JOB", "RD", "G", "S")
_TYPES = ("W", "M", "R", "N", "GEN", "RD", "SPEC")


def _is_body(collection: str, stem: str, letters: str) -> bool:
    """Whether a body is known; a short one only with its type letters, and of a collection that is no other house's."""
    if collection not in _OF_THE_WTO or len(stem) < 2:
        return False
    return f"{collection}/{stem}" in known_bodies() if len(stem) > 2 else f"{collection}/{stem}/{letters}" in series()


def _fits_series(names: tuple[str, ...], parts: SymbolParts) -> bool:
    if len(names) == 1:
        return _fits_alone(names[0], parts)
    if "/".join(names[:2]) in known_bodies():
        return True
    if names[0] in _ONE_LETTER:
        return len(names) > 2 and names[2] in type_letters() and len(names[1]) > 2 and parts.number.isdigit()
    return names[0] in series()


def _fits_alone(collection: str, parts: SymbolParts) -> bool:
    figures = parts.number.split("/")
    if collection in ("L", "LET", "AIR", "TD"):
        return figures[0].isdigit() and len(figures[0]) > 1
    if collection in ("A", "E", "S"):
        old = figures[0].isdigit() and len(figures[0]) > 3 and not is_year(figures[0])
        return len(figures) > 1 or parts.year is not None or old or figures[0].startswith("PV.")
    if f"{collection}/{figures[0].partition('.')[0]}" in known_bodies():
        return True
    return collection in series() and (len(figures) > 1 or parts.year is not None)


def _looks_like_one(names: tuple[str, ...], parts: SymbolParts) -> bool:
    """A symbol of a house that the lexicon does not know: letters enough, and figures that count documents."""
    figures = [part for part in parts.number.split("/") if part.isdigit()]
    if len(names) < 2 or not figures or parts.faults:
        return False
    return bool(parts.suffixes) or (len(names) > 2 and (parts.year is not None or len(figures) > 1))


_STUMP = compiled(r"\n[\f ]{0,3}\(?((?:WT|TN|IP|G|S)(?:/[A-Z]{2,8}){1,3}/?)(?=[ ]{2}|[ \t]*\r?$)", re.MULTILINE)
_REST = compiled(r"[ ]{0,3}(/?[0-9]{1,5}(?:/(?:Rev|Add|Corr)\.[0-9]{1,3})*)(?=\)?(?:[ ]{2}|[ \t]*(?:[\r\n]|\Z)))")
_FEW_LINES = 10


def split_symbols(text: str) -> Iterator[tuple[int, int, str]]:
    """The symbols that the first column of a table breaks over two rows, other columns between them.

    `G/SPS/GEN/` stands at the beginning of a line, `295/Add.24` at the beginning of the next that has anything there.
    Each with the span of its first part, and written together.
    """
    for stump in _STUMP.finditer(text):
        end = text.find("\n", stump.end())
        for _ in range(_FEW_LINES):
            if end < 0:
                break
            line, end = end + 1, text.find("\n", end + 1)
            rest = _REST.match(text, line)
            if rest is not None and stump[1].endswith("/") != rest[1].startswith("/"):
                yield stump.start(1), stump.end(1), stump[1] + rest[1]
            if rest is not None or text[line : line + 4 if end < 0 else min(line + 4, end)].strip():
                break
