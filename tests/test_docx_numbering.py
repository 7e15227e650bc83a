"""Automatic numbers of Word, written out as Word shows them."""

import pytest
from word_files import abstract, docx, level, num, p, style

from msme_parse.readers.docx import read_docx
from msme_parse.readers.docx.numbering import in_format

REPORT = abstract(
    0,
    level(0, "%1", extra='<w:pStyle w:val="Heading1"/>'),
    level(1, "%1.%2", extra='<w:pStyle w:val="Heading2"/>'),
    level(2, "%1.%3.", extra='<w:pStyle w:val="Para"/><w:lvlRestart w:val="1"/>'),
    level(3, "(%4)", "lowerLetter"),
    level(4, "(%5)", "lowerRoman"),
)
"""As in the template of the WTO: headings 1 and 1.1, paragraphs 1.1. that count on over the headings of level two."""


def lines(*body: str, numbering: str = "", styles: str = "") -> list[str]:
    data = docx(*body, parts={"numbering": numbering, "styles": styles or style("Normal")})
    return read_docx(data, "report.docx").text.split("\n\n")


def start_override(depth: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def shown(*body: str, numbering: str, styles: str = "") -> list[str]:
    """The labels alone: every paragraph says `x`."""
    return [line.strip().removesuffix("x").strip() for line in lines(*body, numbering=numbering, styles=styles)]


def test_headings_and_paragraphs_of_the_template() -> None:
    body = [p("x", num=f"1:{depth}") for depth in (0, 1, 2, 2, 1, 2, 3, 3, 4, 2, 0, 2, 1, 1)]
    assert shown(*body, numbering=REPORT + num(1, 0)) == [
        *("1", "1.1", "1.1.", "1.2.", "1.2", "1.3.", "(a)", "(b)", "(i)", "1.4.", "2", "2.1.", "2.2", "2.3"),
    ]


def test_a_level_that_was_passed_over_counts_as_begun() -> None:
    """A notice of the WTO has paragraphs 1.1. to 1.5. without a heading, and its first heading is 2.

    So does a heading 2.2 follow a paragraph 2.1. that stands right below heading 2; LibreOffice says the same.
    """
    body = [p("x", num=f"1:{depth}") for depth in (2, 2, 0, 2)]
    assert shown(*body, numbering=REPORT + num(1, 0)) == ["1.1.", "1.2.", "2", "2.1."]


def test_styles_number_through_what_they_are_based_on() -> None:
    styles = (
        style("Normal")
        + style("Heading1", "heading 1", ppr='<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("Para", ppr='<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("Indented", based="Para")
        + style("Deeper", based="Para", ppr='<w:numPr><w:ilvl w:val="3"/></w:numPr>')
        + style("Plain", based="Para", ppr='<w:numPr><w:numId w:val="0"/></w:numPr>')
        + style("Circle", based="Round")
        + style("Round", based="Circle")
    )
    body = [p("x", style=name) for name in ("Heading1", "Para", "Indented", "Deeper", "Plain", "Circle", "None")]
    body.append(p("x", style="Para", ppr='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'))
    body.append(p("x", style="Para", ppr='<w:numPr><w:ilvl w:val="4"/></w:numPr>'))
    assert shown(*body, numbering=REPORT + num(1, 0), styles=styles) == [
        *("1", "1.1.", "1.2.", "(a)", "", "", "", "", "(i)"),
    ]


def test_lists_on_one_abstract_list_count_together_unless_they_start_anew() -> None:
    numbering = (
        abstract(0, level(0, "%1."), level(1, "%1.%2.")) + num(1, 0) + num(2, 0) + num(3, 0, start_override(0, 1))
    )
    numbering += num(4, 0, start_override(0, 7), start_override(1, 5))
    body = [p("x", num=each) for each in ("1", "1", "2", "3", "3", "1", "4", "4:1", "4:1", "4", "4:1")]
    assert shown(*body, numbering=numbering) == [
        *("1.", "2.", "3.", "1.", "2.", "3.", "7.", "7.5.", "7.6.", "8.", "8.5."),
    ]


def test_a_level_that_a_list_defines_for_itself() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "Article %1", "upperRoman", start=4)}</w:lvlOverride>'
    numbering = abstract(0, level(0, "%1.")) + num(1, 0, override)
    assert shown(p("x", num="1"), p("x", num="1"), numbering=numbering) == ["Article IV", "Article V"]


def test_restarts() -> None:
    never = '<w:lvlRestart w:val="0"/>'
    numbering = abstract(0, level(0, "%1"), level(1, "%2)"), level(2, "%3.", extra=never)) + num(1, 0)
    body = [p("x", num=f"1:{depth}") for depth in (0, 1, 2, 1, 2, 0, 1, 2)]
    assert shown(*body, numbering=numbering) == ["1", "1)", "1.", "2)", "2.", "2", "1)", "3."]


