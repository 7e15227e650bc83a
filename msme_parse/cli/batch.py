"""`msme-parse batch`"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from msme_parse.cli.inputs import STANDARD_INPUT, expand
from msme_parse.cli.progress import counted
from msme_parse.cli.reading import reading_options
from msme_parse.cli.rules_options import check_selectors, rules_options, settings_of

if TYPE_CHECKING:
    from msme_parse.batch import Done

EXIT_CODES = (
    "Exit codes: 0 done, 2 a file could not be read (the others are done) or the command could not do its work."
)


@click.command("batch", epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--out", required=True, metavar="FILE", help="Ends in .jsonl, .csv, .sqlite, .parquet or .duckdb.")
@click.option("--files-from", metavar="FILE", help="Read paths from FILE, one a line; - is standard input.")
@rules_options
@click.option("-j", "--jobs", type=click.IntRange(1, 512), help="Processes; by default one for each core.")
@click.option("--scheduler", metavar="ADDRESS", help="Work on the Dask cluster at ADDRESS (tcp://...), not here.")
@reading_options
@click.option("-q", "--quiet", is_flag=True, help="Errors only: no progress, no summary.")
def command(paths: tuple[str, ...], out: str, files_from: str | None, **flags: Any) -> int:
    """Read a whole collection into one file: what each report says, and its findings.

    Interrupt it and run it again: only what is missing or has changed is done.

    Example: `msme-parse batch reports/ --out reports.sqlite`
    """
    from msme_parse.batch import collect

    settings = settings_of(flags)
    check_selectors(settings)
    if not paths and files_from is None:
        raise click.UsageError("name files or folders, or --files-from FILE")
    named = expand(_named(paths, files_from), settings.exclude)
    try:
        with counted("Reports", quiet=flags["quiet"]) as progress:
            done = collect(
                named, Path(out), settings, jobs=flags["jobs"], scheduler=flags["scheduler"], progress=progress
            )
    except OSError as error:
        raise click.ClickException(f"cannot write {out}: {error.strerror or error}") from error
    except KeyboardInterrupt:
        print("\nmsme-parse: interrupted; run the same command again to go on", file=sys.stderr)
        raise
    _tell(done, out, quiet=flags["quiet"])
    return 2 if done.failed else 0


def _named(paths: tuple[str, ...], files_from: str | None) -> Iterator[str]:
    if STANDARD_INPUT in paths:
        raise click.UsageError("a collection is made of files; --files-from - reads their names from standard input")
    yield from paths
    if files_from is None:
        return
    try:
        data = sys.stdin.buffer.read() if files_from == STANDARD_INPUT else Path(files_from).read_bytes()
    except OSError as error:
        raise click.UsageError(f"cannot read {files_from}: {error.strerror}") from error
    yield from (os.fsdecode(line) for line in data.splitlines() if line.strip())


def _tell(done: Done, out: str, *, quiet: bool) -> None:
    from msme_parse.readers import shown_path

    for path, message in done.errors:
        print(f"msme-parse: {shown_path(path)}: {message}", file=sys.stderr)
    if done.failed > len(done.errors):
        print(f"msme-parse: ... and {done.failed - len(done.errors)} more, see the errors in {out}", file=sys.stderr)
    if not quiet:
        kept = done.files - done.anew
        reports = f"{done.files - done.failed} report{'s' if done.files - done.failed != 1 else ''}"
        failed = f", {done.failed} not read" if done.failed else ""
        print(f"msme-parse: {reports} in {out} ({kept} as they were before{failed})", file=sys.stderr)
