"""Workflow commands of GitHub: each finding becomes an annotation beside its line.

A command is one line, `::error file=…,line=…::message`; what would end a line or a property is escaped by percent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Unpack

from msme_parse.finding import Severity
from msme_parse.records.findings import FindingRecord, Linted
from msme_parse.render.characters import one_line
from msme_parse.render.options import Options
from msme_parse.render.paths import posix

_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(results: Sequence[Linted], **_options: Unpack[Options]) -> str:
    """One command a finding, and one for each notice of a reader."""
    lines: list[str] = []
    for result in results:
        lines += [_command("notice", {"file": posix(result.path)}, one_line(notice)) for notice in result.notices]
        lines += [_annotation(record) for record in result.records]
    return "".join(line + "\n" for line in lines)


def _annotation(record: FindingRecord) -> str:
    properties = {
        "file": posix(record.path),
        "line": str(record.start.line),
        "endLine": str(record.end.line),
        "title": f"{record.code} {record.rule}",
    }
    if record.start.line == record.end.line:  # columns are allowed only where an annotation covers one line
        properties |= {"col": str(record.start.column), "endColumn": str(record.end.column)}
    return _command(_COMMANDS[record.severity], properties, _text(record))


def _text(record: FindingRecord) -> str:
    address = f" [{record.where}]" if record.where else ""
    related = (f"line {other.start.line}: {other.message}" for other in record.related)
    return "\n".join(one_line(line) for line in (record.message + address, *related))


def _command(name: str, properties: Mapping[str, str], text: str) -> str:
    listed = ",".join(f"{key}={one_line(value).translate(_IN_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {listed}::{text.translate(_IN_TEXT)}"
