"""Notes of the text are called in two ways.

One document marks the notes of its text in one way: `[1]`, a raised figure, or an asterisk. An asterisk on the title or
in the masthead is regular, letters in tables are, and so is an asterisk behind a name that no note of the document
explains. Exponents (km²) are no marks, and a mark of one style that another style calls as well is a translated cover.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule
from msme_parse.source import Span

RULE = Rule(
    code="FNT007",
    severity="warning",
    message="{mark} is {style}; {number} stand {others}",
    evidence="UN editorial manual, footnotes: types of indicator, one for the text and another for tables.",
    bad=(
        """\
1.1. The Group met in March,[1] in May[2] and in June.³ All met.
                                                      ^ ³ is a raised figure; 2 other marks stand in brackets
[1] The first meeting was hybrid.
[2] The second was not. The third was.
""",
        """\
1.1. The Group met in March,[1] in May* and in June.[2]
                                      ^ * is an asterisk; 2 other marks stand in brackets
[1] The first meeting was hybrid.
[2] The third was not.

* The second was not.
""",
    ),
    good=(
        """\
1.1. The Group met in March[1] and in May.[2]
[1] The first meeting was hybrid.
[2] The second was not.
""",
        """\
1.1. Le Groupe s'est réuni en mars¹ et en mai².
[1] En mode hybride.
[2] À Genève.
""",
    ),
    traps=(
        """\
ANNUAL REPORT*

1.1. The site covers 45 km² and Kosovo* is named.[1]
[1] In square kilometres.
""",
    ),
    faults=(Fault("masthead", "18 of them.[3]", "18 of them.³"),),
)

_STYLES = {"brackets": "in brackets", "raised": "as raised figures", "asterisk": "as asterisks"}
_NAMES = {"brackets": "a figure in brackets", "raised": "a raised figure", "asterisk": "an asterisk"}


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each style but the commonest, at its first mark."""
    styles: dict[str, set[str]] = {}
    for call in facts.calls.numbered:
        styles.setdefault(call.mark.number, set()).add(call.style)
    marks: dict[str, list[Span]] = {}
    for call in facts.calls.numbered:
        if len(styles[call.mark.number]) == 1 and call.style != "glued":
            marks.setdefault(call.style, []).append(call.mark.span)
    if facts.calls.asterisks and marks:
        marks["asterisk"] = [each.span for each in facts.calls.asterisks]
    if len(marks) < 2:
        return
    commonest = max(marks, key=lambda style: len(marks[style]))
    spans = marks[commonest]
    for style, odd in marks.items():
        if style != commonest:
            number = f"{len(spans)} other mark{'s' if len(spans) > 1 else ''}"
            related = (Related("the commoner style", spans[0]),)
            yield RULE.at(
                odd[0],
                mark=facts.text_of(odd[0]),
                style=_NAMES[style],
                number=number,
                others=_STYLES[commonest],
                related=related,
            )
