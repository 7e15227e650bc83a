"""A symbol of a series that the tables do not know.

It may be a slip, or a series newer than the tables: new groups and their series appear every year, so this is never
more than a remark, made once for each series.
"""

from collections.abc import Iterator

from msme_parse.facts import Citation, Facts
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="SYM003",
    severity="info",
    message="series {series} of {symbol} is in no table",
    evidence="the guide to WTO document series, with the series seen in real documents",
    bad=(
        """\
1.1. The report INF/MSMS/R/1 was read; so was INF/MSMS/R/2.
                ^^^^^^^^^^^^ series INF/MSMS/R of INF/MSMS/R/1 is in no table
""",
        """\
1.1. Voir WT/XYZ/W/12/Rev.1.
          ^^^^^^^^^^^^^^^^^ series WT/XYZ/W of WT/XYZ/W/12/Rev.1 is in no table
""",
    ),
    good=(
        """\
1.1. The reports INF/MSME/R/1, INF/TGE/COM/11, S/C/N/807/Rev.1, JOB/DEV/39 and A/C.3/78/L.60 were read.
""",
        """\
1.1. See decision 1/CP.21, document FCCC/SBI/2018/INF.8 and the paper TD/B/EX(41)/3.
""",
    ),
    traps=(
        """\
1.1. The slip WT/COMD/57 is reported as what it is, and INF/MSME/XX/3 is a paper of a known body.
""",
        """\
1.1. WTO/OECD, UNCTAD/WTO and CBD/TRIPS are no symbols, nor are A/H1N1 and OECD/G20.
""",
    ),
    faults=(Fault("masthead", "(INF/MSME/W/46/Rev.3)", "(INF/WOMEN/W/46/Rev.3)"),),
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each unknown series, at its first citation."""
    unknown: dict[str, list[Citation]] = {}
    for citation in facts.citations:
        if not citation.is_known and not citation.nearest:
            unknown.setdefault(citation.parts.letters, []).append(citation)
    for series, (first, *others) in unknown.items():
        related = tuple(Related("another of the series", other.span) for other in others[:5])
        yield RULE.at(first.span, related=related, series=series, symbol=first.symbol)
