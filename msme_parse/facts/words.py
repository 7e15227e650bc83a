"""The words of the prose, for those facts that need them: each kind is gathered when somebody first asks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

import msgspec

from msme_parse.facts.articles import Article, gather_articles
from msme_parse.facts.passages import Passage
from msme_parse.facts.quotations import Quotation, gather_quotations
from msme_parse.facts.spellings import SpellingChoice, Written, gather_spellings
from msme_parse.facts.vocabulary import Vocabulary
from msme_parse.source import Span
from msme_parse.syntax import words as syntax
from msme_parse.syntax.number_words import first_words
from msme_parse.syntax.triggers import matched
from msme_parse.syntax.words import BLOT, PAGE
from msme_parse.tree.nodes import (
    Address,
    Date,
    Furniture,
    Gap,
    Label,
    Leaf,
    MastheadField,
    Symbol,
)

if TYPE_CHECKING:
    from msme_parse.facts import Facts

BlankKind = Literal["double", "before", "missing"]
DamageKind = Literal["mojibake", "replacement", "look-alike", "unseen", "control", "decomposed"]
PercentStyle = Literal["%", "per cent", "percent", "pour cent", "por ciento"]


class Doubled(msgspec.Struct, frozen=True, eq=False, gc=False):
    """`of the the report`: a word that stands twice in a row, over a line end too."""

    first: Span
    second: Span
    word: str
    """In lower case."""
    passage: Passage


class Blank(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A blank too many or too few. `missing` covers the mark behind which a blank is missing."""

    kind: BlankKind
    span: Span
    passage: Passage


class Damage(msgspec.Struct, frozen=True, eq=False, gc=False):
    """Characters that no writer typed: `CÃ´te`, a zero-width blank, a letter of another alphabet."""

    kind: DamageKind
    text: str
    span: Span


class Range(msgspec.Struct, frozen=True, eq=False, gc=False):
    """`17-19 July`, `2014-2019`: two figures and the dash between them."""

    dash: str
    span: Span
    """The dash, with the blanks round it."""
    kind: Literal["dates", "figures"]
    passage: Passage


class Percent(msgspec.Struct, frozen=True, eq=False, gc=False):
    """`24%`, `24 per cent`: how a percentage is written, behind its figures."""

    style: PercentStyle
    span: Span
    passage: Passage


class Courtesy(msgspec.Struct, frozen=True, eq=False, gc=False):
    """`H.E. Mr. Matthew Wilson`: a name and the titles before it."""

    titles: tuple[str, ...]
    """As written, stops kept: `("H.E.", "Mr.")`."""
    name: str
    span: Span
    """Titles and name."""
    passage: Passage


def _stretches(passages: Iterable[Passage]) -> Iterator[tuple[int, int, Sequence[Leaf]]]:
    """The passages, mastheads left out, as stretches in the order of the text: where each begins, ends, its leaves.

    A note at the foot of a page may stand inside a paragraph; that paragraph is two stretches, the note between them.
    """
    begun: list[tuple[int, int, Sequence[Leaf]]] = []
    for passage in passages:
        if passage.kind == "masthead":
            continue
        start, end = passage.node.start, passage.node.end
        while begun and begun[-1][1] <= start:
            yield begun.pop()
        if begun:
            outer_start, outer_end, leaves = begun.pop()
            before = bisect_left(leaves, start, key=lambda leaf: leaf.start)
            yield outer_start, start, leaves[:before]
            begun.append((end, outer_end, leaves[before:]))
        begun.append((start, end, passage.leaves))
    yield from reversed(begun)


