"""The text as it was read, places in it, and nothing else.

Every offset in the project counts Unicode characters from 0 in `Source.text`. Lines and columns are worked
out from offsets only where somebody looks at them, because most runs never do.
"""

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Literal

import msgspec


class Span(msgspec.Struct, frozen=True, gc=False, order=True):
    """A stretch of text, `start` included, `end` excluded."""

    start: int
    end: int

    def covers(self, offset: int) -> bool:
        """Whether the character at `offset` lies inside."""
        return self.start <= offset < self.end


class Place(msgspec.Struct, frozen=True, gc=False):
    """A position as an editor shows it: line and column from 1, and the offset."""

    line: int
    column: int
    offset: int


class Lines:
    """Where the lines of a text begin. A line ends at LF, CRLF or a lone CR and nowhere else."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def starts(self) -> list[int]:
        """Offsets of the first character of each line; the first is always 0."""
        text = self._text
        if "\r" in text:  # every line end becomes an LF, no character moves
            text = text.replace("\r\n", " \n").replace("\r", "\n")
        lengths = [len(line) + 1 for line in text.split("\n")]
        lengths.pop()  # no line end behind the last
        return list(accumulate(lengths, initial=0))

    def number(self, offset: int) -> int:
        """The line, counted from 1, that holds the character at `offset`."""
        return bisect_right(self.starts, offset)

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The lines that hold the first and the last character of a stretch."""
        starts = self.starts
        line = bisect_right(starts, start)
        if line == len(starts) or end <= starts[line]:
            return line, line
        return line, bisect_right(starts, end - 1, line)

    def place(self, offset: int) -> Place:
        """Line, column and offset of a character."""
        line = self.number(offset)
        return Place(line, offset - self.starts[line - 1] + 1, offset)

    def line_span(self, number: int) -> Span:
        """The characters of line `number`, its line end not included."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self._text)
        return Span(start, start + len(self._text[start:end].rstrip("\r\n")))

    @property
    def count(self) -> int:
        """How many lines a person would count; an empty last line does not count."""
        starts = self.starts
        return len(starts) - (len(starts) > 1 and starts[-1] == len(self._text))


Language = Literal["en", "fr", "es"]
House = Literal["wto", "un"]
HintKind = Literal["heading", "title", "note", "table", "caption", "contents", "furniture"]


class LineHint(msgspec.Struct, frozen=True, gc=False):
    """What a file says of a line that its text alone does not: a Word style, an `h2`, a running header."""

    start: int
    """The offset of the first character of the line."""
    kind: HintKind
    level: int = 0
    """How deep a heading stands, from 1; 0 where that is not known."""


class Origin(msgspec.Struct, frozen=True, gc=False):
    """Where in its file the text from `start` on came from, up to the next origin."""

    start: int
    part: str
    """The file inside the file: `word/document.xml`; empty where there is only one."""
    paragraph: int | None = None
    """The paragraph of that part, counted from 1."""
    page: int | None = None
    """The page, counted from 1, where the file has pages."""


class Remark(msgspec.Struct, frozen=True):
    """A comment that somebody left in the file. It is kept aside: no text of the report."""

    start: int
    end: int
    author: str
    date: str
    text: str


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A report before it is parsed: its text and what is known of where it came from."""

    text: str
    path: str = "<text>"
    encoding: str = "utf-8"
    sha256: str = ""
    """SHA-256 of the bytes that were read, in hexadecimal; of the UTF-8 form for a plain string."""
    form: str = "plain"
    """How the text is laid out: `plain` (hard-wrapped) or `one-line` (a paragraph is one line)."""
    notices: tuple[str, ...] = ()
    """What the reader wants the user to know, such as an encoding that is not UTF-8."""
    language: Language | None = None
    """What the user said; otherwise the text decides."""
    house: House | None = None
    """What the user said; otherwise the text decides."""
    hints: tuple[LineHint, ...] = ()
    """What the file says of single lines, in the order of the text."""
    origins: tuple[Origin, ...] = ()
    """Where in its file each stretch of the text stood; empty for a file that is its text."""
    remarks: tuple[Remark, ...] = ()
    """The comments of the file, in the order of the text."""

    def origin(self, offset: int) -> Origin | None:
        """Where in its file the character at `offset` stood; None when the file is the text itself."""
        found = bisect_right(self.origins, offset, key=lambda origin: origin.start)
        return self.origins[found - 1] if found else None
