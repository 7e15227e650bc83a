"""Steps, not seconds: four times the text takes four times the calls, whatever stands in it."""

import math
from functools import partial

import pytest
from hostile import FAMILIES, written
from steps import steps

from msme_parse import parse
from msme_parse.catalogue import catalogue
from msme_parse.facts import Facts
from msme_parse.linting import lint_facts
from msme_parse.records.extract import report_record, to_json
from msme_parse.tree.nodes import Report

CHARACTERS = 2_000
"""So long is the smallest text, and of two pieces at least."""

MOST = 800
"""So few further steps for all further pieces are no growth: a text of one letter has one chunk."""


def _read(report: Report) -> None:
    facts = Facts(report)
    lint_facts(facts, rules=catalogue())
    to_json(report_record(facts))


def _steps(family: str, times: int) -> int:
    report = parse(f"1.1. {written(family, times)}\n")
    return steps(partial(_read, report))


@pytest.mark.parametrize("family", FAMILIES)
def test_steps_grow_as_the_text_does(family: str) -> None:
    """From some length on: what is asked of a text only when it has four notes is a step in the curve."""
    times = max(2, CHARACTERS // len(FAMILIES[family]))
    _steps(family, times)  # what is read once for all texts is no step of any
    counted = [_steps(family, times), _steps(family, 2 * times)]
    for doubled in (4, 8, 16):
        counted.append(_steps(family, doubled * times))
        first, second, last = counted[-3:]
        if last - second <= MOST or math.log2((last - second) / max(1, second - first)) < 1.1:
            return
    raise AssertionError(f"steps grow faster than the text: {counted}")
