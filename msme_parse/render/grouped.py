"""Findings under the name of their file, in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Unpack

from msme_parse.records.findings import Linted
from msme_parse.render.characters import one_line
from msme_parse.render.options import Options
from msme_parse.render.summary import summary


def render(results: Sequence[Linted], **_options: Unpack[Options]) -> str:
    """A block for each report that has findings or notices, then the summary."""
    blocks = ["\n".join(_block(result)) + "\n" for result in results if result.records or result.notices]
    return "\n".join([*blocks, summary(results) + "\n"])


def _block(result: Linted) -> Iterator[str]:
    yield one_line(result.path)
    for notice in result.notices:
        yield "  " + one_line(f"notice: {notice}")
    rows = [
        (f"{record.start.line}:{record.start.column}", one_line(record.where), record.severity, record.code)
        for record in result.records
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row, record in zip(rows, result.records, strict=True):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"  {'  '.join(cells)}  {one_line(record.message)}"
