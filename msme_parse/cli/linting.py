"""What `msme-parse lint` does, once its command line is read. Nothing here needs click."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msme_parse.cli.inputs import Inputs, tell_notices
from msme_parse.cli.output import put
from msme_parse.cli.progress import watched
from msme_parse.cli.rules_options import check_selectors, settings_of
from msme_parse.config import ConfigurationError, Settings

if TYPE_CHECKING:
    from msme_parse.records.findings import Linted
    from msme_parse.run import Outcome

FORMATS = ("full", "concise", "grouped", "json", "jsonl", "sarif", "github", "gitlab", "junit", "html", "markdown")
FEWEST_FOR_CACHE = 8
"""For fewer files than this nothing is kept between runs: it would cost as much as it saves."""
FAIL_ON = ("error", "warning", "info", "never")


def lint(paths: tuple[str, ...], flags: dict[str, Any]) -> int:
    """Lint what the paths name, show what was found, and give the exit code. Raises ConfigurationError."""
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
    if flags["verbose"]:
        _tell_all(outcomes, flags)
    _tell_stale(outcomes, flags)
    results = [outcome.linted for outcome in outcomes]
    _show(results, settings, flags)
    return _exit_code(results, settings.fail_on, inputs.unreadable)


def lint_told(paths: tuple[str, ...], flags: dict[str, Any]) -> int:
    """The same for those who wait for an exit code alone: what is wrong with the configuration is told."""
    try:
        return lint(paths, flags)
    except ConfigurationError as error:
        print(f"msme-parse: {error}", file=sys.stderr)
        return 2


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


def _tell_all(outcomes: Iterable[Outcome], flags: dict[str, Any]) -> None:
    """Which configuration counts, and how each file was read."""
    from msme_parse.config import settings_file

    file = None if flags["isolated"] else settings_file(flags["config"], start=Path.cwd())
    print(f"msme-parse: configuration: {file or 'none'}", file=sys.stderr)
    for outcome in outcomes:
        done, number = outcome.linted, len(outcome.linted.records)
        print(f"msme-parse: {done.path}: {done.read_as}; {number} finding{'' if number == 1 else 's'}", file=sys.stderr)


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
