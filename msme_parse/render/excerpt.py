"""A stretch of one source line, made ready for a terminal: what is shown, and under which cells the carets stand.

A terminal counts in cells: `漢` takes two, a combining accent none, a tab what the terminal likes. So tabs become
blanks, unseen characters become stand-ins, and a line that is too long is cut at the far ends of the marked words.
"""

from __future__ import annotations

from unicodedata import category, east_asian_width

import msgspec

from msme_parse.render.characters import is_unseen, stand_in

TAB = "    "
ELLIPSIS = "…"


class Excerpt(msgspec.Struct, frozen=True):
    """A line in three parts; the second is the marked one. All are safe to print and hold no tab."""

    before: str
    marked: str
    after: str

    @property
    def offset(self) -> int:
        """Cells to the left of the first caret."""
        return cells(self.before)

    @property
    def carets(self) -> int:
        """How many carets stand under the marked part; one where nothing is marked."""
        return max(cells(self.marked), 1)


def excerpt(line: str, start: int, end: int, width: int, ellipsis: str = ELLIPSIS) -> Excerpt:
    """Columns `start` to `end` of a line, counted from 0, with as much of the line round them as `width` cells hold."""
    while 0 < start < len(line) and _cell(line[start]) == 0:
        start -= 1  # an accent stands in the cell of its letter
    nearby = max(width, 1) * 2
    before = _shown(line[max(start - nearby, 0) : start])
    marked = _shown(line[start : min(end, start + nearby)])
    after = _shown(line[end : end + nearby])
    return _fitted(before, marked, after, width, ellipsis)


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def _cell(character: str) -> int:
    if character.isascii():
        return 1
    if category(character) in ("Mn", "Me") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if east_asian_width(character) in ("W", "F") else 1


def _shown(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(
        TAB if character == "\t" else stand_in(character) if is_unseen(character) else character for character in text
    )


def _fitted(before: str, marked: str, after: str, width: int, ellipsis: str) -> Excerpt:
    """The three parts cut to a width: first the marked part, at its end; the others share what is left."""
    if cells(before) + cells(marked) + cells(after) <= width:
        return Excerpt(before, marked, after)
    marked = _head(marked, max(width - 2 * len(ellipsis), 1), ellipsis)
    room = width - cells(marked)
    left = min(cells(before), max(room // 2, room - cells(after)))
    return Excerpt(_tail(before, left, ellipsis), marked, _head(after, room - left, ellipsis))


def _head(text: str, width: int, ellipsis: str) -> str:
    """The beginning of a text in at most `width` cells, with an ellipsis when it was cut."""
    if cells(text) <= width:
        return text
    taken, used = 0, len(ellipsis)
    while taken < len(text) and used + _cell(text[taken]) <= width:
        used += _cell(text[taken])
        taken += 1
    return text[:taken] + ellipsis if used <= width else ""


def _tail(text: str, width: int, ellipsis: str) -> str:
    """The end of a text in at most `width` cells, with an ellipsis when it was cut."""
    if cells(text) <= width:
        return text
    taken, used = 0, len(ellipsis)
    while taken < len(text) and used + _cell(text[-1 - taken]) <= width:
        taken += 1
        used += _cell(text[-taken])
    return ellipsis + text[len(text) - taken :] if used <= width else ""
