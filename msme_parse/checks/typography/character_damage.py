"""Characters are damaged: broken accents, a letter of another alphabet, characters that nobody sees.

Text that went through the wrong encoding shows `Ã©` for `é`; a Cyrillic `о` in a Latin word looks right and is never
found by a search. Those are errors. U+FFFD stands where a converter lost a character: a warning, since the report may
be sound. Characters without width, and letters stored apart from their accents, are remarks. One finding a kind, with
its count; non-breaking blanks and hyphens are sound.
"""

import unicodedata
from collections.abc import Iterator

import msgspec

from msme_parse.facts import Facts
from msme_parse.facts.words import Damage, DamageKind
from msme_parse.finding import Edit, Finding, Fix, Severity
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="TYP008",
    severity="error",
    fix="unsafe",
    message="{what}{count}",
    evidence="a republished French WTO text is broken so; a UN text in Spanish has Cyrillic letters in Latin words",
    bad=(
        """\
1.1. The list names CÃ´te d'Ivoire.
                     ^^ broken characters "Ã´"
""",
        """\
1.1. La educación jur\u0435dica es necesaria.
                     ^ "\u0435", CYRILLIC SMALL LETTER IE, in a Latin word
""",
        """\
1.1. The list names T\ufffdrkiye and C\ufffdte d'Ivoire.
                     ^ a character that the conversion lost (U+FFFD), 2 places
""",
    ),
    good=(
        """\
1.1. The list names Côte d'Ivoire, Türkiye and São Tomé; see the 17\u201119\u00a0July meeting.
""",
        """\
1.1. SÃO PAULO, Ångström, α-tocopherol, Москва and the naïve façade of Âge.
""",
    ),
    traps=(
        """\
1.1. «Â» is a letter; “Ã” too. A β-blocker of 5 µm, Ω-3 and x² were named.
""",
    ),
    faults=(
        Fault("spanish", "recopilación", "recopilaciÃ³n"),
        Fault("annual-report", "José", "Jos\ufffd"),
        Fault("united-nations", "first school of trade", "first sch\u043eol of trade"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each kind of damage, at its first place."""
    kinds: dict[DamageKind, list[Damage]] = {}
    for damage in facts.words.damaged:
        if not (damage.kind == "unseen" and damage.span.start == 0):
            kinds.setdefault(damage.kind, []).append(damage)
    for kind, places in kinds.items():
        first = places[0]
        count = f", {len(places)} places" if len(places) > 1 else ""
        finding = RULE.at(first.span, fix=_fix(kind, places), what=_what(first), count=count)
        yield msgspec.structs.replace(finding, severity=_SEVERITIES[kind])


_SEVERITIES: dict[DamageKind, Severity] = {
    "mojibake": "error",
    "look-alike": "error",
    "control": "warning",
    "replacement": "warning",
    "unseen": "info",
    "decomposed": "info",
}


def _what(damage: Damage) -> str:
    code = f"U+{ord(damage.text[0]):04X}"
    if damage.kind == "mojibake":
        return f'broken characters "{damage.text}"' if damage.text.isprintable() else f"broken characters ({code} ...)"
    if damage.kind == "look-alike":
        return f'"{damage.text}", {unicodedata.name(damage.text[0], code)}, in a Latin word'
    if damage.kind == "replacement":
        return f"a character that the conversion lost ({code})"
    if damage.kind == "decomposed":
        return f'"{damage.text}", a letter stored apart from its accent'
    return f"a character that nobody sees ({code})"


def _fix(kind: DamageKind, places: list[Damage]) -> Fix | None:
    if kind == "decomposed":
        edits = [Edit(each.span.start, each.span.end, unicodedata.normalize("NFC", each.text)) for each in places]
        return Fix("safe", "join letters and accents", tuple(edits))
    if kind == "unseen":
        return Fix("unsafe", "take them out", tuple(Edit(each.span.start, each.span.end, "") for each in places))
    return None
