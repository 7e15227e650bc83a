"""Abbreviations: where they are defined, what they stand for, where they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.source import Span

if TYPE_CHECKING:
    from msme_parse.facts import Facts


class Definition(msgspec.Struct, frozen=True, eq=False):
    """`11th Ministerial Conference (MC11)`: a short form put in parentheses behind its long form."""

    short: str
    """As written: `MSMEs`, `MSME Group`, `MC11`."""
    long: str
    """The long form on one line."""
    span: Span
    """The short form without its parentheses."""
    long_span: Span
    fits: bool
    """Whether the letters of the short form can be read, in order, from the long form."""
    passage: Passage

    @property
    def where(self) -> str:
        """The address of the passage."""
        return self.passage.address


class Use(msgspec.Struct, frozen=True, eq=False):
    """A word of capitals in the text: `WCO`, `AEOs`, `MC14`."""

    short: str
    """As written."""
    stem: str
    """Without plural or possessive: `AEO` for `AEOs`, `MSME` for `MSMES` in capitals."""
    span: Span
    passage: Passage


class Abbreviations(msgspec.Struct, frozen=True, eq=False):
    """Definitions and uses in reading order."""

    definitions: tuple[Definition, ...]
    uses: tuple[Use, ...]


def gather_abbreviations(facts: Facts) -> Abbreviations:
    """Definitions and uses of a report."""
    return Abbreviations((), ())
