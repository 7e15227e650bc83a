"""Rows into paragraphs: where one ends, how its lines are joined, and whether it goes on over the page."""

import re
from collections import Counter
from collections.abc import Iterable

import msgspec

from msme_parse.readers.pdf.lines import Cell, Row

_ENDS = '.!?:;"”»’)]…'
_NUMBER_LABEL = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){1,5}\.?(?=[ \xa0])|[0-9]{1,4}\.(?=[ \xa0])")
_LABEL = re.compile(
    r"(?:\([a-zA-Z]{1,2}\)|\([ivx]{1,5}\)|\([0-9]{1,2}\)|[a-z]\)|[ivx]{1,5}\)|[0-9]{1,2}\)|[•·●▪\uf0b7\uf02d\uf0a7\uf0d8➢*–-]"
    r"|[IVXLC]{1,7}\.|[A-Z]\.|\[[0-9]{1,3}\])[ \xa0]"
)
_UNSURE_LABEL = re.compile(r"(?:[IVXLC]{1,7}|[A-Z]|[0-9]{1,4})\.[ \xa0]")
"""What also ends one sentence, or begins a name: `M. Wilson`, `in 2012. The ...`."""
_HEADING_LABEL = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2}){0,5})[ \xa0]+(?=[^\W\d_])")
_CONTENTS = re.compile(r".{1,200}?(?:\.[ ]?){4,}\s*[0-9]{1,4}")
_RULE = re.compile(r"[_—-]{5,}")
_WORD_END = re.compile(r"([^\W\d_]{2,})-$")
_WORD_START = re.compile(r"[^\W\d_]{2,}")
_KEPT_APART = frozenset("and or to et ou y o u e a".split())
_SYMBOL_END = re.compile(r"(?:^|[\s(])[A-Z][A-Z]{0,7}(?:\([0-9]{2}\))?/(?:[A-Z0-9.()]+/)*$")
_SUFFIX_END = re.compile(r"/(?:Rev|Add|Corr|Suppl)\.$", re.IGNORECASE)
_INDENT = 0.8
_LOOSE = 1.28


class Setting(msgspec.Struct, frozen=True):
    """How a document is set: its margins, size and distance between lines."""

    left: float
    right: float
    size: float
    pitch: float


class Block(msgspec.Struct):
    """Rows that belong together."""

    rows: list[Row]
    table: str = ""
    """The row of a table as it is to be written."""
    after: float = 0.0
    """How far the block above ends from it, in lines."""

    @property
    def first(self) -> Row:
        """The row on top."""
        return self.rows[0]

    @property
    def last(self) -> Row:
        """The row at the foot."""
        return self.rows[-1]


def setting_of(pages: Iterable[list[Row]], size: float) -> Setting:
    """The usual margins and distances of the rows that are set in the usual size."""
    lefts: Counter[int] = Counter()
    rights: Counter[int] = Counter()
    pitches: Counter[float] = Counter()
    for rows in pages:
        above: Row | None = None
        for row in rows:
            if abs(row.size - size) > 0.6:
                above = None
                continue
            lefts[round(row.left)] += len(row.text)
            if len(row.text) > 40:
                rights[round(row.right / 2) * 2] += 1
            if above is not None and 0.9 * size < above.baseline - row.baseline < 2.6 * size:
                pitches[round((above.baseline - row.baseline) * 2) / 2] += 1
            above = row
    left = float(lefts.most_common(1)[0][0]) if lefts else 72.0
    right = float(max((right for right, count in rights.items() if count * 8 >= max(rights.values())), default=520))
    pitch = min((p for p, count in pitches.items() if count * 4 >= max(pitches.values())), default=size * 1.2)
    return Setting(left, right, size, pitch)


def blocks_of(rows: list[Row], setting: Setting) -> list[Block]:
    """The rows of one page, or of one note, as blocks."""
    blocks: list[Block] = []
    for row in rows:
        if blocks and not _begins(row, blocks[-1], setting):
            blocks[-1].rows.append(row)
        else:
            gap = (blocks[-1].last.baseline - row.baseline) / setting.pitch if blocks else 0.0
            blocks.append(Block([row], after=gap))
    return blocks


