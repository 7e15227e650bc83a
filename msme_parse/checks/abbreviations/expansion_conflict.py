"""One abbreviation stands for two long forms, or one long form has two abbreviations.

Later uses then point at nothing certain. Long forms are compared without `of` and `the`, hyphens, plural endings of
the last word, and words that one of them adds in front or behind. Long forms in two languages are no conflict.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.abbreviations import Definition
from msme_parse.finding import Finding, Related
from msme_parse.rule import Rule

RULE = Rule(
    code="ABR005",
    severity="error",
    message='{short} stands for "{long}" here and "{other}" in {where}',
    evidence="a defined term used for another is among the faults that WTO corrigenda correct",
    bad=(
        """\
1.1. The study of the International Chamber of Commerce (ICC) was launched.
1.2. The International Criminal Court (ICC) took no part. The ICC was not asked.
                                       ^^^ ICC stands for "International Criminal Court" here and "International Chamber \
of Commerce" in 1.1
""",
        """\
1.1. The International Chambers of Commerce (ICC) helped.
1.2. The International Chamber of Commerce (ICC) published the study.
                                            ^^^ ICC stands for "International Chamber of Commerce" here and "International \
Chambers of Commerce" in 1.1
""",
        """\
1.1. The Committee on Trade and Development (CTD) met in May.
1.2. The Committee on Trade and Development (COMTD) met again in June.
                                             ^^^^^ COMTD and CTD, in 1.1, both stand for "Committee on Trade and Development"
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
)

_TWO_SHORTS = '{short} and {other}, in {where}, both stand for "{long}"'
_ROMANCE = frozenset("de del des du la las los y et para pour le les".split())


def check(facts: Facts) -> Iterator[Finding]:
    """Every definition that differs from the first of the same short or the same long form."""
    shorts: dict[str, Definition] = {}
    longs: dict[tuple[str, ...], Definition] = {}
    for definition in facts.abbreviations.definitions:
        if not definition.fits or len(definition.content) < 2 or facts.words.is_quoted(definition.span.start):
            continue
        first = shorts.setdefault(definition.stem, definition)
        if not _agree(first, definition):
            related = (Related("the other definition", first.span),)
            yield RULE.at(
                definition.span, related=related, short=definition.short, long=definition.long, other=first.long,
                where=first.where,
            )  # fmt: skip
            continue
        other = longs.setdefault(definition.content, definition)
        if _are_two_names(other, definition):
            yield _two_names(definition, other)


def _agree(first: Definition, second: Definition) -> bool:
    if _language(first) != _language(second):
        return True
    one, two = "".join(first.content), "".join(second.content)
    if one == two:
        return not _differ_inside(first.long, second.long) or first.short != second.short
    return one in two or two in one or not set(one).isdisjoint(two) and _is_subset(first.content, second.content)


def _is_subset(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    return set(one) <= set(two) or set(two) <= set(one)


def _differ_inside(one: str, two: str) -> bool:
    """`International Chambers of Commerce` and `... Chamber ...`: a proper name, its number changed inside."""
    first, second = one.split(), two.split()
    if len(first) != len(second) or not (one.istitle() or _is_name(first)) or not _is_name(second):
        return False
    changed = [a != b for a, b in zip(first, second, strict=True) if a.rstrip("s") == b.rstrip("s")]
    return len(changed) == len(first) and any(changed[:-1])


def _is_name(words: list[str]) -> bool:
    return all(word[:1].isupper() or len(word) < 4 for word in words)


def _language(definition: Definition) -> bool:
    return not _ROMANCE.isdisjoint(definition.long.lower().split())


def _are_two_names(first: Definition, second: Definition) -> bool:
    one, two = first.stem, second.stem
    if one == two or first.passage is second.passage or " " in one + two:
        return False
    return one not in two and two not in one and one[0] == two[0] and first.number == second.number


def _two_names(definition: Definition, other: Definition) -> Finding:
    message = _TWO_SHORTS.format(
        short=definition.short, other=other.short, where=other.where, long=definition.long
    )
    related = (Related("the other definition", other.span),)
    return Finding(RULE.code, RULE.name, RULE.severity, message, definition.span, related)
