"""One report as HTML: its lines with the marked words, and the findings in the margin beside their line.

The text of the report is all there, and nothing else is text inside a `line`: line numbers, finding numbers and the
names of unseen characters are drawn by the style sheet, so that copied text is the report's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from msme_parse.catalogue import by_code
from msme_parse.records.findings import FindingRecord, FixRecord, Linted
from msme_parse.render.characters import code_point, is_unseen, one_line
from msme_parse.render.marks import Piece, marked_lines
from msme_parse.render.summary import WORDS, tally


class Numbered(NamedTuple):
    """A finding with its number on the page and the class that stands for its family."""

    number: int
    family: str
    record: FindingRecord

    @property
    def kind(self) -> str:
        """The class of the words that it marks."""
        return f"{self.record.severity}-{self.family}"


def section(index: int, result: Linted, numbered: Sequence[Numbered]) -> str:
    """The report with number `index` on the page: its path, its notices, its text with the findings."""
    notices = "".join(f'<p class="notice">{shown(notice)}</p>\n' for notice in result.notices)
    return (
        f'<section class="report" aria-labelledby="r{index}">\n<h2 id="r{index}">{shown(result.path)}</h2>\n'
        f'<p class="tally">{tally(result.records)}</p>\n{notices}'
        f'<div class="sheet">\n{"".join(_rows(index, result, numbered))}</div>\n</section>\n'
    )


def shown(text: str) -> str:
    """Text of ours as HTML, on one line, with stand-ins for unseen characters."""
    return escape(one_line(text))


def _rows(index: int, result: Linted, numbered: Sequence[Numbered]) -> Iterator[str]:
    """The report in rows. A line with findings begins a row; the lines after it flow on beside its findings."""
    beside: dict[int, list[Numbered]] = {}
    for each in numbered:
        beside.setdefault(each.record.start.line, []).append(each)
    lines = [
        _line(index, number, pieces, numbered)
        for number, pieces in enumerate(marked_lines(result, [each.kind for each in numbered]), 1)
    ]
    first, *others = sorted({1, *beside})
    for start, end in zip([first, *others], [*others, len(lines) + 1], strict=True):
        yield f'<div class="row">{_block("head", lines[start - 1 : start])}'
        if start in beside:
            notes = "".join(_note(index, each) for each in beside[start])
            yield f'<ul class="notes" aria-label="Findings at line {start}">{notes}</ul>'
        yield f"{_block('rest', lines[start : end - 1])}</div>\n"


def _block(name: str, lines: Sequence[str]) -> str:
    """Lines of the report; their language is not known, so none is claimed."""
    return f'<div class="{name}" lang="">{"".join(lines)}</div>' if lines else ""


def _line(index: int, number: int, pieces: Iterable[Piece], numbered: Sequence[Numbered]) -> str:
    text = "".join(_piece(piece, numbered) for piece in pieces)
    return f'<span class="line" id="r{index}l{number}" data-line="{number}">{text}</span>'


def _piece(piece: Piece, numbered: Sequence[Numbered]) -> str:
    calls = "".join(_call(numbered[index]) for index in piece.opens)
    text = _lossless(piece.text)
    return calls + (f'<mark class="{" ".join(piece.kinds)}">{text}</mark>' if piece.kinds else text)


def _lossless(text: str) -> str:
    """Text of the report as HTML. Every character is kept, the unseen ones in an element that names them."""
    if text.isprintable():
        return escape(text, quote=False)
    return "".join(_unseen(character) if _is_named(character) else escape(character, quote=False) for character in text)


def _is_named(character: str) -> bool:
    return character not in "\t\n" and is_unseen(character)


def _unseen(character: str) -> str:
    if character == "\r":
        return "&#13;"
    held = "" if character == "\0" or "\ud800" <= character <= "\udfff" else character
    return f'<span class="unseen" data-code="{code_point(character)}">{held}</span>'


def _call(each: Numbered) -> str:
    """The number before the marked words; it leads to the note in the margin."""
    return (
        f'<a class="call {each.record.severity} {each.family}" id="c{each.number}" href="#n{each.number}" '
        f'data-number="{each.number}" aria-label="finding {each.number}"></a>'
    )


def _note(index: int, each: Numbered) -> str:
    record = each.record
    where = f"<b>{shown(record.where)}</b>, " if record.where else ""
    return (
        f'<li class="note {record.severity} {each.family}" id="n{each.number}">'
        f'<p class="said"><a class="back" href="#c{each.number}" aria-label="finding {each.number}, to its place">'
        f'{each.number}</a> <b class="severity">{WORDS[record.severity]}</b> {shown(record.message)}</p>'
        f"{_related(index, record)}{_fix(record.fix)}"
        f'<p class="place">{where}line {record.start.line}, {_rule(record)}</p></li>'
    )


def _related(index: int, record: FindingRecord) -> str:
    places = "".join(
        f'<li><a href="#r{index}l{other.start.line}">line {other.start.line}</a>: {shown(other.message)}</li>'
        for other in record.related
    )
    return f'<ul class="related">{places}</ul>' if places else ""


def _fix(fix: FixRecord | None) -> str:
    if fix is None:
        return ""
    caution = "" if fix.safety == "safe" else " (to be looked at)"
    return f'<p class="fix">Fix: {shown(fix.message)}{caution}</p>'


def _rule(record: FindingRecord) -> str:
    name = shown(f"{record.code} {record.rule}")
    return f'<a href="#{record.code}">{name}</a>' if record.code in by_code() else name
