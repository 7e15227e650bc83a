"""The `full` output: each finding with the line it stands in, for somebody who reads a screen. The only door to rich.

error  note [3] is cited here and not written; the notes are 1 and 2
       1.3 · report.txt:20:48 · FNT001 reference-without-note
   20 │ World Customs Organization on 13 November 2025.[3]
      │                                                ^^^
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import NamedTuple, Unpack

from rich.console import Console
from rich.text import Text

from msme_parse.finding import RANK, Severity
from msme_parse.records.findings import FindingRecord, FixRecord, Linted, PlaceRecord
from msme_parse.render.characters import one_line
from msme_parse.render.excerpt import excerpt
from msme_parse.render.options import Options
from msme_parse.render.summary import WORDS
from msme_parse.render.summary import summary as in_one_line
from msme_parse.source import Lines

RULE_PAGE = ""
"""The address of the page of a rule, `{code}` standing for its code; empty as long as no pages are published."""

_LABEL = 7  # as wide as "warning", the longest word in the left column; line numbers use the same column
_INDENT = " " * (_LABEL + 2)
_GUTTER = _LABEL + 3
_NARROWEST = 20
_WIDTH_OF_A_FILE = 100
_STYLES: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "cyan"}
_RELATED = "blue"


class _Sheet(NamedTuple):
    """What is printed on: the console and the marks that its encoding knows."""

    console: Console
    bar: str
    dot: str
    ellipsis: str

    @property
    def width(self) -> int:
        """Cells for text to the right of the gutter."""
        return max(self.console.width - _GUTTER, _NARROWEST)


class _Spot(NamedTuple):
    """A stretch of the report to show: how it is underlined, and what is said of it."""

    start: PlaceRecord
    end: PlaceRecord
    caret: str
    style: str
    said: str


def render(results: Sequence[Linted], **_options: Unpack[Options]) -> str:
    """The output as plain text, for a file."""
    return full_text(results, color="never", to_file=True)


def full_text(results: Sequence[Linted], *, color: str = "auto", to_file: bool = False, summary: bool = True) -> str:
    """The output as text, coloured and as wide as standard output is; for a file, plain and 100 columns wide."""
    screen = Console()
    colored = color == "always" or (
        color == "auto" and screen.is_terminal and not (to_file or screen.is_dumb_terminal or screen.legacy_windows)
    )
    paper = StringIO()
    console = Console(
        file=paper,
        force_terminal=colored,
        color_system="standard" if colored else None,
        no_color=False if color == "always" else None,
        legacy_windows=False,
        width=_WIDTH_OF_A_FILE if to_file else screen.width,
    )
    print_full(results, console, quiet=not summary)
    return paper.getvalue()


def print_full(results: Sequence[Linted], console: Console, *, quiet: bool = False) -> None:
    """Print notices, findings and, unless `quiet`, the summary."""
    sheet = _Sheet(console, "|", "-", "...") if console.options.ascii_only else _Sheet(console, "│", "·", "…")
    for result in results:
        _print(console, () if quiet else _notices(result))
        lines = Lines(result.text)
        for record in result.records:
            _print(console, _finding(sheet, result.text, lines, record))
    if not quiet:
        _print(console, _ending(results))


def _print(console: Console, lines: Iterable[Text]) -> None:
    """Print lines in one go, because rich takes its time for each call."""
    whole = Text("\n").join(lines)
    if whole:
        console.print(whole, soft_wrap=True, highlight=False)


def _notices(result: Linted) -> Iterator[Text]:
    for notice in result.notices:
        yield Text.assemble(("notice".rjust(_LABEL), "bold magenta"), "  ", one_line(f"{result.path}: {notice}"))
    if result.notices:
        yield Text()


def _finding(sheet: _Sheet, text: str, lines: Lines, record: FindingRecord) -> Iterator[Text]:
    style = _STYLES[record.severity]
    yield from _headline(sheet, record, style)
    yield from _address(sheet, record)
    yield from _shown(sheet, text, lines, _Spot(record.start, record.end, "^", style, ""))
    for other in record.related:
        yield from _shown(sheet, text, lines, _Spot(other.start, other.end, "-", _RELATED, one_line(other.message)))
    if record.fix is not None:
        yield _remedy(record.fix)
    yield Text()


def _headline(sheet: _Sheet, record: FindingRecord, style: str) -> Iterator[Text]:
    label = Text(WORDS[record.severity].rjust(_LABEL) + "  ", style=f"bold {style}")
    for line in Text(one_line(record.message), style="bold").wrap(sheet.console, sheet.width):
        line.rstrip()
        yield Text.assemble(label, line)
        label = Text(_INDENT)


def _address(sheet: _Sheet, record: FindingRecord) -> Iterator[Text]:
    """Where the finding is, for editors of reports and for editor programs, and its rule; on two lines if need be."""
    link = f" link {RULE_PAGE.format(code=record.code)}" if RULE_PAGE else ""
    dot = (f" {sheet.dot} ", "dim")
    where = Text.assemble((one_line(record.where), "bold"), dot) if record.where else Text()
    path = Text(one_line(f"{record.path}:{record.start.line}:{record.start.column}"))
    rule = Text.assemble((one_line(f"{record.code} {record.rule}"), f"dim{link}"))
    whole = Text.assemble(_INDENT, where, path, dot, rule)
    if whole.cell_len <= sheet.console.width:
        yield whole
    else:
        yield Text.assemble(_INDENT, where, path)
        yield Text.assemble(_INDENT, rule)


def _shown(sheet: _Sheet, text: str, lines: Lines, spot: _Spot) -> Iterator[Text]:
    """A source line, the carets under it, and what is said of the place, beside the carets if there is room."""
    line = lines.line_span(spot.start.line)
    first = min(spot.start.offset, line.end) - line.start
    last = min(spot.end.offset, line.end) - line.start
    part = excerpt(text[line.start : line.end], first, last, sheet.width, sheet.ellipsis)
    yield _gutter(sheet, str(spot.start.line)) + Text.assemble(part.before, (part.marked, spot.style), part.after)
    carets = Text(" " * part.offset).append(spot.caret * part.carets, style=f"bold {spot.style}")
    said = Text("; ".join(filter(None, (spot.said, _reach(spot)))), style=spot.style)
    if part.offset + part.carets + 1 + said.cell_len <= sheet.width:
        yield _gutter(sheet) + Text(" ").join(piece for piece in (carets, said) if piece)
        return
    yield _gutter(sheet) + carets
    left = " " * max(min(part.offset, sheet.width - said.cell_len), 0)
    for row in said.wrap(sheet.console, sheet.width):
        yield _gutter(sheet) + Text(left) + row


def _reach(spot: _Spot) -> str:
    """How far a stretch of several lines goes; one that ends with a line end ends on the line before."""
    last = spot.end.line - (spot.end.column == 1)
    return f"goes on to line {last}" if last > spot.start.line else ""


def _gutter(sheet: _Sheet, number: str = "") -> Text:
    return Text.assemble((f"{number:>{_LABEL}} {sheet.bar} ", "dim"))


def _remedy(fix: FixRecord) -> Text:
    how = "--fix" if fix.safety == "safe" else "--unsafe-fixes, to be looked at"
    return Text.assemble(_INDENT, ("fix ", "green"), one_line(fix.message), (f" ({how})", "dim"))


def _ending(results: Sequence[Linted]) -> Iterator[Text]:
    records = [record for result in results for record in result.records]
    gravest = min(records, key=lambda record: RANK[record.severity], default=None)
    yield Text(in_one_line(results), style=f"bold {_STYLES[gravest.severity] if gravest else 'green'}")
    fixable = Counter(record.fix.safety for record in records if record.fix)
    if fixable:
        ways = ((fixable["safe"], "--fix"), (fixable["unsafe"], "--unsafe-fixes"))
        yield Text("Can be fixed: " + ", ".join(f"{number:,} with {flag}" for number, flag in ways if number))
    if gravest:
        yield Text(f"What a rule means: msme-parse explain {gravest.code}", style="dim")
