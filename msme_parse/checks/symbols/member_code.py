"""Where a symbol names a Member, the letters are no Member's code.

The codes are those of ISO 3166 with three letters, but the European Union is `EU` and Chinese Taipei `TPKM`.
Governments that want to join have codes too.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="SYM012",
    severity="warning",
    message="{code} in {symbol} is the code of no Member",
    evidence="the guide to WTO documents; notifications such as G/SPS/N/TPKM/453 and G/SPS/N/EU/289",
    bad=(
        """\
1.1. The notification (G/SPS/N/TWN/453) was discussed.
                       ^^^^^^^^^^^^^^^ TWN in G/SPS/N/TWN/453 is the code of no Member
""",
        """\
1.1. Voir G/LIC/N/3/USE/9 et IP/N/1/EUR/2.
          ^^^^^^^^^^^^^^^ USE in G/LIC/N/3/USE/9 is the code of no Member
                             ^^^^^^^^^^^^ EUR in IP/N/1/EUR/2 is the code of no Member
""",
    ),
    good=(
        """\
1.1. The notifications (G/SPS/N/TPKM/453, G/SPS/N/EU/289, G/LIC/N/3/USA/9, IP/N/3/QAT/1) were discussed.
""",
        """\
1.1. G/VAL/N/2/TPKM/1, WT/ACC/SPEC/LVA/7/Add.2 and WT/ACC/SRB/1 were discussed.
""",
    ),
    traps=(
        """\
1.1. G/TBT/N/CHN/278-290, G/TBT/CS/N/163/Rev.1, WT/COMTD/N/6/Add.5, G/AG/NG/W/88 and INF/TE/SSD/R/23 name no others.
""",
        """\
1.1. WT/COMTD/RTA12/N/1, WT/REG324/N/1, G/ADP/N/342/QAT and G/ADP/N/1/EEC/2 are right; so is WT/PCTF/N/QAT/1.
""",
    ),
    faults=(
        Fault("annual-report", "G/SPS/N/TPKM/453", "G/SPS/N/TWN/453"),
        Fault("annexes", "G/SPS/N/EU/289", "G/SPS/N/EUR/289"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Every citation whose Member code is in no list."""
    for citation in facts.citations:
        if citation.parts.member and not citation.names_a_member:
            yield RULE.at(citation.span, code=citation.parts.member, symbol=citation.symbol)
