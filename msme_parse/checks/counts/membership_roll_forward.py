"""The earlier total and those who joined or left do not make the new total.

A report repeats last year's figure, says who joined, and gives the new one: three numbers that are typed in three
places. Only what the document itself says is added up: the total of the year before, those who joined or left in the
same paragraph, and the new total. Where one of them is missing, or two totals of the year before differ, nothing is
said.
"""

from collections import defaultdict
from collections.abc import Iterator

from msme_parse.facts import Count, Facts
from msme_parse.facts.members import PEOPLE
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="CNT002",
    severity="error",
    message="says {value} {things}; {before}{moves} make {made}",
    evidence="the membership of the Group on MSMEs: 91 and 2 make 93, 98 and 5 make 103, 103 and 1 make 104",
    bad=(
        """\
2025 ANNUAL REPORT
1.1. The MSME Group had 103 Members in 2024. One new Member,
Cameroon, joined in 2025, bringing membership to 105.
                                                 ^^^ says 105 members; 103 in 2024 and 1 that joined make 104
""",
        """\
INFORME ANUAL DE 2024
1.1. El Grupo tenía 98 Miembros en 2023. Cinco nuevos Miembros se sumaron al Grupo en 2024, con lo que el número
total de Miembros asciende a 104.
                             ^^^ says 104 members; 98 in 2023 and 5 that joined make 103
""",
        """\
1.1. Trois Membres se sont joints au Groupe. Le nombre de Membres est passé de 100 à 104.
                                                                                     ^^^ says 104 members; \
100 before and 3 that joined make 103
""",
        """\
2025 ANNUAL REPORT
1.1. The talks had 31 participants at the end of 2024. Three Members joined in 2025,
bringing the total to 36.
                      ^^ says 36 participants; 31 in 2024 and 3 that joined make 34
""",
    ),
    good=(
        """\
2025 ANNUAL REPORT
1.1. The talks had 31 participants at the end of 2024. Three Members joined in 2025, bringing the total to 34.
""",
        """\
2025 ANNUAL REPORT
1.1. The MSME Group had 103 Members in 2024. One new Member, Cameroon, joined in 2025, bringing membership to 104.
""",
        """\
RAPPORT ANNUEL 2025
1.1. Le Groupe comptait 103 Membres en 2024. Un nouveau Membre, le Cameroun, s'est joint au Groupe, ce qui porte à
104 le nombre total de ses Membres.
""",
    ),
    traps=(
        """\
2025 ANNUAL REPORT
1.1. The MSME Group was set up by 88 WTO Members in 2017. One new Member joined in 2025, bringing membership to 104.
""",
        """\
2023 ANNUAL REPORT
1.1. The Group had 94 Members in June 2022. Three new Members joined the Group in 2023, bringing membership to 98.
""",
    ),
    faults=(
        Fault("french", "103 en 2024", "102 en 2024"),
        Fault("masthead", "98 Members in 2023", "97 Members in 2023"),
        Fault("spanish", "98 en 2023", "97 en 2023"),
    ),
)


_MOST = 40
"""More numbers than these of one kind are not added up: no paragraph tells so much."""


def check(facts: Facts) -> Iterator[Finding]:
    counts = [count for count in facts.counts if count.of in PEOPLE and not count.wto and not count.approximate]
    ends, moves = defaultdict[object, list[Count]](list), defaultdict[object, list[Count]](list)
    for count in counts:
        (moves[count.passage.span] if count.kind in ("joined", "left") else ends[count.of, count.year]).append(count)
    for total in counts:
        year = total.year or facts.identity.report_year
        if total.kind == "total" and total.before is not None:
            moved = [count for count in moves[total.passage.span][:_MOST] if _is_beside(total, count)]
            if any(_OTHERS.intersection(facts.text_of(count.sentence).split()) for count in moved):
                continue
            yield from _made(total, total.before, f"{total.before} before", moved, total)
        elif total.kind == "total" and year is not None:
            before = [count for count in ends[total.of, year - 1][:_MOST] if _ends(count) and _is_of(total, count)]
            moved = [count for count in moves[total.passage.span][:_MOST] if _is_move(total, count, year)]
            yield from _compared(total, year, before, moved)


def _compared(total: Count, year: int, before: list[Count], moved: list[Count]) -> Iterator[Finding]:
    if len({count.value for count in before}) == 1:
        yield from _made(total, before[0].value, f"{before[0].value} in {year - 1}", moved, before[0])


def _made(total: Count, value: int, before: str, moved: list[Count], earlier: Count) -> Iterator[Finding]:
    made = value + sum(count.value if count.kind == "joined" else -count.value for count in moved)
    if moved and made != total.value:
        moves = "".join(f" and {count.value} that {count.kind}" for count in moved)
        related = () if earlier is total else (Related("the earlier total", earlier.span),)
        yield RULE.at(
            total.span, value=total.value, things=total.things, before=before, moves=moves, made=made, related=related
        )


def _is_beside(total: Count, count: Count) -> bool:
    """Whether those who moved are told in the sentence of `rose from 100 to 103`, or in the one before."""
    gap = total.sentence.start - count.sentence.end
    return _is_of(total, count) and (count.sentence == total.sentence or 0 <= gap < _NEXT)


_OTHERS = frozenset("other others another autre autres otro otros otra otras".split())
_NEXT = 3
"""Nothing but a blank stands between two sentences."""


def _is_of(total: Count, count: Count) -> bool:
    """Whether a number counts the same people of the same group, as far as the words say."""
    return count.of == total.of and (not total.group or not count.group or total.group == count.group)


def _ends(count: Count) -> bool:
    """Whether a number is the total at the end of its year: `in 2024`, `at the end of December 2024`."""
    stated = count.kind in ("historic", "total")
    return stated and (count.date is None or count.date.closing.month == 12)


def _is_move(total: Count, count: Count, year: int) -> bool:
    """Whether those who moved are of the same people; `bringing the total to 36` says so in their own sentence."""
    return count.year in (None, year) and (_is_of(total, count) or count.sentence == total.sentence)
