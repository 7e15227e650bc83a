"""A date said of a Ministerial Conference lies outside the days on which it met.

Pages of the WTO disagree by a day on some conferences, so the widest dates printed anywhere are allowed. A report
written before a conference, or of a year for which it was once planned, is not compared.
"""

from collections.abc import Iterator

from msme_parse.facts import DateFact, Facts
from msme_parse.finding import Finding, Related
from msme_parse.lexicon import Conference
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="DAT008",
    severity="warning",
    message="says {date}; {code} met from {start} to {end}",
    evidence="the list of Ministerial Conferences; MC11 closed on 13 December 2017",
    bad=(
        """\
1.1. On 15 December 2017, at the 11th Ministerial Conference (MC11), Members set up the Group.
        ^^^^^^^^^^^^^^^^ says 15 December 2017; MC11 met from 2017-12-10 to 2017-12-13
""",
        """\
1.1. En el décimo período de sesiones de la Conferencia Ministerial, celebrado en Nairobi
el 28 de diciembre de 2015, los Miembros aprobaron una decisión.
   ^^^^^^^^^^^^^^^^^^^^^^^ says 28 de diciembre de 2015; MC10 met from 2015-12-15 to 2015-12-19
""",
        """\
1.1. La douzième Conférence ministérielle (CM12), tenue à Genève
du 12 au 20 juin 2022, a adopté un accord.
   ^^^^^^^^^^^^^^^^^^ says 12 au 20 juin 2022; MC12 met from 2022-06-12 to 2022-06-17
""",
    ),
    good=(
        """\
1.1. On 13 December 2017, at the 11th Ministerial Conference (MC11), Members set up the Group.
1.2. For the 13th Ministerial Conference (MC13), to be held in Abu Dhabi on 26-29 February 2024, he wrote a paper.
""",
        """\
1.1. La CM11 (10 al 13 de diciembre de 2017) y la CM12, que se celebró en junio de 2022, terminaron.
1.2. MC12, which ended on 17 June 2022, and MC14 (March 2026) are others; MC4 met in Doha.
""",
    ),
    traps=(
        """\
1.1. On 5 March 2025, in preparation of MC14, he spoke. Since MC13 the Group met on 3 April 2025. On 14 December 2017
at MC11 they left.
""",
        """\
2021 ANNUAL REPORT
1.1. MC12, to be held on 30 November-3 December 2021, was put off. The Third Ministerial Conference on Trade (5 May
2005) met.
""",
    ),
    faults=(Fault("annual-report", "On 13 December 2017, at", "On 15 December 2017, at"),),
)

_PLANNED = {12: (2020, 2021)}
"""Years for which a conference was planned before it met in another."""


def check(facts: Facts) -> Iterator[Finding]:
    """Every date said of a conference."""
    year = facts.identity.report_year
    for held in facts.held:
        conference, date = held.mention.conference, held.date
        if date.start is None or date.start.year in _PLANNED.get(conference.number, ()):
            continue
        if (year is not None and year < conference.start.year) or _fits(date, conference):
            continue
        yield RULE.at(
            date.span,
            related=(Related("the conference", held.mention.span),),
            date=date.text,
            code=conference.code,
            start=conference.start,
            end=conference.end,
        )


def _fits(date: DateFact, conference: Conference) -> bool:
    """Whether a day or range lies within the conference, or a month touches it."""
    if date.start is None or date.end is None:
        return True
    if date.precision == "month":
        return date.start <= conference.tolerated_end and date.end >= conference.tolerated_start
    return conference.tolerated_start <= date.start and date.end <= conference.tolerated_end
