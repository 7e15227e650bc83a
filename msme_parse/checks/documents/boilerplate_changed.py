"""A paragraph that is taken over from last year's report has other words.

Recycled paragraphs quote what was once agreed. A word that has changed on the way may have been meant to, so both
wordings are shown, and none is called wrong. Runs when last year's edition is given with `--previous`.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.rule import EDITION_BREAK, Fault, Rule

_LAST_YEAR = (
    """\
2024 ANNUAL REPORT
1.1. Ministers agreed to pursue the work of the Group, taking into account the needs of developing countries.
"""
    + EDITION_BREAK
)

RULE = Rule(
    code="DOC003",
    severity="info",
    message="says {new} where last year's edition said {old}",
    evidence="The report of 2021 says 'developing countries' where those of 2024 and 2025 say 'developing economies'.",
    bad=(
        _LAST_YEAR
        + """\
2025 ANNUAL REPORT
1.1. Ministers agreed to pursue the work of the Group, taking into account
the needs of developing economies.
                        ^^^^^^^^^ says "economies" where last year's edition said "countries"
""",
        _LAST_YEAR
        + """\
2025 ANNUAL REPORT
1.1. The Group met in May.
1.2. Ministers agreed to pursue the work of the Group,
considering the needs of developing countries.
^^^^^^^^^^^ says "considering" where last year's edition said "taking into account"
""",
    ),
    good=(
        _LAST_YEAR
        + """\
2025 ANNUAL REPORT
1.1. Ministers agreed to pursue the work of the Group, taking into account
the needs of developing countries.
""",
        "1.1. Ministers agreed to pursue the work of the Group.\n",
    ),
    traps=(
        """\
2024 ANNUAL REPORT
1.1. In 2024 the Group met on 3 May 2024 and agreed on four recommendations for ministers.
"""
        + EDITION_BREAK
        + """\
2025 ANNUAL REPORT
1.1. In 2025 the Group met on 12 June 2025 and agreed on six recommendations for ministers.
""",
    ),
    faults=(Fault("annual-report", "obstacles that keep smaller firms", "barriers that keep smaller firms"),),
    compares_editions=True,
)


def check(facts: Facts) -> Iterator[Finding]:
    """Show the words that changed in a paragraph that otherwise did not."""
    if facts.editions is None:
        return
    for wording in facts.editions.rewordings:
        yield RULE.at(wording.span, new=f'"{wording.new}"', old=f'"{wording.old}"')
