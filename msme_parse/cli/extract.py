"""`msme-parse extract`"""

from __future__ import annotations

import rich_click as click

from msme_parse.cli.app import EXIT_CODES
from msme_parse.cli.inputs import Inputs, expand, tell_notices
from msme_parse.cli.output import put


@click.command("extract", epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--to", "form", type=click.Choice(["json", "jsonl"]), default="json", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option("--stdin-filename", default="<stdin>", metavar="NAME", help="What to call the report read from -.")
def command(paths: tuple[str, ...], form: str, output: str | None, stdin_filename: str) -> int:
    """Print what reports say as JSON: paragraphs, notes, symbols, dates, Members, counts, references.

    One report gives one object, several give an array; `--to jsonl` prints one object a line.

    Example: `msme-parse extract report.txt | jq .member_lists`
    """
    from msme_parse import extract
    from msme_parse.records.extract import to_json
    from msme_parse.syntax import parse_source

    inputs = Inputs(paths, stdin_filename)
    records = []
    for source in inputs:
        tell_notices(source)
        records.append(extract(parse_source(source)))
    if form == "jsonl":
        put(b"".join(to_json(record, indent=0) + b"\n" for record in records), output)
    elif len(records) == 1 and len(list(expand(paths))) == 1:
        put(to_json(records[0]) + b"\n", output)
    elif records or not inputs.unreadable:
        put(to_json(tuple(records)) + b"\n", output)
    return 2 if inputs.unreadable else 0
