"""A note mark stands on the wrong side of a punctuation mark.

In English the mark follows a full stop, comma, colon or semicolon, without a blank; in French and Spanish it stands
before it. A mark before a closing parenthesis or behind a closing bracket is right everywhere. A document most of whose
marks stand on the other side follows a rule of its own, and nothing is said.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.notes import Mark
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.rule import Fault, Rule
from msme_parse.source import Span

RULE = Rule(
    code="FNT005",
    severity="info",
    message="mark {mark} stands {side} the {sign}",
    evidence="UN editorial manual, footnotes, chapter 9: marks after punctuation in English, before it in French and "
    "Spanish; the Group's annual reports do the same.",
    fix="safe",
    bad=(
        """\
1.1. Cameroon joined, bringing membership to 104[1].
                                                ^^^ mark [1] stands before the full stop
[1] The Members are listed in the annex.
""",
        """\
1.1. Le Groupe s'est réuni en mars,[1] puis en mai.[2]
                                   ^^^ mark [1] stands behind the comma
                                                   ^^^ mark [2] stands behind the full stop
[1] En mode hybride.
[2] À Genève.
""",
    ),
    good=(
        """\
1.1. Cameroon joined,[1] bringing membership to 104.[2]
[1] In March.
[2] The Members are listed in the annex.
""",
        """\
1.1. El Grupo se reunió en marzo[1] y en mayo[2].
[1] En formato híbrido.
[2] En Ginebra.
""",
    ),
    traps=(
        """\
1.1. Membership rose to 104.[1] The list (last issued in 2024[2]) [is kept by the Secretariat.][3]
[1] Not 104.2.
[2] As INF/MSME/R/42.
[3] On its website.
""",
        """\
1.1. The figures follow [1], and the method follows [2].
[1] The report for 2024.
[2] The report for 2023.
""",
    ),
    faults=(
        Fault("structured-discussions", "time.[2]", "time[2]."),
        Fault("french", "ses Membres[2].", "ses Membres.[2]"),
    ),
)

_SIGNS = {".": "full stop", ",": "comma", ";": "semicolon", ":": "colon"}
_HOUSE_STYLE = 4
"""With so many marks a majority on the other side is a rule of the document's own."""


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each mark on the wrong side, with the fix that moves it."""
    before = [call.mark for call in facts.calls.numbered if _is_before(call.mark)]
    behind = [call.mark for call in facts.calls.numbered if call.mark.glued_before in _SIGNS]
    english = facts.identity.language == "en"
    wrong, right = (before, behind) if english else (behind, before)
    if len(wrong) >= _HOUSE_STYLE and len(wrong) > len(right):
        return
    for mark in wrong:
        sign = mark.glued_behind if english else mark.glued_before
        words = facts.text_of(mark.span)
        side = "before" if english else "behind"
        yield RULE.at(mark.span, mark=words, side=side, sign=_SIGNS[sign], fix=_moved(mark, words, sign, english))


def _is_before(mark: Mark) -> bool:
    """Whether a mark hangs on a word and a sign follows it."""
    hangs_on = mark.glued_before.strip()
    return bool(hangs_on) and hangs_on not in (*_SIGNS, ")", "]", "}") and mark.glued_behind in _SIGNS


def _moved(mark: Mark, words: str, sign: str, english: bool) -> Fix:
    span = Span(mark.span.start, mark.span.end + 1) if english else Span(mark.span.start - 1, mark.span.end)
    text = sign + words if english else words + sign
    return Fix(
        "safe" if english else "unsafe",
        f"move the mark {'behind' if english else 'before'} it",
        (Edit(span.start, span.end, text),),
    )
