"""Options and fixtures for all tests."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
SAMPLE_FOLDERS = sorted(folder for folder in SAMPLES.iterdir() if (folder / "report.txt").is_file())


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write golden files anew; review the diff before you commit")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are written instead of compared."""
    return bool(request.config.getoption("--accept"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "sample" in metafunc.fixturenames:
        metafunc.parametrize("sample", SAMPLE_FOLDERS, ids=lambda folder: folder.name)
