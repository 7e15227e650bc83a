"""What can be told of a chunk alone, told once for all texts that are read in a row.

A *chunk* is what stands between two blanks: `Members,`, `(MC11)`, `and/or`. Reports of one house share most of theirs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from itertools import accumulate

from msme_parse.source import Span
from msme_parse.syntax import words as syntax
from msme_parse.syntax.triggers import BEGINNINGS, WITHIN, look

_ROUND_A_WORD = ",.;:()"
"""Marks that stand before and behind words, and never in one."""

_MOST = 300_000
"""With so many characters in the chunks that are known, they are let go before the next text: memory has to end."""


class Chunks:
    """Chunks and what is known of each. All of it depends on the chunk and on nothing round it."""

    def __init__(self) -> None:
        self.characters = 0
        """How long all of them are together."""
        self.words: dict[str, tuple[str, ...]] = {}
        """The words of each chunk, capitals kept."""
        self.lowered: dict[str, tuple[str, ...]] = {}
        """The same in small letters."""
        self.having: dict[str, list[str]] = {}
        """For each word in small letters the chunks in which it stands; some of them more than once."""
        self.tails: dict[str, str] = {}
        """The word with which a chunk ends, in small letters; empty when it ends with a mark."""
        self.heads: dict[str, str] = {}
        """The word of small letters with which a chunk begins; no entry when it begins otherwise."""
        self.inside: dict[str, dict[str, tuple[Span, ...]]] = {kind: {} for kind in sorted(WITHIN | BEGINNINGS)}
        """For each terminal of `triggers` the chunks in which it stands or can begin, and where in each."""

    def learn(self, chunks: Collection[str]) -> None:
        """Tell what is not yet known of some chunks. Threads may do so at once: all tell the same, `words` last."""
        new = [chunk for chunk in chunks if chunk not in self.words]
        lines = "\n".join(new)
        self.characters += len(lines)
        starts = list(accumulate((len(chunk) + 1 for chunk in new), initial=0))[:-1]
        for kind, known in self.inside.items():
            found: dict[str, list[Span]] = {}
            for start, end in look(kind, lines):
                line = bisect_right(starts, start) - 1
                found.setdefault(new[line], []).append(Span(start - starts[line], end - starts[line]))
            known.update((chunk, tuple(spans)) for chunk, spans in found.items())
        for chunk in new:
            self._learn_words(chunk)

    def _learn_words(self, chunk: str) -> None:
        bare = chunk.strip(_ROUND_A_WORD)
        words = (bare,) if bare.isalnum() and bare.isascii() else tuple(syntax.words(bare))
        lowered = tuple(map(str.lower, words))
        self.lowered[chunk] = words if lowered == words else lowered
        for word in lowered:
            self.having.setdefault(word, []).append(chunk)
        self.tails[chunk] = lowered[-1] if words and chunk.endswith(words[-1]) else ""
        if words and chunk[:1].islower() and _is_head(chunk, words[0]):
            self.heads[chunk] = words[0]
        self.words[chunk] = words


def _is_head(chunk: str, word: str) -> bool:
    """Whether a word of small letters begins a chunk: `M m` is no word twice, `a a` is."""
    return chunk.startswith(word) and word.islower() and word.isalpha() and (len(word) > 1 or word in "aàyeo")


_known = [Chunks()]


def known_chunks() -> Chunks:
    """What is known by now; the caller has it learn the chunks of its own text, and may keep it."""
    if _known[0].characters > _MOST:
        _known[0] = Chunks()
    return _known[0]
