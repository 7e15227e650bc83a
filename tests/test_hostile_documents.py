"""Documents of every kind made to do harm, a family a line; `n` is how often the harm is repeated."""

import io
import warnings
import zipfile
from collections.abc import Callable
from functools import partial

import pytest
from steps import steps
from test_hostile_files import RELATIONS, TEXT, TYPES, pdf, read_or_refused, word, zipped
from test_hostile_files import WORD as MAIN
from word_files import abstract, cell, docx, level, note, note_mark, num, p, row, table

from msme_parse import extract, to_json
from msme_parse.readers import office
from msme_parse.source import Source
from msme_parse.syntax import parse_source


def rels(*inside: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(inside)}</Relationships>'


def page(inside: str) -> bytes:
    return f"<html><body>{inside}</body></html>".encode()


def numbered(form: str, start: str) -> bytes:
    """A list whose first number is of some form and value."""
    lvl = f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="%1."/></w:lvl>'
    list_ = f'<w:abstractNum w:abstractNumId="0">{lvl}</w:abstractNum>'
    return docx(p("x", num="1") * 3, parts={"numbering": list_ + num(1, 0)})


def doubled() -> bytes:
    """A zip file with three parts of one name."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        for number in range(3):
            archive.writestr(
                "word/document.xml", f'<w:document xmlns:w="{MAIN}"><w:body>{p(str(number))}</w:body></w:document>'
            )
    return out.getvalue()


WORD_FILES: dict[str, Callable[[int], bytes]] = {
    "styles cyclic": lambda n: docx(
        p("x", style="A"),
        parts={
            "styles": '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        },
    ),
    "style self": lambda n: docx(
        p("x", style="A"),
        parts={
            "styles": '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/><w:link w:val="A"/><w:next w:val="A"/></w:style>'
        },
    ),
    "styles same id": lambda n: docx(
        p("x", style="A"),
        parts={"styles": '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/></w:style>' * n},
    ),
    "style no id": lambda n: docx(p("x", style=""), parts={"styles": "<w:style/>" * n}),
    "numbering cyclic": lambda n: docx(
        p("x", num="1"),
        parts={
            "numbering": '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
            "styles": '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
        },
    ),
    "num same id": lambda n: docx(
        p("x", num="1"), parts={"numbering": abstract(0, level(0, "%1.")) * n + num(1, 0) * n}
    ),
    "start huge": lambda n: docx(
        p("x", num="1") * 3,
        parts={
            "numbering": '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="'
            + "9" * 5000
            + '"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
            + num(1, 0)
        },
    ),
    "ilvl bad": lambda n: docx(
        "".join(
            f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{v}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
            for v in ("99", "-1", "x", "", "9" * 5000, "2.5")
        ),
        parts={"numbering": abstract(0, level(0, "%1.%9.%0.%%.%10")) + num(1, 0)},
    ),
    "gridspan bad": lambda n: docx(
        "".join(
            table(row(cell("x", properties=f'<w:gridSpan w:val="{v}"/><w:vMerge w:val="zzz"/>'), cell("y")))
            for v in ("99999999", "-1", "x", "", "9" * 5000, "0")
        )
    ),
    "notes same id": lambda n: docx(p("x", note_mark(1)) * n, parts={"footnotes": note(1, p("See it.")) * n}),
    "100k notes": lambda n: docx(
        "".join(p("x", note_mark(i)) for i in range(1, n)),
        parts={"footnotes": "".join(note(i, p("See it.")) for i in range(1, n))},
    ),
    "note in itself": lambda n: docx(p("x", note_mark(1)), parts={"footnotes": note(1, p("See", note_mark(1)))}),
    "note cyc": lambda n: docx(
        p("x", note_mark(1)), parts={"footnotes": note(1, p("See", note_mark(2))) + note(2, p("See", note_mark(1)))}
    ),
    "note bad id": lambda n: docx(
        p("x", note_mark("x"), note_mark("9" * 5000), note_mark(-1)),
        parts={"footnotes": note("x", p("See")) + note("9" * 5000, p("y"))},
    ),
    "note missing": lambda n: docx(p("x", note_mark(7))),
    "empty runs": lambda n: docx("<w:p>" + "<w:r/>" * n + "</w:p>"),
    "empty cells": lambda n: docx("<w:tbl><w:tr>" + "<w:tc/>" * n + "</w:tr></w:tbl>"),
    "rows no cells": lambda n: docx("<w:tbl>" + "<w:tr/>" * n + "</w:tbl>"),
    "many rows": lambda n: docx("<w:tbl>" + row(cell("a"), cell("1")) * n + "</w:tbl>"),
    "wide row": lambda n: docx("<w:tbl>" + row(*[cell("a")] * n) + "</w:tbl>"),
    "wide+many": lambda n: docx(
        "<w:tbl>" + row(*[cell("a")] * int(n**0.5)) + row(cell("b")) * int(n**0.5) + "</w:tbl>"
    ),
    "fields nested": lambda n: docx(
        "<w:p>"
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * n
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * n
        + "</w:p>"
    ),
    "fields ends": lambda n: docx(
        "<w:p>"
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' * n
        + "</w:p>"
    ),
    "instr huge": lambda n: docx(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>'
        + "HYPERLINK " * n
        + '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "bookmarks": lambda n: docx(
        "<w:p>" + '<w:bookmarkStart w:id="1" w:name="a"/>' * n + "<w:r><w:t>x</w:t></w:r></w:p>"
    ),
    "tabs": lambda n: docx("<w:p><w:r>" + "<w:tab/>" * n + "<w:t>x</w:t></w:r></w:p>"),
    "breaks": lambda n: docx("<w:p><w:r>" + '<w:br/><w:br w:type="page"/><w:cr/>' * n + "<w:t>x</w:t></w:r></w:p>"),
    "syms": lambda n: docx(
        "<w:p><w:r>"
        + '<w:sym w:font="Wingdings" w:char="F0B7"/><w:sym w:char="zzzz"/><w:sym/><w:sym w:char="110000"/><w:sym w:char="D800"/><w:sym w:char="-1"/>'
        + "</w:r></w:p>"
    ),
    "del nested": lambda n: docx(
        "<w:p>"
        + "<w:ins>" * 90
        + "<w:del>" * 90
        + "<w:r><w:delText>x</w:delText></w:r>"
        + "</w:del>" * 90
        + "</w:ins>" * 90
        + "</w:p>"
    ),
    "move": lambda n: docx(
        "<w:p><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>x</w:t></w:r></w:moveTo></w:p>" * n
    ),
    "altcontent": lambda n: docx(
        '<w:p><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:r><w:t>a</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>a</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>'
        * n
    ),
    "heading 99": lambda n: docx(
        p("x", style="H"),
        parts={
            "styles": '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading '
            + "9" * 5000
            + '"/><w:pPr><w:outlineLvl w:val="'
            + "9" * 5000
            + '"/></w:pPr></w:style>'
        },
    ),
    "outline bad": lambda n: docx(
        "".join(
            f'<w:p><w:pPr><w:outlineLvl w:val="{v}"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
            for v in ("x", "-1", "99", "")
        )
    ),
    "rels cyclic": lambda n: zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": rels(
                '<Relationship Id="r" Target="_rels/.rels" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
            ),
            "word/document.xml": f'<w:document xmlns:w="{MAIN}"><w:body/></w:document>',
        }
    ),
    "rels to itself": lambda n: zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELATIONS,
            "word/document.xml": f'<w:document xmlns:w="{MAIN}"><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>',
            "word/_rels/document.xml.rels": rels(
                *(
                    f'<Relationship Id="r{t}" Target="document.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{t}"/>'
                    for t in ("footnotes", "endnotes", "styles", "numbering", "header", "comments", "settings")
                )
            ),
        }
    ),
    "rels 100k": lambda n: zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": rels(*['<Relationship Id="r" Target="x" Type="y"/>'] * n),
            "word/document.xml": f'<w:document xmlns:w="{MAIN}"><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>',
        }
    ),
    "rels empty attrs": lambda n: zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": rels("<Relationship/>", '<Relationship Id="" Target="" Type=""/>'),
            "word/document.xml": f'<w:document xmlns:w="{MAIN}"><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>',
        }
    ),
    "docm": lambda n: zipped(
        {
            "[Content_Types].xml": TYPES.replace(
                "wordprocessingml.document.main", "wordprocessingml.document.macroEnabled.main"
            ).replace("application/vnd.openxmlformats-officedocument", "application/vnd.ms-word"),
            "_rels/.rels": RELATIONS,
            "word/vbaProject.bin": b"\xd0\xcf\x11\xe0",
            "word/document.xml": f'<w:document xmlns:w="{MAIN}"><w:body><w:p><w:r><w:t>1.1. x</w:t></w:r></w:p></w:body></w:document>',
        }
    ),
    "nested zip": lambda n: zipped({"a.docx": word()}),
    "zip in document": lambda n: zipped(
        {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": word()}
    ),
    "zip same names": lambda n: doubled(),
    "zip names odd": lambda n: zipped(
        {
            "word\\document.xml": "<x/>",
            "WORD/DOCUMENT.XML": "<x/>",
            "word/document.xml\0": "<x/>",
            "\u202e": "x",
            "a" * 60000: "x",
        }
    ),
    "zip appended": lambda n: b"MZ" + b"\0" * 1000 + word(),
    "zip prefix trunc": lambda n: word()[:-30],
    "utf16 xml": lambda n: zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELATIONS,
            "word/document.xml": (
                f'<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="{MAIN}"><w:body><w:p><w:r><w:t>1.1. x</w:t></w:r></w:p></w:body></w:document>'
            ).encode("utf-16"),
        }
    ),
    "xml enc nope": lambda n: zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELATIONS,
            "word/document.xml": (
                f'<?xml version="1.0" encoding="nope-8"?><w:document xmlns:w="{MAIN}"><w:body/></w:document>'
            ),
        }
    ),
    "xml utf7": lambda n: zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELATIONS,
            "word/document.xml": (
                f'<?xml version="1.0" encoding="utf-7"?><w:document xmlns:w="{MAIN}"><w:body/></w:document>'
            ),
        }
    ),
    "xml ns prefixes": lambda n: zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELATIONS,
            "word/document.xml": '<d xmlns="x" ' + " ".join(f'xmlns:a{i}="u{i}"' for i in range(n)) + "/>",
        }
    ),
    "xml attrs": lambda n: zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELATIONS,
            "word/document.xml": f'<w:document xmlns:w="{MAIN}"><w:body '
            + " ".join(f'a{i}="u{i}"' for i in range(n))
            + "/></w:document>",
        }
    ),
    "xml comments/PI/cdata": lambda n: zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELATIONS,
            "word/document.xml": f'<w:document xmlns:w="{MAIN}"><w:body><w:p><w:r><w:t>'
            + "<!-- a --><?b c?><![CDATA[d]]>" * n
            + "</w:t></w:r></w:p></w:body></w:document>",
        }
    ),
    "xml charrefs": lambda n: word("&#x1F600;&#55296;"),
    "xml charrefs2": lambda n: word("&#x202e;&#9;&#xFFFD;" * n),
    "strict ns": lambda n: zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELATIONS,
            "word/document.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:t>1.1. x</w:t></w:r></w:p></w:body></w:document>',
        }
    ),
}

PAGES: dict[str, Callable[[int], bytes]] = {
    "html deep": lambda n: page("<div>" * n + "x"),
    "html deep tables": lambda n: page("<table><tr><td>" * n + "x"),
    "html deep lists": lambda n: page("<ul><li>" * n + "x"),
    "html deep quotes": lambda n: page("<blockquote><p>" * n + "x"),
    "html deep sup": lambda n: page("<p>a" + "<sup>1" * n),
    "html rowspan": lambda n: page("<table>" + f"<tr><td rowspan={10**9} colspan={10**9}>x<td>y</tr>" * 5 + "</table>"),
    "html rowspan huge": lambda n: page(
        "<table>"
        + f"<tr><td rowspan={'9' * 5000} colspan={'9' * 5000}>x<td colspan=-1>y<td colspan=x>z</tr>" * 5
        + "</table>"
    ),
    "html wide": lambda n: page("<table><tr>" + "<td>x" * n + "</tr>" + "<tr><td>y</tr>" * 100 + "</table>"),
    "html ol start": lambda n: page(
        f"<ol start={'9' * 5000}><li>x<li value=-5>y<li value=x>z<li value={'9' * 30}>z</ol><ol type=I start=99999999><li>a</ol><ol type=a start=99999999><li>a</ol><ol reversed><li>x</ol>"
    ),
    "html entities": lambda n: page("&lt;&notanentity;&#0;&#x110000;&#xD800;&#99999999999999999999;&amp" * n),
    "html big entity": lambda n: page("&#" + "9" * n + ";"),
    "html big entity2": lambda n: page("&" + "a" * n + ";"),
    "html charset nope": lambda n: b"<html><meta charset=nope><p>1.1. x\xff</p></html>",
    "html charset utf-7": lambda n: b"<html><meta charset=utf-7><p>1.1. +ADw-script</p></html>",
    "html charset rot13": lambda n: b"<html><meta charset=rot13><p>1.1. x</p></html>",
    "html charset zip": lambda n: b"<html><meta charset=zip_codec><p>1.1. x</p></html>",
    "html charset idna": lambda n: b"<html><meta charset=idna><p>" + b"a" * n + b".</p></html>",
    "html charset punycode": lambda n: b"<html><meta charset=punycode><p>" + b"a-" * n + b"</p></html>",
    "html charset unicode_escape": lambda n: (
        b"<html><meta charset=unicode_escape><p>\\x41\\ud800\\N{DIGIT ONE}\\q</p></html>"
    ),
    "html charset utf-16": lambda n: b"<html><meta charset=utf-16><p>1.1. x</p></html>",
    "html charset nul": lambda n: b"<html><meta charset='a\0b'><p>1.1. x</p></html>",
    "html charset long": lambda n: b"<html><meta charset=" + b"a" * n + b"><p>1.1. x</p></html>",
    "html charset undefined": lambda n: b"<html><meta charset=undefined><p>1.1. x</p></html>",
    "html charset mbcs/raw": lambda n: b"<html><meta charset=raw_unicode_escape><p>1.1. \\ud800 x</p></html>",
    "html utf16bom": lambda n: "<html><p>1.1. x</p></html>".encode("utf-16"),
    "html utf16 nobom": lambda n: "<html><p>1.1. x</p></html>".encode("utf-16-le"),
    "html utf32": lambda n: "<html><p>1.1. x</p></html>".encode("utf-32"),
    "html same ids": lambda n: page("<a href='#fn1'>1</a>" * n + "<p id=fn1>a</p>" * n),
    "html notes": lambda n: page(
        "".join(f"<a href='#fn{i}' id=r{i}><sup>{i}</sup></a>" for i in range(n))
        + "".join(f"<p id=fn{i}><a href='#r{i}'>{i}</a> See</p>" for i in range(n))
    ),
    "html note cyc": lambda n: page("<p id=a><a href='#b'>1</a></p><p id=b><a href='#a'>1</a></p>"),
    "html attrs": lambda n: page("<p " + " ".join(f"a{i}=1" for i in range(n)) + ">x"),
    "html attr long": lambda n: page("<p style='" + "a:b;" * n + "'>x"),
    "html comment": lambda n: page("<!--" * n),
    "html cdata": lambda n: page("<![CDATA[" * n),
    "html script": lambda n: page("<script>" + "</scrip" * n),
    "html title": lambda n: page("<title>" + "<" * n),
    "html textarea": lambda n: page("<textarea>" + "</text" * n),
    "html plaintext": lambda n: page("<plaintext>" + "</plaintext>" * n),
    "html closers": lambda n: page("</p></div></table></td>" * n),
    "html misnest": lambda n: page("<b><i></b></i>" * n),
    "html p in table": lambda n: page("<table>" + "<p>x<tr>y<td>z" * n),
    "html nul": lambda n: page("\0<p\0>x</p\0>" * n),
    "html dl": lambda n: page("<dl><dt>a<dd>b" * n),
    "html pre": lambda n: page("<pre>" + "a\n" * n),
    "html br": lambda n: page("<br>" * n + "x"),
    "html hr": lambda n: page("<hr>" * n + "x"),
    "html h1": lambda n: page("<h1>a" * n),
    "html svg": lambda n: page("<svg><foreignObject>" * n + "x"),
    "html template": lambda n: page("<template>" * n + "x"),
    "xhtml entity": lambda n: (
        b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><html><body>&b;</body></html>'
    ),
}

TEXTS: dict[str, Callable[[int], bytes]] = {
    "utf16 nobom": lambda n: TEXT.encode("utf-16-le"),
    "utf16be nobom": lambda n: TEXT.encode("utf-16-be"),
    "utf32": lambda n: TEXT.encode("utf-32"),
    "utf16 odd": lambda n: TEXT.encode("utf-16") + b"x",
    "utf16 lone": lambda n: b"\xff\xfe\x00\xd8a\x00",
    "utf7": lambda n: TEXT.encode("utf-7"),
    "mixed": lambda n: TEXT.encode() + "é".encode("latin-1") * 3 + "é".encode(),
    "bom middle": lambda n: ("\ufeff" + TEXT + "\ufeff" + TEXT).encode(),
    "cp1252 undefined": lambda n: b"1.1. \x81\x8d\x8f\x90\x9d x",
    "overlong": lambda n: b"1.1. \xc0\xaf\xe0\x80\xaf\xf8\x88\x80\x80\x80 x",
    "cesu": lambda n: b"1.1. \xed\xa0\xbd\xed\xb8\x80 x",
    "shift jis": lambda n: "会議は十二月".encode("shift_jis"),
    "ebcdic": lambda n: TEXT.encode("cp500"),
    "gb18030": lambda n: "会议于十二月举行".encode("gb18030"),
    "all bytes": lambda n: bytes(range(256)) * n,
}

PDF_FILES: dict[str, Callable[[int], bytes]] = {
    "pdf cyclic pages": lambda n: pdf().replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"),
    "pdf zero pages": lambda n: pdf().replace(b"/Kids [4 0 R]", b"/Kids []     ").replace(b"/Count 1", b"/Count 0"),
    "pdf neg count": lambda n: pdf().replace(b"/Count 1", b"/Count -1"),
    "pdf count lies": lambda n: pdf().replace(b"/Count 1 ", b"/Count 4999 "),
    "pdf encrypted": lambda n: pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 3 0 R"),
    "pdf no root": lambda n: pdf().replace(b"/Root 1 0 R", b"/Rook 1 0 R"),
    "pdf no xref": lambda n: pdf().replace(b"xref", b"xxxx"),
    "pdf xref loop": lambda n: pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % pdf().rindex(b"xref\n0")),
    "pdf trunc": lambda n: pdf()[:200],
    "pdf userunit": lambda n: pdf(box="0 0 595 842] /UserUnit 1e30 /X [0"),
    "pdf rotate": lambda n: pdf(box="0 0 595 842] /Rotate 45 /X [0"),
    "pdf rotate huge": lambda n: pdf(box="0 0 595 842] /Rotate 99999999999999 /X [0"),
    "pdf nan box": lambda n: pdf(box="nan nan nan nan"),
    "pdf flipped": lambda n: pdf(box="595 842 0 0"),
    "pdf tiny": lambda n: pdf(box="0 0 1e-30 1e-30"),
    "pdf content nest": lambda n: pdf(content=b"BT " * min(n, 50000) + b"(x) Tj"),
    "pdf arrays": lambda n: pdf(content=b"BT /F 10 Tf 72 700 Td " + b"[" * min(n, 50000) + b"(x)] TJ ET"),
    "pdf hugematrix": lambda n: pdf(content=b"1e38 0 0 1e38 1e38 1e38 cm BT /F 10 Tf 72 700 Td (1.1. x) Tj ET"),
    "pdf zero matrix": lambda n: pdf(content=b"0 0 0 0 0 0 cm BT /F 10 Tf 72 700 Td (1.1. x) Tj ET"),
    "pdf shear": lambda n: pdf(content=b"1 1 1 1 0 0 cm BT /F 10 Tf 72 700 Td (1.1. x) Tj ET"),
    "pdf form self": lambda n: pdf(content=b"/X Do BT /F 10 Tf 72 700 Td (1.1. x) Tj ET").replace(
        b"/Resources << ", b"/Resources << /XObject << /X 3 0 R >> "
    ),
    "pdf js": lambda n: pdf().replace(
        b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"
    ),
}

FAMILIES = {**WORD_FILES, **PAGES, **TEXTS, **PDF_FILES}
STARTS = ("2147483647", "-5", "0", "x", "999999", "3.5", "", "9" * 5_000)
FORMS = "upperRoman lowerLetter ordinal cardinalText chineseCounting decimalEnclosedCircle hex bullet none nope".split()


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "program", lambda: None)


def _recorded(data: bytes) -> None:
    """Read and written down, or refused in one line."""
    found = read_or_refused(data)
    if isinstance(found, Source):
        assert to_json(extract(parse_source(found)))


@pytest.mark.parametrize("family", FAMILIES)
def test_hostile_documents_are_read_or_refused_in_steps_that_grow_as_they_do(family: str) -> None:
    few, many = FAMILIES[family](250), FAMILIES[family](1_000)
    _recorded(few)
    assert steps(partial(_recorded, many)) < 5 * steps(partial(_recorded, few)) + 2_000
    _recorded(FAMILIES[family](10_000))


@pytest.mark.parametrize("form", FORMS)
def test_numbers_of_lists_begin_anywhere(form: str) -> None:
    for start in STARTS:
        assert isinstance(read_or_refused(numbered(form, start)), Source)
