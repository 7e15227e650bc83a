"""Percentages are written with a sign here and in words there.

WTO texts print 24%, UN texts 24 per cent; each does so throughout its prose. The first percentage of the other style
is reported. Tables, quotations and brackets full of figures follow their own rules.
"""

from collections import Counter
from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="TYP005",
    severity="info",
    message='"{rare}" is written here and "{usual}" in {where}',
    evidence="WTO monitoring reports have the sign; the UN Editorial Manual asks for words in text, the sign in tables",
    bad=(
        """\
1.1. The Group took part in 24% of the meetings and in 30% of the talks.
1.2. It was present at 41 per cent of the others.
                          ^^^^^^^^ "per cent" is written here and "%" in 1.1
""",
        """\
1.1. Las mipymes son el 90 por ciento de las empresas y dan el 60 por ciento del empleo.
1.2. Exporta el 10%.
                  ^ "%" is written here and "por ciento" in 1.1
""",
    ),
    good=(
        """\
1.1. The Group took part in 24% of the meetings and in 30% of the talks.
""",
        """\
1.1. Les MPME forment 90 pour cent des entreprises.
""",
    ),
    traps=(
        """\
1.1. The Group took part in 24% of the meetings. A Member said: "We reach 41 per cent", and the percentage rose
per centre.
| Share | 24 per cent |
""",
    ),
    faults=(
        Fault("united-nations", "58 (30 per cent)", "58 (30%)"),
        Fault("annual-report", "just under 40%", "just under 40 per cent"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The first percentage in the rarer style."""
    written = [
        each
        for each in facts.words.percents
        if each.passage.kind in ("paragraph", "note") and not facts.words.is_quoted(each.span.start)
    ]
    styles = Counter(each.style for each in written)
    if len(styles) < 2:
        return
    usual = max(styles, key=lambda style: styles[style])
    first = next(each for each in written if each.style == usual)
    for rare in styles:
        if rare == usual:
            continue
        each = next(each for each in written if each.style == rare)
        related = (Related("the other style", first.span),)
        yield RULE.at(each.span, related=related, rare=rare, usual=usual, where=first.passage.address)
