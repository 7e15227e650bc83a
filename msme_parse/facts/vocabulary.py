"""The different words of a text and where they stand, so that a fact looks only where something can stand.

A text is cut at its blanks once. What stands between two blanks is a *chunk*: `Members,`, `(MC11)`, `and/or`. A report
has few different chunks; whatever can be told from a chunk is told once for each, however often it stands there.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from itertools import accumulate, chain, compress, islice
from operator import eq

from msme_parse.facts.chunks import known_chunks
from msme_parse.lexicon import fold
from msme_parse.source import Span
from msme_parse.syntax import words as syntax

_PIECE = 1 << 16
"""So many characters are cut at a time: the strings of a whole text at once would take many times its size."""


class Vocabulary:
    """The chunks of a text. `flat` is the text, as long as it is, with one kind of blank."""

    def __init__(self, flat: str) -> None:
        self._known: dict[str, str] = {}
        self.chunks: list[str] = []
        """Every chunk in order, each different one the same object; empty between two blanks."""
        position = 0
        while position <= len(flat):
            end = flat.find(" ", position + _PIECE)
            end = len(flat) if end < 0 else end
            cut = flat[position:end].split(" ")
            self.chunks.extend(map(self._known.setdefault, cut, cut))
            position = end + 1
        self.told = known_chunks()
        """What is known of the chunks, those of this text among them."""
        self.told.learn(self._known)
        self._indexed: dict[str, list[int]] = {}
        self._folded: dict[frozenset[str], dict[str, tuple[Span, ...]]] = {}
        self._inside: dict[str, dict[str, tuple[Span, ...]]] = {}

    @cached_property
    def lowered(self) -> frozenset[str]:
        """Every different word, in small letters."""
        return frozenset(chain.from_iterable(map(self.told.lowered.__getitem__, self._known)))

    def chunks_of(self, lowered: Collection[str]) -> set[str]:
        """The chunks with one of some words, given in small letters."""
        having, present = self.told.having, self.lowered.intersection(lowered)
        return {chunk for word in present for chunk in having[word] if chunk in self._known}

    def folded(self, wanted: frozenset[str]) -> dict[str, tuple[Span, ...]]:
        """The chunks with one of some words, given folded, and where in each they stand."""
        found = self._folded.get(wanted)
        if found is None:
            near = [word for word in self.lowered if word in wanted or not word.isascii()]
            found = self._folded[wanted] = {chunk: _folded_in(chunk, wanted) for chunk in self.chunks_of(near)}
        return found

    def choose(self, fits: Callable[[str], object]) -> set[str]:
        """The different chunks that fit."""
        return set(filter(fits, self._known))

    def has(self, chunk: str) -> bool:
        """Whether a chunk stands anywhere; an empty one does where two blanks stand in a row."""
        return chunk in self._known

    def inside(self, kind: str) -> dict[str, tuple[Span, ...]]:
        """The chunks in which a terminal stands or can begin, and where in each."""
        if kind not in self._inside:
            told = self.told.inside[kind]
            self._inside[kind] = {chunk: told[chunk] for chunk in self._known.keys() & told.keys()}
        return self._inside[kind]

    def twice(self) -> Iterator[tuple[str, int, int]]:
        """Words of small letters behind the same word in the chunk before: the word, and both places."""
        tails, heads = self.told.tails, self.told.heads
        chunks, numbers = self.chunks, None
        if "" in self._known:
            numbers = list(compress(range(len(chunks)), chunks))
            chunks = list(filter(None, chunks))
        pairs = map(eq, map(tails.__getitem__, chunks), map(heads.get, islice(chunks, 1, None)))
        for hit in compress(range(len(chunks)), pairs):
            first, second = (hit, hit + 1) if numbers is None else (numbers[hit], numbers[hit + 1])
            word = tails[chunks[hit]]
            yield word, self.start(first) + len(self.chunks[first]) - len(word), self.start(second)

    def starts(self, found: dict[str, tuple[Span, ...]]) -> Iterator[int]:
        """Where what stands in some chunks begins, in order; `found` gives its spans within each chunk."""
        return (span.start for span in self.spans(found))

    @cached_property
    def _ends(self) -> array[int]:
        """How many characters stand in all chunks up to each, blanks not counted."""
        return array("I", accumulate(map(len, self.chunks)))

    def start(self, index: int) -> int:
        """Where the chunk with a number begins."""
        return (self._ends[index - 1] if index else 0) + index

    def index(self, wanted: Collection[str]) -> None:
        """Look up the places of some chunks in one pass, so that `places` need not look for them again."""
        new = {chunk: list[int]() for chunk in wanted if chunk in self._known and chunk not in self._indexed}
        if not new:
            return
        for place in self._numbers(new):
            new[self.chunks[place]].append(place)
        self._indexed.update(new)

    def _numbers(self, wanted: Collection[str]) -> Iterator[int]:
        return compress(range(len(self.chunks)), map(wanted.__contains__, self.chunks))

    @cached_property
    def lines(self) -> str:
        """Every different chunk, one to a line."""
        return "\n".join(self._known)

    def times(self, chunk: str) -> int:
        """How often a chunk stands in the text."""
        self.index((chunk,))
        return len(self._indexed[chunk])

    def places(self, wanted: Collection[str]) -> Iterator[tuple[str, int]]:
        """Some chunks, wherever they stand, in order, each with the place where it begins."""
        present = [chunk for chunk in wanted if chunk in self._known]
        if not present:
            return
        self.index(present)
        numbers = self._indexed[present[0]]
        if len(present) > 1:
            numbers = sorted(chain.from_iterable(map(self._indexed.__getitem__, present)))
        ends, chunks = self._ends, self.chunks
        for number in numbers:
            yield chunks[number], (ends[number - 1] if number else 0) + number

    def spans(self, found: dict[str, tuple[Span, ...]]) -> Iterator[Span]:
        """The places of what stands in some chunks, in order; `found` gives its spans within each chunk."""
        for chunk, start in self.places(found):
            for span in found[chunk]:
                yield Span(start + span.start, start + span.end)


def _folded_in(chunk: str, wanted: frozenset[str]) -> tuple[Span, ...]:
    return tuple(span for span in syntax.find("WORD", chunk) if fold(chunk[span.start : span.end]) in wanted)
