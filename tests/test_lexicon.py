"""The lexicon knows who is a Member, when, under which name, and in which order."""

import csv
import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib import resources

import pytest

from msme_parse import lexicon
from msme_parse.lexicon import fold, sort_key

TABLES = sorted(
    path.name.removesuffix(".csv")
    for path in (resources.files("msme_parse.lexicon") / "data").iterdir()
    if path.name.endswith(".csv")
)


def rows(table: str) -> Iterator[dict[str, str]]:
    path = resources.files("msme_parse.lexicon") / "data" / f"{table}.csv"
    yield from csv.DictReader(path.read_text("utf-8").splitlines())


def in_order(names: list[str], lang: lexicon.Language = "en") -> bool:
    return names == sorted(names, key=lambda name: sort_key(name, lang))


# Members and dates


def test_the_wto_has_166_members() -> None:
    assert len(lexicon.members()) == 166
    assert lexicon.wto_size(date(2026, 1, 1)) == 166


@pytest.mark.parametrize(
    ("day", "size"),
    [
        ("1994-12-31", 0),
        ("2016-07-28", 163),
        ("2016-07-29", 164),
        ("2024-08-20", 164),
        ("2024-08-21", 165),
        ("2024-08-29", 165),
        ("2024-08-30", 166),
    ],
)
def test_membership_grows_on_the_day_of_accession(day: str, size: int) -> None:
    assert lexicon.wto_size(date.fromisoformat(day)) == size


@pytest.mark.parametrize(
    ("day", "size"),
    [
        ("1994-12-31", 12),
        ("1995-01-01", 15),
        ("2004-04-30", 15),
        ("2004-05-01", 25),
        ("2006-12-31", 25),
        ("2007-01-01", 27),
        ("2013-06-30", 27),
        ("2013-07-01", 28),
        ("2020-01-31", 28),
        ("2020-02-01", 27),
        ("2025-12-02", 27),
    ],
)
def test_the_union_changes_size_on_its_boundary_days(day: str, size: int) -> None:
    assert lexicon.eu_size(date.fromisoformat(day)) == size


def test_the_union_is_a_member_and_no_member_state() -> None:
    union = lexicon.member_by_name()["european union"]
    assert union.symbol_code == "EU"
    assert not union.is_in_eu(date(2025, 1, 1))


def test_namibia_is_read_as_na() -> None:
    namibia = lexicon.member_by_name()["namibia"]
    assert (namibia.iso2, namibia.iso3) == ("NA", "NAM")


def test_symbol_codes_are_those_of_documents() -> None:
    codes = lexicon.member_by_code()
    assert codes["TPKM"].name_en == "Chinese Taipei"
    assert codes["FRA"].name("fr") == "France"
    assert "TWN" not in codes
    assert len(codes) == 166


def test_no_two_members_share_a_name_in_any_language() -> None:
    owners = defaultdict(set)
    for member in lexicon.members():
        for name in (member.name_en, member.name_fr, member.name_es):
            owners[fold(name)].add(member.symbol_code)
    assert {name for name, codes in owners.items() if len(codes) > 1} == set()


def test_neighbours_in_name_are_different_members() -> None:
    names = lexicon.member_by_name("en")
    for one, other in [
        ("congo", "democratic republic of the congo"),
        ("guinea", "guinea-bissau"),
        ("niger", "nigeria"),
        ("dominica", "dominican republic"),
    ]:
        assert names[one] != names[other]


def test_no_observer_is_a_member() -> None:
    assert len(lexicon.observers()) == 23
    assert sum(observer.acceding for observer in lexicon.observers()) == 22
    assert not lexicon.observer_by_name().keys() & lexicon.member_by_name().keys()
    assert not {row.iso3 for row in lexicon.observers()} & lexicon.member_by_code().keys()


# Order


def test_the_table_stands_in_list_order() -> None:
    assert in_order([member.name_en for member in lexicon.members()])


