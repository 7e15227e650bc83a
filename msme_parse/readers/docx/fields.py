"""Fields: what Word computes, as an instruction and the result that was last shown.

A simple field holds its result. A complex one is a row of characters between runs: begin, the instruction,
separate, the result, end; fields stand in each other, and go on over paragraphs. Source: ECMA-376 part 1, 17.16.
"""

from xml.etree.ElementTree import Element

from msme_parse.readers.docx.package import W

NUMBERED_BY_WORD = ("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM")
"""Fields whose numbers are not in the file."""


class Fields:
    """Where the walk stands in the fields of one story."""

    def __init__(self) -> None:
        self._open: list[list[str]] = []
        self._in_result: list[bool] = []
        self._instructions = 0
        """How many of the open fields are still in their instruction."""
        self.seen: set[str] = set()

    @property
    def hides(self) -> bool:
        """Whether what comes now is part of an instruction."""
        return self._instructions > 0

    @property
    def instruction(self) -> str:
        """The instruction of the innermost field whose result is being read; empty outside of fields."""
        return "".join(self._open[-1]) if self._open and self._in_result[-1] else ""

    def character(self, element: Element) -> None:
        """A `w:fldChar`. One that closes nothing is passed over."""
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._open.append([])
            self._in_result.append(False)
            self._instructions += 1
        elif kind == "separate" and self._open:
            self._end_instruction()
        elif kind == "end" and self._open:
            self._close()

    def words(self, element: Element) -> None:
        """A `w:instrText`."""
        if self._open and not self._in_result[-1]:
            self._open[-1].append(element.text or "")

    def passed_over(self, element: Element) -> None:
        """The fields that begin or end in a stretch that is not read, such as a deletion."""
        for character in element.iter(W + "fldChar"):
            self.character(character)

    def paragraph_ends(self) -> None:
        """An instruction that nothing closes in its paragraph does not swallow the rest of the document."""
        while self._in_result and not self._in_result[-1]:
            self._close()

    def _close(self) -> None:
        self._end_instruction()
        self._open.pop()
        self._in_result.pop()

    def _end_instruction(self) -> None:
        if self._in_result[-1]:
            return
        self._in_result[-1] = True
        self._instructions -= 1
        words = "".join(self._open[-1]).split(None, 1)
        if words:
            self.seen.add(words[0].upper())


def is_raised_note_reference(instruction: str) -> bool:
    """Whether a field cites a note once more, with the look of a note mark: `NOTEREF _Ref123 \\f`."""
    words = instruction.upper().split()
    return words[:1] == ["NOTEREF"] and "\\F" in words
