"""Files, bytes and strings into `Source`: the only place that knows encodings and file formats."""

from msme_parse.readers.edited import edited
from msme_parse.readers.failure import UnreadableInput
from msme_parse.readers.files import KNOWN_SUFFIXES, file_bytes, read_path, read_stream, shown_path
from msme_parse.readers.form import TEXT_FORMS
from msme_parse.readers.kinds import needed_for
from msme_parse.readers.reading import AS_FOUND, HOUSES, LANGUAGES, TRACKED_CHANGES, Reading
from msme_parse.readers.text import read_bytes, read_text, to_bytes

__all__ = [
    "AS_FOUND",
    "HOUSES",
    "KNOWN_SUFFIXES",
    "LANGUAGES",
    "TEXT_FORMS",
    "TRACKED_CHANGES",
    "Reading",
    "UnreadableInput",
    "edited",
    "file_bytes",
    "needed_for",
    "read_bytes",
    "read_path",
    "read_stream",
    "read_text",
    "shown_path",
    "to_bytes",
]
