"""A web page says what a person reads on it."""

import pytest
from steps import steps

import msme_parse as mp
from msme_parse.readers import Reading, UnreadableInput, read_bytes, read_text
from msme_parse.source import Source
from msme_parse.syntax import parse_source

PAGE = "<!DOCTYPE html><html><head><title>Not read</title></head><body>{}</body></html>"


def text_of(body: str, **reading: str) -> str:
    return read_bytes(PAGE.format(body).encode(), "page.html", Reading(**reading)).text  # type: ignore[arg-type]


WORD_NOTES = """
<p class=MsoTitle>ANNUAL REPORT<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a></p>
<p>1.1. Chad joined in 2018.<a href="#_ftn2" name="_ftnref2"><sup>[2]</sup></a></p>
<div><hr size=1><div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> See WT/L/1.</p></div>
<div id=ftn2><p><a href="#_ftnref2" name="_ftn2">[2]</a> See&nbsp;WT/L/2.</p><p>And WT/L/3.</p></div></div>"""
LIBREOFFICE_NOTES = """
<p>ANNUAL REPORT<sup><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym">1</a></sup></p>
<p>1.1. Chad joined in 2018.<sup><a class="sdfootnoteanc" href="#sdfootnote2sym"><sup>2</sup></a></sup></p>
<div id="sdfootnote1"><p><a class="sdfootnotesym" href="#sdfootnote1anc">1</a> See WT/L/1.</p></div>
<div id="sdfootnote2"><p><a class="sdfootnotesym" href="#sdfootnote2anc">2</a>See&nbsp;WT/L/2. And WT/L/3.</p></div>"""
PANDOC_NOTES = """
<p>ANNUAL REPORT<a href="#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a></p>
<p>1.1. Chad joined in 2018.<a href="#fn2" class="footnote-ref" id="fnref2" role="doc-noteref"><sup>2</sup></a></p>
<section class="footnotes"><hr /><ol>
<li id="fn1"><p>See WT/L/1.<a href="#fnref1" class="footnote-back">↩︎</a></p></li>
<li id="fn2"><p>See&nbsp;WT/L/2. And WT/L/3. <a href="#fnref2" class="footnote-back">↩︎</a></p></li></ol></section>"""
LEGAL_NOTES = """
<p>ANNUAL REPORT<a name="fntext1"></a><a href="#fnt-1">(1)</a></p>
<p>1.1. Chad joined in 2018. <a href="#fnt-2">(2)</a></p><p><b>Notes:</b></p>
<p><a name="fnt-1"></a>1. See WT/L/1. <a href="#fntext1">back to text</a></p>
<p><a name="fnt-2"></a>2.&nbsp; See&nbsp;WT/L/2. And WT/L/3. <a href="#fntext2">back to text</a></p>"""


@pytest.mark.parametrize("body", [WORD_NOTES, LIBREOFFICE_NOTES, PANDOC_NOTES, LEGAL_NOTES])
def test_notes_of_every_kind_of_page(body: str) -> None:
    report = parse_source(read_bytes(PAGE.format(body).encode(), "page.html"))
    assert "ANNUAL REPORT[1]" in report.text
    assert "1.1. Chad joined in 2018.[2]\n" in report.text
    notes = [report.text_of(note).replace("\xa0", " ").strip() for note in report.footnotes]
    assert notes == ["[1] See WT/L/1.", "[2] See WT/L/2. And WT/L/3."]
    assert "back" not in report.text and "↩" not in report.text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One\n  line<p>Two", "One line\n\nTwo\n"),
        ("<p>Grupo &amp; &Eacute;tat &#8211; 1&nbsp;000", "Grupo & État – 1\xa0000\n"),
        ("<p>A<br>B", "A\nB\n"),
        ("<ol><li>a<li value=4>b</ol>", "1. a\n\n4. b\n"),
        ('<ol type="a" start="2"><li>x</li><li>y</li></ol>', "b. x\n\nc. y\n"),
        ('<ol type="i"><li>x<li>y<ul><li>z</ul></ol>', "i. x\n\nii. y\n\n• z\n"),
        ("<p>in <sup>2</sup> and 5 km<sup>2</sup>, 10<sup>6</sup>, 11<sup>th</sup>", "in[2] and 5 km², 106, 11th\n"),
        ("<p>_<a href='/x'>JOB/GC/1</a></p>", "_JOB/GC/1\n"),
        ("<p style='display: none'>no</p><p hidden>no</p><nav>no</nav><p>yes</p>", "yes\n"),
        ("<script>if (a < b) '<p>'</script><style>p{}</style><p>yes</p>", "yes\n"),
        ("<p>kept<!-- <p>dropped --> too</p>", "kept too\n"),
        ("<p>1 < 2 and 2 > 1</p>", "1 < 2 and 2 > 1\n"),
        ("<div>a<div>b<div>c</div>d</div></div>", "a\n\nb\n\nc\n\nd\n"),
        ("<table><tr><th>A<th>B<tr><td>1<td>x|y</table>", "| A | B |\n| 1 | x¦y |\n"),
        ("<table><tr><td><p>One</p><p>Two</p></td></tr></table>", "One\n\nTwo\n"),
        ("<table><tr><td>a<td><table><tr><td>b<td>c</table></table>", "a\n\n| b | c |\n"),
    ],
)
def test_elements(body: str, expected: str) -> None:
    assert text_of(body) == expected


