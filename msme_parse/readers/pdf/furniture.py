"""Running headers, page numbers and what else is printed on the page without being part of the text."""

import re
from collections import defaultdict

from msme_parse.readers.pdf.lines import Row

_EDGE = 0.13
"""The parts of a page, above and below, in which a running line can stand."""
_NEAR = 6.0
_LONGEST = 110
_FEW = 6
_OFTEN = 0.2
_DIGITS = re.compile(r"[0-9]+")
_PAGE_NUMBER = re.compile(
    r"(?:[-–] ?[0-9]{1,4} ?[-–]|(?:Page|Página|page) [0-9]{1,4}(?: ?/ ?[0-9]{1,4})?|[0-9]{1,3} ?/ ?[0-9]{1,3})"
)
_BARE = re.compile(r"[0-9]{1,4}|[ivxlc]{1,6}")
_PRINTER = re.compile(r"(?:[0-9]{2}-[0-9]{5}(?: \([A-Z]\))?(?: +[0-9]{6})?|\*[0-9]{7}\*|(?:GE|V)\.[0-9]{2}-[0-9]{5}.*)")
"""The job numbers that the UN prints at the foot of a page."""
_SYMBOL = re.compile(r"[A-Z][A-Za-z]{0,7}(?:\([0-9A-Z]+\))?/\S{2,60}(?: [•·|-] .{1,60})?")


def without_furniture(pages: list[list[Row]], heights: list[float]) -> tuple[list[list[Row]], list[Row]]:
    """The pages without it, and one row for each kind of running line, in the order in which they first appear.

    The symbol on the first page is the document's own, also where later pages repeat it at the same height.
    """
    repeated = _repeated(pages, heights)
    kept: list[list[Row]] = []
    dropped: dict[str, Row] = {}
    for rows, height in zip(pages, heights, strict=True):
        body: list[Row] = []
        for index, row in enumerate(rows):
            text = row.text.strip()
            below = rows[index + 1].baseline if index + 1 < len(rows) else 0.0
            heads = not body and row.page > 1 and row.baseline - below > row.size * 1.5
            running = _folded(text, row) in repeated and not (
                row.page == 1 and " " not in text and _SYMBOL.fullmatch(text)
            )
            if _at_edge(row, height) and (running or _is_furniture(text, row, heads=heads)):
                dropped.setdefault(_DIGITS.sub("#", text), row)
            else:
                body.append(row)
        kept.append(body)
    return kept, list(dropped.values())


def _at_edge(row: Row, height: float) -> bool:
    return row.baseline > height * (1 - _EDGE) or row.baseline < height * _EDGE


def _folded(text: str, row: Row) -> tuple[str, int]:
    return _DIGITS.sub("#", text), int(row.baseline // _NEAR)


def _repeated(pages: list[list[Row]], heights: list[float]) -> set[tuple[str, int]]:
    """Lines that stand at one height on several pages, figures apart."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for rows, height in zip(pages, heights, strict=True):
        for row in rows:
            if _at_edge(row, height) and len(row.text) < _LONGEST and row.text.strip("_ "):
                text, band = _folded(row.text.strip(), row)
                for near in (band - 1, band, band + 1):
                    seen[text, near].add(row.page)
    return {key for key, numbers in seen.items() if _is_running(sorted(numbers), len(pages))}


def _is_running(numbers: list[int], pages: int) -> bool:
    """Whether a line is on so many pages, or on so many in a row, that no text can stand there by chance.

    `Answer:` begins many a page of a long record. Left and right pages can have lines of their own.
    """
    if len(numbers) < (2 if pages < _FEW else 3):
        return False
    runs = zip(numbers, numbers[1:], numbers[2:], strict=False)
    return len(numbers) >= pages * _OFTEN or any(third - first <= 4 for first, _, third in runs)


def _is_furniture(text: str, row: Row, *, heads: bool) -> bool:
    if _PRINTER.fullmatch(text):
        return True
    if _BARE.fullmatch(text) and text == str(row.page):
        return True
    if row.page == 1:
        return False
    return _PAGE_NUMBER.fullmatch(text) is not None or (heads and _SYMBOL.fullmatch(text) is not None)
