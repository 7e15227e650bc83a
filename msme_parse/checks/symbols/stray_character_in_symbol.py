"""Underscores, zero-width characters or odd hyphens glued to symbols.

When a document is exported, the link under a symbol leaves an underscore in front of it. The characters are not part
of the symbol, and a search for it finds nothing. One finding counts them all. An underscore on both sides is emphasis
of a mark-up.
"""

from collections.abc import Iterator

from msme_parse.facts import Citation, Facts
from msme_parse.finding import Edit, Finding, Fix, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="SYM007",
    severity="warning",
    fix="safe",
    message="{symbols} a stray {character}: first {first}",
    evidence="draft and final annual reports of the MSME Group and convening notices, as exported to text",
    bad=(
        """\
1.1. The statement (_WT/MIN(17)/58/Rev.1) was made.[1]
                    ^^^^^^^^^^^^^^^^^^^^ 3 symbols carry a stray underscore: first WT/MIN(17)/58/Rev.1
[1] Earlier reports are _JOB/GC/207 dated 3 December 2018; and INF/MSME/W/58-_INF/TGE/COM/11.
""",
        """\
1.1. Voir _INF/MSME/R/42.
          ^^^^^^^^^^^^^^ 1 symbol carries a stray underscore: first INF/MSME/R/42
""",
        """\
1.1. See INF/\u200bMSME/R/42.
         ^^^^^^^^^^^^^^ 1 symbol carries a stray zero-width character: first INF/MSME/R/42
""",
    ),
    good=(
        """\
1.1. The statement (WT/MIN(17)/58/Rev.1) was made; see WT/TPR/S/264-04.
""",
        """\
_______________
1.1. Voir INF/MSME/R/42 _______ et la suite.
""",
    ),
    traps=(
        """\
1.1. The paper _INF/MSME/R/42_ was emphasized, and the file R_INF/MSME.txt saved.
""",
        """\
1.1. The papers INF/MSME/W/58 - INF/TGE/COM/11 and WT/GC/W/547–TN/C/W/26 are joint.
""",
    ),
    faults=(Fault("masthead", "(INF/MSME/W/46/Rev.3)", "(_INF/MSME/W/46/Rev.3)"),),
)

_CHARACTERS = {"underscore": "underscore", "unseen": "zero-width character", "hyphen": "hyphen"}


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for all underscores of the document, one for each other kind of residue."""
    for fault, character in _CHARACTERS.items():
        marked = [citation for citation in facts.citations if _is_marked(citation, fault)]
        if marked:
            yield _finding(fault, character, marked)


def _is_marked(citation: Citation, fault: str) -> bool:
    return bool(citation.repairs(fault)) and not (fault == "underscore" and citation.closed_by == "_")


def _finding(fault: str, character: str, marked: list[Citation]) -> Finding:
    first, *others = marked
    edits = tuple(Edit(each.start, each.end, each.text) for citation in marked for each in citation.repairs(fault))
    return RULE.at(
        first.span,
        related=tuple(Related("another", other.span) for other in others),
        fix=Fix("safe", f"remove the {character}", edits),
        symbols="1 symbol carries" if not others else f"{len(marked)} symbols carry",
        character=character,
        first=first.symbol,
    )
