"""The language and the house of a document, told from short texts, from quotations, from mastheads of other houses."""

import pytest

from msme_parse import parse
from msme_parse.facts import Facts
from msme_parse.facts.identity import Identity
from msme_parse.source import Source
from msme_parse.syntax import parse_source


def _identity(text: str) -> Identity:
    return Facts(parse(text)).identity


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ANNUAL REPORT 2024\n", "en"),
        ("RAPPORT ANNUEL 2024\n", "fr"),
        ("INFORME ANUAL 2024\n", "es"),
        ("Primer período de sesiones, 9 a 20 de marzo\n", "es"),
        ("Première session, du 9 au 20 mars\n", "fr"),
        ("La seguridad de los alimentos y el comercio de mercancías.\n", "es"),
        ("Depuis 2019, l'Organisation tient une réunion par an.\n", "fr"),
        ("Miércoles, 15 de abril\n", "es"),
        ("Chad; Fiji; Peru\n", "en"),
        ("", "en"),
        # what is quoted does not count
        (
            "1.1. The Chair read out: « Le commerce est au service de tous, et la paix en dépend, comme le montre"
            " l'histoire de la région et de ses ports. »\n1.2. The Group agreed.\n",
            "en",
        ),
        (
            "1.1. Le Groupe a pris note du texte « Report on the Trade of the Small Economies and of the Islands in the"
            " Region with which they are linked ».\n",
            "fr",
        ),
        (
            '1.1. El Grupo recordó el título "Report on the Trade of the Small Economies and of the Islands in the'
            ' Region".\n',
            "es",
        ),
    ],
)
def test_language(text: str, language: str) -> None:
    assert _identity(text).language == language


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("INF/MSME/R/42\n\n6 February 2024\n\nREPORT\n\n1.1. Members met.\n", "wto"),
        ("A/79/12\n\nDistr.: General\n6 February 2024\n\nOriginal: English\n\nReport\n\n1. The Council met.\n", "un"),
        ("TAD/TC/WP(2019)7/FINAL\n\n30 June 2019\n\nTrade Costs\n\nThe World Trade Organization (WTO) met.\n", "other"),
        ("WO/GA/57/3\n\n30 June 2023\n\nReport of the Assembly\n\nThe Assembly met.\n", "other"),
        ("1.1. The General Assembly asked the Secretary-General for a report.\n", "un"),
        ("1.1. Members of the WTO met.\n", "wto"),
        ("1.1. They met.\n", "wto"),
    ],
)
def test_house(text: str, house: str) -> None:
    assert _identity(text).profile == house


def test_what_the_user_says_is_believed() -> None:
    source = Source(text="1.1. Members of the WTO met.\n", language="es", house="un")
    identity = Facts(parse_source(source)).identity
    assert (identity.language, identity.profile) == ("es", "un")


@pytest.mark.parametrize(("date", "year"), [("15 June 2025", 2024), ("1 July 2025", 2025)])
def test_an_annual_report_of_the_first_half_of_a_year_is_of_the_year_before(date: str, year: int) -> None:
    text = f"WT/L/9\n{date}\n(25-1234)\nPage: 1/3\n\nCommittee on Trade\n\nANNUAL REPORT\n\n1.1. It met.\n"
    assert _identity(text).report_year == year


def test_the_language_of_a_masthead_is_no_body() -> None:
    masthead = "TD/B/71/4\n\nDistr. générale\n12 août 2024\nFrançais\nOriginal : anglais\n\nConseil du commerce\n\n"
    identity = _identity(f"{masthead}1. Il a lieu.\n")
    assert "Français" not in identity.bodies
    assert identity.original_language == "en"
