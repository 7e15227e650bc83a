"""The article before an abbreviation does not fit how the abbreviation is said.

An abbreviation that is spelt takes the article of its first letter: an MSME, an AEO, a UN body, a WTO paper. One that
is read as a word takes that of the word: a SAFE instrument. The lexicon says which is which; where it does not know,
a finding needs both readings to agree, or a word that has no vowel and must be spelt. Figures count too: an 11-member
group.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.words import Article
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.rule import Rule

RULE = Rule(
    code="ABR007",
    severity="warning",
    fix="safe",
    message='"{article}" stands before {word}, which takes "{right}"',
    evidence="English usage; a draft annual report of 2025 prints the wrong article before MSME",
    bad=(
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
1.1. Members of Group A MSMEs; item A EU exports; a "LAMP" scheme; a SUVA rule; an 1800-page file; a 2018 MSME report; a EULEX
office; irradiation as a
FAO: training.
""",
        """\
1.1. La OMC dio a ONU Mujeres y a AEO las respuestas; se dirige a MSMEs y a las mipymes de la región y del país.
""",
    ),
)

_AN_LETTERS = frozenset("AEFHILMNORSX")
"""Letters whose names begin with a vowel; U is said "you"."""

_VOWELS = frozenset("AEIOUY")


def check(facts: Facts) -> Iterator[Finding]:
    """Articles before abbreviations and figures, in English."""
    if facts.identity.language != "en":
        return
    for article in facts.words.articles:
        right = _right(facts, article)
        written = article.article.lower()
        if right is None or right == written or _is_label(facts, article) or _heads_a_row(facts, article):
            continue
        edit = Edit(article.span.start + 1, article.span.end, right[1:])
        fix = Fix("safe", f'write "{right}"', (edit,))
        yield RULE.at(article.span, fix=fix, article=article.article, word=article.word, right=right)


def _right(facts: Facts, article: Article) -> str | None:
    """The article that the word takes; None when nobody can tell."""
    word = article.word.partition("-")[0].partition("'")[0].partition("’")[0]
    if word[:1].isdigit():
        figures = word.rstrip(".")
        takes_an = figures.startswith("8") or figures in ("11", "18", "11th", "18th")
        return ("an" if takes_an else None) if article.article == "a" and len(figures) < 5 else None
    stem = word.removesuffix("s")
    letters = "".join(letter for letter in stem if letter.isalpha())
    if len(letters) < 2 or not letters.isupper() or not letters.isascii():
        return None
    spoken = _spoken(facts, stem)
    by_letter = "an" if letters[0] in _AN_LETTERS else "a"
    by_word = "an" if letters[0] in "AEIO" else "a"
    if spoken == "letters" or _VOWELS.isdisjoint(letters):
        return by_letter
    if spoken == "word":
        return by_word if letters[0] != "U" else None
    return by_letter if by_letter == by_word and letters[0] != "U" and letters[:2] != "EU" else None


def _spoken(facts: Facts, stem: str) -> str:
    lexicon = facts.abbreviations.lexicon
    known = lexicon.get(stem) or lexicon.get(stem.rstrip("0123456789"))
    return known.spoken if known is not None else ""


def _heads_a_row(facts: Facts, article: Article) -> bool:
    """Whether a colon follows: `IICA: Training`, a cell that only the conversion put behind the article."""
    return facts.text[article.word_span.end : article.word_span.end + 1] == ":"


def _is_label(facts: Facts, article: Article) -> bool:
    """Whether a capital A is no article but a letter: `Group A MSMEs`."""
    if article.article != "A":
        return False
    before = facts.text[max(article.passage.body.start, article.span.start - 20) : article.span.start].rstrip()
    return bool(before) and before[-1] not in ".:!?;\"“)]"
