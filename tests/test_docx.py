"""Word files into text: every feature that Word has for saying or hiding words."""

import sys

import pytest
from word_files import (
    abstract,
    cell,
    change,
    docx,
    field,
    level,
    note,
    note_mark,
    num,
    p,
    r,
    row,
    style,
    table,
    textbox,
)

from msme_parse.readers.docx import read_docx
from msme_parse.readers.reading import Reading
from msme_parse.source import Source

DELETED_MARK = '<w:del w:id="7" w:author="A"/>'
INSERTED_MARK = '<w:ins w:id="7" w:author="A"/>'
FIELD_BEGINS = '<w:fldChar w:fldCharType="begin"/>'
FIELD_ENDS = '<w:fldChar w:fldCharType="end"/>'
FALLBACK = f"<mc:Fallback>{r('b')}</mc:Fallback>"
NUMBERS = abstract(0, level(0, "%1."), level(1, "%1.%2.")) + num(1, 0)


def read(*body: str, original: bool = False, **how: object) -> Source:
    return read_docx(
        docx(*body, **how),  # type: ignore[arg-type]  # the keywords of `docx`, as they come
        "report.docx",
        Reading(track_changes="original" if original else "accept"),
    )


def text(*body: str, original: bool = False, **how: object) -> str:
    return read(*body, original=original, **how).text.removesuffix("\n")


@pytest.mark.parametrize(
    ("inlines", "expected"),
    [
        (("Chad", " joined", "."), "Chad joined."),
        ((r("<w:t> Chad\n joined </w:t>"), r("<w:t>.</w:t>")), "Chad  joined."),
        ((r("<w:t>one</w:t><w:tab/><w:t>two</w:t>"),), "one\ttwo"),
        ((r("<w:t>one</w:t><w:br/><w:t>two</w:t><w:cr/><w:t>three</w:t>"),), "one\ntwo\nthree"),
        ((r('<w:br w:type="page"/>'), "ANNEX"), "ANNEX"),
        ((r("<w:t>one</w:t><w:br/><w:br/><w:t>two</w:t>"),), "one\ntwo"),
        ((r("<w:t>MC</w:t><w:noBreakHyphen/><w:t>14</w:t>"),), "MC\u201114"),
        ((r("<w:t>Mem</w:t><w:softHyphen/><w:t>bers</w:t>"),), "Members"),
        ((r('<w:sym w:font="Symbol" w:char="F0B3"/>'), " 104"), "≥ 104"),
        ((r('<w:sym w:font="Wingdings" w:char="F0FC"/>'), " yes"), "✓ yes"),
        ((r('<w:sym w:font="Unheard of" w:char="F0FC"/>'), " yes"), "\uf0fc yes"),
        ((r('<w:sym w:font="Symbol" w:char="nonsense"/>'), "yes"), "yes"),
        ((r("\uf0b7", '<w:rFonts w:ascii="Symbol"/>'), " item"), "• item"),
        (("Introduction", r(" TO THE REPORT", "<w:caps/>"), r(" of Chad", "<w:smallCaps/>")), None),
        ((r("hidden", "<w:vanish/>"), r("shown", '<w:vanish w:val="0"/>')), "shown"),
        ((r("hidden", '<w:rStyle w:val="Secret"/>'), "shown"), "shown"),
        (("10 m", r("2", '<w:vertAlign w:val="superscript"/>')), "10 m²"),
        (("the 5", r("th", '<w:vertAlign w:val="superscript"/>')), "the 5th"),
        (("CO", r("2", '<w:vertAlign w:val="subscript"/>')), "CO2"),
        (("\u200f\u200eright to left\u200f",), "\u200f\u200eright to left\u200f"),
        (('<w:hyperlink r:id="rId9" w:history="1">' + r("WT/L/1173") + "</w:hyperlink>",), "WT/L/1173"),
        (('<w:hyperlink w:anchor="a">' + r("para") + r("graph") + "</w:hyperlink>", " 1.2"), "paragraph 1.2"),
        (('<w:fldSimple w:instr=" DATE "><w:r><w:t>2 May 2025</w:t></w:r></w:fldSimple>',), "2 May 2025"),
        (("see paragraph ", field("REF _Ref1 \\r \\h", "1.3"), "."), "see paragraph 1.3."),
        ((field("IF " + "1 = 1", r("yes")), field("XE secret", "")), "yes"),
        ((field("HYPERLINK x", r("see ") + field("REF a", "1.3") + r(" there")), "."), "see 1.3 there."),
        (('<w:smartTag w:element="place">' + r("Geneva") + "</w:smartTag>",), "Geneva"),
        (('<w:customXml w:element="a">' + r("Geneva") + "</w:customXml>",), "Geneva"),
        (("<w:sdt><w:sdtPr/><w:sdtContent>" + r("Geneva") + "</w:sdtContent></w:sdt>", "."), "Geneva."),
        (('<w:bdo w:val="rtl">' + r("a") + '</w:bdo><w:dir w:val="ltr">' + r("b") + "</w:dir>",), "ab"),
        (("<m:oMath><m:r><m:t>x=</m:t></m:r><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num></m:f></m:oMath>",), "x=1"),
        ((r("<w:ruby><w:rt>" + r("how") + "</w:rt><w:rubyBase>" + r("what") + "</w:rubyBase></w:ruby>"),), "what"),
        (('<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="a"/>', "x"), "x"),
        ((r("<w:lastRenderedPageBreak/><w:t>x</w:t>"), '<w:permStart w:id="1"/>'), "x"),
        ((r("<w:pgNum/><w:annotationRef/><w:separator/><w:t>x</w:t>"),), "x"),
        (('<w:moveFromRangeStart w:id="1" w:name="m"/>', "x"), "x"),
        ((f"<mc:AlternateContent><mc:Choice>{r('a')}</mc:Choice>{FALLBACK}</mc:AlternateContent>",), "a"),
        ((f"<mc:AlternateContent>{FALLBACK}</mc:AlternateContent>",), "b"),
        ((r(FIELD_BEGINS), "x"), ""),
        ((r(FIELD_ENDS), "x"), "x"),
    ],
)
def test_inside_a_paragraph(inlines: tuple[str, ...], expected: str | None) -> None:
    styles = style("Normal") + style("Secret", kind="character", rpr="<w:vanish/>")
    expected = "Introduction TO THE REPORT of Chad" if expected is None else expected
    assert text(p(*inlines), parts={"styles": styles}) == expected


