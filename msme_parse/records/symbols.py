"""One document symbol as other programs and people read it."""

from __future__ import annotations

import msgspec

from msme_parse.lexicon import collections, member_by_code, series
from msme_parse.syntax.symbols import is_symbol, read_symbol


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


def symbol_record(text: str) -> SymbolParts | None:
    """The parts of a symbol; None for what is not one."""
    run = text.strip()
    if not run or not is_symbol(run, ""):
        return None
    parts = read_symbol(run)
    if "".join(parts.canonical.split()) == "":
        return None
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
    lines.extend(f"  fault    {fault}" for fault in record.faults)
    return "\n".join(lines)
