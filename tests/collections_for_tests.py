"""Small collections for the tests of `batch`, and one way to run it."""

import subprocess
import sys
from pathlib import Path

REPORT = """WORKING PARTY ON SMALL TRADERS

ANNUAL REPORT {year}

1 INTRODUCTION

1.1. The Group met on 31 November {year} and on 3 March {year}.[1] See {symbol} and WT/GC/M/72 - 74.
1.2. As said in paragraph 1.1, the Group has {number} Members: Chad; Fiji; Korea, Republic of; and Peru.

[1] See document {symbol}.
"""


def report(number: int, symbol: str = "WT/L/1173") -> str:
    """A short report with a date, a note, symbols, a list, a count, a reference and at least one fault."""
    return REPORT.format(number=number, year=2000 + number % 25, symbol=symbol)


def write_collection(folder: Path, files: int) -> Path:
    """A folder with so many reports, in two folders of its own."""
    for number in range(files):
        path = folder / ("early" if number % 3 else "late") / f"report-{number:04}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(report(number), "utf-8")
    return folder


def batch(*arguments: object, folder: Path) -> subprocess.CompletedProcess[str]:
    """`msme-parse batch` as a program, run in `folder`."""
    command = [sys.executable, "-m", "msme_parse", "batch", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)


def content(path: Path) -> dict[str, bytes]:
    """A file or a folder of files by name; what else stands beside it is not looked at."""
    if path.is_dir():
        return {file.name: file.read_bytes() for file in sorted(path.iterdir())}
    return {path.name: path.read_bytes()}
