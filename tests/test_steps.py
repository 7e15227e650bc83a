"""Steps, not seconds: four times the text takes four times the calls, whatever stands in it."""

import math
import sys
from types import FrameType

import pytest

from msme_parse import parse
from msme_parse.catalogue import catalogue
from msme_parse.facts import Facts
from msme_parse.linting import lint_facts
from msme_parse.records.extract import report_record, to_json

FAMILIES = {
    "openers": "[ ( ",
    "closers": "] ) ",
    "pairs": "[a] (b) ",
    "boxes": "[X] [ ] ",
    "crossing": "[ ( ] ) ",
    "choices": "[one][two] ",
    "quotations": '"a“ ',
    "numbers": "12 Members 3 ",
    "number words": "twenty one two Members ",
    "totals": "a total of 12 Members, ",
    "shares": "22 workshops: eight in Asia, nine in Africa and ",
    "days of meetings": "two meetings: 3 May 2024, 4 June 2024, ",
    "series": "two plans. The first is on oceans, the second on forests and the third on ",
    "attended": "The session was attended by 46 States. The 43 States attending the session ",
    "letters put in": "[t]he [office of trade] ",
    "organizations": "l'Organisation mondiale de la santé de la Conférence des Nations Unies ",
    "announced": "two annexes: the first annex; (a) the second. ",
    "names": "Chad; Fiji; ",
    "lists in sentences": "12 Members: Chad; Fiji and Peru. ",
    "references": "paragraphs 1 and 2 above, annex I to ",
    "dates": "3 May, 4 June 2024 and ",
    "years": "In 2024 the Group met. ",
    "symbols": "INF/MSME/R/42, dated 3 May 2024, ",
    "definitions": "Working Group (WG) ",
    "capitals": "WTO REPORT ON MSMES ",
    "the same abbreviation": "MSMEs, ",
    "articles": "an MSME ",
    "titles": "H.E. Mr. Ana ",
    "doubled words": "the the ",
    "percentages": "12 of 24 replies (50%) ",
    "conferences": "at MC11, the eleventh Ministerial Conference ",
    "marks": "word[1] ",
    "notes": "\n[1] Members are: Chad; Fiji.\n",
    "paragraphs": "\n1.1. The Group met[1].\n",
    "annexes": "\nANNEX 1\nText of one\n",
    "stops": ". ! ? ",
    "crosses": "XX 20XX TBC ",
    "unions": "the European Union and its 27 member States ",
    "tables": "\n| a | 1 | 2 |\n",
    "letters": "a",
    "line ends": "\n",
}
UNITS = 200
"""So many times the piece in the smallest text; the next have twice and four times as many."""

MOST = 4 * UNITS
"""So few further steps for all further pieces are no growth: a text of one letter has one chunk."""


def _steps(text: str) -> int:
    """How many functions, in Python and in C, are called to lint a text and to write its record."""
    report = parse(text)
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        facts = Facts(report)
        lint_facts(facts, rules=catalogue())
        to_json(report_record(facts))
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("family", FAMILIES)
def test_steps_grow_as_the_text_does(family: str) -> None:
    small, middle, large = (f"1.1. {FAMILIES[family] * times}\n" for times in (UNITS, 2 * UNITS, 4 * UNITS))
    _steps(small)  # what is read once for all texts is no step of any
    first, second, last = map(_steps, (small, middle, large))
    further = (second - first, last - second)
    assert further[1] <= MOST or math.log2(further[1] / max(1, further[0])) < 1.1
