"""Lines named by their neighbours, so that the block grammar takes the sequence.

`blocks.lark` says how a line may begin. That is not enough: "2 December 2025 was ..." may begin a sentence or be the
rest of a wrapped one. What stands before and behind a line decides.
"""

import re
from collections.abc import Callable, Iterable

from msme_parse.source import LineHint
from msme_parse.syntax import headings, paragraphs
from msme_parse.syntax.contents_lines import with_contents
from msme_parse.syntax.context import LINE_BLOCKS, TEXT_BLOCKS, Context
from msme_parse.syntax.foot_notes import with_foot_notes
from msme_parse.syntax.furniture import with_furniture
from msme_parse.syntax.lines import VOID, Cutter, Line
from msme_parse.syntax.openings import in_opening, names_contents, opening_goes_on
from msme_parse.syntax.patterns import compiled
from msme_parse.syntax.table_lines import with_tables
from msme_parse.syntax.unparted import with_breaks
from msme_parse.syntax.web_links import LONGEST, leads_back

_OWN_SYMBOL = compiled(r"(?<![^\s|])[A-Z]{1,8}(?:\([0-9]{2}\))?/[A-Z0-9][A-Za-z0-9/.()]{1,40}(?![^\s|*])")
_BEHIND_HEADER = frozenset(("•", "Page", "Página", "-", "–", "|"))

_MARKUP = {
    "pandoc-markdown": compiled(
        r"^[#]{1,6}[ \t]+|^(?:>[ ]?){1,4}|\\(?=[^\s0-9A-Za-z])|\\$|(?<!\\)\*{1,3}"
        r"|\[\]\{[^}\n]{0,80}\}|\[(?=[^\[\]\n]{1,200}\]\{[.#])|\]?\{[.#][^}\n]{0,80}\}"
    )
}
"""What belongs to the markup language of a form, and to no word."""


def name_lines(text: str, openings: re.Pattern[str], hints: Iterable[LineHint] = (), form: str = "") -> list[Line]:
    """Every line of `text`, named so that the block grammar takes the sequence.

    `openings` is the master expression of `blocks.lark`; `hints` are what the file itself says of some lines.
    """
    cutter = Cutter(text, openings, _MARKUP.get(form))
    lines = with_furniture(cutter, list(cutter.lines()))
    lines = with_tables(text, with_contents(with_foot_notes(cutter, lines, form)), form)
    _set_marks(cutter, lines)
    lines = with_breaks(text, lines, form)
    return _Namer(Context(text, lines, hints, form)).run()


def _set_marks(cutter: Cutter, lines: list[Line]) -> None:
    """Put the note marks that are glued to words into the lines where they stand."""
    notes = [(line.number, line.start) for line in lines if line.parts]
    if not notes:
        return
    marks = cutter.glued.of(notes)
    marks.reverse()
    for line in lines:
        while marks and marks[-1].start < line.end:
            mark = marks.pop()
            if not line.parts and line.body <= mark.start:
                line.inner = sorted([*line.inner, mark], key=lambda leaf: leaf.start)


