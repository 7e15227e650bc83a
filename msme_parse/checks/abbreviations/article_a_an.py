"""The article before an abbreviation does not fit how the abbreviation is said.

An abbreviation that is spelt takes the article of its first letter: an MSME, an AEO, a UN body, a WTO paper. One that
is read as a word takes that of the word: a SAFE instrument. The lexicon says which is which; where it does not know,
a finding needs both readings to agree, or a word that has no vowel and must be spelt. Figures count too: an 11-member
group.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="ABR007",
    severity="warning",
    fix="safe",
    message='"{article}" stands before {word}, which takes "{right}"',
    evidence="English usage; a draft annual report of 2025 prints the wrong article before MSME",
    bad=(
        """\
1.1. It was a 18th meeting, after a 11th one with an 18-month plan and a 81-page paper.
            ^ "a" stands before 18th, which takes "an"
                                  ^ "a" stands before 11th, which takes "an"
                                                                       ^ "a" stands before 81-page, which takes "an"
""",
        """\
1.1. The Coordinator drafted a MSME report.
                             ^ "a" stands before MSME, which takes "an"
""",
        """\
1.1. It is an WTO paper on an AEO scheme, for an 8-member group and a 11-member one.
           ^^ "an" stands before WTO, which takes "a"
                                                                    ^ "a" stands before 11-member, which takes "an"
""",
        """\
1.1. The report of an UN body was an SAFE instrument.
                   ^^ "an" stands before UN, which takes "a"
                                  ^^ "an" stands before SAFE, which takes "a"
""",
    ),
    good=(
        """\
1.1. An MSME, an AEO, an EU paper, a UN body, a WTO paper and an MC14 document were named.
""",
        """\
1.1. A SAFE instrument, a GATT article, a TESSD paper, an ISO standard and an 18-month plan were named.
""",
    ),
    traps=(
        """\
1.1. Members of Group A MSMEs; item A EU exports; a "LAMP" scheme; a SUVA rule; an 1800-page file; a 2018 MSME report;
a EULEX office; irradiation as a
FAO: training.
""",
        """\
1.1. La OMC dio a ONU Mujeres y a AEO las respuestas; se dirige a MSMEs y a las mipymes de la región y del país.
""",
    ),
    faults=(
        Fault("annual-report", "an MSME Group paper", "a MSME Group paper"),
        Fault("one-line", "an AEO programme", "a AEO programme"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Articles before abbreviations and figures, in English."""
    if facts.identity.language != "en":
        return
    for article in facts.words.articles:
        right = article.takes
        if right is None or right == article.article.lower():
            continue
        edit = Edit(article.span.start + 1, article.span.end, right[1:])
        fix = Fix("safe", f'write "{right}"', (edit,))
        yield RULE.at(article.span, fix=fix, article=article.article, word=article.word, right=right)
