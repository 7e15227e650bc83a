"""The walk through a story of a Word file: the body, a note, a header, a comment.

What Word shows is kept, in the order in which it is read; what it does not show is not: instructions of fields,
hidden text, and one side of every tracked change. Source: ECMA-376 part 1, 17.3, 17.13, 17.16.
"""

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from msme_parse.readers.docx.blocks import Block, Inline, NoteMark, Piece, RemarkEdge, has_words
from msme_parse.readers.docx.fields import NUMBERED_BY_WORD, Fields, is_raised_note_reference
from msme_parse.readers.docx.headings import hint_of, is_titled_below
from msme_parse.readers.docx.numbering import Numbering
from msme_parse.readers.docx.package import MC, VAL, M, W, is_on
from msme_parse.readers.docx.styles import Style, Styles, style_id
from msme_parse.readers.docx.symbols import has_private, in_unicode, without_private
from msme_parse.readers.docx.tables import read_table

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WRAPPERS = ("hyperlink", "smartTag", "customXml", "dir", "bdo", "sdt", "sdtContent", "rubyBase")
_BLANKS = str.maketrans("\n\r\t", "   ")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Reader:
    """What the stories of one document share: styles, list counters, how tracked changes are read, what was noticed."""

    def __init__(self, styles: Styles, numbering: Numbering, *, original: bool) -> None:
        self.styles = styles
        self.numbering = numbering
        self.original = original
        self.kept = ("del", "moveFrom") if original else ("ins", "moveTo")
        self.dropped = ("ins", "moveTo") if original else ("del", "moveFrom")
        self.tracked = 0
        self.hidden = 0
        self.files_inside = 0
        self.uncounted_fields: set[str] = set()


