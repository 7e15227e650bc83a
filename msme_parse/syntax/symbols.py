"""One document symbol taken apart, as written: `WT/MIN(17)/58/Rev.1`."""

from functools import cache, lru_cache
from typing import Any

import msgspec

from msme_parse.lexicon import collections, members, series, suffixes, type_letters
from msme_parse.syntax.engine import Grammar, Lexeme, append, new_list

LONGEST_RANGE = 400
"""A range of more documents than this is not spelled out."""


class SymbolParts(msgspec.Struct, frozen=True):
    """A symbol in its parts. `canonical` is the form in which the house would print it."""

    canonical: str
    series: str
    """The letters in front of the number: `WT/MIN`, `INF/MSME/R`, `G/SPS/N`."""
    year: int | None
    number: str
    """What identifies the document in its series: `58`, `430/1`, `INF.8`; empty when it has no number."""
    member: str
    """The Member code inside the symbol: `CHN`, `EU`, `TPKM`; mostly empty."""
    suffixes: tuple[str, ...]
    """`Rev.1`, `Add.2`, in written order."""
    placeholder: bool
    expands_to: tuple[str, ...]
    """All documents cited, when the run names several: `WT/GC/M/72 - 77`."""
    faults: tuple[str, ...]
    """What is wrong with the writing, in fixed words: `underscore`, `blank`, `double slash`, `letter case`, ..."""


@cache
def symbols_grammar() -> Grammar:
    """The grammar of symbols, with actions that keep the parts in order."""
    return Grammar(
        "symbols",
        {
            "new_list": new_list,
            "append": append,
            "symbol": lambda children: children[0],
            "further": lambda children: [part for child in children for part in _flat(child)],
            "further_with_suffix": list,
            "citation": lambda children: [*children[0], children[1]] if len(children) == 2 else [children[0]],
        },
    )


def _flat(child: Any) -> list[Any]:
    return child if isinstance(child, list) else [child]


@lru_cache(maxsize=20_000)
def read_symbol(run: str) -> SymbolParts:
    """The parts of a run that the grammar took for a symbol. Total for every text."""
    citation = symbols_grammar().parse(_tokens(run)) if run else [[]]
    head, *further = citation
    return _assembled(head, further)


def _tokens(run: str) -> list[Lexeme]:
    """The lexemes of a run; behind a joiner, a number or suffix is an elliptic one."""
    tokens: list[Lexeme] = []
    rest = False
    for token in symbols_grammar().lexemes(run):
        if token.type == "JOINER":
            if not tokens or tokens[-1].type in ("JOINER", "SLASH"):
                continue
            rest = True
        elif rest and token.type == "SUFFIX":
            token.type = "FURTHER_SUFFIX"
        elif rest and token.type == "FIGURES":
            token.type = "FURTHER_NUMBER"
        elif rest and token.type != "SLASH":
            break
        tokens.append(token)
    while tokens and tokens[-1].type == "JOINER":
        tokens.pop()
    return tokens


def _assembled(head: list[Lexeme], further: list[list[Lexeme]]) -> SymbolParts:
    faults = [_FAULTS[part.type] for part in head if part.type in _FAULTS]
    parts = [part for part in head if part.type not in ("UNDERSCORE", "BLANK", "SLASH", "DOUBLE_SLASH")]
    before_suffix = [part for part in parts if part.type not in ("SUFFIX", "VOLUME")]
    written = [part for part in parts if part.type == "SUFFIX"]
    spelled = tuple(_suffix(part.text) for part in written)
    faults += [fault for part in written for fault in _suffix_faults(part.text)]
    if any(part.text != part.text.upper() and part.text not in _MIXED_CASE for part in before_suffix[:2]):
        faults.append("letter case")
    names, year, member, number = _divided(before_suffix)
    canonical = _canonical(head, spelled)
    placeholder = any(part.type == "OPEN_NUMBER" for part in parts) or any(_is_open(text) for text in spelled)
    return SymbolParts(
        canonical=canonical,
        series="/".join(names),
        year=year,
        number=number,
        member=member,
        suffixes=spelled,
        placeholder=placeholder,
        expands_to=_expanded(canonical, further) if further else (),
        faults=tuple(dict.fromkeys(faults)),
    )


_FAULTS = {"UNDERSCORE": "underscore", "BLANK": "blank", "DOUBLE_SLASH": "double slash"}
_MIXED_CASE = frozenset(("Let", "Job", "Spec", "Sub"))
_NUMBERED_GLUE = ("DS", "REG")


def _divided(parts: list[Lexeme]) -> tuple[list[str], int | None, str, str]:
    """Series letters, year, Member code and number of a symbol without its suffixes."""
    names: list[str] = []
    rest: list[str] = []
    year: int | None = None
    member = ""
    for part in parts:
        text = part.text.rstrip(".") if part.type == "LETTERS" else part.text
        glue = text.rstrip("0123456789")
        if part.type == "SESSION":
            year = _year(text.strip("()"), year)
        elif part.type == "LETTERS" and not rest:
            names.append(text if text in _MIXED_CASE else text.upper())
        elif part.type == "GLUED" and not rest and glue in _NUMBERED_GLUE:
            names.append(glue)
            rest.append(text[len(glue) :])
        elif part.type == "GLUED" and not rest:
            names.append(text)
        elif part.type == "FIGURES" and year is None and _is_year(text) and part is not parts[-1]:
            year = int(text)
        else:
            rest.append(text)
    if len(names) > 2 and names[-1] in _member_codes() and names[-1] not in type_letters():
        member = names.pop()
    return names, year, member, "/".join(rest)


