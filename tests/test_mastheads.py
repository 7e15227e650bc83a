"""What a masthead says and where the title begins and ends, in the forms that converters and the houses give them.

Each file of `data/mastheads` says above its line of equals signs what is to be read below.
"""

import datetime
import tomllib
from pathlib import Path

import pytest

from msme_parse import parse
from msme_parse.facts import Facts

_CASES = sorted((Path(__file__).parent / "data" / "mastheads").glob("*.txt"))


@pytest.mark.parametrize("path", _CASES, ids=lambda path: path.stem)
def test_masthead(path: Path) -> None:
    expected, _, text = path.read_text("utf-8").partition("\n====\n")
    identity = Facts(parse(text)).identity
    for field, wanted in tomllib.loads(expected).items():
        found = getattr(identity, field)
        if isinstance(found, datetime.date):
            found = found.isoformat()
        assert (list(found) if isinstance(found, tuple) else found) == wanted, field
