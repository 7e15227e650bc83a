"""Document symbols: what is one, what its parts are, which date is its own.

The table in `data/symbols.csv` holds real symbols with their parts; in it `⏎` is a line end and `␣` a zero-width space.
"""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msme_parse import extract, parse, to_json
from msme_parse.facts import Citation, Facts
from msme_parse.lexicon import series
from msme_parse.linting import lint_facts
from msme_parse.records.symbols import symbol_records, symbol_words
from msme_parse.syntax.recognition import is_symbol
from msme_parse.syntax.symbols import FAULTS, read_symbol

TABLE = Path(__file__).parent / "data" / "symbols.csv"
UNSEEN = str.maketrans({"⏎": "\n", "␣": "\u200b"})


def _rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        return [{**row, "text": row["text"].translate(UNSEEN)} for row in csv.DictReader(table)]


ROWS = [pytest.param(row, id=row["text"]) for row in _rows()]


def _cited(text: str) -> tuple[Citation, ...]:
    return Facts(parse(f"1.1. {text}\n")).citations


def test_the_table_is_long() -> None:
    assert len(ROWS) >= 150 and len(FALSE_FRIENDS) >= 40


@pytest.mark.parametrize("row", ROWS)
def test_symbol_is_found_whole_in_a_sentence(row: dict[str, str]) -> None:
    assert [citation.text for citation in _cited(f"The paper {row['text']}, was read.")] == [row["text"]]


@pytest.mark.parametrize("row", ROWS)
def test_symbol_is_found_whole_in_parentheses(row: dict[str, str]) -> None:
    (citation,) = _cited(f"A paper ({row['text']}) was read.")
    assert (citation.text, citation.in_parentheses) == (row["text"], True)


@pytest.mark.parametrize("row", ROWS)
def test_parts(row: dict[str, str]) -> None:
    parts = read_symbol(row["text"])
    assert parts.canonical == row["symbol"]
    assert parts.series == row["series"]
    assert parts.year == (int(row["year"]) if row["year"] else None)
    assert (parts.number, parts.member) == (row["number"], row["member"])
    assert list(parts.suffixes) == row["suffixes"].split()
    assert parts.placeholder == (row["placeholder"] == "yes")
    assert list(parts.faults) == [fault for fault in row["faults"].split("; ") if fault]
    assert list(parts.expands_to) == row["stands_for"].split()


@pytest.mark.parametrize("row", ROWS)
def test_house_form_is_read_as_itself(row: dict[str, str]) -> None:
    again = read_symbol(row["symbol"])
    assert again.canonical == row["symbol"]
    assert set(again.faults) <= {"no number"}


EXAMPLES = [row.example for row in series().values() if row.example and " " not in row.example]


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_of_the_lexicon_are_symbols(example: str) -> None:
    assert is_symbol(example, "")


