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
from msme_parse.source import Span
from msme_parse.tree.nodes import Report

CARRIED = Path(__file__).parent / "data" / "mending"


def _cases() -> list[tuple[CataloguedRule, Report, list[Finding]]]:
    cases = []
    for entry in catalogue():
        for example in entry.rule.bad:
            earlier, _, this = read_example(example)[0].rpartition(EDITION_BREAK)
            report = parse(this)
            facts = Facts(report, previous=Facts(parse(earlier)) if earlier else None)
            cases.append((entry, report, list(entry.check(facts))))
    return cases


def _told(report: Report, finding: Finding) -> list[str]:
    """The lines of a golden file for one finding: what else is shown, and the lines that its fix changes."""
    told = [f"  see {_words(report, each.span)}: {each.message}" for each in finding.related]
    if finding.fix is not None:
        told.append(f"  {finding.fix.safety}: {finding.fix.message}")
        before, after = report.text.split("\n"), apply_edits(report.text, finding.fix.edits).split("\n")
        same = len(before) == len(after)
        changed = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] if same else []
        told += [f"    {sign} {line!r}" for pair in changed for sign, line in zip("-+", pair, strict=True)]
        told += [] if same else [f"    = {line!r}" for line in after]
    return told


def _words(report: Report, span: Span) -> str:
    line = report.lines.line_span(report.lines.number(span.start))
    return f"{report.text[span.start : span.end]!r} in {report.text[line.start : line.end].strip()!r}"


def _tables() -> dict[str, dict[str, list[str]]]:
    """For each family of rules what the findings of each example carry."""
    tables: dict[str, dict[str, list[str]]] = {}
    for entry, report, findings in _cases():
        if lines := [line for finding in findings for line in _told(report, finding)]:
            tables.setdefault(entry.family, {})[f"{entry.rule.code} {_words(report, findings[0].span)}"] = lines
    return tables


@pytest.mark.parametrize("family", sorted({entry.family for entry in catalogue()} - {"suppressions"}))
def test_what_findings_carry(family: str, accept: bool) -> None:
    """Examples that are new stand in no table yet: `make accept` puts them there, for a person to read."""
    told, golden = _tables()[family], CARRIED / f"{family}.txt"
    if accept:
        golden.write_text("".join(f"{line}\n" for head, lines in told.items() for line in (head, *lines)), "utf-8")
    known: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in golden.read_text("utf-8").splitlines():
        if line.startswith(" "):
            lines.append(line)
        else:
            lines = known[line] = []
    assert known == {head: lines for head, lines in told.items() if head in known}


def test_a_safe_fix_takes_its_finding_away() -> None:
    mended = 0
    for entry, report, findings in _cases():
        edits = [edit for each in findings if each.fix and each.fix.safety == "safe" for edit in each.fix.edits]
        if edits:
            after = Facts(parse(apply_edits(report.text, edits)))
            assert [each.message for each in entry.check(after) if each.fix and each.fix.safety == "safe"] == []
            mended += 1
    assert mended > 20
