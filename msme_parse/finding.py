"""What a check found, and where."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from msme_parse.source import Span

Severity = Literal["error", "warning", "info"]
"""How bad a finding is. `error`: the report is wrong; `warning`: very likely; `info`: a matter of style."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the gravest to the mildest."""

RANK: Mapping[str, int] = {"error": 0, "warning": 1, "info": 2}


class Related(msgspec.Struct, frozen=True, gc=False):
    """Another place that a finding speaks of, such as the list that a number does not agree with."""

    message: str
    span: Span


class Edit(msgspec.Struct, frozen=True, gc=False):
    """Characters `start` to `end` become `text`."""

    start: int
    end: int
    text: str


class Fix(msgspec.Struct, frozen=True, gc=False):
    """Edits that mend a finding. `safe`: the meaning cannot change; `unsafe`: a person has to look."""

    safety: Literal["safe", "unsafe"]
    message: str
    edits: tuple[Edit, ...]


class Finding(msgspec.Struct, frozen=True, gc=False):
    """One thing that is wrong at one place. Line numbers and addresses are worked out by those who show it."""

    code: str
    rule: str
    severity: Severity
    message: str
    span: Span
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


def milder(severity: Severity) -> Severity:
    """One step down: an error becomes a warning, a warning a remark."""
    return SEVERITIES[min(RANK[severity] + 1, len(SEVERITIES) - 1)]
