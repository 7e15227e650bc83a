"""Symbols stand in parentheses in one sentence and bare behind a noun in another.

A text that puts symbols in parentheses does so throughout: "his report (INF/MSME/W/64)". Behind "document", a
preposition or a verb a bare symbol is part of the sentence; in notes and lists all are bare by practice. One finding
counts them.
"""

from collections.abc import Iterator

from msme_parse.facts import Citation, Facts
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="SYM013",
    severity="info",
    message="{symbol} stands bare behind {noun}; {others} in the text",
    evidence="draft annual report of the MSME Group for 2025: one symbol in parentheses, one behind its noun",
    bad=(
        """\
1.1. Members set up the Group (WT/MIN(17)/58/Rev.1).
1.2. He drafted a report INF/MSME/W/64 on it.
                         ^^^^^^^^^^^^^ INF/MSME/W/64 stands bare behind "report"; 1 is in parentheses in the text
""",
        """\
1.1. Le papier (INF/MSME/W/61) et le recueil (INF/MSME/W/47)
concernent la communication G/L/45.
                            ^^^^^^ G/L/45 stands bare behind "communication"; 2 are in parentheses in the text
""",
    ),
    good=(
        """\
1.1. Members set up the Group (WT/MIN(17)/58/Rev.1).
1.2. He drafted a report (INF/MSME/W/64) on it.
""",
        """\
1.1. He drafted a report INF/MSME/W/64 on it and a note INF/MSME/W/65.
""",
    ),
    traps=(
        """\
1.1. Members set up the Group (WT/MIN(17)/58/Rev.1). See document INF/MSME/W/64 and INF/MSME/W/65.[1]
[1] Earlier reports: INF/MSME/R/21 and report INF/MSME/R/30.
""",
        """\
1.1. The Group (WT/MIN(17)/58/Rev.1) met under airgram WTO/AIR/2240; its papers are issued as INF/MSME/W/64.
""",
    ),
    faults=(
        Fault("structured-discussions", "The agenda (INF/TE/SSD/W/33) was", "The agenda INF/TE/SSD/W/33 was"),
        Fault("annexes", "The draft text (INF/IFD/W/35) has", "The draft text INF/IFD/W/35 has"),
    ),
)

_PART_OF_THE_SENTENCE = frozenset(
    "document documents documento documentos symbol symbols cote cotes signatura signaturas series serie série number"
    " airgram airgrams aerograma aérogramme numéro número in as under see to of and or by with from on at the also is"
    " are was were en dans sous voir sur et ou la le les du des de como véase con por y o el los las a à into"
    " example ejemplo exemple numbered had has decision resolution decisión décision résolution resolución notice"
    " include includes including contain contains containing paragraph paragraphs in".split()
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding at the first bare symbol of a text that has others in parentheses."""
    running = [citation for citation in facts.citations if citation.passage.kind == "paragraph"]
    enclosed = [citation for citation in running if citation.in_parentheses]
    own = facts.identity.symbols
    bare = [citation for citation in running if _is_bare(citation) and citation.symbol not in own]
    if not bare or len(enclosed) < len(bare):
        return
    first, *more = bare
    yield RULE.at(
        first.span,
        related=tuple(Related("bare too", other.span) for other in more),
        symbol=first.symbol,
        noun=f'"{first.before}"',
        others="1 is in parentheses" if len(enclosed) == 1 else f"{len(enclosed)} are in parentheses",
    )


def _is_bare(citation: Citation) -> bool:
    noun = citation.before
    return not citation.in_parentheses and len(noun) > 2 and noun not in _PART_OF_THE_SENTENCE
