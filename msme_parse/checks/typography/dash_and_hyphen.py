"""Ranges are written with two different dashes.

A hyphen, a non-breaking hyphen, an en dash: each is right, if it is one throughout. The first range with the rarer
mark is reported. Ranges of days and of figures are compared each with their own kind; symbols are not looked at.
"""

from collections import defaultdict
from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.words import Range
from msme_parse.finding import Edit, Finding, Fix, Related
from msme_parse.rule import Fault, Rule
from msme_parse.source import Span

RULE = Rule(
    code="TYP003",
    severity="info",
    fix="safe",
    message="a range has {rare} here and {usual} in {where}",
    evidence="one convening notice prints 17-19 July with a hyphen, another of the series a non-breaking one",
    bad=(
        """\
1.1. The Group met on 17-19 July and 22-24 October 2024.
1.2. It will meet on 3–5 May 2025.
                      ^ a range has an en dash here and a hyphen in 1.1
""",
        """\
1.1. Le plan couvre les exercices 2014-2015 et 2016-2017, puis 2018\u20112019.
                                                                   ^ a range has a non-breaking hyphen here and a \
hyphen in 1.1
""",
    ),
    good=(
        """\
1.1. The Group met on 17-19 July 2024 and on 3-5 May 2025, in 2024-2025.
""",
        """\
1.1. El Grupo se reunió del 17–19 de julio de 2024; véanse las páginas 10–12.
""",
    ),
    traps=(
        """\
1.1. See WT/GC/M/72 - 77, non\u2011tariff measures, e-commerce, COVID-19 and MC-14; 17-19 July 2024 – a hot week.
1.2. It ran from 2014–2019.
""",
    ),
    faults=(
        Fault("annexes", "14-15 March", "14–15 March"),
        Fault("spanish", "19-20 de junio", "19–20 de junio"),
    ),
)

_NAMES = {"-": "a hyphen", "–": "an en dash", "—": "an em dash", "\u2011": "a non-breaking hyphen"}


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each kind of range that has two marks."""
    kinds: dict[str, dict[str, list[Range]]] = defaultdict(lambda: defaultdict(list))
    for each in facts.words.ranges:
        if each.passage.kind in ("paragraph", "note") and each.dash in _NAMES:
            kinds[each.kind][each.dash].append(each)
    for marks in kinds.values():
        if len(marks) < 2:
            continue
        *_, (rare, places) = sorted(marks.items(), key=lambda item: -len(item[1]))
        usual, others = max(marks.items(), key=lambda item: len(item[1]))
        if rare == usual:
            continue
        span = _dash(facts, places[0])
        fix = Fix("safe", f"put {_NAMES[usual]}", tuple(_edit(facts, place, usual) for place in places))
        related = (Related("the other mark", others[0].span),)
        where = others[0].passage.address
        yield RULE.at(span, related=related, fix=fix, rare=_NAMES[rare], usual=_NAMES[usual], where=where)


def _dash(facts: Facts, each: Range) -> Span:
    start = facts.text.index(each.dash, each.span.start)
    return Span(start, start + 1)


def _edit(facts: Facts, each: Range, mark: str) -> Edit:
    span = _dash(facts, each)
    return Edit(span.start, span.end, mark)
