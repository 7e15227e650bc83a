"""One abbreviation stands for two long forms, or one long form has two abbreviations.

Later uses then point at nothing certain. Long forms are compared without `of` and `the`, hyphens, plural endings of
the last word, and words that one of them adds in front or behind. Long forms in two languages are no conflict. In
minutes, where many speak, a finding is a warning.
"""

from collections.abc import Iterator

import msgspec

from msme_parse.facts import Facts
from msme_parse.facts.definitions import Definition
from msme_parse.finding import Finding, Related, milder
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="ABR005",
    severity="error",
    message='{short} stands for "{long}" here and "{other.long}" in {other.where}',
    evidence="a defined term used for another is among the faults that WTO corrigenda correct",
    bad=(
        """\
1.1. The study of the International Chamber of Commerce (ICC) was launched.
1.2. The International Criminal Court (ICC) took no part. The ICC was not asked.
                                       ^^^ ICC stands for "International Criminal Court" here and \
"International Chamber of Commerce" in 1.1
""",
        """\
1.1. The International Chambers of Commerce (ICC) helped.
1.2. The International Chamber of Commerce (ICC) published the study.
                                            ^^^ ICC stands for "International Chamber of Commerce" here and \
"International Chambers of Commerce" in 1.1
""",
        """\
1.1. The Committee on Trade and Development (CTD) met in May.
1.2. The Committee on Trade and Development (COMTD) met again in June.
                                             ^^^^^ COMTD and CTD, in 1.1, both stand for \
"Committee on Trade and Development"
""",
    ),
    good=(
        """\
1.1. The least developed countries (LDCs) met. Each least-developed country (LDC) spoke.
1.2. The Gulf Cooperation Council (GCC) and the Gulf Co-operation Council (GCC) are one.
""",
        """\
1.1. The Committee on Trade and Development (CTD) met. The WTO Committee on Trade and Development (CTD) met again.
""",
    ),
    traps=(
        """\
1.1. The International Trade Centre (ITC) and the International Trade Centre UNCTAD/WTO (ITC) are one body.
1.2. The African, Caribbean and Pacific Group of States (ACP) and African, Caribbean and Pacific (ACP) countries met.
""",
        """\
1.1. The China Compulsory Certification (CCC) was explained; in the Spanish text it is the Certificación Obligatoria
de China (CCC). The European Union (EU) took part.
""",
    ),
    faults=(
        Fault("masthead", "The WCO presented", "The World Commerce Organization (WCO) presented"),
        Fault("united-nations", "a report on MSMEs.", "a report on many small manufacturing enterprises (MSMEs)."),
    ),
)

_TWO_LONGS = RULE.message
_TWO_SHORTS = '{short} and {other.short}, in {other.where}, both stand for "{long}"'


def check(facts: Facts) -> Iterator[Finding]:
    """Every definition that differs from the first of the same short or the same long form."""
    shorts: dict[str, Definition] = {}
    longs: dict[tuple[str, ...], Definition] = {}
    for definition in facts.abbreviations.definitions:
        if not definition.fits or len(definition.content) < 2 or facts.words.is_quoted(definition.span.start):
            continue
        first = shorts.setdefault(definition.stem, definition)
        other = longs.setdefault(definition.content, definition)
        if not first.agrees_with(definition):
            yield _finding(facts, _TWO_LONGS, definition, first)
        elif _are_two_names(other, definition):
            yield _finding(facts, _TWO_SHORTS, definition, other)


def _are_two_names(first: Definition, second: Definition) -> bool:
    one, two = first.stem, second.stem
    if one == two or first.passage is second.passage or " " in one + two:
        return False
    return one not in two and two not in one and one[0] == two[0] and first.number == second.number


def _finding(facts: Facts, message: str, definition: Definition, other: Definition) -> Finding:
    severity = milder(RULE.severity) if facts.words.is_record else RULE.severity
    return msgspec.structs.replace(RULE, message=message, severity=severity).at(
        definition.span,
        related=(Related("the other definition", other.span),),
        short=definition.short,
        long=definition.long,
        other=other,
    )
