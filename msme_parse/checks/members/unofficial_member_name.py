"""A list gives a Member another name than the list of the WTO.

Lists are copied and compared by name, so each Member has one: "Lao People's Democratic Republic", "Moldova, Republic
of". Only lists that set out to name the Members, co-sponsors or Parties of something are read, never a sentence that
mentions some. Names that the WTO itself uses beside the listed one (United States) are left alone, and so are lost
accents where the whole list has none. The same words in natural order are the matter of name-form-by-context.
"""

from collections.abc import Iterator
from typing import Literal

from msme_parse.facts import Facts
from msme_parse.facts.members import ListedName
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.lexicon import fold, plain
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="MEM001",
    severity="warning",
    fix="unsafe",
    message='says "{text}"; the listed name is {name}',
    evidence="the list of Members; a list of 44 Members in a news item of 2017 had Korea, Kuwait, Laos and Moldova",
    bad=(
        """\
1.1. The Members of the Group are: Chad; Laos;
                                         ^^^^ says "Laos"; the listed name is Lao People's Democratic Republic
Macao, China; Moldova; and Peru.
              ^^^^^^^ says "Moldova"; the listed name is Moldova, Republic of
""",
        """\
1.1. Les Membres du Groupe sont : Albanie ; Corée ; Fidji ; et Viet Nam.
                                            ^^^^^ says "Corée"; the listed name is Corée, République de
""",
        """\
1.1. Los donantes del Fondo son: Australia; Canadá;
Corea del Sur;
^^^^^^^^^^^^^ says "Corea del Sur"; the listed name is Corea, República de
Noruega; y Suiza. El Comité agradeció a los Miembros su apoyo.
""",
        """\
1.1. Members: Côte d'Ivoire; Fiji; Turkiye; and Vietnam.
                                   ^^^^^^^ says "Turkiye"; the listed name is Türkiye
                                                ^^^^^^^ says "Vietnam"; the listed name is Viet Nam
""",
    ),
    good=(
        """\
1.1. The Members of the Group are: Chad; Lao People's Democratic Republic; Macao, China;
Moldova, Republic of; and Peru.
""",
        """\
1.1. Los Miembros del Grupo son: Albania; Corea, República de; Fiji; y Viet Nam.
""",
    ),
    traps=(
        """\
1.1. Statements were made by Laos; Moldova; and Vietnam, and Korea took the floor.
1.2. The Members are: The Gambia; United States; Separate Customs Territory of Taiwan, Penghu, Kinmen and Matsu; and
Peru.
""",
        """\
1.1. Members: Cote d'Ivoire; Fiji; Turkiye; and Uruguay.
""",
    ),
    faults=(
        Fault("structured-discussions", "Korea, Republic of; Latvia", "South Korea; Latvia"),
        Fault("french", "et Viet Nam", "et Vietnam"),
        Fault("annual-report", "Russian Federation;", "Russia;"),
    ),
)


_WRONG = frozenset(("abbreviation", "code", "informal", "inverted", "iso", "lost_diacritic", "short", "variant"))
_MOST_NAMES = 250
"""A list with more names than this names no Members of the WTO."""


def check(facts: Facts) -> Iterator[Finding]:
    for listing in facts.lists:
        if not listing.is_roll or listing.names > _MOST_NAMES:
            continue
        accented = any(_is_accented(entry.text) for entry in listing.entries)
        for entry in listing.entries:
            name = entry.member.name(listing.language) if entry.member else ""
            if name and entry.text != name and plain(entry.text) != name and _is_wrong(entry, name, accented):
                fix = Fix(_safety(entry), f"write {name}", (Edit(entry.span.start, entry.span.end, name),))
                yield RULE.at(entry.span, text=entry.text, name=name, fix=fix if entry.whole else None)


def _is_accented(text: str) -> bool:
    return not text.isascii() and any(not letter.isascii() for letter in text if letter.isalpha())


def _is_wrong(entry: ListedName, name: str, accented: bool) -> bool:
    if fold(entry.text) == fold(name):
        return accented and entry.text.isascii() and not name.isascii() and not entry.text.isupper()
    if entry.alias is None:
        return entry.kind == "member"
    return entry.alias.kind in _WRONG and entry.alias.fix != "no"


def _safety(entry: ListedName) -> Literal["safe", "unsafe"]:
    return "safe" if entry.alias is not None and entry.alias.fix == "safe" else "unsafe"
