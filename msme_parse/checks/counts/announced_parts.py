"""A part is taken up that goes beyond the number announced.

"Two annexes" and then "the third annex": one of the two was changed. The parts may be those of another document, so
no heading is looked for. A last part that is not taken up by its number is no finding: it is often named otherwise.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

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
        """\
1.1. The plan has two objectives. The first is to train officials; the second is to
meet. The third is to publish.
          ^^^^^ says "third"; 2 objectives are announced
""",
    ),
    good=(
        """\
1.1. The paper has two annexes. The first annex is on tariffs. The second annex is on forms.
""",
        """\
1.1. El informe tiene dos anexos. El primer anexo trata de las aduanas; el segundo anexo, del crédito.
""",
        """\
1.1. Le plan a deux objectifs. Le premier est de former; le deuxième est de publier.
""",
    ),
    traps=(
        """\
1.1. The plan has two objectives. The paper on it was the first. The third is the best known of all papers.
""",
        """\
1.1. The Group drafted a report with two separate annexes. The first annex offers takeaways; the second annex
compiles the rest. The third meeting was held in May.
""",
        """\
1.1. Two annexes were added. The third annex of the Agreement was not changed.
""",
    ),
    faults=(
        Fault("one-line", "with three annexes", "with two annexes"),
        Fault("united-nations", "in three parts", "in two parts"),
        Fault("french", "la\nseconde annexe", "la\ntroisième annexe"),
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
