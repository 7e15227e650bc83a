"""A name stands in the form of lists in a sentence, or in natural order in a list.

Lists invert some names, so that they sort under the country: "Korea, Republic of". A sentence says "the Republic of
Korea". Both forms are official; only their place is wrong.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.names import gather_inverted
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.rule import Fault, Rule
from msme_parse.source import Span

RULE = Rule(
    code="MEM009",
    severity="info",
    fix="unsafe",
    message='says "{text}" in {context}; the form there is {name}',
    evidence="annual reports and joint statements invert in lists and nowhere else",
    bad=(
        """\
1.1. The Ambassador of Korea, Republic of, opened the meeting.
                       ^^^^^^^^^^^^^^^^^^ says "Korea, Republic of" in running text; the form there is Republic of Korea
""",
        """\
1.1. The Members of the Group are: Chad;
Fiji; Republic of Moldova; and Peru.
      ^^^^^^^^^^^^^^^^^^^ says "Republic of Moldova" in a list; the form there is Moldova, Republic of
""",
    ),
    good=(
        """\
1.1. The Ambassador of the Republic of Korea opened the meeting.
""",
        """\
1.1. The Members of the Group are: Chad; Fiji; Moldova, Republic of; and Peru.
""",
    ),
    traps=(
        """\
1.1. Statements by Chad, Korea, Republic of, and Peru; and papers of Hong Kong, China; and Macao, China, were discussed.
""",
        """\
1.1. The floor was taken by Australia; Hong Kong, China; the Republic of Korea; and Chinese Taipei.
""",
    ),
    faults=(
        Fault("masthead", "from the Republic\nof Korea", "from\nKorea, Republic of"),
        Fault("annual-report", "Moldova, Republic of", "Republic of Moldova"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    for inverted in gather_inverted(facts):
        yield _at(inverted.span, facts.text_of(inverted.span), "running text", inverted.natural.text, whole=True)
    for listing in facts.lists:
        if not listing.is_roll:
            continue
        for entry in listing.entries:
            alias = entry.alias
            if alias is not None and entry.member is not None and alias.kind == "natural_order" and alias.fix != "no":
                yield _at(entry.span, entry.text, "a list", entry.member.name(listing.language), whole=entry.whole)


def _at(span: Span, text: str, context: str, name: str, *, whole: bool) -> Finding:
    fix = Fix("unsafe", f"write {name}", (Edit(span.start, span.end, name),)) if whole else None
    return RULE.at(span, text=" ".join(text.split()), context=context, name=name, fix=fix)
