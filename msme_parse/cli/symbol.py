"""`msme-parse symbol`"""

from __future__ import annotations

import rich_click as click

from msme_parse.cli.app import EXIT_CODES


@click.command("symbol", epilog=EXIT_CODES)
@click.argument("text", metavar="SYMBOL")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(text: str, output_format: str) -> int:
    """Take a document symbol apart and put it into words; joint symbols one after the other.

    Example: `msme-parse symbol 'WT/MIN(17)/58/Rev.1'`
    """
    from msme_parse.records.symbols import symbol_records, symbol_words

    records = symbol_records(text)
    if not records:
        click.echo(f"msme-parse: {text!r} is not a document symbol", err=True)
        return 2
    if output_format == "json":
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(records if len(records) > 1 else records[0])).decode())
    else:
        click.echo("\n".join(map(symbol_words, records)))
    return 0
