"""A day that the calendar does not have.

A slip in one figure makes 31 November or 29 February of a common year; the true day is not in the text, so it is only
reported.
"""

import calendar
from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="DAT001",
    severity="error",
    message="{text}: {why}",
    evidence="the calendar",
    bad=(
        """\
1.1. Delegations asked for copies by 31 November 2025.
                                     ^^^^^^^^^^^^^^^^ 31 November 2025: November has 30 days
""",
        """\
1.1. Le 29 février 2023 et le 31/04/2024, le Groupe s'est réuni.
        ^^^^^^^^^^^^^^^ 29 février 2023: February 2023 has 28 days
                              ^^^^^^^^^^ 31/04/2024: April has 30 days
""",
        """\
1.1. Del 28 al 32 de julio de 2025.
         ^^^^^^^^^^^^^^^^^^^^^^^^^ 28 al 32 de julio de 2025: July has 31 days
""",
    ),
    good=(
        """\
1.1. Delegations asked for copies by 30 November 2025; MC13 ended after 29 February 2024.
""",
        """\
1.1. Les 30 et 31 janvier 2024, du 28 février au 1er mars 2023, el 29 de febrero de 2024, 11/13/2012.
""",
    ),
    traps=(
        """\
1.1. The 29 February meeting was held; decision 2010/31, resolution 73/31 and SBI 48 May session are no dates.
""",
        """\
1.1. At SBI 48, 2 December 2018 was chosen; items 46.47.48 remain.
""",
    ),
    faults=(
        Fault("annual-report", "20 June, 5 October", "31 June, 5 October"),
        Fault("united-nations", "28 February 2026", "29 February 2026"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Every date with a day that does not exist."""
    for date in facts.dates:
        for day, month, year in date.impossible_days[:1]:
            yield RULE.at(date.span, text=date.text, why=_why(day, month, year))


def _why(day: int, month: int, year: int | None) -> str:
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    if day < 1:
        return "there is no day 0"
    of_year = f" {year}" if month == 2 and year else ""
    return f"{calendar.month_name[month]}{of_year} has {calendar.monthrange(year or 2024, month)[1]} days"
