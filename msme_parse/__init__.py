"""msme_parse machine-checks the reports that international bodies write.

>>> import msme_parse as mp
>>> report = mp.parse("1.1. Chad joined, bringing membership to 3.")
>>> str(report)
'1.1. Chad joined, bringing membership to 3.'
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from msme_parse.finding import Edit, Finding
    from msme_parse.records.extract import ReportRecord
    from msme_parse.source import Source, Span
    from msme_parse.tree.nodes import Report

__version__ = "0.1.0"

__all__ = [
    "Edit",
    "Finding",
    "Report",
    "ReportRecord",
    "Source",
    "Span",
    "UnreadableInput",
    "extract",
    "lint",
    "parse",
    "parse_bytes",
    "parse_file",
    "reparse",
    "to_json",
]


def parse(text: str, *, path: str = "<text>") -> Report:
    """The tree of a report. Never raises on any text; `str(parse(text)) == text` always."""
    from msme_parse.readers import read_text
    from msme_parse.syntax import parse_source

    return parse_source(read_text(text, path))


def reparse(report: Report, *edits: Edit) -> Report:
    """The tree of a report with edits made: the same as a parse of the new text, and sooner done.

    What is read anew are the blocks that changed; the rest of the tree is moved to its new place. Offsets count in the
    old text. Raises ValueError for edits that overlap or reach beyond it.

    >>> report = parse("1.1. Chad joined, bringing membership to 3.")
    >>> str(reparse(report, Edit(41, 42, "4")))
    '1.1. Chad joined, bringing membership to 4.'
    """
    from msme_parse.readers import edited
    from msme_parse.syntax.reparse import reparse_source

    return reparse_source(report, edited(report.source, edits))


def parse_file(path: str | PathLike[str]) -> Report:
    """The tree of a report in a file. Raises UnreadableInput when it cannot be read or decoded."""
    from msme_parse.readers import read_path
    from msme_parse.syntax import parse_source

    return parse_source(read_path(path))


def parse_bytes(data: bytes, name: str = "<bytes>") -> Report:
    """The tree of a report in memory. Raises UnreadableInput when the bytes are no text."""
    from msme_parse.readers import read_bytes
    from msme_parse.syntax import parse_source

    return parse_source(read_bytes(data, name))


def lint(
    report: Report, *, select: Iterable[str] = (), ignore: Iterable[str] = (), profile: str = "auto"
) -> list[Finding]:
    """The findings of a report in reading order.

    `select` and `ignore` take codes, prefixes such as `DAT`, and names; `profile` is `auto`, `draft` or `final`.
    Raises ConfigurationError for a selector that fits no rule.
    """
    from msme_parse.catalogue import catalogue
    from msme_parse.config import Choice, chosen, status_choice
    from msme_parse.facts import Facts
    from msme_parse.linting import lint_facts

    rules = chosen(catalogue(), Choice(select=tuple(select), ignore=tuple(ignore)))
    return lint_facts(Facts(report), rules=rules, profile=status_choice(profile))


def extract(report: Report) -> ReportRecord:
    """What a report says, in the shape that `msme-parse extract` prints, as a typed structure."""
    from msme_parse.facts import Facts
    from msme_parse.records.extract import report_record

    return report_record(Facts(report))


def to_json(record: ReportRecord, *, indent: int = 2) -> str:
    """The JSON text of an extracted report; `indent=0` gives it on one line."""
    from msme_parse.records.extract import to_json as encode

    return encode(record, indent=indent).decode("utf-8")


def __getattr__(name: str) -> object:
    """Types by their public name, imported when somebody asks for one."""
    homes = {
        "Edit": "msme_parse.finding",
        "Finding": "msme_parse.finding",
        "Report": "msme_parse.tree.nodes",
        "ReportRecord": "msme_parse.records.extract",
        "Source": "msme_parse.source",
        "Span": "msme_parse.source",
        "UnreadableInput": "msme_parse.readers",
    }
    if name not in homes:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(homes[name]), name)