def _year(text: str, known: int | None) -> int | None:
    if not text.isdigit():
        return known
    if len(text) == 4:
        return int(text)
    return (1900 if int(text) >= 80 else 2000) + int(text)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and 1945 <= int(text) <= 2099


@cache
def _member_codes() -> frozenset[str]:
    return frozenset({member.symbol_code for member in members()} | {"EEC", "EU", "TPKM"})


def _canonical(head: list[Lexeme], spelled: tuple[str, ...]) -> str:
    """The symbol without residue, with suffixes in their house form."""
    remaining = list(spelled)
    pieces: list[str] = []
    for part in head:
        if part.type in ("UNDERSCORE", "BLANK"):
            continue
        if part.type == "DOUBLE_SLASH":
            pieces.append("/")
        elif part.type == "SUFFIX":
            pieces.append(remaining.pop(0))
        elif part.type == "LETTERS" and part.text.islower():
            pieces.append(part.text.upper())
        else:
            pieces.append(part.text.strip() if part.type != "VOLUME" else " " + part.text.strip())
    return "".join(pieces)


def _suffix(text: str) -> str:
    """`ADD.2`, `Rev 1`, `Rev1` in the house form."""
    letters = next(word for word in ("Suppl", "Amend", "Corr", "Rev", "Add") if text.lower().startswith(word.lower()))
    number = text[len(letters) :].lstrip(". ")
    return f"{letters}.{number.lstrip('0') or number}" if number.isdigit() else f"{letters}.{number}"


def _suffix_faults(text: str) -> list[str]:
    faults = []
    house = _suffix(text)
    if text == house:
        return ["suffix number"] if house.endswith(".0") else []
    if text.lower() == house.lower():
        faults.append("suffix case")
    else:
        faults.append("suffix form")
    return faults


def _is_open(suffix: str) -> bool:
    return not suffix.rpartition(".")[2].isdigit()


def _expanded(first: str, further: list[list[Lexeme]]) -> tuple[str, ...]:
    """Every document that an elliptic citation names, in order."""
    named = [first]
    for joiner, *rest in further:
        text = "".join(part.text.strip() for part in rest)
        last = named[-1]
        following = _replaced(first, last, rest[0].type, text)
        if _is_range(joiner.text):
            named.extend(_between(last, following))
        named.append(following)
    return tuple(dict.fromkeys(named))


def _is_range(joiner: str) -> bool:
    return joiner.strip() in ("-", "–", "‑", "to", "à", "a")


def _replaced(first: str, last: str, kind: str, text: str) -> str:
    stem, _, end = last.rpartition("/")
    letters = end.rstrip("0123456789")
    if kind == "FURTHER_SUFFIX":
        base = stem if letters[:3] in ("Add", "Rev", "Cor", "Sup") else last
        return f"{base}/{text.replace('. ', '.')}"
    if letters[:3] in ("Add", "Rev", "Cor", "Sup") and "/" not in text:
        return f"{stem}/{letters}{text}"
    while letters[:3] in ("Add", "Rev", "Cor", "Sup"):
        stem, _, end = stem.rpartition("/")
        letters = end.rstrip("0123456789")
    return f"{stem}/{text}"


def _between(first: str, last: str) -> list[str]:
    """What lies strictly between the two ends of a range."""
    stem = first.rstrip("0123456789")
    low, high = first[len(stem) :], last[len(stem) :]
    if not low.isdigit() or not high.isdigit() or not last.startswith(stem):
        return []
    if not 1 < int(high) - int(low) <= LONGEST_RANGE:
        return []
    return [f"{stem}{number}" for number in range(int(low) + 1, int(high))]


@lru_cache(maxsize=20_000)
def is_symbol(run: str, following: str) -> bool:
    """Whether a run of letters, slashes and figures is a document symbol, and not `WTO/OECD` or `A/H1N1`.

    `following` is the character behind the run.
    """
    parts = read_symbol(run)
    if not (parts.number or parts.placeholder or parts.year is not None):
        return False
    if following.isalpha() and following.islower():
        return False
    names = parts.series.split("/")
    if not parts.series:
        return run.lstrip("_")[:1].isdigit()
    collection = names[0].upper()
    if not run.lstrip("_")[:1].isupper() and collection not in ("WT", "INF", "JOB", "TN", "IP", "RD", "G", "S"):
        return False
    if collection in _CLEAR:
        return len(names) > 1 or parts.year is not None or collection in _SINGLE
    known = collections().get(collection) is not None
    if known:
        return _fits_series(names, parts)
    return len(names) >= 2 and parts.number.replace("/", "").isdigit() and "/" in run and _many_parts(run)


_CLEAR = frozenset(("WT", "TN", "IP", "INF", "JOB", "RD", "FCCC", "GPA", "WTO", "OFFICE", "PRESS"))
_SINGLE = frozenset(("JOB", "GPA", "OFFICE", "WT"))


def _fits_series(names: list[str], parts: SymbolParts) -> bool:
    if len(names) == 1:
        figures = parts.number.split("/")
        if names[0] in ("A", "S", "E", "TD"):
            return len(figures) >= 2 or parts.year is not None
        return names[0] in ("L", "LET", "AIR", "PC", "Let") and figures[0].isdigit() and len(figures[0]) > 1
    known = series()
    return f"{names[0]}/{names[1]}" in known or any(
        prefix.startswith(f"{names[0]}/{names[1]}") for prefix in _prefixes(names[0])
    )


@cache
def _prefixes(collection: str) -> tuple[str, ...]:
    return tuple(prefix for prefix in series() if prefix.startswith(collection + "/"))


def _many_parts(run: str) -> bool:
    return run.count("/") >= 3 or (run.count("/") == 2 and any(word in run for word in suffixes()))