def _begins(row: Row, block: Block, setting: Setting) -> bool:
    above = block.last
    drop = above.baseline - row.baseline
    usual = setting.pitch * max(row.size, above.size) / setting.size
    if drop > usual * _LOOSE or drop < 0 or abs(row.size - above.size) > 0.9:
        return True
    if _RULE.fullmatch(row.text.strip()) or _RULE.fullmatch(above.text.strip()):
        return True
    if _CONTENTS.fullmatch(above.text) or _CONTENTS.fullmatch(row.text):
        return True
    text, before = row.text.lstrip(), above.text.rstrip()
    if _stands_apart(row, setting) and _stands_apart(above, setting) and abs(row.left - above.left) > row.size:
        return True
    short = _word_fits(row, above, setting)
    if row.bold != above.bold and (short or row.bold):
        return True
    labelled = _LABEL.match(text) or _NUMBER_LABEL.match(text) or _is_heading_label(row)
    if labelled and not short and len(row.cells) == 1 and _UNSURE_LABEL.match(text):
        return False
    if labelled and (before[-1:] in _ENDS or short or before.endswith((" and", " or", " et", " y", " ou", " o"))):
        return not (before[-1:] not in _ENDS and not short and row.left > setting.left + 1)
    if before.endswith(("-", "\xad", "/", "\u2011")) and not labelled:
        return False
    if short and (before[-1:] in ".:;!?" or not text[:1].islower()):
        return True
    settled = block.rows[1].left if len(block.rows) > 1 else None
    indent = row.size * _INDENT
    if settled is not None and row.left > settled + indent and before[-1:] in '.:;,!?)]”"':
        return True
    return settled is None and not _has_label(above) and row.left > above.left + indent and before[-1:] in '.:;,!?)]”"'


def begins_text(row: Row) -> bool:
    """Whether a row begins a numbered paragraph or heading."""
    return _NUMBER_LABEL.match(row.text.lstrip()) is not None or _is_heading_label(row)


def heading_level(block: Block, text: str, setting: Setting) -> int | None:
    """How deep a heading stands, 0 where that does not show; None for what is no heading by its looks."""
    larger = all(row.size > setting.size * 1.12 for row in block.rows)
    if not (larger or all(row.bold for row in block.rows)) or len(block.rows) > 3 or len(text) > 200:
        return None
    if text[-1:] in ".;:," or not text[:1].isalnum() or not any(letter.isalpha() for letter in text):
        return None
    label = _HEADING_LABEL.match(text)
    return label.group(1).count(".") + 1 if label is not None else 0


def _is_heading_label(row: Row) -> bool:
    return len(row.cells) > 1 and _HEADING_LABEL.match(row.text.lstrip()) is not None


def _stands_apart(row: Row, setting: Setting) -> bool:
    """Whether a row is centred or stands on the right, as titles and places of signature do."""
    width = setting.right - setting.left
    return row.left > setting.left + width * 0.2 and row.right - row.left < width * 0.6


def _has_label(row: Row) -> bool:
    text = row.text.lstrip()
    return bool(_LABEL.match(text) or _NUMBER_LABEL.match(text) or row.cells[0].pieces[0].raised)


def _word_fits(row: Row, above: Row, setting: Setting) -> bool:
    """Whether the first word of a row would have had room at the end of the row above: so a person ended that one."""
    word = row.text.split(None, 1)[0] if row.text.split() else ""
    width = (row.right - row.left) / max(len(row.text), 1) * (len(word) + 1)
    edge = max(setting.right, above.right)
    return above.right + width + row.size * 0.5 < edge