def test_one_paragraph_a_line_with_a_blank_line_between() -> None:
    source = read(p("One."), p(), p("  Two. "), "<w:bookmarkStart/>", p("Three."))
    assert source.text == "One.\n\nTwo.\n\nThree.\n"
    assert [(origin.start, origin.part, origin.paragraph) for origin in source.origins] == [
        *((0, "word/document.xml", 1), (6, "word/document.xml", 3), (12, "word/document.xml", 4)),
    ]
    assert source.form == "docx" and source.path == "report.docx" and len(source.sha256) == 64
    assert read().text == ""


def test_content_controls_hold_blocks_rows_and_cells() -> None:
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    rows = row(cell("a"), control(cell("b"))) + control(row(cell("c"), cell("d")))
    assert text(control(p("One.") + control(p("Two."))), table(rows)) == "One.\n\nTwo.\n\n| a | b |\n| c | d |"


# -- tracked changes


TRACKED = [
    (
        (p("membership to ", change("del", "103"), change("ins", "104"), "."),),
        "membership to 104.",
        "membership to 103.",
    ),
    (
        (p(change("moveFrom", "First. "), "Second. ", change("moveTo", "First.")),),
        "Second. First.",
        "First. Second.",
    ),
    (
        (p("One ", mark=DELETED_MARK), p("two."), p("Three.")),
        "One two.\n\nThree.",
        "One\n\ntwo.\n\nThree.",
    ),
    (
        (p("One. ", mark=INSERTED_MARK), p("Two."), p("Three.")),
        "One.\n\nTwo.\n\nThree.",
        "One. Two.\n\nThree.",
    ),
    (
        (p("One."), p(change("del", "Two."), mark=DELETED_MARK), p("Three.")),
        "One.\n\nThree.",
        "One.\n\nTwo.\n\nThree.",
    ),
    (
        (p("One."), p(change("ins", "Two."), mark=INSERTED_MARK), p("Three.")),
        "One.\n\nTwo.\n\nThree.",
        "One.\n\nThree.",
    ),
    (
        (p("A", mark=DELETED_MARK), p("b", mark=DELETED_MARK), p("c"), table(row(cell("x"), cell("y"))), p("d")),
        "Abc\n\n| x | y |\n\nd",
        "A\n\nb\n\nc\n\n| x | y |\n\nd",
    ),
    (
        (p("A", mark=DELETED_MARK), table(row(cell("x"), cell("y")))),
        "A\n\n| x | y |",
        "A\n\n| x | y |",
    ),
    (
        (p(change("ins", r("kept"), change("del", "gone"))),),
        "kept",
        "",
    ),
    (
        (p('<w:hyperlink w:anchor="a">' + change("ins", "104") + change("del", "103") + "</w:hyperlink>"),),
        "104",
        "103",
    ),
    (
        (
            table(
                row(cell("a"), cell("1")),
                row(cell("b"), cell("2"), properties='<w:ins w:id="1" w:author="A"/>'),
                row(cell("c"), cell("3"), properties='<w:del w:id="1" w:author="A"/>'),
            ),
        ),
        "| a | 1 |\n| b | 2 |",
        "| a | 1 |\n| c | 3 |",
    ),
    (
        (
            table(
                row(
                    cell("a"),
                    cell("b", properties='<w:cellIns w:id="1" w:author="A"/>'),
                    cell("c", properties='<w:cellDel w:id="1" w:author="A"/>'),
                )
            ),
        ),
        "| a | b |",
        "| a | c |",
    ),
    (
        (p(change("del", r(FIELD_BEGINS)), "x", change("del", r(FIELD_ENDS))),),
        "",
        "",
    ),
    (
        (p(r("seen", '<w:vanish/><w:rPrChange w:id="1" w:author="A"><w:rPr/></w:rPrChange>')),),
        "",
        "seen",
    ),
    (
        (
            p("x", num="1:1"),
            p("x", ppr='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/><w:ins w:id="1" w:author="A"/></w:numPr>'),
            p(
                "x",
                ppr='<w:pPrChange w:id="1" w:author="A"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/>'
                "</w:numPr></w:pPr></w:pPrChange>",
            ),
            p("x", num="1:1"),
        ),
        "1.1. x\n\n1.2. x\n\nx\n\n1.3. x",
        "1.1. x\n\nx\n\n1.2. x\n\n1.3. x",
    ),
]


