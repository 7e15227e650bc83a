"""`msme-parse schema`"""

from __future__ import annotations

import json

import rich_click as click

from msme_parse.cli.app import EXIT_CODES
from msme_parse.cli.output import put


@click.command("schema", epilog=EXIT_CODES)
@click.argument("which", type=click.Choice(["extract", "lint", "config"]))
def command(which: str) -> int:
    """Print the JSON Schema (2020-12) of what a command prints, or of the configuration."""
    from msme_parse.records import schema

    shape = {"extract": schema.extract_schema, "lint": schema.lint_schema, "config": schema.config_schema}[which]()
    put(json.dumps(shape, indent=2, ensure_ascii=False).encode() + b"\n", None)
    return 0
