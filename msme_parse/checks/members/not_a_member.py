"""A list of Members has a name that is no Member's.

It is misspelt, or it is that of an observer. Observers are reported only where the list itself says Members, and not
where several names are unknown: that is a list of another kind.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.members import nearest_name
from msme_parse.finding import Finding
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="MEM003",
    severity="error",
    message='"{text}" is no Member; {detail}',
    evidence="the lists of Members and of observers of the WTO",
    profile="wto",
    bad=(
        """\
1.1. The Members of the Group are: Albania;
Camerooon; Chad; Ethiopia; Fiji; Ghana; India; Japan; Kenya; Malawi; Mali;
^^^^^^^^^ "Camerooon" is no Member; the nearest name is Cameroon
                 ^^^^^^^^ "Ethiopia" is no Member; it is an observer
Nepal; Oman; Panama; Peru; Philipines; Qatar; Samoa; Togo; and Uganda.
                           ^^^^^^^^^^ "Philipines" is no Member; the nearest name is Philippines
""",
        """\
1.1. Los Miembros de la OMC son: Albania; Barbados; Chile; Etiopía; Fiji; y Perú.
                                                           ^^^^^^^ "Etiopía" is no Member; it is an observer
""",
        """\
1.1. Six Membres ont pris la parole sur ces textes.[1]
[1] À savoir: Brésil; Cuba; Inde; Pakistan; Pérou; et Serbie.
                                                      ^^^^^^ "Serbie" is no Member; it is an observer
""",
    ),
    good=(
        """\
1.1. The Members of the Group are: Albania; Cameroon; Chad; Fiji; Peru; and Philippines.
""",
        """\
1.1. Les Membres du Groupe sont : Albanie ; Cameroun ; Tchad ; et Viet Nam.
""",
    ),
    traps=(
        """\
1.1. The meeting was attended by the following delegations: Albania; Chad; Ethiopia; Fiji; Holy See; and Peru.
""",
        """\
1.1. Interventions by Members: European Communities; United States; IICA; and OIRSA. Members are: Korea; Laos; and Peru.
""",
    ),
    faults=(
        Fault("annexes", "Kazakhstan;", "Kazakstan;"),
        Fault("masthead", "Cabo Verde; Canada", "Cabo Verde; Canda"),
    ),
)


_MOST_NAMES = 250
"""A list with more names than this names no Members of the WTO."""


def check(facts: Facts) -> Iterator[Finding]:
    for listing in facts.lists:
        strangers = [entry for entry in listing.entries if entry.member is None]
        if not listing.is_roll or listing.names > _MOST_NAMES or len(strangers) * 5 > max(5, listing.names):
            continue
        for entry in strangers:
            near = nearest_name(entry.text, listing.language) if entry.kind == "unknown" else None
            if near is not None:
                yield RULE.at(entry.span, text=entry.text, detail=f"the nearest name is {near}")
            elif listing.says_members:
                known = "it is an observer" if entry.kind == "observer" else "no name is near it"
                yield RULE.at(entry.span, text=entry.text, detail=known)
