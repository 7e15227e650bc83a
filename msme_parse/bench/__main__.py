"""`python -m msme_parse.bench`: measure, print the tables, and write them or their JSON where asked."""

import argparse
import os
import platform
import sys
import sysconfig
from datetime import date
from pathlib import Path

from msme_parse import __version__
from msme_parse.bench.corpus import SMALL, report_text
from msme_parse.bench.page import page
from msme_parse.bench.processes import run_commands, tree_memory, two_cores
from msme_parse.bench.results import Machine, Results, to_json
from msme_parse.bench.rounds import (
    after_an_edit,
    growth,
    run_rounds,
    slowest_facts,
    slowest_grammars,
    slowest_rules,
)
from msme_parse.catalogue import catalogue
from msme_parse.files import write_whole

SIZES = (10_000, 100_000, 1_000_000)
FULL = (*SIZES, 10_000_000)
FILES = 200
FULL_FILES = 2_000


def main() -> None:
    """Run the benchmark."""
    arguments = _arguments().parse_args()
    sizes = tuple(arguments.size) or (FULL if arguments.full else SIZES)
    files = arguments.files or (FULL_FILES if arguments.full else FILES)
    results = measure(sizes, rounds=arguments.rounds, peers=arguments.peers, files=files)
    sys.stdout.write(page(results))
    if arguments.json:
        write_whole(arguments.json, to_json(results))
    if arguments.write:
        write_whole(arguments.write, page(results).encode())


def measure(sizes: tuple[int, ...], *, rounds: int, peers: Path | None = None, files: int = FILES) -> Results:
    """One run over made reports of the given sizes, in characters."""
    texts = [report_text(size) for size in sorted(sizes)]
    measured = tuple(run_rounds(text, rounds) for text in texts)
    middle = min(len(texts[-1]), 1_000_000)
    commands = run_commands(SMALL, rounds, peers)
    if peers:
        commands += run_commands(middle, max(1, rounds // 3), peers)
    return Results(
        version=__version__,
        date=date.today().isoformat(),
        machine=_machine(),
        rules=len(catalogue()),
        rounds=measured,
        slowest_rules=slowest_rules(report_text(middle), rounds=max(1, rounds // 3)),
        slowest_facts=slowest_facts(report_text(middle), rounds=max(1, rounds // 3)),
        slowest_grammars=slowest_grammars(report_text(middle), rounds=max(1, rounds // 3)),
        edited=after_an_edit(report_text(middle), rounds=max(1, rounds // 3)),
        cores=two_cores(files),
        growth=growth(measured),
        memory=tree_memory(middle),
        commands=commands,
    )


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m msme_parse.bench", description=main.__doc__)
    parser.add_argument(
        "--size", type=int, nargs="*", default=(), metavar="N", help="characters; default 10 KB to 1 MB"
    )
    parser.add_argument("--full", action="store_true", help=f"up to 10 MB, {FULL_FILES} files")
    parser.add_argument("--files", type=int, metavar="N", help=f"short reports for two cores; default {FILES}")
    parser.add_argument("--rounds", type=int, default=9, metavar="N")
    parser.add_argument("--peers", type=Path, metavar="DIR", help="programs of other tools to run beside ours")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the tables as Markdown")
    return parser


def _machine() -> Machine:
    return Machine(
        python=platform.python_version(),
        build=_build(),
        system=platform.system(),
        processor=_processor(),
        cores=os.cpu_count() or 1,
    )


def _build() -> str:
    flags = f"{sysconfig.get_config_var('CONFIG_ARGS')} {sysconfig.get_config_var('PGO_PROF_USE_FLAG') or ''}"
    names = {"PGO": "--enable-optimizations", "LTO": "--with-lto"}
    return " ".join(name for name, flag in names.items() if flag in flags) or "plain"


def _processor() -> str:
    """The processor's name, where the system tells it in words."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    main()
