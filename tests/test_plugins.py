"""Rules of other packages: found through their entry point, off with --isolated, told when they are broken."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parent / "example_plugin"
LONG = "1.1. " + "word " * 300 + "end.\n"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the example package is installed."""
    work = tmp_path_factory.mktemp("plugin")
    shutil.copytree(EXAMPLE, work / "source")
    target = work / "site"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--target", str(target), str(work / "source")], check=True, capture_output=True)
    return target


def _lint(installed: Path, folder: Path, *flags: str) -> subprocess.CompletedProcess[bytes]:
    (folder / "r.txt").write_text(LONG)
    return subprocess.run(
        [sys.executable, "-m", "msme_parse", "lint", "r.txt", "--output-format", "json", *flags],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        check=False,
    )


def test_rules_of_another_package_run(installed: Path, tmp_path: Path) -> None:
    found = json.loads(_lint(installed, tmp_path, "--select", "EXA").stdout)
    assert [(each["code"], each["rule"]) for each in found] == [("EXA001", "paragraph-too-long")]


def test_isolated_leaves_them_out(installed: Path, tmp_path: Path) -> None:
    assert "EXA001" not in _lint(installed, tmp_path, "--isolated").stdout.decode()
    unknown = _lint(installed, tmp_path, "--isolated", "--select", "EXA")
    assert unknown.returncode == 2
    assert b"EXA" in unknown.stderr


@pytest.mark.parametrize(
    ("old", "new"), [('"EXA001"', '"DAT001"'), ("RULE = Rule(", "RULE = unheard_of("), ("RULE", "NO")]
)
def test_a_broken_package_is_told(installed: Path, tmp_path: Path, old: str, new: str) -> None:
    broken = tmp_path / "site"
    shutil.copytree(installed, broken, ignore=shutil.ignore_patterns("__pycache__"))
    file = broken / "example_rules" / "paragraph_too_long.py"
    file.write_text(file.read_text().replace(old, new))
    done = _lint(broken, tmp_path)
    assert done.returncode == 2
    assert b"example" in done.stderr
    assert b"Traceback" not in done.stderr