FALSE_FRIENDS = (
    *("WTO/OECD", "UNCTAD/WTO", "GATT/WTO", "WTO/UNESCAP", "CBD/TRIPS", "A/H1N1", "OECD/G20", "S/T", "UN/ECE"),
    *("Job/GC/DDL", "S/he", "he/she", "and/or", "N/A", "TCP/IP", "HIV/AIDS", "I/O", "km/h", "24/7", "2019/20"),
    *("2010/28", "3/12", "1/2", "ISO/IEC 17025", "ISO/IEC/17025", "FAO/WHO", "STDF/CARICOM", "IICA/NAPPO/IPPC"),
    *("English/Spanish", "C/O", "L/C", "FTAs/RTAs", "IMF/World Bank", "CEOS/CGMS", "ACP/OCT", "Rate/Amount"),
    *("Health/Medicalcare", "AC/DC", "PPP/2011", "A/S", "G/7", "E/15", "S/5", "TD/5", "B/L 12", "W/10", "M/89"),
    *("/tn/ma/S3R2.doc", "http://docs.wto.org/wt/min17.pdf", "www.wto.org/G/SPS/N/CHN/96", "mail@WT/L/1"),
    *("Let/106U", "AIR/AS", "CAD/CAM 2", "EU/27", "UNCTAD/WTO/ITC", "Trade/Aid 2"),
)


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_false_friend_is_no_symbol(text: str) -> None:
    assert [citation.text for citation in _cited(f"The work of {text} goes on, ({text}).")] == []


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("WT/DS401/1, G/L/912, G/TBT/D/37, G/AG/GEN/88", ["WT/DS401/1", "G/L/912", "G/TBT/D/37", "G/AG/GEN/88"]),
        ("WT/GC/W/635 — G/C/W/650 — WT/COMTD/W/179", ["WT/GC/W/635", "G/C/W/650", "WT/COMTD/W/179"]),
        ("WT/COMTD/W/106 - WT/CTE/W/220", ["WT/COMTD/W/106", "WT/CTE/W/220"]),
        ("WT/REG/W/126 – WT/COMTD/W/232", ["WT/REG/W/126", "WT/COMTD/W/232"]),
        ("WT/GC/W/547-TN/C/W/26-TN/IP/W/11", ["WT/GC/W/547", "TN/C/W/26", "TN/IP/W/11"]),
        ("INF/MSME/W/58-_INF/TGE/COM/11", ["INF/MSME/W/58", "INF/TGE/COM/11"]),
        ("WT/DS430/1G/SPS/GEN/1138G/L/981", ["WT/DS430/1", "G/SPS/GEN/1138", "G/L/981"]),
        ("TN/DS/M/15World Trade", ["TN/DS/M/15"]),
        ("LET/1418 = Let/1418", ["LET/1418", "LET/1418"]),
        ("A/64/13 and Add.1, A/64/115, 174 and 323", ["A/64/13", "A/64/115"]),
        ("RD/TN/RL/29/Rev.3*", ["RD/TN/RL/29/Rev.3"]),
        ("(WT/COMTD/W/202)1", ["WT/COMTD/W/202"]),
        ("CDIP/12/12 PROV.", ["CDIP/12/12 PROV."]),
        ("WT/COMTD/W/15, 10 delegations", ["WT/COMTD/W/15"]),
        ("WT/COMTD/W/15 and 16 Members", ["WT/COMTD/W/15"]),
        ("WT/COMTD/W/15, 3 and 4 May 2010", ["WT/COMTD/W/15"]),
        ("WT/COMTD/W/15, 3 et 4 mai 2010", ["WT/COMTD/W/15"]),
        ("WT/COMTD/W/90 – 21 September 2001", ["WT/COMTD/W/90"]),
        ("A/AC.105/1166,\n\n18", ["A/AC.105/1166"]),
        ("(INF/MSME/R/42.)", ["INF/MSME/R/42"]),
        ("INF/MSME/R/42, 2023 and 2024", ["INF/MSME/R/42"]),
        ("WT/L/671, 3 and 5", ["WT/L/671"]),
        ("S/C/N/1180-S/C/N/1182", ["S/C/N/1180", "S/C/N/1182"]),
        ("WT/L/671 to WT/MIN(13)/44", ["WT/L/671", "WT/MIN(13)/44"]),
        ("WT/L/677 to WT/L/671", ["WT/L/677", "WT/L/671"]),
        ("WT/L/671 to and WT/L/675", ["WT/L/671", "WT/L/675"]),
        ("WT/MIN(13)/44 - WT/L/919, instructed", ["WT/MIN(13)/44", "WT/L/919"]),
        ("WT/L/671 and Corrigenda of 2009", ["WT/L/671"]),
        ("WT/COMTD/W/15 and 16 had been adopted by all", ["WT/COMTD/W/15"]),
    ],
)
def test_neighbours_are_kept_apart(text: str, symbols: list[str]) -> None:
    assert [citation.symbol for citation in _cited(text)] == symbols


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("INF/MSME/R/42 dated 6 February 2024", "2024-02-06"),
        ("INF/MSME/R/42\ndated 6 February 2024", "2024-02-06"),
        ("INF/MSME/R/42 dated\n6 February 2024", "2024-02-06"),
        ("INF/MSME/R/42, dated 6 February 2024,", "2024-02-06"),
        ("INF/MSME/R/42 (dated 6 February 2024)", "2024-02-06"),
        ("(INF/MSME/R/42) dated 6 February 2024", "2024-02-06"),
        ("INF/MSME/R/42[2] dated 6 February 2024", "2024-02-06"),
        ("INF/MSME/R/42 daté du 6 février 2024", "2024-02-06"),
        ("INF/MSME/R/42, datée du 6 février 2024", "2024-02-06"),
        ("INF/MSME/R/42 en date du 1er février 2024", "2024-02-01"),
        ("INF/MSME/R/42 de fecha 6 de febrero de 2024", "2024-02-06"),
        ("INF/MSME/R/42, de fecha 6 de\nfebrero de 2024", "2024-02-06"),
        ("WT/L/671 of 6 December 2005", "2005-12-06"),
        ("WT/L/671 du 6 décembre 2005", "2005-12-06"),
        ("WT/L/671 de 6 de diciembre de 2005", "2005-12-06"),
        ("WT/COMTD/W/90 – 21 September 2001", "2001-09-21"),
        ("WT/L/671, of which 6 December 2005 was the day", None),
        ("WT/L/671 (6 December 2005)", None),
        ("WT/L/671, 6 December 2005", None),
        ("WT/L/671 was adopted on 6 December 2005", None),
        ("WT/L/671 and the note dated 6 December 2005", None),
        ("WT/L/671. Dated texts of 6 December 2005", None),
        ("WT/L/671 [dated] 6 December 2005", None),
    ],
)
def test_date_that_a_symbol_is_dated(text: str, day: str | None) -> None:
    dated = _cited(text)[0].dated
    assert (str(dated.start) if dated else None) == day


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("WT/COMD/57/Add.1", "WT/COMTD/57/Add.1"),
        ("WT/COMT/W/95/Rev.1", "WT/COMTD/W/95/Rev.1"),
        ("WT/COM.TD/W/1", "WT/COMTD/W/1"),
        ("WT/COMTDW/72", "WT/COMTD/W/72"),
        ("INF/MSMER/42/Rev1", "INF/MSME/R/42/Rev.1"),
        ("WTO/COMTD/W/15", "WT/COMTD/W/15"),
        ("WT/AIR/2240", "WTO/AIR/2240"),
        ("G/SPS/GEN/GEN/206", "G/SPS/GEN/206"),
        ("G/TBR/N/CHN/649", "G/TBT/N/CHN/649"),
        ("FCCC/SBSAT/2018/6", "FCCC/SBSTA/2018/6"),
        ("FCCC/2014/SBSTA/L.25", "FCCC/SBSTA/2014/L.25"),
        ("WT/CTD/W/79/Rev.1", ""),
        ("INF/MSMS/R/1", ""),
        ("INF/MSME/XX/3", ""),
        ("WT/XYZ/W/1", ""),
        ("WT/COMTD/W/15", ""),
        ("JOB/GCX/3", ""),
    ],
)
def test_nearest_known_form(written: str, nearest: str) -> None:
    (citation,) = _cited(f"The paper ({written}) was read.")
    assert citation.nearest == nearest


