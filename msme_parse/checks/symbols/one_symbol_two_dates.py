"""One symbol is dated twice, differently.

A document has one date of issue; of two dates printed for one symbol, one is wrong. Only dates joined to the symbol
by "dated" are compared, and revisions are documents of their own.
"""

from collections.abc import Iterator

from msme_parse.facts import Citation, Facts
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="SYM009",
    severity="error",
    message="{symbol} is dated {date} here and {other} in {where}",
    evidence="annual reports of the MSME Group repeat symbol and date of all earlier ones, and agree",
    bad=(
        """\
1.1. See INF/MSME/R/21 dated 15 December 2020.
1.2. See INF/MSME/R/21 dated 16 December 2020.
         ^^^^^^^^^^^^^ INF/MSME/R/21 is dated 16 December 2020 here and 15 December 2020 in 1.1
""",
        """\
1.1. Véase INF/MSME/W/58, de fecha 5 de marzo de 2025.[1]
[1] El documento INF/MSME/W/58 de fecha 6 de marzo de 2025.
                 ^^^^^^^^^^^^^ INF/MSME/W/58 is dated 6 de marzo de 2025 here and 5 de marzo de 2025 in 1.1
""",
    ),
    good=(
        """\
1.1. See INF/MSME/R/21 dated 15 December 2020; and again INF/MSME/R/21 (dated 15 December 2020).
""",
        """\
1.1. See INF/MSME/R/21 dated 15 December 2020; and INF/MSME/R/21/Rev.1 dated 16 December 2021.
""",
    ),
    traps=(
        """\
1.1. See INF/MSME/R/21 dated 15 December 2020. INF/MSME/R/21 was discussed on 16 December 2020.
""",
        """\
1.1. WT/COMTD/W/90 – 21 September 2001 is WT/COMTD/W/90 of 21 September
2001.
""",
    ),
    faults=(
        Fault(
            "masthead",
            "which had 98 Members in 2023,",
            "which had 98 Members in 2023 (INF/MSME/R/42 dated 7 February 2024),",
        ),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Every dated citation against the first dated one of the same symbol."""
    first: dict[str, Citation] = {}
    for citation in facts.citations:
        date = citation.dated
        if date is None or date.start is None or date.year_inferred or citation.parts.expands_to:
            continue
        if citation.dates_another:
            continue
        earlier = first.setdefault(citation.symbol, citation)
        if earlier.dated is not None and earlier.dated.start != date.start:
            related = (Related("dated otherwise", earlier.span),)
            yield RULE.at(
                citation.span,
                related=related,
                symbol=citation.symbol,
                date=date.text,
                other=earlier.dated.text,
                where=earlier.where,
            )