def goes_on(above: Block, below: Block, setting: Setting) -> bool:
    """Whether the last paragraph of a page is continued by the first of the next."""
    if (
        above.table
        or below.table
        or _RULE.fullmatch(above.last.text.strip())
        or abs(above.last.size - below.first.size) > 0.6
    ):
        return False
    text, before = below.first.text.lstrip(), above.last.text.rstrip()
    if _RULE.fullmatch(text.rstrip()) or _RULE.fullmatch(before.lstrip()):
        return False
    if _CONTENTS.fullmatch(before) or not text or not before or above.last.bold != below.first.bold:
        return False
    if text[0].islower():
        return before[-1:] not in ".!?" or not _word_fits(below.first, above.last, setting)
    if _has_label(below.first) or _is_heading_label(below.first) or _word_fits(below.first, above.last, setting):
        return False
    if before[-1:] not in ".:;!?":
        return len(above.rows) > 1 or len(before) > 60
    indented = below.first.left > setting.left + setting.size * _INDENT
    return not indented and len(above.rows) > 1 and len(below.rows) > 0 and before[-1:] == "."


class Joiner:
    """Joins the lines of paragraphs. `vocabulary` has the words that stand whole somewhere in the document."""

    def __init__(self, vocabulary: frozenset[str]) -> None:
        self.vocabulary = vocabulary

    def text_of(self, rows: Iterable[Row]) -> str:
        """One line of text."""
        text = ""
        for row in rows:
            text = self.joined(text, written(row))
        return text

    def joined(self, before: str, after: str) -> str:
        """Two lines as one, without the hyphen where a word was certainly broken there."""
        before, after = before.rstrip(" "), after.strip(" ")
        if not before or not after:
            return before or after
        if before.endswith("\xad"):
            return before[:-1] + after
        if before.endswith(("-", "\u2011")) and not before.endswith((" -", "--")):
            return self._over_hyphen(before, after)
        if before.endswith(("–", "/")) and (_SYMBOL_END.search(before[-80:]) or before[-2:-1].isdigit()):
            return before + after
        if _SUFFIX_END.search(before[-60:]) and (after[0].isdigit() or after[0] == "["):
            return before + after
        if before.endswith("/") and "://" in before.rsplit(None, 1)[-1]:
            return before + after
        return f"{before} {after}"

    def _over_hyphen(self, before: str, after: str) -> str:
        first = _WORD_START.match(after)
        if first is not None and first.group().lower() in _KEPT_APART and after[first.end() : first.end() + 1] != "-":
            return f"{before} {after}"
        last = _WORD_END.search(before[-60:])
        if last is not None and first is not None and after[0].islower():
            whole = (last.group(1) + first.group()).lower()
            halved = f"{last.group(1)}-{first.group()}".lower()
            if whole in self.vocabulary and halved not in self.vocabulary:
                return before[:-1] + after
        return before + after


_UNITS = re.compile(r"(?:^|[\s0-9])(?:m|km|cm|mm|dm|CO)$")
_ORDINALS = frozenset("st nd rd th er re e ère o a os as º ª ème nde".split())
_POWERS = str.maketrans("23", "²³")


def written(row: Row) -> str:
    """The text of a row, with raised figures as note marks: `[2]`."""
    text = ""
    for cell in row.cells:
        text = f"{text} {written_cell(cell).strip()}" if text else written_cell(cell).strip()
    return " ".join(text.split(" ")) if "  " not in text else re.sub(r" {2,}", " ", text)


def written_cell(cell: Cell) -> str:
    """The text of a cell, with note marks."""
    text = raised = ""
    for piece in (*cell.pieces, None):
        if piece is not None and piece.raised:
            raised += piece.text
            continue
        if raised:
            text = _with_mark(text, raised)
            raised = ""
        if piece is not None:
            text += piece.text
    return text.replace("\t", " ")


_MARK = re.compile(r"[0-9]{1,4}(?:[ ]?[,;] ?[0-9]{1,4})*,?|[0-9]{1,4}")


def _with_mark(text: str, raised: str) -> str:
    mark = raised.strip()
    if not _MARK.fullmatch(mark):
        return text + raised
    if mark in ("2", "3") and _UNITS.search(text[-4:]):
        return text + mark.translate(_POWERS)
    tail = "," if mark.endswith(",") else ""
    numbers = re.findall("[0-9]+", mark)
    after = " " if raised.endswith(" ") else ""
    return text.rstrip(" ") + "".join(f"[{number}]" for number in numbers) + tail + after
