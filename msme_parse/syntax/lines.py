"""A text cut into lines, each with the name that its own beginning gives it.

What a line is called in the end its neighbours decide: `furniture`, `foot_notes` and `naming` read these lines.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from msme_parse.syntax.note_marks import GluedMarks
from msme_parse.syntax.patterns import compiled
from msme_parse.tree.nodes import Furniture, Leaf, NoteMark

_LINE = compiled(r"\x0c|[^\r\n\x0c]*(?:\r\n?|\n)|[^\r\n\x0c]+")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NUMBER = compiled(r"[0-9]+(?:\.[0-9]+)*|(?<![A-Za-z])(?:[IVXLC]+|[A-Z])(?![A-Za-z])")
_ITEM = compiled(r"[0-9A-Za-z]{1,5}")

VOID = frozenset(("GAP_LINE", "FURNITURE_LINE", "FOOT_LINE"))
"""Lines that interrupt nothing: what stands behind them may go on with what stands before."""


class Line:
    """A line with its name. `body` is where its text begins, behind a label; `stop` is where it ends."""

    __slots__ = (
        *("body", "cut", "end", "inner", "label", "level", "marked", "number", "parts", "start", "stop", "type"),
        "words",
    )

    def __init__(self, type: str, start: int, body: int, stop: int, end: int, label: str, words: str) -> None:
        self.type = type
        self.start = start
        self.body = body
        self.stop = stop
        self.end = end
        self.label = label
        """The label as a reader sees it, without blanks round it."""
        self.words = words
        """The words behind the label."""
        self.number = ""
        self.level = 1
        self.marked = ""
        """`#` or `**` when a markup language sets the whole line off."""
        self.cut = False
        """Whether it is the rest of a line in which furniture stood: its text goes on, whatever it looks like."""
        self.inner: Sequence[Leaf] = ()
        """Leaves that are known already: note marks, marks of a markup language."""
        self.parts: tuple[Line, ...] = ()
        """The lines of a note at the foot of a page, which is one line for all who do not look inside."""

    @classmethod
    def void(cls, type: str, start: int, end: int) -> "Line":
        """A line without words of its own."""
        return cls(type, start, start, end, end, "", "")

    @property
    def whole(self) -> str:
        """Label and words."""
        if not self.label:
            return self.words
        return f"{self.label} {self.words}" if self.words else self.label

    def without_mark(self) -> str:
        """Label and words, but for a glued note mark at the very end: behind it a sentence is over."""
        last = self.inner[-1] if self.inner else None
        if isinstance(last, NoteMark) and self.whole.endswith(last.numbers[0]) and last.end >= self.stop:
            return self.whole[: last.start - last.end].rstrip()
        return self.whole

    def unlabelled(self) -> None:
        """Take the beginning of the line for words after all."""
        self.words = self.whole
        self.label = ""
        self.body = self.start

    def figures(self) -> tuple[int, ...]:
        """The numbers of the label: `(2, 1)` for `2.1.`"""
        found = _NUMBER.search(self.label)
        return tuple(int(part) for part in found.group().split(".")) if found and found.group()[0].isdigit() else ()

    def read_number(self) -> None:
        """Find the number of the label."""
        pattern = _ITEM if self.label.endswith(")") else _NUMBER
        found = pattern.search(self.label.translate(_RAISED))
        self.number = found.group() if found else ""


class Cutter:
    """Cuts a text into lines. `openings` is the master expression of `blocks.lark`."""

    def __init__(self, text: str, openings: re.Pattern[str], markup: re.Pattern[str] | None = None) -> None:
        self.text = text
        self._opening_at = openings.match
        self._markup = markup

    @cached_property
    def glued(self) -> GluedMarks:
        """The figures of the text that could be note marks."""
        return GluedMarks(self.text)

    def lines(self) -> Iterator[Line]:
        """All lines; a form feed is one by itself."""
        for match in _LINE.finditer(self.text):
            yield self.line(*match.span())

    def line(self, start: int, end: int) -> Line:
        """The line, or the rest of one, from `start` to `end`."""
        text = self.text
        if text[start] == "\x0c":
            return Line.void("FURNITURE_LINE", start, end)
        stop = end
        while stop > start and text[stop - 1] in "\r\n":
            stop -= 1
        if self._markup is not None:
            return self._marked_up(self._markup, start, stop, end)
        opening = self._opening_at(text, start)
        if opening is None or opening.end() > stop or opening.lastgroup == "PLAIN_LINE":
            words = text[start:stop].strip()
            return Line("PLAIN_LINE" if words else "GAP_LINE", start, start, stop, end, "", words)
        body = opening.end()
        return Line(str(opening.lastgroup), start, body, stop, end, text[start:body].strip(), text[body:stop].strip())

    def _marked_up(self, markup: re.Pattern[str], start: int, stop: int, end: int) -> Line:
        """A line of a markup language, named by what it reads as when its marks are taken away."""
        written = self.text[start:stop]
        marks = [match.span() for match in markup.finditer(written)]
        if not marks:
            shown = written
        else:
            edges = [0, *(edge for mark in marks for edge in mark), len(written)]
            shown = "".join(written[edges[at] : edges[at + 1]] for at in range(0, len(edges), 2))
        opening = self._opening_at(shown)
        if opening is None or opening.lastgroup == "PLAIN_LINE":
            line = Line("PLAIN_LINE" if shown.strip() else "GAP_LINE", start, start, stop, end, "", shown.strip())
        else:
            body = opening.end()
            for left, right in marks:
                body += (right - left) if left <= body else 0
            line = Line(
                str(opening.lastgroup),
                start,
                start + body,
                stop,
                end,
                shown[: opening.end()].strip(),
                shown[opening.end() :].strip(),
            )
        line.inner = [Furniture(start + left, start + right) for left, right in marks]
        if written.startswith("#"):
            line.marked, line.level = "#", len(written) - len(written.lstrip("#"))
        elif written.startswith("**") and written.rstrip().endswith("**"):
            line.marked = "**"
        return line
