"""Zip containers: hostile and broken ones are refused with one plain line, whatever is wrong with them."""

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from msme_parse.readers.archive import MAX_DEPTH, Archive, is_encrypted_office_file
from msme_parse.readers.failure import UnreadableInput


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(UnreadableInput) as failure:
        work()
    assert failure.value.path == "file.zip"
    assert "\n" not in failure.value.reason
    return failure.value.reason


def open_and_read(data: bytes, part: str = "a.xml", limit: int = 1 << 30) -> object:
    return Archive(data, "file.zip", limit).xml(part)


def test_parts_are_found_whatever_the_case_and_the_slash() -> None:
    archive = Archive(zipped({"Word\\Document.xml": b"<a/>"}), "file.zip")
    assert "word/document.xml" in archive and "word/other.xml" not in archive
    assert archive.xml("WORD/document.XML").tag == "a"
    assert list(archive.parts()) == ["Word\\Document.xml"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x03\x04" + bytes(200), b"PK\x05\x06" + bytes(4)])
def test_what_is_no_zip_file_is_refused(data: bytes) -> None:
    assert refused(lambda: Archive(data, "file.zip")) == "is a zip file that is cut short or damaged"


def test_every_way_of_cutting_a_file_short_is_refused() -> None:
    whole = zipped({"a.xml": b"<a>" + b"x" * 300 + b"</a>", "b.xml": b"<b/>"})
    for end in range(len(whole)):
        assert refused(lambda end=end: open_and_read(whole[:end])) == "is a zip file that is cut short or damaged"


def test_every_changed_byte_is_refused_or_harmless() -> None:
    whole = zipped({"a.xml": b"<a>some words in here</a>"})
    outcomes = set()
    for place in range(len(whole)):
        changed = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        try:
            open_and_read(changed)
            outcomes.add("read")
        except UnreadableInput as failure:
            outcomes.add("a long reason" if "\n" in failure.reason else "refused")
    assert outcomes == {"read", "refused"}


def test_a_missing_and_a_doubled_part() -> None:
    assert refused(lambda: open_and_read(zipped({"b.xml": b""}))) == (
        "holds no a.xml: the file is damaged or incomplete"
    )
    doubled = zipped({"a.xml": b"<a/>", "b.xml": b"<b/>"}).replace(b"b.xml", b"a.xml")
    assert refused(lambda: open_and_read(doubled)) == "holds two parts called a.xml"


def test_a_password_is_told() -> None:
    data = bytearray(zipped({"a.xml": b"<a/>"}))
    data[6] |= 1
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 8] |= 1
    assert refused(lambda: open_and_read(bytes(data))) == "is password-protected; save it without a password"


def test_an_office_file_behind_a_password_is_known() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert not is_encrypted_office_file(ole)
    assert is_encrypted_office_file(ole + "EncryptedPackage".encode("utf-16-le"))
    assert not is_encrypted_office_file("EncryptedPackage".encode("utf-16-le"))


def test_a_bomb_is_refused_before_it_fills_the_memory() -> None:
    bomb = zipped({"a.xml": b"<a>" + b" " * 100_000_000 + b"</a>"})
    assert len(bomb) < 1_000_000
    tracemalloc.start()
    assert refused(lambda: open_and_read(bomb)) == "is a zip bomb: a.xml unpacks to over 400 times its size"
    assert (
        refused(lambda: open_and_read(bomb, limit=5_000_000))
        == "unpacks to more than 5000000 bytes; --max-unzipped allows more"
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000_000


def test_the_limit_holds_for_all_parts_together_whatever_their_headers_say() -> None:
    parts = {f"{index}.xml": b"<a>" + b"xy" * 500_000 + b"</a>" for index in range(4)}
    archive = Archive(zipped(parts), "file.zip", 3_500_000)
    for index in range(3):
        archive.xml(f"{index}.xml")
    assert refused(lambda: archive.xml("3.xml")) == "unpacks to more than 3500000 bytes; --max-unzipped allows more"
    lying = bytearray(zipped({"a.xml": b"<a>" + b"x" * 5000 + b"</a>"}))
    directory = lying.rindex(b"PK\x01\x02")
    lying[directory + 24 : directory + 28] = struct.pack("<I", 10)
    assert refused(lambda: open_and_read(bytes(lying))).startswith("is damaged: a.xml")


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "http://example.org/a.dtd">',
        '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;">]>',
        '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://example.org/"> %x;]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_document_types_are_refused(declaration: str, encoding: str) -> None:
    data = (f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>' + declaration + "<a>&x;</a>").encode(
        encoding
    )
    assert refused(lambda: open_and_read(zipped({"a.xml": data}))) == (
        "a.xml declares a document type, which no word processor writes"
    )


@pytest.mark.parametrize("encoding", ["cp037", "utf-7", "iso-8859-1", "utf-32"])
def test_nothing_hides_in_another_encoding(encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + "<!DOCTYPE a []><a>é</a>".encode(encoding)
    assert refused(lambda: open_and_read(zipped({"a.xml": data}))) == (
        "a.xml is in an encoding other than UTF-8 and UTF-16"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_both_encodings_of_word_are_read(encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    data = mark + '<?xml version="1.0"?><a>Türkiye &amp; Côte d\'Ivoire</a>'.encode(encoding)
    archive = Archive(zipped({"a.xml": data}), "file.zip")
    assert archive.xml("a.xml").text == "Türkiye & Côte d'Ivoire"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "is damaged: a.xml is not well-formed XML (line 1, column 0)"),
        (b"<a>", "is damaged: a.xml is not well-formed XML (line 1, column 3)"),
        (b"<a>\n&x;</a>", "is damaged: a.xml is not well-formed XML (line 2, column 0)"),
        (b"<a>\xff</a>", "is damaged: a.xml is not well-formed XML (line 1, column 3)"),
        (
            b"<a>" * (MAX_DEPTH + 1) + b"</a>" * (MAX_DEPTH + 1),
            f"a.xml has more than {MAX_DEPTH} elements inside each other",
        ),
        (b"<a>" * 300_000 + b"</a>" * 300_000, f"a.xml has more than {MAX_DEPTH} elements inside each other"),
        (b"<a>" + b"<b/>" * 5_000_000 + b"</a>", "a.xml has more than 5 million tags"),
    ],
    ids=["empty", "open", "entity", "bytes", "deep", "very deep", "many tags"],
)
def test_xml_that_is_broken_or_too_much(data: bytes, expected: str) -> None:
    assert refused(lambda: open_and_read(zipped({"a.xml": data}))) == expected


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"word/document.xml": b""}, "docx"),
        ({"xl/workbook.xml": b""}, "xlsx"),
        ({"ppt/presentation.xml": b""}, "pptx"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, "odt"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text-template\n"}, "odt"),
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "ods"),
        ({"mimetype": b"application/epub+zip"}, "epub"),
        ({"mimetype": b"text/plain", "a.txt": b""}, "zip"),
        ({"../../word/document.xml": b""}, "zip"),
        ({}, "zip"),
    ],
)
def test_kinds(parts: dict[str, bytes], kind: str) -> None:
    assert Archive(zipped(parts), "file.zip").kind() == kind
