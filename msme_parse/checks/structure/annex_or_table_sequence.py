"""Annexes, tables, figures or boxes do not follow one another.

Corrigenda address them by number. Only headings and captions count, not mentions. Tables may be counted by section
(`Table 3.6`), and each annex may begin anew. A number that is missing but mentioned in the text was lost by a converter
rather than by its author: the mention is then judged instead.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.numbering import Step
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="STR007",
    severity="error",
    message="{of} {number} {fault}",
    evidence="Corrigenda of monitoring reports address tables and boxes by number.",
    bad=(
        """\
1.1. The Group met.

ANNEX 1

List of outputs

ANNEX 3
^^^^^^^ annex 3 follows annex 1; annex 2 is missing

List of participants
""",
        """\
1.1. Les réponses sont peu nombreuses.

Tableau 1 Réponses par région

1.2. La plupart sont écrites.

Tableau 2 Réponses par forme

1.3. Quelques-unes sont orales.

Tableau 2 Réponses par langue
^^^^^^^^^ table 2 stands twice
""",
    ),
    good=(
        """\
1.1. The Group met.

ANNEX I

List of outputs

ANNEX II

List of participants
""",
        """\
1.1. Replies were few.

Table 3.6 Replies by region

Table 3.7 Replies by form

Table 4.1 Replies by language
""",
    ),
    traps=(
        """\
1.1. Annex 4 of the Agreement and Table 9 of the report were recalled.

Table 1 Replies by region

Table 2 Replies by form

Table 2 (continued)
""",
        """\
1.1. Replies were few (Tables 1 and 2).

Table 1 Replies by region

1.2. Table 2 was lost when the text was copied, and Table 3 was not.

Table 3 Replies by form
""",
    ),
    faults=(
        Fault(
            "annexes",
            "Source: G/MA/QR",
            "Table 4: Number of papers by region\n\nRegion    2021\nAfrica       6\n\nSource: G/MA/QR",
        ),
    ),
)

_MOST = 2


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each number that does not follow the one before it."""
    steps = facts.numbering.parts
    if facts.structure.paged and len(steps) > _MOST:
        return
    mentioned = {(each.kind, each.place) for each in facts.references}
    for step in steps:
        kind = "figure" if step.of == "chart" else step.of
        missing = [number for number in step.missing if (kind, number) not in mentioned]
        if (step.kind == "gap" and not missing) or (step.kind != "gap" and facts.structure.paged):
            continue
        related = (Related("the one before it", step.before_span),)
        yield RULE.at(step.span, of=step.of, number=step.number, fault=_fault(step, missing), related=related)


def _fault(step: Step, missing: list[str]) -> str:
    if step.kind == "repeat":
        return "stands twice"
    follows = f"follows {step.of} {step.before}"
    if step.kind == "back":
        return follows
    numbers = missing[0] if len(missing) == 1 else f"{missing[0]} to {missing[-1]}"
    return f"{follows}; {step.of} {numbers} {'is' if len(missing) == 1 else 'are'} missing"
