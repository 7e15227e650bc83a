"""Which reader takes a file: its bytes decide, its name never does."""

from collections.abc import Callable

from msme_parse.readers.failure import UnreadableInput
from msme_parse.readers.reading import Reading
from msme_parse.source import Source

Reader = Callable[[bytes, str, Reading], Source]

_PDF = b"%PDF-"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_WHERE_PDF_BEGINS = 1024
"""Readers of PDF accept so much in front of it."""
_WHERE_TAGS_BEGIN = 64

_NO_REPORTS = (
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x7fELF", "a program"),
)
"""How files begin that people take for reports."""

READ = "reports are read from text, .docx, .pdf, .html, .odt, .rtf and .doc files"


def needed_for(suffix: str) -> str:
    """What has to be installed here before files with this suffix can be read; empty when nothing is missing."""
    if suffix == ".pdf":
        from msme_parse.readers.pdf.glyphs import is_installed

        return "" if is_installed() else "pip install 'msme-parse[pdf]'"
    if suffix in (".odt", ".rtf", ".doc"):
        from msme_parse.readers.office import program

        return "" if program() else "LibreOffice"
    return ""


def reader_of(data: bytes, name: str, reading: Reading) -> Reader | None:
    """The reader for these bytes; None for plain text. Raises UnreadableInput for what holds no report."""
    if data.startswith(_PDF) or (_PDF in data[:_WHERE_PDF_BEGINS] and b"\x00" in data[: 64 * _WHERE_PDF_BEGINS]):
        return _pdf
    if data.startswith(_ZIP):
        return _of_zip(data, name, reading)
    if data.startswith(_OLE):
        return _of_ole(data, name)
    if data.startswith(_RTF):
        return _office
    for start, what in _NO_REPORTS:
        if data.startswith(start):
            raise UnreadableInput(name, f"{what}; {READ}")
    return _of_markup(data)


def _of_markup(data: bytes) -> Reader | None:
    if b"<" not in data[:_WHERE_TAGS_BEGIN]:
        return None
    from msme_parse.readers.html import is_html, read_html

    return read_html if is_html(data) else None


def _of_zip(data: bytes, name: str, reading: Reading) -> Reader:
    from msme_parse.readers.archive import KIND_WORDS, Archive

    archive = Archive(data, name, reading.max_unzipped)
    kind = archive.kind()
    if kind == "zip" and "[Content_Types].xml" in archive:
        kind = "docx"
    if kind not in ("docx", "odt"):
        raise archive.refusal(KIND_WORDS[kind])
    return _docx if kind == "docx" else _office


def _of_ole(data: bytes, name: str) -> Reader:
    from msme_parse.readers.archive import is_encrypted_office_file

    if is_encrypted_office_file(data):
        raise UnreadableInput(name, "an Office file that is locked with a password; save it without one")
    if data.find("WordDocument".encode("utf-16-le")) >= 0:
        return _office
    raise UnreadableInput(name, f"an OLE file, such as an old .xls or .ppt file; {READ}")


def _pdf(data: bytes, name: str, reading: Reading) -> Source:
    from msme_parse.readers.pdf import read_pdf

    return read_pdf(data, name, reading)


def _docx(data: bytes, name: str, reading: Reading) -> Source:
    from msme_parse.readers.docx import read_docx

    return read_docx(data, name, reading)


def _office(data: bytes, name: str, reading: Reading) -> Source:
    from msme_parse.readers.office import read_office

    return read_office(data, name, reading)