@pytest.mark.parametrize(("body", "accepted", "original"), TRACKED)
def test_tracked_changes_are_accepted_or_undone(body: tuple[str, ...], accepted: str, original: str) -> None:
    assert text(*body, parts={"numbering": NUMBERS}) == accepted
    assert text(*body, parts={"numbering": NUMBERS}, original=True) == original


def test_numbers_follow_the_side_that_is_read() -> None:
    body = [
        p("One", num="1:1", mark=DELETED_MARK),
        p(" and two.", num="1:1"),
        p(change("ins", "New."), num="1:1", mark=INSERTED_MARK),
        p("Last.", num="1:1"),
    ]
    assert text(*body, parts={"numbering": NUMBERS}) == "1.1. One and two.\n\n1.2. New.\n\n1.3. Last."
    assert text(*body, parts={"numbering": NUMBERS}, original=True) == "1.1. One\n\n1.2. and two.\n\n1.3. Last."


def test_tracked_changes_are_told() -> None:
    body = p("a ", change("del", "b"), change("ins", "c"))
    assert read(body).notices == ("holds 2 tracked changes, read as accepted (--track-changes original undoes them)",)
    assert read(body, original=True).notices == ("holds 2 tracked changes, read as if they had not been made",)
    assert read(p("a")).notices == ()