class Story:
    """One story on its way to being blocks."""

    def __init__(self, reader: Reader, part: str, root: Element, anchor: Element | None = None) -> None:
        self.reader = reader
        self.blocks: list[Block] = []
        self.cells = 0
        """In how many cells, one in the other, the walk stands."""
        self.part = part
        self.anchor = anchor
        self._places = {id(paragraph): place for place, paragraph in enumerate(root.iter(W + "p"), 1)}
        self._fields = Fields()
        self._inlines: list[Inline] = []
        self._boxes: list[tuple[Element, Element]] = []
        self._first: Element | None = None
        self._properties: Element | None = None
        self._style: Style = reader.styles.default
        self._follows = False
        self._unseen = False
        """Whether the paragraph had words that are hidden."""
        self._result = 0
        """Where the result of the field that was opened last begins among the inlines."""

    # -- blocks

    def read(self, container: Element) -> list[Block]:
        """The blocks of a body, a cell, a note, a text box."""
        for child in container:
            _BLOCKS.get(child.tag, _pass_over)(self, child)
        self._flush()
        return self.blocks

    def inner(self, container: Element) -> list[Block]:
        """The blocks of something that stands inside, such as a cell, apart from those around it."""
        self._flush()
        outer, self.blocks = self.blocks, []
        inner = self.read(container)
        self.blocks = outer
        return inner

    def _container(self, element: Element) -> None:
        for child in element:
            _BLOCKS.get(child.tag, _pass_over)(self, child)

    def _table(self, element: Element) -> None:
        self._flush()
        self.blocks.extend(read_table(self, element))
        self._follows = False

    def _changed(self, element: Element) -> None:
        """A tracked change around blocks or runs."""
        self.reader.tracked += 1
        if element.tag.removeprefix(W) in self.reader.dropped:
            self._fields.passed_over(element)
        elif any(child.tag == W + "p" or child.tag == W + "tbl" for child in element):
            self._container(element)
        else:
            self._contents(element)

    def _alternatives(self, element: Element) -> None:
        for child in chosen(element):
            _BLOCKS.get(child.tag, _pass_over)(self, child)

    def _file_inside(self, element: Element) -> None:
        self.reader.files_inside += 1

    def place(self, paragraph: Element) -> int:
        """The number of a paragraph in its part."""
        return self._places.get(id(paragraph), 0)

    # -- paragraphs

    def _paragraph(self, element: Element) -> None:
        properties = element.find(W + "pPr")
        if properties is not None and self.reader.original:
            before = properties.find(f"{W}pPrChange/{W}pPr")
            properties = properties if before is None else before
        mark = element.find(f"{W}pPr/{W}rPr")
        if self._first is None or not has_words(self._inlines):
            self._first = self._first if self._first is not None else element
            self._properties = properties
            self._style = self.reader.styles.get(style_id(properties, "pStyle"))
        self._contents(element)
        self._fields.paragraph_ends()
        if not self._goes_on(mark):
            hidden = self._unseen and not has_words(self._inlines) and mark is not None and self._is_hidden(mark)
            self._flush(counted=not hidden)

    def _goes_on(self, mark: Element | None) -> bool:
        """Whether the mark that ends a paragraph is not there, so that the next one continues it."""
        if mark is None:
            return False
        changes = [change for change in ("ins", "moveTo", "del", "moveFrom") if mark.find(W + change) is not None]
        self.reader.tracked += len(changes)
        if any(change in self.reader.dropped for change in changes):
            return True
        return is_on(mark.find(W + "specVanish"))

    def _flush(self, *, counted: bool = True) -> None:
        """Make a block of the paragraph that was read, and blocks of the text boxes that hang on it."""
        inlines, first, boxes = self._inlines, self._first, self._boxes
        self._inlines, self._first, self._boxes, self._unseen = [], None, [], False
        if first is not None:
            seen = has_words(inlines)
            follows, self._follows = self._follows, seen
            label = ""
            if counted:
                label = self.reader.numbering.label(self._properties, self._style, original=self.reader.original)
            if seen or label[:1].isalnum():
                block = Block(inlines, self.part, self.place(first), label, follows=follows, anchor=self.anchor)
                block.hint, block.level = hint_of(block, self._properties, self._style)
                if self.blocks and block.hint == "heading" and not label and is_titled_below(self.blocks[-1]):
                    block.hint, block.level = None, 0
                self.blocks.append(block)
            elif inlines:
                self._inlines = [inline for inline in inlines if isinstance(inline, RemarkEdge)]
        elif self.blocks:
            self.blocks[-1].inlines.extend(inlines)
        else:
            self._inlines = inlines
        for box, run in boxes:
            anchor, self.anchor = self.anchor, self.anchor if self.anchor is not None else run
            self.blocks.extend(self.inner(box))
            self.anchor = anchor

    # -- inside a paragraph

    def _contents(self, element: Element) -> None:
        for child in element:
            reads = _INLINES.get(child.tag)
            if reads is not None:
                reads(self, child)

    def _inline_alternatives(self, element: Element) -> None:
        for child in chosen(element):
            reads = _INLINES.get(child.tag)
            if reads is not None:
                reads(self, child)

    def _simple_field(self, element: Element) -> None:
        before = len(self._inlines)
        self._contents(element)
        if is_raised_note_reference(element.get(W + "instr", "")):
            self._as_note_mark(before)

    def _as_note_mark(self, before: int) -> None:
        """What was read since `before` is a number that cites a note: `[2]`, as where the note was cited first."""
        pieces = [inline for inline in self._inlines[before:] if isinstance(inline, Piece)]
        if "".join(piece.text for piece in pieces).isalnum():
            for piece in pieces:
                piece.text = piece.text.translate(_LOWERED)
            self._inlines.insert(before, Piece("["))
            self._inlines.append(Piece("]"))

    def _math(self, element: Element) -> None:
        if not self._fields.hides:
            for text in element.iter(M + "t"):
                self._inlines.append(Piece(text.text or "", None, None))

    def _remark_opens(self, element: Element) -> None:
        self._inlines.append(RemarkEdge(element.get(W + "id", ""), True))

    def _remark_closes(self, element: Element) -> None:
        self._inlines.append(RemarkEdge(element.get(W + "id", ""), False))

    def _is_hidden(self, properties: Element | None) -> bool:
        """Whether a run with these properties is hidden: by its own word, its style's, or its paragraph's."""
        if properties is None:
            return self._style.hidden
        if self.reader.original:
            before = properties.find(f"{W}rPrChange/{W}rPr")
            properties = properties if before is None else before
        own = properties.find(W + "vanish")
        if own is not None:
            return is_on(own)
        style = style_id(properties, "rStyle")
        return self._style.hidden or (style is not None and self.reader.styles.get(style).hidden)

    def _run(self, run: Element) -> None:
        properties = run.find(W + "rPr")
        hidden = self._is_hidden(properties)
        raised = properties is not None and _raised(properties)
        for child in run:
            reads = _RUN_PARTS.get(child.tag)
            if reads is None:
                continue
            if isinstance(reads, str):
                self._add(reads, run, child, hidden)
            else:
                reads(self, run, child, hidden, raised)

    def _add(self, text: str, run: Element, node: Element, hidden: bool) -> None:
        if self._fields.hides or not text:
            return
        if hidden:
            self.reader.hidden += len(text)
            self._unseen = self._unseen or not text.isspace()
            return
        self._inlines.append(Piece(text, run, node))

    def _text(self, run: Element, node: Element, hidden: bool, raised: bool) -> None:
        text = node.text or ""
        if node.get(_SPACE) != "preserve":
            text = text.strip(" \t\r\n")
        text = text.translate(_BLANKS)
        if raised:
            text = text.translate(_RAISED)
        if has_private(text):
            text = without_private(text, _font(run))
        self._add(text, run, node, hidden)

    def _deleted_text(self, run: Element, node: Element, hidden: bool, raised: bool) -> None:
        if self.reader.original:
            self._text(run, node, hidden, raised)

    def _symbol(self, run: Element, node: Element, hidden: bool, raised: bool) -> None:
        try:
            code = int(node.get(W + "char", ""), 16)
        except ValueError:
            return
        self._add(in_unicode(code, node.get(W + "font", "")), run, node, hidden)

    def _note_mark(self, run: Element, node: Element, hidden: bool, raised: bool) -> None:
        if self._fields.hides or hidden:
            return
        kind = "footnote" if node.tag == W + "footnoteReference" else "endnote"
        own = node.get(W + "customMarkFollows", "0") not in ("0", "false", "off")
        self._inlines.append(NoteMark(kind, node.get(W + "id", ""), run, own))

    def _field_character(self, run: Element, node: Element, hidden: bool, raised: bool) -> None:
        kind = node.get(W + "fldCharType")
        raised_note = kind == "end" and is_raised_note_reference(self._fields.instruction)
        self._fields.character(node)
        if kind == "separate":
            self._result = len(self._inlines)
        elif raised_note:
            self._as_note_mark(self._result)
        self.reader.uncounted_fields.update(self._fields.seen.intersection(NUMBERED_BY_WORD))

    def _instruction(self, run: Element, node: Element, hidden: bool, raised: bool) -> None:
        self._fields.words(node)

    def _remark_stands(self, run: Element, node: Element, hidden: bool, raised: bool) -> None:
        self._inlines.append(RemarkEdge(node.get(W + "id", ""), False))

    def _drawing(self, run: Element, node: Element, hidden: bool, raised: bool) -> None:
        if hidden or self._fields.hides:
            return
        self._boxes.extend((box, run) for box in text_boxes(node))

    def _run_alternatives(self, run: Element, node: Element, hidden: bool, raised: bool) -> None:
        for child in chosen(node):
            reads = _RUN_PARTS.get(child.tag)
            if isinstance(reads, str):
                self._add(reads, run, child, hidden)
            elif reads is not None:
                reads(self, run, child, hidden, raised)

    def _ruby(self, run: Element, node: Element, hidden: bool, raised: bool) -> None:
        """The words themselves, without how they are to be pronounced."""
        for base in node.findall(W + "rubyBase"):
            self._contents(base)


