"""Notes: numbered in the order in which they are cited, never by the identifiers of the file."""

from xml.etree.ElementTree import Element

import msgspec

from msme_parse.readers.docx.blocks import Block, Inline, NoteMark
from msme_parse.readers.docx.body import Reader, Story
from msme_parse.readers.docx.package import Package, W, number, value

KINDS = ("footnote", "endnote")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


class Note(msgspec.Struct):
    """A note that is cited: its number as it is written in the mark, empty when the author typed the mark."""

    mark: NoteMark
    number: str


class Notes:
    """The notes of a document.

    Footnotes come first; endnotes go on where they stop, so that no two notes have the same number, although Word
    shows endnotes in numbers of their own.
    """

    def __init__(self, package: Package) -> None:
        self._parts = {kind: package.part(kind + "s") for kind in KINDS}
        self._roots = {kind: package.root(part) for kind, part in self._parts.items() if part is not None}
        self._elements = {
            kind: {
                note.get(W + "id", ""): note for note in root.iter(W + kind) if note.get(W + "type") not in _SEPARATORS
            }
            for kind, root in self._roots.items()
        }
        self._first = number(value(package.settings, "footnotePr", "numStart"), 1)
        self.notes: list[Note] = []
        self._numbers: dict[tuple[str, str], str] = {}

    def number(self, blocks: list[Block]) -> None:
        """Number the notes that these blocks cite. One that is cited twice keeps its number."""
        marks = [inline for block in blocks for inline in block.inlines if isinstance(inline, NoteMark)]
        count = self._first - 1
        for kind in KINDS:
            for mark in marks:
                if mark.kind != kind or (kind, mark.identifier) in self._numbers:
                    continue
                count += not mark.own_mark
                note = Note(mark, "" if mark.own_mark else str(count))
                self._numbers[kind, mark.identifier] = note.number
                self.notes.append(note)

    def shown(self, mark: NoteMark) -> str:
        """What stands in the text for a mark; a typed one stands there already."""
        shown = self._numbers.get((mark.kind, mark.identifier), "")
        return f"[{shown}]" if shown and not mark.own_mark else ""

    def has_both(self) -> bool:
        """Whether there are footnotes and endnotes, so that the numbers of the endnotes are not those of Word."""
        return len({note.mark.kind for note in self.notes}) > 1

    def blocks(self, reader: Reader) -> list[Block]:
        """The notes as blocks, one paragraph or more for each."""
        stories = {kind: Story(reader, self._parts[kind] or "", root) for kind, root in self._roots.items()}
        return [
            block
            for note in self.notes
            if (element := self._elements.get(note.mark.kind, {}).get(note.mark.identifier)) is not None
            for block in _note(stories[note.mark.kind], note, element)
        ]


def _note(story: Story, note: Note, element: Element) -> list[Block]:
    story.anchor = note.mark.run
    blocks = story.inner(element)
    if not blocks:
        blocks = [Block([], story.part, 0, anchor=note.mark.run)]
    for block in blocks[1:]:
        block.close = True
    first = blocks[0]
    inlines: list[Inline] = first.inlines
    first.inlines = [inline for inline in inlines if not isinstance(inline, NoteMark)]
    if note.number:
        first.label = f"[{note.number}] "
        first.hint = "note"
    return blocks
