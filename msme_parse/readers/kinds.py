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
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_WHERE_PDF_BEGINS = 1024
"""Readers of PDF accept so much in front of it."""

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


def reader_of(data: bytes, name: str) -> Reader | None:
    """The reader for these bytes; None for plain text. Raises UnreadableInput for what holds no report."""
    if data.startswith(_PDF) or (_PDF in data[:_WHERE_PDF_BEGINS] and b"\x00" in data[: 64 * _WHERE_PDF_BEGINS]):
        return _pdf
    if data.startswith(_ZIP):
        return _of_zip(data, name)
    if data.startswith(_OLE):
        return _of_ole(data, name)
    if data.startswith(_RTF):
        return _office
    for start, what in _NO_REPORTS:
        if data.startswith(start):
            raise UnreadableInput(name, f"{what}; {READ}")
    from msme_parse.readers.html import is_html, read_html

    return read_html if is_html(data) else None


def _of_zip(data: bytes, name: str) -> Reader:
    if data.find(_ODT, 0, 256) >= 0:
        return _office
    if data.find(b"word/") >= 0:
        return _docx
    for part, what in (
        (b"xl/", "a spreadsheet"),
        (b"ppt/", "a set of slides"),
        (b"opendocument.spreadsheet", "a spreadsheet"),
    ):
        if data.find(part) >= 0:
            raise UnreadableInput(name, f"{what}; {READ}")
    raise UnreadableInput(name, f"a zip archive without a report in it; {READ}")


def _of_ole(data: bytes, name: str) -> Reader:
    if data.find("EncryptedPackage".encode("utf-16-le")) >= 0:
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
