"""A Member that is said to have joined, or whose envoy coordinates, is not in the list of Members.

The sentence is new each year; the list is copied and has to be extended. Looked for are the Members named as having
joined, and the Member in "H.E. Mr Matthew Wilson (Barbados), Coordinator" or "Ambassador of Barbados". The list must
be the only one of its kind in the document; an EU member State is listed by the entry of the European Union.
"""

from collections.abc import Iterator
from itertools import islice

from msme_parse.facts import Count, Facts, ListFact
from msme_parse.facts.members import look_up
from msme_parse.facts.names import gather_envoys
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule
from msme_parse.source import Span

RULE = Rule(
    code="MEM008",
    severity="error",
    message="says that {name} {does}; {place} does not list it",
    evidence="the annual reports of 2024 and 2025 name six who joined and the Coordinator's country; all are listed",
    bad=(
        """\
1.1. One new Member joined the Group: Cameroon, bringing membership to 3.[1]
                                      ^^^^^^^^ says that Cameroon joined; note [1] does not list it
[1] Members of the Group are: Chad; Fiji and Peru.
""",
        """\
1.1. S.E. M. Matthew Wilson (Barbade) a coordonné le Groupe.[1]
                             ^^^^^^^ says that Barbade coordinates; note [1] does not list it
[1] Les Membres du Groupe sont : Fidji ; Pérou ; et Tchad.
""",
        """\
1.1. One new Member, Cameroon, joined the Friends of Transparency.[1]
                     ^^^^^^^^ says that Cameroon joined; note [1] does not list it
[1] The Friends of Transparency are: Chad; Fiji; and Peru.
""",
    ),
    good=(
        """\
1.1. One new Member joined the Group: Cameroon, bringing membership to 3.[1]
[1] Members of the Group are: Cameroon; Fiji and Peru.
""",
        """\
1.1. H.E. Mr Matthew Wilson, Ambassador of Barbados, continued to coordinate the Group.[1]
[1] Members of the Group are: Barbados; Fiji; and Peru.
""",
    ),
    traps=(
        """\
1.1. One new Member, Cameroon, joined the Friends of Transparency.[1]
[1] The Friends of Fish are: Chad; Fiji; and Peru.
""",
        """\
1.1. Two new Members joined the Group: the Democratic Republic of the Congo and Ireland.[1]
[1] Members of the Group are: Democratic Republic of the Congo; European Union and its 27 Member States; and Peru.
""",
        """\
1.1. One new Member joined the MSME Group: Cameroon. The Ambassador of Norway spoke.[1]
[1] Members of the Group on Trade and Gender are: Chad; Fiji; and Peru.
""",
        """\
1.1. H.E. Mr Matthew Wilson (Barbados) coordinated the Group. The Members taking part were: Chad; Fiji; and Peru.
""",
    ),
    faults=(
        Fault("french", "le Cameroun, s'est joint", "le Cambodge, s'est joint"),
        Fault("annual-report", "Matthew Wilson (Barbados)", "Matthew Wilson (Fiji)"),
        Fault("masthead", "Brunei Darussalam; Cabo Verde; Canada", "Brunei Darussalam; Cameroon; Canada"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    rolls, called = _rolls(facts), _called(facts)
    for span, name, of, does, group, joining in _named(facts):
        roll = rolls.get(of) or (_of_same_name(facts, called, joining) if joining else None)
        member = look_up(name)[1]
        if roll is None or member is None or roll.lists(member) or not _is_same_group(group, roll.introduction):
            continue
        yield RULE.at(span, name=name, does=does, place=roll.place, related=(Related("the list", roll.span),))


def _named(facts: Facts) -> Iterator[tuple[Span, str, str, str, str, Count | None]]:
    """Who joined or coordinates: place, name, what its list is of, what is said, the group, the number that joined."""
    for count in facts.counts:
        if count.kind == "joined":
            for named in count.announced:
                yield named.span, named.text, count.of, "joined", count.group, count
    for envoy in gather_envoys(facts):
        yield envoy.span, facts.text_of(envoy.span), "members", "coordinates", "Group", None


def _rolls(facts: Facts) -> dict[str, ListFact | None]:
    """For each kind the list that sets out to name all; None where there are several."""
    announcing = {count.listed for count in facts.counts if count.kind in ("joined", "left")}
    rolls: dict[str, ListFact | None] = {}
    for listing in facts.lists:
        if listing.is_roll and listing not in announcing:
            rolls[listing.of] = None if listing.of in rolls else listing
    return rolls


_Called = dict[str, list[tuple[ListFact, set[str]]]]
"""Lists and the names in their introductions, by one word of the name."""


def _called(facts: Facts) -> _Called:
    called: _Called = {}
    for listing in facts.lists:
        own = set() if listing.of else _own(listing.introduction)
        if len(own) > 1:
            called.setdefault(min(own), []).append((listing, own))
    return called


def _of_same_name(facts: Facts, called: _Called, joining: Count) -> ListFact | None:
    """The list whose introduction names what the sentence says was joined: `The Friends of Transparency are`."""
    said = _own(facts.text_of(joining.sentence))
    near = (each for word in said for each in called.get(word, ()))
    fitting = (listing for listing, own in near if own <= said and listing.names > max(2, joining.value))
    same = list(islice(fitting, 2))
    return same[0] if len(same) == 1 else None


def _is_same_group(group: str, introduction: str) -> bool:
    """Whether the list can be that of a group: they share a word, or one of them is only called the Group."""
    own, words = _own(group), _own(introduction)
    if group and not {word.lower() for word in introduction.split()} & _GROUPS:
        return False
    return not own or not words or bool(own & words)


def _own(words: str) -> set[str]:
    """The capitalized words that tell one group from another: `MSME`, `Trade`, `Gender`."""
    names = {word.strip(".,:;()[]1234567890").lower().rstrip("s") for word in words.split() if word[:1].isupper()}
    return names - _GROUPS - _OF_ANY


_OF_ANY = frozenset("member membre miembro the le los el les informal working travail trabajo".split())
_GROUPS = frozenset("group groupe grupo initiative iniciativa coalition dialogue discussions membership".split())
