"""A note gives the symbol and the date that the sentence above it gives already.

A source is given in the text or in a note, not in both. Only a symbol counts that carries the same date in both places,
in a note that the paragraph or its neighbour calls; a title may name a document that its note cites in full.
"""

from collections.abc import Iterator

from msme_parse.facts import Citation, Facts
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="FNT008",
    severity="info",
    message="{symbol} dated {date} stands in {where} already",
    evidence="UN editorial manual, footnotes: a source is given in a note or in the text, not in both.",
    bad=(
        """\
1.1. The Group issued a report (INF/MSME/R/42, dated 6 February 2024).[1]
[1] INF/MSME/R/42 dated 6 February 2024.
    ^^^^^^^^^^^^^ INF/MSME/R/42 dated 6 February 2024 stands in 1.1 already
""",
        """\
1.1. El Grupo publicó el documento INF/MSME/R/35 de fecha 15 de marzo de 2023[1].
[1] Véase INF/MSME/R/35 de fecha 15 de marzo de 2023.
          ^^^^^^^^^^^^^ INF/MSME/R/35 dated 15 de marzo de 2023 stands in 1.1 already
""",
    ),
    good=(
        """\
1.1. The Group issued a report (INF/MSME/R/42).[1]
[1] INF/MSME/R/42 dated 6 February 2024.
""",
        """\
1.1. Le Groupe a publié un rapport[1].
[1] INF/MSME/R/42 daté du 6 février 2024.
""",
    ),
    traps=(
        """\
1.1. The Group issued a report (INF/MSME/R/42, dated 6 February 2024).
1.2. It met twice.
1.3. Earlier reports were shorter.[1]
[1] INF/MSME/R/35 dated 15 March 2023; INF/MSME/R/42 dated 6 February 2024.
""",
    ),
    faults=(
        Fault(
            "structured-discussions",
            "asked for more\ntime.[2]",
            "asked for more\ntime (INF/TE/SSD/W/34 dated 9 December 2024).[2]",
        ),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each citation of a note that repeats one of the paragraph calling it."""
    places = {passage.node.start: place for place, passage in enumerate(facts.passages)}
    given: dict[tuple[int, str], Citation] = {}
    for citation in facts.citations:
        if citation.dated is not None and citation.passage.kind == "paragraph":
            for place in (-1, 0, 1):
                given.setdefault((places[citation.passage.node.start] + place, citation.symbol), citation)
    for citation in facts.citations:
        if citation.dated is None or citation.passage.kind != "note":
            continue
        first = _first(facts, places, given, citation)
        if first is not None:
            date = citation.dated.text
            related = (Related("the same in the text", first.span),)
            yield RULE.at(citation.span, symbol=citation.symbol, date=date, where=first.where, related=related)


def _first(
    facts: Facts, places: dict[int, int], given: dict[tuple[int, str], Citation], citation: Citation
) -> Citation | None:
    """The same symbol with the same date in or beside a paragraph that calls the note."""
    day = citation.dated.start if citation.dated else None
    for mark in facts.notes.marks_to(citation.passage):
        first = given.get((places[mark.passage.node.start], citation.symbol))
        if first is not None and first.dated is not None and first.dated.start == day:
            return first
    return None
