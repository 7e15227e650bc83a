"""One quantity has two values.

Compared are totals of a group that the text names, for the same year, and those who attended something on the same
day, or the one session, meeting or workshop of which the text says how many attended. A number of another year is
history, and "about 100" agrees with whatever is near.
"""

from collections.abc import Iterator

from msme_parse.facts import Count, Facts
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="CNT005",
    severity="warning",
    message="says {value} {things}; elsewhere it says {other}",
    evidence="a monitoring report of 2016 was reissued because a total and a rate stood in it with two values",
    bad=(
        """\
2025 ANNUAL REPORT
1.1. The MSME Group now has 104 Members.
1.2. In 2025 the MSME Group has 103 Members from all regions.
                                ^^^ says 103 members; elsewhere it says 104
""",
        """\
1.1. The meeting of 2 December 2025 was attended by 45 delegations.
1.2. The 54 delegations that attended the meeting of 2 December 2025 asked for a paper.
         ^^ says 54 delegations; elsewhere it says 45
""",
        """\
1.1. Le séminaire s'est tenu à Lomé. Il a réuni 45 délégations.
1.2. Les 54 délégations qui ont participé au séminaire ont demandé une note.
         ^^ says 54 delegations; elsewhere it says 45
""",
    ),
    good=(
        """\
2025 ANNUAL REPORT
1.1. The MSME Group now has 104 Members.
1.2. Membership of the MSME Group stands at 104.
""",
        """\
1.1. The meeting of 2 December 2025 was attended by 45 delegations.
1.2. The 54 delegations that attended the meeting of 3 December 2025 asked for a paper.
""",
    ),
    traps=(
        """\
2025 ANNUAL REPORT
1.1. The MSME Group had 88 Members in 2017, 103 Members in 2024 and has 104 Members in 2025.
""",
        """\
1.1. The MSME Group has 104 Members. The Group on Trade and Gender has 98 Members. Two Members of the MSME Group spoke.
""",
        """\
1.1. The workshop was attended by 45 delegations. The 54 delegations that attended the workshop on ports spoke. In Lomé
the seminar was attended by 30 experts, in Accra the seminar was attended by 40; the 40 experts attending it spoke.
""",
    ),
    faults=(
        Fault(
            "one-line",
            "MC14 will receive both reports",
            "The MSME Group has 103 Members. MC14 will receive both reports",
        ),
        Fault(
            "structured-discussions",
            "Work since MC13 has been based on that package.",
            "The 45 delegations that attended the meeting of 4 December 2024 noted it. "
            "The meeting of 4 December 2024 was attended by 54 delegations.",
        ),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    seen: dict[tuple[object, ...], Count] = {}
    attendance = _attendance(facts)
    for count in facts.counts:
        key = _quantity(facts, count)
        taken_up = attendance.get(_event(count)) if count.event and count.definite else None
        if count.approximate or (key is None and taken_up is None):
            continue
        first = taken_up or seen.setdefault(key or (), count)
        if first.value != count.value:
            yield RULE.at(
                count.span,
                value=count.value,
                things=count.things,
                other=first.value,
                related=(Related("the other value", first.span),),
            )


def _quantity(facts: Facts, count: Count) -> tuple[object, ...] | None:
    """What a number is the value of, when the words name it; None when they do not."""
    if count.kind == "total" and count.group and not count.wto:
        return count.of, count.group.lower(), count.year or facts.identity.report_year
    day = count.date.start if count.date is not None and count.date.start == count.date.end else None
    if count.attending and day is not None:
        return count.of, count.adjectives, day
    return None


def _attendance(facts: Facts) -> dict[tuple[object, ...], Count]:
    """How many attended `the session`, where the text says it of one session only."""
    told: dict[tuple[object, ...], list[Count]] = {}
    for count in facts.counts:
        if count.event and not count.definite and not count.approximate:
            told.setdefault(_event(count), []).append(count)
    return {event: counts[0] for event, counts in told.items() if len(counts) == 1}


def _event(count: Count) -> tuple[object, ...]:
    return count.of, count.adjectives, count.event
