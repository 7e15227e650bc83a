"""Options and fixtures for all tests."""

import tomllib
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
SAMPLE_FOLDERS = sorted(folder for folder in SAMPLES.iterdir() if (folder / "report.txt").is_file())
GOLD = Path(__file__).parent / "gold"
GOLD_FOLDERS = SAMPLE_FOLDERS + sorted(folder for folder in GOLD.iterdir() if folder.is_dir())
KNOWN_MISSES = tomllib.loads((GOLD / "known_misses.toml").read_text("utf-8"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write golden files anew; review the diff before you commit")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are written instead of compared."""
    return bool(request.config.getoption("--accept"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "sample" in metafunc.fixturenames:
        metafunc.parametrize("sample", SAMPLE_FOLDERS, ids=lambda folder: folder.name)
    if "labelled" in metafunc.fixturenames:
        misses = KNOWN_MISSES.get(metafunc.function.__name__, {})
        metafunc.parametrize("labelled", [_labelled(folder, misses) for folder in GOLD_FOLDERS])


def _labelled(folder: Path, misses: dict[str, str]) -> object:
    """A gold set as a parameter; where a miss is known the test has to fail."""
    reason = misses.get(folder.name)
    return pytest.param(folder, id=folder.name, marks=[pytest.mark.xfail(reason=reason, strict=True)] if reason else [])
