"""The flags with which a user says how files are to be read; the same for every command that reads some."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msme_parse.readers import HOUSES, LANGUAGES, TEXT_FORMS, TRACKED_CHANGES, Reading

FIELDS = ("form", "language", "house", "track_changes", "max_bytes", "max_unzipped")


def reading_options(command: Callable[..., int]) -> Callable[..., int]:
    """The flags, put on a command."""
    import rich_click as click  # who only wants to know what was given needs none

    options = (
        click.option("--form", type=click.Choice(TEXT_FORMS), help="How the text is laid out; by default, looked at."),
        click.option("--language", type=click.Choice(LANGUAGES), help="The language; by default, looked at."),
        click.option("--house", type=click.Choice(HOUSES), help="Whose conventions apply; by default, looked at."),
        click.option(
            "--track-changes",
            type=click.Choice(TRACKED_CHANGES),
            help="Read tracked changes of Word as accepted, or the text as it was before them [accept].",
        ),
        click.option("--max-bytes", type=click.IntRange(min=1), metavar="N", help="Refuse a larger file [256 MiB]."),
        click.option(
            "--max-unzipped",
            type=click.IntRange(min=1),
            metavar="N",
            help="Refuse a compressed file that unpacks to more [512 MiB].",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def given(flags: dict[str, Any]) -> dict[str, Any]:
    """What the user did set, by the names that `Reading` and `Settings` share."""
    return {name: flags[name] for name in FIELDS if flags[name] is not None}


def reading(flags: dict[str, Any]) -> Reading:
    """How files are read by a command that knows no configuration."""
    return Reading(**given(flags))
