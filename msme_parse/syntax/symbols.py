"""One document symbol taken apart, as written: `WT/MIN(17)/58/Rev.1`."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import msgspec

from msme_parse.lexicon import series
from msme_parse.syntax.divided import MIXED_CASE, WTO_COLLECTIONS, Divided
from msme_parse.syntax.elliptic import expanded, house_suffix, is_range_word, range_to
from msme_parse.syntax.engine import Grammar, Lexeme, append, new_list


class Repair(msgspec.Struct, frozen=True, gc=False):
    """A place in the run, offsets counted from its beginning, and what the house would write there."""

    fault: str
    start: int
    end: int
    text: str


class SymbolParts(msgspec.Struct, frozen=True, gc=False):
    """A symbol in its parts. `canonical` is the form in which the house would print it."""

    canonical: str
    series: str
    """The letters in front of the number: `WT/MIN`, `INF/MSME/R`, `G/SPS/N`."""
    year: int | None
    number: str
    """What identifies the document in its series: `58`, `430/1`, `INF.8`; empty when it has no number."""
    member: str
    """What stands where a Member code stands: `CHN`, `EU`, `TPKM`; mostly empty."""
    suffixes: tuple[str, ...]
    """`Rev.1`, `Add.2`, in written order."""
    placeholder: bool
    expands_to: tuple[str, ...]
    """All documents cited, when the run names several: `WT/GC/M/72 - 77`."""
    faults: tuple[str, ...]
    """What is wrong with the writing, in the fixed words of `FAULTS`."""
    letters: str
    """The series as the lexicon names it: without any figure or Member code, `WT/DS/AB/R`, `WT/COMTD/RTA/N`."""
    repairs: tuple[Repair, ...]
    """The faults that have a place, in the order in which they stand."""
    extent: int
    """How many characters of the run are the citation: only `WT/L/671` of `WT/L/671, 3 and 5`."""


FAULTS = (
    *("underscore", "unseen", "hyphen", "blank", "line end", "double slash", "parentheses", "glued", "no number"),
    *("letter case", "suffix case", "suffix form", "suffix number", "suffix separator"),
)
"""The words of `SymbolParts.faults`.

