"""Passages as drafters of three languages write them, each with one fault, or with none; and reports with several.

In `data/passages`, `### name CODE` heads a passage in which that rule, and no other error or warning, is to be
reported (`CNT001|CNT003`: either); `### name - CODE ...` heads one without errors and warnings, in which those rules
say nothing at all; `### name = CODE@LINE ...` heads a report with just these errors and warnings.
"""

from pathlib import Path

import pytest

from msme_parse import parse
from msme_parse.facts import Facts
from msme_parse.linting import lint_facts

PASSAGES = Path(__file__).parent / "data" / "passages"


def _passages() -> list[tuple[str, str, list[str], str]]:
    """Name, kind of expectation, codes and text of each passage."""
    found = []
    for file in sorted(PASSAGES.glob("*.txt")):
        for passage in file.read_text("utf-8").split("### ")[1:]:
            head, text = passage.split("\n", 1)
            name, *codes = head.split()
            kind = {"-": "silent", "=": "report"}.get(codes[0], "fault")
            found.append((name, kind, codes[0].split("|") if kind == "fault" else codes[1:], text))
    return found


FAULTY = [(name, codes, text) for name, kind, codes, text in _passages() if kind == "fault"]
REPORTS = [(name, codes, text) for name, kind, codes, text in _passages() if kind == "report"]
CLEAN = [(name, codes, text) for name, kind, codes, text in _passages() if kind == "silent"]


@pytest.mark.parametrize(("name", "codes", "text"), FAULTY, ids=[name for name, _, _ in FAULTY])
def test_a_fault_is_reported_alone(name: str, codes: list[str], text: str) -> None:
    found = {finding.code for finding in lint_facts(Facts(parse(text))) if finding.severity != "info"}
    told = {finding.code for finding in lint_facts(Facts(parse(text)))}
    assert told & set(codes)
    assert not found - set(codes)


@pytest.mark.parametrize(("name", "codes", "text"), CLEAN, ids=[name for name, _, _ in CLEAN])
def test_a_trap_is_silent(name: str, codes: list[str], text: str) -> None:
    found = lint_facts(Facts(parse(text)))
    assert [(each.code, each.message) for each in found if each.severity != "info" or each.code in codes] == []


@pytest.mark.parametrize(("name", "codes", "text"), REPORTS, ids=[name for name, _, _ in REPORTS])
def test_a_report_has_its_faults_and_no_others(name: str, codes: list[str], text: str) -> None:
    report = parse(text)
    loud = [finding for finding in lint_facts(Facts(report)) if finding.severity != "info"]
    assert [f"{each.code}@{report.lines.number(each.span.start)}" for each in loud] == codes
