"""A report that comes as PDF says what it says as text."""

import io
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pypdfium2", reason="reading PDF needs the extra pdf")
pytest.importorskip("reportlab", reason="the PDF files of these tests are made with reportlab")

from reportlab.lib import pdfencrypt
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from typeset import as_pdf

import msme_parse as mp
from msme_parse.config import Settings
from msme_parse.readers import UnreadableInput, read_bytes, read_text
from msme_parse.run import findings_of, gathered
from msme_parse.source import Source
from msme_parse.syntax import parse_source

SAMPLES = Path(__file__).parents[1] / "samples"
AS_TEXT = (
    "annual-report",
    "annual-report-draft",
    "french",
    "masthead",
    "one-line",
    "one-line-faulty",
    "spanish",
    "structured-discussions",
    "united-nations",
    "united-nations-faulty",
)
"""Samples without tables in columns and without faults that stand in their line ends."""


def what_it_says(source: Source) -> dict[str, Any]:
    report = parse_source(source)
    record = mp.extract(report)
    findings = findings_of(gathered(source, Settings()), Settings(), ())
    return {
        "symbols": [symbol.symbol for symbol in record.symbols],
        "dates": [(date.text, date.start) for date in record.dates],
        "notes": [(note.number, " ".join(report.text_of(note).split())) for note in report.footnotes],
        "paragraphs": [(each.number, " ".join(report.text_of(each).split())) for each in report.paragraphs],
        "headings": [(heading.number, " ".join(report.text_of(heading).split())) for heading in report.headings],
        "findings": [(finding.code, finding.message) for finding in findings],
    }


@pytest.mark.parametrize("name", AS_TEXT)
@pytest.mark.parametrize("note_size", [8, 10], ids=["small-notes", "notes-below-a-rule"])
def test_pdf_says_what_the_text_says(name: str, note_size: float) -> None:
    text = (SAMPLES / name / "report.txt").read_text("utf-8")
    source = read_bytes(as_pdf(text, header="WT/GC/W/999", note_size=note_size), "report.pdf")
    said, meant = what_it_says(source), what_it_says(read_text(text))
    for part, expected in meant.items():
        assert said[part] == expected, part


class Paper:
    """Pages on which a test puts words where it wants them."""

    def __init__(self, **options: Any) -> None:
        self.out = io.BytesIO()
        self.canvas: Any = Canvas(self.out, pagesize=A4, invariant=1, **options)

    def put(self, x: float, y: float, text: str, size: float = 10, font: str = "Times-Roman") -> "Paper":
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)
        return self

    def turn(self) -> "Paper":
        self.canvas.showPage()
        return self

    def bytes(self) -> bytes:
        self.canvas.save()
        return self.out.getvalue()


def text_of(paper: Paper) -> str:
    return read_bytes(paper.bytes(), "x.pdf").text


LONG = "The Committee met twice in the year and took note of the statements that were made there by"


@pytest.mark.parametrize(
    ("before", "mark", "after", "expected"),
    [
        ("was agreed in 2018", "4", ".", "was agreed in 2018[4]."),
        ("is set out in WT/L/1130", "12", ",", "is set out in WT/L/1130[12],"),
        ("said “yes”", "3", " and", "said “yes”[3] and"),
        ("an area of 40 km", "2", " of sea", "an area of 40 km² of sea"),
        ("the 11", "th", " session", "the 11th session"),
        ("the revision Rev.3", "*", " of it", "the revision Rev.3* of it"),
    ],
)
def test_what_is_raised(before: str, mark: str, after: str, expected: str) -> None:
    paper = Paper()
    text = paper.canvas.beginText(72, 700)
    for words, size, rise in ((f"1.1. {LONG} ", 10, 0), (before, 10, 0), (mark, 6, 3.5), (after, 10, 0)):
        if words.startswith("1.1."):
            paper.put(72, 712, words)
            continue
        text.setFont("Times-Roman", size)
        text.setRise(rise)
        text.textOut(words)
    paper.canvas.drawText(text)
    assert expected in text_of(paper)