class Words:
    """The words of a report. `prose` is its text, and whatever is no prose is blotted out, character by character."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    @property
    def prose(self) -> str:
        """The text, as long as it is, without labels, symbols, addresses, dates, tables and mastheads."""
        return self._parted[0]

    @property
    def blotted(self) -> str:
        """What `prose` leaves out, one piece to a line."""
        return self._parted[1]

    @cached_property
    def _parted(self) -> tuple[str, str]:
        text = self._facts.text
        pieces: list[str] = []
        left: list[str] = []
        position = 0
        for start, stop, leaves in _stretches(self._facts.passages):
            pieces.append(BLOT * (start - position))
            left.append(text[position:start])
            position = start
            for leaf in leaves:
                filler = _FILLERS.get(type(leaf))
                if filler is not None:
                    pieces.append(text[position : leaf.start])
                    pieces.append(filler * (leaf.end - leaf.start))
                    left.append(text[leaf.start : leaf.end])
                    position = leaf.end
            # A stretch ends in a blot, so that nothing reaches into the next.
            end = position + len(text[position:stop].rstrip())
            pieces.append(text[position:end])
            position = end
        pieces.append(BLOT * (len(text) - position))
        left.append(text[position:])
        return "".join(pieces), "\n".join(filter(None, left))

    def holds(self, *literals: str) -> bool:
        """Whether one of some strings without a blank stands anywhere in the text."""
        lines, blotted = self.vocabulary.lines, self.blotted
        return any(literal in lines or literal in blotted for literal in literals)

    def _passage(self, offset: int) -> Passage:
        passage = self._facts.passages.at(offset)
        assert passage is not None, "prose stands in passages"
        return passage

    # -- words

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The chunks of the prose, those looked up in which something begins that facts ask for."""
        flat = self.prose
        for blank in "\n\r\t\f\xa0":
            flat = flat.replace(blank, " ")
        vocabulary = Vocabulary(flat)
        asked = map(vocabulary.inside, vocabulary.told.inside)
        vocabulary.index(set().union(*asked, vocabulary.folded(first_words(self._facts.identity.language))))
        return vocabulary

    @property
    def lowered(self) -> frozenset[str]:
        """Every different word of the prose, in small letters."""
        return self.vocabulary.lowered

    @cached_property
    def running(self) -> str:
        """The words of the prose in small letters, one blank between two, compounds apart: to look phrases up in."""
        vocabulary = self.vocabulary
        words = filter(None, map(vocabulary.told.lowered.__getitem__, vocabulary.chunks))
        return " ".join(["", *map(" ".join, words), ""]).replace("-", " ").replace("‑", " ")

    def says(self, phrase: str) -> bool:
        """Whether the prose has some words in a row, whatever their capitals; the last may be in the plural."""
        words, whole = _phrase(phrase)
        return self._parts.issuperset(whole) and words in self.running

    @cached_property
    def _parts(self) -> frozenset[str]:
        """The words of `running`, each once."""
        apart = " ".join(self.lowered).replace("-", " ").replace("‑", " ")
        return frozenset(apart.split(" "))

    @cached_property
    def is_record(self) -> bool:
        """Whether delegations speak in the text, as in minutes, or ask and answer."""
        return any(self._parts.issuperset(phrase.split()) and self._is_frequent(phrase) for phrase in _SPEAKERS)

    def _is_frequent(self, phrase: str) -> bool:
        return self.running.count(phrase) >= _FEWEST_SPEAKERS

    def of(self, vocabulary: Collection[str]) -> tuple[Written, ...]:
        """Every place of some words, given in lower case; capitals in the text do not matter."""
        return tuple(map(self._written, self.places(vocabulary)))

    def places(self, vocabulary: Collection[str]) -> Iterator[Span]:
        """The same as bare spans."""
        found = {
            chunk: tuple(
                span for span in syntax.find("WORD", chunk) if chunk[span.start : span.end].lower() in vocabulary
            )
            for chunk in self.vocabulary.chunks_of(vocabulary)
        }
        return self.vocabulary.spans(found)

    def folded(self, vocabulary: frozenset[str]) -> Iterator[Span]:
        """Every place of some words, given folded."""
        return self.vocabulary.spans(self.vocabulary.folded(vocabulary))

    def _written(self, span: Span) -> Written:
        text = self.prose[span.start : span.end]
        return Written(text.lower(), text, span, self._passage(span.start))

    def begun(self, kind: str) -> Iterator[Span]:
        """The places of a terminal of `words.lark` that begins in certain chunks only, in order."""
        return matched(kind, self.prose, self.vocabulary.starts(self.vocabulary.inside(kind)))

    def within(self, kind: str) -> Iterator[Span]:
        """The places of a terminal that never reaches over a blank, in order."""
        return self.vocabulary.spans(self.vocabulary.inside(kind))

    @cached_property
    def doubled(self) -> tuple[Doubled, ...]:
        """Words that stand twice in a row; what is right twice is not among them: `had had`, `Walla Walla`."""
        allowed = _RIGHT_TWICE | (_FRENCH_TWICE if self._facts.identity.language == "fr" else frozenset())
        found: list[Doubled] = []
        for word, first, second in self.vocabulary.twice():
            if word not in allowed and syntax.is_doubled(self.prose, first, second, len(word)):
                spans = Span(first, first + len(word)), Span(second, second + len(word))
                found.append(Doubled(*spans, word, self._passage(first)))
        return tuple(found)

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """English indefinite articles, each with the word behind it."""
        return gather_articles(self._facts)

    @cached_property
    def spellings(self) -> tuple[SpellingChoice, ...]:
        """English words that the prose spells in two ways."""
        return gather_spellings(self._facts)

    @cached_property
    def courtesies(self) -> tuple[Courtesy, ...]:
        """Names with titles before them. `M.` is a title in French; elsewhere it is an initial."""
        french = self._facts.identity.language == "fr"
        found: list[Courtesy] = []
        for span in self.begun("COURTESY"):
            titles, name = syntax.split_courtesy(self.prose[span.start : span.end])
            if titles[:1] == ("M.",) and not french:
                continue
            found.append(Courtesy(titles, name, span, self._passage(span.start)))
        return tuple(found)

    # -- quotation marks

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Words between quotation marks, outermost marks, in reading order."""
        return gather_quotations(self._facts)

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.span.start for quotation in self.quotations]

    def is_quoted(self, offset: int) -> bool:
        """Whether a character stands inside a quotation."""
        index = bisect_right(self._quotation_starts, offset) - 1
        return index >= 0 and self.quotations[index].span.covers(offset)

    # -- blanks, dashes, percentages, damage

    @cached_property
    def blanks(self) -> tuple[Blank, ...]:
        """Blanks too many and too few, in reading order."""
        prose, known = self.prose, self.vocabulary
        hits: list[tuple[BlankKind, Iterable[Span]]] = [("missing", self.within("BLANK_MISSING"))]
        if known.has(""):
            hits.append(("double", syntax.find("DOUBLE_BLANK", prose)))
        if known.choose(syntax.is_spaced):
            hits.append(("before", syntax.find("BLANK_BEFORE", prose)))
        found = [Blank(kind, span, self._passage(span.start)) for kind, spans in hits for span in spans]
        return tuple(sorted(found, key=lambda blank: blank.span))

    @cached_property
    def ranges(self) -> tuple[Range, ...]:
        """Ranges of days and of figures, each with its dash."""
        text = self._facts.text
        found = [
            Range(text[span.start : span.end].strip(), span, "dates", passage)
            for passage, leaf in self._facts.passages.each(Date)
            for span in syntax.find("DAY_RANGE", text, leaf.start, leaf.end)
        ]
        for span in self.begun("RANGE"):
            figures = self.prose[span.start : span.end]
            dash = figures.strip("0123456789")
            begin = span.start + figures.index(dash)
            found.append(Range(dash.strip(), Span(begin, begin + len(dash)), "figures", self._passage(begin)))
        return tuple(sorted(found, key=lambda each: each.span))

    @cached_property
    def day_blanks(self) -> tuple[Span, ...]:
        """Ordinary blanks between a day and its month."""
        text = self._facts.text
        return tuple(
            span
            for _, leaf in self._facts.passages.each(Date)
            for span in syntax.find("DAY_BLANK", text, leaf.start, leaf.end)
        )

    @cached_property
    def percents(self) -> tuple[Percent, ...]:
        """Percentages in the prose; those of tables are not prose."""
        found: list[Percent] = []
        for run in self.begun("PERCENT"):
            written = self.prose[run.start : run.end].lstrip()
            span = Span(run.end - len(written), run.end)
            style = _PERCENT_STYLES.get(" ".join(written.split()))
            if style is not None:
                found.append(Percent(style, span, self._passage(span.start)))
        return tuple(found)

    @cached_property
    def damaged(self) -> tuple[Damage, ...]:
        """Damaged characters of the whole text, tables and masthead too, in reading order."""
        text = self._facts.text
        found = [
            Damage(kind, text[span.start : span.end], span)  # type: ignore[arg-type]  # the kinds of syntax.damage
            for kind, span in syntax.damage(text)
        ]
        return tuple(sorted(found, key=lambda damage: damage.span))


@lru_cache(maxsize=5_000)
def _phrase(phrase: str) -> tuple[str, list[str]]:
    """How a phrase stands in the running words, up to what makes it a plural; and its words but the last."""
    words = " ".join(syntax.words(phrase)).lower().replace("-", " ").removesuffix("y")
    return f" {words}", words.split(" ")[:-1]


_FILLERS: dict[type[Leaf], str] = {
    **dict.fromkeys((Symbol, Address, Date, Label, MastheadField), BLOT),
    **dict.fromkeys((Furniture, Gap), PAGE),
}

_FEWEST_SPEAKERS = 3
_SPEAKERS = (" representative of ", " représentant de ", " representante de ", " answer ", " reply ", " respuesta ")

_RIGHT_TWICE = frozenset("had that is do very much more many long so no ha bla ii xx mm".split())
_FRENCH_TWICE = frozenset("nous vous en".split())

_PERCENT_STYLES: dict[str, PercentStyle] = {
    "%": "%",
    "per cent": "per cent",
    "percent": "percent",
    "pour cent": "pour cent",
    "por ciento": "por ciento",
}
