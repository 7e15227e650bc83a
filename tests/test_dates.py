"""Dates: what is one, which days it names, and what is known of its year.

In `data/dates.csv` each text comes with its dates: `2018-09-04..2018-09-09` a range, `2008-12` a month, `--12-02` a day
without a year, `2008-01-06|2008-06-01` one that can be read two ways, `!2025-11-31` one that no calendar has.
`⏎` is a line end.
"""

import csv
import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msme_parse import parse
from msme_parse.facts import DateFact, Facts
from msme_parse.lexicon import conferences
from msme_parse.syntax.dates import Moment, Spell, read_date
from msme_parse.tree.nodes import Date
from msme_parse.tree.walk import find

TABLE = Path(__file__).parent / "data" / "dates.csv"


def _rows() -> list[tuple[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        return [(row["text"].replace("⏎", "\n"), row["dates"]) for row in csv.DictReader(table)]


ROWS = _rows()


def _written(spell: Spell) -> str:
    """A spell in the notation of the table."""
    if spell.ambiguous:
        return "|".join(map(str, spell.readings))
    first = _end(spell.opening)
    last = _end(spell.closing)
    known = spell.opening.year is None or spell.opening.day is None or spell.first is not None
    return ("" if known else "!") + (first if not spell.is_range else f"{first}..{last}")


def _end(moment: Moment) -> str:
    year = f"{moment.year}-" if moment.year is not None else "--"
    day = f"-{moment.day:02}" if moment.day is not None else ""
    return f"{year}{moment.month or 0:02}{day}"


def _spells(text: str) -> list[Spell]:
    report = parse(f"1.1. The day: {text}.\n")
    runs = [report.text_of(date) for block in report.blocks for date in find(block, Date)]
    return [spell for run in runs for spell in read_date(run).spells]


def test_the_table_is_long() -> None:
    assert len(ROWS) >= 120


@pytest.mark.parametrize(("text", "dates"), ROWS)
def test_dates_of_a_text(text: str, dates: str) -> None:
    assert [_written(spell) for spell in _spells(text)] == dates.split()


@pytest.mark.parametrize(("text", "dates"), ROWS)
def test_dates_inside_parentheses(text: str, dates: str) -> None:
    assert [_written(spell) for spell in _spells(f"so ({text}) it was")] == dates.split()


def _facts(text: str) -> Facts:
    return Facts(parse(text))


def _dates(text: str) -> tuple[DateFact, ...]:
    return _facts(text).dates


def test_year_of_the_expression_is_not_inferred() -> None:
    assert [date.year_inferred for date in _dates("1.1. On 15-16 April and 29-30 October 2024.")] == [False, False]


def test_year_comes_from_the_words_around() -> None:
    first, second = _dates("1.1. Launched on 13 November 2025. Shown at the 2 December meeting.")
    assert (first.start, first.year_inferred) == (datetime.date(2025, 11, 13), False)
    assert (second.start, second.year_inferred) == (datetime.date(2025, 12, 2), True)


def test_year_comes_from_the_title() -> None:
    (date,) = _dates("2025 ANNUAL REPORT\n1.1. It was shown at the 2 December meeting.\n")
    assert (date.start, date.year_inferred) == (datetime.date(2025, 12, 2), True)


def test_date_without_any_year_has_no_start() -> None:
    (date,) = _dates("1.1. It was shown at the 2 December meeting.")
    assert (date.start, date.end, date.precision) == (None, None, "day")


def test_impossible_date_stays_in_the_list() -> None:
    (date,) = _dates("1.1. Copies were asked for by 31 November 2025.")
    assert (date.start, date.impossible) == (None, True)


def test_ambiguous_date_keeps_both_readings() -> None:
    (date,) = _dates("1.1. The law of 03/04/2024 entered into force.")
    assert (date.start, date.ambiguous) == (None, True)
    assert date.readings == (datetime.date(2024, 3, 4), datetime.date(2024, 4, 3))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1.1. Entre le 4 et le 9 mars 2024.", ["2024-03-04..2024-03-09"]),
        ("1.1. Entre el 4 y el 9 de marzo de 2024.", ["2024-03-04..2024-03-09"]),
        ("1.1. Between 30 May and 2 June 2023.", ["2023-05-30..2023-06-02"]),
        ("1.1. Entre los días 4 y 9 de marzo de 2024.", ["2024-03-04..2024-03-09"]),
        ("1.1. Los días 4 y 9 de marzo de 2024.", ["2024-03-04..2024-03-04", "2024-03-09..2024-03-09"]),
        ("1.1. Du 27 octobre 2022 au 26 octobre 2023.", ["2022-10-27..2023-10-26"]),
        ("1.1. Desde el 4 hasta el 9 de marzo de 2024.", ["2024-03-04..2024-03-09"]),
        ("1.1. Du 1er mai 2023 jusqu'au 30 avril 2024.", ["2023-05-01..2024-04-30"]),
        ("1.1. A partir del 1 de mayo y hasta el 4 de junio de 2024.", ["2024-05-01..2024-06-04"]),
        (
            "1.1. Se prorrogó el 3 de mayo de 2024 hasta el 5 de junio de 2024.",
            ["2024-05-03..2024-05-03", "2024-06-05..2024-06-05"],
        ),
        ("1.1. On 4 and 9 March 2024.", ["2024-03-04..2024-03-04", "2024-03-09..2024-03-09"]),
        ("1.1. Between May 2023 and June 2024.", ["2023-05-01..2023-05-31", "2024-06-01..2024-06-30"]),
    ],
)
def test_days_behind_between_are_a_range(text: str, days: list[str]) -> None:
    assert [f"{date.start}..{date.end}" for date in _dates(text)] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The deadline was extended from 29 February to 2 March 2024.", ["29 February", "2 March 2024"]),
        ("La réunion a été reportée du 29 février au 2 mars 2024.", ["29 février", "2 mars 2024"]),
        ("El plazo fue prorrogado del 29 de febrero al 2 de marzo de 2024.", ["29 de febrero", "2 de marzo de 2024"]),
        ("El acto fue trasladado del 29 de febrero al 2 de marzo de 2024.", ["29 de febrero", "2 de marzo de 2024"]),
        ("The meeting lasted from 29 February to 2 March 2024.", ["29 February to 2 March 2024"]),
    ],
)
def test_days_moved_from_and_to_are_no_range(text: str, days: list[str]) -> None:
    dates = _facts(f"1.1. {text}\n").dates
    assert [date.text for date in dates] == days
    starts = [datetime.date(2024, 2, 29), datetime.date(2024, 3, 2)]
    assert [date.start for date in dates] == starts[: len(days)]


