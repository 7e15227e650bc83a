"""Bytes and plain strings into `Source`.

A byte order mark decides; without one the bytes are UTF-8; and a text of the time before Unicode is read as
Windows-1252, with a notice, when nothing in it speaks against that. Nothing is ever replaced or dropped: what
cannot be read exactly is refused, and `to_bytes` gives the bytes of every source back as they were.
"""

import codecs
import re
from hashlib import sha256

from msme_parse.readers.failure import UnreadableInput
from msme_parse.readers.form import form_of
from msme_parse.readers.kinds import reader_of
from msme_parse.readers.reading import AS_FOUND, Reading
from msme_parse.source import Source

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks. Those of UTF-32 come first, because the one of UTF-16 is their beginning."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_LONE_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
"""Half of a UTF-16 pair written as if it were UTF-8: damage, in no encoding a letter."""

_NO_TEXT = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
"""The bytes that mean nothing in Windows-1252."""
_ASCII = bytes(range(128))
_BAD = "\ufffd"

_MOST_NULS = 1 / 1000
_MOST_CONTROLS = 1 / 20
"""Above these shares of its characters a text is taken for binary."""
_MOST_LETTERS_BEYOND_ASCII = 1 / 3
"""No language that is written in Windows-1252 has more accents than that; Cyrillic in an old encoding does."""


def read_text(text: str, path: str = "<text>", reading: Reading = AS_FOUND) -> Source:
    """A source from a plain string. Never raises: a lone surrogate is a character like any other."""
    data = text.encode("utf-8", "surrogatepass")
    return Source(
        text=text,
        path=path,
        sha256=sha256(data).hexdigest(),
        form=reading.form or form_of(text),
        language=reading.language,
        house=reading.house,
    )


def read_bytes(data: bytes, name: str, reading: Reading = AS_FOUND) -> Source:
    """A source from the bytes of a file called `name`, read as what they are, whatever the name says.

    Raises UnreadableInput when they are neither text nor a file that can be read.
    """
    reader = reader_of(data, name, reading)
    if reader is not None:
        return reader(data, name, reading)
    text, encoding, notices = decoded(data, name)
    return Source(
        text=text,
        path=name,
        encoding=encoding,
        sha256=sha256(data).hexdigest(),
        form=reading.form or form_of(text),
        language=reading.language,
        house=reading.house,
        notices=(*notices, *_refused_or_noticed(text, data, encoding, name)),
    )


def to_bytes(text: str, encoding: str) -> bytes:
    """`text` as the bytes of a file, in an encoding that `Source.encoding` names, byte order mark included.

    Raises UnicodeEncodeError when the encoding has no such character.
    """
    mark = next((mark for mark, name in _MARKS if name == encoding), b"")
    return mark + text.encode("utf-8" if encoding == "utf-8-sig" else encoding)


def decoded(data: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    """The text of bytes, its encoding, and what is to be said of it. Raises UnreadableInput when they are no text."""
    for mark, encoding in _MARKS:
        if not data.startswith(mark) or (encoding == "utf-32-le" and not _is_utf_32(data)):
            continue
        try:
            text = data[len(mark) :].decode(encoding.removesuffix("-sig"))
            family = encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be").upper()
            return text, encoding, () if family == "UTF-8" else (f"read as {family}, not UTF-8",)
        except UnicodeDecodeError as error:
            what = f"bytes are not {encoding.removesuffix('-sig').upper()}"
            place = _byte(data, error.start + len(mark))
            raise UnreadableInput(name, f"{what}: {place} (byte order mark read)") from error
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        return _legacy(data, error.start, name)


def _is_utf_32(data: bytes) -> bool:
    """UTF-16 that begins with a NUL has the same first bytes, but hardly ever four-byte characters to the end."""
    try:
        data.decode("utf-32-le")
    except UnicodeDecodeError:
        return False
    return True


def _legacy(data: bytes, offset: int, name: str) -> tuple[str, str, tuple[str, ...]]:
    """Windows-1252, if nothing speaks against that. `offset` is the first byte that is not UTF-8."""
    control = _NO_TEXT.search(data)
    if control is not None:
        byte = data[control.start()]
        what = "NUL byte" if byte == 0 else f"control character 0x{byte:02X}"
        raise UnreadableInput(name, f"not text: {what} at offset {control.start()}")
    undefined = _UNDEFINED.search(data)
    if _is_damaged_utf_8(data) or _is_another_alphabet(data):
        raise UnreadableInput(name, f"bytes are not UTF-8: {_byte(data, offset)}")
    if undefined is not None:
        raise UnreadableInput(name, f"bytes are not UTF-8: {_byte(data, undefined.start())}")
    notice = f"read as Windows-1252, not UTF-8: first such byte {_byte(data, offset)}"
    return data.decode("cp1252"), "cp1252", (notice,)


def _byte(data: bytes, offset: int) -> str:
    return f"0x{data[offset]:02X} at offset {offset}" if offset < len(data) else f"the end at offset {offset}"


def _is_damaged_utf_8(data: bytes) -> bool:
    """Whether most of what is not ASCII is sound UTF-8: then the rest is damage, not another encoding."""
    if _LONE_SURROGATE.search(data):
        return True
    text = data.decode("utf-8", "replace")
    damaged = text.count(_BAD)
    ascii_characters = len(data) - len(data.translate(None, _ASCII))
    return len(text) - ascii_characters - damaged >= damaged


def _is_another_alphabet(data: bytes) -> bool:
    return len(data.translate(None, _ASCII)) > len(data) * _MOST_LETTERS_BEYOND_ASCII


def _refused_or_noticed(text: str, data: bytes, encoding: str, name: str) -> tuple[str, ...]:
    """What is to be said of control characters and of tags; raises when there are too many to be a text."""
    notices: tuple[str, ...] = ()
    nuls = text.count("\x00")
    if nuls > len(text) * _MOST_NULS:
        offset = _byte_offset(text, text.index("\x00"), encoding)
        hint = "; UTF-16 without a byte order mark?" if encoding == "utf-8" and nuls * 3 > len(text) else ""
        raise UnreadableInput(name, f"not text: NUL byte at offset {offset}{hint}")
    first = _CONTROLS.search(text)
    if first is not None:
        place = _byte_offset(text, first.start(), encoding)
        number = len(_CONTROLS.findall(text))
        if number > len(text) * _MOST_CONTROLS:
            raise UnreadableInput(name, f"not text: control character 0x{ord(first.group()):02X} at offset {place}")
        characters = "control character" if number == 1 else "control characters"
        notices += (f"holds {number} {characters}, the first (0x{ord(first.group()):02X}) at offset {place}",)
    return notices


def _byte_offset(text: str, offset: int, encoding: str) -> int:
    return len(to_bytes(text[:offset], encoding))
