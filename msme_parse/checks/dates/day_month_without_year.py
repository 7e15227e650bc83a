"""A day and month without a year, where the text does not give one.

Reports are read years later: "the 2 December meeting" then says nothing. A year counts as given by the expression
itself ("15-16 April and 19 June 2024"), by the sentence, or by the same month with its year further up. Minutes and
reports of a session leave the year out throughout; a text with many such days is left alone, and so is a day that
comes every year.
"""

from collections.abc import Iterator

from msme_parse.facts import DateFact, Facts
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.rule import Fault, Rule
from msme_parse.source import Span

RULE = Rule(
    code="DAT002",
    severity="warning",
    fix="unsafe",
    message="no year stands with {text}",
    evidence='draft annual report of the MSME Group for 2025: "the 2 December MSME Group Meeting"',
    bad=(
        """\
2025 ANNUAL REPORT
1.1. The study came out on 13 November 2025. It was shown at the 2 December MSME Group Meeting.
                                                                 ^^^^^^^^^^ no year stands with 2 December
""",
        """\
1.1. El Grupo se reunió el 10 de noviembre de 2025 y otra vez el 2 de diciembre.
                                                                 ^^^^^^^^^^^^^^ no year stands with 2 de diciembre
""",
    ),
    good=(
        """\
1.1. The meetings of 15-16 April, 19-20 June and 29-30 October 2024 and of 2 December 2025 were held.
""",
        """\
1.1. En 2025, le Groupe s'est réuni le 2 décembre. Il s'était réuni du 13 au 17 octobre 2014.
""",
    ),
    traps=(
        """\
1.1. The session was held in Bangkok from 4 to 9 September 2018.
1.2. The Chair opened the session on Tuesday, 4 September.
""",
        """\
1.1. The Assembly chose 27 June as the day of small firms. The meetings in October and, in 2025, on 2 December
are others.
""",
        """\
1.1. He met on 4 May. He met on 5 June. He met on 6 July. He met on 7 August. He met on 8 October.
""",
    ),
    faults=(
        Fault("masthead", "17-19 July\n2024. The", "17-19 July. The"),
        Fault("french", "13 novembre 2025. D'après", "13 novembre. D'après"),
    ),
)

HABIT = 3
"""With more days without a year than this a text leaves the year out on purpose."""

LONG = 20
"""A text with more paragraphs had a cover once."""


def check(facts: Facts) -> Iterator[Finding]:
    """Every expression without a year, unless leaving it out is the habit of the text."""
    if _has_lost_its_cover(facts):
        return
    runs: dict[Span, DateFact] = {}
    for date in facts.dates:
        if date.passage.kind in ("paragraph", "note") and date.opening.day is not None:
            if not date.year_settled and not date.recurring:
                runs.setdefault(date.run, date)
    if len(runs) <= HABIT:
        for run, date in runs.items():
            yield RULE.at(run, fix=_fix(facts, run, date), text=" ".join(facts.text_of(run).split()))


def _has_lost_its_cover(facts: Facts) -> bool:
    """Whether a long text has no title or masthead that says of what year it is: then neither do its sentences."""
    return facts.identity.report_year is None and sum(1 for _ in facts.passages.of_kind("paragraph")) > LONG


def _fix(facts: Facts, run: Span, date: DateFact) -> Fix | None:
    """The year that the words around suggest, put behind the expression."""
    if date.closing.year is None:
        return None
    joint = {"en": " ", "fr": " ", "es": " de "}[facts.identity.language]
    if date.form == "month day":
        joint = ", "
    return Fix("unsafe", "add the year", (Edit(run.end, run.end, f"{joint}{date.closing.year}"),))
