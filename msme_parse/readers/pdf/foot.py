"""Notes at the foot of the pages, in order, put together where they go on over a page."""

import re
from collections import Counter
from itertools import pairwise

import msgspec

from msme_parse.readers.pdf.glyphs import Stroke
from msme_parse.readers.pdf.lines import Row

_SMALLER = 0.96
_PARAGRAPH = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})*\.[ \xa0]")
_GAP = 1.4
_GOOD_SHARE = 0.15
_LABEL = re.compile(r"\s*\[?([0-9]{1,3}|[*]{1,3}|[a-z])[\]).]?(?=[\s\xa0]|(?<=[*]))")
_TEXT_RULE = re.compile(r"[_\u2014-]{5,}")
_LONGEST_RULE = 0.4
_ASIDE = 8.0
_MOST_STROKES, _MOST_RULES = 2_000, 20


class Note(msgspec.Struct):
    """A note: its label as printed, the page on which it begins, its lines."""

    label: str
    page: int
    rows: list[Row]


class Foot:
    """Takes the notes off the foot of each page, from the first page on."""

    def __init__(self, size: float) -> None:
        self.size = size
        """Of the characters of the text; notes are smaller, or stand below a rule."""
        self.notes: list[Note] = []
        self.last = 0
        """The last number given to a note."""

    def take(self, rows: list[Row], strokes: list[Stroke], width: float) -> list[Row]:
        """The rows of a page without its notes. They are kept in `notes`."""
        start, ruled = self._start(rows, strokes, width)
        if start == len(rows):
            return rows
        body = rows[:start]
        if body and _TEXT_RULE.fullmatch(body[-1].text.strip()):
            body = body[:-1]
        elif ruled and rows[start:] and _TEXT_RULE.fullmatch(rows[start].text.strip()):
            start += 1
        for row in rows[start:]:
            label = self._label(row)
            if label:
                self.notes.append(Note(label, row.page, [row]))
                self.last = int(label) if label.isdigit() else self.last
            elif self.notes:
                self.notes[-1].rows.append(row)
        return body

    def _start(self, rows: list[Row], strokes: list[Stroke], width: float) -> tuple[int, bool]:
        """Where the notes of a page begin; the number of its rows when it has none."""
        below = self._below_rule(rows, strokes, width)
        start = len(rows)
        while start > 0 and rows[start - 1].size < self.size * _SMALLER and len(rows[start - 1].cells) < 4:
            start -= 1
        if below is not None and below <= start:
            return below, True
        while start < len(rows) and not self._begins(rows[start], rows[start - 1] if start else None, below == start):
            start += 1
        if start == len(rows):
            return self._called(rows), False
        return start, below == start

    def _called(self, rows: list[Row]) -> int:
        """Where notes begin that neither size nor rule sets apart: a row for each mark of the page, below a gap."""
        marks = {int(mark) for row in rows for mark in _raised(row) if mark.isdigit()}
        number = max((mark for mark in marks if self.last < mark <= self.last + len(marks)), default=0)
        start = len(rows)
        for index in range(len(rows) - 1, 0, -1):
            if number <= self.last or rows[index].bold or _PARAGRAPH.match(rows[index].text):
                break
            if f"{rows[index].text} ".startswith(f"{number} "):
                start, number = index, number - 1
        if number != self.last or start == len(rows):
            return len(rows)
        gaps = [above.baseline - below.baseline for above, below in pairwise(rows[start - 1 :])]
        return start if gaps[0] >= max(gaps) and gaps[0] > rows[start].size * _GAP else len(rows)

    def _begins(self, row: Row, above: Row | None, ruled: bool) -> bool:
        if self._label(row) and (row.cells[0].pieces[0].raised or ruled or self._is_next(row)):
            return True
        after_rule = ruled or (above is not None and _TEXT_RULE.fullmatch(above.text.strip()) is not None)
        return after_rule and bool(self.notes)

    def _below_rule(self, rows: list[Row], strokes: list[Stroke], width: float) -> int | None:
        """The first row below a short rule, drawn or typed, that parts notes from the text."""
        left = min((row.left for row in rows), default=0.0)
        short = [
            stroke
            for stroke in strokes[:_MOST_STROKES]
            if 30 < stroke.right - stroke.left < width * _LONGEST_RULE and abs(stroke.left - left) < _ASIDE
        ][:_MOST_RULES]
        rules = [stroke.bottom for stroke in short if _is_alone(stroke, strokes)]
        for index in range(len(rows) - 1, 0, -1):
            typed = _TEXT_RULE.fullmatch(rows[index - 1].text.strip()) is not None
            drawn = any(rows[index].baseline < rule < rows[index - 1].baseline for rule in rules)
            if (typed or drawn) and self._may_begin(rows[index]):
                return index
        return None

    def _may_begin(self, row: Row) -> bool:
        return bool(self._label(row)) or bool(self.notes)

    def _is_next(self, row: Row) -> bool:
        label = self._label(row)
        return label.isdigit() and int(label) == self.last + 1

    def _label(self, row: Row) -> str:
        """The number of the note that a row begins; empty when it begins none."""
        first = row.cells[0].pieces[0]
        words = first.text.strip()
        if first.raised and (words.isdigit() or words.strip("*") == "" or (len(words) == 1 and words.isalpha())):
            return words
        found = _LABEL.match(row.text)
        if found is None:
            return ""
        label = found.group(1)
        if label.isdigit():
            return label if int(label) == self.last + 1 else ""
        return label if label.startswith("*") else ""


def _raised(row: Row) -> list[str]:
    return [piece.text.strip() for cell in row.cells for piece in cell.pieces if piece.raised]


def _is_alone(stroke: Stroke, strokes: list[Stroke]) -> bool:
    """Whether no other stroke touches it, as those of a table do."""
    return not any(
        other is not stroke
        and other.left - 3 <= stroke.right
        and stroke.left <= other.right + 3
        and other.bottom - 3 <= stroke.top
        and stroke.bottom <= other.top + 3
        for other in strokes[:_MOST_STROKES]
    )


def usual_size(pages: list[list[Row]]) -> float:
    """The size in which the text is set: the largest with a good share, as long notes can be most of a report."""
    sizes: Counter[float] = Counter()
    for rows in pages:
        for row in rows:
            sizes[round(row.size * 2) / 2] += len(row.text)
    enough = sum(sizes.values()) * _GOOD_SHARE
    return max((size for size, weight in sizes.items() if weight >= enough), default=10.0)
