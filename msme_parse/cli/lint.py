"""`msme-parse lint`"""

from __future__ import annotations

from typing import Any

import rich_click as click

from msme_parse.cli.app import EXIT_CODES
from msme_parse.cli.linting import FAIL_ON, FORMATS, lint
from msme_parse.cli.reading import reading_options
from msme_parse.cli.rules_options import rules_options


@click.command("lint", epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@rules_options
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="The mildest finding that gives exit code 1 [warning].")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, in place.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also what a person has to look at.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--output-format", type=click.Choice(FORMATS), help="How findings are printed [full].")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option("--statistics", is_flag=True, help="Print how often each rule was reported.")
@click.option("--baseline", metavar="FILE", help="Leave out the findings that FILE keeps.")
@click.option("--write-baseline", metavar="FILE", help="Keep all present findings in FILE.")
@click.option("--previous", metavar="FILE", help="Last year's edition: also say what changed without a word.")
@reading_options
@click.option("-j", "--jobs", type=click.IntRange(1, 64), help="Processes; by default as many as pay.")
@click.option("--no-cache", is_flag=True, help="Lint every file anew, and keep nothing.")
@click.option("--stdin-filename", default="<stdin>", metavar="NAME", help="What to call the report read from -.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="NO_COLOR is obeyed.")
@click.option("-q", "--quiet", is_flag=True, help="Findings only: no summary, no notices.")
@click.option("-v", "--verbose", is_flag=True, help="Also say which configuration counts and how each file was read.")
def command(paths: tuple[str, ...], **flags: Any) -> int:
    """Check reports: counts against lists, marks against notes, dates, symbols, references, leftovers of drafting.

    PATH may be a folder, or - for standard input.

    Example: `msme-parse lint --select FNT,DAT --fail-on error draft.txt`
    """
    return lint(paths, flags)
