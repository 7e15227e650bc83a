"""Contents without leader dots, as pandoc and antiword write them: `2.1 Guarantees   2`, a line for each heading.

A line alone says nothing, for a row of a table may look the same. Several do, whose page numbers rise and whose words
come again below, in the same order, as the headings that they announce.
"""

from collections.abc import Iterator

from msme_parse.syntax.lines import VOID, Line

Entry = tuple[str, int]
"""The words of a line, as they are compared, and the page number behind them."""

_FEWEST = 3
"""So many headings make contents."""
_LONGEST_NUMBER = 3
_ENTRIES = frozenset(("HEADING_LINE", "NUMBERED_LINE", "ROMAN_LINE", "LETTER_LINE", "ANNEX_LINE", "PLAIN_LINE"))


def with_contents(lines: list[Line]) -> list[Line]:
    """The same lines, those of contents without leader dots named so."""
    entries = [_entry(line) for line in lines]
    announced: dict[str, int] | None = None
    for run in _runs(lines, entries):
        if announced is None:
            announced = _last_places(lines, entries)
        _name_run(lines, entries, run, announced)
    return lines


def _runs(lines: list[Line], entries: list[Entry | None]) -> Iterator[list[int]]:
    """The lines that could be entries in a row, their page numbers rising."""
    run: list[int] = []
    page = 0
    for index, entry in enumerate(entries):
        if entry is not None and entry[1] >= page:
            run.append(index)
            page = entry[1]
        elif run and lines[index].type not in VOID:
            if len(run) >= _FEWEST:
                yield run
            run, page = ([index], entry[1]) if entry is not None else ([], 0)
    if len(run) >= _FEWEST:
        yield run


def _last_places(lines: list[Line], entries: list[Entry | None]) -> dict[str, int]:
    """Where the words of each entry stand last as a line of their own."""
    wanted = {entry[0] for entry in entries if entry is not None}
    return {key: index for index, line in enumerate(lines) if (key := _key(line.whole.split())) in wanted}


def _name_run(lines: list[Line], entries: list[Entry | None], run: list[int], below: dict[str, int]) -> None:
    """Name the lines of a run, when most of them are announced headings and most of these have a number."""
    last = run[-1]
    found = labelled = 0
    for index in run:
        entry = entries[index]
        place = below.get(entry[0], 0) if entry is not None else 0
        if place > last:
            found, last = found + 1, place
            labelled += lines[index].type != "PLAIN_LINE"
    if found < _FEWEST or found * 3 < len(run) * 2 or labelled * 2 < found:
        return
    for index in run:
        lines[index].type = "CONTENTS_LINE"


def _entry(line: Line) -> Entry | None:
    """The words of a line and the page number behind them."""
    if line.type not in _ENTRIES or not (line.words or line.label)[-1:].isdecimal():
        return None
    *words, page = line.whole.split()[-40:] or [""]
    if not page.isdecimal() or len(page) > _LONGEST_NUMBER or not any(word[:1].isalpha() for word in words):
        return None
    return _key(words), int(page)


def _key(words: list[str]) -> str:
    return " ".join(words).casefold()
