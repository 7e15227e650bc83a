"""The words of the prose, for those facts that need them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from msme_parse.facts import Facts


class Words:
    """Words of a report."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
