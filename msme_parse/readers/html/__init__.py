"""Web pages into `Source`. Nothing is fetched, nothing is run: what a page links to is never looked at."""

import codecs
import re
from hashlib import sha256

from msme_parse.readers.composed import Passage, compose
from msme_parse.readers.failure import UnreadableInput
from msme_parse.readers.html.build import Builder
from msme_parse.readers.html.tags import pieces
from msme_parse.readers.reading import AS_FOUND, Reading
from msme_parse.source import Source

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_LATIN = frozenset(("iso8859-1", "ascii", "latin-1"))
_COMMENT = re.compile(r"<!--[\s\S]*?-->")
_START = re.compile(
    r"[\s\ufeff]*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE
)


def is_html(data: bytes) -> bool:
    """Whether a file begins as a web page does."""
    return _START.match(_COMMENT.sub("", _beginning(data))) is not None


def _beginning(data: bytes) -> str:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return data[2:4096].decode(encoding, "ignore")
    return data[:4096].decode("utf-8", "ignore")


def read_html(data: bytes, name: str, reading: Reading = AS_FOUND) -> Source:
    """The text of a web page. Raises UnreadableInput when its bytes are no text in the encoding that it names."""
    page, encoding, notices = _decoded(data, name)
    composed = compose(_with_notes_last(Builder(reading.track_changes).build(pieces(page))))
    return Source(
        text=composed.text,
        path=name,
        encoding=encoding,
        sha256=sha256(data).hexdigest(),
        form="html",
        language=reading.language,
        house=reading.house,
        hints=composed.hints,
        origins=composed.origins,
        notices=notices,
    )


def _with_notes_last(passages: list[Passage]) -> list[Passage]:
    """The heading of the notes has no meaning behind them, and they follow the text in any file."""
    notes = [passage for passage in passages if passage.kind == "note"]
    return [passage for passage in passages if passage.kind != "note"] + notes


def _decoded(data: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    from msme_parse.readers.text import decoded

    declared = _CHARSET.search(data, 0, 4096)
    if declared is None or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decoded(data, name)
    encoding = _encoding(declared.group(1).decode("ascii"))
    if encoding is None or encoding.startswith("utf-16"):
        return decoded(data, name)
    try:
        return (
            data.decode(encoding),
            encoding,
            () if encoding == "utf-8" else (f"read as {encoding}, as the page says",),
        )
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return decoded(data, name)
        place = f"0x{data[error.start]:02X} at offset {error.start}"
        raise UnreadableInput(name, f"bytes are not {encoding}, as the page says: {place}") from error


_OF_NO_PAGE = frozenset(("utf_7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"))
"""Encodings of Python that no browser knows."""


def _encoding(declared: str) -> str | None:
    """What browsers read under that name; None for no encoding of text."""
    try:
        found = codecs.lookup(declared)
    except LookupError:
        return None
    if not getattr(found, "_is_text_encoding", True) or found.name.replace("-", "_") in _OF_NO_PAGE:
        return None
    return "cp1252" if found.name in _LATIN else found.name
