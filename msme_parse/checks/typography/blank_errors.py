"""A blank too many between words or before a mark, or none behind one.

Two blanks behind a full stop or a label are a habit of typists. In French a blank before `;`, `:`, `?` and `!` is
right. A text with many double blanks was laid out in columns or by a converter; such a text is left alone. So is a
PDF, which has gaps and no blanks.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.words import Blank
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="TYP006",
    severity="info",
    fix="safe",
    message="{what}",
    evidence="general typography",
    bad=(
        """\
1.1. The Group met.[1]
[1] See the  report.
           ^^ two blanks between "the" and "report"
""",
        """\
1.1. The  Group met in Geneva .
        ^^ two blanks between "The" and "Group"
                             ^ a blank before "."
""",
        """\
1.1. The Group met,and Members agreed;they will meet again.
                  ^ no blank behind ","
                                     ^ no blank behind ";"
""",
    ),
    good=(
        """\
1.1.  The Group met in Geneva.  It agreed.[2] Members spoke, and left.
[2] See http://example.org/a,b .
""",
        """\
1.1. Le Groupe s'est réuni : il a adopté son rapport ; a-t-il fini ? Oui !
""",
    ),
    traps=(
        """\
1.1. A figure of 1,000 or 1.5, 12:30 and 10.000; see Article XX:b, e.g. .pdf files ... and J.P.Smith (a,b).
""",
        """\
1.1. The Group heard the words « deux points : le commerce ; la pêche » and agreed with them.
""",
        """\
1.1. A  report  of  a  typist  who  justified  every  line  by  hand  with  more  blanks  than  words  need.
""",
    ),
    faults=(
        Fault("structured-discussions", "took the floor", "took the  floor"),
        Fault("annual-report", "every firm, big", "every firm,big"),
    ),
)

MANY = 12
"""With more double blanks than this a text was laid out, not typed."""

_FRENCH = frozenset(";:!?»")


def check(facts: Facts) -> Iterator[Finding]:
    """Blanks in paragraphs and notes, unless the document is full of them."""
    if facts.report.source.form == "pdf":
        return
    blanks = [each for each in facts.words.blanks if each.passage.kind in ("paragraph", "note")]
    is_laid_out = {kind: sum(each.kind == kind for each in blanks) > MANY for kind in ("double", "before", "missing")}
    for blank in blanks:
        if is_laid_out[blank.kind]:
            continue
        finding = _finding(facts, blank)
        if finding is not None:
            yield finding


def _finding(facts: Facts, blank: Blank) -> Finding | None:
    text, span = facts.text, blank.span
    behind = text[span.end : span.end + 1]
    if blank.kind == "missing":
        mark = text[span.start]
        fix = Fix("safe", "put a blank", (Edit(span.end, span.end, " "),))
        return None if mark == "." else RULE.at(span, fix=fix, what=f'no blank behind "{mark}"')
    if blank.kind == "before":
        if behind in _FRENCH and (facts.identity.language == "fr" or facts.words.is_quoted(span.start)):
            return None
        fix = Fix("safe", "take the blank out", (Edit(span.start, span.end, ""),))
        return RULE.at(span, fix=fix, what=f'a blank before "{behind}"')
    before = text[max(0, span.start - 60) : span.start]
    after = text[span.end : span.end + 60]
    if not (before[-1:].isalnum() or before.endswith(",")) or not behind.isalnum() or "  " in before + "|" + after:
        return None
    words = before.split()[-1], after.split()[0]
    if len(words[0]) < 2:
        return None
    fix = Fix("safe", "leave one blank", (Edit(span.start, span.end, " "),))
    return RULE.at(span, fix=fix, what=f'two blanks between "{words[0]}" and "{words[1].rstrip(",.;:")}"')
