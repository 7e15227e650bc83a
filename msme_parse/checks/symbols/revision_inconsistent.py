"""One document is cited now in one revision, now in another or in none.

A reader cannot tell which text is meant. Revisions named together in one passage are a history and meant so; addenda
and corrigenda are documents of their own; a date or the word "revised" says which text is meant.
"""

from collections.abc import Iterator

from msme_parse.facts import Citation, Facts
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="SYM010",
    severity="warning",
    message="cites {symbol}; {where} cites {other}",
    evidence="a package of the MSME Group is cited as INF/MSME/4/Rev.2 for a text adopted in an earlier version",
    bad=(
        """\
1.1. The compendium INF/MSME/W/47 was praised.
1.2. The WCO presented the compendium INF/MSME/W/47/Rev.2.
                                      ^^^^^^^^^^^^^^^^^^^ cites INF/MSME/W/47/Rev.2; 1.1 cites INF/MSME/W/47
""",
        """\
1.1. Voir INF/MSME/W/46/Rev.3.[1]
[1] INF/MSME/W/46/Rev.1.
    ^^^^^^^^^^^^^^^^^^^ cites INF/MSME/W/46/Rev.1; 1.1 cites INF/MSME/W/46/Rev.3
""",
        """\
1.1. The paper INF/MSME/W/46/Rev.1 is about prices. According to INF/MSME/W/46/Rev.3, prices have fallen.
                                                                 ^^^^^^^^^^^^^^^^^^^ cites INF/MSME/W/46/Rev.3; \
1.1 cites INF/MSME/W/46/Rev.1
""",
    ),
    good=(
        """\
1.1. The compendium INF/MSME/W/47/Rev.2 was praised.
1.2. The WCO presented the compendium INF/MSME/W/47/Rev.2.
""",
        """\
1.1. WT/COMTD/57/Add.1 to Add.4 and WT/COMTD/57 were read.
1.2. So was WT/COMTD/57/Add.5.
""",
    ),
    traps=(
        """\
1.1. INF/MSME/W/47 was replaced by INF/MSME/W/47/Rev.1 and INF/MSME/W/47/Rev.2.
1.2. The WCO presented INF/MSME/W/47/Rev.2.
""",
        """\
1.1. The paper INF/MSME/W/47 dated 5 March 2019 was praised.
1.2. The revised paper INF/MSME/W/47/Rev.2 was too.
""",
    ),
    faults=(
        Fault("structured-discussions", "given by the facilitator", "given by the facilitator in INF/TE/SSD/W/22"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The first citation of each further revision, against the first citation of the document."""
    documents: dict[str, list[Citation]] = {}
    for citation in facts.citations:
        if not citation.parts.placeholder and not citation.parts.expands_to:
            documents.setdefault(citation.base, []).append(citation)
    for cited in documents.values():
        yield from _among(cited)


def _among(cited: list[Citation]) -> Iterator[Finding]:
    plain = [citation for citation in cited if all(suffix.startswith("Rev.") for suffix in citation.parts.suffixes)]
    versions: dict[str, Citation] = {}
    for citation in plain:
        versions.setdefault(citation.symbol, citation)
    passages = {id(citation.passage) for citation in versions.values()}
    together = len(passages) < len(versions) and not _are_apart(list(versions.values()))
    if len(versions) < 2 or together or _is_told(list(versions.values())):
        return
    first, *others = versions.values()
    for other in others:
        related = (Related("another revision", first.span),)
        yield RULE.at(other.span, related=related, symbol=other.symbol, where=first.where, other=first.symbol)


def _are_apart(versions: list[Citation]) -> bool:
    """Whether two revisions stand in two sentences, of which the later one relies on its own: `according to`."""
    return len(versions) == 2 and all(each.parts.suffixes for each in versions) and versions[1].is_relied_on


def _is_told(versions: list[Citation]) -> bool:
    """Whether a date or a word in front of one of the symbols says which text is meant."""
    return any(citation.dated is not None or citation.says_revised for citation in versions)
