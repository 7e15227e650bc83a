"""Document symbols as they are cited, with the date that "dated" gives them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from msme_parse.facts.dates import DateFact
from msme_parse.facts.passages import Passage
from msme_parse.facts.slips import is_known_series, nearest_form
from msme_parse.facts.tables import row_passage, table_rows
from msme_parse.source import Span
from msme_parse.syntax.divided import member_codes
from msme_parse.syntax.recognition import is_decision, is_symbol, split_symbols
from msme_parse.syntax.symbols import Repair, SymbolParts, read_symbol
from msme_parse.tree.nodes import (
    Date,
    Furniture,
    Gap,
    Leaf,
    MastheadField,
    NoteMark,
    Number,
    Prose,
    RoundCloser,
    RoundOpener,
    Symbol,
)

if TYPE_CHECKING:
    from msme_parse.facts import Facts

_DATED = frozenset(
    (
        *("dated", "datée du", "daté du", "datés du", "datées du", "en date du", "datant du"),
        *("de fecha", "de fecha del", "con fecha", "con fecha de", "fechado el", "fechada el", "fechado en"),
    )
)
"""Words that join a document to its own date."""

_OF = frozenset(("of", "du", "de", "del", "–", "—", "-"))
"""Words and dashes that do so only when nothing else stands between: `WT/L/671 of 6 December 2005`."""

_LONGEST_JOIN = 40

_REVISED = ("revis", "révis", "latest", "dernière", "última", "updated", "actualiz")


_SOURCES = ("According to", "As stated in", "As set out in", "Selon", "D'après", "Según", "De acuerdo con")
"""Words in front of a document that a sentence takes for its source; capitals, since the sentence begins with them."""

_PARTS = (
    "corrigend",
    "addend",
    "rectificat",
    "correcc",
    "correcti",
    "additif",
    "adici",
    "annex",
    "anexo",
    "supplement",
)
_ADOPTING = (" adopted the ", " ont adopté ", " a adopté ", " adoptaron ", " adoptó ")
"""What stands before the name of the text adopted: `Ministers adopted the Declaration WT/MIN(22)/24`."""
_MOST_WORDS_ADOPTED = 4
_ADOPTED = ("adopted on", "was adopted", "were adopted", "adoptée le", "adopté le", "adoptada el", "adoptado el")


class Reading(msgspec.Struct, frozen=True, gc=False):
    """One way to read a symbol: all its figures its own, or the last of them the mark of a note."""

    symbol: str
    note: str | None


class Citation(msgspec.Struct, frozen=True, eq=False, gc=False):
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
    before: str
    """The word in front of it in lower case: `document`, `report`; empty behind any sign but a closed quotation."""
    front: str
    """What stands in front of it in the passage, at most 60 characters."""
    closed_by: str
    """The character behind it; empty at the end of the text."""
    readings: tuple[Reading, ...] = ()
    """Both readings, when the last figures may be the mark of a note: `Rev14`; mostly empty."""

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

    @property
    def nearest(self) -> str:
        """The symbol of a known series that is a slip of the pen away; empty when there is none, or no need."""
        return nearest_form(self.parts)

    @property
    def is_known(self) -> bool:
        """Whether the lexicon knows the series, or the body in front of its type letters."""
        return is_known_series(self.parts.letters)

    @property
    def names_a_member(self) -> bool:
        """Whether the letters that stand where a Member code stands are one."""
        return self.parts.member in member_codes()

    @property
    def says_revised(self) -> bool:
        """Whether the words in front speak of a revision: `the revised paper INF/MSME/W/47/Rev.2`."""
        return any(stem in self.front.lower() for stem in _REVISED)

    @property
    def is_relied_on(self) -> bool:
        """Whether a sentence begins with it as the source of what it says: `According to TN/AG/GEN/46/Rev.3, ...`."""
        return " ".join(self.front.split()).endswith(_SOURCES)

    @property
    def dates_another(self) -> bool:
        """Whether the words in front speak of a part of it that has a date of its own: `a corrigendum to E/2024/77`."""
        near = self.front.lower().split()[-4:]
        return any(word.startswith(_PARTS) for word in near)

    @property
    def says_adopted(self) -> bool:
        """Whether the words in front say that the text was adopted: `adopted on 7 December 2013; it is found in`."""
        words = " ".join(self.front.lower().split())
        if any(adopted in words for adopted in _ADOPTED) and "be adopted" not in words:
            return True
        named = max((words.rpartition(verb)[2] for verb in _ADOPTING if verb in words), key=len, default=words)
        return named is not words and len(named.split()) <= _MOST_WORDS_ADOPTED and "." not in named

    @property
    def in_capitals(self) -> bool:
        """Whether the words in front are all in capitals, as in a heading."""
        near = self.front[-24:]
        return near.isupper() and any(len(word) > 2 for word in near.split())

    def repairs(self, *faults: str) -> tuple[Repair, ...]:
        """The places with one of some faults; offsets count from the beginning of the text."""
        start = self.span.start
        return tuple(
            Repair(repair.fault, start + repair.start, start + repair.end, repair.text)
            for repair in self.parts.repairs
            if repair.fault in faults
        )

    def repaired(self, *faults: str) -> str:
        """What is written, on one line, with the faults of some kinds mended and the others left."""
        text, start = self.text, self.span.start
        for repair in reversed(self.repairs(*faults)):
            text = text[: repair.start - start] + repair.text + text[repair.end - start :]
        return " ".join(text.split())

    @property
    def plain_text(self) -> str:
        """What is written, on one line, without the underscore of a lost link."""
        return " ".join(self.text.split()).lstrip("_")


def gather_citations(facts: Facts) -> tuple[Citation, ...]:
    """Every symbol of title, headings, paragraphs, notes and tables; the document's own are not among them."""
    dates = {fact.whole.start: fact for fact in facts.dates}
    own = frozenset(facts.identity.symbols)
    heads = _heads_of_pages(facts)
    found: list[Citation] = []
    for passage in (*facts.passages.having(Symbol), *_tables(facts)):
        depth = 0
        for index, leaf in enumerate(passage.leaves):
            kind = type(leaf)
            if kind is RoundOpener:
                depth += 1
            elif kind is RoundCloser:
                depth -= 1
            elif kind is Symbol:
                if _is_running_header(facts, passage.leaves, index):
                    heads[facts.text_of(leaf)] += 1
                elif passage.kind != "masthead" and not _is_head_line(facts, leaf, own):
                    found.append(_citation(facts, passage, index, leaf, dates, in_parentheses=depth > 0))
    found += _decisions_above_the_title(facts, dates)
    found += _split_over_rows(facts, {citation.span.start for citation in found})
    found.sort(key=lambda citation: citation.span.start)
    cited = [citation for citation in found if heads[citation.text] < _HEADS or citation.in_parentheses]
    return tuple(_with_readings(facts, cited))


