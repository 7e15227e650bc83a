"""A sentence about last year stands word for word in last year's report.

Whoever writes the report of a year begins with that of the year before. A sentence that speaks of its year and was
taken over unchanged tells old news as new. History is told in the same words every year, but it is older than last
year; a sentence that cites documents lists them for good. Runs when last year's edition is given with `--previous`.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.rule import EDITION_BREAK, Fault, Rule

_LAST_YEAR = (
    """\
2024 ANNUAL REPORT
1.1. The Group was set up in 2017. During 2024, it held three formal meetings with its partners.
1.2. On 9 May 2024 the Group heard two presentations on digital trade.
"""
    + EDITION_BREAK
)

RULE = Rule(
    code="DOC004",
    severity="warning",
    message="is word for word last year's sentence on {year}",
    evidence="Annual reports of a group take over their paragraphs from year to year.",
    bad=(
        _LAST_YEAR
        + """\
2025 ANNUAL REPORT
1.1. The Group was set up in 2017.
During 2024, it held three formal meetings with its partners.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ is word for word last year's sentence on 2024
1.2. On 3 June 2025 the Group heard two presentations on digital trade.
""",
        _LAST_YEAR
        + """\
2025 ANNUAL REPORT
1.1. The Group was set up in 2017. During 2025, it held three formal meetings with its partners.
1.2. On 9 May 2024 the Group heard two presentations on digital trade.
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ is word for word last year's sentence on 2024
""",
    ),
    good=(
        _LAST_YEAR
        + """\
2025 ANNUAL REPORT
1.1. The Group was set up in 2017. During 2025, it held three formal meetings with its partners.
""",
        "2025 ANNUAL REPORT\n1.1. During 2024, the Group held three formal meetings.\n",
    ),
    traps=(
        """\
2024 ANNUAL REPORT
1.1. The Group was set up in 2017. Its reports include INF/MSME/R/42 dated 6 February 2024.
"""
        + EDITION_BREAK
        + """\
2025 ANNUAL REPORT
1.1. The Group was set up in 2017. Its reports include INF/MSME/R/42 dated 6 February 2024.
""",
    ),
    faults=(Fault("annual-report", "2023 ANNUAL REPORT", "2024 ANNUAL REPORT", also=("DAT010", "DOC001")),),
    compares_editions=True,
)


def check(facts: Facts) -> Iterator[Finding]:
    """Report each sentence on last year that last year's report has too."""
    if facts.editions is None:
        return
    for repetition in facts.editions.repetitions:
        yield RULE.at(repetition.span, year=repetition.year)
