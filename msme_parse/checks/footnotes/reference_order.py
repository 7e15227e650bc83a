"""A note is first cited before a lower one.

Marks ascend in reading order: the title comes first, then the text. A second mark for a note that was called before
is no step back. Only the first mark out of order is reported, since one moved sentence puts many out of order. Marks
inside notes and tables do not count.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.notes import Mark
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="FNT003",
    severity="error",
    message="note [{number}] is cited here, before note [{behind}]",
    evidence="UN editorial manual, footnotes: marks are checked for numbers repeated incorrectly or skipped.",
    bad=(
        """\
1.1. The Group met in March.[2]
                            ^^^ note [2] is cited here, before note [1]
1.2. It met again in May.[1]
[1] The second meeting was hybrid.
[2] The first meeting was not.
""",
        """\
1.1. Le Groupe s'est réuni[1] en mars[3], en mai[2] et en juin[4].
                                     ^^^ note [3] is cited here, before note [2]
[1] En mode hybride.
[2] De même.
[3] À Genève.
[4] De même.
""",
    ),
    good=(
        """\
ANNUAL REPORT[1]

1.1. The Group met in March.[2]
1.2. It met again in May.[3]
[1] Draft.
[2] The first meeting was hybrid.
[3] So was the second.
""",
        """\
1.1. El Grupo se reunió[1] en marzo[2] y en mayo[1].
[1] En Ginebra.
[2] En formato híbrido.
""",
    ),
    traps=(
        """\
1.1. The Group met in March.[1]
1.2. It met again in May.[2]

ANNEX 1

1.1. Both meetings were hybrid.[1]
[1] In Geneva.
[2] See note [1].
""",
    ),
    faults=(Fault("annual-report", "at\nthe end of 2023 its", "at\nthe end of 2023[3] its"),),
)


def check(facts: Facts) -> Iterator[Finding]:
    """At most one finding, at the first mark that a lower one follows."""
    first: dict[int, Mark] = {}
    for call in facts.calls.numbered:
        if call.mark.passage.kind != "note" and call.mark.number.isdigit():
            first.setdefault(int(call.mark.number), call.mark)
    for (number, mark), (expected, right) in zip(first.items(), sorted(first.items()), strict=True):
        if number != expected:
            related = (Related("the lower note is first cited here", right.span),)
            yield RULE.at(mark.span, number=number, behind=expected, related=related)
            return
