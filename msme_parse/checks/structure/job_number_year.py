"""The year of the job number is not the year of the document's date.

The Secretariat gives the number, `(24-1234)`, when a document comes in, so its year is the year of the masthead date;
in the first half of January it may be the year before. A masthead can carry the day of a meeting as well: one date
that agrees is enough.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="STR004",
    severity="warning",
    profile="wto",
    message="the job number is of {year}; the document is dated {date}",
    evidence="In all of 19 mastheads that were read the two years agree.",
    bad=(
        """\
INF/MSME/R/42
6 February 2024
(23-1234)
^^^^^^^^^ the job number is of 2023; the document is dated 6 February 2024
Page: 1/3
Original: English

2023 ANNUAL REPORT

1.1. The Group met.
""",
        """\
WT/COMTD/W/179
9 de julio de 2019
(18-4537)
^^^^^^^^^ the job number is of 2018; the document is dated 9 de julio de 2019
Página: 1/3
Original: español

INFORME

1.1. El Grupo se reunió.
""",
    ),
    good=(
        """\
INF/MSME/R/42
6 February 2024
(24-1234)
Page: 1/3
Original: English

2023 ANNUAL REPORT

1.1. The Group met.
""",
        """\
INF/MSME/R/42
6 February 2024
Original: English

2023 ANNUAL REPORT

1.1. The Group met.
""",
    ),
    traps=(
        """\
INF/MSME/R/42
8 January 2024
(23-9876)
Page: 1/3
Original: English

2023 ANNUAL REPORT

1.1. The Group met.
""",
        """\
G/SPS/R/88
(17-)
2 March 2018

SUMMARY OF THE MEETING

1.1. The Committee met.
""",
    ),
    faults=(Fault("masthead", "(25-0912)", "(24-0912)"),),
)


def check(facts: Facts) -> Iterator[Finding]:
    """At most one finding, at the job number."""
    identity = facts.identity
    field = identity.field("job_number")
    dates = [each for each in identity.fields if each.kind == "date"]
    if field is None or identity.date is None or not dates:
        return
    figures, _, number = field.text.strip("()").partition("-")
    if not figures.isdigit() or not number.isdigit():
        return
    year = (1900 if int(figures) >= 80 else 2000) + int(figures)
    early = identity.date.month == 1 and identity.date.day <= 15
    if (early and year == identity.date.year - 1) or any(str(year) in each.text for each in dates):
        return
    related = (Related("the date", dates[0].span),)
    yield RULE.at(field.span, year=year, date=dates[0].text, related=related)