def _heads_of_pages(facts: Facts) -> Counter[str]:
    """How often each symbol stands in furniture, between blocks or in mid-sentence."""
    between = (block for block in facts.report.blocks if isinstance(block, Furniture))
    inside = (
        leaf for passage in facts.passages.having(Furniture) for leaf in passage.leaves if isinstance(leaf, Furniture)
    )
    written = (word for leaf in chain(between, inside) for word in facts.text_of(leaf).split())
    return Counter(word for word in written if "/" in word and not word[0].isdigit())


def _tables(facts: Facts) -> Iterator[Passage]:
    """The rows of tables that could hold a symbol, each read as if it were a passage."""
    for table, row in table_rows(facts):
        if "/" in facts.text_of(row):
            yield row_passage(facts, table, row, row.span)


def _decisions_above_the_title(facts: Facts, dates: dict[int, DateFact]) -> Iterator[Citation]:
    """The decisions that the contents in a masthead name: they are never the document's own symbol."""
    for passage in facts.passages.of_kind("masthead"):
        for index, leaf in enumerate(passage.leaves):
            if isinstance(leaf, MastheadField) and leaf.kind == "symbol" and is_decision(facts.text_of(leaf)):
                yield _citation(facts, passage, index, leaf, dates, in_parentheses=False)


def _split_over_rows(facts: Facts, known: set[int]) -> Iterator[Citation]:
    """The symbols that a narrow column breaks, where the rows are those of the page and not of the column."""
    for start, end, symbol in split_symbols(facts.text):
        passage = facts.passages.at(start)
        if start not in known and passage is not None and is_symbol(symbol, ""):
            yield Citation(Span(start, end), symbol, read_symbol(symbol), None, passage, False, "", "", "")


