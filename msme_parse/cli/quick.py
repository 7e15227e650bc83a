"""The plain command lines of `lint`, read without click: importing it takes longer than linting a short report.

Anything that is not quite plain, mistakes included, is left to click.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msme_parse.cli.linting import FORMATS
from msme_parse.cli.rules_options import selectors

_SWITCHES = {
    "-q": "quiet",
    "--quiet": "quiet",
    "-v": "verbose",
    "--verbose": "verbose",
    "--isolated": "isolated",
    "--no-cache": "no_cache",
}
_RULES = {"--select": "select", "--ignore": "ignore", "--extend-select": "extend_select"}


class Flags(dict[str, Any]):
    """The flags of a command line; one that was not given is None."""

    def __missing__(self, name: str) -> None:
        return None


def plain_lint(arguments: Sequence[str]) -> tuple[tuple[str, ...], Flags] | None:
    """The paths and flags of `lint PATH...` with options that are easy to read; None for every other command line.

    >>> plain_lint(["lint", "--quiet", "report.txt"])[0]
    ('report.txt',)
    >>> plain_lint(["lint", "--fix", "report.txt"]) is None
    True
    """
    paths: list[str] = []
    rules: dict[str, list[str]] = {name: [] for name in _RULES.values()}
    flags = Flags(stdin_filename="<stdin>", color="auto")
    waiting = iter(arguments)
    if next(waiting, "") != "lint":
        return None
    for argument in waiting:
        name, _, value = argument.partition("=")
        if not argument.startswith("-"):
            paths.append(argument)
        elif argument in _SWITCHES:
            flags[_SWITCHES[argument]] = True
        elif name == "--output-format" or name in _RULES:
            value = value if "=" in argument else next(waiting, "")
            if name in _RULES and value:
                rules[_RULES[name]].append(value)
            elif name == "--output-format" and value in FORMATS:
                flags["output_format"] = value
            else:
                return None
        else:
            return None
    flags.update((name, selectors(values)) for name, values in rules.items())
    return (tuple(paths), flags) if paths else None
