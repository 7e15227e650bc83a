"""What an output may be told beside the findings."""

from __future__ import annotations

from typing import TypedDict


class Options(TypedDict, total=False):
    """Wishes of the user. An output takes what concerns it and leaves the rest."""

    fail_on: str
    """The mildest severity that counts as a failure, `never` for none; `warning` when nothing is said."""