class _Namer:
    """Goes down the lines once."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def run(self) -> list[Line]:
        context = self.context
        index = 0
        while index < len(context.lines):
            line = context.lines[index]
            if line.type == "PLAIN_LINE" and self._surely_goes_on(line):
                index += 1
                continue
            if line.type not in VOID and self._is_furniture(line):
                line.type = "FURNITURE_LINE"
            if line.type in VOID:
                index = self._void(index)
                continue
            line.type = self._name(index, line)
            self._remember(line)
            context.closed = line.type == "RULE_LINE"
            index += 1
        return context.lines

    def _surely_goes_on(self, line: Line) -> bool:
        """Name a line of a paragraph that begins with a small letter, as most lines do, and need no more thought.

        `_name` and `_remember` say the same of it, and take four times as long.
        """
        context, words = self.context, line.words
        if context.blank_before or context.closed or context.block not in TEXT_BLOCKS or not words[:1].islower():
            return False
        if context.hints or context.labelled_only or line.inner or line.marked or words in headings.FIRST_HEADINGS:
            return False
        if len(words) <= LONGEST:  # it may be a link of a web page
            return False
        line.type = "MORE_LINE"
        context.previous = words
        context.quotes += words.count('"')
        context.after_mark = False
        context.last_width = line.stop - line.start
        return True

    # -- lines that carry no words

    def _is_furniture(self, line: Line) -> bool:
        return self._is_navigation(line) or self._is_running_header(line)

    def _is_navigation(self, line: Line) -> bool:
        """Whether a line is a link of a web page, which belongs to no text and breaks no page."""
        return line.stop - line.start <= LONGEST and leads_back(self.context.text[line.start : line.stop])

    def _is_running_header(self, line: Line) -> bool:
        """Whether a line below the opening is the document's own symbol again, as at the head of each page."""
        context = self.context
        hint = context.hints.get(line.start)
        if hint is not None and hint.kind == "furniture":
            return True
        if context.opening or not context.own_symbols or line.stop - line.start > 120:
            return False
        whole = line.whole
        if whole[:2] not in context.own_beginnings:
            return False
        words = whole.split(None, 2)
        return words[0] in context.own_symbols and (len(words) == 1 or words[1] in _BEHIND_HEADER)

    def _void(self, index: int) -> int:
        """Name the lines without words from `index` on: inside the block when it goes on behind them."""
        context = self.context
        behind = index
        page_break = False
        while behind < len(context.lines):
            line = context.lines[behind]
            if line.type not in VOID and not self._is_furniture(line):
                break
            line.type = "FURNITURE_LINE" if line.type not in VOID else line.type
            page_break = page_break or (line.type != "GAP_LINE" and not self._is_navigation(line))
            behind += 1
        inside = not context.closed and self._goes_on(index, behind, page_break)
        for line in context.lines[index:behind]:
            line.type = line.type.replace("_LINE", "_INSIDE") if inside else line.type
        context.closed = not inside
        context.blank_before = True
        context.joined = inside
        return behind

    def _goes_on(self, index: int, behind: int, page_break: bool) -> bool:
        context = self.context
        if behind >= len(context.lines):
            return False
        if context.block == "ANNEX_LINE":
            return headings.annex_title_follows(context, index)
        if context.block == "TABLE_LINE":
            noted = any(line.type == "FOOT_LINE" for line in context.lines[index:behind])
            return context.lines[behind].type == "TABLE_LINE" and not noted
        if context.block == "OPENING_LINE":
            return opening_goes_on(context, index, behind)
        if context.block in ("ROMAN_LINE", "LETTER_LINE"):
            blank = all(line.type == "GAP_LINE" for line in context.lines[index:behind])
            return context.labelled_only and blank
        if context.block not in TEXT_BLOCKS or context.lines[behind].start in context.hints:
            return False
        return paragraphs.goes_on(context, context.lines[behind], page_break=page_break)

    # -- lines that carry words

    def _name(self, index: int, line: Line) -> str:
        context = self.context
        if context.opening and in_opening(context, index, line):
            line.unlabelled()
            own = _OWN_SYMBOL.findall(context.text, line.start, line.stop)
            context.own_symbols.update(own)
            context.own_beginnings.update(symbol[:2] for symbol in own)
            return "MORE_LINE" if context.block == "OPENING_LINE" and not context.closed else "OPENING_LINE"
        if context.opening and names_contents(line) and line.start not in context.hints:
            context.opening = False
            return "CONTENTS_LINE"
        context.opening = False
        name = self._hinted(line) or self._decided(index, line)
        if name == "MORE_LINE" and (context.closed or context.block not in TEXT_BLOCKS | LINE_BLOCKS):
            name = "PLAIN_LINE"
        if name == "ITEM_LINE" and (context.closed or context.block not in TEXT_BLOCKS):
            name = "PLAIN_LINE"
        if name in ("MORE_LINE", "PLAIN_LINE", "NAME_LINE"):
            line.unlabelled()
        elif name not in ("TABLE_LINE", "RULE_LINE", "CONTENTS_LINE"):
            line.type = name
            line.read_number()
        return name

    def _decided(self, index: int, line: Line) -> str:
        context = self.context
        if line.cut and not context.closed:
            return "MORE_LINE"
        if context.joined and context.block in TEXT_BLOCKS and line.type != "ITEM_LINE":
            return "MORE_LINE"
        name = _DECIDERS[line.type](context, index, line)
        if name:
            return name
        line.unlabelled()
        return paragraphs.plain(context, index, line)

    def _hinted(self, line: Line) -> str:
        """The name that the file itself gives a line, in words that its beginning allows; empty when it is silent."""
        hint = self.context.hints.get(line.start)
        kind = hint.kind if hint is not None else "heading" if line.marked == "#" else ""
        if kind == "heading" and line.type not in _HEADINGS:
            return "HEADING_LINE" if line.type in ("NUMBERED_LINE", "PARAGRAPH_LINE") else "NAME_LINE"
        return line.type if kind == "heading" else _HINTED.get(kind, "")

    def _remember(self, line: Line) -> None:
        context = self.context
        if line.type not in ("MORE_LINE", "ITEM_LINE"):
            context.block = line.type
            context.labelled_only = line.type in _PARTED and not line.words
        elif line.words:
            context.labelled_only = False
        numbers = line.figures() if line.number[:1].isdigit() else ()
        if line.type == "NOTE_LINE" and numbers:
            context.last_note = numbers[0]
        elif line.type in ("PARAGRAPH_LINE", "NUMBERED_LINE"):
            context.last_paragraph = numbers
        elif line.type == "HEADING_LINE":
            context.last_section = numbers
            line.level = line.number.count(".") + 1
        elif line.type in ("ROMAN_LINE", "LETTER_LINE"):
            line.level = headings.level_of(context, line)
            context.last_letter = line.number if line.type == "LETTER_LINE" and line.label.endswith(".") else ""
        elif line.type == "ANNEX_LINE":
            context.last_paragraph = context.last_section = ()
        context.in_list = line.type == "ITEM_LINE" or (context.in_list and line.type == "MORE_LINE")
        whole = line.whole
        context.previous = line.without_mark() if line.inner else whole
        quotes = line.words.count('"')
        context.quotes = context.quotes + quotes if line.type in ("MORE_LINE", "ITEM_LINE") else quotes
        context.after_mark = len(context.previous) < len(whole)
        context.last_width = line.stop - line.start
        context.joined = False
        context.blank_before = line.type in ("RULE_LINE", "CONTENTS_LINE", "TABLE_LINE")


