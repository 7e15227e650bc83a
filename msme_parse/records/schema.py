"""JSON Schema (2020-12) of what the commands print."""

from __future__ import annotations

from typing import Any

import msgspec

from msme_parse.config import Settings
from msme_parse.records.extract import ReportRecord
from msme_parse.records.findings import FindingRecord

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def extract_schema() -> dict[str, Any]:
    """The schema of one report as `extract` prints it."""
    return _schema(ReportRecord, "msme-parse extract", "One report: what its text says.")


def lint_schema() -> dict[str, Any]:
    """The schema of the array that `lint --output-format json` prints."""
    return _schema(tuple[FindingRecord, ...], "msme-parse lint", "Findings in reading order.")


def config_schema() -> dict[str, Any]:
    """The schema of a configuration: `[tool.msme-parse]` in `pyproject.toml`, or `msme-parse.toml`."""
    return _schema(Settings, "msme-parse configuration", "Flags of the command line win over it.")


def _schema(shape: Any, title: str, description: str) -> dict[str, Any]:
    schema = msgspec.json.schema(shape)
    return {"$schema": DIALECT, "title": title, "description": description, **schema}
