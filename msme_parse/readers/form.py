"""How a text is laid out, and which converter made it, from what converters leave behind.

The first form in `_SIGNS` whose signs are all there is taken; none of them costs more than a look over the beginning.
"""

import re
from collections.abc import Callable, Iterable
from itertools import islice

from msme_parse.syntax.patterns import compiled

_NUMBERED = compiled(r"[ \t]*[0-9]{1,3}(?:\.[0-9]{1,3}){0,5}\.[ \t\xa0]")
_SAMPLE = 400_000
"""So many characters are enough to tell."""
_ENOUGH = 400
_SHORT = 40
"""Lines below this are headings and ends of paragraphs; they say nothing."""
_LONG = 200
"""No converter wraps lines so late."""

_MARKDOWN = compiled(r"^#{1,6} \S|^\[\^[0-9]{1,4}\]: |^\*\*\S[^\n]*\*\*$|\\[_\[\]()'*]|^[ ]*:::", re.MULTILINE)
_WORD_LISTS = compiled(r"\n[ \t]*(?:[a-zA-Z0-9]{1,3}[.)]?|[·ØÞ•])_(?=[\s\xa0\w])")
_WEB_WORDS = ("back to text", "&nbsp;")
_PLAIN_TABLE = compiled(r"^ {2}-{3,}(?: -{3,})*$|^\+[-=+]{6,}\+$", re.MULTILINE)
_NOTE_BLOCK = compiled(r"^\[[0-9]{1,4}\] \S", re.MULTILINE)
_ANTIWORD = compiled(r"^[ ]{0,40}-{23}\s{1,8}\[1\] ", re.MULTILINE)
_JUSTIFIED = compiled(r"^[^\n]{76}$", re.MULTILINE)
"""Antiword fills its lines with blanks up to the same margin."""
_FULL = compiled(r"^[^\n]{70,80}$", re.MULTILINE)
_CATDOC = compiled(r"\bPAGE {1,3}[0-9]{1,4}\b")
_PAGE_EDGE = compiled(r"\n\x0c")
_COLUMNS = compiled(r"^ {12,}\S|\S {6,}\S", re.MULTILINE)
_BLANK = compiled(r"\n[ \t]*\n")

_PANDOC_WIDTH = 73
"""Where pandoc wraps, if it does; its tables may be wider."""

_FEWEST_JUSTIFIED = 8
"""So many justified lines are none by accident."""

_FEWEST = 2
"""A sign that is there only once is an accident."""


def form_of(text: str) -> str:
    """The form of a text, one of `TEXT_FORMS`."""
    sample = text[:_SAMPLE]
    return next((form for form, fits in _SIGNS if fits(text, sample)), "plain")


def _twice(sign: re.Pattern[str], sample: str, marks: Iterable[str]) -> bool:
    """Whether a sign is there. To look for the `marks`, one of which it has, takes no time beside searching it."""
    if not any(mark in sample for mark in marks):
        return False
    return len(list(islice(sign.finditer(sample), _FEWEST))) == _FEWEST


def _is_paged(text: str, sample: str) -> bool:
    """Whether form feeds part pages, as pdftotext has them: at the beginning of a line."""
    feeds = sample.count("\x0c")
    return feeds > 0 and feeds * 9 <= len(_PAGE_EDGE.findall(sample)) * 10


def _is_pdf_layout(text: str, sample: str) -> bool:
    """Columns are kept as blanks; the page ends with what stands last on it, or with the blanks below it."""
    if not _is_paged(text, sample) or not _BLANK.search(sample):
        return False
    columns = len(_COLUMNS.findall(sample)) > max(2, sample.count("\n") // 100)
    ends_in_blank = sample.count("\n\n\x0c")
    return columns or ends_in_blank * 2 < sample.count("\x0c")


def _is_pdf_raw(text: str, sample: str) -> bool:
    return _is_paged(text, sample) and len(_BLANK.findall(sample)) * 100 < sample.count("\n")


def _is_catdoc(text: str, sample: str) -> bool:
    return _CATDOC.search(text[-20_000:]) is not None


def _is_antiword(text: str, sample: str) -> bool:
    if ("-" * 23 in text and _ANTIWORD.search(text) is not None) or sample.count("[pic]") >= _FEWEST:
        return True
    lines = _JUSTIFIED.findall(sample)
    return (
        len(lines) >= _FEWEST_JUSTIFIED
        and sum("  " in line for line in lines) * 2 > len(lines)
        and len(lines) * 5 > len(_FULL.findall(sample)) * 4
    )


def _is_pandoc_plain(text: str, sample: str) -> bool:
    """Pandoc parts everything by blank lines, writes its notes below, and has tables of its own."""
    tables = _twice(_PLAIN_TABLE, sample, ("\n  ---", "\n+-", "\n+=", "\n++"))
    notes = _twice(_NOTE_BLOCK, text[-_SAMPLE:], ("\n[",))
    blanks = len(_BLANK.findall(sample))
    widths = sorted(len(line) for line in sample.splitlines() if line.strip())
    wrapped = bool(widths) and widths[len(widths) * 19 // 20] <= _PANDOC_WIDTH
    return (tables or (notes and wrapped)) and blanks * 8 > len(widths)


def _is_markdown(text: str, sample: str) -> bool:
    return _twice(_MARKDOWN, sample, ("# ", "\n[^", "\n**", "\\", ":::"))


def _is_html_text(text: str, sample: str) -> bool:
    lists = islice(_WORD_LISTS.finditer(sample), _FEWEST) if "_" in sample else ()
    return sum(map(sample.count, _WEB_WORDS)) + len(tuple(lists)) >= _FEWEST


def _is_one_line(text: str, sample: str) -> bool:
    """Whether the lines that begin paragraphs are so long that nothing can have wrapped them."""
    lines = sample.splitlines()
    lengths = list(islice((len(line) for line in lines if _NUMBERED.match(line) is not None), _ENOUGH))
    if not lengths:
        lengths = [len(line) for line in lines if len(line) > _SHORT]
    lengths.sort()
    middle = lengths[(len(lengths) - 1) // 2 : len(lengths) // 2 + 1]
    return bool(middle) and sum(middle) > _LONG * len(middle)


_SIGNS: tuple[tuple[str, Callable[[str, str], bool]], ...] = (
    ("pdftotext-raw", _is_pdf_raw),
    ("pdftotext-layout", _is_pdf_layout),
    ("pdftotext", _is_paged),
    ("pandoc-markdown", _is_markdown),
    ("antiword", _is_antiword),
    ("catdoc", _is_catdoc),
    ("html-text", _is_html_text),
    ("pandoc-plain", _is_pandoc_plain),
    ("one-line", _is_one_line),
)

TEXT_FORMS = ("plain", *sorted(form for form, _ in _SIGNS))
"""The layouts that are told apart."""
