"""What is read off running prose, word by word."""

from itertools import pairwise
from pathlib import Path

import pytest

from msme_parse import parse
from msme_parse.facts import Facts
from msme_parse.facts.words import Words
from msme_parse.syntax.words import BLOT, PAGE

FORMS = Path(__file__).parent / "forms"


def _read(text: str) -> Words:
    return Facts(parse(text)).words


def _facts(text: str) -> Facts:
    return Facts(parse(text))


def test_prose_is_as_long_as_the_text_and_leaves_out_what_is_no_prose() -> None:
    text = "1.1. The Group met on 3 May 2025 (INF/MSME/R/42), see https://www.wto.org/the/the.\n"
    prose = _read(text).prose
    assert len(prose) == len(text)
    for gone in ("1.1", "May", "MSME", "https", "wto"):
        assert gone not in prose
    assert "The Group met on" in prose


DOUBLED = [
    ("of the the report", ["the"]),
    ("at the\nthe World Customs Organization", ["the"]),
    ("The the Group", ["the"]),
    ("the the the Group", ["the", "the"]),
    ("il a été été adopté de de la", ["été", "de"]),
    ("la reunión de\nde la Organización", ["de"]),
    ("a a report", ["a"]),
]


@pytest.mark.parametrize(("words", "doubled"), DOUBLED)
def test_doubled_word_is_found(words: str, doubled: list[str]) -> None:
    text = f"1.1. It is {words} of May.\n"
    found = _read(text).doubled
    assert [each.word for each in found] == doubled
    for each in found:
        assert text[each.second.start : each.second.end].lower() == each.word
        assert each.first.end <= each.second.start


@pytest.mark.parametrize(
    "words",
    [
        "Members had had time; it said that that was right",
        "the town of Walla Walla and Bora Bora",
        "in 2024 2024 and 12 12",
        "it ended. It began, and and-or was meant; it was over, over there",
        "we went there. there was",
        "the man–the plan, re-re-export and the-the",
        "Corr.1 to Corr.1",
        "the              the   of   a   layout",
        "b b and x x",
        "so so; very very old",
    ],
)
def test_word_that_may_stand_twice_is_left(words: str) -> None:
    assert _read(f"1.1. It is {words} now.\n").doubled == ()


def test_french_pronouns_may_stand_twice() -> None:
    text = "1.1. Nous nous sommes réunis et vous vous êtes exprimés sur les travaux du Groupe et de la Conférence.\n"
    assert _read(text).doubled == ()


def test_doubled_word_over_a_page_break_is_found() -> None:
    text = "1.1. The Group took note of the\n\f- 7 -\nthe report and agreed to it.\n1.2. It met.\n"
    assert [each.word for each in _read(text).doubled] in (["the"], [])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("a MSME", [("a", "MSME", "an")]),
        ("an AEO", [("an", "AEO", "an")]),
        ("a UN-led body", [("a", "UN-led", "a")]),
        ("an SAFE plan", [("an", "SAFE", "a")]),
        ("a SUVA rule", [("a", "SUVA", None)]),
        ("a 11th hour", [("a", "11th", "an")]),
        ("a 2018 law", [("a", "2018", None)]),
        ("a EULEX judge", [("a", "EULEX", None)]),
        ("a\nMSME", [("a", "MSME", "an")]),
        ("Group A MSMEs", []),
        ("Annex (a) MSMEs and e.g. a", []),
        ("a report", []),
        ("a \nMSME", [("a", "MSME", "an")]),
        ("a n report, an nth MSME", []),
    ],
)
def test_article_knows_what_the_word_takes(words: str, found: list[tuple[str, str, str | None]]) -> None:
    articles = _read(f"1.1. It was, said the Chair, {words}\n").articles
    assert [(each.article, each.word, each.takes) for each in articles] == found


