"""`msme-parse extract`"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from msme_parse.cli.app import EXIT_CODES
from msme_parse.cli.inputs import Inputs, tell_notices
from msme_parse.cli.output import put
from msme_parse.cli.reading import reading, reading_options

if TYPE_CHECKING:
    from msme_parse.records.extract import ReportRecord

EXTRACTED = ("documents", "paragraphs", "footnotes", "symbols", "dates", "members", "counts", "cross_references")
"""The tables that say what reports say; `batch` has two more, of findings and of errors."""


@click.command("extract", epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--to", type=click.Choice(["json", "jsonl", "csv", "markdown", "akn"]), default="json", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE; with --to csv, to a folder FILE.")
@click.option(
    "--table", type=click.Choice(EXTRACTED), default="paragraphs", help="With --to csv: the table [paragraphs]."
)
@click.option("--beside", is_flag=True, help="Write the JSON of each report beside it: report.json for report.txt.")
@click.option("--check", is_flag=True, help="Write nothing; 1 when the JSON beside a report is missing or out of date.")
@click.option("--stdin-filename", default="<stdin>", metavar="NAME", help="What to call the report read from -.")
@reading_options
def command(
    paths: tuple[str, ...],
    to: str,
    output: str | None,
    table: str,
    beside: bool,
    check: bool,
    stdin_filename: str,
    **flags: Any,
) -> int:
    """Print what reports say as JSON: paragraphs, notes, symbols, dates, Members, counts, references.

    One report gives one object, several give an array; `--to jsonl` prints one object a line. `--to csv` prints one
    table, or writes all of them into a folder given with -o. `--to markdown` and `--to akn` (Akoma Ntoso 3.0) give one
    report to be read on.

    Example: `msme-parse extract report.txt | jq .member_lists`
    """
    inputs = Inputs(paths, stdin_filename, reading=reading(flags))
    if beside or check:
        stale = _beside(inputs, write=not check)
        return 2 if inputs.unreadable else int(check and bool(stale))
    if to in _WHOLE:
        _whole(inputs, to, output)
    elif to == "csv":
        _csv(inputs, output, table)
    elif to == "jsonl":
        put((record + b"\n" for record in _encoded(inputs, indent=0)), output)
    else:
        _json(inputs, output)
    return 2 if inputs.unreadable else 0


def _json(inputs: Inputs, output: str | None) -> None:
    """One object for one file, an array for several; nothing when nothing could be read."""
    alone = len(inputs.paths()) == 1
    records = _encoded(inputs, indent=2)
    first = next(records, None)
    if first is None:
        if not inputs.unreadable:
            put(b"[]\n", output)
    elif alone:
        put(first + b"\n", output)
    else:
        others = (b",\n" + record for record in records)
        put(chain((b"[", first), others, (b"]\n",)), output)


def _whole(inputs: Inputs, to: str, output: str | None) -> None:
    """One report in a form that holds one: a page of Markdown, an XML document."""
    from msme_parse.facts import Facts
    from msme_parse.render.akn import akn_bytes
    from msme_parse.render.report_markdown import report_markdown
    from msme_parse.syntax import parse_source

    if len(inputs.paths()) > 1:
        raise click.UsageError(f"--to {to} writes one report at a time")
    for source in inputs:
        tell_notices(source.path, source.notices)
        facts = Facts(parse_source(source))
        written = akn_bytes(facts) if to == "akn" else report_markdown(facts).encode("utf-8", "backslashreplace")
        put(written, output)


_WHOLE = ("markdown", "akn")
"""What holds one report and no more."""


def _csv(inputs: Inputs, output: str | None, table: str) -> None:
    """One table on standard output, each row with the path of its report; or all tables in a folder."""
    from msme_parse.batch.csv_tables import csv_lines, write_extracted
    from msme_parse.batch.outputs import check_folder

    if output is None:
        put(csv_lines(_records(inputs), table), None)
        return
    folder = Path(output)
    check_folder(folder)
    try:
        write_extracted(_records(inputs), folder)
    except OSError as error:
        raise click.ClickException(f"cannot write {output}: {error.strerror or error}") from error


def _encoded(inputs: Inputs, *, indent: int) -> Iterator[bytes]:
    """The JSON of each report, one report at a time."""
    from msme_parse.records.extract import to_json

    return (to_json(record, indent=indent) for record in _records(inputs))


def _records(inputs: Inputs) -> Iterator[ReportRecord]:
    """What each report says, one report at a time."""
    from msme_parse import extract
    from msme_parse.syntax import parse_source

    for source in inputs:
        tell_notices(source.path, source.notices)
        yield extract(parse_source(source))


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
