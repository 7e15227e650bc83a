"""The stated size of a group is not the number of Members that its list names.

The figure is quoted in speeches long after the list is forgotten, and the list is edited without it. The list is the
one in the note called behind the number, behind a colon in its sentence, or in the annex that it points to. An entry
such as "European Union and its 27 Member States" stands for 28 Members, unless the list also names the States one by
one; a text that counts it as one name is left alone. Numbers said to be "about" so many are not compared.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts, ListFact
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="CNT001",
    severity="error",
    message="says {value} {things}; {place} lists {names} names that stand for {members}",
    evidence="77 names of the 2025 list of the Group on MSMEs stand for its 104 Members; a statement of 44 Members was "
    "reprinted with 43 names",
    bad=(
        """\
1.1. Chad joined, bringing membership to 4.[1]
                                         ^ says 4 members; note [1] lists 3 names that stand for 3
[1] Members of the Group are: Chad; Fiji and Peru.
""",
        """\
1.1. Le Groupe compte 30 Membres[1].
                      ^^ says 30 members; note [1] lists 4 names that stand for 31
[1] Les Membres du Groupe sont : Norvège ; Suisse ; et Union européenne et ses 27 États membres ; Tchad.
""",
        """\
1.1. The statement was made by a group of 5 Members: Chad; Fiji; Hong Kong, China; and Trinidad and Tobago.
                                          ^ says 5 members; the text lists 4 names that stand for 4
""",
        """\
1.1. Four Members offered to train officials of other Members.[1]
     ^^^^ says 4 members; note [1] lists 3 names that stand for 3
[1] These Members are: Chad; Fiji; and Peru.
""",
    ),
    good=(
        """\
1.1. Chad joined, bringing membership to 3.[1]
[1] Members of the Group are: Chad; Fiji and Peru.
""",
        """\
1.1. El Grupo cuenta con 30 Miembros.[1]
[1] Los Miembros del Grupo son: Noruega; Suiza; y la Unión Europea y sus 27 Estados miembros.
""",
        """\
1.1. The statement was made by a group of 4 Members: Chad; Fiji; Hong Kong, China; and Trinidad and Tobago.
""",
    ),
    traps=(
        """\
1.1. Four Members offered to train officials; two Members declined.[1]
[1] These Members are: Chad; and Peru.
""",
        """\
2025 REPORT
1.1. One new Member joined in 2025, so that the Group has 5 Members, against 4 in 2024.[1]
[1] The Members of the Group are: Antigua and Barbuda; Bahrain, Kingdom
of; Korea, Republic of; Macao, China and Saint Kitts and Nevis.
""",
        """\
1.1. TESSD has 6 co-sponsors.[1]
[1] The co-sponsors are: Austria; Belgium; Canada; European Union; France; and Germany.
""",
        """\
1.1. The Group has some 80 Members.[1] Two Members, Chad and Fiji, spoke.[1]
[1] Members of the Group are: Chad; Fiji; and Peru.
""",
    ),
    faults=(
        Fault("annexes", "has 112, named in Annex 1", "has 110, named in Annex 1"),
        Fault("annual-report", "total membership stood at 98", "total membership stood at 97"),
        Fault("annexes", "Argentina; Australia; Bahrain,", "Argentina; Bahrain,"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    for count in facts.counts:
        listing = count.listed
        if listing is None or count.kind not in ("total", "historic") or count.approximate:
            continue
        if listing.known * 5 < listing.names * 4 or count.value in _readings(listing):
            continue
        yield RULE.at(
            count.span,
            value=count.value,
            things=count.things,
            place=listing.place,
            names=listing.names,
            members=listing.members,
            related=(Related("the list", listing.span),),
        )


def _readings(listing: ListFact) -> set[int]:
    """What a list can be said to count: its Members, or its names, or its Members with the observers among them."""
    guests = sum(entry.weight == 0 for entry in listing.entries)
    readings = {listing.members, listing.names}
    if listing.of != "members":
        readings.add(listing.members + guests)
    if listing.group is not None and listing.group.group_size is None and not listing.dated:
        readings |= {listing.names + 27, listing.names + 28}
    return readings
