"""How the program starts: plain command lines without click, and no import that nobody needs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from msme_parse.cli.lint import command as lint_command
from msme_parse.cli.quick import plain_lint

ROOT = Path(__file__).resolve().parents[1]


QUICK = [
    ["lint", "a.txt"],
    ["lint", "a.txt", "--output-format", "concise", "b.txt", "-q"],
    ["lint", "--output-format=json", "--isolated", "--no-cache", "a.txt"],
    ["lint", "--select", "DAT, FNT001", "--select=SYM", "--ignore", "DAT002", "--extend-select", "ALL", "a.txt"],
]


@pytest.mark.parametrize("arguments", QUICK, ids=" ".join)
def test_plain_command_lines_are_read_as_click_reads_them(arguments: list[str]) -> None:
    paths, flags = plain_lint(arguments)
    read = lint_command.make_context("lint", arguments[1:]).params
    assert paths == read.pop("paths")
    assert {name: flags[name] or None for name in read} == {name: value or None for name, value in read.items()}
    assert set(flags) <= set(read)


@pytest.mark.parametrize(
    "arguments",
    [
        ["lint"],
        ["lint", "-q"],
        ["lint", "-"],
        ["lint", "--fix", "a.txt"],
        ["lint", "--output-format", "strange", "a.txt"],
        ["lint", "a.txt", "--output-format"],
        ["lint", "a.txt", "--select"],
        ["lint", "--", "a.txt"],
        ["lint", "-qq", "a.txt"],
        ["extract", "a.txt"],
        [],
    ],
    ids=" ".join,
)
def test_other_command_lines_are_left_to_click(arguments: list[str]) -> None:
    assert plain_lint(arguments) is None


def test_a_plain_lint_imports_no_click(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("1.1. Chad joined on 13 December 2017 (WT/MIN(17)/58).\n")
    program = (
        "import sys; sys.argv[1:] = ['lint', '--output-format', 'concise', 'r.txt']\n"
        "from msme_parse.cli import main\n"
        "try: main()\n"
        "except SystemExit: print(sorted({'click', 'rich', 'lark', 'concurrent', 'tomllib'} & set(sys.modules)))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("[]\n")
