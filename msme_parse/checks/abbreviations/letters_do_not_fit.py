"""The letters of an abbreviation cannot be read from its long form.

Either a letter is wrong, or the abbreviation is that of another language, which the reader cannot know. The letters
are read backwards; a word gives its first letter and may give more, words such as `of` may give none. Only a long
form in capitals is compared, and only when its first letter and half of the others agree, or when none does and the
short form of a body is used again: `Matthew Wilson (UNICEF)` defines nothing. What the lexicon knows in any language
is left alone. In minutes, and in questions and answers, delegations bring their own abbreviations: there the findings
are remarks.
"""

from collections.abc import Iterator

import msgspec

from msme_parse.facts import Facts
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="ABR004",
    severity="warning",
    message='{short} cannot be read from "{long}"',
    evidence="a draft annual report of 2025 gives a partner an abbreviation with a letter that its name has not",
    bad=(
        """\
1.1. The Group welcomed the Organization for Trade Development and Standards Cooperation (ODCCN).
                                                                                          ^^^^^ ODCCN cannot be read \
from "Organization for Trade Development and Standards Cooperation"
1.2. The ODCCN pledged funding.
""",
        """\
1.1. El Grupo recibió al Centro Regional de Promoción de Empresas (CRMP) en Ginebra.
                                                                   ^^^^ CRMP cannot be read from "Centro Regional de \
Promoción de Empresas"
""",
    ),
    good=(
        """\
1.1. The Group met the Standards and Trade Development Facility (STDF) and the Food and Agriculture Organization of
the United Nations (FAO).
""",
        """\
1.1. La Communauté économique des États de l'Afrique de l'Ouest (CEDEAO) a remercié le Groupe.
""",
    ),
    traps=(
        """\
1.1. The World Customs Organization (OMD), Ms Ursula Nye (UNICEF) and the Standards Committee (WTO) took part.
""",
        """\
1.1. The Common Market for Eastern and Southern Africa (COMESA), the Caribbean Community (CARICOM), the African,
Caribbean and Pacific Group of States (ACP) and the African Continental Free Trade Area (AfCFTA) took part.
""",
        """\
1.1. The Office of the High Commissioner for Human Rights (OHCHR), Annex Seven (VII), Lagos State (Nigeria) and
duty-free, quota-free access (DFQF) were named; so was Trade in Value-Added (TiVA).
""",
    ),
    faults=(
        Fault("structured-discussions", "Discussions (TESSD)", "Discussions (TEDDS)"),
        Fault("spanish", "(OMA)", "(OMF)"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The first definition of each abbreviation, where the letters do not fit."""
    abbreviations = facts.abbreviations
    fitting = {definition.stem for definition in abbreviations.definitions if definition.fits}
    for definition in abbreviations.by_stem.values():
        if definition.stem in fitting or facts.words.is_quoted(definition.span.start):
            continue
        related = (Related("the long form", definition.long_span),)
        finding = RULE.at(definition.span, related=related, short=definition.short, long=definition.long)
        yield msgspec.structs.replace(finding, severity="info") if facts.words.is_record else finding
