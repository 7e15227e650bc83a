"""Cross-references in three languages: what is one, where it points, and whether the target exists."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msme_parse import parse
from msme_parse.facts import Facts, Reference
from msme_parse.syntax.engine import Grammar
from msme_parse.syntax.references import find_references, noun

FRAME = """\
1 INTRODUCTION

1.1. {sentence}
1.2. The Group met in Geneva.[1]

2 EVENTS

2.1. Two events were held.[2]

Table 1 Events by region

[1] In March.

[2] In May.

ANNEX I

List of outputs

ANNEX II

List of participants
"""
"""A document with paragraphs 1.1 to 2.1, sections 1 and 2, notes 1 and 2, Table 1, Annexes I and II."""

INTERNAL = [
    ("See paragraph 1.2.", [("paragraph 1.2", "paragraph", "1.2", True)]),
    ("See paragraph 1.7.", [("paragraph 1.7", "paragraph", "1.7", False)]),
    (
        "As paragraphs 1.1 and 2.1 say.",
        [("paragraphs 1.1", "paragraph", "1.1", True), ("2.1", "paragraph", "2.1", True)],
    ),
    (
        "As paras. 1.1, 1.2 and 2.4 above say.",
        [
            ("paras. 1.1", "paragraph", "1.1", True),
            ("1.2", "paragraph", "1.2", True),
            ("2.4", "paragraph", "2.4", False),
        ],
    ),
    ("Paragraph 1.2(b)(ii) says so.", [("Paragraph 1.2(b)(ii)", "paragraph", "1.2(b)(ii)", True)]),
    ("See paras. 27-32.", [("paras. 27", "paragraph", "27", False), ("32", "paragraph", "32", False)]),
    ("It is in paragraph\n1.2 of this report.", [("paragraph 1.2", "paragraph", "1.2", True)]),
    ("Annex II to these minutes.", [("Annex II", "annex", "II", True)]),
    (
        "Annexes 1 and 2 and Annex III.",
        [("Annexes 1", "annex", "1", True), ("2", "annex", "2", True), ("Annex III", "annex", "III", False)],
    ),
    ("The list is annexed (see annex).", [("annex", "annex", "", True)]),
    (
        "As section 2 and section 2.3 say.",
        [("section 2", "section", "2", True), ("section 2.3", "section", "2.3", False)],
    ),
    ("It is shown (Table 1).", [("Table 1", "table", "1", True)]),
    (
        "Boxes 1 and 2, Figure 3.1 and Chart III.8.",
        [
            ("Boxes 1", "box", "1", False),
            ("2", "box", "2", False),
            ("Figure 3.1", "figure", "3.1", False),
            ("Chart III.8", "figure", "III.8", False),
        ],
    ),
    ("See footnote 2 and note 3 below.", [("footnote 2", "note", "2", True), ("note 3", "note", "3", False)]),
    ("Voir le paragraphe 1.2 ci-dessus.", [("paragraphe 1.2", "paragraph", "1.2", True)]),
    ("Les réunions (par. 27 à 32).", [("par. 27", "paragraph", "27", False), ("32", "paragraph", "32", False)]),
    ("Il figure en annexe (voir annexe).", [("annexe", "annex", "", True)]),
    (
        "L'annexe I de la présente note et la note 2 ci-dessous.",
        [("annexe I", "annex", "I", True), ("note 2", "note", "2", True)],
    ),
    (
        "Voir tableau 1, section 2 et note de bas de page 9.",
        [
            ("tableau 1", "table", "1", True),
            ("section 2", "section", "2", True),
            ("note de bas de page 9", "note", "9", False),
        ],
    ),
    ("Como dice el párrafo 1.2 del presente documento.", [("párrafo 1.2", "paragraph", "1.2", True)]),
    ("Las reuniones (párrs. 27 a 32).", [("párrs. 27", "paragraph", "27", False), ("32", "paragraph", "32", False)]),
    ("Figura en el anexo (véase el anexo).", [("anexo", "annex", "", True)]),
    (
        "El párrafo 2 e) supra y la sección 2.",
        [("párrafo 2 e)", "paragraph", "2 e)", False), ("sección 2", "section", "2", True)],
    ),
    (
        "Véanse los cuadros 1 y 2 y la nota 2.",
        [("cuadros 1", "table", "1", True), ("2", "table", "2", False), ("nota 2", "note", "2", True)],
    ),
    ("El párrafo 2.1 a) ii) del presente informe.", [("párrafo 2.1 a) ii)", "paragraph", "2.1 a) ii)", True)]),
    ("See paragraph 2bis above.", [("paragraph 2bis", "paragraph", "2bis", False)]),
    (
        "Los párrafos 1.1 y 1.2 anteriores.",
        [("párrafos 1.1", "paragraph", "1.1", True), ("1.2", "paragraph", "1.2", True)],
    ),
    ("Le paragraphe 1.2 qui précède.", [("paragraphe 1.2", "paragraph", "1.2", True)]),
    ("As table 1, of the 82 replies, shows.", [("table 1", "table", "1", True)]),
    ("Como se indica en el cuadro 1, de las 82 respuestas.", [("cuadro 1", "table", "1", True)]),
    ("Decision 5 of the Committee, paragraph 1.2 above, was read.", [("paragraph 1.2", "paragraph", "1.2", True)]),
    ("Decision 5 of this Committee, paragraph 1.2.", [("paragraph 1.2", "paragraph", "1.2", True)]),
    ("The paper WT/L/671 was dated 3 May 2022. Paragraph 1.2 was not.", [("Paragraph 1.2", "paragraph", "1.2", True)]),
    ("WT/L/671, dated 3 May 2022, and paragraph 1.2 were read.", [("paragraph 1.2", "paragraph", "1.2", True)]),
    ("It is detailed in the annex to the present report.", [("annex", "annex", "", True)]),
    ("Se detalla en el anexo del presente informe.", [("anexo", "annex", "", True)]),
]

EXTERNAL = [
    ("El párrafo 4 a) ii) del documento INF/MSME/W/64.", ["4 a) ii)"]),
    ("Lo dice el párrafo 6) del artículo 21.", ["6"]),
    ("Le paragraphe 53 de la décision 1/CP.21.", ["53"]),
    ("It recalled paragraph 6 of the Doha Declaration.", ["6"]),
    ("Article 10, paragraph 4, of the Paris Agreement.", ["4"]),
    ("It follows annex I to decision 1/CP.23.", ["I"]),
    ("Annex I Parties and Parties included in Annex I.", ["I", "I"]),
    ("Annex 1 of the December 2020 package.", ["1"]),
    ("Annex II and Annex III of the notification.", ["II", "III"]),
    ("It acted under decision 1/CP.21, paragraphs 58 and 61–63.", ["58", "61", "63"]),
    ("The paper (WT/TPR/S/264, paragraph 31) and paragraph 4 (INF/MSME/W/64).", ["31", "4"]),
    ("See Annex 2 to INF/MSME/4/Rev.2.", ["2"]),
    ("Footnote 191 on page 73 and, on page 12, paragraph 8.", ["191", "8"]),
    ("Its paragraph 12 and China's Annex 6 were new.", ["12", "6"]),
    ("Table 1 of Annex II of the Agreement.", ["1", "II"]),
    ("Le paragraphe 6 de l'article 21 et l'annexe E à la Convention.", ["6", "E"]),
    ("El párrafo 6 del artículo 21 y el anexo E del Convenio.", ["6", "E"]),
    ("Según el párrafo 2 de la Declaración de Doha.", ["2"]),
    ("See WT/MIN(22)/24, dated 17 June 2022, paragraph 7.", ["7"]),
    ("Voir le document WT/MIN(22)/24, daté du 17 juin 2022, paragraphes 7 et 8.", ["7", "8"]),
    ("Véase WT/CTE/W/253, de fecha 3 de mayo de 2022, anexo II.", ["II"]),
    ("Conforme a la resolución 1996/31 del Consejo, párrs. 36 y 37.", ["36", "37"]),
    ("Under resolution 1996/31 of the Economic Council, paragraph 36.", ["36"]),
    ("Au titre de l'article 12 de l'Accord, paragraphe 4, et du reste.", ["4"]),
]

NOTHING = [
    "It has two separate annexes. The first annex offers takeaways; the second annex compiles challenges.",
    "A list is contained in the annex. The annex I sent is longer.",
    "It spoke on agenda item 4 and on item 5, with 27 Members.",
    "The note by the Secretariat took note of 3 comments; the non-Annex I list is open.",
    "Una meta para 2030 y un curso para 25 países.",
    "Le Groupe prend note de 3 propositions, jointes en annexe.",
]


def _references(sentence: str) -> list[Reference]:
    facts = Facts(parse(FRAME.format(sentence=sentence)))
    return [each for each in facts.references if each.where == "1.1"]


@pytest.mark.parametrize(("sentence", "expected"), INTERNAL)
def test_reference_to_this_document(sentence: str, expected: list[tuple[str, str, str, bool]]) -> None:
    found = _references(sentence)
    assert [(each.text, each.kind, each.target, each.resolved) for each in found] == expected
    assert {each.scope for each in found} == {"internal"}


@pytest.mark.parametrize(("sentence", "targets"), EXTERNAL)
def test_reference_to_another_document(sentence: str, targets: list[str]) -> None:
    found = _references(sentence)
    assert [each.target for each in found] == targets
    assert {(each.scope, each.resolved) for each in found} == {("external", None)}


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_reference(sentence: str) -> None:
    assert [each.text for each in _references(sentence)] == []


def test_an_address_holds_no_reference() -> None:
    assert [each.text for each in _references("See https://example.org/annex%201/section-2 for more.")] == []


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("See paragraph 1.2 above.", "above"),
        ("See paragraph 1.2 below.", "below"),
        ("Voir le paragraphe 1.2 ci-dessous.", "below"),
        ("Voir le paragraphe 1.2 cidessus.", "above"),
        ("Véase el párrafo 1.2 supra.", "above"),
        ("Véase el párrafo 1.2 más abajo.", "below"),
        ("See paragraph 1.2.", None),
    ],
)
def test_direction(sentence: str, direction: str | None) -> None:
    assert [each.direction for each in _references(sentence)] == [direction]


def test_bare_number_of_a_paper_named_elsewhere_is_external() -> None:
    found = _references("Paragraph 9 of the draft was discussed; paragraph 9, she said, was too long.")
    assert [(each.scope, each.stated) for each in found] == [("external", True), ("external", False)]


def test_span_covers_noun_and_number_and_then_numbers_alone() -> None:
    text = FRAME.format(sentence="See paragraphs 1.1 and 2.1 above.")
    facts = Facts(parse(text))
    assert [facts.text_of(each.span) for each in facts.references] == ["paragraphs 1.1", "2.1"]


def test_field_debris_outside_quotations() -> None:
    facts = Facts(parse('1.1. See Error! Reference source not found. and not "Error! Bookmark not defined." here.\n'))
    assert [facts.text_of(span) for span in facts.field_debris] == ["Error! Reference source not found."]


def test_grammar_is_strict() -> None:
    Grammar("references", {}, strict=True)


_PIECES = st.sampled_from(
    "paragraph paragraphs paras. para par. párrafos sections Section annexes Annex annex I II A C 1 2.1 5(c) 12 3, and"
    " , or et y e o a al à to - – through bis (a) b) above below of the this report présent del presente documento see"
    " page 3 May 2020 Parties non- in on footnote notes nota note de bas pie Table tables Box ci-dessus supra \n".split(
        " "
    )
)


@settings(max_examples=400, deadline=None)
@given(st.lists(_PIECES, max_size=14), st.sampled_from([" ", "", "\n", "\xa0"]))
def test_whatever_looks_like_a_reference_is_read(pieces: list[str], blank: str) -> None:
    text = blank.join(pieces)
    places = [match.start() for match in noun().finditer(text)]
    for found in find_references(text, 0, len(text), places):
        assert 0 <= found.start < found.end <= found.stop <= len(text)
        assert all(found.start < number.start < number.end <= found.end for number in found.numbers)
