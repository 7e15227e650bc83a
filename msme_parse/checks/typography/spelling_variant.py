"""One word is spelt in two ways.

Only variation inside a document is reported, never the writer's choice: programme and program, centre and center; and
for the words in -ize and -ise, which are one choice, one spelling of all. One finding a choice, at the first word
that is not of the house spelling, or of the house spelling where that is much the rarer. Names keep the spelling of
their owners, so a capitalized singular (World Food Program) is not compared; a capitalized plural is, since it names
nobody. Quotations and `computer program` are left alone. English only.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.spellings import Written
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="TYP001",
    severity="warning",
    fix="unsafe",
    message='"{rare}" is written here and "{usual}" in {where}',
    evidence="UN and WTO texts have -ize and programme; a draft annual report of 2025 has both Programs and programmes",
    bad=(
        """\
1.1. The report on AEO Programs was launched.
                       ^^^^^^^^ "Programs" is written here and "programmes" in 1.2
1.2. It reviews AEO programmes and the latest work programme.
""",
        """\
1.1. Members organized a meeting and recognized the need to organize another.
1.2. The delegation realised that more was needed.
                    ^^^^^^^^ "realised" is written here and "organized" in 1.1
""",
    ),
    good=(
        """\
1.1. Members organised a meeting, recognised the need for another, and revised the programme.
""",
        """\
1.1. The programme is run by a centre that organizes training, advises firms and supervises exercises.
""",
    ),
    traps=(
        """\
1.1. The World Food Program, the "Trade Facilitation programs" and the International Trade Center spoke of programmes.
1.2. A computer program was shown at the training centre, and software programs too.
""",
        """\
1.1. The World Organisation for Animal Health organized a seminar on the organization of work.
""",
        """\
1.1. Le programme a été organisé par le centre; il faut realiser le program.
""",
    ),
    faults=(
        Fault("masthead", "the work of the regular bodies", "the programs of the regular bodies"),
        Fault("one-line", "enough to keep the website alive", "enough to run the program"),
    ),
)

ALIKE = 4
MUCH = 3
"""So many times as often as the other, a spelling is what the writer chose."""


def check(facts: Facts) -> Iterator[Finding]:
    """The first word of each choice that departs from what the document, or else the house, prefers."""
    for choice in facts.words.spellings:
        rare, usual = choice.other, choice.house
        if len(rare) > MUCH * len(usual):
            rare, usual = usual, rare
        example = _like(rare[0], usual)
        related = (Related("the other spelling", example.span),)
        where = example.passage.address
        yield RULE.at(rare[0].span, related=related, rare=rare[0].text, usual=example.text, where=where)


def _like(rare: Written, usual: tuple[Written, ...]) -> Written:
    """The first place of a word that begins like the rare one, if there is any; otherwise the first place."""
    return next((each for each in usual if each.word[:ALIKE] == rare.word[:ALIKE]), usual[0])
