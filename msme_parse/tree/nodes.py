"""The tree of a report: one small frozen class for each thing that the grammars name.

A *leaf* owns characters, a *branch* owns nodes. The leaves of a report, read from left to right, tile its
text: no gap, no overlap, nothing left out. A node says where it stands and what is written, never what is
right; what a value means is the business of `msme_parse.facts`.

Every leaf class carries the name of its grammar terminal in `type`, so that a leaf is at the same time the
token that the LALR parser reads.
"""

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from msme_parse.source import Lines, Source, Span


class Node(msgspec.Struct, frozen=True, gc=False):
    """Anything that has a place in the text."""

    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where the node stands."""
        return Span(self.start, self.end)


class Leaf(Node, frozen=True, gc=False):
    """A node that owns its characters."""

    type: ClassVar[str] = "LEAF"


# ------------------------------------------------------------------------------------------ leaves of the inline text


class Prose(Leaf, frozen=True, gc=False):
    """Words, blanks and line breaks that no other leaf claims."""

    type: ClassVar[str] = "PROSE"


class NoteMark(Leaf, frozen=True, gc=False):
    """`[2]`: the place in the text where note 2 is called. `numbers` has two for `[2, 3]`."""

    type: ClassVar[str] = "NOTE_MARK"
    numbers: tuple[str, ...]


class Symbol(Leaf, frozen=True, gc=False):
    """`WT/MIN(17)/58/Rev.1`, or several cited in one breath: `WT/GC/M/72 - 77`."""

    type: ClassVar[str] = "SYMBOL"


class Date(Leaf, frozen=True, gc=False):
    """`13 December 2017`, `15-16 April and 19-20 June 2024`, `1er octobre 2003`, `December 2025`."""

    type: ClassVar[str] = "DATE"


class Number(Leaf, frozen=True, gc=False):
    """`104`, `2,475`, `24.5`: figures that are nothing more special."""

    type: ClassVar[str] = "NUMBER"


class Word(Leaf, frozen=True, gc=False):
    """`Trade4MSMEs`, `MC14`, `11th`: a word that has figures in it."""

    type: ClassVar[str] = "WORD"


class Placeholder(Leaf, frozen=True, gc=False):
    """`[X]`, `[date]`, `[…]`: a bracket that says something is still to come, or was left out."""

    type: ClassVar[str] = "PLACEHOLDER"


class Semicolon(Leaf, frozen=True, gc=False):
    """`;`"""

    type: ClassVar[str] = "SEMICOLON"


class QuotationMark(Leaf, frozen=True, gc=False):
    """One of `"`, `“`, `”`, `«`, `»`, `„`."""

    type: ClassVar[str] = "QUOTATION_MARK"


class Address(Leaf, frozen=True, gc=False):
    """A web or e-mail address; nothing inside it is a symbol, a date or a word."""

    type: ClassVar[str] = "ADDRESS"


class ItemLabel(Leaf, frozen=True, gc=False):
    """`(a)`, `(ii)`, `•` at the start of a line: a sub-paragraph or a bullet."""

    type: ClassVar[str] = "ITEM_LABEL"


class Opener(Leaf, frozen=True, gc=False):
    """`[` or `(` that has its partner."""

    type: ClassVar[str] = "OPENER"


class Closer(Leaf, frozen=True, gc=False):
    """`]` or `)` that has its partner."""

    type: ClassVar[str] = "CLOSER"


class SquareOpener(Opener, frozen=True, gc=False):
    """`[`"""

    type: ClassVar[str] = "SQUARE_OPENER"


class SquareCloser(Closer, frozen=True, gc=False):
    """`]`"""

    type: ClassVar[str] = "SQUARE_CLOSER"


class RoundOpener(Opener, frozen=True, gc=False):
    """`(`"""

    type: ClassVar[str] = "ROUND_OPENER"


class RoundCloser(Closer, frozen=True, gc=False):
    """`)`"""

    type: ClassVar[str] = "ROUND_CLOSER"


class Stray(Leaf, frozen=True, gc=False):
    """A bracket without a partner, or one nested too deep to be meant."""

    type: ClassVar[str] = "STRAY"


class Furniture(Leaf, frozen=True, gc=False):
    """A running header, a page number, a form feed: on the page, not in the text."""

    type: ClassVar[str] = "FURNITURE"


class Gap(Leaf, frozen=True, gc=False):
    """Blank lines."""

    type: ClassVar[str] = "GAP"


class Entry(Leaf, frozen=True, gc=False):
    """One name of a Member list, as written: `Korea, Republic of`."""

    type: ClassVar[str] = "ENTRY"


class Separator(Leaf, frozen=True, gc=False):
    """What stands between two entries of a Member list: `; `, ` and `, `; and `."""

    type: ClassVar[str] = "SEPARATOR"


class Label(Leaf, frozen=True, gc=False):
    """`1.2. `, `[2] `, `1 `, `Annex 1 `: the number that a block begins with, blanks included."""

    type: ClassVar[str] = "LABEL"
    number: str


class Rule(Leaf, frozen=True, gc=False):
    """A line of underscores or hyphens."""

    type: ClassVar[str] = "RULE"


class TableRow(Leaf, frozen=True, gc=False):
    """A line of a table; its loose figures are neither notes nor paragraphs."""

    type: ClassVar[str] = "TABLE_ROW"


class ContentsLine(Leaf, frozen=True, gc=False):
    """A line of the table of contents."""

    type: ClassVar[str] = "CONTENTS_LINE"


class MastheadField(Leaf, frozen=True, gc=False):
    """One field of the masthead; `kind` is `symbol`, `date`, `job_number`, `page`, `original`, `restricted`, ..."""

    type: ClassVar[str] = "MASTHEAD_FIELD"
    kind: str


# ------------------------------------------------------------------------------------------ branches of the inline text


class Branch(Node, frozen=True, gc=False):
    """A node made of nodes."""

    children: tuple[Node, ...]


class Bracketed(Branch, frozen=True, gc=False):
    """`[A second soft launch ... Meeting.]`"""


class Parenthesis(Branch, frozen=True, gc=False):
    """`(MC11)`"""


class MemberList(Branch, frozen=True, gc=False):
    """`Afghanistan; Albania; ... Uruguay and Viet Nam`: entries and what separates them."""


# ------------------------------------------------------------------------------------------ blocks


class Block(Branch, frozen=True, gc=False):
    """A heading, a paragraph, a note...: the units that an address such as `1.3` or `note 2` names."""


class Title(Block, frozen=True, gc=False):
    """The title, over as many lines as it takes."""


class Masthead(Block, frozen=True, gc=False):
    """Symbol, date, job number and the other fields above the title."""


class Circulation(Block, frozen=True, gc=False):
    """`The following communication, dated 29 October 2024, is being circulated ...`"""


class Heading(Block, frozen=True, gc=False):
    """`1 INTRODUCTION`, `2.1 Meetings`, `I. Opening of the session`, `Introduction`."""

    number: str
    level: int


class AnnexHeading(Block, frozen=True, gc=False):
    """`ANNEX 1`: numbering starts again below it."""

    number: str


class Caption(Block, frozen=True, gc=False):
    """`Table 1.1 Main indicators`; `kind` is `table`, `figure`, `box` or `chart`."""

    kind: str
    number: str


class Paragraph(Block, frozen=True, gc=False):
    """A paragraph; `number` is empty when it has none."""

    number: str


class Footnote(Block, frozen=True, gc=False):
    """`[2] Members of the Group are: ...`. One at the foot of a page may stand inside the paragraph that goes on."""

    type: ClassVar[str] = "FOOTNOTE"
    number: str


class Table(Block, frozen=True, gc=False):
    """Rows of a table, one leaf a line."""


class Contents(Block, frozen=True, gc=False):
    """The table of contents, one leaf a line."""


class Report(msgspec.Struct, frozen=True, dict=True):
    """A whole report: what was read, and its blocks in order. `str(report)` is the text, always."""

    source: Source
    blocks: tuple[Node, ...]

    def __str__(self) -> str:
        text = self.source.text
        return "".join(text[leaf.start : leaf.end] for leaf in self.leaves())

    def __len__(self) -> int:
        return len(self.source.text)

    @property
    def text(self) -> str:
        """The text that was parsed."""
        return self.source.text

    @property
    def span(self) -> Span:
        """The whole text."""
        return Span(0, len(self.source.text))

    @property
    def lines(self) -> Lines:
        """Line and column arithmetic for this text, made once."""
        lines = self.__dict__.get("_lines")
        if lines is None:
            lines = self.__dict__["_lines"] = Lines(self.source.text)
        return lines

    def text_of(self, node: Node | Span) -> str:
        """The characters of a node, exactly as they stand."""
        return self.source.text[node.start : node.end]

    def leaves(self) -> Iterator[Leaf]:
        """All leaves from left to right; they tile the text."""
        stack: list[Node] = list(reversed(self.blocks))
        while stack:
            node = stack.pop()
            if isinstance(node, Branch):
                stack.extend(reversed(node.children))
            elif isinstance(node, Leaf):
                yield node

    @property
    def title(self) -> Title | None:
        """The title, if the report has one."""
        return next((block for block in self.blocks if isinstance(block, Title)), None)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Section headings in order."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Paragraphs in order, numbered or not."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """Notes in order, wherever they stand."""
        return tuple(note for block in self.blocks for note in _notes_of(block))


def _notes_of(block: Node) -> Iterator[Footnote]:
    if isinstance(block, Footnote):
        yield block
    if isinstance(block, Block):
        yield from (child for child in block.children if isinstance(child, Footnote))