def test_words_broken_at_the_end_of_a_line() -> None:
    paper = Paper()
    lines = (
        "1.1. The Secretariat said that the notification of such measures was welcome, and that noti-",
        "fication in time was more welcome still; small- and medium-sized firms, it added, ask for up-",
        "to-date lists. The period was 2019-",
        "2021, and the paper was INF/MSME/",
        "W/58, to be read with the one on pre-",
        "and post-shipment checks.",
    )
    for index, line in enumerate(lines):
        paper.put(72, 700 - 12 * index, line)
    text = text_of(paper)
    assert "and that notification in time" in text
    assert "ask for up-to-date lists" in text
    assert "2019-2021, and" in text
    assert "INF/MSME/W/58, to be" in text
    assert "on pre- and post-shipment" in text


def test_a_note_goes_on_over_the_page() -> None:
    paper = Paper()
    paper.put(72, 700, f"1.1. {LONG} Chad.").put(72, 688, "It met again in June.")
    paper.canvas.line(72, 130, 190, 130)
    paper.put(72, 116, "1", 5).put(76, 113, "This note is long and goes on over", 8).turn()
    paper.put(72, 700, f"1.2. {LONG} Fiji.")
    paper.canvas.line(72, 130, 190, 130)
    paper.put(72, 113, "the page, as long notes do.", 8).put(72, 104, "2", 5).put(76, 101, "Another.", 8)
    text = text_of(paper)
    assert "[1] This note is long and goes on over the page, as long notes do.\n\n[2] Another." in text
    assert f"1.2. {LONG} Fiji.\n\n[1]" in text


def test_running_lines_and_rotated_margin_are_no_text() -> None:
    paper = Paper()
    for page in range(1, 5):
        paper.put(72, 800, "WT/GC/W/1 • Small firms", 8).put(290, 40, f"- {page} -", 8)
        paper.canvas.saveState()
        paper.canvas.rotate(90)
        paper.canvas.drawString(300, -30, "Unclassified")
        paper.canvas.restoreState()
        paper.put(72, 700, f"1.{page}. {LONG} Chad.").turn()
    source = read_bytes(paper.bytes(), "x.pdf")
    assert "Unclassified" not in source.text
    assert source.text.count("WT/GC/W/1") == 1
    record = mp.extract(parse_source(source))
    assert record.symbols == ()
    assert [paragraph.number for paragraph in record.paragraphs] == ["1.1", "1.2", "1.3", "1.4"]


@pytest.mark.parametrize("turn", [90, -90])
def test_a_page_that_lies_on_its_side_is_read(turn: int) -> None:
    paper = Paper().put(72, 700, f"1.1. {LONG} Chad.").turn().put(72, 800, "Page 2")
    paper.canvas.rotate(turn)
    x, y = (72, -300) if turn > 0 else (-700, 300)
    paper.put(x, y, f"1.2. {LONG} Fiji, and").put(x, y - 12, "by Tonga.")
    for row, cells in enumerate((("Member", "2024", "2025"), ("Chad", "3", "14"))):
        for column, cell in enumerate(cells):
            paper.put(x + 150 * column, y - 60 - 14 * row, cell)
    text = text_of(paper)
    assert f"1.2. {LONG} Fiji, and by Tonga." in text
    assert "| Member | 2024 | 2025 |\n| Chad | 3 | 14 |" in text


def test_words_that_begin_a_page_now_and_then_are_text() -> None:
    paper = Paper()
    for page in range(1, 31):
        paper.put(72, 770, "Answer:" if page % 10 == 0 else f"{LONG} Member {page}.").put(
            72, 700, f"1.{page}. {LONG} Chad."
        ).turn()
    assert text_of(paper).count("Answer:") == 3


