"""A table, figure, box or annex is never mentioned in the text.

A reader who is not sent to a table does not know what it is there for. That is a matter of practice, so only a document
that mentions its other tables is held to it, or one that mentions an annex and has a single table. A single annex,
announced by the title or the cover, needs no mention.
"""

from collections.abc import Iterable, Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.rule import Fault, Rule
from msme_parse.source import Span

RULE = Rule(
    code="XRF004",
    severity="info",
    message="{kind} {number} is mentioned nowhere; {others}",
    evidence="General editorial practice: parts are announced in the text in the order in which they stand.",
    bad=(
        """\
1.1. Replies were few, as Chart 1 shows.

Figure 1 Replies by region

Chart 2 Replies by form
^^^^^^^ chart 2 is mentioned nowhere; 1 is
""",
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
    faults=(
        Fault("annexes", "The figures in Table 2 (Annex 2)", "The figures in Annex 2"),
        Fault("annexes", "as set out in Table 1.", "as set out below."),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each part without a mention, in documents that mention others of its kind."""
    mentioned: dict[str, dict[str, None]] = {}
    for reference in facts.references:
        if facts.structure.has(reference.kind, reference.place):
            mentioned.setdefault(reference.kind, {})[reference.place] = None
    ranges = {kind: _range(own) for kind, own in mentioned.items()}
    only = _only_table(facts)
    for kind, number, figure, label in _parts(facts):
        noun = "figure" if kind == "chart" else kind
        own = mentioned.get(noun, {})
        if not own and label is only:
            yield RULE.at(label, kind=kind, number=number, others=f"{_other(facts)} is")
        between = number.isdigit() and int(number) in ranges.get(noun, range(0))
        if own and number not in own and figure not in own and not between:
            others = f"{', '.join(list(own)[:4])} {'is' if len(own) == 1 else 'are'}"
            yield RULE.at(label, kind=kind, number=number, others=others)


def _only_table(facts: Facts) -> Span | None:
    """The label of the only captioned part, a table of the report itself, where the text mentions another part."""
    captions = facts.structure.captions
    if len(captions) != 1 or captions[0].kind != "table" or captions[0].annex or facts.structure.paged:
        return None
    return captions[0].label if _other(facts) else None


def _other(facts: Facts) -> str:
    """The first annex, figure or box of its own that the text mentions."""
    own = (each for each in facts.references if each.scope == "internal" and each.kind in ("annex", "figure", "box"))
    return next((each.text for each in own if each.target), "")


def _parts(facts: Facts) -> Iterator[tuple[str, str, str, Span]]:
    """Kind, number, the number in figures, and label."""
    if len(facts.structure.annexes) > 1:
        for annex in facts.structure.annexes:
            if annex.number:
                yield "annex", annex.number, str(annex.ordinal), annex.label
    for caption in facts.structure.captions:
        if not caption.continues:
            yield caption.kind, caption.number, caption.number, caption.label


def _range(mentioned: Iterable[str]) -> range:
    """From the lowest to the highest: "annexes 1 to 3" names only its ends."""
    figures = [int(each) for each in mentioned if each.isdigit()]
    return range(min(figures), max(figures)) if figures else range(0)