def _near_misses() -> list[tuple[str, list[str], str]]:
    lines = (TABLE.parent / "near_misses.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.partition(" -> ") for line in lines if not line.startswith("#")]
    return [(text, rest.partition("|")[0].split(), rest.partition("| ")[2]) for text, _, rest in rows]


@pytest.mark.parametrize(("text", "codes", "shown"), _near_misses())
def test_slip_is_reported_as_such(text: str, codes: list[str], shown: str) -> None:
    facts = Facts(parse(f"1.1. The paper ({text}) was read.\n"))
    found = [each for each in lint_facts(facts) if each.code.startswith("SYM")]
    assert sorted(each.code for each in found) == codes
    assert not codes or any(shown in each.message for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "He concluded by WT/COMTD/M/25 Page 38 reiterating the view.",
        "It was so agreed.     WT/COMTD/M/117      -3-",
    ],
)
def test_head_of_a_page_in_mid_sentence_is_no_citation(text: str) -> None:
    assert _cited(text) == ()


def test_page_of_a_document_is_a_citation() -> None:
    assert [citation.symbol for citation in _cited("See WT/COMTD/M/25, page 38, and WT/COMTD/M/26 (Page 3).")] == [
        "WT/COMTD/M/25",
        "WT/COMTD/M/26",
    ]


