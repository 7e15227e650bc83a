"""The values of every sample against a gold set made by hand, before the program was run on it.

`gold.json` of a sample says what a careful reader finds in its report. What is marked `optional` may be read either
way.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from msme_parse import extract, parse_file
from msme_parse.facts import Facts
from msme_parse.linting import lint_facts

Entry = dict[str, Any]


def _gold(folder: Path) -> Entry:
    return json.loads((folder / "gold.json").read_text("utf-8"))


def _said(folder: Path) -> Any:
    return extract(parse_file(folder / "report.txt"))


def _sure(entries: list[Entry]) -> list[Entry]:
    return [entry for entry in entries if not entry.get("optional")]


def test_identity(labelled: Path) -> None:
    gold, said = _gold(labelled)["expect"], _said(labelled)
    for field in ("profile", "language", "status", "report_year"):
        if field in gold:
            assert getattr(said, field) == gold[field], field
    titles = gold["title"] if isinstance(gold["title"], list) else [gold["title"]]
    assert said.title in titles
    for field, value in (gold.get("masthead") or {}).items():
        found = getattr(said.masthead, field)
        assert (list(found) if isinstance(found, tuple) else found) == value, field


def test_structure(labelled: Path) -> None:
    gold, said = _gold(labelled)["expect"], _said(labelled)
    assert [paragraph.number for paragraph in said.paragraphs if paragraph.number] == gold["paragraphs"]
    texts = {paragraph.number: paragraph.text for paragraph in reversed(said.paragraphs)}
    for number, text in gold["paragraph_text"].items():
        assert _without_marks(texts[number]) == _without_marks(text)
    optional = [_heading(section) for section in gold["sections"] if section.get("optional")]
    found = [(section.number, section.heading, section.level) for section in said.sections]
    assert [each for each in found if each not in optional] == [_heading(each) for each in _sure(gold["sections"])]


def _heading(section: Entry) -> tuple[str, str, int]:
    return (section["number"] or "", section["heading"], section["level"])


def _without_marks(text: str) -> str:
    for number in range(1, 30):
        text = text.replace(f"[{number}]", "").replace(f"[^{number}]", "")
    return " ".join(text.split())


def test_notes_and_marks(labelled: Path) -> None:
    gold = _gold(labelled)["expect"]
    facts = Facts(parse_file(labelled / "report.txt"))
    assert list(facts.notes.numbers) == gold["footnotes"]
    lines = facts.report.lines
    marks = [(mark.number, lines.number(mark.span.start)) for mark in facts.notes.marks]
    assert marks == [(mark["number"], mark["line"]) for mark in gold["marks"]]


def test_symbols(labelled: Path) -> None:
    gold, said = _gold(labelled)["expect"], _said(labelled)
    found = Counter((each.symbol, each.dated, each.span.line) for each in said.symbols)
    wanted = Counter((each["symbol"], each["dated"], each["line"]) for each in _sure(gold["symbols"]))
    assert wanted - found == Counter()
    optional = {(each["line"]) for each in gold["symbols"] if each.get("optional")}
    assert {key for key in found - wanted if key[2] not in optional} == set()


def test_dates(labelled: Path) -> None:
    gold, said = _gold(labelled)["expect"], _said(labelled)
    found = Counter((each.start, each.end, each.span.line) for each in said.dates)
    wanted = Counter((each["start"], each["end"], each["line"]) for each in _sure(gold["dates"]))
    assert wanted - found == Counter()
    optional = {each["line"] for each in gold["dates"] if each.get("optional")}
    assert {key for key in found - wanted if key[2] not in optional} == set()


def test_member_lists(labelled: Path) -> None:
    gold, said = _gold(labelled)["expect"], _said(labelled)
    for wanted in _sure(gold["member_lists"]):
        found = next(each for each in said.member_lists if abs(each.span.line - wanted["line"]) <= 1)
        assert found.names == wanted["names"]
        assert wanted["members"] in (None, found.members)
        codes = [entry.iso3 for entry in found.entries if entry.iso3]
        assert codes == [code for code in wanted["iso3"] if code not in (None, "EU")]


def test_counts(labelled: Path) -> None:
    gold, said = _gold(labelled)["expect"], _said(labelled)
    found = {(each.value, each.kind, each.span.line) for each in said.counts}
    for wanted in _sure(gold["counts"]):
        kinds = wanted["kind"].split("/")
        assert any((wanted["value"], kind, wanted["line"]) in found for kind in kinds), wanted


def test_abbreviations(labelled: Path) -> None:
    gold, said = _gold(labelled)["expect"], _said(labelled)
    found = {(each.short, each.long.lower()) for each in said.abbreviations}
    for wanted in _sure(gold["abbreviations"]):
        assert (wanted["short"], wanted["long"].lower()) in found, wanted


def test_cross_references(labelled: Path) -> None:
    gold, said = _gold(labelled)["expect"], _said(labelled)
    found = Counter(
        (each.kind, each.target, each.scope, each.resolved, each.span.line) for each in said.cross_references
    )
    for wanted in _sure(gold["cross_references"]):
        key = (wanted["kind"], wanted["target"], wanted["scope"], wanted["resolved"], wanted["line"])
        assert found[key], wanted


def test_brackets(labelled: Path) -> None:
    gold, said = _gold(labelled)["expect"], _said(labelled)
    found = {(each.kind, each.text, each.span.line) for each in said.brackets}
    for wanted in _sure(gold["brackets"]):
        assert (wanted["kind"], wanted["text"], wanted["line"]) in found, wanted


def test_planted_faults_are_caught_and_nothing_else(labelled: Path) -> None:
    """Each planted fault by its code at its line; no other finding at warning or above."""
    gold = _gold(labelled)
    facts = Facts(parse_file(labelled / "report.txt"))
    lines = facts.report.lines
    findings = lint_facts(facts)
    spans = [
        (each.code, lines.number(each.span.start), lines.number(max(each.span.start, each.span.end - 1)))
        for each in findings
    ]
    missed = [fault for fault in gold["faults"] if not any(_fits(fault, *span) for span in spans)]
    assert missed == []
    grave = [each for each, finding in zip(spans, findings, strict=True) if finding.severity != "info"]
    assert [each for each in grave if not any(_near(fault, each) for fault in _expected(gold))] == []


def _expected(gold: Entry) -> list[Entry]:
    return [*gold["faults"], *gold["expect"].get("tolerated", []), *gold.get("tolerated", [])]


def _fits(fault: Entry, code: str, first: int, last: int) -> bool:
    return code == fault["code"] and _near(fault, (code, first, last))


def _near(fault: Entry, found: tuple[str, int, int]) -> bool:
    lines = [fault["line"], fault.get("end_line", fault["line"]), *fault.get("also", [])]
    return any(found[1] - 1 <= line <= found[2] + 1 for line in lines)
