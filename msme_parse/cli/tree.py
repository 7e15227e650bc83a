"""`msme-parse tree`"""

from __future__ import annotations

from typing import Any

import rich_click as click

from msme_parse.cli.app import EXIT_CODES
from msme_parse.cli.inputs import Inputs
from msme_parse.cli.output import put
from msme_parse.cli.reading import reading, reading_options


@click.command("tree", epilog=EXIT_CODES)
@click.argument("path", metavar="PATH")
@click.option("--width", default=72, show_default=True, help="Characters of a leaf's text that are shown.")
@reading_options
def command(path: str, width: int, **flags: Any) -> int:
    """Print the parse tree of a report, one node a line, with its span in character offsets."""
    from msme_parse.syntax import parse_source
    from msme_parse.tree.dump import dump

    inputs = Inputs([path], reading=reading(flags))
    for source in inputs:
        put(dump(parse_source(source), width=width).encode("utf-8", "backslashreplace"), None)
    return 2 if inputs.unreadable else 0
