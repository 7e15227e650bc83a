"""A bracket or quotation mark has no partner.

Brackets pair within a paragraph, quotation marks too; a quotation of several paragraphs opens anew in each. Labels such
as `a)` open nothing, and marks that a page break may have parted are left alone. Of several strays of one kind in a
paragraph the first is reported.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts, Unpaired
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="DRF006",
    severity="error",
    message="{mark} {fault}",
    evidence="Minutes and replies in trade policy reviews, in print, open parentheses and quotations that never close.",
    bad=(
        """\
1.1. The World Customs Organization (WCO and the Group issued a "Study Report.
                                    ^ ( is not closed
                                                                ^ " is not closed
1.2. The Chair thanked them) for it (twice.
                           ^ ) was not opened
                                    ^ ( is not closed
""",
        """\
1.1. L'Organisation mondiale des douanes (OMD] a publié un rapport.
                                         ^ ( is closed by ]
""",
        """\
1.1. El informe [figura (en inglés] en el anexo).
                        ^ ( and its ) cross another pair
""",
    ),
    good=(
        """\
1.1. The World Customs Organization (WCO) and its partners (among them the ICC (Paris)) issued the "Study Report".
""",
        """\
1.1. Le rapport « annuel » (voir [la note 1]) a été publié.
""",
    ),
    traps=(
        """\
1.1. The report: a) lists Members; b) counts them (all of them); 1) and 2) are numbers, and 19" is a width.
""",
        """\
1.1. "The first paragraph of a quotation opens.

"The second opens again, and closes.

1.2. "The third closes at last."
""",
        """\
1.1. Rates in the range [0.1, 2) were notified by Côte d'Ivoire, and Members' replies followed.
""",
    ),
    faults=(Fault("masthead", "Organization (WCO)", "Organization (WCO"),),
)

_FAULTS = {"closer": "is not closed", "opener": "was not opened"}


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each mark without a partner."""
    for unpaired in facts.delimiters.unpaired:
        related = () if unpaired.partner is None else (Related("the other mark", unpaired.partner),)
        yield RULE.at(unpaired.span, mark=unpaired.mark, fault=_fault(facts, unpaired), related=related)


def _fault(facts: Facts, unpaired: Unpaired) -> str:
    if unpaired.partner is None:
        return _FAULTS[unpaired.missing]
    other = facts.text_of(unpaired.partner)
    return f"and its {other} cross another pair" if unpaired.missing == "nesting" else f"is closed by {other}"
