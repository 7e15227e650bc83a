"""An abbreviation is used before the place that defines it.

A reader who meets AEO in paragraph 1.1 looks for its long form there or above, not in 1.4. Titles, headings, notes,
names and quotations may use it first. Singular and plural are one abbreviation: MSME, MSMEs, and MSMES in capitals.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="ABR002",
    severity="info",
    message="{short} stands here before its definition in {where}",
    evidence="UN guidance on abbreviations: the full form comes first",
    bad=(
        """\
1.1. Ten firms are AEOs by now.
                   ^^^^ AEOs stands here before its definition in 1.2
1.2. An Authorized Economic Operator (AEO) trades faster.
""",
        """\
1.1. Les MPME exportent peu, et le Groupe veut les aider à exporter davantage.
         ^^^^ MPME stands here before its definition in 1.2
1.2. Les micro, petites et moyennes entreprises (MPME) sont au centre de ses travaux.
""",
    ),
    good=(
        """\
1.1. An Authorized Economic Operator (AEO) trades faster.
1.2. Ten firms are AEOs by now.
""",
        """\
1.1. Las microempresas y las pequeñas y medianas empresas (mipymes) exportan poco.
1.2. Las mipymes recibirán ayuda.
""",
    ),
    traps=(
        """\
INFORMAL WORKING GROUP ON MSMES
1.1. Members established the Group on Micro, Small and Medium-sized Enterprises (MSMEs).
1.2. MSMEs met.
""",
        """\
1.1. The WTO welcomed a paper named "MSMEs and trade" and the work of the World Trade Organization (WTO).
1.2. Micro, small and medium-sized enterprises (MSMEs) trade. An MSME is small.
""",
    ),
    faults=(
        Fault("united-nations", "the day of small firms", "the day of MSMEs"),
        Fault("masthead", "At the 11th Ministerial", "Like the WCO, at the 11th Ministerial"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The first use of each abbreviation that is defined further down."""
    abbreviations = facts.abbreviations
    seen: set[str] = set()
    for use in abbreviations.uses:
        definition = abbreviations.by_stem.get(use.stem)
        if definition is None or use.stem in seen or use.stem in abbreviations.listed:
            continue
        if use.passage.kind != "paragraph" or use.in_capitals or use.in_name or use.is_quoted:
            continue
        seen.add(use.stem)
        if use.in_parentheses:
            continue
        known = abbreviations.known(use)
        if definition.passage.kind != "paragraph" or definition.is_reversed or (known and known.kind != "term"):
            continue
        if definition.passage.annex == use.passage.annex and use.span.end <= definition.long_span.start:
            related = (Related("the definition", definition.span),)
            yield RULE.at(use.span, related=related, short=use.short, where=definition.where)
