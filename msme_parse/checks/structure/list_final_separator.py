"""The last two items of a list with semicolons are joined by a bare "and".

Names such as "Antigua and Barbuda" or "Korea, Republic of" hold commas and "and" themselves; only "; and" shows where
the last item begins. A program that splits the list at semicolons counts one item too few. Said only where both items
are certain: two names that are known, or two document symbols.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="STR006",
    severity="warning",
    message='"{joint}" alone joins the last two of {items} items; semicolons join the others',
    evidence='The annual report for 2021 and the joint statement on investment facilitation have "; and".',
    fix="safe",
    bad=(
        """\
1.1. Four Members took part.[1]
[1] They were: Chad; Fiji; Uruguay and Viet Nam.
                                   ^^^ "and" alone joins the last two of 4 items; semicolons join the others
""",
        """\
1.1. See the earlier reports.[1]
[1] INF/MSME/R/21 dated 15 December 2020; INF/MSME/R/30 dated 11 February 2022; INF/MSME/R/35
dated 15 March 2023 and INF/MSME/R/42 dated 6 February 2024.
                    ^^^ "and" alone joins the last two of 4 items; semicolons join the others
""",
        """\
1.1. Cuatro Miembros participaron.[1]
[1] Son los siguientes: Chad; Fiji; Uruguay y Viet Nam.
                                            ^ "y" alone joins the last two of 4 items; semicolons join the others
""",
    ),
    good=(
        """\
1.1. Four Members took part.[1]
[1] They were: Chad; Fiji; Uruguay; and Viet Nam.
""",
        """\
1.1. See INF/MSME/R/21 and INF/MSME/R/30.
1.2. Voir aussi INF/MSME/R/35; INF/MSME/R/42; et INF/MSME/W/64.
""",
    ),
    traps=(
        """\
1.1. Four Members took part.[1]
[1] They were: Chad; Fiji; Saint Kitts and Nevis; and Antigua and Barbuda.
""",
        """\
1.1. Three groups took part: Argentina, Brazil and Uruguay; Chad and Fiji; Brazil, South Africa, India and China.
""",
    ),
    faults=(
        Fault("masthead", "Uruguay; and Viet Nam", "Uruguay and Viet Nam"),
        Fault("spanish", "2023; e INF/MSME/R/42", "2023 e INF/MSME/R/42"),
    ),
)

_FEWEST = 2


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each list, at its last joint, with the missing semicolon as a fix."""
    for each in facts.enumerations:
        last = each.last
        if last.semicolon or each.items - 2 < _FEWEST or not each.parted:
            continue
        joint = facts.text_of(last.span)
        if joint.isalpha():
            fix = Fix("safe", "put a semicolon before it", (Edit(last.item_end, last.item_end, ";"),))
            yield RULE.at(last.span, joint=joint, items=each.items, fix=fix)
