"""Paragraph numbers do not follow one another.

Every reference to the report uses these numbers, in all languages. Paragraphs counted by section (`1.1`, `1.2`) rise by
one in each section; those counted through (`1`, `2`) do so from beginning to end, and begin again at 1 wherever a new
decision, statement or annex begins. `1.2 bis` is legal. Where many numbers are out of order a converter has lost lines,
and nothing is said; paragraphs counted through are judged only when a single number breaks an otherwise full series.
"""

from collections.abc import Iterator, Sequence

from msme_parse.facts import Facts
from msme_parse.facts.numbering import Step, of_one_number
from msme_parse.facts.renumbering import renumbered_paragraphs
from msme_parse.finding import Edit, Finding, Fix, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="STR001",
    severity="error",
    fix="unsafe",
    message="paragraph {number} {fault}",
    evidence="The UN's instructions say that paragraph numbers move between drafts and must agree in all languages.",
    bad=(
        """\
1.1. The Group met.
1.2. It adopted its agenda.
1.4. It closed its meeting.
^^^^ paragraph 1.4 follows 1.2; 1.3 is missing
""",
        """\
1.1. The Group met.
1.2. It adopted its agenda, as paragraph 2.4 below and paragraph 2.4 of WT/L/1 say.
2.1. It met again.
2.2. It heard a report.
2.4. It closed its meeting.
^^^^ paragraph 2.4 follows 2.2; 2.3 is missing
""",
        """\
1.1. El Grupo se reunió.
1.1. Adoptó su orden del día.
^^^^ paragraph 1.1 stands twice
2.1. El Grupo volvió a reunirse.
2.4. Levantó la reunión.
^^^^ paragraph 2.4 follows 2.1; 2.2 and 2.3 are missing
""",
        """\
1. The Group met.
2. It adopted its agenda.
3. It heard a report.
4. It heard a second report.
6. It thanked both speakers.
^^ paragraph 6 follows 4; 5 is missing
7. It fixed its next meeting.
8. It turned to other business.
9. It closed its meeting.
""",
        """\
1. El Comité se reunió.

2. Aprobó su orden del día.

5. Examinó un informe.
^^ paragraph 5 follows 2; 3 and 4 are missing

4. Examinó otro informe.

5. Levantó la reunión.
""",
    ),
    good=(
        """\
1 INTRODUCTION

1.1. The Group met.
1.2. It adopted its agenda.

2 EVENTS

2.1. Two events were held.
2.2. Both were hybrid.
""",
        """\
1. Le Groupe s'est réuni.
2. Il a adopté son ordre du jour.

ANNEXE 1

1. Première recommandation.
2. Deuxième recommandation.
""",
    ),
    traps=(
        """\
1.1. Article 1.4 of the Agreement speaks of 1.5% and of paragraph
1.3. The Group took note of it.
1.2. It closed its meeting.
""",
        """\
1.1. The Group met.
1.1 bis. It adopted its agenda.
1.2. It closed its meeting.
""",
        """\
1.1. Membership rose to 104. 1.2. The Group met in Geneva.
1.3. It closed its meeting.
""",
    ),
    faults=(
        Fault("annexes", "2.4.  One participant", "2.5.  One participant"),
        Fault("spanish", "2.4.  La 13ª", "2.3.  La 13ª"),
    ),
)

_MOST = 3
_FEWEST = 4


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each number that does not follow the one before it."""
    paragraphs = facts.structure.paragraphs
    by_section = sum(len(each.parts) > 1 for each in paragraphs)
    steps: list[Step] = []
    if len(facts.numbering.sections) <= max(_MOST, by_section // 20):
        steps.extend(facts.numbering.sections)
    through = of_one_number(facts.numbering.paragraphs)
    if len(through) == 1 and not facts.structure.paged and len(paragraphs) - by_section >= _FEWEST:
        alone = len(facts.numbering.paragraphs) > 1
        steps.extend(each for each in through if alone or each.kind == "repeat" or len(each.missing) == 1)
    for place, step in enumerate(sorted(steps, key=lambda step: step.span)):
        related = (Related("the paragraph before it", step.before_span),)
        fix = None if place else _renumbering(facts)
        yield RULE.at(step.span, number=step.number, fault=_fault(step), related=related, fix=fix)


def _renumbering(facts: Facts) -> Fix | None:
    edits = tuple(Edit(change.span.start, change.span.end, change.text) for change in renumbered_paragraphs(facts))
    return Fix("unsafe", "number the paragraphs without a gap, references with them", edits) if edits else None


def _fault(step: Step) -> str:
    if step.kind == "repeat":
        return "stands twice"
    follows = f"follows {step.before}"
    return f"{follows}; {_listed(step.missing)} missing" if step.kind == "gap" else follows


def _listed(numbers: Sequence[str]) -> str:
    if len(numbers) == 1:
        return f"{numbers[0]} is"
    return f"{numbers[0]} {'and' if len(numbers) == 2 else 'to'} {numbers[-1]} are"