def test_a_style_separator_joins_paragraphs() -> None:
    assert text(p("Title.", mark="<w:vanish/><w:specVanish/>"), p(" The text.")) == "Title. The text."


# -- notes


NOTES = (
    note(-1, p("line")).replace("<w:footnote ", '<w:footnote w:type="separator" ')
    + note(1, p("Third in the file."))
    + note(2, p("Second cited."), p("Its second paragraph."))
    + note(7, p("First cited, ", change("del", "103"), change("ins", "104"), "."))
)


def test_notes_are_numbered_as_they_are_cited_and_stand_at_the_end() -> None:
    source = read(
        p("REPORT", note_mark(7)),
        p("One.", note_mark(2), " Two."),
        p(change("del", r("gone"), note_mark(1)), "Three."),
        p("__________"),
        parts={"footnotes": NOTES},
    )
    assert source.text == (
        "REPORT[1]\n\nOne.[2] Two.\n\nThree.\n\n__________\n\n[1] First cited, 104.\n\n"
        "[2] Second cited.\nIts second paragraph.\n"
    )
    assert [(source.text[hint.start : hint.start + 3], hint.kind) for hint in source.hints] == [
        *(("[1]", "note"), ("[2]", "note")),
    ]
    origin = source.origin(source.text.index("Its"))
    assert origin is not None and (origin.part, origin.paragraph) == ("word/footnotes.xml", 4)
    assert source.notices[0].startswith("holds 3 tracked changes")


def test_notes_of_the_original_side() -> None:
    said = text(
        p(change("del", r("gone"), note_mark(1)), "Three.", note_mark(7)), parts={"footnotes": NOTES}, original=True
    )
    assert said == "gone[1]Three.[2]\n\n[1] Third in the file.\n\n[2] First cited, 103."


def test_endnotes_are_numbered_on_after_the_footnotes() -> None:
    endnotes = note(3, p("An endnote."), kind="endnote") + note(4, p("Another."), kind="endnote")
    source = read(
        p("a", note_mark(3, "endnote"), "b", note_mark(2), "c", note_mark(4, "endnote")),
        parts={"footnotes": NOTES, "endnotes": endnotes},
    )
    assert source.text.startswith("a[2]b[1]c[3]\n\n[1] Second cited.")
    assert source.text.endswith("\n\n[2] An endnote.\n\n[3] Another.\n")
    assert source.notices == ("has footnotes and endnotes: the endnotes are numbered on after the footnotes",)
    assert text(p("a", note_mark(3, "endnote")), parts={"endnotes": endnotes}) == "a[1]\n\n[1] An endnote."


def test_a_mark_of_the_authors_own_counts_for_no_number() -> None:
    own = r('<w:footnoteReference w:customMarkFollows="1" w:id="9"/><w:t>*</w:t>')
    notes = '<w:footnote w:id="9">' + p("* Without prejudice.") + "</w:footnote>" + NOTES
    said = text(p("China", own, " joined.", note_mark(2)), parts={"footnotes": notes})
    assert said.startswith("China* joined.[1]\n\n* Without prejudice.\n\n[1] Second cited.")


def test_a_note_that_is_not_written_leaves_its_mark() -> None:
    assert text(p("One.", note_mark(5))) == "One.[1]"
    assert text(p("One.", note_mark(5), note_mark(2)), parts={"footnotes": NOTES}).startswith("One.[1][2]\n\n[2] Sec")


def test_a_note_that_is_cited_twice_is_written_once() -> None:
    said = text(p("One.", note_mark(2), " Two.", note_mark(7), " Three.", note_mark(2)), parts={"footnotes": NOTES})
    assert said.startswith("One.[1] Two.[2] Three.[1]\n\n[1] Second cited.") and said.count("Second cited.") == 1


