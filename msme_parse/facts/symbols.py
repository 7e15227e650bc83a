"""Document symbols as they are cited, with the date that "dated" gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from msme_parse.facts.dates import DateFact
from msme_parse.facts.passages import Passage
from msme_parse.source import Span
from msme_parse.syntax.symbols import SymbolParts, read_symbol
from msme_parse.tree.nodes import Date, Leaf, NoteMark, Prose, RoundCloser, RoundOpener, Symbol

if TYPE_CHECKING:
    from msme_parse.facts import Facts

_SURELY_DATED = frozenset(("dated", "daté du", "en date du", "datée du", "de fecha", "fechado el", "de fecha del"))


class Citation(msgspec.Struct, frozen=True, eq=False):
    """A symbol in the text: what is written, its parts, and what is said of it."""

    span: Span
    text: str
    """As written, line breaks kept."""
    parts: SymbolParts
    dated: DateFact | None
    """The date that follows it as `dated 3 December 2018`."""
    passage: Passage
    in_parentheses: bool
    """Whether it is the first or only thing in a pair of parentheses, or stands between two of them."""

    @property
    def symbol(self) -> str:
        """The symbol in its house form."""
        return self.parts.canonical

    @property
    def base(self) -> str:
        """The symbol without its suffixes: the same for all revisions of a document."""
        symbol = self.parts.canonical
        for suffix in self.parts.suffixes:
            symbol = symbol.replace(f"/{suffix}", "", 1)
        return symbol

    @property
    def where(self) -> str:
        """The address of the passage."""
        return self.passage.address


def gather_citations(facts: Facts) -> tuple[Citation, ...]:
    """Every symbol of title, headings, paragraphs and notes; the document's own symbols are not among them."""
    dates = {fact.span.start: fact for fact in facts.dates}
    found: list[Citation] = []
    for passage in facts.passages:
        if passage.kind == "masthead":
            continue
        depth = 0
        for index, leaf in enumerate(passage.leaves):
            if isinstance(leaf, RoundOpener):
                depth += 1
            elif isinstance(leaf, RoundCloser):
                depth -= 1
            elif isinstance(leaf, Symbol):
                text = facts.text_of(leaf)
                dated = _dated(facts, passage.leaves[index + 1 : index + 6], dates)
                found.append(Citation(leaf.span, text, read_symbol(text), dated, passage, depth > 0))
    return tuple(found)


def _dated(facts: Facts, following: tuple[Leaf, ...], dates: dict[int, DateFact]) -> DateFact | None:
    """The date behind a symbol, when the words between say that it is the document's own."""
    words = ""
    for leaf in following:
        if isinstance(leaf, Date):
            date = dates.get(leaf.start)
            joined = " ".join(words.split()).strip("()* ")
            return date if date is not None and joined in _SURELY_DATED else None
        if not isinstance(leaf, (Prose, RoundOpener, RoundCloser, NoteMark)):
            return None
        if isinstance(leaf, Prose):
            words += facts.text_of(leaf)
        if len(words) > 24:
            return None
    return None
