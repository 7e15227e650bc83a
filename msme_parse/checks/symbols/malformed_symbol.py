"""A symbol that is one slip of the pen away from a right one.

A slash twice, a letter too few in the name of the body, a type letter that has lost its slash: nobody finds the
document under such a symbol. The nearest right form is shown; it is not put in, because another slip may be the true
one. New bodies of informal initiatives turn up every year, so an unknown body there is left to
`unknown-collection-or-series`.
"""

from collections.abc import Iterator

from msme_parse.facts import Citation, Facts
from msme_parse.finding import Finding
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="SYM001",
    severity="error",
    message="{text} is not a symbol; {why}",
    evidence="the rules of document symbols; slips of all these kinds stand in official records",
    bad=(
        """\
1.1. The papers (WT/COMD/57/Add.1 and G/TBR/N/CHN/649) were noted.
                 ^^^^^^^^^^^^^^^^ WT/COMD/57/Add.1 is not a symbol; the nearest is WT/COMTD/57/Add.1
                                      ^^^^^^^^^^^^^^^ G/TBR/N/CHN/649 is not a symbol; the nearest is G/TBT/N/CHN/649
""",
        """\
1.1. See WT//COMTD/57, INF/MSMER/42,
         ^^^^^^^^^^^^ WT//COMTD/57 is not a symbol; the nearest is WT/COMTD/57
                       ^^^^^^^^^^^^ INF/MSMER/42 is not a symbol; the nearest is INF/MSME/R/42
FCCC/SBI2014/4 and WT/COMTD/W10.
^^^^^^^^^^^^^^ FCCC/SBI2014/4 is not a symbol; the nearest is FCCC/SBI/2014/4
                   ^^^^^^^^^^^^ WT/COMTD/W10 is not a symbol; the nearest is WT/COMTD/W/10
""",
        """\
1.1. The paper (TN/AG/W/Rev.4) was read; so was
                ^^^^^^^^^^^^^ TN/AG/W/Rev.4 is not a symbol; a number is missing
G/SPS/GEN/GEN/206.
^^^^^^^^^^^^^^^^^ G/SPS/GEN/GEN/206 is not a symbol; the nearest is G/SPS/GEN/206
""",
        """\
1.1. El Perú (G/STRN/19/PER) respondió a WTCOMTD/57
              ^^^^^^^^^^^^^ G/STRN/19/PER is not a symbol; the nearest is G/STR/N/19/PER
                                         ^^^^^^^^^^ WTCOMTD/57 is not a symbol; the nearest is WT/COMTD/57
y a WT/L671.
    ^^^^^^^ WT/L671 is not a symbol; the nearest is WT/L/671
""",
    ),
    good=(
        """\
1.1. See WT/COMTD/57/Add.1, G/TBT/N/CHN/649, INF/MSME/R/42/Rev.1, WT/COMTD/W/10 and TN/AG/W/4/Rev.4.
""",
        """\
1.1. The Ministers adopted WT/MIN(05)/DEC; the Appellate Body report is WT/DS27/AB/R, the Final Act MTN/FA/Corr.6.
""",
    ),
    traps=(
        """\
1.1. A/C.3/78/L.60, WT/DS430/1, WT/REG276/1 and CAC/GL/21 are right; INFO/W/3, GSP/N/4 and WTO/GSP/4 are others.
""",
        """\
1.1. Members and/or observers of WTO/OECD work, S/he, TCP/IP, N/A and 3/12; http://docs.wto.org//dol2fe/WT/COMD/57.
""",
        """\
1.1. The group INF/TGE met the groups INF/ECOM/R/3 and INF/XYZ/R/1 and read JOB/04/150 and RD/ABC/7.
""",
    ),
    faults=(
        Fault("structured-discussions", "WT/COMTD/51/Add.2", "WT/COMD/51/Add.2"),
        Fault("masthead", "(INF/MSME/W/46/Rev.3)", "(INF/MSMEW/46/Rev.3)"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Every citation with a fault that changes which document is meant."""
    for citation in facts.citations:
        why = _why(citation)
        if why:
            yield RULE.at(citation.span, text=citation.plain_text, why=why)


def _why(citation: Citation) -> str:
    if citation.nearest:
        return f"the nearest is {citation.nearest}"
    if "no number" in citation.parts.faults:
        return "a number is missing"
    faults = set(citation.parts.faults) & {"double slash", "glued", "parentheses"}
    if not faults or (citation.parts.series == "JOB" and faults == {"parentheses"}):
        return ""
    return f"the nearest is {citation.symbol}"
