"""What README.md shows is what happens: its commands are run, their output compared; `pytest --accept` rewrites it."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
TEXT = README.read_text("utf-8")
BLOCKS = [(match[1], match[2]) for match in re.finditer(r"^```(\w+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)]


def _blocks(kind: str) -> list[str]:
    return [text for name, text in BLOCKS if name == kind]


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the samples, where the commands are found and nothing depends on the terminal."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def test_commands_print_what_is_shown(elsewhere: Path, accept: bool) -> None:
    text = TEXT
    for block in _blocks("console"):
        shown = "".join(f"$ {command}\n{_output(command)}" for command, _ in _commands(block))
        text = text.replace(block, shown)
    if accept:
        README.write_text(text, "utf-8")
    assert text.splitlines() == TEXT.splitlines() or accept


def _commands(block: str) -> list[tuple[str, str]]:
    """The commands of a block, each with the output shown below it."""
    return [(match[1], match[2]) for match in re.finditer(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)]


def _output(command: str) -> str:
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == "", command
    return done.stdout


def test_python_prints_what_is_shown(elsewhere: Path) -> None:
    example = doctest.DocTestParser().get_doctest("\n".join(_blocks("pycon")), {}, "README.md", str(README), 0)
    runner = doctest.DocTestRunner(verbose=False)
    assert runner.run(example).attempted > 3
    assert runner.failures == 0


def test_text_that_is_quoted_stands_in_a_sample() -> None:
    samples = [file.read_text("utf-8") for file in ROOT.glob("samples/*/report.txt")]
    for block in _blocks("text"):
        assert any(block in sample for sample in samples), block


def test_words_for_make_are_targets() -> None:
    targets = set(re.findall(r"^(\w[\w-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    asked = set(re.findall(r"^make ([\w-]+)", "\n".join(_blocks("sh")), re.MULTILINE))
    assert asked and asked <= targets


def test_readme_can_be_read_at_one_sitting() -> None:
    assert len(TEXT.splitlines()) <= 130
