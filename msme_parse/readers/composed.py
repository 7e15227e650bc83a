"""Paragraphs that a reader took out of a file, written down as the text of a report.

Every reader of files that are no plain text ends here, so that the same report comes out in the same layout
whichever file it came in: a paragraph is one line, a blank line stands between two, the notes follow at the end as
`[2] ...`, and a row of a table is `| a | b |`.
"""

from typing import Literal

import msgspec

from msme_parse.source import LineHint, Origin

Kind = Literal["", "heading", "title", "note", "table", "caption", "contents", "furniture"]


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph, heading, note or row."""

    text: str
    kind: Kind = ""
    """What the file says that it is; empty when the text itself has to show it."""
    level: int = 0
    part: str = ""
    page: int | None = None
    paragraph: int | None = None
    close: bool = False
    """Whether no blank line stands above: the next row of a table, the next line of a title."""


class Composed(msgspec.Struct, frozen=True):
    """The text, and what is known of its lines."""

    text: str
    hints: tuple[LineHint, ...]
    origins: tuple[Origin, ...]


def compose(passages: list[Passage]) -> Composed:
    """One text out of passages in reading order. Passages without text are left out."""
    pieces: list[str] = []
    hints: list[LineHint] = []
    origins: list[Origin] = []
    offset = 0
    for passage in passages:
        if not passage.text.strip():
            continue
        if pieces:
            gap = "\n" if passage.close else "\n\n"
            pieces.append(gap)
            offset += len(gap)
        if passage.kind:
            hints.append(LineHint(offset, passage.kind, passage.level))
        if not origins or _place(origins[-1]) != (passage.part, passage.paragraph, passage.page):
            origins.append(Origin(offset, passage.part, passage.paragraph, passage.page))
        pieces.append(passage.text)
        offset += len(passage.text)
    if pieces:
        pieces.append("\n")
    return Composed("".join(pieces), tuple(hints), tuple(origins))


def _place(origin: Origin) -> tuple[str, int | None, int | None]:
    return origin.part, origin.paragraph, origin.page