def test_symbol_at_the_head_of_pages_is_the_own_wherever_it_stands() -> None:
    page = "{}. The Chairman said that the item WT/COMTD/W/15 would be taken up again.\n\n\fWT/COMTD/M/64\nPage {}\n\n"
    text = "".join(page.format(number, number + 1) for number in range(1, 5))
    text += "5. The meeting was adjourned.     RESTRICTED WORLD TRADE     WT/COMTD/M/64     2 August 2007\n"
    assert {citation.symbol for citation in Facts(parse(text)).citations} == {"WT/COMTD/W/15"}


def test_pages_of_one_document_cited_in_parentheses_are_citations() -> None:
    text = "Dates (WT/TPR/S/264 Page 47 paragraph 88). Rates (WT/TPR/S/264 Page 52). See page 3 of WT/TPR/S/264."
    assert [citation.symbol for citation in _cited(text)] == ["WT/TPR/S/264"] * 3


def test_cells_of_a_table_are_read() -> None:
    text = "1.1. The documents are listed.\n\n| Item | Source |\n|---|---|\n| Dates | WT/L/671 |\n| All | and/or |\n"
    (citation,) = Facts(parse(text)).citations
    assert (citation.symbol, citation.passage.kind, citation.where) == ("WT/L/671", "table", "1.1")


def test_a_lost_slash_in_front_of_a_list_of_further_numbers_is_seen() -> None:
    (citation,) = _cited("See the papers G/STRN/19/PER and so on, and S/he or GSP/W 3.")
    assert (citation.symbol, citation.nearest) == ("G/STRN/19/PER", "G/STR/N/19/PER")


def test_own_symbol_on_a_line_of_its_own_is_the_head_of_a_page() -> None:
    text = "G/SPS/GEN/726\n4 October 2006\n\nTITLE OF THE NOTE\n\n1. The symbol of this note is\nG/SPS/GEN/726\nhere.\n"
    assert Facts(parse(text)).identity.symbols == ("G/SPS/GEN/726",)
    assert Facts(parse(text)).citations == ()
    assert len(Facts(parse(text.replace("is\nG/", "is G/"))).citations) == 1


def test_both_ends_of_a_range_keep_their_faults() -> None:
    (citation,) = _cited("See _INF/MSME/W/10 to _INF/MSME/W/12/REV.1 and _INF/MSME/R/10 to _INF/MSME/R/12.")[2:]
    assert citation.parts.expands_to == ("INF/MSME/R/10", "INF/MSME/R/11", "INF/MSME/R/12")
    assert [(each.fault, each.start) for each in citation.parts.repairs] == [("underscore", 0), ("underscore", 18)]


def test_decisions_in_the_contents_above_the_title_are_cited() -> None:
    text = "FCCC/PA/CMA/2016/3/Add.1\n31 January 2017\nConference of the Parties\nDecision\tPage\n\t1/CMA.1\tRules\t2\n"
    facts = Facts(parse(text))
    assert facts.identity.symbols == ("FCCC/PA/CMA/2016/3/Add.1",)
    assert [citation.symbol for citation in facts.citations] == ["1/CMA.1"]


def test_symbol_that_a_column_breaks_over_two_rows_is_whole() -> None:
    text = (
        "1. The projects are listed.\n\nMember        Food Safety        General\n"
        "Barbados      Regional work      Trade project for states\n"
        "G/SPS/GEN/    on codes (2001);   (2004-2010).\n\n              Food safety\n"
        "295/Add.30)   in the sector      and others\n"
        "G/SPS/GEN     Seminars           (2003)\nBelarus       on trade\n"
    )
    (citation,) = Facts(parse(text)).citations
    assert (citation.symbol, text[citation.span.start : citation.span.end]) == ("G/SPS/GEN/295/Add.30", "G/SPS/GEN/")


def _noted(body: str, *notes: int) -> tuple[Citation, ...]:
    written = "".join(f"[{number}] Some words.\n" for number in notes)
    return Facts(parse(f"1.1. {body}\n\n{written}")).citations


def test_figures_that_may_be_the_mark_of_a_note_have_both_readings() -> None:
    (citation,) = _noted("The paper WT/COMTD/W/11/Rev14 was read.", 3, 4)
    assert [(each.symbol, each.note) for each in citation.readings] == [
        ("WT/COMTD/W/11/Rev.14", None),
        ("WT/COMTD/W/11/Rev.1", "4"),
    ]
    (citation,) = _noted("The paper WT/COMTD/W/1022 was read.", 2)
    assert [each.symbol for each in citation.readings] == ["WT/COMTD/W/1022", "WT/COMTD/W/102"]


