"""One document symbol as other programs and people read it."""

from __future__ import annotations

import msgspec

from msme_parse.facts.slips import nearest_form
from msme_parse.lexicon import collections, member_by_code, series
from msme_parse.syntax.inline import parse_inline
from msme_parse.syntax.symbols import read_symbol
from msme_parse.tree.nodes import Symbol
from msme_parse.tree.walk import leaves


class SymbolParts(msgspec.Struct, frozen=True, gc=False):
    """A symbol, its parts, and what they mean where the lexicon knows it."""

    text: str
    symbol: str
    series: str
    series_meaning: str | None
    year: int | None
    number: str | None
    member: str | None
    member_name: str | None
    suffixes: tuple[str, ...]
    placeholder: bool
    expands_to: tuple[str, ...]
    faults: tuple[str, ...]
    nearest: str | None = None
    """The symbol of a known series that is a slip of the pen away: `WT/COMTD/57` for `WT/COMD/57`."""


def symbol_records(text: str) -> tuple[SymbolParts, ...]:
    """The parts of every symbol in a short text, `WT/MIN(13)/44 - WT/L/919`; empty when it holds none."""
    nodes = parse_inline(text, [(0, len(text))])
    found = (leaf for node in nodes for leaf in leaves(node) if isinstance(leaf, Symbol))
    return tuple(_record(text[leaf.start : leaf.end]) for leaf in found)


def symbol_record(text: str) -> SymbolParts | None:
    """The parts of the first symbol of a short text; None when it holds none."""
    return next(iter(symbol_records(text)), None)


def _record(run: str) -> SymbolParts:
    parts = read_symbol(run)
    member = member_by_code().get(parts.member) if parts.member else None
    return SymbolParts(
        run,
        parts.canonical,
        parts.series,
        _meaning(parts.series),
        parts.year,
        parts.number or None,
        parts.member or None,
        member.name_en if member else None,
        parts.suffixes,
        parts.placeholder,
        parts.expands_to,
        parts.faults,
        nearest_form(parts) or None,
    )


def _meaning(name: str) -> str | None:
    """What the lexicon says of a series, or of the longest beginning of it that it knows."""
    words = name.split("/")
    while words:
        known = series().get("/".join(words))
        if known is not None:
            return known.meaning
        words.pop()
    collection = collections().get(name.partition("/")[0])
    return collection.meaning if collection else None


_SUFFIX_WORDS = {
    "Rev": "revision",
    "Add": "addendum",
    "Corr": "corrigendum",
    "Suppl": "supplement",
    "Amend": "amendment",
}


_FAULT_WORDS = {
    "underscore": "what is left of a lost link",
    "unseen": "a character that takes no room",
    "hyphen": "another dash than the plain hyphen",
    "blank": "a blank inside the symbol",
    "line end": "a line end inside the symbol",
    "double slash": "a slash too many",
    "parentheses": "the year stands in parentheses behind the collection, JOB(03)/94",
    "glued": "a slash is missing",
    "no number": "the number of the document is missing",
    "letter case": "the letters are capitals",
    "suffix case": "a suffix is written Rev., Add., Corr. or Suppl.",
    "suffix form": "a full stop belongs between a suffix and its number, and no blank",
    "suffix number": "numbers of suffixes begin at 1 and have no zero in front",
    "suffix separator": "a slash belongs in front of a suffix",
}
"""The words of `syntax.symbols.FAULTS`, each with what it means."""


def symbol_words(record: SymbolParts) -> str:
    """The record in words, a line for each part."""
    lines = [record.symbol]
    lines.append(f"  series   {record.series}" + (f": {record.series_meaning}" if record.series_meaning else ""))
    if record.year is not None:
        lines.append(f"  year     {record.year}")
    if record.number:
        lines.append(f"  number   {record.number}")
    if record.member:
        lines.append(f"  Member   {record.member}" + (f": {record.member_name}" if record.member_name else ""))
    for suffix in record.suffixes:
        word, _, number = suffix.partition(".")
        open_number = "" if number.isdigit() else ", number still open"
        lines.append(f"  suffix   {suffix}: {_SUFFIX_WORDS.get(word, word)} {number}{open_number}")
    if record.expands_to:
        lines.append(f"  stands for {len(record.expands_to)} documents: {', '.join(record.expands_to)}")
    lines.extend(f"  fault    {fault}: {_FAULT_WORDS[fault]}" for fault in record.faults)
    if record.nearest:
        lines.append(f"  slip     the nearest known symbol is {record.nearest}")
    stem, last = record.symbol[:-1], record.symbol[-1:]
    if "suffix form" in record.faults and stem[-1:].isdigit() and last.isdigit():
        lines.append(f"  or       {stem}, with the mark of note {last} behind it")
    return "\n".join(lines)
