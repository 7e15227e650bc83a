"""The hooks that the project offers, run by pre-commit itself against a scratch repository."""

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
pytestmark = [
    pytest.mark.skipif(importlib.util.find_spec("pre_commit") is None, reason="pre-commit is not installed"),
    pytest.mark.skipif(not (ROOT / ".git").exists(), reason="hooks are tried from a checkout"),
]

FAULTY = "1.1. The Group met on 31 November 2025 (_INF/MSME/R/42).\n"


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """An empty repository with one faulty report."""
    _git(tmp_path, "init", "--quiet")
    (tmp_path / "annual.report.txt").write_text(FAULTY)
    _git(tmp_path, "add", ".")
    return tmp_path


def _git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A Drafter", "-c", "user.email=drafter@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module", autouse=True)
def hook_environments(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Environments of hooks are built in a folder of our own, once for all tests here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRE_COMMIT_HOME", str(tmp_path_factory.mktemp("hooks")))
        yield


def _try(folder: Path, hook: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), hook, "--all-files", "--verbose"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_lint_hook_reports_and_fails(scratch: Path) -> None:
    done = _try(scratch, "msme-parse-lint")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "annual.report.txt:1:" in done.stdout
    assert "DAT001" in done.stdout


def test_fix_hook_mends_the_file(scratch: Path) -> None:
    done = _try(scratch, "msme-parse-fix")
    assert "files were modified by this hook" in done.stdout, done.stdout + done.stderr
    assert "(INF/MSME/R/42)" in (scratch / "annual.report.txt").read_text()


def test_extract_hook_asks_for_current_json(scratch: Path) -> None:
    assert _try(scratch, "msme-parse-extract-check").returncode == 1
    subprocess.run(
        [sys.executable, "-m", "msme_parse", "extract", "--beside", "annual.report.txt"], cwd=scratch, check=True
    )
    _git(scratch, "add", ".")
    done = _try(scratch, "msme-parse-extract-check")
    assert done.returncode == 0, done.stdout + done.stderr