def test_weekday_beside_a_day_of_no_year_says_nothing() -> None:
    assert [date.weekdays for date in _facts("1.1. The Group met on Monday, 3 May.\n").dates] == [()]


def test_year_comes_from_the_day_further_on_in_the_sentence() -> None:
    dates = _dates("1.1. Jusqu'au 30 septembre 2024. Deux ateliers, du 9 au 11 septembre et les 21 et 22 octobre 2024.")
    assert str(dates[1].start) == "2024-09-09"


@pytest.mark.parametrize(
    ("rows", "days"),
    [
        ("First    13-14 mai 2025        2 mai 2025", ["2025-05-13..2025-05-14", "2025-05-02..2025-05-02"]),
        ("First    30 septembre-1er octobre 2025    3", ["2025-09-30..2025-10-01"]),
        ("First    12    May 2025", ["2025-05-01..2025-05-31"]),  # twelve ships in May
        ("First    1 June 2025    to    4 June 2025", ["2025-06-01..2025-06-01", "2025-06-04..2025-06-04"]),
        ("First    13 May    14 May", []),  # of which year, the table does not say
        ("First    Maya 2025    1925", []),
    ],
)
def test_dates_of_a_table_are_read_cell_by_cell(rows: str, days: list[str]) -> None:
    table = f"Table 1: Meetings\n\nMeeting    One    Two\n{rows}\nSecond    1    2\n"
    found = _dates(f"1.1. The days are in table 1, drawn up in 2024.\n\n{table}")
    assert [f"{date.start}..{date.end}" for date in found] == days
    assert {date.passage.kind for date in found} <= {"table"}


def test_dates_of_a_table_stand_in_reading_order_and_settle_nothing() -> None:
    table = "Table 1: Meetings\n\nMeeting    Day    Place\nFirst    2 May 2025    Rome\nSecond    3 June 2025    Bonn\n"
    dates = _dates(f"1.1. It met on 1 April 2024.\n\n{table}\n1.2. It met again on 3 June.\n")
    assert [date.text for date in dates] == ["1 April 2024", "2 May 2025", "3 June 2025", "3 June"]
    assert not dates[-1].year_settled


