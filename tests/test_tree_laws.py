"""The laws of the tree, for any text whatever."""

import random
from pathlib import Path

import msgspec
import pytest
from hostile import FAMILIES, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import grammatical

from msme_parse import extract, parse, to_json
from msme_parse.catalogue import catalogue
from msme_parse.facts import Facts
from msme_parse.linting import lint_facts
from msme_parse.readers import read_text
from msme_parse.records.extract import report_record
from msme_parse.source import LineHint
from msme_parse.syntax import naming, parse_source
from msme_parse.tree.nodes import Address, Branch, Report
from msme_parse.tree.walk import leaves, walk

TEXTS = sorted(Path(__file__).parent.glob("**/*.txt"))

PIECES = (
    *(
        "1.1. ",
        "1.2. ",
        "2 HEADING",
        "I. Opening",
        "[1] ",
        "[2]",
        "[",
        "]",
        "(",
        ")",
        "[X]",
        "; ",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
    ),
    *(
        "WT/MIN(17)/58/Rev.1",
        "_INF/MSME/W/64/Rev.[X]",
        "13 December 2017",
        "15-16 April, 19 and 20 June 2024",
        "2 December",
    ),
    *(
        "Wednesday, ",
        "December 2025",
        "Members are: Chad; Fiji; Peru and Viet Nam.",
        "Annex 1",
        "Table 1.1 Trade",
        "| a | 1 |",
    ),
    *(
        "(a) ",
        "• ",
        "__________\n",
        "\x0c",
        " - 2 -\n",
        "the ",
        "Members ",
        "104",
        ".",
        " ",
        "\t",
        '"',
        "paragraph 1.3",
        "½",
    ),
    *("\x0cWT/COMTD/M/9\nPage 2\n", "WT/COMTD/M/9 Page 3 ", "-2Text ", "- 29 2.37. ", "3/10", "18-16895\n"),
    *("1\n", " 1\n See this.\n", "lines.1 ", "20212", "Rev14", "1.\n\n", "I.\n", "__________________\n"),
    *("# ", "**", "**Bold**\n", "\\(a\\) ", "\\_", "a._ ", "  ---- ----\n", "\x85"),
    *("\ud800", "\x00", "\u2028", "Côte d'Ivoire", "A/RES/73/3", "1 INTRODUCTION ..... 3\n", "Page: 1/3", "(25-1234)"),
)
texts = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


def assert_tiles(report: Report) -> None:
    """The leaves meet: none missing, none overlapping; children lie inside their parents and touch each other."""
    position = 0
    for leaf in report.leaves():
        assert leaf.start == position
        assert leaf.end >= leaf.start
        position = leaf.end
    assert position == len(report.text)
    for block in report.blocks:
        for node in walk(block):
            if isinstance(node, Branch):
                assert node.children, "a branch has children"
                assert node.children[0].start == node.start
                assert node.children[-1].end == node.end


@given(texts)
@settings(max_examples=400, deadline=None)
def test_lossless_and_total(text: str) -> None:
    report = parse(text)
    assert str(report) == text
    assert_tiles(report)


def assert_every_rule_runs(report: Report) -> None:
    """Those too that are off, and those of the other house: a user may ask for any on any text."""
    facts = Facts(report)
    for entry in catalogue():
        for finding in entry.check(facts):
            assert 0 <= finding.span.start <= finding.span.end <= len(report.text), entry.rule.code


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_rule_runs_on_every_text_of_the_tests(path: Path) -> None:
    assert_every_rule_runs(parse(path.read_text("utf-8", "surrogateescape")))


@given(texts)
@settings(max_examples=150, deadline=None)
def test_every_text_has_facts_findings_and_json(text: str) -> None:
    report = parse(text)
    assert_every_rule_runs(report)
    assert to_json(extract(report))


@given(grammatical)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_the_grammars_name_is_read_in_any_order(text: str) -> None:
    report = parse(text)
    assert str(report) == text
    assert_tiles(report)
    assert len(Facts(report).words.prose) == len(text)
    assert_every_rule_runs(report)
    assert to_json(extract(report))


@given(texts)
@settings(max_examples=150, deadline=None)
def test_lines_named_without_more_thought_are_named_as_the_others(text: str) -> None:
    assert_named_alike(text)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_lines_of_the_test_texts_are_named_alike(path: Path) -> None:
    assert_named_alike(path.read_text("utf-8", "surrogateescape"))


