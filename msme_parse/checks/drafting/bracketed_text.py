"""Draft text still stands in square brackets.

Brackets round a clause or a sentence say that it is not agreed yet; once it is, they go. A bracket may run over several
lines and paragraphs and hold others: it is reported once, where it opens. Note marks, placeholders, editorial
insertions and alternatives are not draft text; nor are two or three words in brackets in a final document.
"""

from collections.abc import Iterator

from msme_parse.facts import Bracket, Facts
from msme_parse.finding import Finding
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="DRF001",
    severity="error",
    milder_in_drafts=True,
    message='square brackets are left round {words} words: "{text}"',
    evidence="In negotiated texts of the UN and the WTO, what is not agreed stands in square brackets until it is.",
    bad=(
        """\
1.1. The report ends. [A second launch
                      ^^^^^^^^^^^^^^^^ square brackets are left round 15 words: "A second launch of the … of the Group."
of the report was held at the December meeting of the
Group.]
""",
        """\
1.1. El informe se publicó
[y se presentó en diciembre].
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ square brackets are left round 5 words: "y se presentó en diciembre"
""",
        """\
1.1. The Group met in Geneva.

[1.2. The Group met in Nairobi.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ square brackets are left round 13 words: "1.2. The Group met in … [in Bridgetown] next."

1.3. It will meet [in Bridgetown] next.]
""",
    ),
    good=(
        """\
1.1. The report was launched. A second launch was held at the December meeting of the Group.
""",
        """\
1.1. Le rapport a été présenté en décembre (voir la note[1]).
[1] INF/MSME/R/42.
""",
    ),
    traps=(
        """\
1.1. The Chair said that "[t]he report [of the Group] was late [sic] [...]" and drafted INF/MSME/W/64/Rev.[X].[1]
[1] See https://www.example.org/report [November 2011]; WT/DS50/AB/R, para. 5 [emphasis added].
""",
        """\
RESOLUTION ON SMALL BUSINESSES

[without reference to a Main Committee (A/73/L.4)]

1. The report covers the [public interest] cases; see the [annual reports of the Group](https://www.example.org/).

[NOTE: the annexes are available in English only.]
""",
        """\
1.1. The report states that [t]he office, with the [Civil Aviation Administration of China (CAAC)], drafted
[a] rule on the [computer reservation systems (CRSs)] used by airlines.
""",
        """\
1. Le représentant a déclaré: « Nous avons reçu [de la part du Secrétariat du Comité] trois notes.

2. « Nous y répondrons. »
""",
    ),
    faults=(
        Fault(
            "annual-report",
            "The platform Trade4MSMEs will be maintained through 2026.",
            "[The platform Trade4MSMEs will be maintained through 2026.]",
        ),
    ),
)

_FEWEST_WORDS = 4


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each outermost bracket of draft text."""
    draft = facts.identity.status == "draft"
    for bracket in facts.brackets:
        if bracket.kind == "draft_text" and not bracket.depth and (draft or _is_clause(bracket)):
            words = bracket.text.split()
            yield RULE.at(bracket.span, words=len(words), text=_shown(words))


def _is_clause(bracket: Bracket) -> bool:
    words = bracket.text.split()
    return len(words) >= _FEWEST_WORDS or (len(words) > 1 and bracket.text[-1] in ".!?;,")


def _shown(words: list[str]) -> str:
    """The beginning and the end of a long bracket."""
    return " ".join(words if len(words) <= 10 else [*words[:5], "…", *words[-3:]])
