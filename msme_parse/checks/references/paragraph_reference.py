"""A reference points to a paragraph that does not exist.

Paragraph numbers move while a report is drafted, and references do not move with them. Only references to this document
count: "paragraph 6 of the Doha Declaration" is another's. Where paragraphs are counted by section (`1.7`), any such
number is taken for one of this document; a plain number only when the text says so (`paragraph 9 above`, `see
paragraph 9`), because minutes speak of the paragraphs of the paper under discussion. Nothing is said while the
document's own numbering has holes, which is what converters leave.
"""

from collections.abc import Iterator
from itertools import pairwise

from msme_parse.facts import Facts, Reference
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="XRF001",
    severity="error",
    message="points to paragraph {number}; {there}",
    evidence="The UN's instructions ask to recheck every cross-reference in the final draft; a corrigendum to an "
    "arbitration report mended a paragraph cited by a wrong letter.",
    bad=(
        """\
1.1. The Group met twice.
1.2. The meetings are described in paragraph 1.7.
                                   ^^^^^^^^^^^^^ points to paragraph 1.7; the last of section 1 is 1.2
""",
        """\
1. The Group met in March.
2. It met again in May.
3. The reports mentioned in paragraphs 2 and 5 above were issued.
                                             ^ points to paragraph 5; the last is 3
""",
        """\
1.1. Le Groupe s'est réuni deux fois dans l'année.
1.2. Les réunions sont décrites au paragraphe 2.4.
                                   ^^^^^^^^^^^^^^ points to paragraph 2.4; there is no section 2
""",
        """\
1.1. The Group met twice.
1.2. The rules are in paragraph 4.1.2, and the costs in paragraph 4.1.
                                                        ^^^^^^^^^^^^^ points to paragraph 4.1; there is no section 4
""",
    ),
    good=(
        """\
1.1. The Group met twice.
1.2. The meetings are described in paragraph 1.1 above and in paragraph 1.2(b).
""",
        """\
1.1. El Grupo celebró dos reuniones (véase el párrafo 1.2).
1.2. La primera reunión tuvo lugar en la sede.
""",
    ),
    traps=(
        """\
1.1. The Group recalled paragraph 6 of the Doha Declaration and Article 10, paragraph 4, of the Paris Agreement.
1.2. It acted under WT/L/671, paragraph 8, and on paragraph 31 on page 12 of the report.
""",
        """\
1. The Chair opened the discussion of the draft work plan.
2. One Member said that the second sentence of paragraph 17 went too far.
""",
    ),
    faults=(
        Fault("masthead", "in paragraph 1.2 above", "in paragraph 1.3 above"),
        Fault("united-nations", "paragraph 5 above", "paragraph 15 above"),
        Fault("french", "paragraphe 1.1", "paragraphe 1.7"),
        Fault("spanish", "párrafo 1.1 y", "párrafo 1.3 y"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each number that leads nowhere."""
    paragraphs = facts.structure.paragraphs
    by_section = _last_of_sections(facts)
    depths = {section.count(".") for section in by_section}
    through = _last_counted_through(facts)
    for reference in facts.references:
        if reference.kind != "paragraph" or reference.resolved is not False:
            continue
        there = _there(reference, by_section, depths) if "." in reference.place else ""
        stands_out = (reference.stated or reference.pointed) and not reference.passage.annex
        if "." not in reference.place and through and stands_out:
            there = f"the last is {through}"
        elif "." not in reference.place and by_section and reference.direction and not through:
            there = _by_section(facts)
        if there and reference.place not in facts.structure.run_in:
            last = (Related("the last paragraph", paragraphs[-1].label),)
            yield RULE.at(reference.span, number=reference.place, there=there, related=last)


def _by_section(facts: Facts) -> str:
    """The last paragraph, where all of them are numbered by section: no `13 below` can be one of them."""
    paragraphs = facts.structure.paragraphs
    return f"the last is {paragraphs[-1].number}" if all(len(each.parts) > 1 for each in paragraphs) else ""


def _last_of_sections(facts: Facts) -> dict[str, str]:
    """The last paragraph of each section; empty when the numbering has holes that a converter may have made."""
    steps = facts.numbering.sections
    if len(steps) > 2 or (facts.structure.paged and steps):
        return {}
    return {each.number.rpartition(".")[0]: each.number for each in facts.structure.paragraphs if len(each.parts) > 1}


def _there(reference: Reference, by_section: dict[str, str], depths: set[int]) -> str:
    """What stands instead; nothing when no paragraph is numbered as deeply as the one pointed at."""
    section = reference.place.rpartition(".")[0]
    if section in by_section:
        return f"the last of section {section} is {by_section[section]}"
    return f"there is no section {section}" if section.count(".") in depths else ""


def _last_counted_through(facts: Facts) -> int:
    """The last of paragraphs counted 1, 2, 3 through the body, 0 unless at most one is missing."""
    body = (each for each in facts.structure.paragraphs if not each.annex)
    numbers = [each.parts[0] for each in body if len(each.parts) == 1]
    rises = all(before < behind for before, behind in pairwise(numbers))
    sound = numbers[:1] == [1] and rises and len(numbers) <= numbers[-1] <= len(numbers) + 1
    return numbers[-1] if sound and len(numbers) > 1 else 0
