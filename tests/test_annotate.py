"""Findings as comments of Word: each at its place, and nothing else changed."""

import builtins
import importlib
import io
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from word_files import (
    abstract,
    cell,
    change,
    docx,
    level,
    note,
    note_mark,
    num,
    p,
    r,
    row,
    table,
    textbox,
)

from msme_parse.cli.app import group
from msme_parse.cli.inputs import Inputs
from msme_parse.cli.mend import mend
from msme_parse.config import Settings
from msme_parse.readers.docx import read_docx
from msme_parse.source import Source

pytest.importorskip("docx", reason="python-docx is not installed")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NUMBERS = abstract(0, level(0, "%1"), level(1, "%1.%2.")) + num(1, 0)
NOTES = note(1, p("See WT/L/1173.")) + note(2, p("Members of the Group are: Chad; Benin; Chad."))
EARLIER = '<w:comment w:id="4" w:author="A. Reader" w:date="2025-11-14T10:00:00Z"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>'  # noqa: E501 - one element
BODY = (
    p("INFORMAL WORKING GROUP ON MSMES", note_mark(1)),
    p("INTRODUCTION", num="1"),
    p(
        "On 31 November 2025 the ",
        r("Group ", "<w:b/>"),
        '<w:commentRangeStart w:id="4"/>',
        "met",
        '<w:commentRangeEnd w:id="4"/>',
        r('<w:commentReference w:id="4"/>'),
        " (see ",
        r("the rep", "<w:i/>"),
        "ort.",
        num="1:1",
    ),
    p(
        r("Chad joined on 30 ", '<w:rStyle w:val="Any"/>'),
        change("del", "October"),
        change("ins", "February"),
        " 2025, bringing total membership to 3.",
        note_mark(2),
        num="1:1",
    ),
    p(
        '<w:hyperlink w:anchor="x">' + r("[A draft text &amp; more words") + "</w:hyperlink>",
        " that stays.] It is of 31&#xA0;June 2025 and 31 June 2024.",
        num="1:1",
    ),
    table(row(cell("Member"), cell("2025")), row(cell("Chad"), cell("1"))),
    p("A box ", r(textbox(p("in the box on 31 September 2025."))), " stands here."),
)
PARTS = {"numbering": NUMBERS, "footnotes": NOTES, "comments": EARLIER, "settings": "<w:zoom/>"}
MEDIA = {"word/media/image1.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "customXml/item1.xml": b"<a  b='c' />"}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(group, ["annotate", "--isolated", *map(str, arguments)], standalone_mode=False)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def comments(source: Source) -> list[tuple[str, str]]:
    """(what it is about, what it says) for each comment of ours."""
    return [(source.text[each.start : each.end], each.text) for each in source.remarks if each.author == "msme-parse"]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.docx"
    path.write_bytes(docx(*BODY, parts=PARTS, raw=MEDIA))
    return path


@pytest.fixture
def reviewed(draft: Path) -> bytes:
    output = draft.with_name("reviewed.docx")
    result = run(draft, "-o", output, "--select", "DAT001,DRF001,DRF006,MEM005")
    assert result.return_value == 0, result.output
    return output.read_bytes()


def test_each_finding_is_a_comment_at_its_place(reviewed: bytes) -> None:
    assert comments(read_docx(reviewed, "reviewed.docx")) == [
        ("31 November 2025", "DAT001 31 November 2025: November has 30 days"),
        ("(", "DRF006 ( is not closed"),
        ("30 February 2025", "DAT001 30 February 2025: February 2025 has 28 days"),
        ("[2]", 'MEM005 "Chad" repeats "Chad"'),
        (
            "[A draft text & more words that stays.]",
            'DRF001 square brackets are left round 8 words: "A draft text & more words that stays."',
        ),
        ("31\u00a0June 2025", "DAT001 31 June 2025: June has 30 days"),
        ("31 June 2024", "DAT001 31 June 2024: June has 30 days"),
        ("", "DAT001 31 September 2025: September has 30 days"),
    ]


def test_word_finds_the_comments(reviewed: bytes) -> None:
    document = importlib.import_module("docx").Document(io.BytesIO(reviewed))
    ours = [comment for comment in document.comments if comment.author == "msme-parse"]
    assert len(ours) == 8 and {comment.initials for comment in ours} == {"mp"}
    assert all(comment.timestamp is not None for comment in ours)
    assert next(iter(document.comments)).text == "Why?"
    assert len({comment.comment_id for comment in document.comments}) == 9


def test_every_mark_has_its_comment_and_stands_once(reviewed: bytes) -> None:
    parts = members(reviewed)
    root = ElementTree.fromstring(parts["word/document.xml"])
    listed = sorted(each.get(W + "id") for each in ElementTree.fromstring(parts["word/comments.xml"]))
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(each.get(W + "id", "") for each in root.iter(W + name)) == listed
    runs = [run for run in root.iter(W + "r") if run.find(W + "commentReference") is not None]
    parents = {child: parent for parent in root.iter() for child in parent}
    assert {parents[run].tag for run in runs} == {W + "p"}
    boxes = list(root.iter(W + "txbxContent"))
    assert boxes and not any(box.find(f".//{W}commentRangeStart") is not None for box in boxes)


def test_nothing_else_is_changed(draft: Path, reviewed: bytes) -> None:
    before, after = members(draft.read_bytes()), members(reviewed)
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml", "word/comments.xml"]
    old, new = read_docx(draft.read_bytes(), "a"), read_docx(reviewed, "a")
    assert (old.text, old.hints, old.origins, old.notices) == (new.text, new.hints, new.origins, new.notices)
    assert [each for each in new.remarks if each.author != "msme-parse"] == list(old.remarks)
    assert _without_marks(after["word/document.xml"]) == _without_marks(before["word/document.xml"])


def _without_marks(document: bytes) -> list[object]:
    """What a document says, character by character with its look, whatever the runs; without comments of ours."""
    said: list[object] = []

    def walk(element: ElementTree.Element, look: bytes) -> None:
        for child in element:
            if child.tag.startswith(W + "comment") and child.get(W + "id") != "4":
                continue
            if child.tag in (W + "t", W + "delText"):
                said.extend((child.tag, character, look) for character in child.text or "")
            elif child.tag == W + "r":
                properties = child.find(W + "rPr")
                walk(child, b"" if properties is None else ElementTree.tostring(properties))
            elif child.tag != W + "rPr" or element.tag != W + "r":
                said.append((child.tag, sorted(child.attrib.items())))
                walk(child, look)

    walk(ElementTree.fromstring(document), b"")
    return said


def test_the_namespaces_that_a_document_declares_stay(draft: Path, reviewed: bytes) -> None:
    declared = re.compile(rb'xmlns:\w+="[^"]+"')
    before, after = (members(data)["word/document.xml"] for data in (draft.read_bytes(), reviewed))
    assert sorted(declared.findall(before)) == sorted(declared.findall(after[: after.index(b"<w:body")]))
    assert b'mc:Ignorable="w14"' in after


def test_a_second_run_says_nothing_twice(draft: Path, reviewed: bytes) -> None:
    again = draft.with_name("again.docx")
    result = run(draft.with_name("reviewed.docx"), "-o", again, "--select", "DAT001,DRF001,DRF006,MEM005")
    assert result.return_value == 0 and "0 comments added" in result.stderr
    assert again.read_bytes() == reviewed


def test_a_file_without_comments_gets_the_part_and_what_lists_it(tmp_path: Path) -> None:
    draft, reviewed = tmp_path / "draft.docx", tmp_path / "reviewed.docx"
    draft.write_bytes(docx(p("1.1. On 31 November 2025."), raw=MEDIA))
    assert run(draft, "-o", reviewed, "--select", "DAT001").return_value == 0
    before, after = members(draft.read_bytes()), members(reviewed.read_bytes())
    assert set(after) - set(before) == {"word/comments.xml"}
    assert {name for name in before if before[name] != after[name]} == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
    }
    assert len(list(importlib.import_module("docx").Document(str(reviewed)).comments)) == 1


