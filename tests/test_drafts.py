"""Ten reports as drafters of three languages write them: nothing to report in them, and what one slip brings up.

`data/drafts/faults.csv` names a draft, words of it, the same words with a slip, and the codes that the slip brings.
"""

import csv
from pathlib import Path

import pytest

from msme_parse import parse
from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.linting import lint_facts

DRAFTS = Path(__file__).parent / "data" / "drafts"
NAMES = sorted(file.stem for file in DRAFTS.glob("*.txt"))


def _text(name: str) -> str:
    return (DRAFTS / f"{name}.txt").read_text("utf-8")


def _findings(text: str) -> list[Finding]:
    return lint_facts(Facts(parse(text)))


def _slips() -> list[tuple[str, str, str, str]]:
    with (DRAFTS / "faults.csv").open(encoding="utf-8", newline="") as table:
        return [(row["draft"], row["right"], row["wrong"], row["codes"]) for row in csv.DictReader(table)]


@pytest.mark.parametrize("name", NAMES)
def test_a_clean_draft_has_no_warning(name: str) -> None:
    loud = [finding for finding in _findings(_text(name)) if finding.severity != "info"]
    assert [(finding.code, finding.message) for finding in loud] == []


@pytest.mark.parametrize("name", NAMES)
def test_language_and_house_of_a_draft(name: str) -> None:
    identity = Facts(parse(_text(name))).identity
    assert identity.language == name[:2]
    assert identity.profile == ("un" if "-un-" in name else "wto")


@pytest.mark.parametrize(("name", "right", "wrong", "codes"), _slips())
def test_a_slip_is_caught(name: str, right: str, wrong: str, codes: str) -> None:
    text = _text(name)
    assert text.count(right) >= 1
    clean = {(finding.code, finding.message) for finding in _findings(text)}
    found = {
        finding.code
        for finding in _findings(text.replace(right, wrong, 1))
        if (finding.code, finding.message) not in clean
    }
    assert found == set(codes.split())
