"""Findings for somebody: one module for each output of `msme-parse lint`, imported when it is asked for.

Outputs do not import each other. What several need stands in small modules of its own: `characters`, `encode`,
`excerpt`, `fingerprints`, `paths`, `summary`.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, Unpack, cast

from msme_parse.render.options import Options

if TYPE_CHECKING:
    from msme_parse.records.findings import Linted

FORMATS: dict[str, str] = {
    "full": "terminal.render",
    "concise": "concise.render",
    "grouped": "grouped.render",
    "json": "json_text.render",
    "jsonl": "json_text.render_lines",
    "sarif": "sarif.render",
    "github": "github.render",
    "gitlab": "gitlab.render",
    "junit": "junit.render",
    "html": "html.render",
    "markdown": "markdown.render",
}
"""The outputs by the name that `--output-format` takes: module and function below this package."""


class Output(Protocol):
    """What a module offers: the text of an output, line end included; encodable as UTF-8 whatever the report holds."""

    def __call__(self, results: Sequence[Linted], **options: Unpack[Options]) -> str: ...


def render(output_format: str, results: Sequence[Linted], **options: Unpack[Options]) -> str:
    """The findings of some reports in one of `FORMATS`. Raises KeyError for another name."""
    module, function = FORMATS[output_format].split(".")
    output = cast(Output, getattr(import_module(f"{__name__}.{module}"), function))
    return output(results, **options)


def statistics_table(results: Sequence[Linted]) -> str:
    """How often each rule was reported, without a line end."""
    from msme_parse.render import statistics

    return statistics.render(results).rstrip("\n")
