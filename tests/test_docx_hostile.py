"""Word files that are broken, disguised or made to do harm: one plain line, no traceback, little memory."""

import io
import random
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest
from steps import steps
from word_files import abstract, cell, docx, level, note, note_mark, num, p, r, row, table

from msme_parse.readers import read_bytes
from msme_parse.readers.docx import read_docx
from msme_parse.readers.failure import UnreadableInput
from msme_parse.readers.reading import Reading

WHOLE = docx(
    p("INFORMAL WORKING GROUP", note_mark(1)),
    p("On 13 December 2017.", num="1"),
    table(row(cell("a"), cell("b"))),
    parts={"footnotes": note(1, p("See WT/L/1173.")), "numbering": abstract(0, level(0, "%1.")) + num(1, 0)},
)
DOCUMENT = "word/document.xml"


def changed(parts: dict[str, bytes | None]) -> bytes:
    """The file with parts replaced, added, or left out."""
    names = dict(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = names.pop(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
        for name, part in names.items():
            if part is not None:
                new.writestr(name, part)
    return buffer.getvalue()


def reason(data: bytes, reading: Reading | None = None) -> str:
    with pytest.raises(UnreadableInput) as failure:
        read_docx(data, "draft.docx", reading or Reading())
    assert "\n" not in failure.value.reason and failure.value.path == "draft.docx"
    return failure.value.reason


def other(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, "<x/>")
    return buffer.getvalue()


def body(inside: str) -> bytes:
    return docx(inside)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"1.1. On 13 December 2017.", "is a zip file that is cut short or damaged"),
        (WHOLE[: len(WHOLE) // 2], "is a zip file that is cut short or damaged"),
        (other("xl/workbook.xml"), "a spreadsheet (.xlsx), not a text document"),
        (other("ppt/presentation.xml"), "a presentation (.pptx), not a text document"),
        (other("report.xml"), "holds no word/document.xml: the file is damaged or incomplete"),
        (changed({"word/document.xml": None}), "holds no word/document.xml: the file is damaged or incomplete"),
        (changed({"word/document.xml": b""}), f"is damaged: {DOCUMENT} is not well-formed XML (line 1, column 0)"),
        (changed({"word/document.xml": b"<x/>"}), f"is damaged: {DOCUMENT} holds no document"),
        (
            changed({"word/document.xml": b"1.1. Text"}),
            f"is damaged: {DOCUMENT} is not well-formed XML (line 1, column 0)",
        ),
        (
            changed({"word/document.xml": b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'}),
            f"{DOCUMENT} declares a document type, which no word processor writes",
        ),
        (
            changed({"word/footnotes.xml": b"<!DOCTYPE x><x/>"}),
            "word/footnotes.xml declares a document type, which no word processor writes",
        ),
        (
            changed({"word/numbering.xml": b"<w:numbering>"}),
            "is damaged: word/numbering.xml is not well-formed XML (line 1, column 0)",
        ),
        (
            body("<w:sdt><w:sdtContent>" * 150 + p("x") + "</w:sdtContent></w:sdt>" * 150),
            f"{DOCUMENT} has more than 200 elements inside each other",
        ),
    ],
    ids=lambda value: None if isinstance(value, bytes) else value[:40],
)
def test_what_cannot_be_read_is_told_in_one_line(data: bytes, expected: str) -> None:
    assert reason(data) == expected


def test_the_bytes_decide_and_not_the_name() -> None:
    assert read_bytes(WHOLE, "report.txt").form == "docx"
    assert read_bytes(b"1.1. On 13 December 2017.", "report.docx").text == "1.1. On 13 December 2017."
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(UnreadableInput, match="password"):
        read_bytes(locked, "report.docx")


def test_missing_parts_that_a_document_can_do_without() -> None:
    data = changed(dict.fromkeys(("word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "_rels/.rels")))
    assert read_docx(data, "x").text == "INFORMAL WORKING GROUP[1]\n\nOn 13 December 2017.\n\n| a | b |\n"


def test_names_that_lead_out_of_the_file_lead_nowhere() -> None:
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="a" Type="x/footnotes" Target="../../../../etc/passwd"/>'
        b'<Relationship Id="b" Type="x/styles" Target="http://example.org/styles.xml" TargetMode="External"/>'
        b'<Relationship Id="c" Type="x/numbering" Target="file:///etc/passwd"/></Relationships>'
    )
    data = changed({"word/_rels/document.xml.rels": relations})
    assert read_docx(data, "x").text.startswith("INFORMAL WORKING GROUP[1]\n\nOn 13")


@pytest.mark.parametrize(
    "inside",
    [
        lambda: "<w:sdt><w:sdtContent>" * 95 + p("x") + "</w:sdtContent></w:sdt>" * 95,
        lambda: "<w:tbl><w:tr><w:tc>" * 60 + p("x") + "</w:tc></w:tr></w:tbl>" * 60,
        lambda: "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>" * 60 + p("x") + "</w:tc></w:tr></w:tbl>" * 60,
        lambda: p("<w:hyperlink>" * 180 + r("x") + "</w:hyperlink>" * 180),
        lambda: p(("<w:r><w:pict><w:txbxContent><w:p>") * 45 + r("x") + "</w:p></w:txbxContent></w:pict></w:r>" * 45),
    ],
    ids=["controls", "frames", "tables", "links", "boxes"],
)
def test_deep_documents_are_read(inside: Callable[[], str]) -> None:
    assert "x" in read_docx(body(inside()), "x").text


@pytest.mark.parametrize(
    "make",
    [
        lambda many: body("<w:p/>" * many),
        lambda many: body(p("".join(r("x ") for _ in range(many)))),
        lambda many: body(p(r('<w:fldChar w:fldCharType="begin"/>') * many + r("x") * many)),
        lambda many: body(p('<w:commentRangeStart w:id="1"/>' * many)),
        lambda many: docx(p(note_mark(1) * many), parts={"footnotes": note(1, p("long " * 1000))}),
        lambda many: body(table(row(cell("x", properties='<w:gridSpan w:val="60"/>')) * many)),
        lambda many: body(p("x", mark='<w:del w:id="1"/>') * many),
        lambda many: docx(
            p("x", num="1") * many, parts={"numbering": abstract(0, level(0, "%1" * 50_000)) + num(1, 0)}
        ),
        lambda many: docx(
            p("x"),
            section='<w:headerReference w:type="default" r:id="r-header1"/>',
            parts={"header1": p("WT/L/1 ") * many},
        ),
        lambda many: docx(p("x", style="S0"), parts={"styles": _styles(many)}),
        lambda many: body(("<w:tbl>" + row(cell("x"), cell()) + "</w:tbl>") * many),
        lambda many: body(p(r("<w:t>\u00a0</w:t>") * many)),
    ],
)
def test_hostile_documents_take_steps_and_memory_in_proportion(make: Callable[[int], bytes]) -> None:
    few, many = make(500), make(4_000)
    read_docx(few, "x")
    assert steps(lambda: read_docx(many, "x")) < 10 * steps(lambda: read_docx(few, "x"))
    tracemalloc.start()
    read_docx(many, "x")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40_000_000


def _styles(many: int) -> str:
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="S{at}"><w:basedOn w:val="S{at + 1}"/></w:style>' for at in range(many)
    )


def test_damaged_files_are_read_or_refused() -> None:
    """Elements are moved, doubled, lost and renamed; whatever comes of it, nothing but UnreadableInput is raised."""
    chance = random.Random(4)
    tags = ["w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:ins", "w:del", "w:body", "w:numPr", "w:rPr"]
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        document = archive.read(DOCUMENT).decode()
    outcomes = {"read": 0, "refused": 0}
    for _ in range(300):
        old, new = chance.sample(tags, 2)
        harmed = document
        if chance.random() < 0.5:
            harmed = harmed.replace(f"<{old}>", f"<{new}>").replace(f"</{old}>", f"</{new}>")
        if chance.random() < 0.7:
            at = chance.randrange(1000, len(harmed))
            harmed = harmed[:at] + harmed[at + chance.randrange(1, 40) :]
        try:
            read_docx(changed({"word/document.xml": harmed.encode()}), "x")
            outcomes["read"] += 1
        except UnreadableInput:
            outcomes["refused"] += 1
    assert outcomes["read"] > 20 and outcomes["refused"] > 20


def test_the_limit_of_the_user_is_kept() -> None:
    assert (
        reason(body(p("x" * 3_000_000)), Reading(max_unzipped=2_000_000))
        == "unpacks to more than 2000000 bytes; --max-unzipped allows more"
    )
