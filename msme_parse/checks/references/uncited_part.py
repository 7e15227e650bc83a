"""A table, figure, box or annex is never mentioned in the text.

A reader who is not sent to a table does not know what it is there for. That is a matter of practice, so only a document
that mentions its other tables is held to it; a single annex, announced by the title or the cover, needs no mention.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.rule import Rule
from msme_parse.source import Span

RULE = Rule(
    code="XRF004",
    severity="info",
    message="{kind} {number} is mentioned nowhere; {others}",
    evidence="General editorial practice: parts are announced in the text in the order in which they stand.",
    bad=(
        """\
1.1. Replies were few, as Table 1 shows.

Table 1 Replies by region

1.2. Most came by post.

Table 2 Replies by form
^^^^^^^ table 2 is mentioned nowhere; 1 is
""",
        """\
1.1. The outputs are in Annex 1.

ANNEX 1

List of outputs

ANNEX 2
^^^^^^^ annex 2 is mentioned nowhere; 1 is

List of participants
""",
    ),
    good=(
        """\
1.1. Replies were few, as Tables 1 and 2 show.

Table 1 Replies by region

Table 2 Replies by form
""",
        """\
1.1. Las respuestas figuran en los anexos 1 a 3.

ANEXO 1

Lista

ANEXO 2

Lista

ANEXO 3

Lista
""",
    ),
    traps=(
        """\
1.1. The Group met twice.

ANNEX

List of participants
""",
        """\
1.1. The two tables below show the replies.

Table 1 Replies by region

Table 2 Replies by form
""",
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each part without a mention, in documents that mention others of its kind."""
    cited: dict[str, list[str]] = {}
    for reference in facts.references:
        cited.setdefault(reference.kind, []).append(reference.place)
    for kind, number, other, label in _parts(facts):
        mentions = cited.get("figure" if kind == "chart" else kind, [])
        own = [each for each in mentions if facts.structure.has("figure" if kind == "chart" else kind, each)]
        if not own or number in own or other in own or _lies_between(number, own):
            continue
        verb = "is" if len(set(own)) == 1 else "are"
        yield RULE.at(label, kind=kind, number=number, others=f"{', '.join(list(dict.fromkeys(own))[:4])} {verb}")


def _parts(facts: Facts) -> Iterator[tuple[str, str, str, Span]]:
    """Kind, number, the number in figures, and label."""
    if len(facts.structure.annexes) > 1:
        for annex in facts.structure.annexes:
            if annex.number:
                yield "annex", annex.number, str(annex.ordinal), annex.label
    for caption in facts.structure.captions:
        if not caption.continues:
            yield caption.kind, caption.number, caption.number, caption.label


def _lies_between(number: str, mentioned: list[str]) -> bool:
    """Whether a range such as "annexes 1 to 3" may take it in."""
    figures = [int(each) for each in mentioned if each.isdigit()]
    return number.isdigit() and len(figures) > 1 and min(figures) < int(number) < max(figures)
