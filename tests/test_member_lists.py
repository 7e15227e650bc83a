"""Member lists: where they begin and end, what is one name, how many Members they stand for."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msme_parse import parse
from msme_parse.facts import Facts, ListFact
from msme_parse.facts.members import as_of, dated, look_up, nearest_name
from msme_parse.facts.names import (
    gather_envoys,
    gather_group_mentions,
    gather_inverted,
    gather_member_words,
    gather_organizations,
)
from msme_parse.lexicon import members
from msme_parse.syntax.names import eu_group_size, is_eu_group, names_from
from msme_parse.tree.nodes import Entry, MemberList
from msme_parse.tree.walk import find


def _facts(text: str) -> Facts:
    report = parse(text)
    assert str(report) == text
    return Facts(report)


def _lists(text: str) -> tuple[ListFact, ...]:
    return _facts(text).lists


def _names(text: str) -> list[list[str]]:
    return [[entry.text for entry in listing.entries] for listing in _lists(text)]


def _one(text: str) -> list[str]:
    found = _names(text)
    assert len(found) == 1, found
    return found[0]


# ------------------------------------------------------------------------------------------ one list

LISTS = [
    # the last item is two Members together, each of which stands alone above it, or not
    (
        "Talks are held with: India; Japan; Norway; and India and Japan (for an agreement of three).",
        ["India", "Japan", "Norway", "India and Japan"],
    ),
    ("Members are: India; Japan; Norway; and Peru and Chad.", ["India", "Japan", "Norway", "Peru", "Chad"]),
    ("Members are: India; Japan; Norway; Peru and India.", ["India", "Japan", "Norway", "Peru", "India"]),
    # commas, with a group and with parentheses among them
    (
        "Membres: le Chili, l'Union européenne et ses 27 États membres, le Japon et le Pérou.",
        ["Chili", "Union européenne et ses 27 États membres", "Japon", "Pérou"],
    ),
    (
        "Miembros: Chile, Hong Kong (China), la Unión Europea y sus 27 Estados miembros y el Perú.",
        ["Chile", "Hong Kong (China)", "Unión Europea y sus 27 Estados miembros", "Perú"],
    ),
    (
        "Miembros: Chile, Bolivia (Estado Plurinacional de) y Venezuela (República Bolivariana de).",
        ["Chile", "Bolivia (Estado Plurinacional de)", "Venezuela (República Bolivariana de)"],
    ),
    ("Members are: Chad; Fiji and Peru.", ["Chad", "Fiji", "Peru"]),
    ("Members are: Chad; Fiji; and Peru.", ["Chad", "Fiji", "Peru"]),
    ("Members are: Chad; Fiji; Peru;", ["Chad", "Fiji", "Peru"]),
    ("Members: Chad; Fiji; Trinidad and Tobago.", ["Chad", "Fiji", "Trinidad and Tobago"]),
    ("Members: Chad; Antigua and Barbuda and Peru.", ["Chad", "Antigua and Barbuda", "Peru"]),
    (
        "Members: Chad; Saint Kitts and Nevis and Trinidad and Tobago.",
        ["Chad", "Saint Kitts and Nevis", "Trinidad and Tobago"],
    ),
    ("Members: Chad; Uruguay, Vanuatu and Viet Nam.", ["Chad", "Uruguay", "Vanuatu", "Viet Nam"]),
    ("Members: Chad; Fiji; Peru; Uruguay and Viet Nam (98).", ["Chad", "Fiji", "Peru", "Uruguay", "Viet Nam"]),
    ("Members: Chad; Bolivia (Plurinational State of); Fiji.", ["Chad", "Bolivia (Plurinational State of)", "Fiji"]),
    ("Members: Chad (WT/L/12); Fiji (WT/L/13); Peru (WT/L/14).", ["Chad", "Fiji", "Peru"]),
    (
        "Members: Chad; Fiji[3]; Korea,[4] Republic of; Peru[5] and Viet Nam.",
        ["Chad", "Fiji", "Korea, Republic of", "Peru", "Viet Nam"],
    ),
    (
        "Members: Bahrain,\nKingdom of; Lao People's Democratic\nRepublic; Saudi Arabia, Kingdom\nof; Peru.",
        ["Bahrain, Kingdom of", "Lao People's Democratic Republic", "Saudi Arabia, Kingdom of", "Peru"],
    ),
    ("Members:\n• Chad;\n• Fiji;\n• Korea, Republic of;\n• Peru.", ["Chad", "Fiji", "Korea, Republic of", "Peru"]),
    ("Statements were made by Chad; Fiji; and Viet Nam, which joined in 2007.", ["Chad", "Fiji", "Viet Nam"]),
    (
        "The floor was taken by the Republic of Korea; Chinese Taipei; and Peru.",
        ["Republic of Korea", "Chinese Taipei", "Peru"],
    ),
    ("The statement (Chad; Fiji; Hong Kong, China; and Peru) was read.", ["Chad", "Fiji", "Hong Kong, China", "Peru"]),
    (
        "Five new Members joined: Cabo Verde, the Democratic Republic of the Congo, Hong Kong, China, and Maldives.",
        ["Cabo Verde", "Democratic Republic of the Congo", "Hong Kong, China", "Maldives"],
    ),
    ("Members: Chad, Fiji and Peru joined on 3 May 2020.", ["Chad", "Fiji", "Peru"]),
    (
        "Members: St. Lucia; St. Kitts and Nevis; and St. Vincent and the Grenadines.",
        ["St. Lucia", "St. Kitts and Nevis", "St. Vincent and the Grenadines"],
    ),
    ("Members: Chad; Philipines; Mali; Fiji and Vietnamm.", ["Chad", "Philipines", "Mali", "Fiji", "Vietnamm"]),
    ("Members: Chad; Fiji; Uruguay.\n* The list is not final.", ["Chad", "Fiji", "Uruguay"]),
    (
        "Les Membres sont : l'Albanie ; la Chine ; Hong Kong, Chine ; Trinité-et-Tobago et le Viet Nam.",
        ["Albanie", "Chine", "Hong Kong, Chine", "Trinité-et-Tobago", "Viet Nam"],
    ),
    (
        "Les Membres sont : Arabie saoudite, Royaume d' ; Tchad ; ainsi que Fidji.",
        ["Arabie saoudite, Royaume d'", "Tchad", "Fidji"],
    ),
    (
        "Los Miembros son: Albania; Corea, República de; Trinidad y Tabago y Viet Nam.",
        ["Albania", "Corea, República de", "Trinidad y Tabago", "Viet Nam"],
    ),
    ("Los Miembros son: Chad; el Perú; El Salvador; e India.", ["Chad", "Perú", "El Salvador", "India"]),
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_names_of_a_list(text: str, names: list[str]) -> None:
    assert _one(f"1.1. {text}\n") == names


ON_LINES = [
    ("Members are:\nChad\nFiji\nPeru\n", ["Chad", "Fiji", "Peru"]),
    ("Members are:\n\nChad,\nHong Kong, China,\nPeru and\nTogo\n\n", ["Chad", "Hong Kong, China", "Peru", "Togo"]),
    ("Members are:\n\n- Chad;\n- Fiji;\n- Peru; and\n- Togo.\n", ["Chad", "Fiji", "Peru", "Togo"]),
    ("Les Membres sont:\n\n• Chili\n• Maroc\n• Tchad\n", ["Chili", "Maroc", "Tchad"]),
    ("Members are:\n\nChad\nFiji\nPeru\nThese Members spoke.\n", ["Chad", "Fiji", "Peru"]),
    ("Members are:\n\nChad\nFijji\nMali\nOman\nPeru\n", ["Chad", "Fijji", "Mali", "Oman", "Peru"]),
    ("Members are:\n\n- Chad\n- Fiji\n- Peru\n", ["Chad", "Fiji", "Peru"]),
]


@pytest.mark.parametrize(("text", "names"), ON_LINES)
def test_a_name_on_each_line(text: str, names: list[str]) -> None:
    assert _one(f"1.1. {text}\n1.2. The Group met.\n") == names


def test_lines_without_names_are_no_list() -> None:
    assert _names("1.1. They are:\n\nPoland Springs\nTrade Help Desk\nJoint Office\nChad\n") == []


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_line_breaks_do_not_matter(text: str, names: list[str]) -> None:
    if "•" in text or "*" in text:
        pytest.skip("bullets and asterisks stand at the beginning of a line")
    words = text.split()
    for width in (1, 2, 5):
        lines = [" ".join(words[index : index + width]) for index in range(0, len(words), width)]
        assert _one("1.1. The Group met.\n1.2. It heard this. " + "\n".join(lines) + "\n") == names


@pytest.mark.parametrize(
    "text",
    [
        "Reports include WT/L/1 dated 3 December 2018; WT/L/2 dated 9 December 2019; and WT/L/3 dated 6 February 2024.",
        "Statements by 16 Parties: Argentina, Brazil and Uruguay; Brazil, South Africa, India and China; and Mexico.",
        "It dealt with: the text; the annexes; and the next meeting of Chad.",
        "He asked: China and India agreed.",
        "The papers of China, India and Japan were read; the rest was not; nobody asked.",
        ";;; ; and ; . ;",
    ],
)
def test_no_list(text: str) -> None:
    assert _names(f"1.1. {text}\n") == []


def test_two_lists_in_one_paragraph() -> None:
    assert _names("1.1. Africa: Benin; Chad; Mali. Asia: China; Japan; and India.\n") == [
        ["Benin", "Chad", "Mali"],
        ["China", "Japan", "India"],
    ]


def test_page_break_inside_a_list_and_inside_a_name() -> None:
    text = "1.1. Members: Chad; Fiji; Korea,\n\n- 3 -\n\nrepublic of; Peru; Uruguay\n"
    report = parse(text)
    assert str(report) == text
    assert [len(list(find(block, MemberList))) for block in report.paragraphs] in ([1], [1, 0])


def test_entries_and_separators_tile_the_list() -> None:
    text = "1.1. Members: Chad; Fiji[1]; Korea, Republic of; Peru and Viet Nam.\n"
    report = parse(text)
    (listing,) = [node for block in report.blocks for node in find(block, MemberList)]
    assert "".join(report.text_of(child) for child in listing.children) == report.text_of(listing)
    assert [report.text_of(entry) for entry in find(listing, Entry)][-1] == "Viet Nam"


def test_last_separators() -> None:
    text = "1.1. Members: Chad; Fiji; and Peru.\n1.2. Members: Chad; Fiji and Peru.\n"
    first, second = _lists(text)
    written = [
        [text[before.span.end : behind.span.start] for before, behind in pairwise(listing.entries)]
        for listing in (first, second)
    ]
    assert written == [["; ", "; and "], ["; ", " and "]]


@given(
    st.lists(
        st.sampled_from(
            [*(member.name_en for member in members()), ";", "; and ", ",", " and ", "[2]", "\n", "(", ")", "."]
        ),
        max_size=40,
    )
)
@settings(max_examples=150, deadline=None)
def test_any_mixture_of_names_and_signs_is_read(pieces: list[str]) -> None:
    facts = _facts("1.1. Members are: " + "; ".join(pieces))
    assert all(listing.members >= 0 and listing.names for listing in facts.lists)
    assert facts.counts is not None


@given(st.lists(st.sampled_from(members()), min_size=3, unique=True))
@settings(max_examples=60, deadline=None)
def test_every_list_of_members_is_read_back(chosen: list[object]) -> None:
    names = [member.name_en for member in chosen]  # type: ignore[attr-defined]
    for last in ("; and ", " and "):
        text = "1.1. The Members are: " + "; ".join(names[:-1]) + last + names[-1] + ".\n"
        assert _one(text) == names


# ------------------------------------------------------------------------------------------ what it counts


@pytest.mark.parametrize(
    ("entry", "size"),
    [
        ("European Union and its 27 Member States", 27),
        ("the European Union and its twenty-seven member States", 27),
        ("European Union and its Member States", None),
        ("European Communities and their 15 Member States", 15),
        ("Union européenne et ses 27 États membres", 27),
        ("l'Union européenne et ses vingt-sept États membres", 27),
        ("Unión Europea y sus 27 Estados miembros", 27),
        ("Unión Europea y sus veintisiete Estados miembros", 27),
    ],
)
def test_entry_of_the_european_union(entry: str, size: int | None) -> None:
    assert is_eu_group(entry)
    assert eu_group_size(entry) == size
    (listing,) = _lists(f"RAPPORT 2025\n1.1. Members: Chad; {entry}; Peru.\n")
    assert listing.members == 3 + (size or 27)


def test_union_counts_one_where_its_states_are_listed_one_by_one() -> None:
    states = [member.name_en for member in members() if member.is_in_eu(datetime.date(2024, 12, 4))]
    for union in ("European Union", "European Union and its 27 Member States"):
        (listing,) = _lists("1.1. The co-sponsors are: " + "; ".join([*states, union, "Norway"]) + ".\n")
        assert listing.names == listing.members == 29


def test_seed_note_in_short() -> None:
    text = """\
