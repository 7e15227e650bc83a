"""The same word stands twice in a row.

Most often over a line end, where the eye does not see it. What is right twice (`had had`, `nous nous`, names) is left
alone. The fix takes the second one out; it is safe for articles, prepositions and the like.
"""

from collections.abc import Iterator
from typing import Literal

from msme_parse.facts import Facts
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="DRF004",
    severity="warning",
    fix="safe",
    message='"{word}" stands twice in a row',
    evidence="A slip of every word processor, found in documents of all houses.",
    bad=(
        """\
1.1. The Group discussed the the report of the
                             ^^^ "the" stands twice in a row
of the Chair and took took note.
                      ^^^^ "took" stands twice in a row
""",
        """\
1.1. El Grupo examinó el el informe de de la Presidenta.
                         ^^ "el" stands twice in a row
                                       ^^ "de" stands twice in a row
""",
    ),
    good=(
        """\
1.1. The Group discussed the report of the Chair.
""",
        """\
1.1. Le Groupe a examiné le rapport de la présidente.
""",
    ),
    traps=(
        """\
1.1. The Chair had had the text for a week and said that that was enough. Walla Walla was visited in 2025. 2025 was dry.
""",
        """\
1.1. La présidente a dit : Nous nous sommes réunis à Genève et dans les pays,
en en faisant un rapport. Corr.1 à Corr.1 a été publié.
""",
    ),
    faults=(Fault("annual-report", "covers the work of", "covers the the work of"),),
)

_FUNCTION_WORDS = frozenset(
    "a an and are as at be by for from if in into is it its of on or that the their there these this to was"
    " were which will with de des du et la le les un une en dans par pour que qui sur aux au el los las del y o con por"
    " al".split()
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each pair, at the second word."""
    for doubled in facts.words.doubled:
        edit = Edit(doubled.first.end, doubled.second.end, "")
        fix = Fix(_safety(doubled.word), f'take out the second "{doubled.word}"', (edit,))
        yield RULE.at(doubled.second, word=doubled.word, fix=fix)


def _safety(word: str) -> Literal["safe", "unsafe"]:
    return "safe" if word in _FUNCTION_WORDS else "unsafe"
