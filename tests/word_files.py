"""Word files as Word writes them, made for the tests: parts as XML strings, zipped."""

import io
import zipfile
from collections.abc import Mapping

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' mc:Ignorable="w14"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_ROOTS = {"header1": "hdr"}


def p(*inlines: str, style: str = "", num: str = "", ppr: str = "", mark: str = "") -> str:
    """A paragraph. `num` is `list` or `list:level`; plain words become a run; `mark` is the properties of its mark."""
    properties = ""
    if style:
        properties += f'<w:pStyle w:val="{style}"/>'
    if num:
        identifier, _, level = num.partition(":")
        properties += f'<w:numPr><w:ilvl w:val="{level or 0}"/><w:numId w:val="{identifier}"/></w:numPr>'
    properties += ppr
    if mark:
        properties += f"<w:rPr>{mark}</w:rPr>"
    runs = "".join(inline if inline.startswith("<") else r(inline) for inline in inlines)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of words; what begins with < is taken as it is."""
    inside = text if text.startswith("<") else f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inside}</w:r>"


def change(kind: str, *inlines: str) -> str:
    """A tracked change: `ins`, `del`, `moveFrom`, `moveTo`."""
    runs = "".join(inline if inline.startswith("<") else r(inline) for inline in inlines)
    if kind in ("del", "moveFrom") and kind == "del":
        runs = runs.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:{kind} w:id="900" w:author="A. Drafter" w:date="2025-11-14T10:00:00Z">{runs}</w:{kind}>'


def note_mark(identifier: int, kind: str = "footnote") -> str:
    """The place where a note is cited."""
    return r(f'<w:{kind}Reference w:id="{identifier}"/>', '<w:vertAlign w:val="superscript"/>')


def note(identifier: int, *paragraphs: str, kind: str = "footnote") -> str:
    """A note. Its first paragraph gets the automatic mark and a blank, as in Word."""
    first, *others = paragraphs
    marked = first.replace("<w:p>", f"<w:p>{r(f'<w:{kind}Ref/>')}{r(' ')}", 1)
    return f'<w:{kind} w:id="{identifier}">{marked}{"".join(others)}</w:{kind}>'


def field(instruction: str, result: str) -> str:
    """A complex field, over several runs as Word writes it."""
    return (
        r('<w:fldChar w:fldCharType="begin"/>')
        + r(f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>')
        + r('<w:fldChar w:fldCharType="separate"/>')
        + (result if result.startswith("<") else r(result))
        + r('<w:fldChar w:fldCharType="end"/>')
    )


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells."""
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def cell(*content: str, properties: str = "") -> str:
    """A cell of paragraphs; plain words become one."""
    inside = "".join(each if each.startswith("<") else p(each) for each in content) or "<w:p/>"
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inside}</w:tc>"


def level(depth: int, text: str, form: str = "decimal", extra: str = "", start: int | None = 1) -> str:
    """A level of a list: `extra` stands between the format and the text, as the schema wants."""
    begins = "" if start is None else f'<w:start w:val="{start}"/>'
    return f'<w:lvl w:ilvl="{depth}">{begins}<w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(identifier: int, *levels: str, link: str = "") -> str:
    """An abstract list."""
    return f'<w:abstractNum w:abstractNumId="{identifier}">{link}{"".join(levels)}</w:abstractNum>'


def num(identifier: int, abstract_identifier: int, *overrides: str) -> str:
    """A list on an abstract one."""
    inside = f'<w:abstractNumId w:val="{abstract_identifier}"/>{"".join(overrides)}'
    return f'<w:num w:numId="{identifier}">{inside}</w:num>'


def style(
    identifier: str, name: str = "", based: str = "", ppr: str = "", rpr: str = "", kind: str = "paragraph"
) -> str:
    """A style."""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{name or identifier}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + (f"<w:pPr>{ppr}</w:pPr>" if ppr else "")
        + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
        + "</w:style>"
    )


def textbox(*paragraphs: str) -> str:
    """A text box as Word has written it since 2010: once for itself, once for older programs."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )


def docx(
    *body: str,
    section: str = "",
    parts: Mapping[str, str] | None = None,
    raw: Mapping[str, bytes] | None = None,
    main: str = "word/document.xml",
    content_type: str = "document.main+xml",
) -> bytes:
    """A Word file. `parts` are the insides of `styles`, `numbering`, `footnotes`, `header1` and so on."""
    parts = {"styles": style("Normal"), **(parts or {})}
    files: dict[str, bytes] = {}
    overrides = f'<Override PartName="/{main}" ContentType="{_WORD}{content_type}"/>'
    relations = ""
    for name, inside in parts.items():
        root = _ROOTS.get(name, name)
        kind = name.rstrip("0123456789")
        files[f"word/{name}.xml"] = f"{_HEAD}<w:{root} {NAMESPACES}>{inside}</w:{root}>".encode()
        overrides += f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}{kind}+xml"/>'
        relations += f'<Relationship Id="r-{name}" Type="{_OFFICE}{kind}" Target="{name}.xml"/>'
    document = f"<w:body>{''.join(body)}<w:sectPr>{section}</w:sectPr></w:body>"
    ordered = {
        "[Content_Types].xml": (
            f'{_HEAD}<Types xmlns="{_PACKAGE}content-types"><Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
        ).encode(),
        "_rels/.rels": (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}relationships"><Relationship Id="rId1"'
            f' Type="{_OFFICE}officeDocument" Target="{main}"/></Relationships>'
        ).encode(),
        main: f"{_HEAD}<w:document {NAMESPACES}>{document}</w:document>".encode(),
        f"word/_rels/{main.rsplit('/', 1)[-1]}.rels": (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}relationships">{relations}</Relationships>'
        ).encode(),
        **files,
        **(raw or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in ordered.items():
            archive.writestr(name, data)
    return buffer.getvalue()
