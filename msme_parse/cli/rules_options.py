"""The options that choose rules, and the settings that they and the configuration make together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from msme_parse.cli.reading import given as given_reading
from msme_parse.config import STATUS_CHOICES, Settings, load_settings

NAMED = ("profile", "fail_on", "output_format", "baseline", "previous")
"""Flags that stand for a setting of the same name when they are given."""


def _rules_option(name: str, meaning: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """An option that takes rules, one by one or with commas between."""
    import rich_click as click  # who only wants settings needs none

    return click.option(name, multiple=True, callback=_split, metavar="RULE", help=meaning)


def rules_options(command: Callable[..., int]) -> Callable[..., int]:
    """The flags with which every command that lints says what runs, and how it judges."""
    import rich_click as click

    options = (
        _rules_option("--select", "Run only these rules: codes, prefixes such as DAT, names, ALL."),
        _rules_option("--ignore", "Leave these rules out."),
        _rules_option("--extend-select", "Run these rules as well."),
        click.option(
            "--profile", type=click.Choice(STATUS_CHOICES), help="Draft or final; auto (default) reads the title."
        ),
        click.option(
            "--as-of",
            type=click.DateTime(["%Y-%m-%d"]),
            metavar="DATE",
            help="Judge names and numbers of Members as of DATE (2025-12-31), not of the report's own day.",
        ),
        click.option("--config", metavar="FILE", help="Read this configuration, not the nearest one."),
        click.option("--isolated", is_flag=True, help="Read no configuration at all."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _split(context: Any, parameter: Any, values: tuple[str, ...]) -> tuple[str, ...]:
    return selectors(values)


def selectors(values: Iterable[str]) -> tuple[str, ...]:
    """Selectors may be given one by one or with commas between."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def settings_of(flags: dict[str, Any]) -> Settings:
    """The configuration, with the flags of the command line over it."""
    import msgspec

    settings = Settings(plugins=False) if flags["isolated"] else load_settings(flags["config"], start=Path.cwd())
    given = {name: flags[name] for name in NAMED if flags.get(name)}
    given.update(given_reading(flags))
    if flags["as_of"]:
        given["as_of"] = flags["as_of"].date()
    if flags["select"]:
        given["select"] = flags["select"]
    given["ignore"] = (*settings.ignore, *flags["ignore"])
    given["extend_select"] = (*settings.extend_select, *flags["extend_select"])
    return msgspec.structs.replace(settings, **given)


def check_selectors(settings: Settings) -> None:
    """A wrong selector is an error even when no file could be read."""
    from msme_parse.config import chosen, known_rules

    chosen(known_rules(settings), settings.choice_for(""))
