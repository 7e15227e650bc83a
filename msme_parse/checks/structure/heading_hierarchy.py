"""A heading stands alone on its level, or a level or a number is skipped.

The UN's manual asks for a B where there is an A, and for 1.1 above 1.1.1. WTO documents often have one lone
sub-heading, so only UN documents are held to it, and only while their headings are in order: where a B follows no A, or
several Roman numbers are missing, a converter has lost headings.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.numbering import of_one_number
from msme_parse.facts.structure import Section
from msme_parse.finding import Finding
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="STR005",
    severity="info",
    profile="un",
    message="heading {number} {fault}",
    evidence="UN editorial manual, headings: a level that has an A has a B.",
    bad=(
        """\
A/73/100
United Nations
Distr.: General

I. Introduction

1. The Assembly met.

A. Activities
^^^^^^^^^^^^^ heading A has no B beside it

2. It heard a report.

II. Conclusions

3. It closed its meeting.
""",
        """\
A/73/100
United Nations
Distr.: General

1 INTRODUCTION

1.1.1 Background
^^^^^^^^^^^^^^^^ heading 1.1.1 stands under no 1.1

1. The Assembly met.

1.1.2 Scope

2. It heard a report.
""",
        """\
A/73/100
United Nations
Distr.: General

I. Introduction
1. The Assembly met.
III. Conclusions
^^^^^^^^^^^^^^^^ heading III follows I
2. It closed its meeting.
""",
    ),
    good=(
        """\
A/73/100
United Nations
Distr.: General

I. Introduction

A. Activities

1. The Assembly met.

B. Outlook

2. It heard a report.

II. Conclusions

3. It closed its meeting.
""",
        """\
1 INTRODUCTION

1.1. The Assembly met.
""",
    ),
    traps=(
        """\
A/73/100
United Nations
Distr.: General

I. Introduction

1. The Assembly met.

B. Outlook

2. It heard a report.

II. Conclusions

A. Follow-up

3. It closed its meeting.
""",
    ),
    faults=(Fault("united-nations", "B.  Events in the regions\n\n", ""),),
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each heading that is alone or too deep."""
    sections = [section for section in facts.structure.sections if section.number]
    families = _families(sections)
    if any(family[0].number not in ("A", "I", "1") for family in families if len(family[0].number) == 1):
        return
    for family in families:
        if len(family) == 1 and family[0].number == "A":
            yield RULE.at(family[0].span, number="A", fault="has no B beside it")
    roman = of_one_number(facts.numbering.headings)
    if len(roman) == 1 and not facts.structure.paged:
        yield RULE.at(roman[0].span, number=roman[0].number, fault=f"follows {roman[0].before}")
    known = {section.number for section in sections}
    for section in sections:
        above = section.number.rpartition(".")[0]
        if above and above not in known and section.number.endswith(".1"):
            yield RULE.at(section.span, number=section.number, fault=f"stands under no {above}")


def _families(sections: list[Section]) -> list[list[Section]]:
    """Lettered headings under one heading of a higher level."""
    families: list[list[Section]] = []
    family: list[Section] = []
    for section in sections:
        if len(section.number) == 1 and section.number.isalpha() and section.level == 2:
            family.append(section)
        elif section.level == 1:
            families.append(family)
            family = []
    return [family for family in (*families, family) if family]
