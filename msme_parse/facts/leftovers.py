"""What stands in the text because somebody meant to come back to it, and what a conversion put there.

Gaps (`[date]`, `XX December`, `TBC`), field codes and other residue of a word processor, choices of words outside
brackets (`shall/should`), and the words by which a title calls its report a draft.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.source import Span
from msme_parse.syntax.leftovers import Hit, draft_marks, loose_gaps, marked_alternatives, modal_choices, residues
from msme_parse.tree.nodes import Address, MastheadField, NoteMark, Number, Placeholder, Prose, Symbol, Word

if TYPE_CHECKING:
    from msme_parse.facts import Facts


class Gap(msgspec.Struct, frozen=True, eq=False, gc=False):
    """`[date]`, `XX`, `TBC`, `to be confirmed`: a place that is still to be filled in; never inside a symbol."""

    span: Span
    text: str
    """As written, on one line."""


class Residue(msgspec.Struct, frozen=True, eq=False, gc=False):
    """`a._ `, `DOCPROPERTY Symbol1`: what the export of a word processor left."""

    span: Span
    text: str
    replaced: Span
    """The code with the blanks behind it."""
    instead: str | None
    """What belongs there, when that is plain: `a. ` for `a._    `."""

    @property
    def is_label(self) -> bool:
        """Whether it is what is left of the label of a list."""
        return self.text.endswith("_")


class Choice(msgspec.Struct, frozen=True, eq=False, gc=False):
    """`[welcomes][notes]`, `shall/should`, `Alt 1` and `Alt 2`: wordings of which one is to stay."""

    span: Span
    choices: tuple[str, ...]


class DraftMark(msgspec.Struct, frozen=True, eq=False, gc=False):
    """`DRAFT` in a title or masthead, said of the report itself."""

    span: Span
    text: str
    removable: Span
    """The word with the blank or the brackets that go with it."""
    passage: Passage


class Leftovers(msgspec.Struct, frozen=True, eq=False, gc=False):
    """All of them, each kind in reading order."""

    gaps: tuple[Gap, ...]
    residues: tuple[Residue, ...]
    choices: tuple[Choice, ...]
    draft_marks: tuple[DraftMark, ...]


def gather_leftovers(facts: Facts) -> Leftovers:
    """The leftovers of a report."""
    return Leftovers(
        tuple(sorted(_gaps(facts), key=lambda gap: gap.span)),
        tuple(_residues(facts)),
        tuple(sorted(_choices(facts), key=lambda choice: choice.span)),
        tuple(_draft_marks(facts)),
    )


_WORDS = (Prose, Word, Number, MastheadField)


def _placed(facts: Facts, hits: Iterable[Hit]) -> Iterator[tuple[Hit, Passage]]:
    """The hits that stand in the words of a passage; symbols, addresses, tables and contents hold none."""
    for hit in hits:
        passage = facts.passages.at(hit.start)
        if passage is None or hit.start >= passage.span.end:
            continue
        index = bisect_right(passage.leaves, hit.start, key=lambda leaf: leaf.start) - 1
        if index >= 0 and not isinstance(passage.leaves[index], (Symbol, Address, Placeholder, NoteMark)):
            yield hit, passage


def _gaps(facts: Facts) -> Iterator[Gap]:
    covered: list[Span] = []
    for bracket in facts.brackets:
        if bracket.kind == "placeholder" and not bracket.in_symbol:
            covered.append(bracket.span)
            yield Gap(bracket.span, " ".join(facts.text_of(bracket.span).split()))
    starts = [span.start for span in covered]
    for hit, _ in _placed(facts, loose_gaps(facts.text, facts.words.holds)):
        index = bisect_right(starts, hit.start) - 1
        if index < 0 or covered[index].end <= hit.start:
            span = Span(hit.start, hit.end)
            yield Gap(span, " ".join(facts.text_of(span).split()))


def _residues(facts: Facts) -> Iterator[Residue]:
    hits = sorted(residues(facts.text, facts.words.holds))
    for hit, _ in _placed(facts, hits):
        replaced = Span(hit.start, hit.end)
        code = facts.text_of(replaced).rstrip()
        yield Residue(Span(hit.start, hit.start + len(code)), " ".join(code.split()), replaced, hit.instead)


def _choices(facts: Facts) -> Iterator[Choice]:
    for bracket in facts.brackets:
        if bracket.choice_span is not None:
            yield Choice(bracket.choice_span, bracket.choices)
    for hit, _ in _placed(facts, modal_choices(facts.text)):
        span = Span(hit.start, hit.end)
        if not facts.words.is_quoted(hit.start):
            yield Choice(span, tuple(word.strip() for word in facts.text_of(span).split("/")))
    yield from _marked(facts)


def _marked(facts: Facts) -> Iterator[Choice]:
    """One choice for all of `Alt 1`, `Alt 2`, ...; a single one leaves nothing to choose."""
    placed = list(_placed(facts, marked_alternatives(facts.text)))
    labels = tuple(dict.fromkeys(" ".join(facts.text[hit.start : hit.end].split()) for hit, _ in placed))
    if len(labels) > 1:
        first, _ = placed[0]
        yield Choice(Span(first.start, first.end), labels)


def _draft_marks(facts: Facts) -> Iterator[DraftMark]:
    for passage in facts.passages.of_kind("title", "masthead"):
        offset = passage.span.start
        for hit in draft_marks(facts.text_of(passage.span)):
            span = Span(offset + hit.start, offset + hit.end)
            yield DraftMark(span, facts.text_of(span), _removable(facts.text, span, passage.span), passage)


def _removable(text: str, span: Span, within: Span) -> Span:
    start, end = span.start, span.end
    for preposition in (" de ", " DE ", " of ", " OF "):
        if text.startswith(preposition, end):
            return Span(start, end + len(preposition))
    if start > within.start and text[start - 1] in "([" and text[end : end + 1] in (")", "]"):
        start, end = start - 1, end + 1
    if start > within.start and text[start - 1] == " ":
        return Span(start - 1, end)
    return Span(start, end + (text[end : end + 1] == " "))