`underscore`, `unseen` (a zero-width character), `hyphen` (not the plain one): residue of a conversion. `blank`,
`line end`: beside a slash. `parentheses`: `JOB/(03)94`, `JOB/04/150`. `glued`: `WT/COMTD/W10`, `FCCC/SBI2014/4`.
`no number`: `TN/AG/W/Rev.4`. `suffix form`: `Rev1`, `Rev 1`; `suffix number`: `Rev.0`, `Add.01`; `suffix separator`:
a blank, a full stop or nothing where the slash belongs, `G/SECRET/2.Add.1`.
"""


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
            "citation": lambda children: [*children[0], children[1]] if len(children) == 2 else [children[0]],
        },
    )


def _flat(child: Any) -> list[Any]:
    return child if isinstance(child, list) else [child]


@lru_cache(maxsize=20_000)
def read_symbol(run: str) -> SymbolParts:
    """The parts of a run that the grammar took for a symbol. Total for every text."""
    tokens, extent = _tokens(run)
    head, *further = symbols_grammar().parse(tokens)
    return _assembled(head, further, extent)


def _tokens(run: str) -> tuple[list[Lexeme], int]:
    """The lexemes of a run, and how far they reach; behind a joiner come the elliptic ones, while each is whole."""
    lexemes = list(symbols_grammar().lexemes(run))
    joiners = (index for index, lexeme in enumerate(lexemes) if lexeme.type == "JOINER" and index)
    cut = next(joiners, len(lexemes))
    tokens = [lexeme for lexeme in lexemes[:cut] if lexeme.type != "JOINER"]
    while cut < len(lexemes):
        if _is_range(run, tokens, lexemes[cut]):
            joiner = lexemes[cut]
            return [*tokens, joiner, Lexeme("FURTHER_SYMBOL", run[joiner.end :], joiner.end)], len(run)
        size = _further_size([_kind(lexeme) for lexeme in lexemes[cut : cut + 12]])
        if not size or not tokens or not _rises(tokens[-1], lexemes[cut + 1 : cut + size]):
            return tokens, lexemes[cut].start
        for lexeme in lexemes[cut : cut + size]:
            lexeme.type = _FURTHER.get(lexeme.type, lexeme.type)
        tokens.extend(lexemes[cut : cut + size])
        cut += size
    return tokens, len(run)


def _is_range(run: str, tokens: list[Lexeme], joiner: Lexeme) -> bool:
    """Whether the two sides of `to` are the first and the last document of a range, each written out."""
    last = run[joiner.end :]
    if not is_range_word(joiner) or "/" not in last or any(token.type == "JOINER" for token in tokens):
        return False
    end = read_symbol(last)
    return end.extent == len(last) and bool(range_to(read_symbol(run[: joiner.start]).canonical, end.canonical))


def _rises(last: Lexeme, item: list[Lexeme]) -> bool:
    """Whether a bare number is higher than the last one; numbers that fall are those of something else."""
    if len(item) > 1 or item[0].type != "FIGURES":
        return True
    stem = last.text.rstrip("0123456789")
    number = last.text[len(stem) :]
    return not number or int(item[0].text) > int(number)


_FURTHER = {
    "SUFFIX": "FURTHER_SUFFIX",
    "FIGURES": "FURTHER_NUMBER",
    "LETTERS": "FURTHER_LETTERS",
    "SUFFIX_WORD": "FURTHER_WORD",
}


def _kind(lexeme: Lexeme) -> str:
    """The terminal of a lexeme; figures that are no plain number cannot be an elliptic one."""
    return lexeme.type if lexeme.type != "FIGURES" or lexeme.text.isdigit() else "OTHER"


def _further_size(types: Sequence[str]) -> int:
    """How many lexemes make the next elliptic item, its joiner included; 0 when there is no whole one."""
    if types[0] != "JOINER" or len(types) < 2:
        return 0
    if types[1] in ("SUFFIX", "FIGURES", "SUFFIX_WORD"):
        size = 2
    elif tuple(types[1:4]) == ("LETTERS", "SLASH", "FIGURES"):
        size = 4
    else:
        return 0
    while tuple(types[size : size + 2]) == ("SLASH", "SUFFIX"):
        size += 2
    return size


_JOINTS = frozenset(("UNDERSCORE", "UNSEEN", "SLASH", "DOUBLE_SLASH", "DOT", "LINE_END", "BLANK"))


def _assembled(head: list[Lexeme], further: list[list[Lexeme]], extent: int) -> SymbolParts:
    solid = [part for part in head if part.type not in _JOINTS]
    body = [part for part in solid if part.type not in ("SUFFIX", "VOLUME", "SUFFIX_WORD")]
    suffixes = tuple(house_suffix(part.text) for part in solid if part.type == "SUFFIX")
    divided = Divided(body)
    canonical = _canonical(head, divided)
    written = [*head, *(part for each in further for part in each)]
    repairs = _repairs(written, divided)
    return SymbolParts(
        canonical=canonical,
        series="/".join(divided.names),
        year=divided.year,
        number="/".join(divided.rest),
        member=divided.member,
        suffixes=suffixes,
        placeholder=any(map(_is_open_part, solid)) or any(map(_is_open, suffixes)),
        expands_to=_expanded(canonical, suffixes, further) if further else (),
        faults=_faults(repairs, head, divided),
        letters="/".join(divided.letters),
        repairs=repairs,
        extent=extent,
    )


def _expanded(canonical: str, suffixes: tuple[str, ...], further: list[list[Lexeme]]) -> tuple[str, ...]:
    last = further[-1][-1]
    if last.type == "FURTHER_SYMBOL":
        return range_to(canonical, read_symbol(last.text).canonical)
    return expanded(canonical, suffixes, further)


def _repairs(parts: list[Lexeme], divided: Divided) -> tuple[Repair, ...]:
    """Every fault of the writing where it stands, with what the house would write there."""
    found: list[Repair] = []
    for index, part in enumerate(parts):
        before = parts[index - 1].type if index else ""
        behind = parts[index + 1].type if index + 1 < len(parts) else ""
        if part.type in ("SUFFIX", "FURTHER_SUFFIX"):
            if part.type == "SUFFIX" and before in _SOLID:
                found.append(Repair("suffix separator", part.start, part.start, "/"))
            found += _suffix_repairs(part)
        elif part.type == "FURTHER_SYMBOL":
            found += (
                Repair(each.fault, part.start + each.start, part.start + each.end, each.text)
                for each in read_symbol(part.text).repairs
            )
        elif part.type in _RESIDUE:
            found.append(Repair(_RESIDUE[part.type], part.start, part.end, "/" if part.type == "DOUBLE_SLASH" else ""))
        elif part.type == "DOT" or (part.type == "BLANK" and behind == "SUFFIX" and before != "SLASH"):
            found.append(Repair("suffix separator", part.start, part.end, "/"))
        elif part.type == "BLANK" and behind != "OPEN_NUMBER":
            found.append(Repair("blank", part.start, part.end, ""))
        elif part.type == "SESSION" and before == "SLASH" and part.text.strip("()").isdigit():
            found.append(Repair("parentheses", part.start - 1, part.end, part.text + "/" * (behind == "FIGURES")))
        elif part.type in ("LETTERS", "GLUED") and _is_miscased(part.text):
            fault = "suffix form" if part.text.upper() in _BARE_SUFFIXES else "letter case"
            found.append(Repair(fault, part.start, part.end, part.text.upper()))
        elif part.type == "DOTTED" and part.text.islower():
            found.append(Repair("letter case", part.start, part.end, part.text.upper()))
        elif part.type == "FIGURES" and "\u2011" in part.text:
            found.append(Repair("hyphen", part.start, part.end, part.text.replace("\u2011", "-")))
    found += [Repair("glued", offset, offset, "/") for offset in sorted(divided.slash_behind)]
    if divided.year_without_parentheses is not None:
        part = divided.year_without_parentheses
        found.append(Repair("parentheses", part.start - 1, part.end, f"({part.text})"))
    return tuple(sorted(found, key=lambda repair: repair.start))


_SOLID = frozenset(("FIGURES", "DOTTED", "GLUED", "SUFFIX"))
_BARE_SUFFIXES = frozenset(("REV", "ADD", "CORR", "SUPPL"))
_RESIDUE = {"UNDERSCORE": "underscore", "UNSEEN": "unseen", "DOUBLE_SLASH": "double slash", "LINE_END": "line end"}


def _faults(repairs: tuple[Repair, ...], parts: list[Lexeme], divided: Divided) -> tuple[str, ...]:
    found = [repair.fault for repair in repairs]
    if not divided.rest and any(part.type == "SUFFIX" for part in parts) and not _number_free(divided):
        found.append("no number")
    return tuple(dict.fromkeys(found))


def _is_miscased(text: str) -> bool:
    return text != text.upper() and text not in MIXED_CASE


def _number_free(divided: Divided) -> bool:
    known = series().get("/".join(divided.letters))
    return divided.year is not None or (known is not None and known.number_free)


def _canonical(head: list[Lexeme], divided: Divided) -> str:
    """The symbol without residue, with suffixes in their house form."""
    pieces: list[str] = []
    for index, part in enumerate(head):
        before = head[index - 1].type if index else ""
        if part.type in ("SLASH", "DOUBLE_SLASH", "DOT"):
            pieces.append("/")
        elif part.type == "SUFFIX":
            pieces.append(("" if pieces and pieces[-1] == "/" else "/") + house_suffix(part.text))
        elif part.type == "SESSION":
            if pieces and pieces[-1] == "/":
                pieces.pop()
            pieces.append(part.text)
        elif part.type == "VOLUME":
            pieces.append(" " + part.text.strip())
        elif part.type not in _JOINTS:
            if before == "SESSION" and divided.collection in WTO_COLLECTIONS:
                pieces.append("/")
            pieces.append(_house_text(part, divided))
    symbol = "".join(pieces)
    if divided.year_without_parentheses is not None:
        year = divided.year_without_parentheses.text
        symbol = symbol.replace(f"/{year}/", f"({year})/", 1)
    return symbol


def _house_text(part: Lexeme, divided: Divided) -> str:
    text = part.text.replace("\u2011", "-")
    cut = next((offset - part.start for offset in divided.slash_behind if part.start < offset < part.end), 0)
    if cut:
        text = f"{text[:cut]}/{text[cut:]}"
    is_head = part.text.upper() == divided.collection
    if part.type == "DOTTED":
        return text.upper() if text.islower() else text
    return text.upper() if part.type == "LETTERS" and (is_head or _is_miscased(text)) else text


def _suffix_repairs(part: Lexeme) -> list[Repair]:
    """What is wrong with one suffix: its letters, and what stands behind them."""
    letters, number = house_suffix(part.text).split(".", 1)
    cut = part.start + len(letters)
    written = part.text[len(letters) :]
    found = []
    if not part.text.startswith(letters):
        found.append(Repair("suffix case", part.start, cut, letters))
    if "\n" in written or "\r" in written:
        found.append(Repair("line end", cut, part.end, f".{number}"))
    elif not written.startswith(".") or written[1:2] == " ":
        found.append(Repair("suffix form", cut, part.end, f".{number}"))
    elif number == "0" or written[1:] != number:
        found.append(Repair("suffix number", cut, part.end, f".{number}"))
    return found


def _is_open_part(part: Lexeme) -> bool:
    """`XXX`, `[...]`; `L.XX`, whose number is open."""
    if part.type == "DOTTED":
        number = part.text.partition(".")[2]
        return not (number.isdigit() or set(number) <= set("IVX")) or number in ("XX", "XXX", "XXXX")
    return part.type == "OPEN_NUMBER"


def _is_open(suffix: str) -> bool:
    return not suffix.rpartition(".")[2].isdigit()