def test_all_levels_in_figures_and_other_gaps() -> None:
    numbering = abstract(
        0,
        level(0, "%1", "upperRoman"),
        level(1, "%1.%2.", extra="<w:isLgl/>"),
        level(2, "%1/%3", extra='<w:suff w:val="nothing"/>'),
        level(3, "Box %4:", extra='<w:suff w:val="space"/>'),
    )
    body = [p("x", num=f"1:{depth}") for depth in (0, 0, 1, 2, 3)]
    assert lines(*body, numbering=numbering + num(1, 0)) == ["I x", "II x", "2.1. x", "II/1x", "Box 1: x\n"]


def test_bullets_and_levels_without_a_number() -> None:
    numbering = abstract(0, level(0, "\uf0b7", "bullet"), level(1, "o", "bullet"), level(2, "–", "bullet"))
    numbering += abstract(1, level(0, "", "none"), level(1, "", "bullet"), level(2, "%1.%3", "decimal"))
    body = [p("x", num=each) for each in ("1", "1:1", "1:2", "2", "2:1", "2:2")]
    assert lines(*body, numbering=numbering + num(1, 0) + num(2, 1)) == ["• x", "• x", "– x", "x", "x", ".1 x\n"]


def test_a_list_style_stands_behind_a_link() -> None:
    numbering = (
        abstract(0, link='<w:numStyleLink w:val="Outline"/>')
        + abstract(1, level(0, "%1)"), link='<w:styleLink w:val="Outline"/>')
        + num(1, 0)
        + num(2, 1)
    )
    styles = style("Outline", kind="numbering", ppr='<w:numPr><w:numId w:val="2"/></w:numPr>')
    assert shown(p("x", num="1"), p("x", num="2"), numbering=numbering, styles=styles) == ["1)", "2)"]


def test_formats_inside_choices_are_found() -> None:
    choice = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1:"/></w:lvl>'
    )
    assert shown(p("x", num="1"), numbering=abstract(0, choice) + num(1, 0)) == ["001:"]


def test_what_is_not_shown_does_not_count() -> None:
    gone = '<w:del w:id="1" w:author="A"/>'
    body = [
        p("x", num="1"),
        p("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", num="1", mark=gone),
        p("x", num="1"),
        p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>", num="1", mark="<w:vanish/>"),
        p("x", num="1"),
        p(num="1"),
        p("x", num="1"),
        p("x", num="99"),
        p("x", num="nonsense:nonsense"),
    ]
    assert shown(*body, numbering=abstract(0, level(0, "%1.")) + num(1, 0)) == ["1.", "2.", "3.", "4.", "5.", "", ""]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", "1 4 9 26 27 53 99 100"),
        ("decimalZero", "01 04 09 26 27 53 99 100"),
        ("lowerLetter", "a d i z aa aaa uuuu vvvv"),
        ("upperLetter", "A D I Z AA AAA UUUU VVVV"),
        ("lowerRoman", "i iv ix xxvi xxvii liii xcix c"),
        ("upperRoman", "I IV IX XXVI XXVII LIII XCIX C"),
        ("ordinal", "1st 4th 9th 26th 27th 53rd 99th 100th"),
        ("cardinalText", "One Four Nine Twenty-six Twenty-seven Fifty-three Ninety-nine 100"),
        ("ordinalText", "First Fourth Ninth Twenty-sixth Twenty-seventh Fifty-third Ninety-ninth 100"),
        ("none", "       "),
        ("japaneseCounting", "1 4 9 26 27 53 99 100"),
    ],
)
def test_formats(form: str, expected: str) -> None:
    assert " ".join(in_format(count, form) for count in (1, 4, 9, 26, 27, 53, 99, 100)) == expected


def test_formats_at_their_ends() -> None:
    assert [in_format(count, "ordinal") for count in (2, 3, 11, 12, 13, 21, 111)] == [
        *("2nd", "3rd", "11th", "12th", "13th", "21st", "111th"),
    ]
    assert [in_format(count, "ordinalText") for count in (20, 30, 90)] == ["Twentieth", "Thirtieth", "Ninetieth"]
    assert [in_format(count, "lowerRoman") for count in (0, -3, 1994, 5000)] == ["0", "-3", "mcmxciv", "5000"]
    assert [in_format(count, "chicago") for count in (1, 2, 5)] == ["*", "†", "**"]
    assert [in_format(7, "custom", pattern) for pattern in ("01, 02, 03", "0001, 0002")] == ["07", "0007"]
