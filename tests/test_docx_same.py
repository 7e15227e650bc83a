"""The same report as text and as a Word file says the same and gets the same findings."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLE_FOLDERS
from word_files import abstract, change, docx, level, note, note_mark, num, p, r, style

import msme_parse as mp
from msme_parse.facts import Facts
from msme_parse.linting import lint_facts
from msme_parse.readers.docx import read_docx
from msme_parse.source import Source
from msme_parse.syntax import parse_source
from msme_parse.tree.nodes import Footnote, Heading, Paragraph, Report

NOT_IN_WORD = {
    "french-faulty": "a note that is cited nowhere",
    "spanish-faulty": "a note cited out of order",
    "united-nations-faulty": "a note number left out",
}
"""Faults that a Word file cannot have, because Word numbers the notes as they are cited."""
LOST_WITH_LAYOUT = {
    "structured-discussions-faulty": ["FNT007"],  # a mark without a note
}
"""Findings about what only the text form has."""

NUMBERING = abstract(0, level(0, "%1."), level(1, "%1.%2.")) + num(1, 0)


def blocks(report: Report) -> list[str]:
    """The paragraphs of a report, each on one line; the lines of what is no paragraph as they are."""
    found: list[str] = []
    for block in report.blocks:
        said = report.text[block.start : block.end]
        if isinstance(block, Paragraph | Footnote | Heading):
            found.append(re.sub(r"\s*\n\s*", " ", said.strip()))
        else:
            found.extend(said.split("\n"))
    return [each for each in found if each.strip()]


def as_word(report: Report, *, automatic: bool = False) -> bytes:
    """The report as Word would hold it: real notes, and real numbers when `automatic` is set."""
    body, notes = [], []
    for said in blocks(report):
        written = re.match(r"\[(\d+)\] (.*)", said, re.DOTALL)
        if written:
            notes.append(note(int(written[1]), p(html.escape(written[2]))))
            continue
        numbered = re.match(r"\d+\.(\d+)\. ", said) if automatic else None
        parts = re.split(r"\[(\d+)\]", said[numbered.end() :] if numbered else said)
        runs = [note_mark(int(part)) if at % 2 else r(html.escape(part)) for at, part in enumerate(parts) if part]
        body.append(p(*runs, num="1:1" if numbered else ""))
    return docx(*body, parts={"footnotes": "".join(notes), "numbering": NUMBERING})


def facts(source: Source) -> Any:
    """What `extract` says, without places."""

    def without_places(record: Any) -> Any:
        if isinstance(record, dict):
            left_out = ("span", "source", "coverage", "cited_at")
            return {name: without_places(value) for name, value in record.items() if name not in left_out}
        return [without_places(each) for each in record] if isinstance(record, list) else record

    return without_places(json.loads(mp.to_json(mp.extract(parse_source(source)))))


def findings(source: Source) -> list[tuple[str, str]]:
    return [(finding.code, finding.message) for finding in lint_facts(Facts(parse_source(source)))]


@pytest.mark.parametrize("folder", SAMPLE_FOLDERS, ids=lambda folder: folder.name)
def test_samples_say_the_same(folder: Path) -> None:
    report = mp.parse_file(folder / "report.txt")
    source = read_docx(as_word(report), "report.docx")
    if folder.name in NOT_IN_WORD:
        assert facts(source) != facts(report.source)
        return
    assert facts(source) == facts(report.source)
    lost = [each for each in findings(report.source) if each not in findings(source)]
    assert [code for code, _ in lost] == LOST_WITH_LAYOUT.get(folder.name, [])
    assert [each for each in findings(source) if each not in findings(report.source)] == []


@pytest.mark.parametrize("folder", SAMPLE_FOLDERS, ids=lambda folder: folder.name)
def test_a_text_file_that_was_saved_as_a_word_file_says_the_same(folder: Path) -> None:
    text = (folder / "report.txt").read_text("utf-8")
    source = read_docx(docx(*(p(html.escape(line)) for line in text.splitlines())), "report.docx")
    assert facts(source) == facts(mp.parse(text).source)
    assert findings(source) == findings(mp.parse(text).source)


@pytest.mark.parametrize("name", ["annual-report-draft", "one-line-faulty"])
def test_automatic_numbers_say_the_same(name: str) -> None:
    folder = next(folder for folder in SAMPLE_FOLDERS if folder.name == name)
    report = mp.parse_file(folder / "report.txt")
    typed, automatic = (as_word(report, automatic=each) for each in (False, True))
    assert typed != automatic
    assert read_docx(automatic, "report.docx").text == read_docx(typed, "report.docx").text


DRAFT = """\
INFORMAL WORKING GROUP ON MSMES[^1]

1.1. On 13 December 2017, at the 11th Ministerial Conference (MC11), 88 WTO Members set up the Group
(WT/MIN(17)/58/Rev.1).

1.2. One new Member joined during 2025: Cameroon, bringing total membership to 104.[^2]

[^1]: Previous Annual Reports include INF/MSME/R/42 dated 6 February 2024.

[^2]: Members are: Chad; Benin; and Cameroon.
"""


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_what_pandoc_makes(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(DRAFT, "utf-8")
    command = ["pandoc", "-f", "markdown-fancy_lists-startnum", "draft.md", "-o", "draft.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, timeout=60)
    source = read_docx((tmp_path / "draft.docx").read_bytes(), "draft.docx")
    text = re.sub(r"(?<!\n)\n(?!\n)", " ", DRAFT).replace("[^", "[").replace("]:", "]").strip() + "\n"
    assert source.text == text
    assert facts(source) == facts(mp.parse(text).source)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_what_libreoffice_makes(tmp_path: Path) -> None:
    data = docx(
        p("REPORT", note_mark(1), style="T"),
        p("INTRODUCTION", num="2"),
        p("Membership rose to ", change("del", "103"), change("ins", "104"), ".", note_mark(2), num="2:1"),
        p("Second.", num="2:1"),
        parts={
            "styles": style("Normal") + style("T", "Title"),
            "numbering": abstract(0, level(0, "%1"), level(1, "%1.%2.")) + num(2, 0),
            "footnotes": note(1, p("First note.")) + note(2, p("Second note.")),
        },
    )
    (tmp_path / "draft.docx").write_bytes(data)
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "odt", "draft.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, timeout=180, capture_output=True)
    command[4:] = ["docx:Office Open XML Text", "--outdir", "back", "draft.odt"]
    subprocess.run(command, cwd=tmp_path, check=True, timeout=180, capture_output=True)
    back = read_docx((tmp_path / "back" / "draft.docx").read_bytes(), "draft.docx")
    assert back.text == read_docx(data, "draft.docx").text
    assert back.text.startswith("REPORT[1]\n\n1 INTRODUCTION\n\n1.1. Membership rose to 104.[2]")
