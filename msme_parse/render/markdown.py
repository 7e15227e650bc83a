"""A table for each report, in GitHub's Markdown: for a pull request, a wiki, an e-mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Unpack

from msme_parse.records.findings import FindingRecord, Linted
from msme_parse.render.characters import one_line
from msme_parse.render.options import Options
from msme_parse.render.summary import WORDS, summary, tally

_ESCAPES = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>|~#&@$"})


def render(results: Sequence[Linted], **_options: Unpack[Options]) -> str:
    """A heading and a table for each report, then the summary."""
    parts = ["\n".join(_part(result)) for result in results]
    return "\n\n".join([*parts, f"**{summary(results)}**"]) + "\n"


def _part(result: Linted) -> Iterator[str]:
    yield f"## {_escaped(result.path)}"
    yield ""
    for notice in result.notices:
        yield f"> {_escaped(notice)}"
        yield ""
    if not result.records:
        yield tally(result.records).capitalize() + "."
        return
    yield "| Where | Line | Severity | Finding | Rule |"
    yield "|---|---:|---|---|---|"
    for record in result.records:
        yield _row(record)


def _row(record: FindingRecord) -> str:
    related = "".join(f"<br>line {other.start.line}: {_escaped(other.message)}" for other in record.related)
    cells = (
        _escaped(record.where),
        str(record.start.line),
        WORDS[record.severity],
        _escaped(record.message) + related,
        f"{_escaped(record.code)} {_escaped(record.rule)}",
    )
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is: every mark that could mean something is escaped."""
    return one_line(text).translate(_ESCAPES)
