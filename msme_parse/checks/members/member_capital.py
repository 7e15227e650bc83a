"""A Member of the WTO is written without its capital, in a document that writes it with one.

Documents of the WTO write "Members", its news pages "members". Only words that say that the WTO is meant are read: the
members of a working group of another body are not Members. A document that has the small letter throughout has chosen
it.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.names import gather_member_words
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="MEM010",
    severity="info",
    fix="unsafe",
    message='says "{text}" here and "{capital}" elsewhere',
    evidence="annual reports of the Group on MSMEs write Members; the press releases on the same events write members",
    profile="wto",
    bad=(
        """\
1.1. Members welcomed the paper. All WTO members were invited.
                                         ^^^^^^^ says "members" here and "Members" elsewhere
""",
        """\
1.1. Les Membres ont examiné le rapport. Les membres de l'OMC étaient invités.
                                             ^^^^^^^ says "membres" here and "Membres" elsewhere
""",
    ),
    good=(
        """\
1.1. Members welcomed the paper. All WTO Members were invited.
""",
        """\
1.1. The members welcomed the paper. All WTO members were invited.
""",
    ),
    traps=(
        """\
1.1. Members heard case studies from members of the WCO SAFE Working Group and from the EU and its 27 member States.
""",
        """\
1.1. Members discussed membership; WTO member States were mentioned in a quotation: "all WTO members".
""",
    ),
    faults=(
        Fault("annual-report", "88 WTO Members from", "88 WTO members from"),
        Fault("spanish", "88 Miembros de la OMC", "88 miembros de la OMC"),
    ),
)


_CAPITALS = ("Members", "Membres", "Miembros", "Member")
_WORDS = frozenset(word.lower() for word in _CAPITALS)


def check(facts: Facts) -> Iterator[Finding]:
    words = gather_member_words(facts)
    small = [word for word in words if not word.capital]
    if not small or len(small) > sum(each.text in _CAPITALS for each in facts.words.of(_WORDS)):
        return
    for word in small:
        text = facts.text_of(word.span)
        fix = Fix("unsafe", "write it with a capital", (Edit(word.span.start, word.span.start + 1, text[0].upper()),))
        yield RULE.at(word.span, text=text, capital=text.capitalize(), fix=fix)
