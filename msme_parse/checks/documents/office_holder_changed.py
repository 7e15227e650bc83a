"""The person named here is not the one whom last year's report named, and no sentence says so.

A coordinator or chair whose name was replaced in a sentence taken over from last year has followed somebody. The
report of that year thanks the predecessor or says who took over from whom; when it names only the new one, the
sentence around the name (`continued to coordinate`) may still be about the old one. Runs with `--previous`.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.rule import EDITION_BREAK, Fault, Rule

_LAST_YEAR = (
    """\
2023 ANNUAL REPORT
1.1. The work of the Group continued to be coordinated by H.E. Mr José Ruiz of Uruguay.
"""
    + EDITION_BREAK
)

RULE = Rule(
    code="DOC005",
    severity="info",
    message="{new} where last year's edition named {old}, who is not named here",
    evidence="The coordinator of the Group changed in 2023; the annual report of that year names both.",
    bad=(
        _LAST_YEAR
        + """\
2024 ANNUAL REPORT
1.1. The work of the Group continued to be coordinated
by H.E. Ms Ana Clarke of Barbados.
   ^^^^^^^^^^^^^^^^^^ Ana Clarke where last year's edition named José Ruiz, who is not named here
""",
        """\
RAPPORT ANNUEL 2023
1.1. Les travaux du Groupe ont été coordonnés par S.E. M. Paul Ruiz (Uruguay) pendant toute la période.
"""
        + EDITION_BREAK
        + """\
RAPPORT ANNUEL 2024
1.1. Les travaux du Groupe ont été coordonnés
par S.E. M. Jean Dupont (Suisse) pendant toute la période.
    ^^^^^^^^^^^^^^^^^^^ Jean Dupont where last year's edition named Paul Ruiz, who is not named here
""",
    ),
    good=(
        _LAST_YEAR
        + """\
2024 ANNUAL REPORT
1.1. The work of the Group was coordinated by H.E. Ms Ana Clarke of Barbados, who took over from H.E. Mr José Ruiz.
""",
        _LAST_YEAR
        + """\
2024 ANNUAL REPORT
1.1. The work of the Group continued to be coordinated by H.E. Mr José Ruiz of Uruguay.
""",
    ),
    traps=(
        _LAST_YEAR
        + """\
2024 ANNUAL REPORT
1.1. The work of the Group continued to be coordinated by H.E. Mr José Ruiz of Uruguay.
1.2. A workshop was opened by H.E. Ms Ana Clarke of Barbados.
""",
    ),
    faults=(Fault("annual-report", "H.E. Mr José Luis Cancela", "H.E. Mr Juan Pérez"),),
    compares_editions=True,
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the one new and the one missing name of a sentence that both editions have."""
    if facts.editions is None:
        return
    for successor in facts.editions.successors:
        person = successor.person
        yield RULE.at(person.span, new=person.name, old=successor.predecessor)
