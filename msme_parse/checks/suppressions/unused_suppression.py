"""A suppression hides nothing.

The fault that it excused has been mended or has moved: the entry in the file beside the report can go, or would hide
the next fault of its kind without anybody having decided so. The finding stands at the top of the report, since
suppressions are never written into it.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.rule import Rule
from msme_parse.source import Span

RULE = Rule(
    code="SUP001",
    severity="warning",
    message="the suppression of {code} at {where} hides nothing",
    evidence="Suppressions that outlive their fault are what users of linters complain of most.",
    bad=(),
    good=(),
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each suppression that was given and not needed."""
    for code, where in facts.unused_suppressions:
        yield RULE.at(Span(0, 0), code=code, where="any place" if where == "*" else where)
