"""`msme-parse lint`"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import rich_click as click

from msme_parse.cli.app import EXIT_CODES
from msme_parse.cli.inputs import Inputs, tell_notices
from msme_parse.cli.output import put
from msme_parse.config import STATUS_CHOICES

if TYPE_CHECKING:
    from msme_parse.records.findings import Linted

FORMATS = ("full", "concise", "grouped", "json", "jsonl", "sarif", "github", "gitlab", "junit", "html", "markdown")
FAIL_ON = ("error", "warning", "info", "never")


def _split(context: Any, parameter: Any, values: tuple[str, ...]) -> tuple[str, ...]:
    """Selectors may be given one by one or with commas between."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


@click.command("lint", epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--select", multiple=True, callback=_split, metavar="RULE", help="Run only these: codes, prefixes, names.")
@click.option("--ignore", multiple=True, callback=_split, metavar="RULE", help="Leave these out.")
@click.option("--extend-select", multiple=True, callback=_split, metavar="RULE", help="Run these as well.")
@click.option(
    "--profile",
    type=click.Choice(STATUS_CHOICES),
    default="auto",
    show_default=True,
    help="Whether the report is a draft or final; auto reads it from the title.",
)
@click.option(
    "--fail-on", type=click.Choice(FAIL_ON), default="warning", show_default=True, help="Mildest finding that gives 1."
)
@click.option("--output-format", type=click.Choice(FORMATS), default="full", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option("--statistics", is_flag=True, help="Print how often each rule was reported.")
@click.option("--stdin-filename", default="<stdin>", metavar="NAME", help="What to call the report read from -.")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours; NO_COLOR is obeyed."
)
@click.option("-q", "--quiet", is_flag=True, help="Print findings only, no summary and no notices.")
def command(
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    extend_select: tuple[str, ...],
    profile: str,
    fail_on: str,
    output_format: str,
    output: str | None,
    statistics: bool,
    stdin_filename: str,
    color: str,
    quiet: bool,
) -> int:
    """Check reports: counts against lists, marks against notes, dates, symbols, references, leftovers of drafting.

    PATH may be a folder, or - for standard input.

    Example: `msme-parse lint --select FNT,DAT --fail-on error draft.txt`
    """
    from msme_parse.catalogue import catalogue
    from msme_parse.config import Choice, chosen, status_choice
    from msme_parse.facts import Facts
    from msme_parse.lint import lint_facts
    from msme_parse.records.findings import linted
    from msme_parse.syntax import parse_source

    rules = chosen(catalogue(), Choice(select, ignore, extend_select))
    inputs = Inputs(paths, stdin_filename)
    results = []
    for source in inputs:
        if not quiet and output_format != "full":
            tell_notices(source)
        facts = Facts(parse_source(source))
        results.append(linted(facts, lint_facts(facts, rules=rules, profile=status_choice(profile))))
    _show(results, output_format, output, color, statistics=statistics, quiet=quiet)
    return _exit_code(results, fail_on, inputs.unreadable)


def _exit_code(results: list[Linted], fail_on: str, unreadable: int) -> int:
    if unreadable:
        return 2
    failing = FAIL_ON[: FAIL_ON.index(fail_on) + 1] if fail_on != "never" else ()
    return int(any(record.severity in failing for result in results for record in result.records))


def _show(
    results: list[Linted], output_format: str, output: str | None, color: str, *, statistics: bool, quiet: bool
) -> None:
    from msme_parse.render import render, statistics_table

    if output_format == "full":
        from msme_parse.render.terminal import full_text

        shown = full_text(results, color=color, to_file=output is not None, summary=not quiet)
    else:
        shown = render(output_format, results)
    put(shown.encode("utf-8", "backslashreplace"), output)
    if statistics:
        print(statistics_table(results), file=sys.stderr if output_format not in ("full", "concise") else sys.stdout)
