"""A blank inside a symbol, behind one of its slashes.

A blank cuts a symbol in two for every search. A line that ends behind a slash is the doing of a line width and is no
fault.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="SYM008",
    severity="warning",
    fix="safe",
    message="says {written}; the symbol is {symbol}",
    evidence="symbols come with blanks out of tables and hard-wrapped texts",
    bad=(
        """\
1.1. The compendium INF/MSME/W/ 47/Rev.2 remains available.
                    ^^^^^^^^^^^^^^^^^^^^ says INF/MSME/W/ 47/Rev.2; the symbol is INF/MSME/W/47/Rev.2
""",
        """\
1.1. Véase WT/ COMTD/W/15.
           ^^^^^^^^^^^^^^ says WT/ COMTD/W/15; the symbol is WT/COMTD/W/15
""",
    ),
    good=(
        """\
1.1. The compendium INF/MSME/W/47/Rev.2 remains available, as are WT/L/671 WT/L/672.
""",
        """\
1.1. WT/GC/M/72 - 77, WT/COMTD/N/2/Add.1 to 3 and WT/COMTD/W/106 - WT/CTE/W/220 were cited.
""",
    ),
    traps=(
        """\
1.1. The compendium was issued as INF/MSME/W/
47/Rev.2 and is available.
""",
        """\
1.1. The IICA/ WTO module and the STDF/ FAO project are no symbols, nor is 2019/ 20.
""",
    ),
    faults=(Fault("masthead", "(INF/MSME/W/46/Rev.3)", "(INF/MSME/W/ 46/Rev.3)"),),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Every citation with a blank in it; in a PDF the end of a line looks the same."""
    if facts.report.source.form == "pdf":
        return
    for citation in facts.citations:
        repairs = citation.repairs("blank")
        if repairs:
            yield RULE.at(
                citation.span,
                fix=Fix("safe", "take the blank out", tuple(Edit(each.start, each.end, "") for each in repairs)),
                written=citation.plain_text,
                symbol=citation.repaired("blank", "underscore", "unseen"),
            )
