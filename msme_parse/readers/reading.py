"""How the user wants files to be read."""

from typing import Literal

import msgspec

from msme_parse.source import House, Language

TrackedChanges = Literal["accept", "original"]

LANGUAGES: tuple[Language, ...] = ("en", "fr", "es")
HOUSES: tuple[House, ...] = ("wto", "un")
TRACKED_CHANGES: tuple[TrackedChanges, ...] = ("accept", "original")

MEBIBYTE = 1024 * 1024


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What is not left to detection, and how much a file may ask for."""

    form: str | None = None
    """How a text is laid out, one of `TEXT_FORMS`; None looks at the text."""
    language: Language | None = None
    """The language of the report; None looks at the text."""
    house: House | None = None
    """Whose conventions the report follows; None looks at the text."""
    track_changes: TrackedChanges = "accept"
    """Whether tracked changes are read as accepted, or as if they had never been made."""
    max_bytes: int = 256 * MEBIBYTE
    """A larger file is refused unread."""
    max_unzipped: int = 512 * MEBIBYTE
    """What the parts of a compressed file may come to, all together."""


AS_FOUND = Reading()
"""Everything detected, the usual limits."""
