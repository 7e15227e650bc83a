"""`msme-parse symbol`"""

from __future__ import annotations

import rich_click as click

from msme_parse.cli.app import EXIT_CODES


@click.command("symbol", epilog=EXIT_CODES)
@click.argument("text", metavar="SYMBOL")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(text: str, output_format: str) -> int:
    """Take one document symbol apart and put it into words.

    Example: `msme-parse symbol 'WT/MIN(17)/58/Rev.1'`
    """
    from msme_parse.records.symbols import symbol_record, symbol_words

    record = symbol_record(text)
    if record is None:
        click.echo(f"msme-parse: {text!r} is not a document symbol", err=True)
        return 2
    if output_format == "json":
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(record)).decode())
    else:
        click.echo(symbol_words(record))
    return 0
