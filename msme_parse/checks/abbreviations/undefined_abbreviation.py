"""An abbreviation is used, and its long form is given nowhere.

The first use is reported, once for each abbreviation. Only terms that the lexicon marks "to be defined" count,
numbered conferences among them: MC11 does not define MC14; and, in a short report that defines its others, one that
nobody knows, when it is used twice with an article or has two letters of a defined one in the other order. House words
(WTO), usual ones (GDP) and names (SAFE) need no long form. Titles, names, quotations, tables, notes and lists of
abbreviations are not looked at, and a long form anywhere in the text is enough. An organization known by its letters
(UNCTAD), minutes in which delegations speak, and a text that leaves more than five terms undefined follow a habit:
there the findings are remarks.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache

import msgspec

from msme_parse.facts import Facts
from msme_parse.facts.abbreviations import Use, is_code, is_spelt_out
from msme_parse.finding import Finding
from msme_parse.lexicon import organizations
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="ABR001",
    severity="warning",
    message="{short} is used here and its long form is nowhere in the text",
    evidence="UN guidance on abbreviations: the full form, then the abbreviation in parentheses, at first use; "
    "a draft annual report of 2025 uses two conferences so, having defined only a third",
    bad=(
        """\
1.1. At the 11th Ministerial Conference (MC11), Members established the Group.
1.2. For MC14, the Coordinator drafted a report.
         ^^^^ MC14 is used here and its long form is nowhere in the text
""",
        """\
1.1. The Chair met the SBSTA in Bonn and reported on the outcome of the talks.
                       ^^^^^ SBSTA is used here and its long form is nowhere in the text
""",
        """\
1.1. Le Groupe a adopté son rapport pour la CM14.
                                            ^^^^ CM14 is used here and its long form is nowhere in the text
""",
        """\
1.1. The World Customs Organization (WCO) and the International Trade Centre (ITC) met. The RGT met three times.
                                                                                            ^^^ RGT is used here and \
its long form is nowhere in the text
1.2. The ITC and the WCO thanked the RGT.
""",
        """\
1.1. L'Organisation mondiale des douanes (OMD) et l'Organisation internationale du Travail (OIT) ont lu le rapport
de l'OEWG et celui du RGT.
     ^^^^ OEWG is used here and its long form is nowhere in the text
                      ^^^ RGT is used here and its long form is nowhere in the text
1.2. L'OMD et l'OIT ont remercié le président du RGT.
""",
    ),
    good=(
        """\
1.1. For the 14th Ministerial Conference (MC14), the Coordinator drafted a report.
1.2. The Group will meet after MC14.
""",
        """\
1.1. El Grupo preparó un informe para la decimocuarta Conferencia Ministerial.
1.2. Se presentará en la CM14.
""",
    ),
    traps=(
        """\
INFORMAL WORKING GROUP ON MSMES
1.1. H.E. Ms Ana Ruiz thanked the WTO, the EU and the SAFE Working Group for their work on Trade4MSMEs and on GDP.
""",
        """\
1.1. See INF/MSME/W/64, "Access to SPS information" and the TBT Committee of 2024; part XIV; COVID-19.
""",
        """\
1.1. AEO (Authorized Economic Operator) status was granted to ten firms. AEOs trade faster.
""",
    ),
    faults=(
        Fault("annual-report", "and the 12th Ministerial Conference (MC12), which", "and MC12, which"),
        Fault("spanish", "La 13ª Conferencia Ministerial (CM13) se", "La CM13 se"),
        Fault("french", "La treizième Conférence ministérielle (CM13)", "La CM13"),
    ),
)

HANDFUL = 5
FEWEST_DEFINED = 2
"""A report that defines so many abbreviations means to define all of them."""
LONGEST_REPORT = 20_000
"""Longer texts have been put together from several, or have lost a list of abbreviations."""


def check(facts: Facts) -> Iterator[Finding]:
    """The first use of each undefined abbreviation."""
    found = list(_undefined(facts))
    is_habit = len(found) > HANDFUL or facts.words.is_record
    for use in found:
        finding = RULE.at(use.span, short=use.short)
        yield msgspec.structs.replace(finding, severity="info") if is_habit or use.stem in _bodies() else finding


def _undefined(facts: Facts) -> Iterator[Use]:
    abbreviations = facts.abbreviations
    defined = set(abbreviations.by_stem) | abbreviations.listed | facts.house_words
    defined |= {stem.split()[0] for stem in abbreviations.by_stem if " " in stem}
    unexplained = _unexplained(facts)
    for use in abbreviations.uses:
        if use.passage.kind != "paragraph" or use.in_capitals or use.in_name or use.is_quoted:
            continue
        if use.stem in defined or use.family in defined:
            continue
        defined.add(use.stem)
        known = abbreviations.known(use)
        if use.stem in unexplained:
            yield use
            continue
        foreign = known is not None and known.lang != "en" and facts.identity.language == "en"
        if known is None or foreign or known.kind != "term" or use.in_parentheses or is_spelt_out(facts, use):
            continue
        yield use


def _unexplained(facts: Facts) -> frozenset[str]:
    """Abbreviations of a short report that nobody knows: a name used twice, or `CFS` where `CSF` is defined."""
    if facts.words.is_record or len(facts.text) > LONGEST_REPORT:
        return frozenset()
    defined, uses = facts.abbreviations.by_stem, facts.abbreviations.uses
    found = {use.stem for use in uses if any(swapped in defined for swapped in _swapped(use.stem))}
    if sum(1 for definition in defined.values() if definition.passage.kind == "paragraph") >= FEWEST_DEFINED:
        named = Counter(use.stem for use in uses if use.has_article and not use.is_quoted)
        found |= {stem for stem, times in named.items() if times > 1 and len(stem) < 6}
    return frozenset(stem for stem in found if _is_unknown(facts, stem))


def _is_unknown(facts: Facts, stem: str) -> bool:
    known = stem in facts.abbreviations.lexicon or stem in _bodies() or is_code(stem)
    return len(stem) > 2 and stem.isalpha() and stem.isupper() and not known


def _swapped(stem: str) -> Iterator[str]:
    """A stem with two neighbouring letters in the other order, wherever they stand."""
    return (stem[:at] + stem[at + 1] + stem[at] + stem[at + 2 :] for at in range(len(stem) - 1))


@cache
def _bodies() -> frozenset[str]:
    """Abbreviations of organizations."""
    rows = organizations()
    return frozenset(short for row in rows for short in (row.abbreviation, row.abbreviation_fr, row.abbreviation_es))
