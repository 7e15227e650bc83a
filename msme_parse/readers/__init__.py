"""Files, bytes and strings into `Source`: the only place that knows encodings."""

from msme_parse.readers.failure import UnreadableInput
from msme_parse.readers.files import KNOWN_SUFFIXES, file_bytes, read_path, shown_path
from msme_parse.readers.text import read_bytes, read_text, to_bytes

__all__ = [
    "KNOWN_SUFFIXES",
    "UnreadableInput",
    "file_bytes",
    "read_bytes",
    "read_path",
    "read_text",
    "shown_path",
    "to_bytes",
]
