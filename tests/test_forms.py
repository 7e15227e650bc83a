"""One document in nine conversions says the same.

`forms/<document>/gold.json` is what the form of one line a paragraph says, corrected where a reader saw it wrong.
"""

import json
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from msme_parse import extract, parse_file
from msme_parse.records.extract import ReportRecord

FORMS = Path(__file__).parent / "forms"
KINDS = ("title", "headings", "paragraphs", "notes", "cited", "symbols", "dates", "tables")
DETECTED = ("antiword", "catdoc", "pandoc-markdown", "pandoc-plain", "pdftotext", "pdftotext-layout", "pdftotext-raw")
"""The conversions that leave traces enough in most documents to tell them by."""
EXCEPTIONS = {
    (each["document"], each["form"], each["kind"]): each["reason"]
    for each in tomllib.loads((FORMS / "exceptions.toml").read_text("utf-8"))["exception"]
}


def folded(text: str) -> str:
    """The letters and figures of a text, at most sixty: hyphens at line ends and blanks are the converter's."""
    return "".join(each for each in unicodedata.normalize("NFKC", text).casefold() if each.isalnum())[:60]


def said(report: ReportRecord) -> dict[str, list[Any]]:
    """What must be the same in every conversion."""
    annexes = [[f"annex {annex.number}", folded(annex.title)] for annex in report.annexes]
    return {
        "title": [folded(report.title)],
        "headings": [[section.number, folded(section.heading)] for section in report.sections] + annexes,
        "paragraphs": [[each.number or "", folded(each.text)] for each in report.paragraphs],
        "notes": [[note.number, folded(note.text)] for note in report.footnotes],
        "cited": [[note.number, len(note.cited_at)] for note in report.footnotes],
        "symbols": [symbol.symbol for symbol in report.symbols],
        "dates": [f"{date.start}/{date.end}" for date in report.dates],
        "tables": [[table.kind, table.number] for table in report.tables],
    }


def cases() -> list[Any]:
    found = []
    for path in sorted(FORMS.glob("*/*.txt")):
        for kind in KINDS:
            reason = EXCEPTIONS.get((path.parent.name, path.stem, kind))
            marks = [pytest.mark.xfail(reason=reason)] if reason else []
            found.append(pytest.param(path, kind, id=f"{path.parent.name}-{path.stem}-{kind}", marks=marks))
    return found


@pytest.mark.parametrize(("path", "kind"), cases())
def test_every_form_says_the_same(path: Path, kind: str) -> None:
    gold = json.loads((path.parent / "gold.json").read_text("utf-8"))[kind]
    found = said(extract(parse_file(path)))[kind]
    assert Counter(map(str, found)) == Counter(map(str, gold))


@pytest.mark.parametrize("form", DETECTED)
def test_the_form_is_told(form: str) -> None:
    paths = sorted(FORMS.glob(f"*/{form}.txt"))
    told = [extract(parse_file(path)).source.form for path in paths]
    assert told.count(form) >= len(paths) - 2
    assert set(told) <= {form, "plain"}
