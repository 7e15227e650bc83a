"""Whole processes: start-up against an interpreter that does nothing, memory, and other tools on the same file."""

import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import msgspec

from msme_parse.bench.corpus import report_text
from msme_parse.bench.results import Command, Memory

_NOTHING = (sys.executable, "-c", "pass")
_LINT = (sys.executable, "-m", "msme_parse", "lint", "--output-format", "concise")
_EYECITE = "import sys, eyecite; eyecite.get_citations(open(sys.argv[1], encoding='utf-8').read())"

_PEERS: Mapping[str, tuple[str, ...]] = {
    "proselint": ("proselint", "check"),
    "sphinx-lint": ("sphinx-lint",),
    "doc8": ("doc8",),
    "eyecite": ("python", "-c", _EYECITE),
}
"""Other tools, and how each is asked to check one file. They do other work, on other languages: compare the scale."""

PEERS = tuple(_PEERS)


def tree_memory(characters: int) -> Memory:
    """What parsing takes in a fresh process."""
    command = (sys.executable, "-m", "msme_parse.bench.memory", str(characters))
    done = subprocess.run(command, check=True, capture_output=True)
    return msgspec.json.decode(done.stdout, type=Memory)


def run_commands(characters: int, rounds: int, peers: Path | None = None) -> tuple[Command, ...]:
    """`lint` on one made report, and each peer that is installed in the folder `peers`, in turn with doing nothing."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "report.rst"
        file.write_text(report_text(characters), "utf-8")
        commands = {"python -c pass": _NOTHING, "msme-parse lint": (*_LINT, str(file))}
        commands |= {name: (*command, str(file)) for name, command in installed(peers).items()}
        seconds = _in_turn(commands, rounds)
        size = file.stat().st_size
    nothing = seconds["python -c pass"]
    return tuple(
        Command(name, size, median(taken), median(ours / idle for ours, idle in zip(taken, nothing, strict=True)))
        for name, taken in seconds.items()
    )


def installed(peers: Path | None) -> dict[str, tuple[str, ...]]:
    """The peers whose programs stand in a folder, each with its command."""
    found = {}
    for name, (program, *arguments) in _PEERS.items():
        path = shutil.which(program, path=str(peers)) if peers else None
        if path is not None and (name != "eyecite" or _succeeds((path, "-c", "import eyecite"))):
            found[name] = (path, *arguments)
    return found


def _succeeds(command: Sequence[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _in_turn(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, list[float]]:
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            start = perf_counter()
            subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
            if number:
                seconds[name].append(perf_counter() - start)
    return seconds