def test_notes_begin_at_the_number_that_the_document_sets() -> None:
    settings = '<w:footnotePr><w:numStart w:val="5"/></w:footnotePr>'
    said = text(p("One.", note_mark(7)), parts={"footnotes": NOTES, "settings": settings})
    assert said == "One.[5]\n\n[5] First cited, 104."


def test_a_note_cited_once_more_by_a_field() -> None:
    raised = r("2", '<w:vertAlign w:val="superscript"/>')
    assert text(p("One.", field("NOTEREF _Ref1 \\f \\h", raised), " See note ", field("NOTEREF _Ref1", "2"))) == (
        "One.[2] See note 2"
    )
    simple = '<w:fldSimple w:instr=" NOTEREF _Ref1 \\f "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    assert text(p("One.", simple)) == "One.[2]"


# -- tables, text boxes, headers


def test_tables_are_rows_of_cells() -> None:
    source = read(
        p("Before."),
        table(row(cell("Member"), cell("2024"), cell("2025")), row(cell("Chad", "(LDC)"), cell(), cell("1|2"))),
        table(row(cell("a"), cell("b"))),
        p("After."),
    )
    assert source.text == ("Before.\n\n| Member | 2024 | 2025 |\n| Chad (LDC) |  | 1¦2 |\n\n| a | b |\n\nAfter.\n")
    assert [(hint.start, hint.kind) for hint in source.hints] == [(9, "table"), (59, "table")]
    origin = source.origin(source.text.index("Chad"))
    assert origin is not None and origin.paragraph == 5


