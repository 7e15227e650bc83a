"""A note is empty, or ends without a full stop.

Notes are sentences in this family of documents. Those that end in an address, a symbol or a parenthesis are left alone,
and so is a document most of whose notes have no stop.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="FNT006",
    severity="info",
    message="note [{number}] {fault}",
    evidence="The notes of the Group's annual reports for 2021, 2024 and 2025 all end with a full stop.",
    fix="safe",
    bad=(
        """\
1.1. The Group met.[1]
[1] The meeting was hybrid
                    ^^^^^^ note [1] ends without a full stop
""",
        """\
1.1. Le Groupe s'est réuni[1] en mars[2].
[1]\x20
^^^ note [1] is empty
[2] En mode hybride.
""",
    ),
    good=(
        """\
1.1. The Group met.[1]
[1] The meeting was hybrid.
""",
        """\
1.1. El Grupo se reunió[1] en marzo[2].
[1] ¿En formato híbrido?
[2] Según el acta: «en formato híbrido.»
""",
    ),
    traps=(
        """\
1.1. The Group met[1] in March[2] and May.[3]
[1] See https://www.wto.org/msmes
[2] INF/MSME/R/42
[3] The list is kept by the Secretariat (last update: May 2024)
""",
    ),
    faults=(
        Fault("structured-discussions", "and Vanuatu.", "and Vanuatu"),
        Fault("united-nations", "first observed in 2017.", "first observed in 2017"),
    ),
)

_HOUSE_STYLE = 4
"""With so many notes a majority without a stop is a rule of the document's own."""


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each note, the fix being the stop."""
    notes = facts.notes.notes
    for note in notes:
        if not facts.text_of(note.passage.body).strip():
            yield RULE.at(note.label, number=note.number, fault="is empty")
    open_ends = facts.calls.open_ends
    if len(open_ends) >= _HOUSE_STYLE and len(open_ends) * 2 > len(notes):
        return
    for each in open_ends:
        fix = Fix("safe", "end it with a full stop", (Edit(each.word.end, each.word.end, "."),))
        yield RULE.at(each.word, number=each.note.number, fault="ends without a full stop", fix=fix)