def test_nothing_found_is_the_same_file(tmp_path: Path) -> None:
    draft, reviewed = tmp_path / "draft.docx", tmp_path / "reviewed.docx"
    draft.write_bytes(docx(p("1.1. On 30 November 2025.")))
    result = run(draft, "-o", reviewed, "--select", "DAT001")
    assert result.return_value == 0 and result.stderr.endswith("reviewed.docx: 0 comments added\n")
    assert reviewed.read_bytes() == draft.read_bytes()


def test_strict_files_and_files_with_other_names_are_annotated(tmp_path: Path) -> None:
    body = p("1.1. On ", r("<w:t>31 Nov</w:t>"), r("<w:t>ember</w:t>"), " 2025.")
    reviewed = tmp_path / "reviewed.docx"
    for name, data in (("strict", _strict(docx(body))), ("other", docx(body, main="word/document2.xml"))):
        draft = tmp_path / f"{name}.docx"
        draft.write_bytes(data)
        assert run(draft, "-o", reviewed, "--select", "DAT001").return_value == 0
        assert [about for about, _ in comments(read_docx(reviewed.read_bytes(), name))] == ["31 November 2025"]


def _strict(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in members(data).items():
            part = part.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            archive.writestr(name, part.replace(b"schemas.openxmlformats.org/officeD", b"purl.oclc.org/ooxml/officeD"))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("inlines", "about"),
    [
        ((r("<w:t>On 31 November 2025.</w:t>"),), "31 November 2025"),
        ((r("<w:t>  On 31 November 2025. </w:t>"),), "31 November 2025"),
        ((r("<w:t>On 31</w:t><w:tab/><w:t>November 2025.</w:t>"),), "31\tNovember 2025"),
        (("On 31 ", change("ins", "November"), " 2025."), "31 November 2025"),
        ((change("ins", "On 31 November 2025."),), "31 November 2025"),
        (("<w:sdt><w:sdtContent>" + r("On 31 November 2025.") + "</w:sdtContent></w:sdt>",), "31 November 2025"),
        (('<w:fldSimple w:instr="DATE">' + r("On 31 November 2025.") + "</w:fldSimple>",), "31 November 2025"),
        ((r("On 31 Nov", "<w:b/>"), r("ember 2025.", "<w:i/>")), "31 November 2025"),
        ((r("<w:t>On 31 November 2025</w:t><w:t>.</w:t>"),), "31 November 2025"),
        (("\U0001f600 «é» 31 November 2025.",), "31 November 2025"),
        (("31 November 2025",), "31 November 2025"),
    ],
)
def test_the_place_is_exact_however_the_runs_are_cut(tmp_path: Path, inlines: tuple[str, ...], about: str) -> None:
    draft, reviewed = tmp_path / "draft.docx", tmp_path / "reviewed.docx"
    draft.write_bytes(docx(p("x"), p("1.1. ", *inlines)))
    assert run(draft, "-o", reviewed, "--select", "DAT001").return_value == 0
    source = read_docx(reviewed.read_bytes(), "reviewed.docx")
    assert source.text == read_docx(draft.read_bytes(), "draft.docx").text
    assert [place for place, _ in comments(source)] == [about]