def test_merged_cells_keep_their_columns() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    said = text(
        table(
            row(cell("a"), cell("b c", properties=wide)),
            row(cell("down", properties='<w:vMerge w:val="restart"/>'), cell("1"), cell("2")),
            row(cell("x", properties="<w:vMerge/>"), cell("3"), cell("4")),
            row(cell("5"), properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
            row(cell(), cell(), cell()),
            row(cell("6"), cell("7", properties='<w:gridSpan w:val="999999999"/>')),
        )
    )
    assert said.splitlines()[:4] == ["| a | b c |  |", "| down | 1 | 2 |", "|  | 3 | 4 |", "|  | 5 |  |"]
    assert said.splitlines()[4].startswith("| 6 | 7 |  |") and len(said.splitlines()) == 5


def test_nested_tables_and_numbers_and_notes_in_cells() -> None:
    inner = table(row(cell("x"), cell("y")), row(cell("z")))
    said = text(
        table(row(cell("outer", inner), cell(p("item", note_mark(2), num="1"))), row(cell("a"), cell("b"))),
        parts={"numbering": NUMBERS, "footnotes": NOTES},
    )
    assert said.startswith("| outer x y z | 1. item[1] |\n| a | b |\n\n[1] Second")


def test_a_frame_round_paragraphs_is_no_table() -> None:
    assert text(p("x"), table(row(cell(p("One."), p("Two."))))) == "x\n\nOne.\n\nTwo."


def test_hidden_rows_and_hidden_paragraphs_are_told() -> None:
    source = read(
        table(row(cell("a"), cell("b")), row(cell("c"), cell("d"), properties="<w:hidden/>")),
        p(r("secret", "<w:vanish/>"), mark="<w:vanish/>"),
    )
    assert source.text == "| a | b |\n"
    assert source.notices == ("holds hidden text, which is left out: 7 characters",)


def test_the_masthead_of_a_template_is_lines_and_no_table() -> None:
    masthead = table(
        row(cell("World Trade Organization"), cell(p(r("WT/MIN(17)/58", "<w:b/>")), p("13 December 2017"))),
        row(cell("Trade Policy Review Body"), cell(p("Original:  ", r("<w:tab/>"), "English"))),
    )
    assert text(masthead, p("TITLE")) == (
        "World Trade Organization\n\nWT/MIN(17)/58\n\n13 December 2017\n\nTrade Policy Review Body\n\n"
        "Original: English\n\nTITLE"
    )


@pytest.mark.parametrize(
    "box",
    [
        textbox(p("In the box."), p("Twice.")),
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{p('In the box.')}{p('Twice.')}</w:txbxContent></v:textbox>"
        "</v:shape></w:pict>",
    ],
)
def test_text_boxes_follow_their_paragraph_once(box: str) -> None:
    source = read(p("Before", r(box), " and after."), p("Next."))
    assert source.text == "Before and after.\n\nIn the box.\n\nTwice.\n\nNext.\n"
    assert text(p(r(textbox(p("Outer", r(textbox(p("Inner")))))))) == "Outer\n\nInner"


HEADER = '<w:headerReference w:type="{}" r:id="r-{}"/>'


@pytest.mark.parametrize(
    ("section", "header", "expected"),
    [
        (HEADER.format("default", "header1"), p("INF/MSME/R/42"), "INF/MSME/R/42\n\nBody."),
        (HEADER.format("default", "header1"), p("INF/MSME/R/42") + p("- ", field("PAGE", "3"), " -"), None),
        (HEADER.format("default", "header1"), p("Body of the Group"), "Body."),
        (HEADER.format("default", "header1"), p("6 February 2024"), "6 February 2024\n\nBody."),
        (HEADER.format("first", "header1"), p("INF/MSME/R/42"), "Body."),
        (HEADER.format("first", "header1") + "<w:titlePg/>", p("INF/MSME/R/42"), "INF/MSME/R/42\n\nBody."),
        (HEADER.format("default", "missing"), p("INF/MSME/R/42"), "Body."),
    ],
)
def test_the_first_header_comes_first_when_it_says_more_than_the_body(
    section: str, header: str, expected: str | None
) -> None:
    expected = "INF/MSME/R/42\n\nBody." if expected is None else expected
    assert text(p("Body."), section=section, parts={"header1": header}) == expected


def test_a_header_that_repeats_the_body_is_left_out() -> None:
    said = text(
        p("INF/MSME/R/42"), section=HEADER.format("default", "header1"), parts={"header1": p("INF/MSME/R/42 Page 2")}
    )
    assert said == "INF/MSME/R/42"


def test_the_origin_of_a_header_is_its_own_part() -> None:
    source = read(
        p("Body."),
        section=HEADER.format("default", "header1"),
        parts={"header1": table(row(cell("A/RES/73/3"), cell("x")))},
    )
    assert source.text == "A/RES/73/3\n\nx\n\nBody.\n" and source.hints == ()
    assert [origin.part for origin in source.origins] == ["word/header1.xml"] * 2 + ["word/document.xml"]


# -- what styles say of lines, and comments


def test_styles_say_what_is_a_heading() -> None:
    styles = (
        style("Normal")
        + style("T", "Title")
        + style("H1", "heading 1", ppr='<w:outlineLvl w:val="0"/>')
        + style("H2", "heading 2")
        + style("Mine", based="H1")
        + style("Toc1", "toc 1")
        + style("Body9", based="H1", ppr='<w:outlineLvl w:val="9"/>')
    )
    sentence = "The Group met in Geneva and took note of the report, which had been circulated before the meeting."
    source = read(
        p("REPORT", style="T"),
        p("Contents", r("<w:tab/>"), "3", style="Toc1"),
        p("Main features", style="H1"),
        p("Membership", style="H2"),
        p("Observers", style="Mine"),
        p("Direct", ppr='<w:outlineLvl w:val="3"/>'),
        p(sentence, style="H1"),
        p("No heading", style="Body9"),
        p("Plain", style="Unknown"),
        parts={"styles": styles},
    )
    assert [(source.text[hint.start :].split("\n")[0], hint.kind, hint.level) for hint in source.hints] == [
        ("REPORT", "title", 0),
        ("Contents\t3", "contents", 0),
        ("Main features", "heading", 1),
        ("Membership", "heading", 2),
        ("Observers", "heading", 1),
        ("Direct", "heading", 4),
    ]


def test_the_title_of_an_annex_is_no_heading_of_its_own() -> None:
    styles = style("Normal") + style("H1", "heading 1")
    said = ("ANNEX 1", "LIST OF PAPERS", "A LIST", "ANNEX 2: MEMBERS", "OBSERVERS", "Annexe A", "Liste des documents")
    source = read(*(p(words, style="H1") for words in said), parts={"styles": styles})
    headings = [source.text[hint.start :].split("\n")[0] for hint in source.hints]
    assert headings == ["ANNEX 1", "A LIST", "ANNEX 2: MEMBERS", "OBSERVERS", "Annexe A"]


def test_comments_are_kept_aside_with_their_place() -> None:
    def comment(identifier: int, *paragraphs: str) -> str:
        who = f'w:id="{identifier}" w:author="A. Reader" w:date="2025-11-14T10:00:00Z" w:initials="AR"'
        return f"<w:comment {who}>{''.join(paragraphs)}</w:comment>"

    def edge(kind: str, identifier: int) -> str:
        return f'<w:commentRange{kind} w:id="{identifier}"/>'

    def reference(identifier: int) -> str:
        return r(f'<w:commentReference w:id="{identifier}"/>')

    comments = (("Two?", "Really?"), ("Long.",), ("Point.",), ("Nowhere.",))
    source = read(
        p("One ", edge("Start", 0), "two", edge("End", 0), reference(0), edge("Start", 1), " three."),
        p("Four", edge("End", 1), reference(1), reference(2), " five."),
        parts={"comments": "".join(comment(at, *map(p, words)) for at, words in enumerate(comments))},
    )
    assert source.text == "One two three.\n\nFour five.\n"
    assert [(source.text[each.start : each.end], each.text) for each in source.remarks] == [
        *(("two", "Two?\nReally?"), (" three.\n\nFour", "Long."), ("", "Point.")),
    ]
    assert {(each.author, each.date) for each in source.remarks} == {("A. Reader", "2025-11-14T10:00:00Z")}


# -- other kinds of file


def test_what_is_not_read_is_told() -> None:
    source = read(p("x"), '<w:altChunk r:id="rId8"/>', p("y", field("AUTONUM", "")))
    assert source.notices == (
        "holds 1 other file inside, not read (altChunk, subDoc)",
        "numbers paragraphs with fields (AUTONUM), whose numbers are not in the file",
    )


@pytest.mark.parametrize("kind", ["document.macroEnabled.main+xml", "template.main+xml"])
def test_documents_with_macros_and_templates_are_read(kind: str) -> None:
    assert text(p("x"), content_type=kind) == "x"


def test_parts_are_found_by_what_they_are_not_by_their_names() -> None:
    assert text(p("One.", note_mark(7)), parts={"footnotes": NOTES}, main="word/document2.xml").startswith("One.[1]")
    source = read(p("One."), main="word/document2.xml")
    assert source.origins[0].part == "word/document2.xml"


def test_strict_files_are_read_like_others() -> None:
    data = docx(p("membership to ", change("del", "103"), change("ins", "104"), num="1"), parts={"numbering": NUMBERS})
    strict = _strict(data)
    assert strict != data
    assert read_docx(strict, "strict.docx").text == "1. membership to 104\n"


def _strict(data: bytes) -> bytes:
    import io
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            part = part.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            ).replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/",
                b"http://purl.oclc.org/ooxml/officeDocument/",
            )
            new.writestr(name, part)
    return buffer.getvalue()


def test_long_documents_take_steps_in_proportion() -> None:
    """Counted in calls, not in seconds: a loaded machine makes the same calls."""

    def calls(paragraphs: int) -> int:
        bold = r("in two runs.", "<w:b/>")
        body = "".join(p(f"Paragraph {index} of the report, ", bold, num="1:1") for index in range(paragraphs))
        data = docx(body, parts={"numbering": NUMBERS})
        count = 0

        def counted(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(counted)
        try:
            source = read_docx(data, "long.docx")
        finally:
            sys.setprofile(None)
        assert source.text.count("\n\n") == paragraphs - 1
        return count

    assert calls(2_000) < 11 * calls(200)
