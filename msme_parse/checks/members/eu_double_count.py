"""A member State of the European Union is listed beside the entry that counts it.

A list has one of two conventions: "European Union and its 27 Member States" as one entry that counts 28, or the
European Union and its States one by one, each counting 1. A list that names most of the States has the second.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="MEM006",
    severity="error",
    message='"{text}" is counted by "{group}" too',
    evidence="the list of the Group on MSMEs has the first convention, that of the talks on environment the second",
    bad=(
        """\
1.1. The Members of the Group are: Chad;
European Union and its 27 Member States; Germany; and Peru.
                                         ^^^^^^^ "Germany" is counted by "European Union and its 27 Member States" too
""",
        """\
1.1. Los Miembros del Grupo son: Chad;
España; Perú; y Unión Europea y sus 27 Estados miembros.
^^^^^^ "España" is counted by "Unión Europea y sus 27 Estados miembros" too
""",
    ),
    good=(
        """\
1.1. The Members of the Group are: Chad; European Union and its 27 Member States; Norway; and Peru.
""",
        """\
1.1. The co-sponsors are: Austria; European Union; France; Germany; and Spain.
""",
    ),
    traps=(
        """\
2025 ANNUAL REPORT
1.1. The Members of the Group are: Chad; European Union and its 27 Member States; Switzerland; and United Kingdom.
""",
        """\
1.1. The European Union and its 27 Member States and Germany spoke. The co-sponsors are: European Union; and Germany.
""",
    ),
    faults=(
        Fault("masthead", "Georgia; Grenada;", "Georgia; Germany;"),
        Fault("french", "Islande", "Irlande"),
        Fault("spanish", "Filipinas", "Finlandia"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    for listing in facts.lists:
        group = listing.group
        if group is None or group.weight == 1:
            continue
        for entry in listing.entries:
            if entry.member is not None and entry.kind != "group" and entry.member.is_in_eu(listing.day):
                related = (Related("the entry that counts it", group.span),)
                yield RULE.at(entry.span, text=entry.text, group=group.text, related=related)
