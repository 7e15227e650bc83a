"""The year in a symbol is not that of its date, or of the conference at which it was made.

`WT/MIN(17)` are documents of the conference of 2017, `JOB(08)` papers of 2008. The year is compared with the date
that "dated" gives the document, and with the conference only where the sentence says that the document was made
there: it may be cited, recalled or updated at any later one. A document may be dated in the year after its
conference.
"""

from collections.abc import Iterator

from msme_parse.facts import Citation, Facts
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="SYM006",
    severity="error",
    message="{symbol} says {year}; {other} is of {true_year}",
    evidence="the year in parentheses belongs to the series; founding statement of the MSME Group, MC11, 2017",
    bad=(
        """\
1.1. See OFFICE(24)/3 dated 5 January 2025 and OFFICE(24)/3/Rev.1 dated 5 January 2025.
         ^^^^^^^^^^^^ OFFICE(24)/3 says 2024; its date is of 2025
1.2. See WT/MIN(17)/9 dated 5 May 2016, WT/MIN(17)/W/9 dated 5 May 2016 and WT/MIN(17)/8 dated 5 May 2018.
         ^^^^^^^^^^^^ WT/MIN(17)/9 says 2017; its date is of 2016
""",
        """\
1.1. On 13 December 2017, at the 11th Ministerial Conference
(MC11), Members set up the Group (WT/MIN(15)/58).
                                  ^^^^^^^^^^^^^ WT/MIN(15)/58 says 2015; MC11 is of 2017
""",
        """\
1.1. En el undécimo período de sesiones de la Conferencia Ministerial, celebrado en Buenos Aires, un grupo presentó
la comunicación WT/MIN(15)/41.
                ^^^^^^^^^^^^^ WT/MIN(15)/41 says 2015; MC11 is of 2017
""",
        """\
1.1. El papel JOB(08)/103, de fecha 5 de marzo de 2006, fue examinado.
              ^^^^^^^^^^^ JOB(08)/103 says 2008; its date is of 2006
""",
    ),
    good=(
        """\
1.1. On 13 December 2017, at the 11th Ministerial Conference (MC11), Members set up the Group (WT/MIN(17)/58).
""",
        """\
1.1. The declaration is WT/MIN(05)/DEC dated 22 December 2005; a later one is WT/MIN(17)/58/Rev.1 dated 9 January 2018.
""",
    ),
    traps=(
        """\
1.1. À la treizième session de la Conférence ministérielle, les Membres ont pris note du document WT/MIN(22)/W/31.
1.2. At the thirteenth Ministerial Conference, Members noted the paper WT/MIN(22)/W/31.
""",
        """\
1.1. La comunicación WT/MIN(15)/41 se actualizó en el undécimo período de sesiones de la Conferencia Ministerial.
""",
        """\
1.1. At MC13, Members recalled the declaration WT/MIN(17)/58. For MC14, he drafted an annex to WT/MIN(17)/58.
""",
        """\
1.1. Between MC11 and MC12 the statement (WT/MIN(17)/58) stood; at MC12, in 2022, the text of 2017 (WT/MIN(17)/58) did.
""",
    ),
    faults=(
        Fault("annual-report", "(WT/MIN(17)/58/Rev.1)", "(WT/MIN(15)/58/Rev.1)"),
        Fault("annexes", "WT/MIN(17)/59 dated", "WT/MIN(15)/59 dated"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Symbols with a year, against the year of their date, then against the conference."""
    reported: set[int] = set()
    for citation in facts.citations:
        finding = _against_date(citation)
        if finding is not None:
            reported.add(citation.span.start)
            yield finding
    for origin in facts.origins:
        conference, parts = origin.mention.conference, origin.citation.parts
        if parts.year != conference.start.year and origin.citation.span.start not in reported:
            related = (Related("the conference", origin.mention.span),)
            yield RULE.at(
                origin.citation.span,
                related=related,
                symbol=origin.citation.symbol,
                year=parts.year,
                other=conference.code,
                true_year=conference.start.year,
            )


_YEARLY = ("JOB", "OFFICE")


def _against_date(citation: Citation) -> Finding | None:
    year, dated = citation.parts.year, citation.dated
    series = citation.parts.series
    if year is None or dated is None or dated.start is None or dated.year_inferred:
        return None
    if not series.startswith("WT/MIN") and series not in _YEARLY:
        return None
    latest = year + (1 if series.startswith("WT/MIN") or citation.parts.suffixes else 0)
    earliest = year - (1 if series.startswith("WT/MIN/W") else 0)
    if earliest <= dated.start.year <= latest or (citation.parts.suffixes and dated.start.year > year):
        return None
    return RULE.at(
        citation.span,
        related=(Related("the date", dated.span),),
        symbol=citation.symbol,
        year=year,
        other="its date",
        true_year=dated.start.year,
    )
