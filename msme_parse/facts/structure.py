"""Sections, numbered paragraphs, annexes, tables: the frame that references point at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from msme_parse.facts.passages import Passage, unwrapped
from msme_parse.source import Span
from msme_parse.tree.nodes import Caption, Contents, Furniture, Heading, Label, Number, Paragraph, Table

if TYPE_CHECKING:
    from msme_parse.facts import Facts


class Section(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A heading and its number, which may be empty."""

    number: str
    heading: str
    level: int
    span: Span
    annex: str
    passage: Passage


class NumberedParagraph(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A paragraph with a number; `parts` are its figures, `(1, 3)` for `1.3`."""

    number: str
    parts: tuple[int, ...]
    label: Span
    """The number as it stands, without the blank behind it."""
    passage: Passage
    section: str
    annex: str
    opens: bool = False
    """Whether a heading, an annex or a caption stands between it and the numbered paragraph before it."""
    under: Passage | None = None
    """The heading right above it, if there is one."""


class Annex(msgspec.Struct, frozen=True, eq=False, gc=False):
    """An annex heading; the number is empty when there is only one."""

    number: str
    title: str
    span: Span
    label: Span
    """The word and the number, without the title."""
    ordinal: int | None = None
    """The number as a figure: 2 for `II` or `B`, as the numbers of all annexes together say; None for none."""


class Captioned(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A table, figure, chart or box with its number and title."""

    kind: str
    number: str
    title: str
    span: Span
    annex: str
    label: Span
    """The word and the number, without the title."""

    @property
    def continues(self) -> bool:
        """Whether it only says that a table goes on: `Table 2 (continued)`."""
        return self.title.lstrip("( ").lower().startswith(_CONTINUED)


_CONTINUED = ("cont", "suite", "fin)", "conclu")


class Structure(msgspec.Struct, frozen=True, eq=False, gc=False):
    """The frame of the document."""

    sections: tuple[Section, ...]
    paragraphs: tuple[NumberedParagraph, ...]
    annexes: tuple[Annex, ...]
    captions: tuple[Captioned, ...]
    paged: bool
    """Whether page ends stand in the text: it was laid out in pages, and a converter may have lost lines."""
    run_in: frozenset[str]
    """Paragraph numbers inside another paragraph, where a converter has lost the line break: `... 104. 1.3. The`."""
    known: dict[str, frozenset[str]]
    """For each kind of target, every number under which it can be cited."""

    def has(self, kind: str, number: str) -> bool:
        """Whether something of that kind and number stands anywhere in the document.

        Without a number: whether there is anything of that kind.
        """
        known = self.known.get(kind, frozenset())
        return number in known if number else bool(known)


def gather_structure(facts: Facts) -> Structure:
    """The frame, read off the blocks."""
    sections: list[Section] = []
    paragraphs: list[NumberedParagraph] = []
    annexes: list[Annex] = []
    captions: list[Captioned] = []
    above: Passage | None = None
    opens = True
    for passage in facts.passages:
        node = passage.node
        if isinstance(node, Paragraph):
            if node.number:
                paragraphs.append(_numbered(facts, passage, node, opens, above))
                opens = False
        elif isinstance(node, Heading):
            sections.append(Section(node.number, _words(facts, passage), node.level, node.span, passage.annex, passage))
        elif passage.kind == "annex":
            annexes.append(
                Annex(getattr(node, "number", ""), _words(facts, passage), node.span, _label(facts, passage))
            )
        elif isinstance(node, Caption):
            captions.append(_captioned(facts, passage, node))
        opens = opens or passage.kind in ("heading", "annex", "title")
        above = passage if isinstance(node, Heading) else None
    numbered = _with_ordinals(annexes)
    return Structure(
        sections=tuple(sections),
        paragraphs=tuple(paragraphs),
        annexes=numbered,
        captions=tuple(captions),
        paged=_is_paged(facts),
        run_in=_run_in(facts),
        known=_known(sections, paragraphs, numbered, captions),
    )


def _words(facts: Facts, passage: Passage) -> str:
    words = unwrapped(facts.text, passage.leaves, without_marks=True)
    return words if passage.kind == "heading" else words.lstrip(":–—-. ")


def _numbered(facts: Facts, passage: Passage, node: Paragraph, opens: bool, above: Passage | None) -> NumberedParagraph:
    span = _label(facts, passage)
    parts = tuple(int(part) for part in node.number.split(".") if part.isdigit())
    return NumberedParagraph(node.number, parts, span, passage, passage.section, passage.annex, opens, above)


def _captioned(facts: Facts, passage: Passage, node: Caption) -> Captioned:
    title, label = _words(facts, passage), _label(facts, passage)
    return Captioned(node.kind, node.number, title, node.span, passage.annex, label)


def _label(facts: Facts, passage: Passage) -> Span:
    """The label of a block without the blanks round it; nothing, where the block has none."""
    start = passage.node.start
    label = next((leaf for leaf in passage.leaves if type(leaf) is Label), None)
    written = facts.text_of(label) if label else ""
    return Span(start + len(written) - len(written.lstrip()), start + len(written.rstrip()))


# ---- what a number counts as

ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _with_ordinals(annexes: list[Annex]) -> tuple[Annex, ...]:
    """The annexes with their numbers as figures. `I` is 1 among Roman numbers and 9 among letters."""
    numbers = [annex.number for annex in annexes if annex.number]
    roman = all(set(number) <= ROMAN.keys() for number in numbers if not number.isdigit())
    return tuple(msgspec.structs.replace(annex, ordinal=_ordinal(annex.number, roman=roman)) for annex in annexes)


def _ordinal(number: str, *, roman: bool) -> int | None:
    if number.isdigit():
        return int(number)
    if roman and number and set(number) <= ROMAN.keys():
        return from_roman(number)
    return ord(number) - ord("A") + 1 if len(number) == 1 and "A" <= number <= "Z" else None


def from_roman(number: str) -> int:
    """4 for `IV`."""
    values = [ROMAN[letter] for letter in number]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def _known(
    sections: list[Section], paragraphs: list[NumberedParagraph], annexes: tuple[Annex, ...], captions: list[Captioned]
) -> dict[str, frozenset[str]]:
    names = {section.number for section in sections if section.number}
    names |= {".".join(map(str, each.parts[:depth])) for each in paragraphs for depth in range(1, len(each.parts))}
    attached = {annex.number for annex in annexes} | {str(annex.ordinal) for annex in annexes if annex.ordinal}
    if len(annexes) == 1:
        attached |= {"1", "I", "A"}
    known = {"paragraph": {paragraph.number for paragraph in paragraphs}, "section": names, "annex": attached}
    for caption in captions:
        known.setdefault("figure" if caption.kind == "chart" else caption.kind, set()).add(caption.number)
    return {kind: frozenset(numbers) for kind, numbers in known.items()}


# ---- what the form of the text has done to it


def _is_paged(facts: Facts) -> bool:
    if any(facts.passages.having(Furniture)) or Furniture in map(type, facts.report.blocks):
        return True
    return any(Furniture in map(type, block.children) for block in facts.report.blocks if isinstance(block, _ROWS))


_ROWS = (Table, Contents)
"""Blocks that hold no passage, and yet may run over pages."""


_POINTS = frozenset(
    "paragraph paragraphs para. paras. section sections paragraphe paragraphes párrafo párrafos sección and to"
    " et".split()
)
"""Words behind which a number at the beginning of a line is one that the sentence points at."""


def _run_in(facts: Facts) -> frozenset[str]:
    """`1.3` in `... to 104. 1.3. The Group`: behind a sentence and before a capital, or at the beginning of a line."""
    text = facts.text
    found: set[str] = set()
    for passage, leaf in facts.passages.each(Number):
        if text[leaf.end : leaf.end + 1] == "." and passage.kind in ("paragraph", "note"):
            front = text[max(leaf.start - 24, passage.body.start) : leaf.start]
            before = front[-4:].rstrip(" \t\xa0")[-1:]
            if (front.split() or [""])[-1].lower() in _POINTS:
                continue
            behind = text[leaf.end + 1 : leaf.end + 6].lstrip()[:1]
            if (before and before in "\r\n") or (behind.isupper() and before and before in '.!?:;)]"”»'):
                found.add(facts.text_of(leaf))
    return frozenset(found)