def _row(context: Context, index: int, line: Line) -> str:
    return "MORE_LINE" if context.block == "TABLE_LINE" and not context.closed else "TABLE_LINE"


def _contents(context: Context, index: int, line: Line) -> str:
    after_gap = context.lines[index - 1].type.startswith("GAP") if index else True
    return "MORE_LINE" if context.block == "CONTENTS_LINE" and not after_gap else "CONTENTS_LINE"


def _rule(context: Context, index: int, line: Line) -> str:
    return "RULE_LINE"


_HEADINGS = ("HEADING_LINE", "ROMAN_LINE", "LETTER_LINE", "ANNEX_LINE")
_PARTED = ("PARAGRAPH_LINE", "NUMBERED_LINE", "ROMAN_LINE", "LETTER_LINE")
"""What may be a label alone, its words below."""
_HINTED = {"table": "TABLE_LINE", "contents": "CONTENTS_LINE", "note": "NOTE_LINE", "caption": "CAPTION_LINE"}
"""What a hint makes of a line. A furniture line has its name before anybody asks."""

_DECIDERS: dict[str, Callable[[Context, int, Line], str]] = {
    "PLAIN_LINE": paragraphs.plain,
    "NOTE_LINE": paragraphs.note,
    "PARAGRAPH_LINE": paragraphs.paragraph,
    "HEADING_LINE": headings.heading,
    "NUMBERED_LINE": paragraphs.numbered,
    "ROMAN_LINE": headings.lettered,
    "LETTER_LINE": headings.lettered,
    "ITEM_LINE": paragraphs.item,
    "ANNEX_LINE": headings.annex,
    "CAPTION_LINE": headings.caption,
    "TABLE_LINE": _row,
    "CONTENTS_LINE": _contents,
    "RULE_LINE": _rule,
}
