"""The weekday named beside a date is not that of the date.

One of the two is wrong, and nobody knows which day to come. Compared only where the year is written, not where it is
taken from the words around.
"""

import calendar
from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="DAT004",
    severity="error",
    message="says {said}; {day} is a {weekday}",
    evidence="convening notices print weekday and date; all that were checked were right",
    bad=(
        """\
1.1. A meeting took place on Thursday, 18 October 2024.
                             ^^^^^^^^^^^^^^^^^^^^^^^^^ says Thursday; 18 October 2024 is a Friday
""",
        """\
1.1. El Grupo se reunió el lunes 13 de noviembre de 2025 en Bruselas.
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ says Monday; 13 November 2025 is a Thursday
""",
        """\
1.1. Le Groupe s'est réuni du lundi 8 au mardi 10 décembre 2024.
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ says Monday; 8 December 2024 is a Sunday
""",
    ),
    good=(
        """\
1.1. Meetings took place on Friday, 18 October 2024, Wednesday 4 December 2024 and Tuesday, December 3, 2024.
""",
        """\
1.1. Le mercredi 15 avril 2015; el jueves 13 de noviembre de 2025; du lundi 9 au mardi 10 décembre 2024.
""",
    ),
    traps=(
        """\
1.1. In 2024 he opened the session on Tuesday, 4 September. It was closed on Sunday. On 9 December 2024, a Group met.
""",
        """\
1.1. The sun rose on 4 December 2024. Monday meetings of 5 December 2024 are those of the Monday Group.
""",
    ),
    faults=(
        Fault("annual-report", "Thursday, 5 October", "Friday, 5 October"),
        Fault("spanish", "viernes 18 de octubre", "jueves 18 de octubre"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Every date with a weekday and a written year; of a range the first end that is wrong."""
    for date in facts.dates:
        wrong = [(said, day) for said, day in date.weekdays if said != day.isoweekday()]
        if wrong and date.year_in_run and not date.ambiguous:
            said, day = wrong[0]
            yield RULE.at(
                date.whole,
                said=calendar.day_name[said - 1],
                day=f"{day.day} {calendar.month_name[day.month]} {day.year}",
                weekday=calendar.day_name[day.weekday()],
            )
