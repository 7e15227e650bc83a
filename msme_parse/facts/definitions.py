"""Where abbreviations are defined, and where their long forms stand again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.source import Span
from msme_parse.syntax import abbreviations as syntax
from msme_parse.syntax import long_forms, words
from msme_parse.tree.nodes import Leaf, RoundCloser, RoundOpener, SquareCloser, SquareOpener

if TYPE_CHECKING:
    from msme_parse.facts import Facts


_ROMANCE = frozenset("de del des du la las los y et para pour le les".split())

NEAR = 2_000
"""A short form that is used again within so many characters was meant to be one."""

_BODIES = frozenset(
    "agency alliance association authority board bureau centre chamber commission committee council facility federation"
    " forum foundation fund group initiative institute network office organization"
    " partnership programme secretariat union".split()
)


class Definition(msgspec.Struct, frozen=True, eq=False, gc=False):
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
    stem: str
    """The short form without plural, dots and blanks: `MSME`, `MC11`, `COP28`."""
    content: tuple[str, ...]
    """The words that tell its long form from another: folded, in the singular, without `of` and `the`."""
    ordinal: int | None
    """The ordinal in the long form of a conference: 11 for `11th Ministerial Conference`."""
    number: int | None
    """The number in the short form: 11 for `MC11`."""
    is_reversed: bool
    """Whether the long form stands in the parentheses: `AEO (Authorized Economic Operator)`."""

    @property
    def where(self) -> str:
        """The address of the passage."""
        return self.passage.address

    def agrees_with(self, other: Definition) -> bool:
        """Whether two long forms are one: but for hyphens, plurals, words that one of them adds, or the language."""
        if self._is_romance != other._is_romance:
            return True
        one, two = "".join(self.content), "".join(other.content)
        if one == two:
            return self.short != other.short or not _differ_inside(self.long.split(), other.long.split())
        words = set(self.content), set(other.content)
        return one in two or two in one or words[0] <= words[1] or words[1] <= words[0]

    @property
    def _is_romance(self) -> bool:
        return not _ROMANCE.isdisjoint(self.long.lower().split())


class Again(msgspec.Struct, frozen=True, eq=False, gc=False):
    """The long form of a defined abbreviation, written out once more behind its definition."""

    definition: Definition
    span: Span
    passage: Passage


def find_definitions(facts: Facts) -> Iterator[Definition]:
    """Definitions in reading order, each where its parentheses stand."""
    for passage in facts.passages.having(RoundOpener):
        if passage.kind == "masthead":
            continue
        for opener, closer in _parentheses(passage.leaves):
            yield from _behind(facts, passage, opener, closer)


def _parentheses(leaves: tuple[Leaf, ...]) -> Iterator[tuple[Leaf, Leaf]]:
    """The innermost pairs of parentheses."""
    opener: Leaf | None = None
    for leaf in leaves:
        kind = type(leaf)
        if kind is RoundOpener:
            opener = leaf
        elif kind is RoundCloser and opener is not None:
            yield opener, leaf
            opener = None
        elif kind in _SQUARE:
            opener = None


_SQUARE = frozenset((SquareOpener, SquareCloser))


def _behind(facts: Facts, passage: Passage, opener: Leaf, closer: Leaf) -> Iterator[Definition]:
    if closer.start - opener.end > syntax.LONGEST_PARENTHESIS:
        return
    prose = facts.words.prose
    shorts = syntax.read_definition(prose[opener.end : closer.start])
    if not shorts:
        reverse = _reversed(facts, passage, opener, closer)
        if reverse is not None:
            yield reverse
        return
    start = syntax.stretch_before(prose, passage.body.start, opener.start)
    stretch = prose[start : opener.start]
    for short in shorts:
        long = long_forms.read_long_form(stretch, short)
        if long is None:
            continue
        behind = prose[closer.end : closer.end + NEAR]
        if not long.fits and not _may_misfit(short, stretch[long.start : long.end], behind):
            continue
        span = Span(opener.end + short.start, opener.end + short.end)
        yield _definition(facts, passage, short, span, Span(start + long.start, start + long.end), long)


def _definition(
    facts: Facts, passage: Passage, short: syntax.ShortForm, span: Span, long_span: Span, long: long_forms.LongForm
) -> Definition:
    long_words = " ".join(facts.text_of(long_span).split())
    return Definition(
        short=short.text,
        long=long_words,
        span=span,
        long_span=long_span,
        fits=long.fits,
        passage=passage,
        stem=short.stem,
        content=long_forms.content(long_words),
        ordinal=long.ordinal,
        number=short.number,
        is_reversed=long_span.start > span.start,
    )


def _differ_inside(one: list[str], two: list[str]) -> bool:
    """`International Chambers of Commerce` and `... Chamber ...`: a proper name whose number changed inside."""
    if len(one) != len(two) or any(word[:1].islower() and len(word) > 3 for word in one + two):
        return False
    changed = [first != second for first, second in zip(one, two, strict=True)]
    same_stems = all(first.rstrip("s") == second.rstrip("s") for first, second in zip(one, two, strict=True))
    return same_stems and any(changed[:-1])


def _may_misfit(short: syntax.ShortForm, long: str, behind: str) -> bool:
    """Whether a short form that cannot be read from the words before it is meant to abbreviate them.

    `Matthew Wilson (UNICEF)` and `Standards Committee (WTO)` name a body beside another name; so does every short
    form whose long form the lexicon knows, in any language.
    """
    if len(short.letters) < 3 or not short.text.isupper() or long_forms.has_long_form(short.stem):
        return False
    words = long_forms.content(long)
    initials = [word[0] for word in words]
    if not initials or not short.text.isalpha():
        return False
    if set(initials).isdisjoint(short.letters):
        return len(words) > 2 and not _BODIES.isdisjoint(words) and "," not in long and short.text in behind
    if initials[0] != short.letters[0]:
        return False
    shared = sum(min(initials.count(letter), short.letters.count(letter)) for letter in set(initials))
    return 2 * shared >= len(short.letters)


def _reversed(facts: Facts, passage: Passage, opener: Leaf, closer: Leaf) -> Definition | None:
    """`AEO (Authorized Economic Operator)`: taken only when the letters fit."""
    prose = facts.words.prose
    before = prose[max(passage.body.start, opener.start - 24) : opener.start].split()
    words = prose[opener.end : closer.start]
    if not before or prose[opener.start - 1].isalnum() or " " not in words.strip():
        return None
    shorts = syntax.read_definition(before[-1])
    if len(shorts) != 1 or not long_forms.reads_whole(words, shorts[0]):
        return None
    start = prose.rindex(shorts[0].text, 0, opener.start)
    span = Span(start, start + len(shorts[0].text))
    long = long_forms.LongForm(0, len(words), True, None)
    return _definition(facts, passage, shorts[0], span, Span(opener.end, closer.start), long)


def find_again(facts: Facts, definitions: tuple[Definition, ...]) -> Iterator[Again]:
    """Every place behind its definition where a long form of two words or more stands again."""
    known = _by_first_word(definitions)
    if not known:
        return
    prose = facts.words.prose
    longest = max(length for lengths in known.values() for length in lengths)
    seconds = frozenset(long[1:2] for lengths in known.values() for longs in lengths.values() for long in longs)
    for first in facts.words.places(known):
        if words.following(prose, first.end, 1)[1] not in seconds:
            continue
        ends, lowered = words.following(prose, first.start, longest)
        for length, longs in known[lowered[0]].items():
            definition = longs.get(lowered[:length])
            if definition is not None and definition.span.end <= first.start:
                passage = facts.passages.at(first.start)
                if passage is not None and ends[length - 1] <= passage.span.end:
                    yield Again(definition, Span(first.start, ends[length - 1]), passage)


def _by_first_word(definitions: tuple[Definition, ...]) -> dict[str, dict[int, dict[tuple[str, ...], Definition]]]:
    """Long forms by their first word and by how many words they have."""
    known: dict[str, dict[int, dict[tuple[str, ...], Definition]]] = {}
    for definition in definitions:
        words = tuple(word.lower() for word in long_forms.words_of(definition.long))
        if definition.fits and len(words) > 1:
            known.setdefault(words[0], {}).setdefault(len(words), {}).setdefault(words, definition)
    return known
