"""A note is written and cited nowhere.

Its mark was deleted with the sentence that it hung on, or never set. Several converters drop all marks; that is said
once. A figure that is glued to a word or a year, `20222`, counts as a mark wherever it can be one.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="FNT002",
    severity="error",
    message="{notes} written and cited nowhere",
    evidence="UN editorial manual, footnotes: editors check that marks and notes correspond. A web copy of a draft for "
    "2021 has a note 1 whose mark is lost.",
    bad=(
        """\
1.1. The Group met in March.[1]
[1] The meeting was hybrid.
[2] Both speakers were thanked.
^^^ note [2] is written and cited nowhere
""",
        """\
1.1. El Grupo se reunió en marzo y en mayo.
[1] La reunión fue híbrida.
^^^ notes [1] to [2] are written and cited nowhere
[2] También la segunda.
""",
    ),
    good=(
        """\
1.1. The Group met in March.[1]
[1] The meeting was hybrid.[2]
[2] As all meetings of the year.
""",
        """\
1.1. Le Groupe s'est réuni deux fois[1, 2].
[1] En mars.
[2] En mai.
""",
    ),
    traps=(
        """\
ANNUAL REPORT[1]

1.1. The Group met.
[1] Previous reports are INF/MSME/R/35 and INF/MSME/R/42.
""",
        """\
1.1. The plan of 20241 replaced that of 20231 in most ports.
1.2. All of them answered.2

1 Adopted in May.
2 By letter.
""",
    ),
    faults=(
        Fault("annual-report", "were also shown.[3]", "were also shown."),
        Fault("french", "dans une note[3].", "dans une note."),
    ),
)

_MANY = 24
"""With more notes without a mark than this the converter is to blame."""


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each note that no mark calls; one for all where all marks are lost."""
    alone = [
        note
        for note in facts.notes.notes
        if note.label.end > note.label.start and not note.perhaps_called and not facts.notes.marks_of(note.number)
    ]
    if not alone:
        return
    if len(alone) > 1 and (len(alone) > _MANY or not facts.calls.numbered):
        yield RULE.at(alone[0].label, notes=f"notes [{alone[0].number}] to [{alone[-1].number}] are")
        return
    for note in alone:
        yield RULE.at(note.label, notes=f"note [{note.number}] is")
