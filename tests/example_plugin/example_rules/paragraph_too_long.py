"""A paragraph has more than 200 words.

Our readers asked for short paragraphs. Words are counted as they are written, notes and labels left out.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.passages import unwrapped
from msme_parse.finding import Finding
from msme_parse.rule import Rule

MOST_WORDS = 200

RULE = Rule(
    code="EXA001",
    severity="info",
    message="has {words} words; the house allows {most}",
    evidence="House style of the example secretariat.",
    bad=(),
    good=("1.1. A short paragraph.\n",),
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each paragraph that is too long."""
    for passage in facts.passages.of_kind("paragraph"):
        words = len(unwrapped(facts.text, passage.leaves, without_marks=True).split())
        if words > MOST_WORDS:
            yield RULE.at(passage.span, words=words, most=MOST_WORDS)
