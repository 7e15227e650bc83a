"""Word files (.docx, .docm, .dotx) into `Source`, with nothing but the standard library.

Conventions of the text: one paragraph a line, a blank line between; automatic numbers written out (`1.1. `); note
marks `[1]` where the notes are cited, in the order in which they are cited; the notes `[1] ...` at the end; tables
as rows `| a | b |`; text boxes behind the paragraph that they hang on; the header of the first page in front when it
has the symbol or the date. Tracked changes are read as accepted or as not made. Hidden text is left out.

Source: ECMA-376 parts 1 and 4, and what Word does where they leave it open.
"""

from hashlib import sha256

import msgspec

from msme_parse.readers.archive import KIND_WORDS, Archive
from msme_parse.readers.docx.body import Reader, Story
from msme_parse.readers.docx.headers import first_header
from msme_parse.readers.docx.layout import Layout
from msme_parse.readers.docx.notes import Notes
from msme_parse.readers.docx.numbering import Numbering
from msme_parse.readers.docx.package import Package, W
from msme_parse.readers.docx.remarks import remarks
from msme_parse.readers.docx.styles import Styles
from msme_parse.readers.docx.wrapped import join_lines
from msme_parse.readers.reading import AS_FOUND, Reading
from msme_parse.source import Source

FORM = "docx"


class Laid(msgspec.Struct, frozen=True):
    """A Word file as a source, and what is needed to find the places of its text in the file again."""

    source: Source
    layout: Layout
    package: Package


def read_docx(data: bytes, name: str, reading: Reading = AS_FOUND) -> Source:
    """The text of a Word file. Raises UnreadableInput for everything that keeps it from being read."""
    return lay_out(data, name, reading).source


def lay_out(data: bytes, name: str, reading: Reading = AS_FOUND) -> Laid:
    """The same, with the way back from the text into the file."""
    archive = Archive(data, name, reading.max_unzipped)
    if (kind := archive.kind()) not in ("docx", "zip"):
        raise archive.refusal(KIND_WORDS[kind])
    package = Package(archive)
    styles = Styles(package.related("styles"))
    numbering = Numbering(package.related("numbering"), styles)
    reader = Reader(styles, numbering, original=reading.track_changes == "original")
    notes = Notes(package)
    body = package.document.find(W + "body")
    assert body is not None, "Package has looked"
    blocks = Story(reader, package.main, package.document).read(body)
    join_lines(blocks)
    notes.number(blocks)
    blocks += notes.blocks(reader)
    blocks = first_header(package, reader, "\n".join(block.words() for block in blocks)) + blocks
    layout = Layout(notes)
    layout.add(blocks)
    source = Source(
        text=layout.text + "\n" if layout.length else "",
        path=name,
        sha256=sha256(data).hexdigest(),
        form=FORM,
        language=reading.language,
        house=reading.house,
        hints=tuple(layout.hints),
        origins=tuple(layout.origins),
        remarks=remarks(package, reader, layout),
        notices=_notices(reader, notes),
    )
    return Laid(source, layout, package)


def _notices(reader: Reader, notes: Notes) -> tuple[str, ...]:
    """What was read in one of several ways, or not at all."""
    notices = []
    if reader.tracked:
        how = (
            "as if they had not been made" if reader.original else "as accepted (--track-changes original undoes them)"
        )
        notices.append(f"holds {_many(reader.tracked, 'tracked change')}, read {how}")
    if reader.hidden:
        notices.append(f"holds hidden text, which is left out: {_many(reader.hidden, 'character')}")
    if reader.files_inside:
        notices.append(f"holds {_many(reader.files_inside, 'other file')} inside, not read (altChunk, subDoc)")
    if reader.uncounted_fields:
        fields = ", ".join(sorted(reader.uncounted_fields))
        notices.append(f"numbers paragraphs with fields ({fields}), whose numbers are not in the file")
    if notes.has_both():
        notices.append("has footnotes and endnotes: the endnotes are numbered on after the footnotes")
    return tuple(notices)


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
