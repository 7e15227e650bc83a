"""A long form is written out again after its abbreviation was defined.

The abbreviation was defined in order to be used. Notes, headings, titles, quotations and other annexes stand on their
own; so does a place that defines the abbreviation anew, a name that goes on (`World Customs Organization Council`),
and a place far from the definition. One finding for each abbreviation.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.definitions import Again
from msme_parse.finding import Edit, Finding, Fix, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="ABR008",
    severity="info",
    fix="unsafe",
    message='"{long}" is written out again; it is {short} since {where}',
    evidence="UN guidance on abbreviations; a draft annual report of 2025 names one organization so two lines below",
    bad=(
        """\
1.1. The study was made with the World Customs Organization (WCO).
1.2. It was launched at the World Customs
                            ^^^^^^^^^^^^^ "World Customs Organization" is written out again; it is WCO since 1.1
Organization in November.
""",
        """\
1.1. The study was made with the World Customs Organization (WCO).
1.2. The World Customs Organization will print it.
         ^^^^^^^^^^^^^^^^^^^^^^^^^^ "World Customs Organization" is written out again; it is WCO since 1.1
""",
        """\
1.1. Les micro, petites et moyennes entreprises (MPME) exportent peu.
1.2. Les micro, petites et moyennes entreprises seront aidées.
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "micro, petites et moyennes entreprises" is written out again; it is \
MPME since 1.1
""",
    ),
    good=(
        """\
1.1. The study was made with the World Customs Organization (WCO). It was launched at the WCO.
""",
        """\
1.1. La Organización Mundial de Aduanas (OMA) presentó el estudio. La OMA lo publicará.
""",
    ),
    traps=(
        """\
1.1. The study was made with the World Customs Organization (WCO) and read by the World Customs Organization Council.
1.2. The Regional Trade Agreements (RTAs) were sent to the Committee on Regional Trade Agreements. The United States
(US) spoke, and the United States agreed. A paper called "At the World Customs Organization" was shared.[1]
2 THE WORLD CUSTOMS ORGANIZATION
2.1. The World Customs Organization (WCO) met.
[1] Members of the World Customs Organization are listed there.
""",
    ),
    faults=(
        Fault(
            "united-nations",
            "According to UNCTAD",
            "According to the United Nations Conference on Trade and Development",
        ),
        Fault(
            "masthead",
            "The WCO presented the first of them",
            "The first of them was presented by the World Customs Organization",
        ),
    ),
)

NEAR = 6_000
"""So many characters behind the definition a reader may be thought to remember it."""

_ARTICLES = frozenset(("The", "Le", "La", "Les", "El", "Los", "Las"))
"""With one of these a sentence begins, and so does a name."""


def check(facts: Facts) -> Iterator[Finding]:
    """The first repetition of each long form."""
    redefined = {definition.long_span.end for definition in facts.abbreviations.definitions}
    seen: set[str] = set()
    for again in facts.abbreviations.again:
        definition = again.definition
        if definition.stem in seen or again.span.end in redefined or not _counts(facts, again):
            continue
        seen.add(definition.stem)
        fix = Fix("unsafe", f"write {definition.short}", (Edit(again.span.start, again.span.end, definition.short),))
        related = (Related("the definition", definition.span),)
        yield RULE.at(
            again.span, related=related, fix=fix, long=definition.long, short=definition.short, where=definition.where
        )


def _counts(facts: Facts, again: Again) -> bool:
    definition = again.definition
    if again.passage.kind != "paragraph" or definition.passage.kind != "paragraph":
        return False
    if again.passage.annex != definition.passage.annex or again.span.start - definition.span.end > NEAR:
        return False
    known = facts.abbreviations.lexicon.get(definition.stem)
    written = " ".join(facts.text_of(again.span).split())
    if (known is not None and known.kind != "term") or written[1:] != definition.long[1:]:
        return False
    behind = facts.text[again.span.end : again.span.end + 3]
    name_goes_on = behind[:1].isspace() and behind.lstrip()[:1].isupper()
    if name_goes_on or behind.lstrip()[:1] in ("(", "'", "’") or facts.words.is_quoted(again.span.start):
        return False
    return not (written[:1].isupper() and _name_begins_before(facts, again))


def _name_begins_before(facts: Facts, again: Again) -> bool:
    """`Committee on Regional Trade Agreements`: a name that holds the long form of another."""
    before = facts.text[max(again.passage.body.start, again.span.start - 40) : again.span.start].split()
    if before and before[-1] in _ARTICLES:
        return False
    while before and before[-1].islower() and len(before[-1]) < 4:
        before.pop()
    return len(before) > 1 and before[-1][:1].isupper() and before[-1][-1:].isalpha()
