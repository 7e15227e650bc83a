"""Killed at any moment, the program leaves files whole, and a rerun completes.

The moment is not left to chance: a child process kills itself at the n-th call that one of the writing modules makes
to the operating system or to C, for every n until it comes to its end.
"""

import contextlib
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from msme_parse.cli.app import run

WRITERS = ("files.py", "cache.py", "mend.py", "output.py")
FAULTY = "1.1. The Group  met on 30 November 2025 and said that that was all.\n"
MOST = 2000

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


def _killed_at(call: int, work: Callable[[], object]) -> bool:
    """Whether a child that does `work` was killed at that call, rather than coming to its end."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            _silence()
            _work_until(call, work)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _work_until(call: int, work: Callable[[], object]) -> None:
    left = call

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal left
        if event == "c_call" and os.path.basename(frame.f_code.co_filename) in WRITERS:
            left -= 1
            if left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)


@pytest.mark.parametrize("flags", [["--fix"], ["--write-baseline", "kept.json"], ["-o", "out.json"]])
def test_killed_while_it_writes(flags: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    report, written = Path("report.txt"), Path(flags[-1] if flags[-1] != "--fix" else "report.txt")
    arguments = ["lint", "--no-cache", "--output-format", "json", *flags, "report.txt"]
    report.write_text(FAULTY)
    run(arguments)
    whole = written.read_bytes()
    assert report.read_text() != FAULTY or written != report
    moments = 0
    for call in range(1, MOST):
        report.write_text(FAULTY)
        if written != report:
            written.write_text("what was there before")
        before = written.read_bytes()
        if not _killed_at(call, lambda: run(arguments)):
            break
        moments += 1
        assert written.read_bytes() in (before, whole)
    assert 10 < moments < MOST - 2
    run(arguments)
    assert written.read_bytes() == whole


def test_killed_while_it_keeps_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MSME_PARSE_CACHE", str(tmp_path / "kept"))
    for number in range(8):
        Path(f"report{number}.txt").write_text(FAULTY * (number + 1))
    arguments = ["lint", "--output-format", "json", "-o", "out.json", "."]
    run([*arguments, "--no-cache"])
    whole = Path("out.json").read_bytes()
    moments = 0
    for call in range(1, MOST, 3):
        if not _killed_at(call, lambda: run(arguments)):
            break
        moments += 1
    assert moments > 10
    run(arguments)
    assert Path("out.json").read_bytes() == whole
