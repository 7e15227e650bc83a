"""Reports set as PDF, as an office would print them: justified lines, raised marks, notes at the foot, page numbers."""

import io
import re
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from msme_parse.readers import read_text
from msme_parse.syntax import parse_source
from msme_parse.tree.nodes import AnnexHeading, Footnote, Heading, Paragraph, Title

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 72, WIDTH - 72, HEIGHT - 80, 80
PLAIN, BOLD = "Times-Roman", "Times-Bold"
MARK = re.compile(r"\[([0-9]{1,3})\]")


class Typesetter:
    """Fills pages from top to bottom and keeps room for the notes that each line calls."""

    def __init__(self, notes: dict[str, str], *, header: str = "", size: float = 10, note_size: float = 8) -> None:
        self.notes = notes
        self.header, self.size, self.note_size = header, size, note_size
        self.out = io.BytesIO()
        self.canvas: Any = Canvas(self.out, pagesize=A4, invariant=1)
        self.y = TOP
        self.page = 1
        self.foot: list[list[str]] = []
        self.set_notes: set[str] = set()

    def block(self, text: str, *, font: str = PLAIN, centred: bool = False, gap: float = 8, lead: float = 1.2) -> None:
        """A paragraph, heading or title."""
        lines = wrapped(text, font, self.size, RIGHT - LEFT)
        self.y -= gap
        for index, line in enumerate(lines):
            called = [
                wrapped(f"[{n}] {self.notes[n]}", PLAIN, self.note_size, RIGHT - LEFT) for n in self.new_marks(line)
            ]
            if self.y - self.size * lead < BOTTOM + self.foot_height(called):
                self.end_page()
            self.foot.extend(called)
            self.set_notes.update(MARK.findall(line))
            self.y -= self.size * lead
            last = index == len(lines) - 1
            self.line(line, LEFT, self.y, font, self.size, justified=not last and not centred, centred=centred)

    def new_marks(self, line: str) -> list[str]:
        return [n for n in MARK.findall(line) if n in self.notes and n not in self.set_notes]

    def foot_height(self, more: list[list[str]]) -> float:
        lines = sum(map(len, self.foot)) + sum(map(len, more))
        return lines * self.note_size * 1.2 + (20 if lines else 0)

    def line(
        self, line: str, x: float, y: float, font: str, size: float, *, justified: bool, centred: bool = False
    ) -> None:
        """One line; `[2]` becomes a raised 2."""
        width = width_of(line, font, size)
        if centred:
            x = (WIDTH - width) / 2
        blanks = line.count(" ")
        extra = (RIGHT - LEFT - width) / blanks if justified and blanks else 0
        text = self.canvas.beginText(x, y)
        text.setWordSpace(extra)
        for index, part in enumerate(MARK.split(line)):
            if index % 2:
                text.setFont(font, size * 0.65)
                text.setRise(size * 0.35)
                text.textOut(part)
                text.setRise(0)
            elif part:
                text.setFont(font, size)
                text.textOut(part)
        self.canvas.drawText(text)

    def end_page(self) -> None:
        if self.foot:
            y = BOTTOM + self.foot_height([]) - 12
            self.canvas.line(LEFT, y, LEFT + 120, y)
            for lines in self.foot:
                for index, line in enumerate(lines):
                    y -= self.note_size * 1.2
                    self.line(line, LEFT, y, PLAIN, self.note_size, justified=index < len(lines) - 1)
        if self.page > 1 and self.header:
            self.line(self.header, LEFT, HEIGHT - 50, PLAIN, 9, justified=False)
        if self.page > 1:
            self.line(f"- {self.page} -", LEFT, 40, PLAIN, 9, justified=False, centred=True)
        self.canvas.showPage()
        self.page += 1
        self.y, self.foot = TOP, []

    def finish(self) -> bytes:
        """The PDF, notes that no mark calls at its end."""
        for number, text in self.notes.items():
            if number not in self.set_notes:
                self.foot.append(wrapped(f"[{number}] {text}", PLAIN, self.note_size, RIGHT - LEFT))
        self.end_page()
        self.canvas.save()
        return self.out.getvalue()


def width_of(line: str, font: str, size: float) -> float:
    return sum(
        pdfmetrics.stringWidth(part, font, size * (0.65 if index % 2 else 1))
        for index, part in enumerate(MARK.split(line))
    )


def wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    """Words in lines that are no wider than `width`."""
    lines: list[str] = []
    for word in text.split():
        if lines and width_of(f"{lines[-1]} {word}", font, size) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def as_pdf(text: str, *, header: str = "", note_size: float = 8) -> bytes:
    """A report in plain text, set as PDF."""
    report = parse_source(read_text(text))
    notes = {note.number: words(report.text_of(note)).split(" ", 1)[1] for note in report.footnotes}
    setter = Typesetter(notes, header=header, note_size=note_size)
    for block in report.blocks:
        whole = report.text_of(block)
        if isinstance(block, Footnote) or not whole.strip():
            continue
        if isinstance(block, Paragraph):
            for part in re.split(r"\n\s*\n", whole):
                setter.block(words(part))
        elif isinstance(block, Heading | AnnexHeading):
            for line in whole.strip().splitlines():
                setter.block(words(line), font=BOLD, gap=12)
        else:
            for line in filter(str.strip, whole.splitlines()):
                setter.block(words(line), font=BOLD if isinstance(block, Title) else PLAIN, centred=True, gap=2)
    return setter.finish()


def words(text: str) -> str:
    return " ".join(text.split())
