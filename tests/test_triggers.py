"""What is looked for only where it can begin is found wherever the grammars would find it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msme_parse import parse
from msme_parse.catalogue import catalogue
from msme_parse.facts import Facts
from msme_parse.facts.vocabulary import Vocabulary
from msme_parse.facts.words import Words
from msme_parse.source import Span
from msme_parse.syntax.leftovers import _CROSSED, _CROSSES
from msme_parse.syntax.triggers import BEGINNINGS, WITHIN, terminal
from msme_parse.syntax.words import find, words

TEXTS = [
    *(path.read_bytes().decode("utf-8", "replace") for path in sorted(Path("samples").rglob("*.txt"))),
    *(text for entry in catalogue() for text in (*entry.rule.bad, *entry.rule.good, *entry.rule.traps)),
]
PIECES = (
    *(
        "a",
        "an",
        "An",
        "MSME",
        "11th",
        "Mr.",
        "Mr",
        "H.E.",
        "H. E.",
        "Ms.",
        "Ana",
        "de",
        "la",
        "Wilson",
        "M.",
        "WTO",
        "Members",
    ),
    *(
        "members",
        "of the",
        "the",
        "European Union",
        "EU",
        "and its",
        "27",
        "member States",
        "et ses",
        "l'Union européenne",
    ),
    *(
        "2014-2019",
        "2014 - 2019",
        "3,5",
        "12 per cent",
        "12%",
        "per",
        "cent",
        "pour cent",
        "REPORT ON",
        "MSMEs",
        "W.T.O.",
        "U.S.s",
    ),
    *(
        "one",
        "Two",
        "vingt et un",
        "deux",
        "tres",
        "(",
        ")",
        "[",
        '"',
        "“",
        ",",
        ".",
        ";",
        " .",
        ",which",
        "/",
        "-",
        "’s",
        "_",
    ),
    *(
        " ",
        " ",
        " ",
        "\n",
        "\r\n",
        "\t",
        "\xa0",
        "\f",
        "  ",
        "\u2003",
        "1.1. ",
        "INF/MSME/R/42",
        "3 May 2025",
        "é",
        "\u0301",
        "\0",
    ),
)


def _searched(kind: str, prose: str) -> list[Span]:
    """The places of a terminal, found by a search through everything."""
    if kind != "USE":
        return [Span(*match.span()) for match in terminal(kind).finditer(prose)]
    return [
        Span(word.start + match.start(), word.start + match.end())
        for word in find("WORD", prose)
        for match in terminal(kind).finditer(prose[word.start : word.end])
    ]


def _triggered(kind: str, words: Words) -> list[Span]:
    return list(words.within(kind) if kind in WITHIN else words.begun(kind))


@pytest.mark.parametrize("kind", sorted(WITHIN | BEGINNINGS))
def test_a_trigger_misses_nothing(kind: str) -> None:
    found = 0
    for text in TEXTS:
        words = Facts(parse(text)).words
        assert _triggered(kind, words) == _searched(kind, words.prose), text
        found += len(_triggered(kind, words))
    assert found, "a terminal that no sample shows is held by nothing"


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_a_trigger_misses_nothing_in_any_text(text: str) -> None:
    words = Facts(parse(text)).words
    for kind in sorted(WITHIN | BEGINNINGS):
        assert _triggered(kind, words) == _searched(kind, words.prose), kind


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_the_vocabulary_has_every_word_where_it_stands(text: str) -> None:
    words = Facts(parse(text)).words
    spans = list(find("WORD", words.prose))
    written = [words.prose[span.start : span.end] for span in spans]
    assert words.lowered == {word.lower() for word in written}
    assert [each.span for each in words.of({word.lower() for word in written})] == spans
    assert words.running == " " + "".join(f"{word.lower()} " for word in written).replace("-", " ").replace(
        "\u2011", " "
    )


@given(st.text("aB9é_.,;:()[]'’&-", max_size=12))
def test_the_words_of_a_chunk_are_those_of_the_grammar(chunk: str) -> None:
    assert Vocabulary(chunk).told.words[chunk] == tuple(words(chunk))


@given(st.text("Xx20 1a.", max_size=8))
def test_crosses_are_looked_for_wherever_there_are_some(text: str) -> None:
    assert _CROSSES.search(text) is None or any(pair in text for pair in _CROSSED)
