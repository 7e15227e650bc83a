"""A reference points to a section, annex, table, figure or box that does not exist.

Parts are moved, merged and renumbered late. A reference counts when the document has parts of that kind and none of
that number, or none at all and the text says "see Annex 2", "Table 2 below", "as shown in Table 4" or "annex II to this
report". An annex of another text ("Annex 1 of the December 2020 package") is none of ours, and where pages have been
converted to text a table inside the series may have been lost on the way.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts, Reference
from msme_parse.finding import Finding
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="XRF002",
    severity="error",
    message="points to {part}; {there}",
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
1.1. The list in Annex A gives the details, and the costs are found in Table 2 below and Table IV.6 below.
                 ^^^^^^^ points to annex A; there is none
                                                                       ^^^^^^^ points to table 2; there is none
""",
        """\
1. Les membres figurent en annexe (voir annexe 2).
                                        ^^^^^^^^ points to annex 2; there is none
2. Elle suit les directives de l'annexe II de la présente résolution.
                                 ^^^^^^^^^ points to annex II; there is none
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
1.1. One Member asked about tariff peaks (see Table IV.6 of the report) and about fees (see Chart III.2).
1.2. The report had two annexes. The first annex offered key takeaways; the second annex compiled challenges.
""",
        """\
1.1. The Group adopted Annex 3 of the December 2020 package and considered Annex 4 to INF/MSME/4/Rev.2.
1.2. Parties included in Annex I took part; so did non-Annex I Parties.

ANNEX 1

List of outputs

ANNEX 2

List of participants
""",
    ),
    faults=(
        Fault("annexes", "Table 2 (Annex 2)", "Table 2 (Annex 3)"),
        Fault("annexes", "set out in Table 1.", "set out in Table 3."),
        Fault("united-nations", "(section IV)", "(section V)"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each number that leads nowhere."""
    numbers = _numbers(facts)
    holes = {step.of for step in facts.numbering.parts}
    for reference in facts.references:
        if reference.kind in ("paragraph", "note") or reference.resolved is not False:
            continue
        lost = reference.kind in holes or (reference.to_own_annex and not facts.structure.annexes)
        if facts.structure.paged and (lost or not reference.stated):
            continue
        there = _there(reference, numbers.get((reference.kind, *_form(reference.place)), []))
        if there and (reference.target or reference.to_own_annex) and not _is_lost_caption(reference):
            part = f"{reference.kind} {reference.place}" if reference.place else "an annex"
            yield RULE.at(reference.span, part=part, there=there)


def _numbers(facts: Facts) -> dict[tuple[str, bool, int], list[str]]:
    """The numbers there are, in reading order, by kind and by the way in which they are written."""
    structure = facts.structure
    found = [("annex", annex.number) for annex in structure.annexes]
    found += [("section", section.number) for section in structure.sections]
    found += [("figure" if each.kind == "chart" else each.kind, each.number) for each in structure.captions]
    numbers: dict[tuple[str, bool, int], dict[str, None]] = {}
    for kind, number in found:
        if number:
            numbers.setdefault((kind, *_form(number)), {})[number] = None
    return {form: list(alike) for form, alike in numbers.items()}


def _form(number: str) -> tuple[bool, int]:
    """`2`, `II` and `2.1` are three ways of writing a number."""
    return number[:1].isdigit(), number.count(".")


def _there(reference: Reference, numbers: list[str]) -> str:
    """The numbers there are; nothing when the document cannot be trusted to show all of them."""
    if not numbers:
        announced = reference.pointed or reference.direction is not None or reference.to_own_annex
        of_report = "." in reference.place  # "see Table IV.6" where nothing is numbered so: of the report under review
        return "there is none" if reference.kind != "section" and announced and not of_report else ""
    if reference.kind == "section" and (len(numbers) < 2 or ("." not in reference.place and numbers[0] not in "1IA")):
        return ""
    if len(numbers) == 1:
        return f"there is {numbers[0]}"
    shown = numbers if len(numbers) <= 6 else [numbers[0], "…", numbers[-1]]
    return f"there are {', '.join(shown[:-1])} and {shown[-1]}"


def _is_lost_caption(reference: Reference) -> bool:
    """Whether it begins a paragraph without a number, as a caption does that was not recognized."""
    return reference.span.start == reference.passage.body.start and not getattr(reference.passage.node, "number", "")
