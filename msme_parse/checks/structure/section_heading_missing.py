"""Paragraphs are counted by section, and the section has no heading.

`1.1`, `1.2` say that there is a section 1. Final reports of this family print "1 INTRODUCTION" above them. Converters
to text drop automatic numbers, and headings with them, so this is a remark; a heading without a number right above the
paragraphs is taken for the one whose number was dropped.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.structure import NumberedParagraph
from msme_parse.finding import Finding
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="STR002",
    severity="info",
    message="{paragraphs} without a heading numbered {section}",
    evidence='The annual report for 2024 prints "1 INTRODUCTION" above paragraph 1.1; the draft for 2025 does not.',
    bad=(
        """\
ANNUAL REPORT

1.1. The Group met.
^^^^ paragraphs 1.1 and 1.2 without a heading numbered 1
1.2. It adopted its agenda.
""",
        """\
1 INTRODUCTION

1.1. Le Groupe s'est réuni.

2.1. Deux réunions ont eu lieu.
^^^^ paragraph 2.1 without a heading numbered 2
""",
    ),
    good=(
        """\
1 INTRODUCTION

1.1. The Group met.

2 EVENTS

2.1. Two events were held.
""",
        """\
1. The Group met.
2. It adopted its agenda.
""",
    ),
    traps=(
        """\
ANNUAL REPORT

Introduction

1.1. The Group met.
1.2. It adopted its agenda.
""",
    ),
    faults=(Fault("masthead", "4 NEXT STEPS\n\n", ""),),
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each section without a heading, at its first paragraph."""
    numbered = {(section.annex, section.number) for section in facts.structure.sections}
    groups: dict[tuple[str, str], list[NumberedParagraph]] = {}
    for paragraph in facts.structure.paragraphs:
        if len(paragraph.parts) > 1:
            groups.setdefault((paragraph.annex, str(paragraph.parts[0])), []).append(paragraph)
    for (annex, section), paragraphs in groups.items():
        if (annex, section) in numbered or any(each.under is not None for each in paragraphs):
            continue
        yield RULE.at(paragraphs[0].label, paragraphs=_listed(paragraphs), section=section)


def _listed(paragraphs: list[NumberedParagraph]) -> str:
    first, last = paragraphs[0].number, paragraphs[-1].number
    if len(paragraphs) == 1:
        return f"paragraph {first}"
    return f"paragraphs {first} {'and' if len(paragraphs) == 2 else 'to'} {last}"