def _citation(
    facts: Facts, passage: Passage, index: int, leaf: Leaf, dates: dict[int, DateFact], *, in_parentheses: bool
) -> Citation:
    text = facts.text_of(leaf)
    front = passage.leaves[index - 1] if index else None
    words = facts.text_of(front).split()[-1:] if isinstance(front, Prose) else []
    return Citation(
        span=leaf.span,
        text=text,
        parts=read_symbol(text),
        dated=_dated(facts, passage.leaves[index + 1 : index + 10], dates),
        passage=passage,
        in_parentheses=in_parentheses,
        front=facts.text[max(passage.body.start, leaf.start - 60) : leaf.start],
        before=words[0].lower() if words and words[0][-1:].isalpha() else "",
        closed_by=facts.text[leaf.end : leaf.end + 1],
    )


_HEADS = 2
"""A symbol that has been the head of so many pages is the document's own wherever it stands."""


def _is_running_header(facts: Facts, around: tuple[Leaf, ...], index: int) -> bool:
    """Whether a page number stands behind a symbol, `Page 38` or `-3-`: it is the head of a page, in mid-sentence.

    Right behind a parenthesis it is a citation: `(WT/TPR/S/264 Page 47 paragraph 88)`.
    """
    following = around[index + 1 : index + 3]
    if index and isinstance(around[index - 1], RoundOpener):
        return False
    if len(following) < 2 or not isinstance(following[0], Prose) or not isinstance(following[1], Number):
        return False
    words = facts.text_of(following[0]).split()
    if words == ["Page"]:
        return True
    behind = facts.text[following[1].end : following[1].end + 1]
    return words == ["-"] and behind == "-" and facts.text_of(following[0]).endswith("-")


def _is_head_line(facts: Facts, leaf: Leaf, own: frozenset[str]) -> bool:
    """Whether the document's own symbol stands on a line of its own: the head of a page again."""
    if not own or facts.text_of(leaf) not in own:
        return False
    line = facts.report.lines.line_span(facts.report.lines.number(leaf.start))
    return facts.text_of(line).strip() == facts.text_of(leaf)


def _with_readings(facts: Facts, cited: list[Citation]) -> Iterator[Citation]:
    """The citations, those that may end in the mark of a note with both readings.

    Only a note that nothing calls can be meant, and only where marks are bare figures; what is cited twice in the same
    form ends in no mark.
    """
    notes = facts.notes
    if not notes.uncalled or not notes.marks_are_bare:
        yield from cited
        return
    times = Counter(citation.symbol for citation in cited)
    for citation in cited:
        possible = citation.passage.kind != "note" and times[citation.symbol] == 1 and not citation.parts.expands_to
        split = _split_figures(citation.symbol, notes.uncalled) if possible else None
        if split is not None and notes.may_be_called(split[1], citation.span.start):
            readings = (Reading(citation.symbol, None), Reading(*split))
            citation = msgspec.structs.replace(citation, readings=readings)
        yield citation


def _split_figures(symbol: str, numbers: frozenset[str]) -> tuple[str, str] | None:
    """`Rev.14` as `Rev.1` and note 4, where there is such a note."""
    first = len(symbol.rstrip("0123456789"))
    for cut in range(len(symbol) - 1, first, -1):
        if symbol[cut:] in numbers and symbol[first] != "0":
            return symbol[:cut], symbol[cut:]
    return None


def _dated(facts: Facts, following: tuple[Leaf, ...], dates: dict[int, DateFact]) -> DateFact | None:
    """The date behind a symbol, when the words between say that it is the document's own."""
    words = ""
    for leaf in following:
        if isinstance(leaf, Date):
            return dates.get(leaf.start) if _joins(words) else None
        if isinstance(leaf, (Furniture, Gap, NoteMark)):
            continue
        if not isinstance(leaf, (Prose, RoundOpener, RoundCloser)):
            return None
        words += facts.text_of(leaf)
        if len(words) > _LONGEST_JOIN:
            return None
    return None


def _joins(words: str) -> bool:
    joined = " ".join(words.split()).lower()
    return joined in _OF or joined.strip("()*, ") in _DATED
