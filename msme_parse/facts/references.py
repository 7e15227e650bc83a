"""Cross-references: words that send the reader to a paragraph, a section, an annex, a note, a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.source import Span

if TYPE_CHECKING:
    from msme_parse.facts import Facts

Kind = Literal["paragraph", "section", "annex", "note", "table", "figure", "box"]
Scope = Literal["internal", "external"]


class Reference(msgspec.Struct, frozen=True, eq=False):
    """One target that the text points at. `paragraphs 9 and 10 above` is two references."""

    span: Span
    text: str
    """As written, on one line."""
    kind: Kind
    target: str
    """The number pointed at: `1.3`, `II`, `2`; empty for "the annex"."""
    scope: Scope
    """`external` when it names another document's paragraph: `paragraph 6 of the Doha Declaration`."""
    resolved: bool | None
    """Whether an internal target exists in this document; None for an external one."""
    direction: Literal["above", "below"] | None
    """What the text says of where the target stands."""
    passage: Passage

    @property
    def where(self) -> str:
        """The address of the passage."""
        return self.passage.address


def gather_references(facts: Facts) -> tuple[Reference, ...]:
    """Every cross-reference in reading order."""
    return ()
