"""The flags with which a user says how files are to be read; the same for every command that reads some."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import rich_click as click

from msme_parse.cli.linting import READING
from msme_parse.readers import HOUSES, LANGUAGES, TEXT_FORMS, TRACKED_CHANGES, Reading

_OPTIONS = (
    click.option("--form", type=click.Choice(TEXT_FORMS), help="How the text is laid out; by default, looked at."),
    click.option("--language", type=click.Choice(LANGUAGES), help="The language; by default, looked at."),
    click.option("--house", type=click.Choice(HOUSES), help="Whose conventions apply; by default, looked at."),
    click.option(
        "--track-changes",
        type=click.Choice(TRACKED_CHANGES),
        help="Read tracked changes of Word as accepted, or the text as it was before them [accept].",
    ),
    click.option("--max-bytes", type=click.IntRange(min=1), metavar="N", help="Refuse a larger file [256 MiB]."),
)


def reading_options(command: Callable[..., int]) -> Callable[..., int]:
    """The flags, put on a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def given(flags: dict[str, Any]) -> dict[str, Any]:
    """What the user did set, by the names that `Reading` and `Settings` share."""
    return {name: flags[name] for name in READING if flags[name] is not None}


def reading(flags: dict[str, Any]) -> Reading:
    """How files are read by a command that knows no configuration."""
    return Reading(**given(flags))