@pytest.mark.parametrize(
    "names",
    [
        ["Costa Rica", "Côte d'Ivoire", "Croatia"],
        ["Costa Rica", "Côte d’Ivoire", "Democratic Republic of the Congo", "Dominica"],
        ["Gabon", "The Gambia", "Georgia"],
        ["Gabon", "Gambia", "Georgia"],
        ["Guinea", "Guinea-Bissau", "Guyana"],
        ["Niger", "Nigeria", "North Macedonia"],
        ["Switzerland", "Chinese Taipei", "Tajikistan"],
        [
            "Switzerland",
            "Separate Customs Territory of Taiwan, Penghu, Kinmen and Matsu",
            "Tajikistan",
        ],
        ["Thailand", "the former Yugoslav Republic of Macedonia", "Togo"],
        ["Tunisia", "Türkiye", "Uganda"],
        ["Tunisia", "Turkey", "Uganda"],
        ["Sri Lanka", "Suriname", "Swaziland", "Sweden"],
        ["El Salvador", "European Union and its 27 Member States", "The Gambia"],
        ["Korea, Republic of", "Kuwait, the State of", "Kyrgyz Republic"],
        ["Bahrain,\nKingdom of", "Barbados"],
    ],
)
def test_lists_follow_the_order_of_the_wto(names: list[str]) -> None:
    assert in_order(names)


def test_code_points_are_not_the_order() -> None:
    assert not in_order(["Chile", "China", "Chinese Taipei", "Colombia"])
    assert not in_order(["Myanmar", "Moldova, Republic of"])


def test_french_and_spanish_lists_have_their_own_order() -> None:
    assert in_order(["Allemagne", "Égypte", "États-Unis d'Amérique", "Suisse"], "fr")
    assert in_order(["Brunei Darussalam", "Filipinas", "Malasia", "República Kirguisa"], "es")
    assert in_order(["Suiza", "Tailandia", "Taipei Chino", "Tanzanía"], "es")
    assert not in_order(["Allemagne", "Afrique du Sud"], "fr")


# Other names


def test_turkey_was_right_until_june_2022() -> None:
    turkey = lexicon.aliases()["turkey"]
    assert turkey.member.name_en == "Türkiye"
    assert turkey.is_valid_on(date(2021, 12, 10))
    assert not turkey.is_valid_on(date(2022, 6, 2))
    assert turkey.fix == "unsafe"


@pytest.mark.parametrize(
    ("alias", "last_day"),
    [
        ("Turkey", "2022-06-01"),
        ("Swaziland", "2018-04-19"),
        ("the former Yugoslav Republic of Macedonia", "2019-02-12"),
        ("Cape Verde", "2013-10-24"),
        ("European Communities", "2009-11-30"),
        ("European Union and its 28 Member States", "2020-01-31"),
    ],
)
def test_former_names_end(alias: str, last_day: str) -> None:
    day = date.fromisoformat(last_day)
    name = lexicon.aliases("en")[fold(alias)]
    assert name.is_valid_on(day)
    assert not name.is_valid_on(day + timedelta(days=1))


@pytest.mark.parametrize(
    ("alias", "code"),
    [
        ("Lao PDR", "LAO"),
        ("Republic of the Congo", "COG"),
        ("DRC", "COD"),
        ("Vietnam", "VNM"),
        ("Republic of Korea", "KOR"),
        ("United States", "USA"),
        ("The Separate Customs Territory of Taiwan, Penghu, Kinmen and Matsu", "TPKM"),
        ("European Union and its 27 Member States", "EU"),
        ("République de Corée", "KOR"),
        ("Estado de Kuwait", "KWT"),
    ],
)
def test_an_alias_leads_to_its_member(alias: str, code: str) -> None:
    assert lexicon.aliases()[fold(alias)].member is lexicon.member_by_code()[code]


def test_every_alias_points_to_a_member() -> None:
    codes = lexicon.member_by_code()
    assert {row["member"] for row in rows("aliases")} <= codes.keys()
    assert all(alias.member in lexicon.members() for alias in lexicon.aliases().values())


def test_no_alias_is_the_listed_name_of_another_member() -> None:
    listed = lexicon.member_by_name()
    for key, alias in lexicon.aliases().items():
        assert listed.get(key, alias.member) == alias.member, key


def test_an_alias_has_one_meaning_in_all_its_rows() -> None:
    meanings = defaultdict(set)
    for row in rows("aliases"):
        limits = (row["valid_from"], row["valid_to"])
        meanings[fold(row["alias"])].add((row["member"], row["fix"], *limits))
    assert {alias for alias, found in meanings.items() if len(found) > 1} == set()


