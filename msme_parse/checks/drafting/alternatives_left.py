"""Two wordings are left to choose from.

`[welcomes][notes]`, `shall/should`, `Alt 1` and `Alt 2` wait for a decision. Brackets that touch, or one that
holds words joined by a slash, are a choice; `and/or` in running text is not, nor is what somebody is quoted with.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="DRF007",
    severity="warning",
    message="{number} wordings are left to choose from: {choices}",
    evidence="Drafts under negotiation print alternative wordings side by side in brackets.",
    bad=(
        """\
1.1. The Group [welcomes][notes] the report,
               ^^^^^^^^^^^^^^^^^ 2 wordings are left to choose from: "welcomes", "notes"
and Members shall/should notify
            ^^^^^^^^^^^^ 2 wordings are left to choose from: "shall", "should"
and publish [and/or] report their measures.
            ^^^^^^^^ 2 wordings are left to choose from: "and", "or"
""",
        """\
1.1. Le Groupe [se félicite du] [prend note du] rapport.
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 2 wordings are left to choose from: "se félicite du", "prend note du"
""",
        """\
1.1. The Group agrees as follows.

Alt 1: Members notify every year.
^^^^^ 2 wordings are left to choose from: "Alt 1", "Alt 2"

Alt 2: Members notify every other year.
""",
    ),
    good=(
        """\
1.1. The Group welcomes the report. Members should notify their measures.
""",
        """\
1.1. El Grupo acoge con satisfacción el informe.
""",
    ),
    traps=(
        """\
1.1. Members and/or observers may comment on WT/COMTD/W/90; his/her delegation said "Members [shall/should] notify".
""",
        """\
1.1. Tick one box: [X] yes [ ] no. Signed on [day] [month] [year].
""",
    ),
    faults=(
        Fault("annual-report", "the Coordinator will prepare", "the Coordinator shall/should prepare"),
        Fault("masthead", "Travel was paid", "Travel [was] [will be] paid"),
    ),
)

_MOST_SHOWN = 40


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each choice."""
    for choice in facts.leftovers.choices:
        choices = ", ".join(f'"{_shown(text)}"' for text in choice.choices)
        yield RULE.at(choice.span, number=len(choice.choices), choices=choices)


def _shown(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1].rstrip() + "…"
