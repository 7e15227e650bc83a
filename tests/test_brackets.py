"""The ten meanings of a square bracket, in three languages, and brackets that have no partner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msme_parse import parse
from msme_parse.facts import Bracket, Facts

DRAFT, GAP, EDITORIAL, CHOICE = "draft_text", "placeholder", "editorial", "alternative"


def brackets(text: str) -> tuple[Bracket, ...]:
    return Facts(parse(text)).brackets


def kinds(text: str) -> list[tuple[str, str]]:
    return [(bracket.kind, bracket.text) for bracket in brackets(text)]


CASES = [
    # draft text
    ("1.1. It ended. [A second launch was\nheld on 2 December.]", [(DRAFT, "A second launch was held on 2 December.")]),
    ("1.1. It met [and agreed] in [15 per cent] of cases.", [(DRAFT, "and agreed"), (DRAFT, "15 per cent")]),
    ("1.1. It met on [2 December].", [(DRAFT, "2 December")]),
    ("1.1. Le Groupe [s'est réuni et] a conclu.", [(DRAFT, "s'est réuni et")]),
    ("1.1. El Grupo [se reunió y] concluyó.", [(DRAFT, "se reunió y")]),
    # gaps
    ("1.1. Held on [X] December, [TBC].", [(GAP, "X"), (GAP, "TBC")]),
    ("1.1. See INF/MSME/W/64/Rev.[X].", [(GAP, "X")]),
    (
        "1.1. Signed by [name of signatory] on [day] of [month] [20XX].",
        [(GAP, "name of signatory"), (GAP, "day"), (GAP, "month"), (GAP, "20XX")],
    ),
    ("1.1. With [ ] Members, [__] others, [●] more.", [(GAP, ""), (GAP, "__"), (GAP, "●")]),
    (
        "1.1. It met [to be confirmed by the Chair] [insert place].",
        [(GAP, "to be confirmed by the Chair"), (GAP, "insert place")],
    ),
    (
        "1.1. Le [date] à [lieu à préciser], [à compléter].",
        [(GAP, "date"), (GAP, "lieu à préciser"), (GAP, "à compléter")],
    ),
    (
        "1.1. El [fecha] en [lugar por determinar], [por confirmar].",
        [(GAP, "fecha"), (GAP, "lugar por determinar"), (GAP, "por confirmar")],
    ),
    # editorial
    (
        '1.1. He said "[t]he report [of the Group] is late [sic] [...]".',
        [(EDITORIAL, "t"), (EDITORIAL, "of the Group"), (EDITORIAL, "sic"), (EDITORIAL, "...")],
    ),
    ("1.1. Report[s] and [r]eports […].", [(EDITORIAL, "s"), (EDITORIAL, "r"), (EDITORIAL, "…")]),
    (
        "1.1. The draft [emphasis added] stands [footnote omitted].",
        [(EDITORIAL, "emphasis added"), (EDITORIAL, "footnote omitted")],
    ),
    (
        "1.1. [NOTE: see the annex] Available [English only] [Original: French] [pic].",
        [
            (EDITORIAL, "NOTE: see the annex"),
            (EDITORIAL, "English only"),
            (EDITORIAL, "Original: French"),
            (EDITORIAL, "pic"),
        ],
    ),
    (
        "1.1. Le texte [souligné dans l'original] [anglais seulement] (ci-après) [ci-après le Groupe].",
        [(EDITORIAL, "souligné dans l'original"), (EDITORIAL, "anglais seulement"), (EDITORIAL, "ci-après le Groupe")],
    ),
    (
        "1.1. El texto [sin cursivas en el original] [únicamente en inglés] [en adelante, el Grupo].",
        [
            (EDITORIAL, "sin cursivas en el original"),
            (EDITORIAL, "únicamente en inglés"),
            (EDITORIAL, "en adelante, el Grupo"),
        ],
    ),
    ("1.1. See https://www.example.org/a [November 2011].", [(EDITORIAL, "November 2011")]),
    (
        "1.1. See [WT/L/671] and the [report](https://www.example.org/a).",
        [(EDITORIAL, "WT/L/671"), (EDITORIAL, "report")],
    ),
    (
        "RESOLUTION\n\n[without reference to a Main Committee (A/73/L.4)]\n",
        [(EDITORIAL, "without reference to a Main Committee (A/73/L.4)")],
    ),
    (
        "RÉSOLUTION\n\n[sans renvoi à une grande commission (A/73/L.4)]\n",
        [(EDITORIAL, "sans renvoi à une grande commission (A/73/L.4)")],
    ),
    (
        "RESOLUCIÓN\n\n[sin remisión previa a una Comisión Principal (A/73/L.4)]\n",
        [(EDITORIAL, "sin remisión previa a una Comisión Principal (A/73/L.4)")],
    ),
    ("ANNUAL REPORT [DRAFT]\n1.1. It met.", [(EDITORIAL, "DRAFT")]),
    # boxes
    ("1.1. Tick one:\n[X] Yes\n[ ] No", [(EDITORIAL, "X"), (EDITORIAL, "")]),
    ("1.1. Yes [X] No [ ]", [(EDITORIAL, "X"), (EDITORIAL, "")]),
    ("1.1. It was held on\n[X] December 2025.", [(GAP, "X")]),
    # alternatives
    ("1.1. It [welcomes][notes] it.", [(CHOICE, "welcomes"), (CHOICE, "notes")]),
    ("1.1. Members [shall] [should] notify.", [(CHOICE, "shall"), (CHOICE, "should")]),
    ("1.1. Members [and/or] others.", [(CHOICE, "and/or")]),
    ("1.1. Il [se félicite du] [prend note du] rapport.", [(CHOICE, "se félicite du"), (CHOICE, "prend note du")]),
    ("1.1. El Grupo [acoge]/[recibe] el informe.", [(CHOICE, "acoge"), (CHOICE, "recibe")]),
    ("1.1. It [welcomes] or [notes] it.", [(CHOICE, "welcomes"), (CHOICE, "notes")]),
    ("1.1. Il [salue] ou [note] le texte.", [(CHOICE, "salue"), (CHOICE, "note")]),
    ("1.1. El Grupo [saluda] o [nota] el texto.", [(CHOICE, "saluda"), (CHOICE, "nota")]),
    ("1.1. It [welcomes] and [notes] it.", [(DRAFT, "welcomes"), (DRAFT, "notes")]),
    (
        "1.1. It [says that the Group met in Rome in May of that year too] [and ended].",
        [(DRAFT, "says that the Group met in Rome in May of that year too"), (DRAFT, "and ended")],
    ),
    # what stands round a bracket
    ("1.1. It was held on [X] December.\n1.2. It met.", [(GAP, "X")]),
    ("1.1. Tick:\n[ X ] Yes", [(EDITORIAL, "X")]),
    ("1.1. Tick:\r[X] Yes", [(EDITORIAL, "X")]),
    ("1.1. Tick one.\n[ ] Yes", [(EDITORIAL, "")]),
    ("1.1. Tick one\n[ ] Yes", [(GAP, "")]),
    ("1.1. It met [NOTE: see [date] of the annex] twice.", [(EDITORIAL, "NOTE: see [date] of the annex")]),
    ("1.1. It met [insert [full] name] twice.", [(GAP, "insert [full] name")]),
    ("1.1. See INF/MSME/W/[X]/Rev.[Y].", [(GAP, "X")]),
    ("1.1. See [WT/L/671, WT/L/672].", [(EDITORIAL, "WT/L/671, WT/L/672")]),
    ("1.1. See [a site](www.example.org) or [a part](#top).", [(EDITORIAL, "a site"), (EDITORIAL, "a part")]),
    ("1.1. See the site www.example.org/a [May 2011].", [(EDITORIAL, "May 2011")]),
    ("1.1. See (www.example.org/a [2 May 2011]).", [(EDITORIAL, "2 May 2011")]),
    ("1.1. See https://www.example.org/a and [2 May 2011].", [(DRAFT, "2 May 2011")]),
    ("1.1. It met.[1]\n[1] Dated [2 May 2020].", [(EDITORIAL, "2 May 2020")]),
    (
        '1.1. He said "it met [in the largest of the halls of Rome] and".',
        [(EDITORIAL, "in the largest of the halls of Rome")],
    ),
    (
        '1.1. He said "it met [in the very largest of the halls of Rome] and".',
        [(DRAFT, "in the very largest of the halls of Rome")],
    ),
    ('1.1. He said "it met [in Rome.] and".', [(DRAFT, "in Rome.")]),
    ("1.1. He said “it met [in Rome] and went.\n1.2. It ended.”", [(EDITORIAL, "in Rome")]),
    ("1.1. He said “it met” and it [went home].", [(DRAFT, "went home")]),
    ("1.1. It [a] new [regulation makes].", [(EDITORIAL, "a"), (EDITORIAL, "regulation makes")]),
    (
        "1.1. It [a][the] new [regulation makes].",
        [(CHOICE, "a"), (CHOICE, "the"), (DRAFT, "regulation makes")],
    ),
    ("1.1. The [r]eport is late. The [old report] is not.", [(EDITORIAL, "r"), (DRAFT, "old report")]),
    ("1.1. The old one is [late]. The [r]eport is not.", [(DRAFT, "late"), (EDITORIAL, "r")]),
    ("Table 1: Papers [draft]\n\n| a | b |\n| 1 | 2 |\n", [(EDITORIAL, "draft")]),
    # note marks are no brackets
    ("1.1. It met.[1] It met.[2, 3]", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[5:40] for text, _ in CASES])
def test_a_bracket_means_what_stands_in_it_and_round_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


def test_the_open_number_of_a_symbol_is_marked() -> None:
    (bracket,) = brackets("1.1. See INF/MSME/W/64/Rev.[X].")
    assert bracket.in_symbol and bracket.where == "1.1"


def test_choices_are_told_once_with_their_place() -> None:
    text = "1.1. It [welcomes][notes] it [and/or] more."
    first, second, third = brackets(text)
    assert first.choices == ("welcomes", "notes") and second.choices == ()
    assert first.choice_span is not None
    assert text[first.choice_span.start : first.choice_span.end] == "[welcomes][notes]"
    assert third.choices == ("and", "or")


def test_brackets_in_draft_text_keep_their_kind_and_know_their_depth() -> None:
    found = brackets("1.1. [The Group [welcomes][notes] the report of [date] [t]oday and thanks all for it.]")
    assert [(bracket.kind, bracket.depth) for bracket in found] == [
        (DRAFT, 0),
        (CHOICE, 1),
        (CHOICE, 1),
        (GAP, 1),
        (EDITORIAL, 1),
    ]


def test_a_choice_holds_its_own_brackets_and_ends_where_another_begins() -> None:
    found = brackets("1.1. It [shall [always] meet][should meet] and [sees][reads][hears] it.")
    assert [(bracket.text, bracket.depth, bracket.choices) for bracket in found] == [
        ("shall [always] meet", 0, ("shall [always] meet", "should meet")),
        ("always", 1, ()),
        ("should meet", 0, ()),
        ("sees", 0, ("sees", "reads", "hears")),
        ("reads", 0, ()),
        ("hears", 0, ()),
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n"])
def test_a_bracket_over_several_paragraphs_is_one(gap: str) -> None:
    text = gap.join(["1.3. It met.", "[1.4. It met in Rome.", "1.5. It met again.]", "1.6. It ended."])
    (bracket,) = brackets(text)
    assert bracket.kind == DRAFT and bracket.text == "1.4. It met in Rome. 1.5. It met again."
    assert bracket.last_passage is not None and bracket.last_passage.address == "1.5"


def test_text_of_a_bracket_is_unwrapped_and_without_page_furniture() -> None:
    (bracket,) = brackets("1.1. It met. [A second launch\r\nwas   held\n- 3 -\nin December 2025.]")
    assert bracket.text == "A second launch was held in December 2025."


UNPAIRED = [
    ("1.1. The WCO (the customs body and its partners met.", [("(", "closer")]),
    ("1.1. The WCO the customs body) and its partners met.", [(")", "opener")]),
    ("1.1. A lone [bracket is here.", [("[", "closer")]),
    ("1.1. The WCO (customs] met.", [("(", "closer")]),
    ("1.1. A [draft (in English] of it).", [("(", "nesting")]),
    ('1.1. It issued the "Study Report.', [('"', "closer")]),
    ("1.1. It issued the Study Report”.", [("”", "opener")]),
    ("1.1. Le rapport « annuel est paru.", [("«", "closer")]),
    # what looks unpaired and is not
    ("1.1. It: a) lists them; b) counts them (all); 1) ends; iv) stops.", []),
    ('1.1. A 19" screen and a 24" one.', []),
    ('1.1. A 19" screen.', []),
    ("1.1. In [0.1, 2) of cases.", []),
    ('1.1. "It opens.\n1.2. "It opens again.\n1.3. "It ends."', []),
    ("1.1. Members' and l'Union's and ‘one’.", []),
    ("1.1. It met (in Geneva\n\nand Rome).", []),
    ("1.1. It met (in Geneva and", []),
    # a cell of a table that a converter printed in columns
    ('1.1. Course on "Quality               SPS Committee held a meeting (2002).', []),
    ("1.1. It met (twice) [in Rome] and “in «Geneva»”.", []),
]


@pytest.mark.parametrize(("text", "expected"), UNPAIRED, ids=[text[5:40] for text, _ in UNPAIRED])
def test_only_what_certainly_has_no_partner_is_unpaired(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(each.mark, each.missing) for each in Facts(parse(text)).delimiters.unpaired] == expected


def test_a_bracket_closed_by_another_kind_names_both() -> None:
    text = "1.1. The WCO (customs] met."
    (unpaired,) = Facts(parse(text)).delimiters.unpaired
    assert unpaired.partner is not None and text[unpaired.partner.start] == "]"


@given(st.text(alphabet='[]()"“”«» aX1.\n/', max_size=80))
def test_brackets_of_any_text_are_facts_and_not_exceptions(text: str) -> None:
    facts = Facts(parse(text))
    for bracket in facts.brackets:
        assert "[" in text[bracket.span.start : bracket.span.end]
    starts = [bracket.span.start for bracket in facts.brackets]
    assert starts == sorted(set(starts))
    for unpaired in facts.delimiters.unpaired:
        assert text[unpaired.span.start : unpaired.span.end] == unpaired.mark
