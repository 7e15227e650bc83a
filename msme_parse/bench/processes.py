"""Whole processes: start-up against an interpreter that does nothing, memory, and other tools on the same file."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import msgspec

from msme_parse.bench.corpus import SMALL, report_text
from msme_parse.bench.results import Command, Cores, Memory
from msme_parse.config import Settings
from msme_parse.many import lint_paths

_NOTHING = (sys.executable, "-c", "pass")
_LINT = (sys.executable, "-m", "msme_parse", "lint", "--output-format", "concise", "report.txt")
_EYECITE = "import sys, eyecite; eyecite.get_citations(open(sys.argv[1], encoding='utf-8').read())"

PATIENCE = 30.0
"""After so many seconds a program is stopped, and not asked again."""

_PEERS: Mapping[str, tuple[str, ...]] = {
    "proselint": ("proselint", "check", "report.txt"),
    "sphinx-lint": ("sphinx-lint", "report.rst"),
    "doc8": ("doc8", "report.rst"),
    "eyecite": ("python", "-c", _EYECITE, "report.txt"),
    "bluebell-akn": ("bluebell", "/akn/un/act/2025/1", "act", "report.txt"),
    "textlint": ("textlint", "--rule", "no-todo", "report.md"),
    "markdownlint-cli2": ("markdownlint-cli2", "report.md"),
    "idnits": ("idnits", "--offline", "report.txt"),
}
"""Other tools, and how each is asked to check one file. They do other work, on other languages: compare the scale."""


def tree_memory(characters: int) -> Memory:
    """What parsing takes in a fresh process."""
    command = (sys.executable, "-m", "msme_parse.bench.memory", str(characters))
    done = subprocess.run(command, check=True, capture_output=True)
    return msgspec.json.decode(done.stdout, type=Memory)


def two_cores(files: int) -> Cores:
    """Short reports, all different, linted by one process and by two, nothing kept."""
    with TemporaryDirectory() as folder:
        paths = [str(Path(folder) / f"{number}.txt") for number in range(files)]
        for number, path in enumerate(paths):
            Path(path).write_text(report_text(SMALL, seed=number), "utf-8")
        settings = Settings(plugins=False)
        one, two = _linted(paths, settings, 1), _linted(paths, settings, 2)
    return Cores(files, one, two, one / two)


def _linted(paths: Sequence[str], settings: Settings, jobs: int) -> float:
    start = perf_counter()
    for _ in lint_paths(paths, settings, jobs=jobs):
        pass
    return perf_counter() - start


def run_commands(characters: int, rounds: int, peers: Path | None = None) -> tuple[Command, ...]:
    """`lint` on one made report, and each peer that is installed in the folder `peers`, in turn with doing nothing."""
    with TemporaryDirectory() as folder:
        text = report_text(characters)
        for suffix in ("txt", "rst", "md"):
            (Path(folder) / f"report.{suffix}").write_text(text, "utf-8")
        commands = {"python -c pass": _NOTHING, "msme-parse lint": _LINT, **installed(peers)}
        seconds = _in_turn(commands, rounds, Path(folder))
    size = len(text.encode())
    nothing = seconds["python -c pass"]
    return tuple(
        Command(name, size, median(taken), median(ours / idle for ours, idle in zip(taken, nothing, strict=False)))
        for name, taken in seconds.items()
    )


def installed(peers: Path | None) -> dict[str, tuple[str, ...]]:
    """The peers whose programs stand in a folder, each with its command."""
    found = {}
    for name, (program, *arguments) in _PEERS.items():
        path = shutil.which(program, path=_programs(peers)) if peers else None
        if path is not None and (name != "eyecite" or _succeeds((path, "-c", "import eyecite"))):
            found[name] = (path, *arguments)
    return found


def _programs(peers: Path) -> str:
    """Where the programs of pip and of npm are."""
    return os.pathsep.join(map(str, (peers.absolute(), peers.absolute().parent / "node_modules" / ".bin")))


def _succeeds(command: Sequence[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _in_turn(commands: Mapping[str, Sequence[str]], rounds: int, folder: Path) -> dict[str, list[float]]:
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            if PATIENCE in seconds[name]:
                continue
            taken = _whole_process(command, folder)
            if number or taken == PATIENCE:
                seconds[name].append(taken)
    return seconds


def _whole_process(command: Sequence[str], folder: Path) -> float:
    start = perf_counter()
    with suppress(subprocess.TimeoutExpired):
        subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, check=False, cwd=folder, timeout=PATIENCE
        )
    return min(PATIENCE, perf_counter() - start)