_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _pass_over(story: Story, element: Element) -> None:
    """What shows no words: bookmarks, marks of the spelling checker, properties of sections."""


def _raised(properties: Element) -> bool:
    align = properties.find(W + "vertAlign")
    return align is not None and align.get(VAL) == "superscript"


def _font(run: Element) -> str:
    fonts = run.find(f"{W}rPr/{W}rFonts")
    return "" if fonts is None else fonts.get(W + "ascii", fonts.get(W + "hAnsi", ""))


def chosen(alternatives: Element) -> Element:
    """One of the ways in which the same thing is written in a file, for programs of several ages. Never two."""
    choices = [child for child in alternatives if child.tag == MC + "Choice" and len(child)]
    fallbacks = [child for child in alternatives if child.tag == MC + "Fallback"]
    return next(iter([*choices, *fallbacks]), Element("none"))


def text_boxes(drawing: Element) -> Iterator[Element]:
    """The contents of the text boxes of a drawing, those inside others left to the others."""
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        if element.tag == W + "txbxContent":
            yield element
        elif element.tag == MC + "AlternateContent":
            waiting.append(chosen(element))
        else:
            waiting.extend(reversed(element))


_BLOCKS: dict[str, Callable[[Story, Element], None]] = {
    W + "p": Story._paragraph,
    W + "tbl": Story._table,
    W + "sdt": Story._container,
    W + "sdtContent": Story._container,
    W + "customXml": Story._container,
    W + "ins": Story._changed,
    W + "del": Story._changed,
    W + "moveFrom": Story._changed,
    W + "moveTo": Story._changed,
    W + "altChunk": Story._file_inside,
    W + "commentRangeStart": Story._remark_opens,
    W + "commentRangeEnd": Story._remark_closes,
    MC + "AlternateContent": Story._alternatives,
}
_INLINES: dict[str, Callable[[Story, Element], None]] = {
    W + "r": Story._run,
    **{W + name: Story._contents for name in _WRAPPERS},
    W + "fldSimple": Story._simple_field,
    W + "ins": Story._changed,
    W + "del": Story._changed,
    W + "moveFrom": Story._changed,
    W + "moveTo": Story._changed,
    W + "subDoc": Story._file_inside,
    W + "commentRangeStart": Story._remark_opens,
    W + "commentRangeEnd": Story._remark_closes,
    M + "oMath": Story._math,
    M + "oMathPara": Story._math,
    MC + "AlternateContent": Story._inline_alternatives,
}
_RUN_PARTS: dict[str, str | Callable[[Story, Element, Element, bool, bool], None]] = {
    W + "t": Story._text,
    W + "delText": Story._deleted_text,
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "sym": Story._symbol,
    W + "footnoteReference": Story._note_mark,
    W + "endnoteReference": Story._note_mark,
    W + "fldChar": Story._field_character,
    W + "instrText": Story._instruction,
    W + "commentReference": Story._remark_stands,
    W + "drawing": Story._drawing,
    W + "pict": Story._drawing,
    W + "object": Story._drawing,
    W + "ruby": Story._ruby,
    MC + "AlternateContent": Story._run_alternatives,
}
