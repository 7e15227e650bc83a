"""Contents without leader dots, as pandoc and antiword write them: `2.1 Guarantees   2`, a line for each heading.

A line alone says nothing, for a row of a table may look the same. Several do, whose page numbers rise and whose words
come again below, in the same order, as the headings that they announce.
"""

from msme_parse.syntax.lines import VOID, Line

_FEWEST = 3
"""So many headings make contents."""
_LONGEST_NUMBER = 3
_ENTRIES = frozenset(("HEADING_LINE", "NUMBERED_LINE", "ROMAN_LINE", "LETTER_LINE", "ANNEX_LINE", "PLAIN_LINE"))


def with_contents(lines: list[Line]) -> list[Line]:
    """The same lines, those of contents without leader dots named so."""
    entries = [_entry(line) for line in lines]
    if sum(1 for entry in entries if entry is not None) < _FEWEST:
        return lines
    wanted = {entry[0] for entry in entries if entry is not None}
    below = {key: index for index, line in enumerate(lines) if (key := _key(line.whole.split())) in wanted}
    run: list[int] = []
    page = 0
    for index, entry in enumerate(entries):
        if entry is not None and entry[1] >= page:
            run.append(index)
            page = entry[1]
        elif lines[index].type not in VOID:
            _name_run(lines, entries, run, below)
            run, page = ([index], entry[1]) if entry is not None else ([], 0)
    _name_run(lines, entries, run, below)
    return lines


def _name_run(lines: list[Line], entries: list[tuple[str, int] | None], run: list[int], below: dict[str, int]) -> None:
    """Name the lines of a run, when most of them are announced headings and most of these have a number."""
    if len(run) < _FEWEST:
        return
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


def _entry(line: Line) -> tuple[str, int] | None:
    """The words of a line and the page number behind them."""
    if line.type not in _ENTRIES:
        return None
    *words, page = line.whole.split()[-40:] or [""]
    if not page.isdecimal() or len(page) > _LONGEST_NUMBER or not any(word[:1].isalpha() for word in words):
        return None
    return _key(words), int(page)


def _key(words: list[str]) -> str:
    return " ".join(words).casefold()