def test_aliases_of_one_language_leave_out_the_others() -> None:
    assert "turquie" in lexicon.aliases("fr")
    assert "turquie" not in lexicon.aliases("en")
    assert lexicon.aliases("es")["taiwan"].text == "Taiwán"


def test_curly_and_straight_apostrophes_are_one_name() -> None:
    assert lexicon.plain("Côte d’Ivoire") == lexicon.member_by_code()["CIV"].name_en
    assert fold("CÔTE\n  D\u2019IVOIRE") == fold("Cote d'Ivoire") == "cote d'ivoire"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Türkiye", "turkiye"),
        ("Guinea\u2011Bissau", "guinea-bissau"),
        ("Viet\u00a0Nam", "viet nam"),
        ("Bahrain,\r\nKingdom of", "bahrain, kingdom of"),
        ("Me\u0301xico", "mexico"),
        ("Cura\u00adçao", "curacao"),
        ("", ""),
    ],
)
def test_fold_sees_past_type_and_line_breaks(text: str, key: str) -> None:
    assert fold(text) == key
    assert fold(key) == key


# Conferences


def test_there_are_fourteen_conferences() -> None:
    assert list(lexicon.conferences()) == list(range(1, 15))
    eleventh = lexicon.conferences()[11]
    assert (eleventh.code, eleventh.city) == ("MC11", "Buenos Aires")
    assert eleventh.start <= date(2017, 12, 13) <= eleventh.end
    assert lexicon.conferences()[13].start <= date(2024, 2, 29) <= lexicon.conferences()[13].end


def test_conferences_follow_each_other_and_are_named_by_their_ordinals() -> None:
    held = list(lexicon.conferences().values())
    for one in held:
        assert one.code == f"MC{one.number}"
        assert one.tolerated_start <= one.start <= one.end <= one.tolerated_end
        assert lexicon.ordinal_words("en")[fold(one.ordinal_en)] == one.number
        assert lexicon.ordinal_words("fr")[fold(one.ordinal_fr)] == one.number
        assert lexicon.ordinal_words("es")[fold(one.ordinal_es)] == one.number
    assert all(one.end < two.start for one, two in itertools.pairwise(held))


# Symbols


def letters(symbol: str) -> str:
    """`WT/DS267/ARB/2` gives `WT/DS/ARB`: components without numbers and parentheses."""
    components = re.sub(r"\([^)]*\)|\s.*", "", symbol).split("/")
    kept = (part if part == "10.7" else re.sub(r"\.?\d.*", "", part) for part in components)
    return "/".join(part for part in kept if part)


def test_every_example_belongs_to_its_series() -> None:
    for row in lexicon.series().values():
        assert letters(row.example).startswith(row.prefix) or not row.example, row


@pytest.mark.parametrize(
    ("symbol", "prefix"),
    [
        ("WT/MIN(17)/58/Rev.1", "WT/MIN"),
        ("WT/MIN(05)/DEC", "WT/MIN/DEC"),
        ("INF/MSME/R/42", "INF/MSME/R"),
        ("INF/TE/SSD/RD/15", "INF/TE/SSD/RD"),
        ("JOB/GC/207", "JOB/GC"),
        ("JOB(08)/103", "JOB"),
        ("WT/COMTD/M/117", "WT/COMTD/M"),
        ("WT/DS430/1", "WT/DS"),
        ("WT/DS50/AB/R", "WT/DS/AB/R"),
        ("WT/Let/1388", "WT/Let"),
        ("G/SPS/N/TPKM/453", "G/SPS/N"),
        ("G/TBT/10.7/N/114", "G/TBT/10.7/N"),
        ("A/RES/73/3", "A/RES"),
        ("FCCC/SBI/2018/INF.8", "FCCC/SBI"),
        ("TD/B/EX(41)/3", "TD/B/EX"),
        ("WO/GA/49/21", "WO/GA"),
        ("STDF/PG/302", "STDF/PG"),
        ("L/4903", "L"),
        ("ITC/AG(LV)/284", "ITC/AG"),
    ],
)
def test_real_symbols_find_their_series(symbol: str, prefix: str) -> None:
    assert letters(symbol).startswith(prefix)
    assert prefix in lexicon.series()


