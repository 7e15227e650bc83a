"""A share or a rate is not what its two figures make.

"35 of the 89 replies (39%)" and "182 measures in 12 months, just over 15 per month" carry the figures from which they
follow. A figure may be rounded or cut off at its last decimal; with "about", "just over" or "nearly" it may be three
points of a percentage away, or a seventh of a rate. Figures that stand in other sentences are not brought together.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.figures import Derived, gather_derived
from msme_parse.finding import Finding
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="CNT006",
    severity="warning",
    message="says {said}; {basis} make {exact}",
    evidence="corrigenda of monitoring reports: 182 in 12 months, just over 15 a month; 35 of 89, just under 40%",
    bad=(
        """\
1.1. Of the 120 delegates who answered, 45 (about 41%) asked for more.
                                                  ^^ says 41%; 45 of 120 make 37.5%
1.2. Members took 182 new measures in 12 months, about 18 measures per month.
                                                       ^^ says 18 per month; 182 in 12 months make 15.2
""",
        """\
1.1. Of the 120 delegates who answered, 45 (50%) asked for more meetings.
                                            ^^ says 50%; 45 of 120 make 37.5%
""",
        """\
1.1. Members took 182 new measures in 12 months, just over 20 measures per month.
                                                           ^^ says 20 per month; 182 in 12 months make 15.2
""",
        """\
1.1. Sur les 89 réponses reçues, 21 (34 %) citent le crédit.
                                     ^^ says 34%; 21 of 89 make 23.6%
""",
        """\
1.1. The Committee took up 24 agreements, of which 6 (40%) cover goods only.
                                                      ^^ says 40%; 6 of 24 make 25.0%
""",
    ),
    good=(
        """\
1.1. Of the 120 delegates who answered, 45 (about 40%) asked for more.
1.2. Members took 182 new measures in 12 months, about 17 measures per month.
""",
        """\
1.1. Of the 120 delegates who answered, 45 (38%) asked for more meetings.
""",
        """\
1.1. Members took 182 new measures in 12 months, just over 15 measures per month. Of 89
firms, 35 (just under 40%) paid.
""",
    ),
    traps=(
        """\
1.1. De los 80 cuestionarios se recibieron 60, de los cuales 15 (el 25%) venían de islas.
""",
        """\
1.1. Of the 89 measures, 21 (24% of imports) were new. Twelve of the 48 papers (25%) were read.
""",
        """\
1.1. De las 89 respuestas a una encuesta, 21 (24%) citaban el crédito y 35, algo menos del 40%, el costo.
""",
    ),
    faults=(
        Fault("annual-report", "replies (24%)", "replies (42%)"),
        Fault("united-nations", "58 (30 per cent)", "58 (40 per cent)"),
        Fault("annexes", "just over 60%", "just over 70%"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    for derived in gather_derived(facts):
        if derived.kind == "share" and derived.part > derived.whole:
            continue
        if abs(derived.said - derived.exact) <= _tolerance(derived):
            continue
        share = derived.kind == "share"
        yield RULE.at(
            derived.span,
            said=f"{derived.said:g}%" if share else f"{derived.said:g} per month",
            basis=f"{derived.part} of {derived.whole}" if share else f"{derived.part} in {derived.whole} months",
            exact=f"{derived.exact:.1f}%" if share else f"{derived.exact:.1f}",
        )


def _tolerance(derived: Derived) -> float:
    if derived.about:
        return 3.0 if derived.kind == "share" else derived.exact / 7
    return derived.unit * 1.001
