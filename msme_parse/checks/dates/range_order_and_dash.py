"""A range of days or months that ends before it begins.

Two figures have changed places, or one is wrong. Over New Year the first year may be left out: `30 December-2 January
2025`.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="DAT005",
    severity="warning",
    message="{text} ends on {end}, before it begins on {start}",
    evidence='a WTO document lost the first figure of "26 - 27 January 2004" at a line end',
    bad=(
        """\
1.1. A workshop was held on 19-17 November 2024.
                            ^^^^^^^^^^^^^^^^^^^ 19-17 November 2024 ends on 2024-11-17, before it begins on 2024-11-19
""",
        """\
1.1. Réuni du 13 au 10 octobre 2014.
              ^^^^^^^^^^^^^^^^^^^^^ 13 au 10 octobre 2014 ends on 2014-10-10, before it begins on 2014-10-13
""",
    ),
    good=(
        """\
1.1. It was followed by workshops on 17-19 November 2024 and from 30 November to 3 December 2024.
""",
        """\
1.1. Del 9 al 20 de marzo de 2015; du 30 décembre au 3 janvier 2021; December 2019 - January 2020.
""",
    ),
    traps=(
        """\
1.1. The sessions of 30 December-2 January 2025 and 21 July 2014-22 July 2015 were long; 2014-13 is no range of days.
""",
        """\
1.1. WT/COMTD/W/90 – 21 September 2001; WT/TPR/S/264-04, 2018-19 and pages 19-17 are no ranges of days.
""",
    ),
    faults=(
        Fault("annexes", "24-25 January", "25-24 January"),
        Fault("annual-report", "26-29 February 2024", "29-26 February 2024"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Every range with both ends known."""
    for date in facts.dates:
        if date.is_range and date.start is not None and date.end is not None and date.end < date.start:
            yield RULE.at(date.span, text=date.text, start=date.start, end=date.end)
