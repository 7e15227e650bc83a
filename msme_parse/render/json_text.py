"""Findings as JSON, in the shape of the contract: an array, or one finding a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from msme_parse.records.findings import Linted
from msme_parse.render.encode import json_document, json_lines
from msme_parse.render.options import Options


def render(results: Sequence[Linted], **_options: Unpack[Options]) -> str:
    """One array of all findings."""
    return json_document([record for result in results for record in result.records])


def render_lines(results: Sequence[Linted], **_options: Unpack[Options]) -> str:
    """One finding a line (JSON Lines)."""
    return json_lines(record for result in results for record in result.records)
