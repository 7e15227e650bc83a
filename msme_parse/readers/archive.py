"""Zip containers opened in memory: .docx, .odt and what else is a zip file with XML inside.

Nothing is ever written to the disk, so a name such as `../../etc/passwd` is only a name. Every part is unpacked
piece by piece against a limit, whatever size its header claims. XML is parsed without document types: so there are
no entities, none expands and none is fetched.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from msme_parse.readers.failure import UnreadableInput

MAX_UNZIPPED = 512 * 1024 * 1024
"""How many bytes all parts that are read may have together, when nothing else is asked for."""

_CHUNK = 1 << 20
_RATIO = 400
"""No document packs so tightly; a bomb packs a thousand to one."""
_RATIO_FROM = 32 * 1024 * 1024
"""Below this size the ratio does not matter: a short line repeated packs as tightly as a bomb."""
_MAX_TAGS = 5_000_000
"""Ten times as many as a report of 300 pages has. Each costs memory many times its length in the file."""
MAX_DEPTH = 200
"""Elements inside each other. A table in a table in a content control is twenty deep."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_UTF_16 = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_NO_UTF_8 = re.compile(rb"<\?xml[^>]{0,80}encoding\s{0,9}=\s{0,9}[\"'](?!(?:utf-8|us-ascii)[\"'])", re.IGNORECASE)

_KINDS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("ppt/presentation.xml", "pptx"),
    ("visio/document.xml", "vsdx"),
    ("meta-inf/container.xml", "epub"),
)
_MIME_KINDS = (
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "ods"),
    (b"application/vnd.oasis.opendocument.presentation", "odp"),
    (b"application/epub+zip", "epub"),
)
KIND_WORDS = {
    "docx": "a Word document (.docx)",
    "xlsx": "a spreadsheet (.xlsx), not a text document",
    "xlsb": "a spreadsheet (.xlsb), not a text document",
    "pptx": "a presentation (.pptx), not a text document",
    "vsdx": "a drawing (.vsdx), not a text document",
    "epub": "an electronic book (.epub)",
    "odt": "an OpenDocument text (.odt)",
    "ods": "a spreadsheet (.ods), not a text document",
    "odp": "a presentation (.odp), not a text document",
    "zip": "a zip archive that holds no document; unpack it and name the files inside",
}
"""What a container is, in words for whoever has to be told that it cannot be read."""


def is_encrypted_office_file(data: bytes) -> bool:
    """Whether an OLE file is a .docx, .xlsx or .pptx behind a password."""
    return data.startswith(_OLE) and _ENCRYPTED_PACKAGE in data


class Archive:
    """A zip container in memory. Raises UnreadableInput, with one plain line, for all that is wrong with it."""

    def __init__(self, data: bytes, name: str, max_unzipped: int = MAX_UNZIPPED) -> None:
        self._name = name
        self._limit = max_unzipped
        self._left = max_unzipped
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
            raise self.refusal("is a zip file that is cut short or damaged") from error
        self._members: dict[str, list[zipfile.ZipInfo]] = {}
        for info in self._zip.infolist():
            self._members.setdefault(info.filename.replace("\\", "/").lower(), []).append(info)

    def refusal(self, reason: str) -> UnreadableInput:
        """What to raise when something about this file cannot be read."""
        return UnreadableInput(self._name, reason)

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._members

    def parts(self) -> Iterator[str]:
        """The names of all parts, as they are written."""
        return (info.filename for infos in self._members.values() for info in infos)

    def kind(self) -> str:
        """What the container is: one of the keys of `KIND_WORDS`."""
        if "mimetype" in self:
            kind = self.read("mimetype")[:100].strip()
            for mime, name in _MIME_KINDS:
                if kind in (mime, mime + b"-template", mime + b"-master"):
                    return name
        if "[Content_Types].xml" in self and any(name.startswith("word/") for name in self._members):
            return "docx"
        return next((name for part, name in _KINDS if part in self), "zip")

    def read(self, part: str) -> bytes:
        """The bytes of a part. They count towards the limit each time."""
        infos = self._members.get(part.lower(), [])
        if not infos:
            raise self.refusal(f"holds no {part}: the file is damaged or incomplete")
        if len(infos) > 1:
            raise self.refusal(f"holds two parts called {part}")
        if infos[0].flag_bits & 1:
            raise self.refusal("is password-protected; save it without a password")
        try:
            return self._unpacked(infos[0])
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            OSError,
            ValueError,
        ) as error:
            raise self.refusal(f"is damaged: {part} cannot be unpacked") from error

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        pieces: list[bytes] = []
        size = 0
        with self._zip.open(info) as part:
            while piece := part.read(_CHUNK):
                size += len(piece)
                self._left -= len(piece)
                if self._left < 0:
                    raise self.refusal(f"unpacks to more than {self._limit} bytes; --max-unzipped allows more")
                if size > _RATIO_FROM and size > _RATIO * max(info.compress_size, 1):
                    raise self.refusal(f"is a zip bomb: {info.filename} unpacks to over {_RATIO} times its size")
                pieces.append(piece)
        return b"".join(pieces)

    def xml(self, part: str) -> ElementTree.Element:
        """The root element of a part that is XML."""
        return self.parsed(self.read(part), part)

    def parsed(self, data: bytes, part: str) -> ElementTree.Element:
        """The root element of XML that was read as `part`. Document types are refused, so no entity exists."""
        data = self._as_utf_8(data, part)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise self.refusal(f"{part} declares a document type, which no word processor writes")
        if data.count(b"<") > _MAX_TAGS:
            raise self.refusal(f"{part} has more than {_MAX_TAGS // 1_000_000} million tags")
        parser = ElementTree.XMLParser(encoding="utf-8")
        try:
            parser.feed(data)
            root = parser.close()
        except ElementTree.ParseError as error:
            line, column = error.position
            raise self.refusal(f"is damaged: {part} is not well-formed XML (line {line}, column {column})") from error
        if not isinstance(root, ElementTree.Element) or _deeper_than(root, MAX_DEPTH):
            raise self.refusal(f"{part} has more than {MAX_DEPTH} elements inside each other")
        return root

    def _as_utf_8(self, data: bytes, part: str) -> bytes:
        """XML in the one encoding that is parsed, so that nothing can hide behind another."""
        for mark, encoding in _UTF_16:
            if data.startswith(mark):
                try:
                    return data[2:].decode(encoding).encode("utf-8")
                except UnicodeDecodeError as error:
                    raise self.refusal(f"is damaged: {part} is not sound UTF-16") from error
        if _NO_UTF_8.match(data.removeprefix(b"\xef\xbb\xbf")):
            raise self.refusal(f"{part} is in an encoding other than UTF-8 and UTF-16")
        return data


def _deeper_than(root: ElementTree.Element, limit: int) -> bool:
    """Whether some element stands more than `limit` elements deep. Walks level by level: nothing is recursive."""
    level = [root]
    for _ in range(limit):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True
