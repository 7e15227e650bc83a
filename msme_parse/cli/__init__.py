"""The command line. Each command is a module of its own, imported only when it is called."""

import os
import sys
from typing import NoReturn

from msme_parse import __version__


def main() -> NoReturn:
    """Run the program and leave with its exit code: 0 nothing to report, 1 findings, 2 it could not do its work."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    if sys.stdout is None:
        print("msme-parse: standard output is closed", file=sys.stderr)
        sys.exit(2)
    try:
        code = _run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
        code = 0
    except OSError as error:  # a disk that is full, say
        _discard_output()
        place = f"{error.filename}: " if error.filename else ""
        print(f"msme-parse: {place}{error.strerror or error}", file=sys.stderr)
        code = 2
    except KeyboardInterrupt:
        code = 130
    except Exception as error:  # no user ever sees a traceback
        from msme_parse.run import fault_of_ours

        print(f"msme-parse: {fault_of_ours(error)}", file=sys.stderr)
        code = 2
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    """Run a command line. A plain `lint` does without click, and so does what scripts ask at every start."""
    if arguments == ["--version"]:
        print(f"msme-parse {__version__}")
        return 0
    if arguments[:1] == ["lint"]:
        from msme_parse.cli.quick import plain_lint

        plain = plain_lint(arguments)
        if plain is not None:
            from msme_parse.cli.linting import lint_told

            return lint_told(*plain)
    from msme_parse.cli.app import run

    return run(arguments)


def _discard_output() -> None:
    """Nobody reads our output any more: keep the interpreter from complaining of it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
