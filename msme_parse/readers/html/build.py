"""Tags into passages: what is a paragraph, a heading, a row, a note mark and a note on a web page."""

import re
from collections.abc import Iterable

from msme_parse.readers.composed import Kind, Passage
from msme_parse.readers.html.notes import Anchor, is_back_link, note_text
from msme_parse.readers.html.tags import Tag
from msme_parse.readers.reading import TrackedChanges

_SKIPPED = frozenset(
    "head script style nav noscript template svg math iframe object audio video canvas select button textarea"
    " datalist".split()
)
_BLOCKS = frozenset(
    "p div section article main header footer aside address blockquote pre dl dt dd figure figcaption center form"
    " fieldset legend h1 h2 h3 h4 h5 h6 ul ol li table caption thead tbody tfoot tr td th hr body html"
    " details summary".split()
)
_VOID = frozenset("br hr img input meta link col area base embed source track wbr param".split())
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_WIDE = re.compile(r"[ \xa0]{2,}")
_UNITS = re.compile(r"(?:^|[\s0-9])(?:m|km|cm|mm|dm|CO)$")
_POWERS = str.maketrans("23", "²³")
_FIGURES = re.compile(r"\s*\(?[0-9]{1,4}\)?\s*(?:[,;]\s*[0-9]{1,4}\s*)*")
_DEEPEST = 2_000
_LONG_CELL = 1_200
_CAPTION = re.compile(r"(?:Table|Tableau|Cuadro|Chart|Figure|Figura|Box|Gráfico|Graphique)\s[0-9A-Z]", re.IGNORECASE)


class _List:
    """A list that is open: how its items are labelled, and the number of the last."""

    def __init__(self, tag: Tag) -> None:
        self.ordered = tag.name == "ol"
        self.style = tag.attributes.get("type", "1")
        start = tag.attributes.get("start", "1")
        self.number = int(start) - 1 if re.fullmatch(r"-?[0-9]{1,6}", start) else 0

    def label(self, item: Tag) -> str:
        value = item.attributes.get("value", "")
        self.number = int(value) if re.fullmatch(r"[0-9]{1,6}", value) else self.number + 1
        if not self.ordered:
            return "• "
        return f"{_numeral(self.number, self.style)}. "


def _numeral(number: int, style: str) -> str:
    if style in ("a", "A") and 0 < number < 27:
        letter = chr(ord("a") + number - 1)
        return letter if style == "a" else letter.upper()
    if style in ("i", "I") and 0 < number < 100:
        roman = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")[number // 10]
        roman += ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]
        return roman if style == "i" else roman.upper()
    return str(number)


class _Table:
    """A table that is open: its rows of cells, each cell with its passages."""

    def __init__(self) -> None:
        self.rows: list[list[list[Passage]]] = []

    def passages(self) -> list[Passage]:
        """Rows as `| a | b |`; what a table only puts in place on the page, as the paragraphs that it is."""
        flat = [passage for row in self.rows for cell in row for passage in cell]
        columns = max((sum(1 for cell in row if cell) for row in self.rows), default=0)
        laid_out = any(passage.kind in ("heading", "title", "note", "table") for passage in flat) or any(
            sum(len(passage.text) for passage in cell) > _LONG_CELL for row in self.rows for cell in row
        )
        if columns < 2 or laid_out:
            return flat
        rows = [row for row in self.rows if any(row)]
        return [
            Passage(text=_piped(row), kind="table", paragraph=_paragraph(row), close=index > 0)
            for index, row in enumerate(rows)
        ]


def _piped(row: list[list[Passage]]) -> str:
    cells = (" ".join(" ".join(passage.text for passage in cell).split()).replace("|", "¦") for cell in row)
    return f"| {' | '.join(cells)} |"


def _paragraph(row: list[list[Passage]]) -> int | None:
    return next((passage.paragraph for cell in row for passage in cell), None)


