"""Two neighbours in a list of documents of one series stand in the wrong order.

Lists of documents run from the oldest to the newest. Only neighbours of one series are compared: a list may go
through one series after the other. Where the numbers rise and the dates fall, a date is wrong: that is
`series-order-vs-date`.
"""

from collections.abc import Iterator
from itertools import pairwise

from msme_parse.facts import Citation, Facts
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="DAT007",
    severity="info",
    message="{symbol} of {date} follows {other} of {other_date}",
    evidence="the lists of earlier annual reports of the MSME Group rise in time",
    bad=(
        """\
[1] See INF/MSME/R/5 dated 15 May 2023; and INF/MSME/R/3 dated 11 May 2022.
                                            ^^^^^^^^^^^^ INF/MSME/R/3 of 11 May 2022 follows INF/MSME/R/5 of 15 May 2023
""",
        """\
[2] Los documentos son INF/MSME/W/63 de fecha 3 de octubre de 2025; e
INF/MSME/W/61 de fecha 17 de mayo de 2025.
^^^^^^^^^^^^^ INF/MSME/W/61 of 17 de mayo de 2025 follows INF/MSME/W/63 of 3 de octubre de 2025
""",
    ),
    good=(
        """\
[1] Earlier reports are INF/MSME/R/30 dated 11 February 2022; and INF/MSME/R/35 dated 15 March 2023.
""",
        """\
1.1. He cited INF/MSME/R/35 dated 15 March 2023. The older INF/MSME/R/30 dated 11 February 2022 came later.
""",
    ),
    traps=(
        """\
[1] JOB/GC/207 dated 3 December 2021; INF/MSME/R/13 dated 9 December 2019; and JOB/GC/200 dated 3 May 2018.
""",
        """\
[1] INF/MSME/R/35 dated 6 May 2023; and INF/MSME/R/42 dated 15 May 2022.
""",
    ),
    faults=(
        Fault(
            "structured-discussions",
            "INF/TE/SSD/W/34 dated 9 December\n2024; and INF/TE/SSD/W/35 dated 11 December 2024",
            "INF/TE/SSD/W/35 dated 11 December\n2024; and INF/TE/SSD/W/34 dated 9 December 2024",
        ),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Dated neighbours of one series in one note."""
    for earlier, later in pairwise(facts.citations):
        if earlier.passage is later.passage and later.passage.kind == "note" and _are_swapped(earlier, later):
            yield RULE.at(
                later.span,
                related=(Related("the one before", earlier.span),),
                symbol=later.symbol,
                date=later.dated.text if later.dated else "",
                other=earlier.symbol,
                other_date=earlier.dated.text if earlier.dated else "",
            )


def _are_swapped(earlier: Citation, later: Citation) -> bool:
    first, second = earlier.dated, later.dated
    if first is None or second is None or first.start is None or second.start is None:
        return False
    if first.year_inferred or second.year_inferred or earlier.parts.series != later.parts.series:
        return False
    numbers = (earlier.parts.number, later.parts.number)
    return second.start < first.start and all(map(str.isdigit, numbers)) and int(numbers[1]) < int(numbers[0])
