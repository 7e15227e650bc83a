"""An abbreviation is defined and never used again.

The parenthesis then only slows the reader. Any later form counts as use: the plural, a compound, a table, a symbol. A
conference goes by its number (MC11), used again or not; and a paragraph that names several bodies with their
abbreviations is a list. Both are left alone.
"""

from collections import Counter
from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.definitions import Definition
from msme_parse.finding import Finding
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="ABR003",
    severity="info",
    message="({short}) is defined here and used nowhere else",
    evidence="UN guidance: no abbreviation for what is named once or twice; the ICC of a draft annual report of 2025",
    bad=(
        """\
1.1. The Group met the International Chamber of Commerce (ICC) in Geneva.
                                                          ^^^ (ICC) is defined here and used nowhere else
1.2. The Chamber offered help.
""",
        """\
1.1. El Grupo recibió a la Organización Mundial de Aduanas (OMA).
                                                            ^^^ (OMA) is defined here and used nowhere else
""",
    ),
    good=(
        """\
1.1. The Group met the International Chamber of Commerce (ICC) in Geneva. The ICC offered help.
""",
        """\
1.1. L'Organisation mondiale des douanes (OMD) a présenté un rapport.
1.2. Les programmes de l'OMD se développent.
""",
    ),
    traps=(
        """\
1.1. An Authorized Economic Operator (AEO) trades faster. Ten firms are AEOs by now.
1.2. At the 11th Ministerial Conference (MC11) the Group was founded.
""",
        """\
1.1. Present were the Economic Cooperation Organization (ECO), the Arab Maghreb Union (AMU), the Gulf Cooperation
Council (GCC) and the African Union (AU).
""",
    ),
    faults=(
        Fault("spanish", "que la OMA presentó", "que esta presentó"),
        Fault("french", "que l'OMD a présentée", "qu'elle a présentée"),
        Fault("one-line", "members of the WCO SAFE Working Group", "members of another working group"),
    ),
)

LONGEST_LIST = 3


def check(facts: Facts) -> Iterator[Finding]:
    """Definitions whose short form stands nowhere else, but for lists of bodies."""
    occurrences = facts.abbreviations.occurrences
    unused = [
        definition
        for definition in facts.abbreviations.definitions
        if definition.passage.kind == "paragraph" and not _is_used(definition, occurrences)
    ]
    in_passage = Counter(id(definition.passage) for definition in unused)
    for definition in unused:
        if in_passage[id(definition.passage)] <= LONGEST_LIST and not facts.words.is_quoted(definition.span.start):
            yield RULE.at(definition.span, short=definition.short)


def _is_used(definition: Definition, occurrences: dict[str, int]) -> bool:
    if definition.number is not None:
        return True
    family = definition.stem.split()[0].rstrip("0123456789")
    return occurrences.get(family, 0) > 1