def test_changes_that_are_tracked() -> None:
    body = "<p>There are <del>103</del><s>102</s><ins>104</ins> Members.</p>"
    assert text_of(body) == "There are 104 Members.\n"
    assert text_of(body, track_changes="original") == "There are 103102 Members.\n"


def test_headings_are_known_by_their_elements() -> None:
    source = read_bytes(PAGE.format("<h1>1 Work</h1><p>1.1. Done.</p><h2>Next</h2><p>1.2. To do.</p>").encode(), "x")
    assert [(hint.kind, hint.level) for hint in source.hints] == [("heading", 1), ("heading", 2)]
    assert [heading.number for heading in parse_source(source).headings] == ["1", ""]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b'<html><meta charset="iso-8859-1"><p>\x93caf\xe9\x94', "cp1252"),
        (
            b'<html><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>\x93caf\xe9\x94',
            "cp1252",
        ),
        ("\ufeff<html><p>“café”".encode("utf-16-le"), "utf-16-le"),
        ("\ufeff<html><meta charset=latin1><p>“café”".encode(), "utf-8-sig"),
        ("<html><meta charset=no-such><p>“café”".encode(), "utf-8"),
        ("<html><p>“café”".encode("cp1252"), "cp1252"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    source = read_bytes(data, "page.html")
    assert (source.text, source.encoding, source.form) == ("“café”\n", encoding, "html")


def test_bytes_that_the_declared_encoding_does_not_have_are_refused() -> None:
    with pytest.raises(UnreadableInput, match="bytes are not shift_jis, as the page says: 0xFF at offset"):
        read_bytes(b"<html><meta charset=shift_jis><p>\xff\xff", "page.html")


def test_the_page_and_what_is_copied_from_it_say_the_same() -> None:
    copied = (
        "ANNUAL REPORT[1]\n\n1 MEMBERSHIP\n\n1.1. Chad joined on 2 May 2025 (WT/L/1173).[2]\n\n"
        "[1] See JOB/GC/207.\n\n[2] See WT/MIN(17)/58/Rev.1.\n"
    )
    page = """<p><b>ANNUAL REPORT</b><a href="#_ftn1">[1]</a></p><h2>1&nbsp;&nbsp; MEMBERSHIP</h2>
    <p>1.1.&nbsp; Chad joined on <i>2 May 2025</i> (<a href="/x">WT/L/1173</a>).<a href="#_ftn2">[2]</a></p>
    <p><a href="#_ftnref1">[1]</a> See JOB/GC/207.</p><p><a href="#_ftnref2">[2]</a> See WT/MIN(17)/58/Rev.1.</p>"""
    one, other = (what_it_says(each) for each in (read_text(copied), read_bytes(PAGE.format(page).encode(), "x")))
    assert one == other


def what_it_says(source: Source) -> list[object]:
    report = parse_source(source)
    record = mp.extract(report)
    return [
        [(type(block).__name__, report.text_of(block).replace("\xa0", " ").split()) for block in report.blocks],
        [symbol.symbol for symbol in record.symbols],
        [(date.text, date.start) for date in record.dates],
    ]


@pytest.mark.parametrize(
    "attack",
    [
        "<",
        "<a",
        "<a ",
        "<a b='",
        "<!--",
        "<![",
        "</",
        "<p>",
        "<div>",
        "<table><tr><td>",
        "<ol><li>",
        "<a href=#fn1>",
        "<sup>2",
        "&#",
        "<del>",
        "</div>",
        "a=' ",
        "<h1 ",
    ],
)
def test_steps_grow_with_the_length_of_a_page(attack: str) -> None:
    few, many, most = (("<html>" + attack * (length // len(attack))).encode() for length in (10_000, 80_000, 800_000))
    read_bytes(few, "page.html")
    assert steps(lambda: read_bytes(many, "page.html")) < 10 * steps(lambda: read_bytes(few, "page.html")) + 1_000
    assert read_bytes(most, "page.html").form == "html"  # what is quadratic inside one call hangs here