2025 ANNUAL REPORT
1.1. Membership rose to 36.[1]
[1] Members are: Bahrain, Kingdom
of; Côte d'Ivoire; European Union
and its 27 Member States; The Gambia; Hong Kong, China; Chinese Taipei; Saint Vincent and the Grenadines;
United States of America and Viet Nam.
"""
    (listing,) = _lists(text)
    assert (listing.names, listing.members, listing.where, listing.place) == (9, 36, "note 1", "note [1]")
    assert listing.of == "members" and listing.says_members and listing.is_roll
    ireland = look_up("Ireland")[1]
    assert ireland is not None and listing.lists(ireland)
    chad = look_up("Chad")[1]
    assert chad is not None and not listing.lists(chad)


@pytest.mark.parametrize(
    ("text", "of", "says_members"),
    [
        ("1.1. The Members are: Chad; Fiji; Peru.\n", "members", True),
        ("1.1. The co-sponsors are: Chad; Fiji; Peru.\n", "co_sponsors", False),
        ("1.1. The floor was taken by Chad; Fiji; Peru.\n", "", False),
        ("1.1. Los donantes son, por orden alfabético: Chad; Fiji; Perú.\n", "donors", False),
        ("1.1. Tiene como coautores a: Chad; Fiji; Perú.\n", "co_sponsors", False),
        ("1.1. Les bailleurs de fonds sont : Tchad ; Fidji ; Pérou.\n", "donors", False),
        ("1.1. Los Miembros del Grupo son: Chad; Fiji; Perú.\n", "members", True),
        ("1.1. The WTO members are: Chad; Fiji; Peru.\n", "members", True),
        ("1.1. Les États Membres sont : Tchad ; Fidji ; Pérou.\n", "member_states", False),
        ("1.1. It has 3 co-sponsors.[1]\n[1] Chad; Fiji; Peru.\n", "co_sponsors", False),
        ("1.1. x\n\nANNEX 1\n\nMEMBERS TAKING PART\n\nChad; Fiji; Peru; and Togo.\n", "members", True),
        ("1.1. Several Members spoke. Papers came from: Chad; Fiji; Peru.\n", "", False),
    ],
)
def test_what_the_introduction_says(text: str, of: str, says_members: bool) -> None:
    (listing,) = _lists(text)
    assert (listing.of, listing.says_members) == (of, says_members)


def test_kinds_of_entries() -> None:
    (listing,) = _lists(
        "1.1. Members: Chad; Turkey; Holy See; European Union and its 27 Member States; Qwerty; Peru.\n"
    )
    assert [entry.kind for entry in listing.entries] == ["member", "alias", "observer", "group", "unknown", "member"]
    assert [entry.weight for entry in listing.entries] == [1, 1, 0, 28, 1, 1]
    assert [entry.iso3 for entry in listing.entries] == ["TCD", "TUR", None, None, None, "PER"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Members: Chad; Fiji; Peru.", "en"),
        ("Les Membres du Groupe sont : Albanie ; Allemagne ; Chine.", "fr"),
        ("Los Miembros del Grupo son: Alemania; Brasil; Suiza.", "es"),
    ],
)
def test_language_of_a_list(text: str, language: str) -> None:
    (listing,) = _lists(f"1.1. {text}\n")
    assert listing.language == language


@pytest.mark.parametrize(
    ("written", "near"),
    [("Philipines", "Philippines"), ("Camerooon", "Cameroon"), ("Vietnamm", "Viet Nam"), ("Atlantis", None)],
)
def test_nearest_name(written: str, near: str | None) -> None:
    assert nearest_name(written) == near


def test_day_for_which_lists_are_judged() -> None:
    assert dated(_facts("2025 ANNUAL REPORT\n1.1. x\n")) == datetime.date(2025, 12, 31)
    assert dated(_facts("1.1. x\n")) is None
    assert as_of(_facts("1.1. x\n")) == datetime.date.today()


# ------------------------------------------------------------------------------------------ names in running text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Trinidad and Tobago and Uruguay", ["Trinidad and Tobago", "Uruguay"]),
        ("Hong Kong, China, and Macao, China", ["Hong Kong, China", "Macao, China"]),
        ("Cameroon, bringing total membership to 104", ["Cameroon"]),
        (
            "Separate Customs Territory of Taiwan, Penghu, Kinmen and Matsu and Peru",
            ["Separate Customs Territory of Taiwan, Penghu, Kinmen and Matsu", "Peru"],
        ),
        ("Congo, Democratic Republic of the Congo", ["Congo", "Democratic Republic of the Congo"]),
        ("Jordan River", []),
        ("nothing of the kind", []),
    ],
)
def test_names_from(text: str, names: list[str]) -> None:
    assert [text[span.start : span.end] for span in names_from(text, 0, len(text))[0]] == names


def test_organizations_under_another_name() -> None:
    facts = _facts(
        "1.1. The Chinese Council for the\nPromotion of International Trade and the International Chambers of Commerce"
        ' met. "The World Customs Organisation" was a title.\n'
    )
    found = [(facts.text_of(name.span).split()[0], name.quoted) for name in gather_organizations(facts)]
    assert found == [("Chinese", False), ("International", False), ("World", True)]


def test_inverted_names_in_a_sentence_only() -> None:
    facts = _facts(
        "1.1. The Ambassador of Korea, Republic of, spoke. Papers of Moldova, Republic of, and Peru were read.\n"
        "1.2. Members are: Bahrain, Kingdom of; Korea, Republic of; and Peru.\n"
    )
    assert [facts.text_of(name.span) for name in gather_inverted(facts)] == ["Korea, Republic of"]


def test_words_for_members_of_the_wto() -> None:
    facts = _facts(
        '1.1. WTO Members and WTO members; members of the WTO; WTO member States; "WTO members"; membres de l\'OMC;\n'
        "members of the WCO SAFE Working Group.\n"
    )
    words = [(facts.text_of(word.span), word.capital) for word in gather_member_words(facts)]
    assert words == [("Members", True), ("members", False), ("members", False), ("membres", False)]


def test_mentions_of_the_european_union_with_a_number() -> None:
    facts = _facts(
        "2025 REPORT\n1.1. In 2015 the European Union and its 28 member States joined. The European Union and its 27\n"
        "member States spoke.\n"
    )
    assert [(each.size, each.historic) for each in gather_group_mentions(facts)] == [(28, True), (27, False)]


def test_envoys_with_names_of_several_parts() -> None:
    facts = _facts("1.1. El Grupo fue coordinado por el Excmo. Sr. José de la Cruz y Soto (Uruguay).\n")
    assert [facts.text_of(envoy.span) for envoy in gather_envoys(facts)] == ["Uruguay"]


def test_envoys_who_coordinate() -> None:
    facts = _facts(
        "1.1. H.E. Mr Matthew Wilson, Ambassador of Barbados, continued to coordinate the Group. The Ambassador of\n"
        "Norway spoke. S.E. M. Matthew Wilson (Barbade) a coordonné le Groupe.\n"
    )
    assert [facts.text_of(envoy.span) for envoy in gather_envoys(facts)] == ["Barbados", "Barbade"]
