"""In a list of documents a higher number carries a clearly earlier date.

Documents of one series are numbered as they are issued, so numbers and dates rise together. Only documents of one
series in one passage are compared; revisions are issued later than their number says, and a month's difference is no
fault.
"""

import datetime
from collections.abc import Iterator
from itertools import pairwise

from msme_parse.facts import Citation, Facts
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="SYM011",
    severity="warning",
    message="{symbol} is dated {date}, {other} {other_date}",
    evidence="the lists of earlier annual reports of the MSME Group rise in number and date",
    bad=(
        """\
1.1. See the note.[1]
[1] INF/MSME/R/35 dated 6 May 2024; and INF/MSME/R/42 dated 15 May 2023.
                                        ^^^^^^^^^^^^^ INF/MSME/R/42 is dated 15 May 2023, INF/MSME/R/35 6 May 2024
""",
        """\
[1] INF/MSME/W/59 dated 5 May 2025; INF/MSME/W/63 dated 3 May 2024; and INF/MSME/W/61 dated 17 June 2025.
                                    ^^^^^^^^^^^^^ INF/MSME/W/63 is dated 3 May 2024, INF/MSME/W/61 17 June 2025
""",
    ),
    good=(
        """\
[1] INF/MSME/R/35 dated 15 March 2023; and INF/MSME/R/42 dated 6 February 2024.
""",
        """\
[1] INF/MSME/W/61 dated 17 September 2025; and INF/MSME/W/62 dated 9 September 2025.
""",
    ),
    traps=(
        """\
[1] JOB/GC/207 dated 3 December 2018; and INF/MSME/R/13/Rev.1 dated 9 December 2019.
""",
        """\
[1] INF/MSME/R/13/Rev.1 dated 9 December 2019; INF/MSME/R/14 dated 5 May 2019; G/SPS/N/CHN/96 dated 5 May 2009; and
G/SPS/N/USA/2000 dated 5 May 2004.
""",
    ),
    faults=(
        Fault(
            "structured-discussions", "INF/TE/SSD/W/35 dated 11 December 2024", "INF/TE/SSD/W/35 dated 11 October 2024"
        ),
    ),
)

TOLERANCE = datetime.timedelta(days=31)
"""Papers wait for their translation; so much later than the next number is no fault."""


def check(facts: Facts) -> Iterator[Finding]:
    """Within one passage and one series, each document against the one with the next lower number."""
    lists: dict[tuple[int, str, str, int | None], list[tuple[int, datetime.date, Citation]]] = {}
    for citation in facts.citations:
        date, parts = citation.dated, citation.parts
        if date is None or date.start is None or date.year_inferred or parts.suffixes or not parts.number.isdigit():
            continue
        key = (id(citation.passage), parts.series, parts.member, parts.year)
        lists.setdefault(key, []).append((int(parts.number), date.start, citation))
    for listed in lists.values():
        listed.sort(key=lambda entry: entry[0])
        for lower, higher in pairwise(listed):
            if higher[0] > lower[0] and higher[1] < lower[1] - TOLERANCE:
                yield _finding(higher[2], lower[2])


def _finding(citation: Citation, other: Citation) -> Finding:
    return RULE.at(
        citation.span,
        related=(Related("the lower number", other.span),),
        symbol=citation.symbol,
        date=citation.dated.text if citation.dated else "",
        other=other.symbol,
        other_date=other.dated.text if other.dated else "",
    )
