"""Files, bytes and strings into `Source`: the only place that knows encodings."""

from msme_parse.readers.failure import UnreadableInput
from msme_parse.readers.files import KNOWN_SUFFIXES, read_path
from msme_parse.readers.text import read_bytes, read_text, to_bytes

__all__ = ["KNOWN_SUFFIXES", "UnreadableInput", "read_bytes", "read_path", "read_text", "to_bytes"]
