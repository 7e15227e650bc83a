"""Straight and curly quotation marks stand in one document.

One finding, at the first mark of the rarer style; a quotation that opens in one style and closes in the other is
reported where it stands. French guillemets go with either; apostrophes are not looked at.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.quotations import Quotation
from msme_parse.finding import Edit, Finding, Fix, Related
from msme_parse.rule import Fault, Rule
from msme_parse.source import Span

RULE = Rule(
    code="TYP004",
    severity="info",
    fix="safe",
    message="{rare} quotation marks here, {usual} ones in {where}",
    evidence="WTO texts have straight marks, UN texts curly ones; one page opens a quotation straight and closes it "
    "curly",
    bad=(
        """\
1.1. The "Friends of MSMEs" met, and so did the "Small Champions".
1.2. They spoke of “growth”.
                   ^^^^^^^^ curly quotation marks here, straight ones in 1.1
""",
        """\
1.1. They spoke of "growth” and left.
                   ^^^^^^^^ straight and curly quotation marks here, straight ones in 1.2
1.2. The "Friends of MSMEs" met.
""",
    ),
    good=(
        """\
1.1. The "Friends of MSMEs" met at the Ambassador's house and spoke of "growth".
""",
        """\
1.1. Le groupe « Amis des MPME » s'est réuni; il a parlé de “croissance”.
""",
    ),
    traps=(
        """\
1.1. Côte d’Ivoire and Viet Nam's "Friends" met in the o'clock room; 12" pipes were shown.
""",
        """\
1.1. Le groupe « Amis "directs" des MPME » s'est réuni et a parlé de "croissance".
""",
    ),
    faults=(
        Fault(
            "annexes", '"without prejudice to the right\nto regulate"', "“without prejudice to the right\nto regulate”"
        ),
        Fault("united-nations", 'of trade"', "of trade”"),
    ),
)

_STYLES = {'"': "straight", "“": "curly", "”": "curly", "„": "curly"}
_MARKS = {"straight": ('"', '"'), "curly": ("“", "”")}


def check(facts: Facts) -> Iterator[Finding]:
    """The first quotation in the rarer style."""
    styles: dict[str, list[Quotation]] = {}
    for quotation in facts.words.quotations:
        style = _style(quotation)
        if style:
            styles.setdefault(style, []).append(quotation)
    if len(styles) < 2:
        return
    usual = max(_MARKS, key=lambda style: len(styles.get(style, ())))
    rare = min((style for style in styles if style != usual), key=lambda style: len(styles[style]))
    first, other = styles[rare][0], styles[usual][0]
    edits = [edit for quotation in styles[rare] for edit in _edits(quotation, *_MARKS[usual])]
    fix = Fix("safe", f"put {usual} marks", tuple(edits))
    related = (Related("the other style", other.span),)
    yield RULE.at(first.span, related=related, fix=fix, rare=rare, usual=usual, where=other.passage.address)


def _style(quotation: Quotation) -> str:
    opening, closing = _STYLES.get(quotation.opening), _STYLES.get(quotation.closing)
    if opening is None or closing is None:
        return ""
    return opening if opening == closing else "straight and curly"


def _edits(quotation: Quotation, opening: str, closing: str) -> tuple[Edit, Edit]:
    span: Span = quotation.span
    return Edit(span.start, span.start + 1, opening), Edit(span.end - 1, span.end, closing)