def assert_named_alike(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(naming._Namer, "_surely_goes_on", lambda namer, line: False)
        slowly = parse(text).blocks
    assert parse(text).blocks == slowly


@given(texts)
@settings(max_examples=100, deadline=None)
def test_parsing_twice_gives_the_same_tree(text: str) -> None:
    assert parse(text).blocks == parse(text).blocks


@pytest.mark.parametrize("family", FAMILIES)
def test_hostile_text_is_read_whole(family: str) -> None:
    """Whatever is quadratic inside one call, where no step is seen, hangs here; `tests/hostile.py` measures it."""
    text = "1.1. " + written(family, max(1, 30_000 // len(FAMILIES[family])))
    report = parse(text)
    assert str(report) == text
    facts = Facts(report, previous=Facts(parse(text[: len(text) // 2])))
    assert all(0 <= each.span.start <= each.span.end <= len(text) for each in lint_facts(facts, rules=catalogue()))
    assert to_json(report_record(facts))


NUMBERS = ("9" * 5_000, "²", "①", "٣", "Ⅻ", "½", "𝟙", "00", "-5", "I" * 4_000, "A" * 3_000, "1" + ".1" * 3_000)
"""What some part of Python takes for a number and another does not."""

PLACES = (
    "1.1. There are № Members, № workshops and № annexes: (a) one; (b) two. № of 24 replies (№%) named CHF №.",
    "№ HEADING\n\nText.\n\n№.1. Text.\n\n1.№. Text.",
    "1.1. Text[№].\n\n[№] Note.\n\n№ Note.",
    "ANNEX №\n\nText.\n\nSee annex №, note №, paragraphs 1-№ and Article №:№.\n\nANNEX №\n\nText.",
    "Table №: Trade\n\n| a | № | 1 |\n| Total | № | 2 |\n\nFigure № Trade\n\nBox №: Trade",
    "(№) one;\n(№) two;\n(№) three.",
    "1.1. On № May 2024, 3 May №, №/№/№ and from 2020 to №, at the №th meeting and MC№.",
    "1.1. See WT/L/№, WT/MIN(№)/№/Rev.№, A/RES/№/№, WT/L/1-№ and WT/L/№ to №.",
    "WT/L/№\n3 May №\n(25-№)\nPage: 1/№\n\n№ ANNUAL REPORT\n\n1.1. Text.",
    "\x0cWT/L/1\n- № -\nText\n\x0cWT/L/1\nPage №\n1 INTRODUCTION ..... №\n2 END ..... №",
    "1.1. Members are: Chad; Fiji; № and Peru. The European Union and its № member States. The HS№ and X№ (X№).",
)


@pytest.mark.parametrize("place", PLACES)
def test_any_number_may_stand_where_one_stands(place: str) -> None:
    for number in NUMBERS:
        text = place.replace("№", number) + "\n"
        facts = Facts(parse(text), previous=Facts(parse(place.replace("№", "3"))))
        assert all(0 <= each.span.start <= each.span.end <= len(text) for each in lint_facts(facts, rules=catalogue()))
        assert to_json(report_record(facts))


def test_wrapping_does_not_change_what_the_text_says() -> None:
    words = (
        "1.1. On 13 December 2017, 88 WTO Members met (WT/MIN(17)/58/Rev.1). Members of the Group are: Bahrain,"
        " Kingdom of; Hong Kong, China; Korea, Republic of; Saint Vincent and the Grenadines; Uruguay and Viet Nam."
    ).split(" ")
    once = extract(parse(" ".join(words)))
    chance = random.Random(7)
    for _ in range(20):
        wrapped = words[0] + "".join(chance.choice((" ", " ", "\n")) + word for word in words[1:])
        again = extract(parse(wrapped))
        assert [date.start for date in again.dates] == [date.start for date in once.dates]
        assert [symbol.symbol for symbol in again.symbols] == [symbol.symbol for symbol in once.symbols]
        assert [entry.official for entry in again.member_lists[0].entries] == [
            entry.official for entry in once.member_lists[0].entries
        ]
        assert again.paragraphs[0].text == once.paragraphs[0].text


@pytest.mark.parametrize(
    "address",
    [
        "www.example.org/reports/2024_final",
        "www.trade-desk.example.org/a/b.pdf",
        "https://www.example.org/a",
        "ana.maria.ruiz@example.org",
    ],
)
def test_an_address_is_one_leaf(address: str) -> None:
    report = parse(f"1.1. It is at {address} and elsewhere, and/or at home.\n")
    found = [leaf for block in report.blocks for leaf in leaves(block) if isinstance(leaf, Address)]
    assert [report.text_of(leaf) for leaf in found] == [address]


@pytest.mark.parametrize("kind", ["heading", "caption", "table", "contents", "note", "furniture", "title"])
@pytest.mark.parametrize("line", ["", "   ", "Words of any kind", "Table 2", "1.1. Text", "\x0c", "| a |", "[1]"])
def test_any_hint_on_any_line(kind: str, line: str) -> None:
    """A file may say anything of a line, whatever its beginning allows."""
    text = f"1. Before.\n\n{line}\nBehind.\n"
    source = msgspec.structs.replace(read_text(text), hints=(LineHint(12, kind),))
    assert_tiles(parse_source(source))