def test_severity_and_rules_choose_what_is_written(draft: Path) -> None:
    output = draft.with_name("reviewed.docx")
    counts = []
    for options in (("--min-severity", "error"), ("--min-severity", "info"), ("--select", "DAT"), ("--ignore", "ALL")):
        assert run(draft, "-o", output, *options).return_value == 0
        counts.append(len(comments(read_docx(output.read_bytes(), "x"))))
    assert 0 < counts[0] < counts[1] and 0 < counts[2] < counts[1] and counts[3] == 0


def test_the_original_side_of_tracked_changes(draft: Path) -> None:
    output = draft.with_name("reviewed.docx")
    assert run(draft, "-o", output, "--select", "DAT001", "--track-changes", "original").return_value == 0
    assert "February" not in " ".join(text for _, text in comments(read_docx(output.read_bytes(), "x")))


def test_the_document_itself_is_not_written_over_without_force(draft: Path) -> None:
    before = draft.read_bytes()
    result = run(draft, "-o", draft)
    assert result.return_value == 2 and "is the document itself" in result.stderr
    assert draft.read_bytes() == before
    assert run(draft, "-o", draft, "--force").return_value == 0
    assert draft.read_bytes() != before


def test_what_cannot_be_annotated_is_told(tmp_path: Path) -> None:
    text = tmp_path / "report.txt"
    text.write_text("1.1. On 31 November 2025.\n", "utf-8")
    output = tmp_path / "reviewed.docx"
    for path, reason in (
        (text, "is no Word document (.docx); only those can hold comments"),
        (tmp_path / "missing.docx", "no such file"),
    ):
        result = run(path, "-o", output)
        assert result.return_value == 2
        assert result.stderr == f"msme-parse: {path}: {reason}\n"
        assert not output.exists()


def test_a_missing_library_is_named(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    result = run(draft, "-o", draft.with_name("reviewed.docx"))
    assert result.return_value == 2
    assert result.stderr == "msme-parse: comments need python-docx: pip install 'msme-parse[docx]'\n"


class Given(Inputs):
    """Inputs that have been read already."""

    def __init__(self, *sources: Source) -> None:
        super().__init__([])
        self._sources = sources

    def __iter__(self) -> Iterator[Source]:
        return iter(self._sources)


@pytest.mark.parametrize("write", [True, False])
def test_fixes_are_refused_for_word_files(draft: Path, write: bool, capsys: pytest.CaptureFixture[str]) -> None:
    before = draft.read_bytes()
    inputs = Given(read_docx(before, str(draft)))
    mended = mend(inputs, Settings(plugins=False), unsafe=False, write=write)
    assert inputs.unreadable == 1 and mended.outcomes == [] and mended.diff == ""
    assert f"{draft}: fixes are written into text files only; for a Word document" in capsys.readouterr().err
    assert draft.read_bytes() == before


def test_reading_needs_no_library(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def guarded(name: str, *rest: object, **named: object) -> object:
        assert name.split(".")[0] not in ("docx", "lxml")
        return real(name, *rest, **named)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(builtins, "__import__", guarded)
    assert read_docx(draft.read_bytes(), "draft.docx").text.startswith("INFORMAL WORKING GROUP")