def test_romance_a_is_no_article() -> None:
    assert _read("1.1. El Grupo se dirige a MSMEs y a las mipymes de la región.\n").articles == ()


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ('the "Friends of MSMEs" met', ['"Friends of MSMEs"']),
        ('"horizontal\nand fair" and "x"', ['"horizontal\nand fair"', '"x"']),
        ("« un “deux” trois » et", ["« un “deux” trois »"]),
        ('the "growth” met', ['"growth”']),
        ("the “growth met", []),
        ("l'Amb. d'Haïti's o'clock", []),
        ('12" pipes', []),
    ],
)
def test_quotations_are_outermost(words: str, quoted: list[str]) -> None:
    text = f"1.1. It is {words} now.\n"
    facts = _facts(text)
    assert [facts.text_of(each.span) for each in facts.words.quotations] == quoted
    assert all(facts.words.is_quoted(each.span.start + 1) for each in facts.words.quotations)
    assert not facts.words.is_quoted(6)


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("the  Group", [("double", "  ")]),
        ("the Group .", [("before", " ")]),
        ("the Group,which", [("missing", ",")]),
        ("the end.  It began", [("double", "  ")]),
        ("1,000 and 1.5 and 12:30", []),
        ("a .pdf file ... and (a,b)", []),
        ("the      Group", []),
    ],
)
def test_blanks(words: str, kinds: list[tuple[str, str]]) -> None:
    facts = _facts(f"1.1. It is {words}\n1.2. Yes.\n")
    assert [(each.kind, facts.text_of(each.span)) for each in facts.words.blanks] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("CÃ´te d'Ivoire", ["mojibake"]),
        ("itâ€™s", ["mojibake"]),
        ("T\ufffdrkiye", ["replacement"]),
        ("educaci\u0443n", ["look-alike"]),
        ("zero\u200bwidth", ["unseen"]),
        ("Co\u0302te", ["decomposed"]),
        ("quote\u0093", ["control"]),
        ("Côte d'Ivoire, Türkiye, 17\u201119\u00a0July, São Tomé, SÃO, «Â», α-helix, Москва, 5 µm", []),
        ("plain ASCII\twith a tab\fand a page", []),
    ],
)
def test_damage(text: str, kinds: list[str]) -> None:
    assert [each.kind for each in _read(f"1.1. {text} here.\n").damaged] == kinds


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("on 17-19 July 2024", [("-", "dates")]),
        ("on 17–19 July and 30 July – 2 August 2024", [("–", "dates"), ("–", "dates")]),
        ("in 2014\u20112019", [("\u2011", "figures")]),
        ("in INF/MSME/R/42, by COVID-19, at 022-739-5111, e-commerce", []),
    ],
)
def test_ranges(words: str, found: list[tuple[str, str]]) -> None:
    assert [(each.dash, each.kind) for each in _read(f"1.1. It was {words}.\n").ranges] == found


@pytest.mark.parametrize(
    ("words", "styles"),
    [
        ("24%, 24 per cent and 24\nper cent", ["%", "per cent", "per cent"]),
        ("24 % et 24 pour cent", ["%", "pour cent"]),
        ("el 24 por ciento; 3 percentages; per centre", ["por ciento"]),
    ],
)
def test_percents(words: str, styles: list[str]) -> None:
    assert [each.style for each in _read(f"1.1. It is {words}.\n").percents] == styles


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("H.E. Mr. Matthew Wilson,\nAmbassador", [(("H.E.", "Mr."), "Matthew Wilson")]),
        ("H.E. Ambassador Matthew\nWilson (Barbados)", [(("H.E.", "Ambassador"), "Matthew Wilson")]),
        ("Mr Wilson and Ms Ana de la Cruz", [(("Mr",), "Wilson"), (("Ms",), "Ana de la Cruz")]),
        ("el Excmo. Sr. Abel Ruiz", [(("Excmo.", "Sr."), "Abel Ruiz")]),
        ("Ambassador of Barbados and the Minister said", []),
        ("M. Wilson and Mr. Smith", [(("Mr.",), "Smith")]),
        ("the MM. He said", []),
    ],
)
def test_courtesies(words: str, found: list[tuple[tuple[str, ...], str]]) -> None:
    assert [(each.titles, each.name) for each in _read(f"1.1. It was {words}.\n").courtesies] == found


def test_words_are_found_whatever_their_capitals() -> None:
    text = "1.1. AEO Programs, programmes and program-led work.\n"
    found = _read(text).of(frozenset(("programs", "programmes", "program")))
    assert [(each.word, each.text) for each in found] == [("programs", "Programs"), ("programmes", "programmes")]


def test_prose_says_a_phrase() -> None:
    words = _read("1.1. The Least-Developed\nCountries met.\n1.2. It rained.\n")
    assert words.says("least developed country")
    assert not words.says("it met") and not words.says("developing country")


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("AEO Programs and AEO programmes", (1, 1)),
        ("organized, recognised and realised", (1, 2)),
        ("World Food Program and the programme", None),
        ('a "program" and the programme', None),
        ("a computer program and the programme", None),
        ("advise, supervise and the programme of exercise", None),
    ],
)
def test_spelling_choices(sentence: str, counts: tuple[int, int] | None) -> None:
    choices = _read(f"1.1. It was said that the {sentence} stood there.\n").spellings
    assert [(len(each.house), len(each.other)) for each in choices] == ([] if counts is None else [counts])


def test_french_programme_has_no_choice() -> None:
    text = "1.1. Le programme de la Conférence et le program des Membres dans les travaux du Groupe.\n"
    assert _read(text).spellings == ()


def test_the_prose_stands_where_the_text_stands_when_a_note_is_inside_a_paragraph() -> None:
    """A note at the foot of a page, in the middle of the paragraph that runs over the page."""
    nested = 0
    for file in sorted(FORMS.glob("*/*.txt")):
        text = file.read_text("utf-8")
        facts = Facts(parse(text))
        passages = facts.passages.all
        nested += sum(around.node.end > note.node.start for around, note in pairwise(passages))
        prose = facts.words.prose
        assert len(prose) == len(text), file
        pairs = zip(prose, text, strict=True)
        assert all(said in (written, "0", BLOT, PAGE) or not said.isalpha() for said, written in pairs), file
    assert nested
