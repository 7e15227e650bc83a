"""The title or masthead still calls the report a draft.

The mark is right as long as the report is one, and so goes one step down there; it is the last thing to be taken out
and the first to be forgotten. A draft decision, resolution or declaration is a kind of document and not meant.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="DRF003",
    severity="warning",
    milder_in_drafts=True,
    fix="unsafe",
    message='"{text}" stands in the {where}',
    evidence="Annual reports are circulated as drafts under the title that they keep: 2024 DRAFT ANNUAL REPORT.",
    bad=(
        """\
INFORMAL WORKING GROUP ON MSMES
2025 DRAFT
     ^^^^^ "DRAFT" stands in the title
ANNUAL REPORT
1.1. The Group met twice.
""",
        """\
PROJET DE RAPPORT ANNUEL 2025
^^^^^^ "PROJET" stands in the title
1.1. Le Groupe s'est réuni deux fois.
""",
        """\
INFORME ANUAL DE 2025 (BORRADOR)
                       ^^^^^^^^ "BORRADOR" stands in the title
1.1. El Grupo se reunió dos veces.
""",
    ),
    good=(
        """\
INFORMAL WORKING GROUP ON MSMES
2025 ANNUAL REPORT
1.1. The Group met twice to discuss the draft of a declaration.
""",
        """\
RAPPORT ANNUEL 2025
1.1. Le projet de rapport a été examiné en novembre.
""",
    ),
    traps=(
        """\
DRAFT MINISTERIAL DECISION ON MSMES
1.1. Members drafted a text.
""",
        """\
PROYECTO DE DECISIÓN SOBRE LAS MIPYMES
1.1. El proyecto se examinó en la reunión.
""",
    ),
    faults=(
        Fault("annual-report", "2023 ANNUAL REPORT", "2023 DRAFT ANNUAL REPORT"),
        Fault("masthead", "2024 ANNUAL REPORT", "2024 DRAFT ANNUAL REPORT"),
        Fault("spanish", "INFORME ANUAL DE 2024[1]", "INFORME ANUAL DE 2024 (BORRADOR)[1]"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each mark; the fix takes it out."""
    for mark in facts.leftovers.draft_marks:
        fix = Fix("unsafe", f'take out "{mark.text}"', (Edit(mark.removable.start, mark.removable.end, ""),))
        yield RULE.at(mark.span, text=mark.text, where=mark.passage.kind, fix=fix)