@pytest.mark.parametrize(
    ("body", "notes"),
    [
        ("The paper WT/COMTD/W/11/Rev14 was read.", ()),
        ("The paper WT/COMTD/W/11/Rev14 was read.", (3, 5)),
        ("The paper WT/COMTD/W/11/Rev14 was read.[4]", (4,)),
        ("The paper WT/COMTD/W/11/Rev14 was read.[3]", (3, 4)),
        ("The paper WT/COMTD/W/1022 was read, and WT/COMTD/W/1022 again.", (2,)),
        ("The paper (WT/COMTD/W/202)1 was read.", (1,)),
        ("The paper WT/COMTD/W/2 was read.", (2,)),
        ("The papers WT/COMTD/W/102 to 112 were read.", (2,)),
    ],
)
def test_figures_that_are_the_number_have_one_reading(body: str, notes: tuple[int, ...]) -> None:
    assert [citation.readings for citation in _noted(body, *notes) if citation.readings] == []


def test_both_readings_stand_in_the_json() -> None:
    text = "1.1. The papers WT/COMTD/W/11/Rev14 and WT/L/671 were read.\n\n[4] Some words.\n"
    first, second = json.loads(to_json(extract(parse(text))))["symbols"]
    assert first["ambiguous"] is True
    assert first["readings"] == [
        {"symbol": "WT/COMTD/W/11/Rev.14", "note": None},
        {"symbol": "WT/COMTD/W/11/Rev.1", "note": "4"},
    ]
    assert "ambiguous" not in second and "readings" not in second


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("WT/DS430/1G/SPS/GEN/1138G/L/981", ["WT/DS430/1\n", "\nG/SPS/GEN/1138\n", "\nG/L/981\n"]),
        ("S/C/N/1180 to S/C/N/1182", ["stands for 3 documents: S/C/N/1180, S/C/N/1181, S/C/N/1182"]),
        (
            "WT/COMTD/W/11/Rev14",
            ["a full stop belongs between", "or       WT/COMTD/W/11/Rev.1, with the mark of note 4"],
        ),
        ("WT/COMD/57", ["the nearest known symbol is WT/COMTD/57"]),
        ("WT/COMTD//57", ["double slash: a slash too many"]),
    ],
)
def test_symbols_are_put_into_words(text: str, words: list[str]) -> None:
    said = "\n".join(map(symbol_words, symbol_records(text)))
    assert [part for part in words if part not in said] == []


@pytest.mark.parametrize("row", ROWS)
def test_every_form_is_put_into_words(row: dict[str, str]) -> None:
    (record,) = symbol_records(row["text"])
    assert symbol_words(record).startswith(f"{row['symbol']}\n  series   {row['series']}")


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_false_friend_has_no_words(text: str) -> None:
    assert symbol_records(text) == ()


@pytest.mark.parametrize("row", ROWS)
def test_repairs_lie_in_the_text_in_order(row: dict[str, str]) -> None:
    parts = read_symbol(row["text"])
    ends = [0]
    for repair in parts.repairs:
        assert ends[-1] <= repair.start <= repair.end <= len(row["text"])
        assert repair.fault in FAULTS
        ends.append(repair.end)


SYMBOL_PIECES = (
    *("WT", "INF/", "/", "//", "(17)", "(LV)", "58", "Rev.1", "Rev 1", "Add.", "ADD.2", " and ", ", ", " - ", "–"),
    *("to", "_", "[X]", "XXX", "--", "\n", " ", "MIN", "DS430", "10.7", "264-04", "ES-10", "INF.8", "C.3", "(Vol. I)"),
    *("1/CP.21", "WHA53.15", "JOB/04/", "M/89", "\u200b", "\u2011", "é", "Let", "77", "\r\n", "."),
)


@given(st.one_of(st.text(max_size=30), st.lists(st.sampled_from(SYMBOL_PIECES), max_size=10).map("".join)))
def test_any_text_has_parts(text: str) -> None:
    parts = read_symbol(text)
    assert set(parts.faults) <= set(FAULTS)
    is_symbol(text, "")
