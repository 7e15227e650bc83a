"""A reference points to a note that does not exist, or to the wrong side of the text.

"See footnote 9 below" outlives the note that it means. A note stands where it is first called, so that decides what is
above and what is below. Notes of a cited text ("footnote 191 on page 73") are none of ours, and a document whose notes
have all been lost by a converter is left alone.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts, Reference
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="XRF003",
    severity="warning",
    message="points to note {number}; {there}",
    evidence="The UN's manual treats a reference to another note as a cross-reference, to be rechecked at the end.",
    bad=(
        """\
1.1. The Group met.[1] It spoke.[2]
[1] See note 2 above.
        ^^^^^^ points to note 2; says above, and it is called in 1.1, below
[2] See note 1 above.
""",
        """\
1.1. The Group issued a report.[1]
1.2. It met twice (see footnote 9).
                       ^^^^^^^^^^ points to note 9; the notes are 1 to 2
1.3. It met in Geneva.[2]
[1] INF/MSME/R/42.
[2] Both meetings were hybrid.
""",
        """\
1.1. The Group issued a report.[1]
1.2. It met twice, as note 1 below explains.
                      ^^^^^^ points to note 1; says below, and it is called in 1.1, above
[1] The report covers both meetings.
""",
    ),
    good=(
        """\
1.1. The Group issued a report.[1]
1.2. It met twice (see footnote 1 above).
[1] The report covers both meetings.
""",
        """\
1.1. Le Groupe a publié un rapport[1].
1.2. Il s'est réuni deux fois (voir note 1 ci-dessus).
[1] Le rapport couvre les deux réunions.
""",
    ),
    traps=(
        """\
1.1. The treaty was amended (see footnote 12 of the Agreement); footnote 191 on page 73 of the report is not ours.[1]
[1] See note 4 to the Agreement.
""",
        """\
1.1. The paper was circulated as a note 3 pages long by the Secretariat.[1]
[1] The Chair took note of 3 comments.
""",
    ),
    faults=(
        Fault("one-line", "and note 1)", "and note 3)"),
        Fault("masthead", "See also note 2 above", "See also note 2 below"),
    ),
)

_FURTHEST = 3
"""A number of a note so many times as high as there are notes belongs to another document."""


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each note reference that leads nowhere or astray."""
    numbers = facts.notes.numbers
    if not numbers:
        return
    for reference in facts.references:
        if reference.kind != "note" or reference.scope != "internal":
            continue
        marks = facts.notes.marks_of(reference.place)
        if reference.resolved is False and not marks and _is_near(reference.place, numbers):
            there = (
                f"the notes are {numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else f"the only note is {numbers[0]}"
            )
            yield RULE.at(reference.span, number=reference.place, there=there)
        elif reference.direction and len(marks) == 1 and len(facts.notes.marks_of("1")) <= 1:
            side = "above" if marks[0].span.start < _position(facts, reference) else "below"
            if side != reference.direction:
                related = (Related("the note is called here", marks[0].span),)
                there = f"says {reference.direction}, and it is called in {marks[0].where}, {side}"
                yield RULE.at(reference.span, number=reference.place, there=there, related=related)


def _is_near(number: str, numbers: tuple[str, ...]) -> bool:
    """Whether a report with these notes can mean one of its own; note 133 is another report's where there are two."""
    return not number.isdigit() or int(number) <= _FURTHEST * (len(numbers) + 1)


def _position(facts: Facts, reference: Reference) -> int:
    """Where a reader meets a reference: a note is read where it is called."""
    number = getattr(reference.passage.node, "number", "") if reference.passage.kind == "note" else ""
    marks = facts.notes.marks_of(number)
    return marks[0].span.start if marks else reference.span.start
