"""A declaration of a Ministerial Conference is dated before the conference began.

A declaration is issued when it has been adopted, and so is any decision that the sentence calls adopted. Drafts and
working documents come out before the event and are not compared.
"""

from collections.abc import Iterator

from msme_parse.facts import Citation, Facts
from msme_parse.finding import Finding
from msme_parse.lexicon import Conference, conferences
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="DAT009",
    severity="error",
    message="{symbol} is dated {date}; {code} began on {start}",
    evidence="an annex to a trade report dates WT/MIN(05)/DEC 2 December 2005, days before its conference",
    bad=(
        """\
1.1. The declaration WT/MIN(05)/DEC dated 2 December 2005 was adopted.
                     ^^^^^^^^^^^^^^ WT/MIN(05)/DEC is dated 2 December 2005; MC6 began on 2005-12-13
""",
        """\
1.1. La declaración es WT/MIN(24)/DEC, de fecha 20 de enero de 2024.
                       ^^^^^^^^^^^^^^ WT/MIN(24)/DEC is dated 20 de enero de 2024; MC13 began on 2024-02-26
""",
        """\
1.1. At the Ninth Ministerial Conference a decision was adopted on 7 December 2013; it is found in
WT/MIN(13)/38 dated 11 November 2013.
^^^^^^^^^^^^^ WT/MIN(13)/38 is dated 11 November 2013; MC9 began on 2013-12-03
""",
    ),
    good=(
        """\
1.1. The declaration WT/MIN(05)/DEC dated 22 December 2005 was adopted; so was WT/MIN(24)/DEC dated 2 March 2024.
""",
        """\
1.1. La déclaration WT/MIN(01)/DEC/1, datée du 20 novembre 2001, a été adoptée.
""",
    ),
    traps=(
        """\
1.1. The draft WT/MIN(05)/W/3 dated 7 December 2005 and the statement WT/MIN(17)/58 dated 1 December 2017 came first.
""",
        """\
1.1. On 2 December 2005 he spoke of WT/MIN(05)/DEC; a text of 20 January 2024 preceded WT/MIN(24)/DEC.
""",
    ),
    faults=(Fault("structured-discussions", "(WT/MIN(05)/DEC)", "(WT/MIN(05)/DEC dated 2 December 2005)"),),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Declarations of conferences with a date of their own."""
    by_year = {conference.start.year: conference for conference in conferences().values()}
    for citation in facts.citations:
        conference = by_year.get(citation.parts.year or 0)
        if conference is not None and _is_outcome(citation) and _is_older(citation, conference):
            yield RULE.at(
                citation.span,
                symbol=citation.symbol,
                date=citation.dated.text if citation.dated else "",
                code=conference.code,
                start=conference.start,
            )


def _is_outcome(citation: Citation) -> bool:
    """Whether it is a declaration, or a document of the conference that the text says was adopted."""
    series = citation.parts.series
    return series == "WT/MIN/DEC" or (series == "WT/MIN" and citation.says_adopted and not citation.parts.suffixes)


def _is_older(citation: Citation, conference: Conference) -> bool:
    date = citation.dated
    if date is None or date.start is None or date.year_inferred or date.start.year != conference.start.year:
        return False
    return date.start < conference.tolerated_start
