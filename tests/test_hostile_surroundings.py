"""What stands round a report made to do harm: configurations, names, streams, disks. One line, exit code 2."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

REPORT = b"1.1. Chad joined on 31 November 2025 (WT/L/1173).[1]\n\n[1] See JOB/GC/207.\n"
DEEP = b"[" * 5_000
LONG = "n" * 250 + ".txt"
HUGE = b"1" + b"0" * 5_000


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MSME_PARSE_CACHE", str(tmp_path / "kept"))
    Path("report.txt").write_bytes(REPORT)


def ran(*arguments: str | bytes, **named: Any) -> tuple[int, str]:
    """The exit code of a command and what it says on standard error: never a traceback, never a fault of ours."""
    named = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "timeout": 60, **named}
    done = subprocess.run(
        [sys.executable, "-m", "msme_parse", *arguments], stderr=subprocess.PIPE, check=False, **named
    )
    said = done.stderr.decode("utf-8")
    assert "Traceback" not in said and "a fault of msme-parse" not in said
    return done.returncode, said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"max-bytes = -5", "Expected `int` >= 1"),
        (b"max-unzipped = 0", "Expected `int` >= 1"),
        (b"max-bytes = " + HUGE, "4300 digits"),
        (b"select = " + DEEP, "too many brackets inside each other"),
        (b'select = [""]', "no rule is called ''"),
        (b'extend = "msme-parse.toml"', "unknown key 'extend'"),
        (b'baseline = "\\u0000"', "cannot read the baseline"),
        (b'baseline = "pipe"', "is a pipe or a device"),
        (b'previous = "\\u0000"', "the previous edition cannot be read"),
        (b'previous = "."', "the previous edition cannot be read"),
        (b"\xff\xfea", "not UTF-8 at byte 0"),
        (b"x = 1\nx = 2", "Cannot overwrite a value"),
    ],
)
def test_configuration_that_makes_no_sense(content: bytes, said: str) -> None:
    os.mkfifo("pipe")
    Path("msme-parse.toml").write_bytes(content)
    code, told = ran("lint", "report.txt")
    assert code == 2 and said in told and len(told.splitlines()) == 1


@pytest.mark.parametrize("content", ["tool = 5", "tool = [1]", "[tool]\nmsme-parse = 5"])
def test_project_file_without_our_table(content: str) -> None:
    Path("pyproject.toml").write_text(f"{content}\n# [tool.msme-parse]\n")
    code, told = ran("lint", "report.txt")
    assert code == 2 and told.endswith("pyproject.toml: [tool.msme-parse] is no table\n")


@pytest.mark.parametrize("flag", ["--config", "--baseline", "--previous"])
@pytest.mark.parametrize("path", ["pipe", "/dev/zero", ".", "missing", "n" * 300, "loop"])
def test_files_beside_the_reports_that_cannot_be_read(flag: str, path: str) -> None:
    os.mkfifo("pipe")
    os.symlink("loop", "loop")
    code, told = ran("lint", flag, path, "report.txt")
    assert code == 2 and "cannot" in told


@pytest.mark.parametrize("command", [("lint",), ("batch", "--out", "out.jsonl"), ("lint", "--fix")])
@pytest.mark.parametrize("content", [b"suppress = 5", b"\xff", b"x = " + HUGE, b"suppress = " + DEEP, b"[[suppress]]"])
def test_suppressions_that_make_no_sense(command: tuple[str, ...], content: bytes) -> None:
    Path("report.txt.msme.toml").write_bytes(content)
    code, told = ran(*command, "report.txt")
    assert code == 2 and "report.txt.msme.toml: " in told


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"version": ' + HUGE + b"}"])
def test_baseline_that_is_none(content: bytes) -> None:
    Path("kept.json").write_bytes(content)
    code, told = ran("lint", "--baseline", "kept.json", "report.txt")
    assert code == 2 and "kept.json" in told


def test_kept_results_that_are_damaged_are_done_without() -> None:
    names = [f"{number}.txt" for number in range(9)]
    for name in names:
        Path(name).write_bytes(REPORT)
    assert ran("lint", *names)[0] == 1
    kept = [file for file in Path("kept").rglob("*") if file.is_file()]
    assert kept
    for file in kept:
        file.write_bytes(b"\x00damaged\xff" * 10)
    assert ran("lint", *names) == (1, "")
    for file in kept:
        file.unlink()
        file.mkdir()
    assert ran("lint", *names) == (1, "")


@pytest.mark.parametrize(
    "command",
    [
        ("lint", "report.txt"),
        ("extract", "report.txt"),
        ("rules",),
        ("--version",),
        ("--help",),
        ("lint", "-o", "/dev/full", "report.txt"),
        ("extract", "-o", "/dev/full", "report.txt"),
    ],
)
def test_disk_that_is_full(command: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        code, told = ran(*command, stdout=full)
    assert code == 2 and "No space left on device" in told
    assert not Path("/dev/full").is_file(), "a device is written to, not replaced"


@pytest.mark.parametrize("output", ["missing/out", ".", "n" * 300])
@pytest.mark.parametrize("command", [("lint",), ("extract",)])
def test_output_that_cannot_be_written(command: tuple[str, ...], output: str) -> None:
    code, told = ran(*command, "-o", output, "report.txt")
    assert code == 2 and "cannot write" in told


@pytest.mark.parametrize(
    ("closed", "arguments", "code", "said"),
    [
        (0, ("lint", "-"), 2, "standard input is closed"),
        (0, ("lint", "report.txt"), 1, ""),
        (1, ("lint", "report.txt"), 2, "standard output is closed"),
        (1, ("extract", "report.txt"), 2, "standard output is closed"),
        (2, ("lint", "missing.txt"), 2, ""),
    ],
)
def test_streams_that_are_closed(closed: int, arguments: tuple[str, ...], code: int, said: str) -> None:
    result, told = ran(*arguments, preexec_fn=lambda: os.close(closed))
    assert result == code and said in told


def test_nobody_reads_the_output() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        assert ran("extract", "report.txt", stdout=nobody) == (0, "")


NAMES: dict[str, tuple[bytes, Callable[[bytes], object], int]] = {
    "too long": (b"n" * 5_000, lambda name: None, 2),
    "as long as can be": (LONG.encode(), lambda name: Path(os.fsdecode(name)).write_bytes(REPORT), 1),
    "a line end": (b"a\nb.txt", lambda name: Path(os.fsdecode(name)).write_bytes(REPORT), 1),
    "no text": (b"\xff\xfe.txt", lambda name: Path(os.fsdecode(name)).write_bytes(REPORT), 1),
    "control codes": (b"\x1b[31m.txt", lambda name: Path(os.fsdecode(name)).write_bytes(REPORT), 1),
    "a link to itself": (b"loop.txt", lambda name: os.symlink(name, name), 2),
    "a pipe": (b"pipe.txt", os.mkfifo, 2),
    "a folder inside itself": (b"folder", lambda name: (os.mkdir(name), os.symlink(".", name + b"/itself")), 0),
    "a file as a folder": (b"report.txt/a.txt", lambda name: None, 2),
}


@pytest.mark.parametrize("kind", NAMES)
def test_names_of_files(kind: str) -> None:
    name, make, code = NAMES[kind]
    make(name)
    for output_format in ("full", "json", "sarif", "html"):
        assert ran("lint", "--output-format", output_format, name)[0] == code
    assert ran("extract", name)[0] == (0 if code == 1 else code)
    assert ran("batch", name, "--out", "out.sqlite")[0] == (0 if code == 1 else code)


@pytest.mark.parametrize("limit", [str(1 << 62), str((1 << 63) - 1), "1" + "0" * 30])
def test_any_limit_of_bytes_can_be_asked_for(limit: str) -> None:
    assert ran("lint", "--max-bytes", limit, "report.txt") == (1, "")
    with open("report.txt", "rb") as report:
        assert ran("lint", "--max-bytes", limit, "-", stdin=report) == (1, "")


def test_limits_hold_to_the_byte() -> None:
    size = len(REPORT)
    for limit, code in ((size, 1), (size - 1, 2)):
        assert ran("lint", "--max-bytes", str(limit), "report.txt")[0] == code
        with open("report.txt", "rb") as report:
            assert ran("lint", "--max-bytes", str(limit), "-", stdin=report)[0] == code
