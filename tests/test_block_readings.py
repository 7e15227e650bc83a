"""How lines become blocks: `data/blocks/*.txt` say above their text what must be read, and nothing else may be."""

from pathlib import Path

import msgspec
import pytest

from msme_parse import extract
from msme_parse.readers import read_text
from msme_parse.syntax import parse_source
from msme_parse.tree.nodes import Contents

CASES = sorted((Path(__file__).parent / "data" / "blocks").glob("*.txt"))


def readings(text: str, form: str) -> dict[str, list[str]]:
    report = parse_source(msgspec.structs.replace(read_text(text), form=form or "plain"))
    assert str(report) == text
    record = extract(report)
    return {
        "contents": [str(sum(len(each.children) for each in report.blocks if isinstance(each, Contents)))],
        "heading": [f"{section.number} {section.heading}" for section in record.sections],
        "annex": [str(annex.number) for annex in record.annexes],
        "paragraph": [f"{each.number or ''} {each.text}" for each in record.paragraphs],
        "note": [f"{note.number} {note.text}" for note in record.footnotes],
    }


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_blocks_are_read_as_the_file_says(path: Path) -> None:
    head, _, text = path.read_bytes().decode().partition("=====\n")
    said: dict[str, list[str]] = {}
    for line in head.splitlines():
        kind, _, words = line.partition(":")
        said.setdefault(kind, []).append(words.removeprefix(" "))
    form = said.pop("form")[0]
    read = readings(text, form)
    assert {kind: read[kind] for kind in said} == said
