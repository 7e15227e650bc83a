"""What the bad examples of the rules carry beside their messages: other places, and fixes."""

from pathlib import Path

import pytest
from examples import read_example

from msme_parse import parse
from msme_parse.catalogue import CataloguedRule, catalogue
from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.fix import apply_edits
from msme_parse.rule import EDITION_BREAK
from msme_parse.tree.nodes import Report

CARRIED = Path(__file__).parent / "data" / "mending"


def _cases() -> list[tuple[CataloguedRule, int, Report, list[Finding]]]:
    cases = []
    for entry in catalogue():
        for number, example in enumerate(entry.rule.bad, 1):
            earlier, _, this = read_example(example)[0].rpartition(EDITION_BREAK)
            report = parse(this)
            facts = Facts(report, previous=Facts(parse(earlier)) if earlier else None)
            cases.append((entry, number, report, list(entry.check(facts))))
    return cases


def _told(report: Report, finding: Finding) -> list[str]:
    """The lines of a golden file for one finding: what else is shown, and the lines that its fix changes."""
    told = [f"  see {_words(report, each.span.start, each.span.end)}: {each.message}" for each in finding.related]
    if finding.fix is not None:
        told.append(f"  {finding.fix.safety}: {finding.fix.message}")
        before, after = report.text.split("\n"), apply_edits(report.text, finding.fix.edits).split("\n")
        same = len(before) == len(after)
        changed = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] if same else []
        told += [f"    {sign} {line!r}" for pair in changed for sign, line in zip("-+", pair, strict=True)]
        told += [] if same else [f"    = {line!r}" for line in after]
    return told


def _words(report: Report, start: int, end: int) -> str:
    return f"{report.lines.number(start)} {report.text[start:end]!r}"


@pytest.mark.parametrize("family", sorted({entry.family for entry in catalogue()} - {"suppressions"}))
def test_what_findings_carry(family: str, accept: bool) -> None:
    told: list[str] = []
    for entry, number, report, findings in _cases():
        lines = [line for finding in findings for line in _told(report, finding)] if entry.family == family else []
        told += [f"{entry.rule.code} bad {number}", *lines] if lines else []
    golden = CARRIED / f"{family}.txt"
    if accept:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text("\n".join([*told, ""]), "utf-8")
    assert golden.read_text("utf-8").splitlines() == told, "if this is right: make accept, and read the diff"


def test_a_safe_fix_takes_its_finding_away() -> None:
    mended = 0
    for entry, _, report, findings in _cases():
        edits = [edit for each in findings if each.fix and each.fix.safety == "safe" for edit in each.fix.edits]
        if edits:
            after = Facts(parse(apply_edits(report.text, edits)))
            assert [each.message for each in entry.check(after) if each.fix and each.fix.safety == "safe"] == []
            mended += 1
    assert mended > 20
