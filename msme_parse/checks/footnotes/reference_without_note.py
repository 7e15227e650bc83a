"""A note is cited and not written.

The first thing that editors check is that marks and notes correspond. `[X]`, bracketed text, years in brackets and
exponents are no marks. Where many notes are missing, a converter has lost them all, and that is said once.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.notes import Mark
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="FNT001",
    severity="error",
    message="{notes} cited here and not written; {there}",
    evidence="UN editorial manual, footnotes: editors check that marks and notes correspond. The draft annual report "
    "for 2025 cites note 3 and ends with note 2.",
    bad=(
        """\
1.1. The Group met in March[1] and in May.[2]
                                          ^^^ note [2] is cited here and not written; the only note is 1
[1] The meeting was hybrid.
""",
        """\
RAPPORT ANNUEL[1]

1.1. Le Groupe s'est réuni[2] en mars[3].
                                     ^^^ note [3] is cited here and not written; the notes are 1 and 2
[1] Projet.
[2] En mode hybride.
""",
        """\
1.1. The Group met in March.[1]
                            ^^^ notes [1] to [3] are cited here and not written; there are no notes
1.2. It met in May[2] and June.[3]
""",
    ),
    good=(
        """\
1.1. The Group met in March.[1]
[1] The meeting was hybrid.
""",
        """\
1.1. El Grupo se reunió dos veces[1, 2].
[1] En marzo.
[2] En mayo.
""",
    ),
    traps=(
        """\
1.1. The report (INF/MSME/W/64/Rev.[X]) covers [date], 45 km² and the years [2019] to [2021].
1.2. [A second meeting was held.]
""",
        """\
1.1. The Group met.[1]
[1] Previous reports are listed in note [1] of the report for 2024.
""",
    ),
    faults=(Fault("annual-report", "were also shown.[3]", "were also shown.[3] They were few.[4]"),),
)

_MANY = 24
"""With more missing notes than this the converter is to blame."""


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each number that has no note, at its first mark; one for all where all are lost."""
    first: dict[str, Mark] = {}
    for call in facts.calls.numbered:
        if facts.notes.note(call.mark.number) is None:
            first.setdefault(call.mark.number, call.mark)
    if not first:
        return
    numbers = facts.notes.numbers
    there = _there(numbers)
    marks = list(first.values())
    if len(marks) > 1 and (not numbers or len(marks) > _MANY):
        yield RULE.at(marks[0].span, notes=f"notes [{marks[0].number}] to [{marks[-1].number}] are", there=there)
        return
    related = (Related("the last note", facts.notes.notes[-1].span),) if numbers else ()
    for mark in marks:
        yield RULE.at(mark.span, notes=f"note [{mark.number}] is", there=there, related=related)


def _there(numbers: tuple[str, ...]) -> str:
    if not numbers:
        return "there are no notes"
    if len(numbers) == 1:
        return f"the only note is {numbers[0]}"
    return f"the notes are {numbers[0]} {'and' if len(numbers) == 2 else 'to'} {numbers[-1]}"
