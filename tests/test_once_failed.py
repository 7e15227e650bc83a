"""Every input that once broke a law, for ever after."""

from pathlib import Path

import pytest
from fuzz.laws import hold_for_a_file, hold_for_a_report

INPUTS = sorted((Path(__file__).parent / "data" / "once_failed").iterdir())


@pytest.mark.parametrize("file", INPUTS, ids=lambda file: file.name)
def test_what_once_failed(file: Path) -> None:
    data = file.read_bytes()
    hold_for_a_file(data)
    hold_for_a_report(data)
