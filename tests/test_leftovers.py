"""Gaps, residue, choices and draft marks in running text, and what only looks like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msme_parse import parse
from msme_parse.facts import Facts
from msme_parse.facts.leftovers import Leftovers


def leftovers(text: str) -> Leftovers:
    return Facts(parse(text)).leftovers


GAPS = [
    ("1.1. On XX December, XX Members and XX% in 20XX and 202X.", ["XX", "XX", "XX", "20XX", "202X"]),
    ("1.1. See paragraph XX. Mr XXX came with XXXX.", ["XX", "XXX", "XXXX"]),
    ("1.1. Venue TBC. Date: to be confirmed. (to be added)", ["TBC", "to be confirmed", "to be added"]),
    ("1.1. INF/MSME/R/50 – to be issued.", ["to be issued"]),
    ("1.1. It met on ???? in [place]. Lorem ipsum dolor.", ["????", "[place]", "Lorem ipsum"]),
    ("1.1. Le XX décembre ; lieu à confirmer. (à compléter).", ["XX", "à confirmer", "à compléter"]),
    ("1.1. El XX de diciembre; fecha por confirmar. (por completar).", ["XX", "por confirmar", "por completar"]),
    # not gaps
    ("1.1. Articles XIX, XX and XXI; XX:(b); 3281 (XXX); Session XXX; pp. xx-xxx; siglo XX.", []),
    ("1.1. The date remains to be confirmed. The work is to be completed. What???", []),
    ("1.1. Reste à confirmer la date. Queda por confirmar la fecha.", []),
    ("1.1. The Technical Barriers Committee (TBC) met. The TBC agreed.", []),
    ('1.1. See G/SPS/W/XXX, INF/MSME/W/64/Rev.[X] and "XXX".', []),
]


@pytest.mark.parametrize(("text", "expected"), GAPS, ids=[text[5:40] for text, _ in GAPS])
def test_gaps(text: str, expected: list[str]) -> None:
    assert [gap.text for gap in leftovers(text).gaps] == expected


def test_list_labels_with_an_underscore_are_residue_that_can_be_mended() -> None:
    text = "1.1. It asked:\n·_      Does it?\nb._ Does it not?\n1)_ No."
    found = leftovers(text).residues
    assert [(each.text, each.instead) for each in found] == [("·_", "- "), ("b._", "b. "), ("1)_", "1) ")]
    assert text[found[0].replaced.start : found[0].replaced.end] == "·_      "


def test_a_list_that_was_run_into_a_line_leaves_its_labels() -> None:
    found = leftovers("1.1. It agreed. ·_ Speakers have three minutes; a._ groups and 2)_ others five.").residues
    assert [(each.text, each.instead, each.is_label) for each in found] == [
        ("·_", None, True),
        ("a._", None, True),
        ("2)_", None, True),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.1. DOCPROPERTY Symbol1 here.", ["DOCPROPERTY Symbol1"]),
        ("1.1. ADVANCE \\y 12 here.", ["ADVANCE \\y"]),
        ('1.1. HYPERLINK \\l "top" here.', ['HYPERLINK \\l "top"']),
        ("1.1. Comment [AB1]: check. Commentaire [C2] : voir.", ["Comment [AB1]:", "Commentaire [C2]"]),
        ("1.1. An object \ufffc here.", ["\ufffc"]),
        # cross-references, rules, symbols and words
        ("1.1. PAGEREF _Toc52876140 \\h 4. Error! Reference source not found.", []),
        ("TITLE\n_______________\n\n1.1. (_WT/MIN(17)/58/Rev.1) Name: ______ end.", []),
        ("1.1. In advance, a comment on the SEQ and the TOC.", []),
        ("1.1. The fields name_ and no._ and file_ 2 and x·_ y are quoted.", []),
    ],
)
def test_residue(text: str, expected: list[str]) -> None:
    assert [residue.text for residue in leftovers(text).residues] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.1. Members shall/should [welcome][note] it.", [("shall", "should"), ("welcome", "note")]),
        ("1.1. Les Membres doivent/devraient notifier.", [("doivent", "devraient")]),
        ("1.1. Los Miembros deberán/deberían notificar.", [("deberán", "deberían")]),
        ("1.1. As follows.\n\nAlt 1: One.\n\nAlt 2: Two.", [("Alt 1", "Alt 2")]),
        ('1.1. Members and/or others "shall/should" notify his/her part. An Alt 1: alone.', []),
    ],
)
def test_choices(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [choice.choices for choice in leftovers(text).choices] == expected


@pytest.mark.parametrize(
    ("title", "without"),
    [
        ("2025 DRAFT\nANNUAL REPORT", "2025\nANNUAL REPORT"),
        ("Draft report of the Group", "report of the Group"),
        ("PROJET DE RAPPORT ANNUEL 2025", "RAPPORT ANNUEL 2025"),
        ("RAPPORT ANNUEL 2025 (PROJET)", "RAPPORT ANNUEL 2025"),
        ("PROYECTO DE INFORME ANUAL", "INFORME ANUAL"),
        ("ANNUAL REPORT 2025 [BORRADOR]", "ANNUAL REPORT 2025"),
    ],
)
def test_a_report_that_calls_itself_a_draft(title: str, without: str) -> None:
    (mark,) = leftovers(f"{title}\n1.1. It met.").draft_marks
    assert title[: mark.removable.start] + title[mark.removable.end :] == without


@pytest.mark.parametrize(
    "title",
    [
        "DRAFT MINISTERIAL DECISION ON MSMES",
        "DRAFT RESOLUTION ON THE ANNUAL REPORT",
        "PROJET DE DÉCLARATION MINISTÉRIELLE",
        "PROYECTO DE DECISIÓN",
        "ANNUAL REPORT ON REDRAFTED TEXTS",
    ],
)
def test_a_draft_decision_is_a_kind_of_document(title: str) -> None:
    assert leftovers(f"{title}\n1.1. It met.").draft_marks == ()


@given(st.text(alphabet="XxTBC?_/·a[]() .1\n", max_size=80))
def test_leftovers_of_any_text_lie_in_it(text: str) -> None:
    found = leftovers(text)
    for gap in found.gaps:
        assert 0 <= gap.span.start < gap.span.end <= len(text)
    starts = [gap.span.start for gap in found.gaps]
    assert starts == sorted(set(starts))
