"""A document is cited with another date than in last year's report.

The list of earlier reports, and the decisions on which a group stands, are cited every year with symbol and date. A
document keeps its date; when two editions disagree, one of them is wrong. Another revision is another document and has
a date of its own. Runs when last year's edition is given with `--previous`.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.rule import EDITION_BREAK, Fault, Rule

_LAST_YEAR = (
    """\
2024 ANNUAL REPORT
1.1. Earlier reports are INF/MSME/R/13 dated 9 December 2019 and INF/MSME/R/21 dated 15 December 2020.
"""
    + EDITION_BREAK
)

RULE = Rule(
    code="DOC006",
    severity="error",
    message="{symbol} of {new} was of {old} in last year's edition",
    evidence="Three annual reports in a row cite the same earlier reports, with the same dates.",
    bad=(
        _LAST_YEAR
        + """\
2025 ANNUAL REPORT
1.1. Earlier reports are INF/MSME/R/21 dated 15 December 2020 and
INF/MSME/R/13 dated 9 December 2018.
                    ^^^^^^^^^^^^^^^ INF/MSME/R/13 of 9 December 2018 was of 9 December 2019 in last year's edition
""",
        _LAST_YEAR
        + """\
2025 ANNUAL REPORT
1.1. Earlier reports are INF/MSME/R/30 dated 11 February 2022 and
INF/MSME/R/21 dated 5 December 2020.
                    ^^^^^^^^^^^^^^^ INF/MSME/R/21 of 5 December 2020 was of 15 December 2020 in last year's edition
""",
    ),
    good=(
        _LAST_YEAR
        + """\
2025 ANNUAL REPORT
1.1. Earlier reports are INF/MSME/R/13 of 9 December 2019 and INF/MSME/R/21 dated 15 December 2020.
""",
        "1.1. Earlier reports include INF/MSME/R/13 dated 9 December 2019.\n",
    ),
    traps=(
        _LAST_YEAR
        + """\
2025 ANNUAL REPORT
1.1. Earlier reports are INF/MSME/R/13/Rev.1 dated 9 January 2020 and INF/MSME/R/21 dated 15 December 2020.
""",
    ),
    faults=(Fault("annual-report", "dated 9 December 2019", "dated 10 December 2019"),),
    compares_editions=True,
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the dates that two editions give one symbol."""
    if facts.editions is None:
        return
    for redated in facts.editions.redated:
        new, old = redated.citation.dated, redated.old.dated
        if new is not None and old is not None:
            yield RULE.at(new.span, symbol=redated.citation.symbol, new=new.text, old=old.text)