def test_forms_of_symbols_are_known() -> None:
    series = lexicon.series()
    assert series["WT/MIN"].year_in_parentheses
    assert series["WT/MIN"].number_free
    assert series["WT/DS/AB/R"].number_free
    assert not series["INF/MSME/R"].number_free
    assert not series["JOB/GC"].year_in_parentheses


def test_the_first_component_of_each_series_is_a_collection_of_its_profile() -> None:
    collections = lexicon.collections()
    for row in lexicon.series().values():
        first = row.prefix.split("/")[0]
        assert row.profile in collections[first].profiles, row.prefix


def test_shared_letters_keep_both_profiles() -> None:
    assert lexicon.collections()["S"].profiles == ("wto", "un")
    assert lexicon.collections()["WT"].profiles == ("wto",)
    assert "report" in lexicon.type_letters()["R"].meaning
    assert lexicon.type_letters("un")["R"].meaning == "restricted"


def test_suffixes_are_found_in_any_case_and_language() -> None:
    suffixes = lexicon.suffixes()
    assert {suffixes[word].suffix for word in ("rev", "revision", fold("Révision"))} == {"Rev"}
    assert suffixes[fold("Enmienda")].suffix == "Amend"
    assert suffixes["amend"].profiles == ("un",)


# Words


def test_months_are_known_in_three_languages() -> None:
    months = lexicon.months()
    for word in ("December", "décembre", "diciembre", "déc.", "Dec", "dic."):
        assert months[fold(word)] == 12
    assert months[fold("août")] == months["agosto"] == months["aug."] == 8
    assert set(lexicon.months("fr").values()) == set(range(1, 13))
    assert "december" not in lexicon.months("fr")


def test_weekdays_count_from_monday() -> None:
    weekdays = lexicon.weekdays()
    assert weekdays["wednesday"] == weekdays["mercredi"] == weekdays[fold("miércoles")] == 3
    assert date(2025, 3, 5).isoweekday() == weekdays["wednesday"]
    assert len(weekdays) == 21


@pytest.mark.parametrize(
    ("lang", "word", "value"),
    [
        ("en", "zero", 0),
        ("en", "twenty-one", 21),
        ("en", "ninety-nine", 99),
        ("en", "one hundred", 100),
        ("fr", "vingt et un", 21),
        ("fr", "soixante et onze", 71),
        ("fr", "quatre-vingts", 80),
        ("fr", "quatre-vingt-dix-neuf", 99),
        ("es", "once", 11),
        ("es", "veintidós", 22),
        ("es", "treinta y uno", 31),
        ("es", "cien", 100),
    ],
)
def test_numbers_in_words(lang: lexicon.Language, word: str, value: int) -> None:
    assert lexicon.number_words(lang)[fold(word)] == value
    assert lexicon.number_words()[fold(word)] == value


@pytest.mark.parametrize(
    ("lang", "word", "value"),
    [
        ("en", "first", 1),
        ("en", "twelfth", 12),
        ("en", "twentieth", 20),
        ("en", "seventy-third", 73),
        ("fr", "première", 1),
        ("fr", "cinquième", 5),
        ("fr", "neuvième", 9),
        ("fr", "onzième", 11),
        ("fr", "vingt et unième", 21),
        ("fr", "quatre-vingtième", 80),
        ("es", "undécima", 11),
        ("es", "decimocuarta", 14),
        ("es", "septuagésimo tercer", 73),
    ],
)
def test_ordinals_in_words(lang: lexicon.Language, word: str, value: int) -> None:
    assert lexicon.ordinal_words(lang)[fold(word)] == value


@pytest.mark.parametrize("lang", ["en", "fr", "es"])
def test_each_language_counts_to_a_hundred(lang: lexicon.Language) -> None:
    hundreds = {200, 300, 400, 500, 600, 700, 800, 900} if lang == "es" else set()
    assert set(lexicon.number_words(lang).values()) == {*range(101), *hundreds, 1000}
    assert set(lexicon.ordinal_words(lang).values()) == set(range(1, 101))


