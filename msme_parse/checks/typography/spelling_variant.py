"""One word is spelt in two ways.

Only variation inside a document is reported, never the writer's choice: programme and program, centre and center; and
for the words in -ize and -ise, which are one choice, one spelling of all. One finding a choice, at the first word
that is not of the house spelling, or of the house spelling where that is much the rarer. Names keep the spelling of
their owners, so a capitalized singular (World Food Program) is not compared; a capitalized plural is, since it names
nobody. Quotations and `computer program` are left alone. English only.
"""

from collections import defaultdict
from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.words import Written
from msme_parse.finding import Finding, Related
from msme_parse.lexicon import Spelling, spellings
from msme_parse.rule import Rule

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
)

_IZE = "-ize"


def check(facts: Facts) -> Iterator[Finding]:
    """The rarer spelling of each choice that the document makes in two ways."""
    if facts.identity.language != "en":
        return
    for places in _choices(facts).values():
        house, other = places[True], places[False]
        if not house or not other:
            continue
        rare, usual = (other, house) if len(other) <= 3 * len(house) else (house, other)
        example = _like(rare[0], usual)
        related = (Related("the other spelling", example.span),)
        where = example.passage.address
        yield RULE.at(rare[0].span, related=related, rare=rare[0].text, usual=example.text, where=where)


def _choices(facts: Facts) -> dict[str, dict[bool, list[Written]]]:
    """The places of each choice, those of the house spelling under True."""
    table = spellings()
    present = {form.lower() for form in facts.words.forms} & table.keys()
    found: dict[str, dict[bool, list[Written]]] = defaultdict(lambda: {True: [], False: []})
    for written in facts.words.of(_disputed(present, table)):
        if _counts(facts, written):
            spelling = table[written.word]
            found[_choice(spelling)][_is_house(spelling)].append(written)
    return found


def _disputed(present: set[str], table: dict[str, Spelling]) -> frozenset[str]:
    """The words of those choices of which the document has words of both spellings."""
    made: dict[str, set[bool]] = defaultdict(set)
    for word in present:
        made[_choice(table[word])].add(_is_house(table[word]))
    return frozenset(word for word in present if len(made[_choice(table[word])]) > 1)


def _choice(spelling: Spelling) -> str:
    return _IZE if spelling.family.endswith("ize") else spelling.family


def _is_house(spelling: Spelling) -> bool:
    return spelling.variant == spelling.preferred_wto


def _counts(facts: Facts, written: Written) -> bool:
    if written.passage.kind in ("title", "note") or facts.words.is_quoted(written.span.start):
        return False
    if written.text.isupper() or (written.text[0].isupper() and not _names_nobody(written)):
        return False
    before = facts.text[max(0, written.span.start - 20) : written.span.start].split()
    return not (before and before[-1].lower() in ("computer", "software", "application"))


def _names_nobody(written: Written) -> bool:
    """Whether a capitalized word is a plural, and none that stands in names: `Intergovernmental Organizations`."""
    return written.word.endswith("s") and _choice(spellings()[written.word]) != _IZE


def _like(rare: Written, usual: list[Written]) -> Written:
    """The place of the same word in the other spelling, if there is one; otherwise the first."""
    family = spellings()[rare.word].family
    return next((each for each in usual if spellings()[each.word].preferred_wto == spellings()[rare.word].preferred_wto),
                next((each for each in usual if spellings()[each.word].family == family), usual[0]))  # fmt: skip
