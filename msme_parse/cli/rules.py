"""`msme-parse rules`"""

from __future__ import annotations

import rich_click as click

from msme_parse.cli.app import EXIT_CODES
from msme_parse.cli.output import put


@click.command("rules", epilog=EXIT_CODES)
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(output_format: str) -> int:
    """List all rules: code, severity, name, what each reports."""
    import msgspec

    from msme_parse.config import Settings, known_rules
    from msme_parse.records.rules import rule_record

    records = [rule_record(entry) for entry in known_rules(Settings())]
    if output_format == "json":
        put(msgspec.json.format(msgspec.json.encode(records)) + b"\n", None)
        return 0
    width = max((len(record.name) for record in records), default=0)
    for record in records:
        state = "" if record.on else "  (off by default)"
        click.echo(f"{record.code}  {record.severity:<7}  {record.name:<{width}}  {record.summary}{state}")
    return 0