class Builder:
    """Takes the pieces of a page in order and gathers passages."""

    def __init__(self, changes: TrackedChanges) -> None:
        self.dropped = frozenset(("del", "s", "strike")) if changes == "accept" else frozenset(("ins",))
        self.open: list[str] = []
        self.skipping = 0
        """How many elements are open since the one that is left out."""
        self.targets: list[list[Passage]] = [[]]
        self.tables: list[_Table] = []
        self.lists: list[_List] = []
        self.text: list[str] = []
        self.label = ""
        self.kind: Kind = ""
        self.level = 0
        self.note = ""
        """The number of the note whose element is open."""
        self.note_depth = 0
        self.raised = 0
        self.anchor: Anchor | None = None
        self.mark = ""
        self.preformatted = 0
        self.count = 0

    def build(self, pieces: Iterable[str | Tag]) -> list[Passage]:
        """The passages of a page."""
        for piece in pieces:
            if isinstance(piece, str):
                if not self.skipping:
                    self._write(piece)
            elif piece.end:
                self._close(piece.name)
            else:
                self._start(piece)
        self._flush()
        while len(self.targets) > 1:
            self._leave_table()
        return self.targets[0]

    # -- tags

    def _start(self, tag: Tag) -> None:
        if self.skipping:
            if tag.name not in _VOID and len(self.open) < _DEEPEST:
                self.open.append(tag.name)
                self.skipping += 1
            return
        if tag.name in _VOID:
            self._void(tag)
            return
        if tag.name in ("p", "li", "td", "th", "tr", "dt", "dd"):
            self._end_implied(tag.name)
        if len(self.open) < _DEEPEST:
            self.open.append(tag.name)
        if tag.name in _SKIPPED or tag.name in self.dropped or _is_hidden(tag):
            if self.open and self.open[-1] == tag.name:
                self.skipping = 1
            return
        if tag.name in _BLOCKS:
            self._flush()
        opener = _OPENERS.get(tag.name)
        if opener is not None:
            opener(self, tag)
        self._note_element(tag)

    def _end_implied(self, name: str) -> None:
        """`<p>` ends an open `<p>`, `<li>` an open `<li>`, and so on: many pages never close them."""
        ends = {"p": ("p",), "li": ("p", "li"), "dt": ("p", "dd", "dt"), "dd": ("p", "dt", "dd")}.get(
            name, ("p", "td", "th")
        )
        if name == "tr":
            ends = ("p", "td", "th", "tr")
        while self.open and self.open[-1] in ends:
            self._close(self.open[-1])

    def _void(self, tag: Tag) -> None:
        if tag.name == "br":
            self.text.append("\n")
        elif tag.name == "hr":
            self._flush()

    def _close(self, name: str) -> None:
        if name == "br":
            self._void(Tag("br", False, {}))
            return
        recent = self.open[-40:]
        if name not in recent:
            return
        while self.open:
            last = self.open.pop()
            if self.skipping:
                self.skipping -= 1
            else:
                self._closed(last)
            if last == name:
                return

    def _closed(self, name: str) -> None:
        if name in _BLOCKS:
            self._flush()
        closer = _CLOSERS.get(name)
        if closer is not None:
            closer(self)
        if self.note and len(self.open) < self.note_depth:
            self._flush()
            self.note = ""

    def _open_list(self, tag: Tag) -> None:
        self.lists.append(_List(tag))

    def _close_list(self) -> None:
        if self.lists:
            self.lists.pop()

    def _open_item(self, tag: Tag) -> None:
        if self.lists:
            self.label = self.lists[-1].label(tag)

    def _close_item(self) -> None:
        self.label = ""

    def _open_heading(self, tag: Tag) -> None:
        self.kind, self.level = "heading", int(tag.name[1])
        if "title" in tag.attributes.get("class", "").split():
            self.kind, self.level = "title", 0

    def _open_caption(self, tag: Tag) -> None:
        self.kind = "caption"

    def _close_heading(self) -> None:
        self.kind, self.level = "", 0

    def _open_table(self, tag: Tag) -> None:
        self.tables.append(_Table())
        self.targets.append([])

    def _close_table(self) -> None:
        if self.tables:
            self._leave_table()

    def _leave_table(self) -> None:
        table, loose = self.tables.pop(), self.targets.pop()
        self.targets[-1].extend(loose)
        self.targets[-1].extend(table.passages())

    def _open_row(self, tag: Tag) -> None:
        if self.tables:
            self.tables[-1].rows.append([])

    def _close_cell(self) -> None:
        if not self.tables:
            return
        table = self.tables[-1]
        if not table.rows:
            table.rows.append([])
        captions = [passage for passage in self.targets[-1] if passage.kind == "caption"]
        table.rows[-1].append([passage for passage in self.targets[-1] if passage.kind != "caption"])
        self.targets[-1][:] = captions

    def _open_sup(self, tag: Tag) -> None:
        self.raised += 1

    def _close_sup(self) -> None:
        self.raised = max(0, self.raised - 1)
        if not self.raised and self.anchor is None:
            self._take_mark()

    def _open_anchor(self, tag: Tag) -> None:
        self._close_anchor()
        self.anchor = Anchor(tag.attributes.get("href", ""), raised=bool(self.raised))

    def _close_anchor(self) -> None:
        anchor, self.anchor = self.anchor, None
        if anchor is None:
            return
        words = "".join(anchor.text)
        if is_back_link(anchor, words):
            if self.text or self.targets[-1]:
                self.label = self.label or ""
                self._mark_as_note()
            return
        if anchor.calls_note(words):
            number = words.strip().strip("[]()").rstrip(".")
            at_start = not "".join(self.text).strip()
            if at_start and (anchor.goes_back or self.note):
                self.note = self.note or number
                self.note_depth = self.note_depth or len(self.open)
                self.label = f"[{number}] "
                self.kind = "note"
            else:
                self._append_mark(number)
            return
        if self.raised:
            self.mark += words
        else:
            self.text.append(words)

    def _mark_as_note(self) -> None:
        """A paragraph with a link back to the text is a note: its number stands at its beginning."""
        written = "".join(self.text)
        changed = note_text(written)
        if self.kind != "note" and changed is not None and not self.label.startswith("["):
            self.text = [changed]
            self.kind, self.label = "note", ""

    def _note_element(self, tag: Tag) -> None:
        """`<li id="fn1">`: a note that is an item of a list has its number from the list."""
        identity = tag.attributes.get("id", "")
        found = re.fullmatch(
            r"_?(?:user-content-)?(?:fn|ftn|edn|footnote|endnote|sdfootnote|sdendnote|note)[-_:]?([0-9]{1,4})", identity
        )
        if found is None or tag.name in ("a", "sup", "span"):
            return
        self.note, self.note_depth = found.group(1), len(self.open)
        self.kind, self.label = "note", f"[{found.group(1)}] "

    # -- text

    def _write(self, text: str) -> None:
        if self.anchor is not None:
            self.anchor.text.append(text)
            return
        if self.raised:
            self.mark += text
            return
        self.text.append(text if self.preformatted else _BLANKS.sub(" ", text))

    def _take_mark(self) -> None:
        """What stood raised without being a link: a note mark, a power, the `th` of `11th`."""
        mark, self.mark = self.mark, ""
        before = "".join(self.text[-3:])
        figures = _FIGURES.fullmatch(mark) is not None and mark.strip()
        if not figures or not before.strip():
            self.text.append(mark)
        elif mark.strip() in ("2", "3") and _UNITS.search(before[-4:]):
            self.text.append(mark.strip().translate(_POWERS))
        elif re.search(r"(?<![0-9.,])10$", before):
            self.text.append(mark)
        else:
            for number in re.findall("[0-9]+", mark):
                self._append_mark(number)

    def _append_mark(self, number: str) -> None:
        if self.text and self.text[-1].endswith(" ") and self.text[-1].strip():
            self.text[-1] = self.text[-1].rstrip(" ")
        self.text.append(f"[{number}]")

    def _flush(self) -> None:
        """The paragraph that is open, if it has words, becomes a passage."""
        if self.anchor is not None:
            self._close_anchor()
        if self.mark:
            self._take_mark()
        text = _tidied("".join(self.text))
        self.text = []
        if not text:
            return
        self.count += 1
        kind = self.kind
        if kind == "" and len(text) < 200 and _CAPTION.match(text) and text[-1] not in ".;:":
            kind = "caption" if self.tables else ""
        if self.note and self.kind != "note":
            self._continue_note(text)
            return
        passage = Passage(text=self.label + text, kind=kind, level=self.level, paragraph=self.count)
        self.targets[-1].append(passage)
        self.label = ""
        if self.kind == "note":
            self.kind = ""

    def _continue_note(self, text: str) -> None:
        """A second paragraph of one note: a note is one line."""
        target = self.targets[-1]
        if target and target[-1].kind == "note":
            before = target[-1]
            target[-1] = Passage(text=f"{before.text} {text}", kind="note", paragraph=before.paragraph)
        else:
            target.append(Passage(text=text, paragraph=self.count))


def _is_hidden(tag: Tag) -> bool:
    attributes = tag.attributes
    if not attributes:
        return False
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")) is not None


def _tidied(text: str) -> str:
    lines = (_WIDE.sub(_one_blank, line).strip(" \t\xa0") for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _one_blank(found: re.Match[str]) -> str:
    return "\xa0" if found.group().strip("\xa0") == "" else " "


_OPENERS = {
    **dict.fromkeys(("ul", "ol"), Builder._open_list),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Builder._open_heading),
    "li": Builder._open_item,
    "caption": Builder._open_caption,
    "figcaption": Builder._open_caption,
    "table": Builder._open_table,
    "tr": Builder._open_row,
    "sup": Builder._open_sup,
    "a": Builder._open_anchor,
}
_CLOSERS = {
    **dict.fromkeys(("ul", "ol"), Builder._close_list),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption"), Builder._close_heading),
    "li": Builder._close_item,
    "table": Builder._close_table,
    "td": Builder._close_cell,
    "th": Builder._close_cell,
    "sup": Builder._close_sup,
    "a": Builder._close_anchor,
}
