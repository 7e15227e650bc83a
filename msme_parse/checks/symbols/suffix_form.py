"""A suffix that is not word, full stop and number: `Rev 1`, `Rev1`, `Add.01`.

`/Rev.1` is a slash, the word, a full stop and a number from 1. The order of suffixes is free: `Add.2/Corr.1` corrects
an addendum, `Rev.1/Add.1` adds to a revision. Behind `Rev14` the last figure may be the mark of a note; that is left
to a person.
"""

from collections.abc import Iterator

from msme_parse.facts import Citation, Facts
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="SYM005",
    severity="warning",
    fix="safe",
    message="says {written}; {why}",
    evidence="the rules of document symbols; all these forms stand in official records",
    bad=(
        """\
1.1. See INF/MSME/W/47/Rev 2, WT/COMTD/W/11/Rev1
         ^^^^^^^^^^^^^^^^^^^ says INF/MSME/W/47/Rev 2; the house writes INF/MSME/W/47/Rev.2
                              ^^^^^^^^^^^^^^^^^^ says WT/COMTD/W/11/Rev1; the house writes WT/COMTD/W/11/Rev.1
and G/SECRET/2.Add.1.
    ^^^^^^^^^^^^^^^^ says G/SECRET/2.Add.1; the house writes G/SECRET/2/Add.1
""",
        """\
1.1. Voir WT/COMTD/W/104/Add.01 et INF/MSME/R/21/Rev. 1.
          ^^^^^^^^^^^^^^^^^^^^^ says WT/COMTD/W/104/Add.01; the house writes WT/COMTD/W/104/Add.1
                                   ^^^^^^^^^^^^^^^^^^^^ says INF/MSME/R/21/Rev. 1; the house writes INF/MSME/R/21/Rev.1
""",
        """\
1.1. The paper INF/MSME/R/42/Rev.0 was read.
               ^^^^^^^^^^^^^^^^^^^ says INF/MSME/R/42/Rev.0; the numbers of suffixes begin at 1
""",
    ),
    good=(
        """\
1.1. See INF/MSME/W/47/Rev.2, IP/C/W/34/Add.3/Suppl.3 and WT/ACC/SPEC/LVA/7/Add.2/Corr.1.
""",
        """\
1.1. WT/COMTD/N/2/Add.2 and 3, WT/ACC/SAU/6, Add.1 à 3 and INF/MSME/W/64/Rev.[X] were circulated.
""",
    ),
    traps=(
        """\
1.1. Rev.1/Add.1 and Add.1/Rev.1 of WT/COMTD/W/104/Add.1/Rev.1 are two documents; see JOB/GC/97/
Rev.3.
""",
        """\
1.1. The paper WT/COMTD/W/104 revises an earlier one. Rev 1 of the treaty and rev1 of the software are others.
""",
    ),
    faults=(Fault("spanish", "(INF/MSME/W/47/Rev.2)", "(INF/MSME/W/47/Rev 2)"),),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Every citation with a suffix that the house would write in another form."""
    for citation in facts.citations:
        repairs = citation.repairs(*_FAULTS)
        if repairs:
            yield RULE.at(citation.span, fix=_fix(citation), written=citation.plain_text, why=_why(citation))


_FAULTS = ("suffix form", "suffix number", "suffix separator")


def _why(citation: Citation) -> str:
    house = citation.repaired(*_FAULTS, "suffix case", "underscore")
    return "the numbers of suffixes begin at 1" if house == citation.plain_text else f"the house writes {house}"


def _fix(citation: Citation) -> Fix | None:
    edits = tuple(Edit(each.start, each.end, each.text) for each in citation.repairs(*_FAULTS))
    if any(suffix.endswith(".0") for suffix in citation.parts.suffixes):
        return None
    unclear = any(len(suffix.partition(".")[2]) > 1 for suffix in citation.parts.suffixes)
    return Fix("unsafe" if unclear else "safe", "write the suffix as the house does", edits)
