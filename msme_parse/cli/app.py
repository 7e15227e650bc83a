"""The command group: names of commands, and where each lives."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import Any

import rich_click as click
from click.exceptions import Abort, Exit

from msme_parse import __version__
from msme_parse.config import ConfigurationError

COMMANDS = {
    "lint": "check reports",
    "annotate": "findings as comments into a copy of a Word document",
    "extract": "typed JSON out of the text of reports",
    "batch": "a whole collection into one file",
    "tree": "the parse tree as indented text",
    "rules": "the catalogue of rules",
    "explain": "one rule in words, with its examples",
    "symbol": "one document symbol, parsed and put into words",
    "diff": "two editions compared by paragraph, note, Member, symbol",
    "schema": "the JSON Schema of what a command prints or reads",
}

EXIT_CODES = "Exit codes: 0 nothing to report, 1 findings, 2 the command could not do its work."


class LazyGroup(click.RichGroup):
    """A group that imports a command when it is called, and not before."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order in which a reader needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, name: str) -> Any:
        """The command of that name, or None."""
        if name not in COMMANDS:
            return None
        return importlib.import_module(f"msme_parse.cli.{name}").command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
@click.version_option(__version__, prog_name="msme-parse", message="%(prog)s %(version)s")
def group() -> None:
    """Machine-checks the reports that international bodies write.

    Start with `msme-parse lint report.txt`.
    """


def run(arguments: Sequence[str]) -> int:
    """Run a command line and give its exit code. No exception of ours reaches the user as a traceback."""
    try:
        result = group.main(args=list(arguments), prog_name="msme-parse", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except Abort:
        return 130
    except Exit as stop:
        return int(stop.exit_code)
    except SystemExit as stop:  # so click says that nobody reads the output any more
        raise BrokenPipeError from stop
    except click.ClickException as error:
        error.show()
        return 2
    except ConfigurationError as error:
        print(f"msme-parse: {error}", file=sys.stderr)
        return 2