def test_nouns_have_a_normal_form() -> None:
    nouns = lexicon.nouns()
    assert nouns["member"] == nouns["membres"] == nouns["miembros"] == "members"
    assert nouns["member states"] == "member_states"
    assert nouns["co-sponsors"] == nouns["cosponsor"] == "co_sponsors"
    assert nouns[fold("pays")] == "countries"


def test_house_words_need_no_definition_and_terms_do() -> None:
    short = lexicon.abbreviations()
    assert short["WTO"].kind == "house"
    assert short["SAFE"].kind == short["Trade4MSMEs"].kind == "name"
    assert {short[word].kind for word in ("US$", "CHF", "PDF", "H.E.", "e.g.")} == {"usual"}
    assert {short[word].kind for word in ("MSME", "AEO", "WCO", "ICC")} == {"term"}
    assert not any(word.startswith("MC1") for word in short)


def test_abbreviations_say_how_they_are_spoken() -> None:
    short = lexicon.abbreviations()
    assert short["MSME"].spoken == short["UN"].spoken == short["EU"].spoken == "letters"
    assert short["SAFE"].spoken == short["TESSD"].spoken == short["UNCTAD"].spoken == "word"


def test_spellings_of_one_word_are_one_family() -> None:
    spellings = lexicon.spellings()
    assert spellings["organisations"].family == spellings["organized"].family == "organize"
    assert spellings["organising"].preferred_un == "organizing"
    assert spellings["programs"].preferred_wto == "programmes"
    for row in spellings.values():
        for preferred in (row.preferred_wto, row.preferred_un):
            assert spellings[preferred].family == row.family
            assert spellings[preferred].preferred_wto == row.preferred_wto


@pytest.mark.parametrize(
    "stem",
    ["advis", "analys", "supervis", "exercis", "compris", "enterpris", "revis", "surpris"],
)
def test_words_never_written_with_ize_are_no_variants(stem: str) -> None:
    assert not [word for word in lexicon.spellings() if word.startswith(stem)]


# Organizations


def test_wrong_forms_lead_to_the_right_organization() -> None:
    wrong = lexicon.organization_aliases()
    assert wrong["international chambers of commerce"].organization.abbreviation == "ICC"
    china = wrong["chinese council for the promotion of international trade"].organization
    assert china.name_en == "China Council for the Promotion of International Trade"
    assert wrong["un trade and development"].fix == "no"
    assert not wrong.keys() & lexicon.organization_by_name().keys()


def test_organisation_with_s_is_right_where_it_is_the_own_name() -> None:
    names = lexicon.organization_by_name()
    assert names["world organisation for animal health"].abbreviation == "WOAH"
    assert names["organisation for economic co-operation and development"].abbreviation == "OECD"


# All tables


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_source(table: str) -> None:
    assert all((row["source"] or "").strip() for row in rows(table))


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_all_cells_and_no_stray_blanks(table: str) -> None:
    for row in rows(table):
        assert None not in row and None not in row.values(), row
        assert all(cell == " ".join(cell.split()) for cell in row.values()), row


@pytest.mark.parametrize(
    ("table", "key", "values"),
    [
        ("abbreviations", ["short", "lang"], ["kind"]),
        ("collections", ["component"], ["profiles"]),
        ("months", ["name"], ["number"]),
        ("nouns", ["form"], ["of"]),
        ("numbers", ["word", "kind"], ["value"]),
        ("observers", ["name_en"], ["iso3"]),
        ("organization_aliases", ["alias"], ["name", "fix"]),
        ("series", ["prefix"], ["profile", "meaning"]),
        ("spelling", ["variant"], ["family", "preferred_wto", "preferred_un"]),
        ("suffixes", ["word"], ["suffix"]),
        ("type_letters", ["letters", "profile"], ["meaning"]),
        ("weekdays", ["name"], ["number"]),
    ],
)
def test_no_key_has_two_values(table: str, key: list[str], values: list[str]) -> None:
    fold_key: Callable[[str], str] = str if table in ("abbreviations", "series") else fold
    seen: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in rows(table):
        name = tuple(fold_key(row[column]) for column in key)
        found = tuple(row[column] for column in values)
        assert seen.setdefault(name, found) == found, name


def test_tables_are_read_once() -> None:
    assert lexicon.members() is lexicon.members()
    assert lexicon.aliases() is lexicon.aliases()