def test_letterhead_on_the_left_is_read_before_the_symbol_on_the_right() -> None:
    paper = Paper().put(72, 740, "WORLD TRADE", 17).put(400, 732, "G/SPS/GEN/900", 10)
    paper.put(400, 720, "4 October 2022").put(72, 704, "ORGANIZATION", 17).put(400, 690, "(22-4759)", 8)
    paper.put(72, 640, f"1. {LONG} Chad.")
    lines = [line for line in text_of(paper).splitlines() if line]
    assert lines[:5] == ["WORLD TRADE", "ORGANIZATION", "G/SPS/GEN/900", "4 October 2022", "(22-4759)"]


def test_table_with_borders_and_table_without() -> None:
    rows = (("Member", "2024", "2025"), ("Chad", "3", "14"), ("Fiji", "5", "16"))
    paper = Paper().put(72, 740, f"1.1. {LONG} Chad.")
    for index, row in enumerate(rows):
        for column, cell in enumerate(row):
            paper.put(80 + 100 * column, 690 - 20 * index, cell)
            paper.put(80 + 150 * column, 590 - 14 * index, cell)
    for x in (75, 175, 275, 375):
        paper.canvas.line(x, 645, x, 705)
    for y in (705, 685, 665, 645):
        paper.canvas.line(75, y, 375, y)
    paper.put(72, 500, f"1.2. {LONG} Fiji.")
    table = "| Member | 2024 | 2025 |\n| Chad | 3 | 14 |\n| Fiji | 5 | 16 |"
    source = read_bytes(paper.bytes(), "x.pdf")
    assert source.text.count(table) == 2
    assert [paragraph.number for paragraph in parse_source(source).paragraphs] == ["1.1", "1.2"]


def test_pages_of_the_origins() -> None:
    paper = Paper().put(72, 700, f"1.1. {LONG} Chad.").turn().put(72, 700, f"1.2. {LONG} Fiji.")
    source = read_bytes(paper.bytes(), "x.pdf")
    for words, page in (("1.1.", 1), ("1.2.", 2)):
        origin = source.origin(source.text.index(words))
        assert origin is not None and origin.page == page
    assert source.form == "pdf"
    assert len([notice for notice in source.notices if "lower trust" in notice]) == 1


def test_invisible_text_is_left_out_unless_there_is_no_other() -> None:
    def paper(shown: str) -> bytes:
        page = Paper()
        page.canvas.saveState()
        text = page.canvas.beginText(72, 600)
        text.setFont("Times-Roman", 10)
        text.setTextRenderMode(3)
        text.textOut(f"1.2. {LONG} nobody.")
        page.canvas.drawText(text)
        page.canvas.restoreState()
        if shown:
            visible = page.canvas.beginText(72, 700)
            visible.setFont("Times-Roman", 10)
            visible.textOut(shown)
            page.canvas.drawText(visible)
        return page.bytes()

    both = read_bytes(paper(f"1.1. {LONG} Chad and by Fiji, and by nobody else at all."), "x.pdf")
    assert "1.1." in both.text and "1.2." not in both.text
    only = read_bytes(paper(""), "x.pdf")
    assert "1.2." in only.text and any("OCR" in notice for notice in only.notices)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (Paper(encrypt=pdfencrypt.StandardEncryption("secret")).put(72, 700, "1.1. No.").bytes(), "password"),
        (Paper().turn().bytes(), "scan"),
        (b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n", "damaged PDF"),
        (b"%PDF-1.4\n%%EOF", "damaged PDF"),
    ],
    ids=["locked", "scan", "without pages", "empty"],
)
def test_what_cannot_be_read_is_told_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason) as refused:
        read_bytes(data, "x.pdf")
    assert "\n" not in str(refused.value)


def test_without_the_extra_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2.raw", None)
    with pytest.raises(UnreadableInput, match=r"pip install 'msme-parse\[pdf\]'"):
        read_bytes(Paper().put(72, 700, "1.1. Yes.").bytes(), "x.pdf")
