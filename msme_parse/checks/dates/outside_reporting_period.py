"""A sentence about the group begins with the year before the report's.

Annual reports are written over the text of last year's; a sentence that was not changed still says "In 2024 the Group
...". Older years are history, later ones are plans, and a sentence that names both years compares them.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="DAT006",
    severity="info",
    message="speaks of {year}; the report is on {report_year}",
    evidence="annual reports of the MSME Group, whose sentences are used again from year to year",
    bad=(
        """\
2025 ANNUAL REPORT
1.1. In 2024 the Group issued ten guides for small firms.
        ^^^^ speaks of 2024; the report is on 2025
""",
        """\
RAPPORT ANNUEL 2025
1.1. Le Groupe existe. Le 5 mars 2024, les Membres ont publié un recueil.
                          ^^^^^^^^^^^ speaks of 2024; the report is on 2025
""",
    ),
    good=(
        """\
2025 ANNUAL REPORT
1.1. In 2025 the Group issued ten guides. On 13 December 2017 Members set up the Group. In 2026 the Group will meet.
""",
        """\
2025 ANNUAL REPORT
1.1. In 2024 the Group had 103 Members, in 2025 it had 104.
""",
    ),
    traps=(
        """\
2025 ANNUAL REPORT
1.1. The report for 2024 was dated 10 February 2025. Members had asked for it in 2024. In 2017 Members set up the Group.
""",
        """\
1.1. In 2024 the Group issued ten guides, says a text without a title.
""",
    ),
    faults=(
        Fault(
            "annual-report",
            "Examples drawn\nfrom notifications and letters were also shown.",
            "In 2022 the MSME Group also saw examples drawn\nfrom notifications and letters.",
        ),
        Fault(
            "masthead",
            "2.1.  Five new Members joined the Group in 2024:",
            "2.1.  In 2023 five new Members joined the Group:",
        ),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Sentences that begin with the year before that of the title."""
    title = facts.years.title
    if title is None:
        return
    for opening in facts.years.openings:
        if opening.year == title.year - 1 and not opening.compares:
            related = (Related("the title", title.span),)
            yield RULE.at(opening.span, related=related, year=opening.year, report_year=title.year)
