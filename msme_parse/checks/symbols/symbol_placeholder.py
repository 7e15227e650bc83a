"""A symbol whose number or revision is still to be filled in.

`Rev.[X]`, `R/nn` or `--` is put down while a document waits for its symbol. In a draft that is to be expected; in a
final text nobody can look the document up. A symbol in quotation marks is talked about, not cited.
"""

from collections.abc import Iterator

from msme_parse.facts import Citation, Facts
from msme_parse.finding import Finding
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="SYM002",
    severity="error",
    milder_in_drafts=True,
    message="{symbol} has {open} in place of a number",
    evidence="draft annual report of the MSME Group for 2025; convening notices with symbols still to be issued",
    bad=(
        """\
1.5. He drafted a report INF/MSME/W/64/Rev.[X] with two annexes.
                         ^^^^^^^^^^^^^^^^^^^^^ INF/MSME/W/64/Rev.[X] has Rev.[X] in place of a number
""",
        """\
1.1. The notes G/SPS/W/XXX and WT/COMTD/N/-- will be issued
               ^^^^^^^^^^^ G/SPS/W/XXX has XXX in place of a number
                               ^^^^^^^^^^^^^ WT/COMTD/N/-- has -- in place of a number
with INF/MSME/R/21/Add.?.
     ^^^^^^^^^^^^^^^^^^^ INF/MSME/R/21/Add.? has Add.? in place of a number
""",
        """\
1.1. The timetable is FCCC/SBI/2023/INF.[X].
                      ^^^^^^^^^^^^^^^^^^^^^ FCCC/SBI/2023/INF.[X] has INF.[X] in place of a number
""",
    ),
    good=(
        """\
1.1. The papers are FCCC/SBI/2023/INF.3 and A/C.3/78/L.60; a note hangs on FCCC/SBI/2023/4.[1]

[1] It does.
""",
        """\
1.5. He drafted a report INF/MSME/W/64/Rev.2 with two annexes.
""",
        """\
1.1. Article XX of the GATT 1994 and WT/REG/164/R/I; see [X] and ITC/AG(XX)/12.
""",
    ),
    traps=(
        """\
1.1. Such notices bear the symbol "WT/COMTD/N/--", in keeping with the practice.
""",
        """\
1.1. The Group noted (INF/MSME/R/42)[1] and the boxes [X] Yes [ ] No.
""",
    ),
    faults=(
        Fault("masthead", "(INF/MSME/W/46/Rev.3)", "(INF/MSME/W/46/Rev.[X])"),
        Fault("structured-discussions", "INF/TE/SSD/RD/15", "INF/TE/SSD/RD/XX"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Every citation with an open place, unless it is quoted."""
    for citation in facts.citations:
        if citation.parts.placeholder and citation.closed_by not in ('"', "”", "»"):
            yield RULE.at(citation.span, symbol=citation.symbol, open=_open(citation))


def _open(citation: Citation) -> str:
    for suffix in citation.parts.suffixes:
        if not suffix.rpartition(".")[2].isdigit():
            return suffix
    return citation.parts.number.rpartition("/")[2]
