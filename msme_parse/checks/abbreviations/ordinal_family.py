"""The number of a conference and the number in its abbreviation differ.

`11th Ministerial Conference (MC12)` names two conferences. Words and figures, English, French and Spanish are read
alike; only meetings of bodies are compared.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="ABR006",
    severity="error",
    message='{short} says {number}; "{long}" says {ordinal}',
    evidence="reports name the conference, its number and its abbreviation together: 11th, MC11",
    bad=(
        """\
1.1. At the 11th Ministerial Conference (MC12), Members established the Group.
                                         ^^^^ MC12 says 12; "11th Ministerial Conference" says 11
""",
        """\
1.1. En la Decimotercera Conferencia Ministerial (CM14) se adoptó el informe.
                                                  ^^^^ CM14 says 14; "Decimotercera Conferencia Ministerial" says 13
""",
        """\
1.1. À la vingt-huitième session de la Conférence des Parties (COP 27), le Groupe a présenté ses travaux.
                                                               ^^^^^^ COP 27 says 27; "vingt-huitième session de la \
Conférence des Parties" says 28
""",
    ),
    good=(
        """\
1.1. At the eleventh Ministerial Conference (MC11), Members established the Group.
""",
        """\
1.1. La onzième Conférence ministérielle (CM11) et la Undécima Conferencia Ministerial (CM11) sont la même.
""",
    ),
    traps=(
        """\
1.1. The Ministerial Conference (MC14) will meet; the first Treaty of Montevideo (TM80) is older.
""",
        """\
1.1. At its fifth session, the Intergovernmental Negotiating Committee (INC-5) met. The Third Report on Carbon Dioxide
(CO2) is out.
""",
    ),
    faults=(
        Fault("spanish", "La 13ª Conferencia Ministerial (CM13)", "La 14ª Conferencia Ministerial (CM13)"),
        Fault("masthead", "14th Ministerial Conference (MC14)", "15th Ministerial Conference (MC14)"),
        Fault("french", "la quatorzième Conférence", "la quinzième Conférence"),
    ),
)

_MEETS = frozenset(
    "conference session committee assembly council meeting party forum summit conferencia comite asamblea consejo parte"
    " comision comision commission assemblee conseil reunion partie sesione".split()
)


def check(facts: Facts) -> Iterator[Finding]:
    """Definitions whose two numbers differ."""
    for definition in facts.abbreviations.definitions:
        if definition.ordinal is None or definition.number in (None, definition.ordinal):
            continue
        if _MEETS.isdisjoint(definition.content):
            continue
        yield RULE.at(
            definition.span,
            related=(Related("the long form", definition.long_span),),
            short=definition.short,
            number=definition.number,
            long=definition.long,
            ordinal=definition.ordinal,
        )
