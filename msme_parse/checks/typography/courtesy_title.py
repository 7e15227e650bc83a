"""One person is given different titles, or one title is written with and without its stop.

The first mention with the full name sets the form; a later full name with other titles is reported. `Mr Wilson` and
`Ambassador Wilson`, without the given name, are how a text goes on. Quotations are left alone.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.words import Courtesy
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="TYP007",
    severity="info",
    message='"{form}" here, "{other}" in {where}',
    evidence="the annual reports of the MSME Group print one Coordinator as H.E. Mr, H.E. Mr. and H.E. Ambassador",
    bad=(
        """\
1.1. H.E. Mr. Matthew Wilson coordinated the Group.
1.2. H.E. Ambassador Matthew Wilson drafted a report.
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "H.E. Ambassador Matthew Wilson" here, "H.E. Mr. Matthew Wilson" in 1.1
""",
        """\
1.1. Mr. John Smith and Mr. Paul Brown spoke, and Mr Jean Roy answered.
                                                  ^^ "Mr" here, "Mr." in 1.1
""",
    ),
    good=(
        """\
1.1. H.E. Mr Matthew Wilson coordinated the Group. Mr Wilson drafted a report.
""",
        """\
1.1. S. E. M. Abel Roy a pris la parole; S.E. M. Abel Roy a remercié le Groupe.
""",
    ),
    traps=(
        """\
1.1. H.E. Mr Matthew Wilson spoke. Ambassador Wilson and Ms Ana Wilson answered;
Dr. Ruiz said: "Mr. Matthew Wilson spoke."
""",
        """\
1.1. Chairman: H.E. Mr. Abel Ruiz. Président: S.E. M. Abel Ruiz.
1.2. El Excmo. Sr. Abel Ruiz y la Sra. Ana Ruiz hablaron. El Sr. Ruiz dio las gracias.
""",
    ),
    faults=(
        Fault("annual-report", "H.E. Mr\nMatthew", "H.E. Mr.\nMatthew"),
        Fault("masthead", "The Coordinator's Report", "The report of H.E. Ambassador Matthew Wilson"),
    ),
)

_FRENCH = frozenset("S.E M Mme Mlle Ambassadeur Ambassadrice Ministre Professeur".split())
_SPANISH = frozenset("Excmo Excma Sr Sra Srta Sres Embajador Embajadora Ministro Ministra".split())
_DOTTED = frozenset(("Mr", "Mrs", "Ms", "Dr", "Prof"))


def check(facts: Facts) -> Iterator[Finding]:
    """Titles of one person first, then the stops."""
    courtesies = [each for each in facts.words.courtesies if not facts.words.is_quoted(each.span.start)]
    yield from _persons(facts, courtesies)
    yield from _stops(facts, courtesies)


def _persons(facts: Facts, courtesies: list[Courtesy]) -> Iterator[Finding]:
    first: dict[tuple[str, str], Courtesy] = {}
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for each in courtesies:
        if " " not in each.name or each.passage.kind == "title":
            continue
        other = first.setdefault((each.name, _language(each)), each)
        if _bare(each) != _bare(other) and (each.name, _bare(each)) not in seen:
            seen.add((each.name, _bare(each)))
            form, before = " ".join((*each.titles, each.name)), " ".join((*other.titles, other.name))
            related = (Related("the other form", other.span),)
            yield RULE.at(each.span, related=related, form=form, other=before, where=other.passage.address)


def _language(courtesy: Courtesy) -> str:
    """The language of the titles: three title blocks of one document name the Chair in three languages."""
    title = courtesy.titles[0].rstrip(".")
    return "fr" if title in _FRENCH else "es" if title in _SPANISH else "en"


def _bare(courtesy: Courtesy) -> tuple[str, ...]:
    return tuple(title.rstrip(".") for title in courtesy.titles)


def _stops(facts: Facts, courtesies: list[Courtesy]) -> Iterator[Finding]:
    """The first title of the rarer form: `Mr` among many `Mr.`"""
    forms: dict[str, dict[str, list[Courtesy]]] = {}
    for each in courtesies:
        for title in each.titles:
            if title.rstrip(".") in _DOTTED:
                forms.setdefault(title.rstrip("."), {}).setdefault(title, []).append(each)
    for bare, found in forms.items():
        if len(found) < 2:
            continue
        usual, rare = sorted((bare, bare + "."), key=lambda form: -len(found[form]))
        each, other = found[rare][0], found[usual][0]
        start = facts.text.index(rare, each.span.start)
        span = type(each.span)(start, start + len(rare))
        related = (Related("the other form", other.span),)
        yield RULE.at(span, related=related, form=rare, other=usual, where=other.passage.address)
