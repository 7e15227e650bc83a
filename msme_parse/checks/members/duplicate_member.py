"""A Member stands twice in a list, perhaps under two names.

Congo and the Democratic Republic of the Congo, Guinea and Guinea-Bissau, Niger and Nigeria, Dominica and the Dominican
Republic are different Members.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts, ListFact
from msme_parse.facts.members import ListedName
from msme_parse.finding import Edit, Finding, Fix, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="MEM005",
    severity="error",
    fix="unsafe",
    message='"{text}" repeats "{first}"',
    evidence="lists of co-sponsors are extended by hand, one name at a time",
    bad=(
        """\
1.1. The Members of the Group are: Chad; Fiji; Turkey; Türkiye; and Uruguay.
                                                       ^^^^^^^ "Türkiye" repeats "Turkey"
""",
        """\
1.1. Los Miembros del Grupo son: Chad; Malasia; Malasia; y Perú.
                                                ^^^^^^^ "Malasia" repeats "Malasia"
""",
    ),
    good=(
        """\
1.1. The Members of the Group are: Chad; Fiji; Türkiye; and Uruguay.
""",
        """\
1.1. Les Membres du Groupe sont : Niger ; Nigéria ; et République dominicaine.
""",
    ),
    traps=(
        """\
1.1. The Members are: Congo; Democratic Republic of the Congo; Dominica; Dominican Republic; Guinea; Guinea-Bissau;
Niger; Nigeria; and Papua New Guinea.
""",
        """\
1.1. The floor was taken by Chad; Fiji; Chad; and Peru.
""",
    ),
    faults=(
        Fault("annexes", "Guinea-Bissau; Honduras", "Guinea; Honduras"),
        Fault("structured-discussions", "Chad;\nChile;", "Chad;\nChad; Chile;"),
        Fault("annual-report", "Saint Lucia;", "Saint Lucia; Saint Lucia;", also=("CNT001",)),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    for listing in facts.lists:
        if not listing.is_roll:
            continue
        seen: dict[str, ListedName] = {}
        for index, entry in enumerate(listing.entries):
            if entry.member is None:
                continue
            first = seen.setdefault(entry.member.symbol_code, entry)
            if first is not entry:
                related = (Related("the first time", first.span),)
                yield RULE.at(
                    entry.span, text=entry.text, first=first.text, related=related, fix=_without(listing, index)
                )


def _without(listing: ListFact, index: int) -> Fix | None:
    """The list without an entry and the separator behind it; none for the last entry."""
    if index + 1 == listing.names:
        return None
    start, end = listing.entries[index].span.start, listing.entries[index + 1].span.start
    return Fix("unsafe", "take out the name", (Edit(start, end, ""),))
