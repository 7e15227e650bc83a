"""A list has a name that was no longer in force on the day of the document.

Members change their names, and lists are copied from older ones. A name is judged by the day of the document itself:
its masthead, its circulation sentence, or the end of the year that it reports on; a text of 2021 rightly lists Turkey.
Without such a day nothing is said, nor in the month after a renaming. Only lists are read: a sentence may cite an old
title.
"""

from collections.abc import Iterator
from datetime import timedelta

from msme_parse.facts import Facts
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="MEM002",
    severity="warning",
    fix="unsafe",
    message='says "{text}", right until {until}; the name is {name}',
    evidence="the WTO has written Türkiye since June 2022 and European Union since December 2009",
    bad=(
        """\
2025 ANNUAL REPORT
1.1. The Members of the Group are: Chad; Fiji;
Peru; and Turkey.
          ^^^^^^ says "Turkey", right until 1 June 2022; the name is Türkiye
""",
        """\
RAPPORT ANNUEL 2025
1.1. Les Membres du Groupe sont : Cap-Vert ; Fidji ; Pérou ; et Uruguay.
                                  ^^^^^^^^ says "Cap-Vert", right until 24 October 2013; the name is Cabo Verde
""",
    ),
    good=(
        """\
2025 ANNUAL REPORT
1.1. The Members of the Group are: Cabo Verde; Fiji; Peru; and Türkiye.
""",
        """\
2021 ANNUAL REPORT
1.1. The Members of the Group are: Cabo Verde; Fiji; Peru; and Turkey.
""",
    ),
    traps=(
        """\
1.1. The Members of the Group are: Chad; Fiji; Peru; and Turkey.
""",
        """\
2025 ANNUAL REPORT
1.1. The paper of Turkey on the former Yugoslav Republic of Macedonia and Swaziland was read again.
""",
    ),
    faults=(
        Fault("masthead", "North Macedonia", "the former Yugoslav Republic of Macedonia"),
        Fault("french", "Cabo Verde", "Cap-Vert"),
        Fault("spanish", "Türkiye", "Turquía"),
    ),
)


_GRACE = timedelta(days=31)


def check(facts: Facts) -> Iterator[Finding]:
    for listing in facts.lists:
        if not listing.dated or not listing.is_roll:
            continue
        for entry in listing.entries:
            alias = entry.alias
            if alias is None or alias.valid_to is None or entry.member is None or entry.kind == "group":
                continue
            if alias.valid_to + _GRACE < listing.day:
                name = entry.member.name(listing.language)
                fix = Fix("unsafe", f"write {name}", (Edit(entry.span.start, entry.span.end, name),))
                until = f"{alias.valid_to.day} {alias.valid_to:%B %Y}"
                yield RULE.at(entry.span, text=entry.text, until=until, name=name, fix=fix if entry.whole else None)
