"""Paragraphs and headings in what pdftotext writes, where neither blank lines nor indents part them.

A line is the last of its paragraph when the first word of the next line would have found room on it. And what a tab
parts on the page stands on lines of its own: `2)`, and below it the title; or all labels first, then all titles.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from msme_parse.syntax.context import SPEECHES
from msme_parse.syntax.lines import VOID, Line
from msme_parse.syntax.patterns import compiled

UNPARTED = frozenset(("antiword", "pdftotext", "pdftotext-layout", "pdftotext-raw"))
"""The forms of a text that are written so."""

_LABELS = frozenset(("PARAGRAPH_LINE", "NUMBERED_LINE", "ROMAN_LINE", "LETTER_LINE", "ITEM_LINE"))
_WORDS = _LABELS | {"PLAIN_LINE", "HEADING_LINE", "ANNEX_LINE", "CAPTION_LINE", "NOTE_LINE"}
_NUMBER = compiled(r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,5}")
"""The number of a heading, alone on its line."""
_PARTED = " " * 5
"""So many blanks part columns, where a form keeps them."""
_BULLETS = frozenset("•·●▪➢*–-")
_ENDS = '.!?:;"”'
_OPEN_ENDS = (",", "(", "-", "–", "—", "/")
_CONNECTING = frozenset(
    "a an the of to in on at by for from with and or as that which its their this these les des la le du de et ou à au"
    " aux en par pour sur que qui el los las del y o con por para su sus"
    " Mr. Ms. Mrs. No. Nos. Art. para. paras.".split()
)
"""With one of these no heading and no paragraph ends."""
_ORDINAL = compiled(r"[0-9](?:st|nd|rd|th|er|re|e|o|a|º|ª)\Z")
_CAPITALS = 1.3
"""So much wider than small letters are capitals."""
_ROOM = 0.9
"""A line with so much of the usual width, the next word included, may have been full."""
_MUCH_ROOM = 0.86
"""The same, where the line does not end as a sentence does."""
_CELL = 30
"""Shorter lines may be cells of a table, and say nothing of the width of paragraphs."""
_NARROW = 0.6
"""No paragraph is set narrower than this part of the usual width."""
_SHORT = 0.6
"""A line below this part of the usual width, with no stop at its end, is no paragraph."""
_MOST_LABELS = 6


def with_breaks(text: str, lines: list[Line], form: str) -> list[Line]:
    """The same lines, labels and their words put together, with an empty gap wherever a paragraph is over."""
    if form not in UNPARTED:
        return lines
    if form == "pdftotext":
        lines = list(_with_labels(lines))
    columns = form == "pdftotext-layout"
    return list(_with_gaps(lines, [0 if columns and _PARTED in line.words else _width(text, line) for line in lines]))


def without_breaks(blocks: Iterable[list[Line]], form: str) -> list[list[Line]]:
    """The same blocks without the empty gaps, which have no place in the tree."""
    if form not in UNPARTED:
        return list(blocks)
    kept = ([line for line in block if line.end > line.start] for block in blocks)
    return [block for block in kept if block]


# ---- the last lines of paragraphs


def _width(text: str, line: Line) -> int:
    """How long a line is without its indent; 0 for lines that are none of a paragraph."""
    if line.type not in _WORDS:
        return 0
    return len(text[line.start : line.stop].strip()) if line.label else len(line.words)


def _usual(widths: list[int]) -> int:
    long = sorted(width for width in widths if width > _CELL)
    return long[len(long) * 9 // 10] if long else 0


def _with_gaps(lines: list[Line], widths: list[int]) -> Iterator[Line]:
    usual = _usual(widths)
    ends = [*_ends(lines, widths, usual), False]
    for index, line in enumerate(lines):
        yield line
        if ends[index] or (ends[index + 1 : index + 2] == [True] and _stands_alone(line, lines[index + 1], usual)):
            yield Line.void("GAP_LINE", line.end, line.end)


def _ends(lines: list[Line], widths: list[int], usual: int) -> Iterator[bool]:
    """For each line but the last, whether a paragraph ends with it; the lines above it show how wide that is."""
    widest = quotes = 0
    for (line, width), (following, _) in pairwise(zip(lines, widths, strict=True)):
        quotes += line.words.count('"')
        full = widest if widest > usual * _NARROW else usual
        ends = quotes % 2 == 0 and _is_last(line, following, width, full)
        begins = ends or line.type not in _WORDS or following.type not in ("PLAIN_LINE", "GAP_LINE")
        widest, quotes = (0, 0) if begins or following.type == "GAP_LINE" else (max(widest, width), quotes)
        yield ends


def _stands_alone(line: Line, following: Line, width: int) -> bool:
    """Whether the next line is short, behind the end of a sentence, and no sentence itself."""
    words = following.whole
    above = line.type in _WORDS and (
        line.without_mark()[-1:] in ".!?" or (words.isupper() and not line.words.isupper())
    )
    begins = following.type == "ITEM_LINE" or not words[0].islower()
    return above and begins and len(words) < width * _SHORT and words[-1] not in ".;:,!?"


def _is_last(line: Line, following: Line, width: int, full: int) -> bool:
    """Whether a paragraph or a heading ends with a line of some width, where full lines have that of `full`."""
    if not width or following.type not in _WORDS or not line.words:
        return False
    words = following.whole
    if following.type == "PLAIN_LINE" and words[0].islower():
        return False
    if words.startswith(SPEECHES):
        return True
    end = line.without_mark()
    if len(end) < len(line.whole) or _ORDINAL.search(end):
        return False  # pdftotext breaks a line behind what is raised
    length = width + 1 + len(words.split(None, 1)[0])
    taken = length * _CAPITALS if line.words.isupper() and words.isupper() else length
    if end[-1:] in _ENDS:
        return taken <= full * _ROOM
    last = end.rsplit(None, 1)[-1] if end else ""
    return taken <= full * _MUCH_ROOM and not end.endswith(_OPEN_ENDS) and last not in _CONNECTING


# ---- labels that stand alone


def _with_labels(lines: list[Line]) -> Iterator[Line]:
    index = 0
    while index < len(lines):
        behind = index
        while behind < min(len(lines), index + _MOST_LABELS) and _is_label(lines[behind]):
            behind += 1
        first = behind
        while index < behind and first < len(lines) and first < behind + 2 and lines[first].type == "GAP_LINE":
            first += 1
        if behind - index == 1 and first < len(lines) and _may_follow(lines, index, first):
            yield _joined(lines[index], lines[first])
            index = first + 1
        elif behind - index > 1 and _are_titles(lines[first : first + behind - index + 1], behind - index):
            yield from _torn(lines, index, behind, first)
            index = first + behind - index
        else:
            yield lines[index]
            index += 1


def _is_label(line: Line) -> bool:
    """Whether a line is a label without words: `2)`, `IV.`, `3.`, or the `2.1` of a heading."""
    if line.type == "PLAIN_LINE":
        return len(line.words) < 12 and _NUMBER.fullmatch(line.words) is not None
    return line.type in _LABELS and not line.words and line.label not in _BULLETS


def _may_follow(lines: list[Line], index: int, first: int) -> bool:
    """Whether the words at `first` are those of the label at `index`."""
    label, line = lines[index], lines[first]
    if line.type not in ("PLAIN_LINE", "HEADING_LINE") or _is_label(line):
        return False
    if label.type == "PLAIN_LINE":
        alone = first + 1 >= len(lines) or lines[first + 1].type != "PLAIN_LINE"
        return alone and line.words[:1].isupper() and line.words[-1] not in ".;,"
    return first == index + 1 or not line.words[:1].islower()


def _are_titles(lines: list[Line], wanted: int) -> bool:
    """Whether so many lines, and nothing more, stand between two gaps, and each can be a title."""
    titles = lines[:wanted]
    alone = len(lines) <= wanted or lines[wanted].type in VOID
    return (
        alone
        and len(titles) == wanted
        and all(line.type == "PLAIN_LINE" and line.words[:1].isupper() and not _is_label(line) for line in titles)
    )


def _joined(label: Line, words: Line) -> Line:
    """A label and the line that it belongs to as one line."""
    type = "HEADING_LINE" if label.type == "PLAIN_LINE" else label.type
    line = Line(type, label.start, words.start, words.stop, words.end, label.whole, words.whole)
    line.inner = words.inner
    return line


def _torn(lines: list[Line], index: int, behind: int, first: int) -> Iterator[Line]:
    """The labels as furniture, what stands between, and the titles, each with its label."""
    for label in lines[index:behind]:
        yield Line.void("FURNITURE_LINE", label.start, label.end)
    yield from lines[behind:first]
    for label, words in zip(lines[index:behind], lines[first : first + behind - index], strict=True):
        type = "HEADING_LINE" if label.type == "PLAIN_LINE" else label.type
        line = Line(type, words.start, words.start, words.stop, words.end, label.whole, words.whole)
        line.inner = words.inner
        yield line
