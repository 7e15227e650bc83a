"""Every rule proves itself by its own examples. This file knows no rule by name."""

import pytest
from conftest import SAMPLES
from examples import Expected, read_example

from msme_parse import parse
from msme_parse.catalogue import CataloguedRule, catalogue
from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.linting import lint_facts
from msme_parse.rule import EDITION_BREAK, Fault
from msme_parse.tree.nodes import Report

RULES = [
    pytest.param(entry, id=f"{entry.rule.code}-{entry.rule.name}")
    for entry in catalogue()
    if entry.family != "suppressions"  # they speak of a file beside the report; tests/test_decisions.py has their cases
]


def _cases(kind: str) -> list[object]:
    return [
        pytest.param(entry, text, id=f"{entry.rule.code}-{kind}-{number}")
        for entry in catalogue()
        for number, text in enumerate(getattr(entry.rule, kind), 1)
    ]


def _found(entry: CataloguedRule, text: str) -> tuple[Report, list[Finding]]:
    earlier, _, this = text.rpartition(EDITION_BREAK)
    report = parse(this)
    previous = Facts(parse(earlier)) if earlier else None
    return report, sorted(entry.check(Facts(report, previous=previous)), key=lambda finding: finding.span)


def _shown(report: Report, finding: Finding) -> Expected:
    place = report.lines.place(finding.span.start)
    line_end = report.lines.line_span(place.line).end
    return Expected(place.line, place.column, min(finding.span.end, line_end) - finding.span.start, finding.message)


@pytest.mark.parametrize(("entry", "text"), _cases("bad"))
def test_bad_example_is_found_where_the_carets_are(entry: CataloguedRule, text: str) -> None:
    bare, expected = read_example(text)
    assert expected, "a bad example marks at least one place"
    report, findings = _found(entry, bare)
    above = bare.rpartition(EDITION_BREAK)[0].count("\n") + (EDITION_BREAK in bare)
    expected = [each._replace(line=each.line - above) for each in expected]
    assert sorted(_shown(report, finding) for finding in findings) == sorted(expected)


@pytest.mark.parametrize(("entry", "text"), _cases("good"))
def test_good_example_is_silent(entry: CataloguedRule, text: str) -> None:
    assert [finding.message for finding in _found(entry, text)[1]] == []


@pytest.mark.parametrize(("entry", "text"), _cases("traps"))
def test_trap_is_silent(entry: CataloguedRule, text: str) -> None:
    assert [finding.message for finding in _found(entry, text)[1]] == []


@pytest.mark.parametrize("entry", RULES)
def test_rule_declares_what_its_page_needs(entry: CataloguedRule) -> None:
    rule = entry.rule
    assert len(rule.bad) >= 2 and len(rule.good) >= 2 and len(rule.traps) >= 1
    assert rule.summary.endswith(".") and rule.explanation and rule.evidence
    assert rule.message[:1].islower() or not rule.message[:1].isalpha()
    assert not rule.message.endswith(".")


def test_codes_and_names_are_unique() -> None:
    codes = [entry.rule.code for entry in catalogue()]
    names = [entry.rule.name for entry in catalogue()]
    assert len(set(codes)) == len(codes) and len(set(names)) == len(names)


def _faults() -> list[object]:
    return [
        pytest.param(entry, fault, id=f"{entry.rule.code}-fault-{number}")
        for entry in catalogue()
        for number, fault in enumerate(entry.rule.faults, 1)
    ]


@pytest.mark.parametrize(("entry", "fault"), _faults())
def test_planted_fault_is_reported_by_this_rule_and_no_other(entry: CataloguedRule, fault: Fault) -> None:
    """One substitution in a clean sample: the rule reports it, and of the others only those that the fault names."""
    sample = (SAMPLES / fault.sample / "report.txt").read_text("utf-8")
    assert sample.count(fault.text) == 1, "the place is there, once"
    before = {_key(finding) for finding in lint_facts(Facts(parse(sample)))}
    previous = Facts(parse(sample)) if entry.rule.compares_editions else None
    after = lint_facts(Facts(parse(sample.replace(fault.text, fault.instead)), previous=previous), rules=catalogue())
    found = {
        finding.code
        for finding in after
        if _key(finding) not in before and (finding.severity != "info" or finding.code == entry.rule.code)
    }
    assert entry.rule.code in found
    assert found <= {entry.rule.code, *fault.also}


def _key(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.message


@pytest.mark.parametrize("entry", RULES)
def test_rule_has_a_planted_fault(entry: CataloguedRule) -> None:
    assert entry.rule.faults
