"""`msme-parse extract`"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import rich_click as click

from msme_parse.cli.app import EXIT_CODES
from msme_parse.cli.inputs import Inputs, tell_notices
from msme_parse.cli.output import put
from msme_parse.cli.reading import reading, reading_options


@click.command("extract", epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--to", type=click.Choice(["json", "jsonl"]), default="json", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option("--beside", is_flag=True, help="Write the JSON of each report beside it: report.json for report.txt.")
@click.option("--check", is_flag=True, help="Write nothing; 1 when the JSON beside a report is missing or out of date.")
@click.option("--stdin-filename", default="<stdin>", metavar="NAME", help="What to call the report read from -.")
@reading_options
def command(
    paths: tuple[str, ...], to: str, output: str | None, beside: bool, check: bool, stdin_filename: str, **flags: Any
) -> int:
    """Print what reports say as JSON: paragraphs, notes, symbols, dates, Members, counts, references.

    One report gives one object, several give an array; `--to jsonl` prints one object a line.

    Example: `msme-parse extract report.txt | jq .member_lists`
    """
    inputs = Inputs(paths, stdin_filename, reading=reading(flags))
    if beside or check:
        stale = _beside(inputs, write=not check)
        return 2 if inputs.unreadable else int(check and bool(stale))
    if to == "jsonl":
        lines = (record + b"\n" for record in _records(inputs, indent=0))
        if output is None:
            for line in lines:
                put(line, None)
        else:
            put(b"".join(lines), output)
        return 2 if inputs.unreadable else 0
    records = list(_records(inputs, indent=2))
    if len(records) == 1 and len(inputs.paths()) == 1:
        put(records[0] + b"\n", output)
    elif records or not inputs.unreadable:
        put(b"[" + b",\n".join(records) + b"]\n", output)
    return 2 if inputs.unreadable else 0


def _records(inputs: Inputs, *, indent: int) -> Iterator[bytes]:
    """The JSON of each report, one report at a time."""
    from msme_parse import extract
    from msme_parse.records.extract import to_json
    from msme_parse.syntax import parse_source

    for source in inputs:
        tell_notices(source.path, source.notices)
        yield to_json(extract(parse_source(source)), indent=indent)


def _beside(inputs: Inputs, *, write: bool) -> list[Path]:
    """The JSON files that were not current; they are when `write` is set."""
    import msgspec

    from msme_parse import extract
    from msme_parse.records.extract import to_json
    from msme_parse.syntax import parse_source

    stale = []
    for source in inputs:
        target = Path(source.path).with_suffix(".json")
        named = msgspec.structs.replace(source, path=Path(source.path).name)
        current = to_json(extract(parse_source(named))) + b"\n"
        if target.is_file() and target.read_bytes() == current:
            continue
        stale.append(target)
        if write:
            put(current, str(target))
        else:
            print(f"{target} is {'out of date' if target.is_file() else 'missing'}", file=sys.stderr)
    return stale
