"""`msme-parse lint`"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from msme_parse.cli.app import EXIT_CODES
from msme_parse.cli.inputs import Inputs, tell_notices
from msme_parse.cli.output import put
from msme_parse.cli.progress import watched
from msme_parse.cli.reading import reading_options
from msme_parse.cli.rules_options import check_selectors, rules_option, settings_of
from msme_parse.config import STATUS_CHOICES, ConfigurationError, Settings

if TYPE_CHECKING:
    from msme_parse.records.findings import Linted
    from msme_parse.run import Outcome

FORMATS = ("full", "concise", "grouped", "json", "jsonl", "sarif", "github", "gitlab", "junit", "html", "markdown")
FEWEST_FOR_CACHE = 8
"""For fewer files than this nothing is kept between runs: it would cost as much as it saves."""
FAIL_ON = ("error", "warning", "info", "never")


@click.command("lint", epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@rules_option("--select", "Run only these rules: codes, prefixes such as DAT, names, ALL.")
@rules_option("--ignore", "Leave these rules out.")
@rules_option("--extend-select", "Run these rules as well.")
@click.option("--profile", type=click.Choice(STATUS_CHOICES), help="Draft or final; auto (default) reads the title.")
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
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Judge names and numbers of Members as of DATE (2025-12-31), not of the report's own day.",
)
@reading_options
@click.option("--config", metavar="FILE", help="Read this configuration, not the nearest one.")
@click.option("--isolated", is_flag=True, help="Read no configuration at all.")
@click.option("-j", "--jobs", type=click.IntRange(1, 64), help="Processes; by default as many as pay.")
@click.option("--no-cache", is_flag=True, help="Lint every file anew, and keep nothing.")
@click.option("--stdin-filename", default="<stdin>", metavar="NAME", help="What to call the report read from -.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="NO_COLOR is obeyed.")
@click.option("-q", "--quiet", is_flag=True, help="Findings only: no summary, no notices.")
def command(paths: tuple[str, ...], **flags: Any) -> int:
    """Check reports: counts against lists, marks against notes, dates, symbols, references, leftovers of drafting.

    PATH may be a folder, or - for standard input.

    Example: `msme-parse lint --select FNT,DAT --fail-on error draft.txt`
    """
    settings = _settings(flags)
    inputs = Inputs(paths, flags["stdin_filename"], settings.exclude, settings.reading)
    if flags["fix"] or flags["diff"]:
        from msme_parse.cli.mend import mend

        mended = mend(inputs, settings, unsafe=flags["unsafe_fixes"], write=flags["fix"] and not flags["diff"])
        if flags["diff"]:
            put(mended.diff.encode("utf-8", "backslashreplace"), flags["output"])
            return 2 if inputs.unreadable or mended.failed else int(bool(mended.diff))
        inputs.unreadable += mended.failed
        outcomes = mended.outcomes
    else:
        outcomes = _lint_all(inputs, settings, flags)
    if flags["write_baseline"]:
        return _write_baseline(outcomes, flags["write_baseline"], inputs)
    _tell_stale(outcomes, flags)
    results = [outcome.linted for outcome in outcomes]
    _show(results, settings, flags)
    return _exit_code(results, settings.fail_on, inputs.unreadable)


def _settings(flags: dict[str, Any]) -> Settings:
    settings = settings_of(flags)
    if settings.output_format not in FORMATS:
        raise ConfigurationError(f"no output format is called {settings.output_format!r}")
    return settings


def _lint_all(inputs: Inputs, settings: Settings, flags: dict[str, Any]) -> list[Outcome]:
    from msme_parse.cache import cache_folder
    from msme_parse.many import Unread, lint_paths
    from msme_parse.run import lint_source
    from msme_parse.suppress import load_baseline

    check_selectors(settings)
    outcomes: list[Outcome] = []
    if inputs.has_standard_input:
        baseline = load_baseline(Path(settings.baseline)) if settings.baseline else None
        outcomes.extend(lint_source(source, settings, baseline) for source in inputs)
    else:
        paths = inputs.paths()
        folder = None if flags["no_cache"] or len(paths) < FEWEST_FOR_CACHE else cache_folder()
        with watched(lint_paths(paths, settings, jobs=flags["jobs"], cache_folder=folder), len(paths)) as results:
            for result in results:
                if isinstance(result, Unread):
                    inputs.refuse(result.message)
                else:
                    outcomes.append(result)
    if not flags["quiet"] and settings.output_format != "full":
        for outcome in outcomes:
            tell_notices(outcome.linted.path, outcome.linted.notices)
    return outcomes


def _write_baseline(outcomes: Iterable[Outcome], path: str, inputs: Inputs) -> int:
    from msme_parse.suppress import baseline_bytes

    entries = [entry for outcome in outcomes for entry in outcome.entries]
    put(baseline_bytes(entries), path)
    print(f"msme-parse: {path} keeps {len(entries)} findings", file=sys.stderr)
    return 2 if inputs.unreadable else 0


def _tell_stale(outcomes: Iterable[Outcome], flags: dict[str, Any]) -> None:
    stale = [entry for outcome in outcomes for entry in outcome.stale]
    if not stale or flags["quiet"]:
        return
    print(f"msme-parse: {len(stale)} entries of the baseline no longer apply:", file=sys.stderr)
    for entry in stale:
        print(f"  {entry.path} {entry.code} at {entry.where}", file=sys.stderr)


def _exit_code(results: list[Linted], fail_on: str, unreadable: int) -> int:
    if unreadable:
        return 2
    failing = FAIL_ON[: FAIL_ON.index(fail_on) + 1] if fail_on != "never" else ()
    return int(any(record.severity in failing for result in results for record in result.records))


def _show(results: list[Linted], settings: Settings, flags: dict[str, Any]) -> None:
    from msme_parse.render import render, statistics_table

    output_format = settings.output_format
    if output_format == "full":
        from msme_parse.render.terminal import full_text

        shown = full_text(
            results, color=flags["color"], to_file=flags["output"] is not None, summary=not flags["quiet"]
        )
    else:
        shown = render(output_format, results, fail_on=settings.fail_on)
    put(shown.encode("utf-8", "backslashreplace"), flags["output"])
    if flags["statistics"]:
        text_output = output_format in ("full", "concise", "grouped") and flags["output"] is None
        print(statistics_table(results), file=sys.stdout if text_output else sys.stderr)
