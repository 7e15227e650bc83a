"""The list of Members is not last year's, and no sentence says why.

A list is copied from year to year. A Member that is in it now and was not last year has joined, and one that is gone
has left, or was lost in the copying; a reader finds out which from the sentence that names it. A Member under another
name is the same Member. Runs when last year's edition is given with `--previous`.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.rule import EDITION_BREAK, Fault, Rule

_LAST_YEAR = (
    """\
2024 ANNUAL REPORT
1.1. The Group met twice. Its membership stood at 4.[1]
[1] Members of the Group are: Chad; Fiji; Kenya and Peru.
"""
    + EDITION_BREAK
)

RULE = Rule(
    code="DOC002",
    severity="error",
    message="{name} {change} last year's list; no sentence here says that it {verb}",
    evidence="From the annual report of 2024 to that of 2025 one Member was added, and a sentence names it.",
    bad=(
        _LAST_YEAR
        + """\
2025 ANNUAL REPORT
1.1. The Group met twice. Its membership stood at 3.[1]
[1] Members of the Group are: Chad; Fiji and Peru.
                              ^^^^^^^^^^^^^^^^^^^ Kenya was in last year's list; no sentence here says that it left
""",
        _LAST_YEAR
        + """\
2025 ANNUAL REPORT
1.1. The Group met twice. Its membership stood at 5.[1]
[1] Members of the Group are:
Chad; Fiji; Kenya; Norway and Peru.
                   ^^^^^^ Norway was not in last year's list; no sentence here says that it joined
""",
    ),
    good=(
        _LAST_YEAR
        + """\
2025 ANNUAL REPORT
1.1. Norway joined the Group, bringing its membership to 5.[1]
[1] Members of the Group are: Chad; Fiji; Kenya; Norway and Peru.
""",
        """\
2025 ANNUAL REPORT
1.1. The Group met twice. Its membership stood at 3.[1]
[1] Members of the Group are: Chad; Fiji and Peru.
""",
    ),
    traps=(
        """\
2022 ANNUAL REPORT
1.1. The Group met twice. Its membership stood at 4.[1]
[1] Members of the Group are: Chad; Lao PDR; Peru and Turkey.
"""
        + EDITION_BREAK
        + """\
2023 ANNUAL REPORT
1.1. The Group met twice. Its membership stood at 4.[1]
[1] Members of the Group are: Chad; Lao People's Democratic Republic; Peru and Türkiye.
""",
        _LAST_YEAR
        + """\
2025 ANNUAL REPORT
1.1. The Group met twice. The workshop was attended by Brazil; Canada; Ghana; Japan and Samoa.
""",
    ),
    faults=(Fault("annual-report", "Nicaragua;\nNigeria; North", "Nicaragua;\nNorth", also=("CNT001",)),),
    compares_editions=True,
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the longest lists of two editions, entry by entry."""
    editions = facts.editions
    if editions is None or editions.new_list is None or not editions.is_same_list:
        return
    for change in editions.joined:
        if not change.named:
            entry = change.entry
            yield RULE.at(entry.span, name=entry.text, change="was not in", verb="joined")
    for change in editions.left:
        if not change.named:
            yield RULE.at(editions.new_list.span, name=change.entry.text, change="was in", verb="left")
