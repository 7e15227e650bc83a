"""What is known while one goes down the lines of a text: what came last, what comes next."""

from collections.abc import Iterable

from msme_parse.source import LineHint
from msme_parse.syntax.lines import VOID, Line

SENTENCE_ENDS = '.!?:;"”»’)]…'
"""Characters after which a new line can be the beginning of something."""

_ENDS = '.!?:”"'

TEXT_BLOCKS = frozenset(("PARAGRAPH_LINE", "NUMBERED_LINE", "PLAIN_LINE", "NOTE_LINE"))
"""The lines that begin a block of sentences."""
HEADINGS = frozenset(("HEADING_LINE", "ROMAN_LINE", "LETTER_LINE", "NAME_LINE"))
LINE_BLOCKS = HEADINGS | {"ANNEX_LINE", "CAPTION_LINE", "TABLE_LINE", "CONTENTS_LINE", "OPENING_LINE"}

SPEECHES = (
    "Answer:",
    "Answer :",
    "RESPONSE:",
    "Response:",
    "Reply:",
    "Question:",
    "Pregunta:",
    "Respuesta:",
    "Réponse:",
)
"""How questions and answers begin."""


class Context:
    """The lines, and the state in which the one that is to be named stands."""

    def __init__(self, text: str, lines: list[Line], hints: Iterable[LineHint], form: str = "") -> None:
        self.text = text
        self.lines = lines
        self.hints = {hint.start: hint for hint in hints}
        self.following = _following(lines)
        """For each line the index of the next one that has words; the number of lines where there is none."""
        self.unparted = form in ("pdftotext", "pdftotext-raw")
        """Whether paragraphs follow each other without a blank line, and only their last lines are short."""
        self.opening = True
        """Whether masthead and title are not yet over."""
        self.block = ""
        """The name of the line that began the present block."""
        self.closed = True
        """Whether the block above has ended, so that nothing can be added to it."""
        self.blank_before = True
        self.previous = ""
        """The words of the last line that had any."""
        self.width = _usual_width(lines)
        """How far the lines of a paragraph go, before the last."""
        self.last_width = 0
        self.joined = False
        """Whether it has been found already that the block goes on with the next words."""
        self.labelled_only = False
        """Whether the present block is so far a number without words."""
        self.after_mark = False
        """Whether the line above ends in a glued note mark; some converters break the line there."""
        self.quotes = 0
        """How many straight quotation marks the block has so far; inside a quotation no paragraph ends."""
        self.in_list = False
        """Whether the last line began an item of a list."""
        self.own_symbols: set[str] = set()
        self.own_beginnings: set[str] = set()
        """The first two characters of each: most lines begin with others."""
        self.styles: list[str] = []
        self.last_letter = ""
        self.last_note = 0
        self.last_paragraph: tuple[int, ...] = ()
        self.last_section: tuple[int, ...] = ()

    def next_line(self, index: int) -> Line | None:
        """The line right behind."""
        return self.lines[index + 1] if index + 1 < len(self.lines) else None

    def next_words(self, index: int) -> Line | None:
        """The next line that has words."""
        position = self.following[index]
        return self.lines[position] if position < len(self.lines) else None

    def after_sentence(self) -> bool:
        """Whether something can begin here: nothing goes on from above."""
        return self.blank_before or self.previous[-1:] in SENTENCE_ENDS or self.block not in TEXT_BLOCKS

    def last_word(self) -> str:
        """The last word above, in small letters."""
        words = self.previous.rsplit(None, 1)
        return words[-1].lower() if words else ""

    def is_full(self) -> bool:
        """Whether the last line goes to the right margin, as those inside a paragraph do."""
        return self.last_width > self.width * 0.85

    def is_last_line(self) -> bool:
        """Whether the line above is so short that only the end of a paragraph can be."""
        return (
            self.unparted
            and not self.after_mark
            and not self.labelled_only
            and not self.quotes % 2
            and self.last_width < self.width * 0.75
            and self.previous[-1:] in _ENDS
        )

    def counted(self) -> int:
        """The number of the last paragraph that is counted through the document; 0 for none."""
        return self.last_paragraph[0] if len(self.last_paragraph) == 1 else 0


def _following(lines: list[Line]) -> list[int]:
    following = [0] * len(lines)
    words = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        following[index] = words
        if lines[index].type not in VOID:
            words = index
    return following


def _usual_width(lines: list[Line]) -> int:
    widths = sorted(line.stop - line.start for line in lines if line.type == "PLAIN_LINE" and line.words)
    return widths[len(widths) * 4 // 5] if widths else 0
