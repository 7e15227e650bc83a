"""A report that is parsed again after an edit is the report that a parse from the beginning gives."""

import random
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_tree_laws import PIECES

from msme_parse import Edit, Report, parse, reparse
from msme_parse.readers import edited
from msme_parse.source import LineHint, Origin, Remark
from msme_parse.syntax import parse_source
from msme_parse.syntax import reparse as module

SAMPLES = sorted((Path(__file__).resolve().parents[1] / "samples").glob("*/report.txt"))
texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def _same(report: Report, *edits: Edit) -> Report:
    again = reparse(report, *edits)
    new = report.text
    for edit in sorted(edits, key=lambda edit: -edit.start):
        new = new[: edit.start] + edit.text + new[edit.end :]
    whole = parse(new)
    assert again.source == whole.source
    assert again.blocks == whole.blocks
    assert str(again) == new
    return again


@settings(max_examples=200, deadline=None)
@given(texts, st.lists(st.tuples(st.floats(0, 1), st.floats(0, 0.2), texts), min_size=1, max_size=4))
def test_any_edits_of_any_text(text: str, changes: list[tuple[float, float, str]]) -> None:
    """One edit after the other, each on the tree that the one before gave."""
    report = parse(text)
    for place, length, written in changes:
        start = int(place * len(report))
        report = _same(report, Edit(start, min(len(report), start + int(length * len(report))), written))


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.parent.name)
def test_edits_of_real_texts(file: Path) -> None:
    report = parse(file.read_text("utf-8"))
    chance = random.Random(5)
    for _ in range(12):
        start = chance.randrange(len(report))
        end = min(len(report), start + chance.choice((0, 0, 1, 5, 60)))
        report = _same(report, Edit(start, end, chance.choice((*PIECES, "", "word ", "\n\n2.1. A new one.\n\n"))))


def test_several_edits_at_once() -> None:
    report = parse("1.1. Chad joined.\n\n1.2. Peru (the last) joined.\n\n1.3. Fiji [2] left; see WT/MIN(17)/58.\n")
    _same(report, Edit(5, 9, "Burkina Faso"), Edit(30, 30, "("), Edit(60, 70, ""))


def test_only_what_changed_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    report = parse("".join(f"1.{number}. In {2000 + number} Members met.\n\n" for number in range(1, 50)))
    read: list[str] = []
    real = module.nodes_of
    monkeypatch.setattr(
        module, "nodes_of", lambda text, lines: read.append(text[lines[0].start :][:5]) or real(text, lines)
    )
    place = report.text.index("2020")
    again = reparse(report, Edit(place, place + 4, "January 2020"))
    assert read == ["1.20."]
    assert reparse(again, Edit(0, 0, "")).blocks == again.blocks
    assert read == ["1.20."]


@pytest.mark.parametrize("edits", [[(3, 2)], [(0, 99)], [(-1, 0)], [(0, 3), (2, 4)]])
def test_edits_that_cannot_be_made_are_refused(edits: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="overlaps"):
        reparse(parse("1.1. Chad"), *(Edit(start, end, "x") for start, end in edits))


def test_what_a_file_said_of_places_moves_along() -> None:
    source = msgspec.structs.replace(
        parse("One\nTwo\nThree\n").source,
        hints=(LineHint(0, "title"), LineHint(4, "heading"), LineHint(8, "heading")),
        origins=(Origin(0, "a"), Origin(8, "b")),
        remarks=(Remark(8, 13, "x", "", "why"),),
    )
    again = edited(source, [Edit(0, 3, "Eleven"), Edit(5, 5, "!")])
    assert again.text == "Eleven\nT!wo\nThree\n"
    assert [hint.start for hint in again.hints] == [0, 7, 12]
    assert [origin.start for origin in again.origins] == [0, 12]
    assert (again.remarks[0].start, again.remarks[0].end) == (12, 17)
    assert reparse(parse_source(source), Edit(0, 3, "Eleven"), Edit(5, 5, "!")) == parse_source(again)
