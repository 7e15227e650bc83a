"""What the style of a paragraph says of the line that it becomes."""

import re
from xml.etree.ElementTree import Element

from msme_parse.readers.docx.blocks import Block
from msme_parse.readers.docx.package import number, value
from msme_parse.readers.docx.styles import Style
from msme_parse.source import HintKind

_LONGEST_HEADING = 200
_LONGEST_WITH_STOP = 90
"""A text that is longer and ends as a sentence does is a paragraph, whatever its style is called."""
_BODY_TEXT = 9
_ANNEX = re.compile(r"(?:ANNEXE?|ANEXO|APPENDI(?:X|CE)|AP[EÉ]NDICE)(?:\s+[0-9A-Z]{1,5})?[*]?", re.IGNORECASE)
_TITLES = ("title", "subtitle")


def hint_of(block: Block, properties: Element | None, style: Style) -> tuple[HintKind | None, int]:
    """The kind of line, and the level of a heading from 1; None where the style says nothing."""
    name = style.name.lower()
    if name.startswith("toc ") and name[4:].isdigit():
        return "contents", 0
    if name in _TITLES:
        return "title", 0
    written = value(properties, "outlineLvl")
    outline = number(written, _BODY_TEXT) if written is not None else style.outline
    if outline is None and name.startswith("heading ") and name[8:].isdigit():
        outline = int(name[8:]) - 1
    if outline is None or not 0 <= outline < _BODY_TEXT or not _may_be_heading(block.words().strip()):
        return None, 0
    return "heading", outline + 1


def _may_be_heading(words: str) -> bool:
    if not words or len(words) > _LONGEST_HEADING:
        return False
    return len(words) <= _LONGEST_WITH_STOP or words[-1] not in ".;:"


def is_titled_below(block: Block) -> bool:
    """Whether a heading is only `ANNEX 1`, so that the heading below it is its title."""
    return block.hint == "heading" and _ANNEX.fullmatch((block.label + block.words()).strip()) is not None
