"""The number of member States of the European Union is not that of the day of the document.

27 from 1 February 2020, 28 from 1 July 2013, 27 from 1 January 2007, 25 from 1 May 2004. A document without a day, a
quotation and a sentence about an earlier year are left alone; in a year of change both numbers pass.
"""

from collections.abc import Iterator
from datetime import date

from msme_parse.facts import Facts
from msme_parse.facts.members import dated
from msme_parse.facts.names import gather_group_mentions
from msme_parse.finding import Finding
from msme_parse.lexicon import eu_size
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="MEM007",
    severity="error",
    message="says {size} member States; the European Union has {right} on {day}",
    evidence="the accession treaties and the withdrawal of the United Kingdom on 31 January 2020",
    bad=(
        """\
2025 ANNUAL REPORT
1.1. The Members of the Group are: Chad;
European Union and its 28 Member States; and Peru.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ says 28 member States; the European Union has 27 on 31 December 2025
""",
        """\
RAPPORT ANNUEL 2025
1.1. Ont pris la parole l'Union
                        ^^^^^^^ says 28 member States; the European Union has 27 on 31 December 2025
européenne et ses vingt-huit États membres.
""",
    ),
    good=(
        """\
2025 ANNUAL REPORT
1.1. The Members of the Group are: Chad; European Union and its 27 Member States; and Peru.
""",
        """\
2018 ANNUAL REPORT
1.1. The European Union and its 28 member States took the floor.
""",
    ),
    traps=(
        """\
1.1. The Members of the Group are: Chad; European Union and its 28 Member States; and Peru.
""",
        """\
2025 ANNUAL REPORT
1.1. The list then read "European Union and its 28 Member States". In 2015 the European Union and its 28 member States
joined.
""",
    ),
    faults=(
        Fault(
            "structured-discussions",
            "The European Union, speaking also for its member States,",
            "The European Union and its 28 member States",
        ),
        Fault("spanish", "sus 27 Estados miembros", "sus 28 Estados miembros", also=("CNT001",)),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    day = dated(facts)
    if day is None:
        return
    right = {eu_size(day), eu_size(date(day.year, 1, 1))}
    for mention in gather_group_mentions(facts):
        if mention.historic or mention.size in right:
            continue
        yield RULE.at(mention.span, size=mention.size, right=eu_size(day), day=f"{day.day} {day:%B} {day.year}")
