"""A number announces so many things, and the sentence names more or fewer.

"Five new Members joined: ..." is written first and the names are filled in later. Names are counted with the list of
Members, so that "Hong Kong, China" and "the Democratic Republic of the Congo" are one each; other things only where
they are labelled (a), (b), (c), or where each has its article or is a name of several words; days of meetings are
counted, and shares ("two in Asia and one in Europe") are added up. A sentence that names some of them ("including",
"among them", "the others") is left alone.
"""

from collections.abc import Iterator

from msme_parse.facts import Count, Facts
from msme_parse.facts.members import PEOPLE
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule
from msme_parse.source import Span

RULE = Rule(
    code="CNT003",
    severity="error",
    message="says {value} {things}; {named} follow",
    evidence="annual reports of 2024 and 2025 announce five new Members and one, and name as many",
    bad=(
        """\
1.1. Five new Members joined the Group: Cabo Verde, Maldives, Mauritius and Mozambique.
     ^^^^ says 5 members; 4 follow
""",
        """\
1.1. Two Members left the Group: Chad, Fiji and Peru.
     ^^^ says 2 members; 3 follow
""",
        """\
1.1. The Group made three recommendations: (a) to share texts; (b) to train officials.
                    ^^^^^ says 3 recommendations; 2 follow
""",
        """\
1.1. Dos nuevos Miembros, el Camerún, el Chad y Fiji, se sumaron al Grupo.
     ^^^ says 2 members; 3 follow
""",
        """\
1.1. Le Comité a examiné trois thèmes: les ports, le tourisme, la pêche et l'énergie.
                         ^^^^^ says 3 themes; 4 follow
""",
        """\
1.1. Se impartieron seis cursos: dos en África, dos en Asia y uno en América.
                    ^^^^ says 6 courses; 5 follow
""",
        """\
1.1. The Group held two meetings in 2024: on 3 May, on 12 July and on 4 December.
                    ^^^ says 2 meetings; 3 follow
""",
    ),
    good=(
        """\
1.1. Five new Members joined the Group: Cabo Verde; the Democratic Republic of the Congo; Maldives; Mauritius; and
Mozambique, bringing membership to 103.
""",
        """\
1.1. The Group made three recommendations: (a) to share texts; (b) to train officials; and (c) to meet again.
""",
        """\
1.1. Un nouveau Membre, le Cameroun, s'est joint au Groupe.
""",
    ),
    traps=(
        """\
1.1. Deux gouvernements ont adhéré en 2024: les Comores, le 21 août, et le Timor-Leste, le 30 août 2024.
""",
        """\
1.1. The Group discussed three topics: trade, finance, research and development. Two topics remain: the ports, the
last of which is new, and the seas.
""",
        """\
1.1. Three new Members joined the Group: Hong Kong, China, the Democratic Republic of the Congo, and Trinidad and
Tobago. Two others, among them Chad, followed.
""",
        """\
1.1. Five new Members joined the Group, including: Chad; Fiji; and Peru.
1.2. Sept ateliers ont été organisés : deux en Asie, trois en Afrique et le reste en Europe.
""",
        """\
1.1. One new Member joined the MSME Group during 2025: Cameroon, bringing total MSME Group membership to 104.
""",
    ),
    faults=(
        Fault("masthead", "Maldives; Mauritius; and Mozambique", "Maldives; and Mozambique"),
        Fault("spanish", "Cinco nuevos Miembros", "Cuatro nuevos Miembros", also=("CNT002",)),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    for count in facts.counts:
        if count.breakdown and count.breakdown != count.value:
            yield _finding(count, count.breakdown, count.breakdown_span)
        named = len(count.announced)
        if count.kind not in ("joined", "left", "announced") or not named or count.approximate:
            continue
        if count.of not in PEOPLE and named < 2:
            continue
        if count.value not in (named, count.listed.members if count.listed else named):
            yield _finding(count, named, Span(count.announced[0].span.start, count.announced[-1].span.end))


def _finding(count: Count, named: int, span: Span) -> Finding:
    related = (Related("what follows", span),)
    return RULE.at(count.span, value=count.value, things=count.things, named=named, related=related)
