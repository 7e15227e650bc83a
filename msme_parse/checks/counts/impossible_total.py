"""More Members of the WTO are counted than there are.

The WTO has 166 Members since 30 August 2024 and had 164 from 29 July 2016. Only numbers that the text itself calls
Members of the WTO are compared, with the day that the sentence gives or with the day of the document.
"""

from collections.abc import Iterator
from datetime import date

from msme_parse.facts import Count, Facts
from msme_parse.facts.members import as_of
from msme_parse.finding import Finding
from msme_parse.lexicon import wto_size
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="CNT007",
    severity="error",
    message="says {value} Members of the WTO; it had {size} on {day}",
    evidence="the list of Members with their dates of accession",
    bad=(
        """\
2024 ANNUAL REPORT
1.1. The Group is open to all. There are now 170 WTO Members.
                                             ^^^ says 170 Members of the WTO; it had 166 on 31 December 2024
""",
        """\
1.1. In 2019 all 166 Members of the WTO took part.
                 ^^^ says 166 Members of the WTO; it had 164 on 31 December 2019
""",
    ),
    good=(
        """\
2024 ANNUAL REPORT
1.1. The Group is open to all 166 WTO Members.
""",
        """\
1.1. En 2019, les 164 Membres de l'OMC y ont participé.
""",
    ),
    traps=(
        """\
2025 ANNUAL REPORT
1.1. The Assembly has 193 Member States, and the union of posts 192 members. The WTO received 300 notifications.
""",
        """\
2025 ANNUAL REPORT
1.1. In total 250 delegates from WTO Members took part, and 164 Members of the WTO met in 2019.
""",
    ),
    faults=(
        Fault("masthead", "open to all 166 Members", "open to all 168 Members"),
        Fault("annexes", "the 164 Members of the WTO", "the 166 Members of the WTO"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    for count in facts.counts:
        if not count.wto or count.of != "members":
            continue
        day = _day(facts, count)
        size = wto_size(day)
        if count.value > size:
            yield RULE.at(count.span, value=count.value, size=size, day=f"{day.day} {day:%B} {day.year}")


def _day(facts: Facts, count: Count) -> date:
    """The last day that the number can be meant for."""
    if count.date is not None and count.date.end is not None:
        return count.date.end
    return date(count.year, 12, 31) if count.year is not None else as_of(facts)
