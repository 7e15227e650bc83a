"""Note numbers do not follow one another.

A number that stands twice gives two notes to one mark; a number that is missing may be a note that was deleted while
the rest kept their numbers. Numbering may begin again at 1 in an annex or a new decision. A missing note that the text
still cites is reported at its mark, not here.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.numbering import Step
from msme_parse.facts.renumbering import renumbered_notes
from msme_parse.finding import Edit, Finding, Fix, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="FNT004",
    severity="error",
    fix="unsafe",
    message="note [{number}] {fault}",
    evidence="UN editorial manual, footnotes: editors look for numbers repeated incorrectly or skipped.",
    bad=(
        """\
1.1. The Group met in March[1] and in May.[2]
[1] The first meeting was hybrid.
[2] The second was not.
[2] Both were in Geneva.
^^^ note [2] stands twice
""",
        """\
1.1. Le Groupe s'est réuni en mars[1] et en mai[3].
[1] En mode hybride.
[3] À Genève.
^^^ note [3] follows note [1]; note [2] is missing
""",
        """\
1.1. The Group met in March[1] and in May.[3] It met again, as note 3 below says.
[1] The first meeting was hybrid; see note 3 and footnote 3 of WT/L/1.
[3] Both were in Geneva.
^^^ note [3] follows note [1]; note [2] is missing
""",
    ),
    good=(
        """\
1.1. The Group met in March[1] and in May.[2]
[1] The first meeting was hybrid.
[2] The second was not.
""",
        """\
1.1. El Grupo se reunió en marzo[1].
[1] En formato híbrido.
""",
    ),
    traps=(
        """\
1.1. The Group met in March[1] and in May.[2]
[1] The first meeting was hybrid.
[2] The second was not.

ANNEX 1

1.1. Both meetings were short.[1]
[1] Two hours each.
""",
    ),
    faults=(
        Fault("annual-report", "[3] See for instance", "[3] Some were long.\n[3] See for instance"),
        Fault("united-nations", "[2] See also", "[2] In Bonn.\n\n[2] See also"),
    ),
)

_MOST = 5


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each number that does not follow the one before it."""
    steps = facts.numbering.notes
    if len(steps) > max(_MOST, len(facts.notes.notes) // 10):
        return
    for step in steps:
        missing = [number for number in step.missing if not facts.notes.marks_of(number)]
        if step.kind != "gap" or missing:
            related = (Related("the note before it", step.before_span),)
            fix = _renumbering(facts) if step is steps[0] else None
            yield RULE.at(step.span, number=step.number, fault=_fault(step, missing), related=related, fix=fix)


def _renumbering(facts: Facts) -> Fix | None:
    edits = tuple(Edit(change.span.start, change.span.end, change.text) for change in renumbered_notes(facts))
    return Fix("unsafe", "number the notes without a gap, marks and references with them", edits) if edits else None


def _fault(step: Step, missing: list[str]) -> str:
    if step.kind == "repeat":
        return "stands twice"
    follows = f"follows note [{step.before}]"
    if step.kind == "back":
        return follows
    if len(missing) == 1:
        return f"{follows}; note [{missing[0]}] is missing"
    return f"{follows}; notes [{missing[0]}] to [{missing[-1]}] are missing"
