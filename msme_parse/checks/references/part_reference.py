"""A reference points to a section, annex, table, figure or box that does not exist.

Parts are moved, merged and renumbered late. A reference counts when the document has parts of that kind and none of
that number, or none at all and the text says "see Annex 2" or "as shown in Table 4". An annex of another text ("Annex 1
of the December 2020 package") is none of ours, and where pages have been converted to text a table inside the series
may have been lost on the way.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts, Reference
from msme_parse.finding import Finding
from msme_parse.rule import Rule

RULE = Rule(
    code="XRF002",
    severity="error",
    message="points to {kind} {number}; {there}",
    evidence="Corrigenda of monitoring reports address tables and boxes by number, so a wrong number misleads.",
    bad=(
        """\
1.1. The outputs are listed in Annex 1 and the events in Annex 3.
                                                         ^^^^^^^ points to annex 3; there are 1 and 2
ANNEX 1

List of outputs

ANNEX 2

List of participants
""",
        """\
1.1. Replies were few (Table 4).
                       ^^^^^^^ points to table 4; there is 1

Table 1 Replies by region

1.2. They are shown in Table 1.
""",
        """\
1.1. Les membres figurent en annexe (voir annexe 2).
                                          ^^^^^^^^ points to annex 2; there is none
""",
    ),
    good=(
        """\
1.1. The outputs are listed in Annex II.

ANNEX I

List of participants

ANNEX II

List of outputs
""",
        """\
1 INTRODUCTION

1.1. The events are described in section 2.

2 EVENTS

2.1. Two events were held, as section 1 says.
""",
    ),
    traps=(
        """\
1.1. The Group adopted Annex 3 of the December 2020 package and considered Annex 4 to INF/MSME/4/Rev.2.
1.2. Parties included in Annex I took part; so did non-Annex I Parties.

ANNEX 1

List of outputs

ANNEX 2

List of participants
""",
        """\
1.1. The report had two separate annexes. The first annex offered key takeaways; the second annex compiled challenges.
""",
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each number that leads nowhere."""
    for reference in facts.references:
        if reference.kind in ("paragraph", "note") or reference.resolved is not False or not reference.target:
            continue
        there = _there(facts, reference)
        if there:
            yield RULE.at(reference.span, kind=reference.kind, number=reference.place, there=there)


def _there(facts: Facts, reference: Reference) -> str:
    """The numbers there are; nothing when the document cannot be trusted to show all of them."""
    numbers = _numbers(facts, reference)
    if not numbers:
        missing = reference.kind != "section" and reference.pointed and not facts.structure.paged
        return "there is none" if missing else ""
    if facts.structure.paged and (not reference.stated or _has_holes(facts, reference)):
        return ""
    if reference.kind == "section" and not {"1", "I", "A"} & set(numbers) and "." not in reference.place:
        return ""
    if _is_lost_caption(reference):
        return ""
    if len(numbers) == 1:
        return f"there is {numbers[0]}"
    shown = numbers if len(numbers) <= 6 else [numbers[0], "…", numbers[-1]]
    return f"there are {', '.join(shown[:-1])} and {shown[-1]}"


def _numbers(facts: Facts, reference: Reference) -> list[str]:
    """The numbers of that kind that are written in the same way, in reading order."""
    structure = facts.structure
    figures = reference.place[:1].isdigit()
    dots = reference.place.count(".")
    if reference.kind == "annex":
        found = [annex.number for annex in structure.annexes]
    elif reference.kind == "section":
        found = [section.number for section in structure.sections]
    else:
        kinds = ("figure", "chart") if reference.kind == "figure" else (reference.kind,)
        found = [caption.number for caption in structure.captions if caption.kind in kinds]
    alike = [number for number in found if number and number[0].isdigit() == figures and number.count(".") == dots]
    return list(dict.fromkeys(alike)) if reference.kind != "section" or len(alike) > 1 else []


def _has_holes(facts: Facts, reference: Reference) -> bool:
    """Whether the numbers of that kind do not follow one another, as when captions were lost between pages."""
    return any(step.of == reference.kind for step in facts.numbering.parts)


def _is_lost_caption(reference: Reference) -> bool:
    """Whether it begins a paragraph without a number, as a caption does that was not recognized."""
    return reference.span.start == reference.passage.body.start and not getattr(reference.passage.node, "number", "")
