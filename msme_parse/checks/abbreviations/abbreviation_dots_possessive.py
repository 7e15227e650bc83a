"""An abbreviation has full stops inside, or an apostrophe in its plural.

W.T.O. is WTO; MSME's, where several are meant, is MSMEs. Stops are reported only in abbreviations that the text or
the lexicon knows without them, so that initials of people, H.E. and a.m. pass. An apostrophe is reported only behind
a word that is counted, and before a mark or a little word, where it cannot be a possessive; `the EU's` is one.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.abbreviations import Use
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.rule import Fault, Rule
from msme_parse.source import Span

RULE = Rule(
    code="ABR009",
    severity="info",
    fix="unsafe",
    message="{written} is {usual} without {what}",
    evidence="UN guidance: no stops, no possessive; a ministry's page on the MSME study of 2025 prints the apostrophe",
    bad=(
        """\
1.1. The W.T.O. met in Geneva.
         ^^^^^^ W.T.O. is WTO without stops
""",
        """\
1.1. The integration of MSME's in trade was discussed.
                        ^^^^^^ MSME's is MSMEs without its apostrophe
1.2. Firms in cities, and MSME's run by women, took part.
                          ^^^^^^ MSME's is MSMEs without its apostrophe
""",
    ),
    good=(
        """\
1.1. The WTO met in Geneva to discuss the integration of MSMEs in trade.
""",
        """\
1.1. The MSME's exports grew, and the WTO's Members agreed.
""",
    ),
    traps=(
        """\
1.1. H.E. Mr J.P. Smith of the U.S. came at 9 a.m. by way of Washington, D.C.; E.U.A. Lima spoke.
""",
        """\
1.1. The position of the LDC's. The view was the EU's, not the AEO's and it differs from those of EE.UU. and
of S.E. M. Roy.
""",
    ),
    faults=(
        Fault("masthead", "provisions for MSMEs in", "provisions for MSME's in"),
        Fault("one-line", "members of the WCO", "members of the W.C.O."),
    ),
)

_COUNTED_BEHIND = frozenset(
    "of many few several all some most these those more other small for by between among".split()
)
_NO_NOUN = frozenset(
    "and or in to are were have had with from of on at which that who as is was will can may should by for".split()
)
_JOINED_BY = _COUNTED_BEHIND | {"and", "or", "that", "while"}
_DONE = frozenset("run led owned headed managed operated founded supported named listed".split())
"""What is done by somebody to those who are counted: `SME's run by women`."""


def check(facts: Facts) -> Iterator[Finding]:
    """Stops first, then apostrophes."""
    abbreviations = facts.abbreviations
    for dotted in abbreviations.dotted:
        known = abbreviations.lexicon.get(dotted.stem)
        is_known = known is not None and known.short.isalpha() and known.short != dotted.text
        if len(dotted.stem) > 2 and (is_known or dotted.stem in abbreviations.by_stem):
            yield _finding(dotted.span, dotted.text, dotted.stem, "stops")
    for use in abbreviations.uses:
        if use.is_possessive and _is_plural(facts, use):
            span = Span(use.span.start, use.span.end + 2)
            yield _finding(span, facts.text_of(span), f"{use.stem}s", "its apostrophe")


def _finding(span: Span, written: str, usual: str, what: str) -> Finding:
    fix = Fix("unsafe", f"write {usual}", (Edit(span.start, span.end, usual),))
    return RULE.at(span, fix=fix, written=written, usual=usual, what=what)


def _is_plural(facts: Facts, use: Use) -> bool:
    """Whether `MSME's` stands where only a plural can: behind `of` or `many`, and before no noun."""
    known = facts.abbreviations.known(use)
    if known is None or known.kind != "term":
        return False
    before = facts.text[max(0, use.span.start - 24) : use.span.start].split()
    behind = facts.text[use.span.end + 2 : use.span.end + 40]
    words = behind.split()
    if before and before[-1].lower() in _JOINED_BY and len(words) > 2 and words[1] == "by":
        return words[0] in _DONE
    if not before or before[-1].lower() not in _COUNTED_BEHIND:
        return False
    return behind[:1] in ("", ",", ".", ";", ":", ")") or (bool(words) and words[0].lower() in _NO_NOUN)
