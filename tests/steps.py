"""Steps, not seconds: how many functions, in Python and in C, something calls."""

import sys
from collections.abc import Callable


def steps(do: Callable[[], object]) -> int:
    """The calls that something takes. What is kept for later is a step of the first time only: do it once before."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        do()
    finally:
        sys.setprofile(before)
    return calls
