"""A figure glued to a word or a year is the mark of a note if the notes say so; else both readings are given."""

import json

import pytest

from msme_parse import extract, lint, parse, to_json


def undecided(text: str) -> list[dict[str, object]]:
    return json.loads(to_json(extract(parse(text)))).get("undecided_marks", [])


@pytest.mark.parametrize(
    ("sentence", "word", "number"),
    [
        ("The nine Members2 agreed.", "Members", "2"),
        ("It was held virtually in 20212 by the Chairs.", "2021", "2"),
        ("For 2020–20211 and the progress made.", "2020–2021", "1"),
        ("As the Group (MSMEs)3 had asked.", "MSMEs)", "3"),
    ],
)
def test_without_notes_both_readings_are_given(sentence: str, word: str, number: str) -> None:
    (mark,) = undecided(f"1.1. {sentence}\n")
    assert mark["ambiguous"] is True
    assert mark["readings"] == [{"text": word + number, "note": None}, {"text": word, "note": number}]


@pytest.mark.parametrize(
    "text",
    [
        "1.1. The nine Members agreed on CO2, G/TBT/23 and 2021 as well as 104 others.\n",
        "1.1. The nine Members2 agreed.[1]\n\n[1] The marks of this text have brackets.\n",
        "1.1. The nine Members1 agreed.\n\n1 These Members are Chad and Fiji.\n",
        "1.1. See https://example.org/notes12 and the table.\n\n| Members2 | 20212 |\n| a | b |\n",
    ],
)
def test_where_the_text_decides_nothing_is_said(text: str) -> None:
    assert undecided(text) == []


def test_a_year_with_a_figure_glued_to_it_gives_no_day() -> None:
    (date,) = json.loads(to_json(extract(parse("1.1. See the report of 3 May 20193, as agreed in 2018.\n"))))["dates"]
    assert (date["start"], date["end"], date["ambiguous"]) == (None, None, True)
    assert date["readings"] == [
        {"start": "2019-05-03", "end": "2019-05-03", "note": "3"},
        {"start": None, "end": None, "note": None},
    ]


def test_a_year_with_a_figure_glued_to_it_counts_nothing() -> None:
    record = extract(parse("1.1. In 20212 Members agreed; 104 Members took part.\n"))
    assert [count.value for count in record.counts] == [104]


def test_nothing_is_found_wrong_with_what_is_undecided() -> None:
    report = parse("1.1. The meeting was held on 13 December 20212, and nine Members2 came.\n")
    assert [finding.code for finding in lint(report) if finding.code.startswith(("DAT", "FNT", "CNT"))] == []


@pytest.mark.parametrize("symbol", ["FCCC/SBI/2023/INF.1", "A/C.2/78/L.1", "STDF/PG/410/Eval.1"])
def test_the_number_of_a_symbol_is_no_mark_though_the_note_has_none(symbol: str) -> None:
    """Some converters lose the marks; a note is then called by whatever could be one, if that is not a symbol."""
    feed = "\x0cPage 2\n"
    text = f"1. The report was issued as {symbol}. It was discussed.\n\n___________\n1 The note of this page.\n{feed}"
    report = extract(parse(text))
    assert [cited.text for cited in report.symbols] == [symbol]
