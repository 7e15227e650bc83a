"""An organization is not called by its own name.

Names are checked against the register of organizations, in number and spelling: the International Chamber of Commerce
is one chamber, the China Council for the Promotion of International Trade is not Chinese. Organisation with s is right
for the OECD and for the World Organisation for Animal Health. In French and Spanish a name is known by its other words
when a preposition or an article in it is wrong. Quotations are left alone, and so are short forms.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.members import dated
from msme_parse.facts.names import gather_organizations
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="MEM011",
    severity="warning",
    fix="safe",
    message='says "{text}"; the name is {name}',
    evidence="a draft report of 2025 has Chambers for Chamber and Chinese for China, unlike the bodies' own pages",
    bad=(
        """\
1.1. The study was made with the
International
^^^^^^^^^^^^^ says "International Chambers of Commerce"; the name is International Chamber of Commerce
Chambers of Commerce (ICC).
""",
        """\
1.1. The World Customs Organisation met.
         ^^^^^^^^^^^^^^^^^^^^^^^^^^ says "World Customs Organisation"; the name is World Customs Organization
""",
        """\
1.1. El representante de la Organización Mundial de Comercio habló.
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ says "Organización Mundial de Comercio"; the name is \
Organización Mundial del Comercio
""",
        """\
1.1. "A Guide of the World Customs Organisation" was read
at the World Customs Organisation.
       ^^^^^^^^^^^^^^^^^^^^^^^^^^ says "World Customs Organisation"; the name is World Customs Organization
""",
    ),
    good=(
        """\
1.1. The study was made with the International Chamber of Commerce (ICC) and the World Customs Organization.
""",
        """\
1.1. The China Council for the Promotion of International Trade and the Organisation for Economic Co-operation and
Development became funders.
""",
    ),
    traps=(
        """\
1.1. The title is "A Guide of the International Chambers of Commerce". The Food and Agriculture Organization and the
World Organisation for Animal Health, an international organisation, took part.
""",
        """\
1.1. Les chambres internationales de commerce et l'Organisation mondiale des douanes ont participé.
1.2. Une organisation mondiale de commerce équitable et les Programmes des Nations Unies pour le développement urbain.
""",
    ),
    faults=(
        Fault("one-line", "China Council for the Promotion", "Chinese Council for the Promotion"),
        Fault("masthead", "World Customs Organization (WCO)", "World Customs Organisation (WCO)"),
    ),
)


_WRONG = frozenset(("spelling", "number", "wording", "former"))


def check(facts: Facts) -> Iterator[Finding]:
    day = dated(facts)
    for found in gather_organizations(facts):
        alias = found.alias
        if found.quoted or alias.kind not in _WRONG or alias.fix == "no":
            continue
        if alias.valid_to is not None and (day is None or day <= alias.valid_to):
            continue
        if facts.identity.profile == "un" and alias.kind == "spelling" and alias.fix == "unsafe":
            continue
        name = alias.organization.name(alias.lang)
        fix = Fix(alias.fix, f"write {name}", (Edit(found.span.start, found.span.end, name),))
        yield RULE.at(found.span, text=" ".join(facts.text_of(found.span).split()), name=name, fix=fix)
