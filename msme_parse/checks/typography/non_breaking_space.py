"""A day and its month are joined by an ordinary blank.

At the end of a line such a blank may break, and `13` and `December` stand on two lines. In plain text there is
nothing to gain, so the rule is off unless it is selected.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="TYP002",
    severity="info",
    on=False,
    fix="safe",
    message='an ordinary blank joins "{day}" and "{month}"',
    evidence="text processing practice of both houses (read off documents, no manual at hand)",
    bad=(
        """\
1.1. The Group met on 13 December 2017.
                        ^ an ordinary blank joins "13" and "December"
""",
        """\
1.1. El Grupo se reunió el 2 de diciembre de 2025 y el 3 de marzo de 2026.
                            ^ an ordinary blank joins "2" and "de"
                                                        ^ an ordinary blank joins "3" and "de"
""",
    ),
    good=(
        """\
1.1. The Group met on 13\u00a0December 2017.
""",
        """\
1.1. Le Groupe s'est réuni le 1er\u00a0octobre 2003.
""",
    ),
    traps=(
        """\
1.1. The Group met in December 2017, on 2017-12-13 and on 13
December 2018.
""",
    ),
    faults=(Fault("annual-report", "11\nDecember 2020", "11 December\n2020"),),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Every ordinary blank behind the figures of a day."""
    text = facts.text
    if facts.report.source.form == "pdf":
        return  # blanks of both kinds are drawn alike
    for span in facts.words.day_blanks:
        day = text[max(0, span.start - 4) : span.start].split()[-1]
        month = text[span.end : span.end + 12].split()[0].rstrip(".,;")
        fix = Fix("safe", "put a non-breaking blank", (Edit(span.start, span.end, "\u00a0"),))
        yield RULE.at(span, fix=fix, day=day, month=month)