def test_month_runs_from_its_first_day_to_its_last() -> None:
    (date,) = _dates("1.1. In February 2024, Members met.")
    assert (date.precision, str(date.start), str(date.end)) == ("month", "2024-02-01", "2024-02-29")


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("1.1. He came on 2 December.", False),
        ("1.1. In 2025 he came on 2 December.", True),
        ("1.1. He came on 2 December. In 2025 he left.", False),
        ("1.1. He came on 1 December 2025 and left again on 9 December.", True),
        ("1.1. He came on 13 November 2025 and left again on 9 December.", False),
        ("1.1. The session ran from 2 to 9 December 2025.\n1.2. He came on 3 December.", True),
        ("1.1. See WT/L/1 dated 9 December 2025.\n1.2. He came on 3 December.", False),
        ("1.1. Voir la note datée du 9 décembre 2025.\n1.2. Il est venu le 3 décembre.", False),
        ("1.1. Voir le document daté du 9 décembre 2025.\n1.2. Il est venu le 3 décembre.", False),
        ("1.1. Véase el documento de fecha 9 de diciembre de 2025.\n1.2. Vino el 3 de diciembre.", False),
        ("2025 ANNUAL REPORT\n1.1. On 13 December 2017 it was founded.\n1.2. He came on 3 December.", False),
    ],
)
def test_whether_the_text_gives_the_year(text: str, settled: bool) -> None:
    assert _dates(text)[-1].year_settled is settled


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('1.1. The "Letter of 2 December 2025" was read.', True),
        ('1.1. The "Letter" of 2 December 2025 was read.', False),
        ("1.1. La « lettre du 2 décembre 2025 » fut lue.", True),
        ("1.1. The “Letter” of 2 December 2025 was read.", False),
    ],
)
def test_quoted_dates(text: str, quoted: bool) -> None:
    assert [date.quoted for date in _dates(text)] == [quoted]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("MC11", 11),
        ("the 11th Ministerial Conference", 11),
        ("the eleventh WTO Ministerial Conference", 11),
        ("the Ninth Session of the Ministerial\nConference", 9),
        ("la onzième Conférence ministérielle", 11),
        ("la 12e Conférence ministérielle", 12),
        ("la CM13", 13),
        ("la Undécima Conferencia Ministerial", 11),
        ("la 13ª Conferencia Ministerial", 13),
        ("la 12.ª Conferencia Ministerial", 12),
        ("el undécimo período de sesiones de la Conferencia Ministerial", 11),
        ("el décimo tercer período de sesiones\nde la Conferencia Ministerial", 13),
        ("la décima reunión de la Conferencia Ministerial", 10),
        ("la onzième session de la Conférence ministérielle", 11),
        ("el tercer período de sesiones de la Conferencia Ministerial sobre el Comercio", None),
        ("el período de sesiones de la Conferencia Ministerial", None),
        ("the Third Ministerial Conference on Trade", None),
        ("the Ministerial Conference", None),
        ("the 31st Ministerial Conference", None),
        ("a rod of 11 cm 10 mm", None),
        ("EMC11 and MC110", None),
    ],
)
def test_conferences_are_recognized(text: str, number: int | None) -> None:
    named = [mention.conference.number for mention in _facts(f"1.1. They met at {text} at last.").conferences]
    assert named == ([number] if number else [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("On 13 December 2017, at the 11th Ministerial Conference, Members met.", "MC11"),
        ("Le 13 décembre 2017, à la onzième Conférence ministérielle, ils se réunirent.", "MC11"),
        ("For MC13, to be held in Abu Dhabi on 26-29 February 2024, he wrote.", "MC13"),
        ("MC12, which ended on 17 June 2022, met.", "MC12"),
        ("MC11 (10-13 December 2017) met.", "MC11"),
        ("La CM12, que se celebró en junio de 2022, terminó.", "MC12"),
        (
            "El 13 de diciembre de 2017, en el undécimo período de sesiones de la Conferencia Ministerial, votaron.",
            "MC11",
        ),
        (
            "El décimo período de sesiones de la Conferencia Ministerial, celebrado en Nairobi en diciembre de 2015.",
            "MC10",
        ),
        ("On 5 March 2025, in preparation of MC14, he spoke.", None),
        ("Since MC13 the Group met on 3 April 2025.", None),
        ("On 3 April 2025 he spoke. At MC13 he did not.", None),
    ],
)
def test_dates_said_of_a_conference(text: str, code: str | None) -> None:
    held = [each.mention.conference.code for each in _facts(f"1.1. {text}").held]
    assert held == ([code] if code else [])


def test_every_conference_is_named_by_its_code() -> None:
    text = " ".join(conference.code for conference in conferences().values())
    assert len(_facts(f"1.1. They are {text}.").conferences) == len(conferences())


DATE_PIECES = (
    *("12 ", "1er ", "31.03.2008", "01/06/08", "2024-01-02", "December ", "mai ", "de ", "2025", ", ", " and ", "-"),
    *(" to ", "al ", "Monday", "lunes ", "\n", "º", "th", "Sept.", " ", "\xa0", "13-", "le ", "x"),
)


@given(st.one_of(st.text(max_size=30), st.lists(st.sampled_from(DATE_PIECES), max_size=12).map("".join)))
def test_any_text_can_be_read(text: str) -> None:
    for spell in read_date(text).spells:
        assert 0 <= spell.start <= spell.end <= len(text)
        assert (spell.first is None) or isinstance(spell.first, datetime.date)
        assert isinstance(spell.readings, tuple)
