"""Stated numbers: what they count, of which kind they are, and the list or the things that spell them out."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msme_parse import parse
from msme_parse.facts import Count, Facts
from msme_parse.facts.figures import gather_derived
from msme_parse.facts.tables import gather_tables
from msme_parse.syntax.counts import LAST_WORDS, _may_refer, ends, terminal

SEED = """\
INFORMAL WORKING GROUP ON MSMES[1]
2025 DRAFT
ANNUAL REPORT
1.1. On 13 December 2017, at the 11th Ministerial
Conference (MC11), 88 WTO Members from all regions
set up the Informal Working Group (_WT/MIN(17)/58/Rev.1).
1.2. This Annual Report is about 2025. H.E. Mr. Matthew Wilson,
Ambassador of Barbados, coordinated the MSME Group.
One new Member joined the MSME Group during 2025: Cameroon, bringing total MSME
Group membership to 104.[2]
1.3. A report has two separate annexes. The first annex is short.
The second annex is long. The site is paid for through 2031.
[1] Previous Annual Reports include _INF/MSME/R/13/Rev.1
dated 9 December 2019; and _INF/MSME/R/42 dated 6 February 2024.
[2] Members of the Informal Working Group on MSMEs are: Barbados; Cameroon;
European Union
and its 27 Member States; Hong Kong, China and Viet Nam.
"""


def _facts(text: str) -> Facts:
    report = parse(text)
    assert str(report) == text
    return Facts(report)


def _counts(sentence: str, head: str = "") -> tuple[Count, ...]:
    return _facts(f"{head}\n1.1. {sentence}\n" if head else f"1.1. {sentence}\n").counts


def _brief(count: Count) -> tuple[str, int, str, str]:
    return count.text, count.value, count.of, count.kind


def test_short_seed() -> None:
    facts = _facts(SEED)
    assert [(count.where, *_brief(count)) for count in facts.counts] == [
        ("1.1", "88", 88, "members", "historic"),
        ("1.2", "One", 1, "members", "joined"),
        ("1.2", "104", 104, "members", "total"),
        ("1.3", "two", 2, "annexes", "announced"),
    ]
    first, one, total, annexes = facts.counts
    assert (first.year, first.wto, first.group) == (2017, True, "")
    assert (one.year, one.group, [named.text for named in one.announced]) == (2025, "MSME Group", ["Cameroon"])
    assert facts.text_of(one.announced[0].span) == "Cameroon"
    assert total.group == "MSME Group" and total.listed is facts.lists[0]
    assert (facts.lists[0].names, facts.lists[0].members) == (5, 32)
    assert [part.value for part in annexes.parts] == [1, 2]


def test_counts_do_not_depend_on_line_breaks() -> None:
    one_line = (
        SEED.replace("\nConference", " Conference")
        .replace("\nset up", " set up")
        .replace("\nAmbassador", " Ambassador")
    )
    one_line = (
        one_line.replace("\nOne", " One")
        .replace("\nGroup membership", " Group membership")
        .replace("\nThe second", " The second")
    )
    assert [_brief(count) for count in _facts(one_line).counts] == [_brief(count) for count in _facts(SEED).counts]


# ------------------------------------------------------------------------------------------ what is counted

PHRASES = [
    ("88 WTO Members took part.", "88", 88, "members"),
    ("The five new Members spoke.", "five", 5, "members"),
    ("It has two separate annexes.", "two", 2, "annexes"),
    ("One hundred and four Members agreed.", "One hundred and four", 104, "members"),
    ("Twenty-seven Members agreed.", "Twenty-seven", 27, "members"),
    ("The 27 Member States agreed.", "27", 27, "member_states"),
    ("Statements were made by 16 Parties, including 12 on behalf of groups.", "16", 16, "parties"),
    ("The paper has 82 co-sponsors[2] so far.", "82", 82, "co_sponsors"),
    ("More than 2,475 firms answered.", "2,475", 2475, "firms"),
    ("Members: 98/164", "98", 98, "members"),
    ("Two developing country Members spoke.", "Two", 2, "members"),
    ("Membership of the Group stood at 98.", "98", 98, "members"),
    ("It brought the total number of WTO Members in the Group to 103.", "103", 103, "members"),
    ("Ce qui porte à 97 le nombre total de Membres.", "97", 97, "members"),
    ("Ce qui porte à 104 le nombre total de ses Membres.", "104", 104, "members"),
    ("Le nombre de Membres du Groupe est passé à 104.", "104", 104, "members"),
    ("Les vingt et un nouveaux Membres du Groupe ont parlé.", "vingt et un", 21, "members"),
    ("Le rapport a deux annexes et la déclaration des notes.", "deux", 2, "annexes"),
    ("Con ello se elevó a 97 el número total de Miembros del Grupo.", "97", 97, "members"),
    ("El número total de Miembros del Grupo asciende a 103.", "103", 103, "members"),
    ("Los veintisiete Estados miembros y los demás hablaron.", "veintisiete", 27, "member_states"),
    ("Il a réuni 12 300 personnes.", "12 300", 12_300, "persons"),
    ("L'accord profite à 1 250 000 entreprises.", "1 250 000", 1_250_000, "enterprises"),
    ("En la red figuran 18 247 empresas y nadie más.", "18 247", 18_247, "enterprises"),
    ("En el acto hablaron 38 Estados.", "38", 38, "states"),
    ("Les huit membres du personnel ont été formés.", "huit", 8, "staff"),
    ("The office has 27 staff members.", "27", 27, "staff"),
    ("Le nombre de Membres du Groupe est ainsi passé de 100 à 103.", "103", 103, "members"),
    ("El número de Miembros del Grupo pasó de 100 a 103.", "103", 103, "members"),
    ("The number of Members of the Group rose from 100 to 103.", "103", 103, "members"),
]


@pytest.mark.parametrize(("sentence", "written", "value", "of"), PHRASES)
def test_number_and_noun(sentence: str, written: str, value: int, of: str) -> None:
    counts = _counts(sentence)
    assert [(count.text, count.value, count.of) for count in counts] == [(written, value, of)]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2025 Members met again.",
        "24% of Members and 30 per cent of firms agreed.",
        "They had US$416 million and 2.5 million MSMEs.",
        "See paragraphs 2 and 3 Members, Articles 5 and 6 of the text, note 4 and Table 2.",
        "The meeting of 2 December MSME Group members was long.",
        "The symbol WT/MIN(17)/58 Members, and Trade4MSMEs firms.",
        "The Group of 77 and China spoke; the G-33 members too.",
        "None of the Members spoke for 3 hours in 12 months.",
        "Un Membre a parlé et une délégation a répondu à la réunion.",
        "Una delegación y un Miembro hablaron en la reunión del Grupo.",
        "The list (European Union and its 27 Member States; Chad; Fiji; and Peru) was read.",
    ],
)
def test_no_count(sentence: str) -> None:
    assert [_brief(count) for count in _counts(sentence)] == []


def test_numbers_in_tables_labels_and_captions_are_no_counts() -> None:
    text = "1.1. See Table 1.\n\nTable 1: 5 Members\n\n| Year | 12 Members |\n| 2024 | 3 Members |\n\n"
    assert _facts(text).counts == ()


def _told() -> list[tuple[str, str, str]]:
    """Language, sentence and counts of `data/counts`."""
    told = []
    for file in sorted((Path(__file__).parent / "data" / "counts").glob("*.txt")):
        lines = file.read_text("utf-8").splitlines()
        parted = (line.partition("->") for line in lines if not line.startswith("#"))
        told += [(file.stem, sentence.strip(), counts.strip()) for sentence, _, counts in parted]
    return told


@pytest.mark.parametrize(("language", "sentence", "expected"), _told())
def test_counts_of_three_languages(language: str, sentence: str, expected: str) -> None:
    facts = _facts(f"1.1. {sentence}\n")
    assert facts.identity.language == language
    assert "; ".join(f"{count.value} {count.of} ({count.kind})" for count in facts.counts) == expected


# ------------------------------------------------------------------------------------------ kinds

REPORT = "2025 ANNUAL REPORT"

KINDS = [
    ("The Group now has 104 Members.", "104", "total", 2025),
    ("It is dealt with by a group of 104 members.", "104", "total", None),
    ("This brought the total to 93 members.", "93", "total", None),
    ("All 166 WTO Members agreed.", "166", "total", None),
    ("The proposal has 82 co-sponsors.", "82", "total", None),
    ("Two Members asked a question.", "Two", "other", None),
    ("Canada and 86 other Members signed.", "86", "other", None),
    ("On 13 December 2017, 88 WTO Members set it up.", "88", "historic", 2017),
    ("It had 98 Members in March 2023.", "98", "historic", 2023),
    ("Five new Members joined the Group.", "Five", "joined", None),
    ("The Group was joined by two Members.", "two", "other", None),
    ("Three Members joined the consensus.", "Three", "other", None),
    ("Three Members joined the Group.", "Three", "joined", None),
    ("Two Members left the MSME Group in 2025.", "Two", "left", 2025),
    ("Two Members have withdrawn from the Initiative.", "Two", "left", None),
    ("The package has three recommendations: (a) one; (b) two; and (c) three.", "three", "announced", None),
    ("The package has three recommendations.", "three", "other", None),
]


@pytest.mark.parametrize(("sentence", "written", "kind", "year"), KINDS)
def test_kind(sentence: str, written: str, kind: str, year: int | None) -> None:
    (count,) = _counts(sentence, REPORT)
    assert (count.text, count.kind) == (written, kind)
    assert year is None or count.year in (year, None)


@pytest.mark.parametrize(
    ("sentence", "head", "expected"),
    [
        (
            "Un nouveau Membre, le Cameroun, s'est joint au Groupe, ce qui porte à 104 le nombre de ses Membres.",
            "RAPPORT ANNUEL 2025",
            [("Un", 1, "members", "joined"), ("104", 104, "members", "total")],
        ),
        (
            "Deux Membres se sont retirés du Groupe. Le Groupe compte 102 Membres.",
            "RAPPORT ANNUEL 2025",
            [("Deux", 2, "members", "left"), ("102", 102, "members", "total")],
        ),
        (
            "Cinco nuevos Miembros se sumaron al Grupo, que cuenta ahora con 103 Miembros.",
            "INFORME ANUAL DE 2025",
            [("Cinco", 5, "members", "joined"), ("103", 103, "members", "total")],
        ),
    ],
)
def test_kinds_in_french_and_spanish(sentence: str, head: str, expected: list[tuple[str, int, str, str]]) -> None:
    assert [_brief(count) for count in _counts(sentence, head)] == expected


def test_a_series_of_totals_takes_its_noun_from_the_first() -> None:
    counts = _counts("The MSME Group had 88 Members in 2017, 91 in 2020 and 93 in 2021; it now has 98.", "2023 REPORT")
    assert [(count.value, count.of, count.kind, count.year) for count in counts] == [
        (88, "members", "historic", 2017),
        (91, "members", "historic", 2020),
        (93, "members", "historic", 2021),
        (98, "members", "total", None),
    ]
    counts = _counts("The Group has 104 Members, against 103 in 2024. It issued 12 in 2024.", REPORT)
    assert [(count.value, count.kind) for count in counts] == [(104, "total"), (103, "historic")]


def test_a_date_belongs_to_one_number() -> None:
    counts = _counts("With them the Group, which had 98 Members in 2023, has 103.", "2024 ANNUAL REPORT")
    assert [(count.value, count.kind, count.year) for count in counts] == [(98, "historic", 2023), (103, "total", None)]


@pytest.mark.parametrize("words", ["about 80", "over 80", "at least 80", "between 70 and 80", "70-80", "some 80"])
def test_approximate(words: str) -> None:
    counts = _counts(f"The Group has {words} Members.")
    assert counts[-1].value == 80 and counts[-1].approximate


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("Total MSME Group membership rose to 104.", "MSME Group"),
        ("The 104 Members of the MSME Group met.", "MSME Group"),
        ("The Informal Working Group on MSMEs has 104 Members.", "Informal Working Group"),
        ("The Group has 104 Members.", ""),
        ("Two Members spoke.", ""),
    ],
)
def test_group(sentence: str, group: str) -> None:
    (count,) = _counts(sentence)
    assert count.group == group


# ------------------------------------------------------------------------------------------ lists and things

NOTE = "[1] Members of the Group are: Chad; Fiji; and Peru.\n[2] Observers are: Holy See; Iran; and Iraq.\n"
NOTE += "[3] Chad; Fiji; and Peru.\n[4] Chad; Fiji; and Peru. They met.\n[5] These Members are: Chad; Fiji; and Peru.\n"


@pytest.mark.parametrize(
    ("sentence", "listed"),
    [
        ("Membership rose to 3.[1]", ["note 1"]),
        ("The Group has 3 Members[1] in all.", ["note 1"]),
        ("The Group has 3 Members, who met in Geneva.[1]", ["note 1"]),
        ("The proposal of the 3 co-sponsors[1] was read.", ["note 1"]),
        ("Two Members spoke in Geneva.[1]", [None]),
        ("The Group has 3 Members, against 2 in 2024 and 88 in 2017.[1]", ["note 1", None, None]),
        ("The Group has 3 Members.[2]", [None]),
        ("The Group has 3 Members.[6]", [None]),
        ("The Group has 3 Members: Chad; Fiji; and Peru.", ["1.1"]),
        ("The Group has 3 Members (Chad; Fiji; and Peru).", ["1.1"]),
        ("The Group has 3 Members. Papers came from: Chad; Fiji; and Peru.", [None]),
        ("The Group has 3 Members, including: Chad; Fiji; and Peru.", [None]),
        ("The Group has 3 Members and Chad, Fiji and Peru met.", [None]),
        ("The Group has 3 Members and met two observers: Holy See; and Iran.", [None, "1.1"]),
        ("The Group has 3 Members that met in Rome[2] in May: Chad; Fiji; and Peru.", ["1.1"]),
        ("The Group has 3 Members (2025).[1]", ["note 1"]),
        ("The Group has 3 Members. It met in Rome.[1]", [None]),
        # a note that names those of its sentence, and nobody else
        ("Three Members offered training.[3]", ["note 3"]),
        ("Three Members offered training.[4]", [None]),
        ("Three Members offered training.[5]", ["note 5"]),
        ("One Member offered training.[5]", [None]),
        ("Three other Members offered training.[5]", [None]),
        ("Three Members offered training[3] to firms.", [None]),
        ("Three Members trained officials of observers.[3]", [None]),
        ("Three Members, including Chad, offered training.[3]", [None]),
        ("The 3 Members co-sponsors of the paper[3] met.", ["note 3"]),
        ("The 3 Members co-sponsors of the paper[1] met.", [None]),
        ("The 3 Members from the south of Africa[3] met.", [None]),
        # a note or an annex told by its number
        ("All three Members listed in note 1 met.", ["note 1"]),
        ("The three Members listed in note 3 met.", ["note 3"]),
        ("Two Members listed in note 1 spoke.", [None]),
        ("The 3 Members listed in paragraph 2 and in note 1 spoke.", [None]),
    ],
)
def test_list_that_spells_a_number_out(sentence: str, listed: list[str | None]) -> None:
    counts = _facts(f"2025 REPORT\n1.1. {sentence}\n{NOTE}").counts
    assert [count.listed.where if count.listed else None for count in counts] == listed


@pytest.mark.parametrize(
    ("sentence", "members"),
    [
        ("The statement has 3 sponsors, named in Annex 1.", 3),
        ("The statement has 3 sponsors (listed in Annex 1).", 3),
        ("The statement has 3 sponsors; see Annex 1.", None),
        ("The statement has 3 sponsors, all of whom are said to be named in Annex 1.", None),
    ],
)
def test_list_in_an_annex(sentence: str, members: int | None) -> None:
    (count,) = _facts(f"1.1. {sentence}\n\nANNEX 1\n\nSPONSORS\n\nChad; Fiji; and Peru.\n").counts
    assert (count.listed.members if count.listed else None) == members


@pytest.mark.parametrize(
    "sentence",
    [
        "The ten co-sponsors recalled that the Conference met in 2015.",
        "Les dix coauteurs ont rappelé qu'en 2015 ils avaient parlé.",
        "Los diez copatrocinadores recuerdan que la Conferencia se celebró en 2015.",
        "Ten Members spoke; in 2015 the Conference met.",
    ],
)
def test_the_year_of_what_is_said_is_not_that_of_the_speakers(sentence: str) -> None:
    assert [(count.kind, count.year) for count in _counts(sentence, REPORT)] == [("other", None)]


@pytest.mark.parametrize(
    ("sentence", "things"),
    [
        (
            "Trata tres cuestiones: el crédito, la tecnología y la formación (véanse los párrs. 4 a 8).",
            ["el crédito", "la tecnología", "la formación"],
        ),
        ("One new Member joined the Group: Cameroon, bringing it to 104.", ["Cameroon"]),
        ("One new Member, Cameroon, joined in 2025.", ["Cameroon"]),
        ("Two new Members (The Gambia and Georgia) joined the Group.", ["The Gambia", "Georgia"]),
        (
            "Three new Members joined: the Democratic Republic of the Congo, Hong Kong, China, and Peru.",
            ["Democratic Republic of the Congo", "Hong Kong, China", "Peru"],
        ),
        (
            "Five new Members joined in 2024: Cabo Verde; Maldives; Mauritius; and Mozambique, bringing it to 103.",
            ["Cabo Verde", "Maldives", "Mauritius", "Mozambique"],
        ),
        ("Five new Members joined, including: Chad; Fiji; and Peru.", []),
        ("Two new Members joined: Chad, Atlantis and Peru.", []),
        ("It makes two proposals: (a) to meet; and (b) to write.", ["to meet", "to write"]),
        (
            "It makes two proposals: (i) to meet; (ii) to write: (a) soon; (b) later.",
            ["to meet", "to write: (a) soon; (b) later"],
        ),
    ],
)
def test_things_announced(sentence: str, things: list[str]) -> None:
    counts = _counts(sentence)
    assert [named.text.removeprefix("the ") for named in counts[0].announced] == things


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("It has two annexes. The first annex is short; the second annex is long.", [1, 2]),
        ("Le rapport a deux annexes. La première annexe est brève. La deuxième annexe est longue.", [1, 2]),
        ("El informe tiene dos anexos. El primer anexo es breve; el segundo anexo, largo.", [1, 2]),
        ("It has two annexes. The second meeting was long.", []),
        ("The report is in three parts. The first part is short.", [1]),
        ("The report has one annex. The first annex is short.", []),
        ("The report has twenty annexes. The first annex is short.", [1]),
        ("The report has twenty-one annexes. The first annex is short.", []),
        ("The first annex was long. It has two annexes. The second annex is short.", [2]),
        ("A text has two annexes. The first annex is short. A note has two annexes. The second annex is long.", [1]),
        ("El acuerdo consta de dos partes. La primera parte es breve y la segunda parte es larga.", [1, 2]),
        ("Las dos Partes se reunieron en Ginebra. La primera Parte habló.", []),
        ("The two Parties met. The first Party spoke; the second Party wrote.", []),
        ("It has two tasks. The first is to meet. The second is to write.", [1, 2]),
        ("It has two tasks and three firms. The first is to meet. The second is to write.", []),
        ("It has two tasks. It met in May.", []),
        ("Two Members spoke. The first is Chad. The second is Fiji.", []),
    ],
)
def test_parts(sentence: str, parts: list[int]) -> None:
    count = _counts(sentence)[0]
    assert [part.value for part in count.parts] == parts
    assert (count.kind == "announced") == bool(parts)


def test_each_of_two_numbers_has_its_own_parts() -> None:
    counts = _counts(
        "A text has two annexes. The first annex is short. A note has two annexes. The second annex is long."
    )
    assert [[part.value for part in count.parts] for count in counts] == [[1], [2]]


# ------------------------------------------------------------------------------------------ figures and tables


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("35 of the 89 replies (39%) came late.", [("share", 39.0, 35, 89, False)]),
        ("Of the 193 Member States, 58 (30 per cent) sent a speaker.", [("share", 30.0, 58, 193, False)]),
        ("In a survey, 35 of 89 firms, or 39.3 per cent, named it.", [("share", 39.3, 35, 89, False)]),
        ("Twelve of the 48 measures listed (25%) are new.", [("share", 25.0, 12, 48, False)]),
        ("Of the 23 papers, 14 (just over 60%) came early.", [("share", 60.0, 14, 23, True)]),
        ("Sur l'ensemble, 35 des 89 réponses (39 %) citent le coût des mesures.", [("share", 39.0, 35, 89, False)]),
        ("De las 89 respuestas a una encuesta, 21 (24%) citaban el crédito.", [("share", 24.0, 21, 89, False)]),
        ("Members took 182 measures in 12 months, just over 15 per month.", [("rate", 15.0, 182, 12, True)]),
        ("Three of the 10 measures (24% of imports) are new; trade grew by 5%.", []),
    ],
)
def test_derived_figures(sentence: str, found: list[tuple[str, float, int, int, bool]]) -> None:
    derived = gather_derived(_facts(f"1.1. {sentence}\n"))
    assert [(each.kind, each.said, each.part, each.whole, each.about) for each in derived] == found


def test_tables_with_certain_columns() -> None:
    text = (
        "1.1. See Tables 1 and 2.\n\nTable 1: Papers\n\n"
        "| Type | 2024 | 2025 |\n|---|---|---|\n| Reports | 1,200 | 3 |\n"
        "| Total | 1,200 | 3.5 |\n\nTable 2: Meetings\n\nPeriod        Meetings\nJanuary       5\nTotal         5\n\n"
        "Text without columns, in several\nlines of a paragraph, under\nno caption at all.\n"
    )
    first, second = gather_tables(_facts(text))
    assert [cell.text for cell in first.heading] == ["Type", "2024", "2025"]
    assert [[cell.value for cell in row] for row in first.rows] == [[None, 1200, 3], [None, 1200, None]]
    assert [[cell.value for cell in row] for row in second.rows] == [[None, 5], [None, 5]]


def test_tables_with_uncertain_columns_are_left_alone() -> None:
    assert gather_tables(_facts("1.1. x\n\n| a | b |\n| 1 |\n| 2 | 3 |\n\n1.2. y\n")) == ()


# ------------------------------------------------------------------------------------------ any text


@given(
    st.lists(
        st.sampled_from(
            "five Members joined the Group : ; , . ( ) [1] 104 2025 two annexes first annex (a) (b) about of %"
            " membership to total Chad and Fiji in 12 months per month 88/164 Un nouveau Membre número"
            " de Miembros a \n - 3".split(" ")
        ),
        max_size=60,
    )
)
@settings(max_examples=200, deadline=None)
def test_any_words_are_read(words: list[str]) -> None:
    facts = _facts("2025 REPORT\n\n1.1. The Group met. " + " ".join(words))
    for count in facts.counts:
        assert facts.text_of(count.span).split() == count.text.split()
        assert count.span.end <= len(facts.text) and count.value >= 0
    gather_derived(facts)
    gather_tables(facts)


_ENDINGS = st.sampled_from(
    "about some over (about more than less fewer at least most up to between 10 and entre 5 et from 3 or - – 10-"
    " several the one no any every each Each plusieurs algún quelques attended by in the presence of en présence de"
    " asistieron con la asistencia $ 4, paragraph paragraphs No. Group Groupe des of 2.1 (a) table 7 to à près de más"
    " Members membership Total number of is : (: ( All Les against compared with up from contre passé 3 a -".split()
)


@settings(max_examples=600, deadline=None)
@given(st.lists(_ENDINGS, max_size=6), st.sampled_from((" ", "\n", "")), st.sampled_from((" ", "\xa0", "\n   ", "")))
def test_the_last_word_says_whether_a_search_is_worth_it(words: list[str], blank: str, last: str) -> None:
    text = blank.join(words) + last
    for name in (*LAST_WORDS, "REFERENCE"):
        found = terminal(name).search(text) is not None
        assert (ends(name, text, 0, len(text)) if name in LAST_WORDS else _refers(text)) is found, (name, text)


def _refers(text: str) -> bool:
    return _may_refer(text, 0, len(text)) and terminal("REFERENCE").search(text) is not None
