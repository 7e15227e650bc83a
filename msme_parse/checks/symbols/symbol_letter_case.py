"""Small letters in a symbol where the house has capitals, or capitals in a suffix.

Symbols are searched letter by letter in document systems. Bodies and type letters are capitals, suffixes are `Rev.`,
`Add.`, `Corr.` and `Suppl.`; `Let`, `Job` and `Spec` are printed so by the house itself. A heading in capitals has
them throughout.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="SYM004",
    severity="warning",
    fix="safe",
    message="says {written}; the house writes {house}",
    evidence="the rules of document symbols; suffixes in capitals stand in some older records",
    bad=(
        """\
1.1. A report (inf/msme/r/42/REV.1) was issued.
               ^^^^^^^^^^^^^^^^^^^ says inf/msme/r/42/REV.1; the house writes INF/MSME/R/42/Rev.1
""",
        """\
1.1. See WT/COMTD/57/ADD.2 and FCCC/SBI/2024/3/ADD.1.
         ^^^^^^^^^^^^^^^^^ says WT/COMTD/57/ADD.2; the house writes WT/COMTD/57/Add.2
                               ^^^^^^^^^^^^^^^^^^^^^ says FCCC/SBI/2024/3/ADD.1; the house writes FCCC/SBI/2024/3/Add.1
""",
        """\
1.1. The draft (fccc/sbi/2023/L.1) was adopted, and so
                ^^^^^^^^^^^^^^^^^ says fccc/sbi/2023/L.1; the house writes FCCC/SBI/2023/L.1
was e/cn.3/2023/31.
    ^^^^^^^^^^^^^^ says e/cn.3/2023/31; the house writes E/CN.3/2023/31
""",
    ),
    good=(
        """\
1.1. A report (INF/MSME/R/42/Rev.1) was issued with WT/COMTD/57/Add.2.
""",
        """\
1.1. E/CN.4/Sub.2/2003/12/Rev.2 and A/C.3/78/L.60/Rev.1 are symbols of the UN.
""",
    ),
    traps=(
        """\
1.1. The letters WT/Let/1388 and Let/1418 and the paper Job(99)/5868 are printed so.
""",
        """\
1.1. PREFERENCES SCHEME OF NORWAY (WT/COMTD/65/ADD.1 AND WT/COMTD/65/ADD.3)
1.2. Of a/2/3 and a/c/12 nothing is known.
1.3. He or s/he saved it as /tn/ma/s3.doc and/or g/l; see www.wto.org/wt/min17.
""",
    ),
    faults=(
        Fault("structured-discussions", "WT/CTE/W/31", "WT/Cte/W/31"),
        Fault("french", "(INF/MSME/4/Rev.2)", "(INF/MSME/4/REV.2)"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Every citation with letters of the wrong case."""
    for citation in facts.citations:
        repairs = () if citation.in_capitals else citation.repairs("letter case", "suffix case")
        if repairs:
            edits = tuple(Edit(each.start, each.end, each.text) for each in repairs)
            yield RULE.at(
                citation.span,
                fix=Fix("safe", "write it as the house does", edits),
                written=citation.plain_text,
                house=citation.repaired("letter case", "suffix case", "underscore"),
            )
