"""A part is taken up that goes beyond the number announced.

"Two annexes" and then "the third annex": one of the two was changed. The parts may be those of another document, so
no heading is looked for. A last part that is not taken up by its number is no finding: it is often named otherwise.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding, Related
from msme_parse.rule import Rule

RULE = Rule(
    code="CNT004",
    severity="warning",
    message='says "{words}"; {value} {things} are announced',
    evidence="a draft report of 2025 announces two annexes and describes the first and the second",
    bad=(
        """\
1.1. The paper has two annexes. The first annex is on tariffs.
The third annex is on forms.
    ^^^^^^^^^^^ says "third annex"; 2 annexes are announced
""",
        """\
1.1. Le rapport comporte deux annexes. La première annexe est brève.
La troisième annexe est en anglais.
   ^^^^^^^^^^^^^^^^ says "troisième annexe"; 2 annexes are announced
""",
    ),
    good=(
        """\
1.1. The paper has two annexes. The first annex is on tariffs. The second annex is on forms.
""",
        """\
1.1. El informe tiene dos anexos. El primer anexo trata de las aduanas; el segundo anexo, del crédito.
""",
    ),
    traps=(
        """\
1.1. The Group drafted a report with two separate annexes. The first annex offers takeaways; the second annex
compiles the rest. The third meeting was held in May.
""",
        """\
1.1. Two annexes were added. The third annex of the Agreement was not changed.
""",
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    for count in facts.counts:
        if count.approximate or not any(part.value == 1 for part in count.parts):
            continue
        for part in count.parts:
            if part.value > count.value:
                yield RULE.at(
                    part.span,
                    words=" ".join(facts.text_of(part.span).split()),
                    value=count.value,
                    things=count.things,
                    related=(Related("the number announced", count.span),),
                )
