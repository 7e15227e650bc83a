"""The sentence that says what the report is about names another year than the title.

The sentence is taken over from the report of the year before; the year in it has to be changed, and is forgotten.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Edit, Finding, Fix, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="DAT010",
    severity="error",
    fix="unsafe",
    message="the report describes {year}; its title says {title_year}",
    evidence="annual reports of the MSME Group use the same scope sentence every year",
    bad=(
        """\
2025 ANNUAL REPORT
1.1. This Annual Report describes the activities of the Group in 2024.
                                                                 ^^^^ the report describes 2024; its title says 2025
""",
        """\
RAPPORT ANNUEL 2025
1.1. Le présent rapport décrit les activités du Groupe en 2024.
                                                          ^^^^ the report describes 2024; its title says 2025
""",
    ),
    good=(
        """\
2025 ANNUAL REPORT
1.1. On 13 December 2017 Members set up the Group. This report describes its activities in 2025.
""",
        """\
INFORME ANUAL DE 2025
1.1. El presente informe describe las actividades del Grupo en 2025. El informe anual de 2024 describe las de 2024.
""",
    ),
    traps=(
        """\
2025 ANNUAL REPORT
1.1. The Group was set up in 2017. The annual report for 2024 was issued in February 2025.
1.2. The following Annual Report describes the activities since 2017 and in 2025.
""",
        """\
1.1. This report describes the activities of the Group in 2024.
""",
    ),
    faults=(
        Fault("annual-report", "(MSME Group) in 2023", "(MSME Group) in 2022"),
        Fault("french", "(le Groupe) en 2025", "(le Groupe) en 2024"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The year of the scope sentence against the last year of the title."""
    title, scope = facts.years.title, facts.years.scope
    if title is not None and scope is not None and title.year != scope.year:
        yield RULE.at(
            scope.span,
            related=(Related("the title", title.span),),
            fix=Fix("unsafe", "put the year of the title", (Edit(scope.span.start, scope.span.end, str(title.year)),)),
            year=scope.year,
            title_year=title.year,
        )
