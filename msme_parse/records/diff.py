"""The JSON of `msme-parse diff`: what became of last year's edition."""

from __future__ import annotations

from typing import Literal

import msgspec

from msme_parse.facts import Editions, Facts
from msme_parse.facts.editions import ListChange, PassagePair


class PassageChange(msgspec.Struct, frozen=True):
    """A paragraph or note that one edition has otherwise than the other, or not at all."""

    fate: Literal["changed", "new", "gone"]
    kind: Literal["paragraph", "note"]
    old_where: str | None
    new_where: str | None
    old_text: str | None
    new_text: str | None


class MembersChange(msgspec.Struct, frozen=True):
    """The longest Member list of each edition; null where there is none."""

    old_members: int | None
    new_members: int | None
    joined: tuple[str, ...]
    left: tuple[str, ...]


class SymbolsChange(msgspec.Struct, frozen=True):
    """Document symbols that only one edition cites."""

    new: tuple[str, ...]
    gone: tuple[str, ...]


class DiffRecord(msgspec.Struct, frozen=True):
    """Two editions compared by paragraph, note, Member and symbol."""

    old: str
    new: str
    same: int
    """Paragraphs and notes that are word for word the same."""
    passages: tuple[PassageChange, ...]
    members: MembersChange
    symbols: SymbolsChange

    @property
    def is_empty(self) -> bool:
        """Whether the editions say the same."""
        members, symbols = self.members, self.symbols
        return not (self.passages or members.joined or members.left or symbols.new or symbols.gone)


def diff_record(facts: Facts, editions: Editions) -> DiffRecord:
    """What became of the previous edition of `facts`."""
    return DiffRecord(
        old=editions.previous.report.source.path,
        new=facts.report.source.path,
        same=sum(pair.fate == "same" for pair in editions.passages),
        passages=tuple(_change(pair) for pair in editions.passages if pair.fate != "same"),
        members=MembersChange(
            old_members=editions.old_list.members if editions.old_list else None,
            new_members=editions.new_list.members if editions.new_list else None,
            joined=_names(editions.joined),
            left=_names(editions.left),
        ),
        symbols=SymbolsChange(
            tuple(citation.symbol for citation in editions.cited),
            tuple(citation.symbol for citation in editions.dropped),
        ),
    )


def _names(changes: tuple[ListChange, ...]) -> tuple[str, ...]:
    return tuple(change.entry.text for change in changes)


def _change(pair: PassagePair) -> PassageChange:
    passage = pair.new or pair.old
    assert passage is not None and pair.fate != "same"
    return PassageChange(
        fate=pair.fate,
        kind="note" if passage.kind == "note" else "paragraph",
        old_where=pair.old.address if pair.old else None,
        new_where=pair.new.address if pair.new else None,
        old_text=pair.old_text if pair.old else None,
        new_text=pair.new_text if pair.new else None,
    )
