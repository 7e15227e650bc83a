"""The names of a list are not in alphabetical order.

The order is that of the WTO's lists, with rules of its own: accents do not count, The Gambia stands under G, Chinese
Taipei under T, a blank before any letter. A French or Spanish list follows its own alphabet, or keeps the order of the
English names. One finding for each place at which the order breaks; a list that breaks it all over is in another
order, of speakers or of accession, and is left alone.
"""

from collections.abc import Iterator
from functools import lru_cache

from msme_parse.facts import Facts, ListFact
from msme_parse.facts.members import ListedName
from msme_parse.finding import Edit, Finding, Fix, Related
from msme_parse.lexicon import Language, sort_key
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="MEM004",
    severity="warning",
    fix="safe",
    message="{name} stands behind {before}",
    evidence="77 of 77 names of the 2025 list and 85 of 85 of the statement on investment facilitation are in this "
    "order; a news item of 2017 put Myanmar before Moldova",
    bad=(
        """\
1.1. The Members of the Group are: Chad; Côte d'Ivoire; The Gambia; Myanmar;
Moldova, Republic of; and Peru.
^^^^^^^^^^^^^^^^^^^^ Moldova, Republic of stands behind Myanmar
""",
        """\
1.1. Les Membres du Groupe sont : Albanie ; Brésil ; Chine ; Corée, République de ; Égypte ; États-Unis d'Amérique ;
Équateur ; Japon ; Mexique ; et Viet Nam.
^^^^^^^^ Équateur stands behind États-Unis d'Amérique
""",
        """\
1.1. The Members of the Group are: Peru; Albania; Viet Nam; Chad; Uruguay; Benin; and Togo.
1.2. The co-sponsors of the paper are: Chad; The Gambia; Myanmar;
Moldova, Republic of; and Samoa.
^^^^^^^^^^^^^^^^^^^^ Moldova, Republic of stands behind Myanmar
""",
    ),
    good=(
        """\
1.1. The Members of the Group are: Costa Rica; Côte d'Ivoire; Democratic Republic of the Congo; Dominica; The Gambia;
Guinea; Guinea-Bissau; Switzerland; Chinese Taipei; Tajikistan; and Uruguay.
""",
        """\
1.1. Los Miembros del Grupo son: Albania; Alemania; Brasil; Corea, República de; España; Estados Unidos de América;
Japón; México; y Viet Nam.
""",
    ),
    traps=(
        """\
1.1. Members spoke in this order: Peru; Albania; Viet Nam; Chad; Uruguay; Benin; and Togo.
1.2. Five new Members joined the Group: Benin; Chad; Togo; Fiji; and Uruguay.
""",
        """\
1.1. Les Membres du Groupe sont : Afghanistan ; Allemagne ; Autriche ; Belgique ; Chili ; Japon ; et Suisse.
1.2. The Members are: Brazil; Chad; Republic of Korea; Lao PDR; Moldova, Republic of; Swaziland; and Turkey.
""",
    ),
    faults=(
        Fault("annexes", "Guinea; Guinea-Bissau; Honduras", "Honduras; Guinea; Guinea-Bissau"),
        Fault("one-line", "Myanmar; New Zealand; Nicaragua", "New Zealand; Myanmar; Nicaragua"),
    ),
)


_FEWEST = 5


def check(facts: Facts) -> Iterator[Finding]:
    announcing = {count.listed for count in facts.counts if count.kind in ("joined", "left")}
    for listing in facts.lists:
        if not listing.is_roll or listing.names < _FEWEST or listing in announcing:
            continue
        breaks = _breaks(listing, listing.language)
        if listing.language != "en" and not _breaks(listing, "en"):
            continue
        if len(breaks) > max(1, listing.names // 12):
            continue
        for number, (before, entry) in enumerate(breaks):
            fix = _fix(facts, listing) if number == 0 else None
            related = (Related("the name before it", before.span),)
            yield RULE.at(entry.span, name=entry.text, before=before.text, related=related, fix=fix)


def _breaks(listing: ListFact, lang: Language) -> list[tuple[ListedName, ListedName]]:
    """Each name that stands behind one that comes after it, with that one."""
    breaks: list[tuple[ListedName, ListedName]] = []
    last: tuple[str, ListedName] | None = None
    for entry in listing.entries:
        if entry.member is None:
            continue
        keys = _keys(entry, lang)
        if len(keys) == 1 and (last is None or keys[0] >= last[0]):
            last = (keys[0], entry)
            continue
        fitting = [key for key in keys if last is None or key >= last[0]]
        if not fitting and last is not None:
            breaks.append((last[1], entry))
        last = (min(fitting or keys), entry)
    return breaks


def _keys(entry: ListedName, lang: Language) -> tuple[str, ...]:
    """Where a name can stand: a listed name in one place, another under its own words or under the listed ones."""
    name = (entry.member.name_en if lang == "en" else entry.member.name(lang)) if entry.member else ""
    as_listed = entry.kind == "group" or (entry.kind == "member" and lang == "en")
    return _keys_of(name, name if as_listed else entry.text, lang)


@lru_cache(maxsize=10_000)
def _keys_of(listed: str, own: str, lang: Language) -> tuple[str, ...]:
    keys = sort_key(listed, lang) if listed else "", sort_key(own, lang) if own else ""
    return keys[:1] if keys[0] == keys[1] else keys


def _fix(facts: Facts, listing: ListFact) -> Fix | None:
    """The names in order, when every one is a listed name and stands in one piece."""
    entries = listing.entries
    if listing.language != "en" or any(entry.kind not in ("member", "group") or not entry.whole for entry in entries):
        return None
    ordered = sorted(entries, key=lambda entry: min(_keys(entry, "en")))
    edits = (
        Edit(old.span.start, old.span.end, facts.text_of(new.span))
        for old, new in zip(entries, ordered, strict=True)
        if old is not new
    )
    return Fix("safe", "put the names in order", tuple(edits))
