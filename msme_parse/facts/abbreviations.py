"""Abbreviations: where they are defined, what they stand for, where they are used."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.lexicon import Abbreviation, abbreviations
from msme_parse.source import Span
from msme_parse.syntax import abbreviations as syntax
from msme_parse.tree.nodes import Closer, Leaf, Opener, RoundCloser, RoundOpener

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


class Use(msgspec.Struct, frozen=True, eq=False):
    """A word of capitals in the text: `WCO`, `AEOs`, `MC14`."""

    short: str
    """As written."""
    stem: str
    """Without plural or possessive: `AEO` for `AEOs`, `MSME` for `MSMES` in capitals."""
    span: Span
    passage: Passage
    family: str
    """The letters without the number behind them: `MC` for `MC14`."""
    in_capitals: bool
    """Whether the words round it are capitals too, as in a title: `INFORMAL WORKING GROUP ON MSMES`."""
    in_name: bool
    """Whether it is part of a name: `SAFE Working Group`, `UNCTAD/WTO`."""
    in_parentheses: bool
    """Whether it stands alone in parentheses, as if it were defined there."""
    is_quoted: bool
    """Whether it stands inside a quotation."""
    is_possessive: bool
    """Whether `'s` stands behind it."""


class Again(msgspec.Struct, frozen=True, eq=False):
    """The long form of a defined abbreviation, written out once more behind its definition."""

    definition: Definition
    span: Span
    passage: Passage


class Dotted(msgspec.Struct, frozen=True, eq=False):
    """Capitals with stops: `W.T.O.`"""

    text: str
    stem: str
    span: Span
    passage: Passage


class Abbreviations(msgspec.Struct, frozen=True, eq=False):
    """Definitions and uses in reading order."""

    definitions: tuple[Definition, ...]
    uses: tuple[Use, ...]
    again: tuple[Again, ...]
    dotted: tuple[Dotted, ...]
    listed: frozenset[str]
    """The stems under a heading such as "List of abbreviations"."""
    by_stem: dict[str, Definition]
    """The first definition of each stem."""
    occurrences: dict[str, int]
    """How often each family stands in the whole text, symbols and tables included; empty without a definition."""
    lexicon: dict[str, Abbreviation]
    """What the lexicon knows, by stem."""

    def known(self, use: Use) -> Abbreviation | None:
        """What the lexicon says of an abbreviation, or of its family: of `MC` for `MC14`."""
        return self.lexicon.get(use.stem) or self.lexicon.get(use.family)


def gather_abbreviations(facts: Facts) -> Abbreviations:
    """Definitions and uses of a report."""
    definitions = tuple(_definitions(facts))
    by_stem: dict[str, Definition] = {}
    for definition in definitions:
        by_stem.setdefault(definition.stem, definition)
    lexicon = {syntax.stem_of(short): row for short, row in abbreviations().items()}
    return Abbreviations(
        definitions,
        tuple(_uses(facts, definitions, lexicon)),
        tuple(_again(facts, definitions)),
        tuple(_dotted(facts)),
        frozenset(_listed(facts)),
        by_stem,
        _occurrences(facts.text) if definitions else {},
        lexicon,
    )


def _occurrences(text: str) -> dict[str, int]:
    words = Counter(text[span.start : span.end] for span in syntax.find("USE", text))
    families: dict[str, int] = {}
    for word, times in words.items():
        stem = syntax.stem_of(word)
        for family in {stem.rstrip("0123456789"), stem.rstrip("0123456789").removesuffix("S")}:
            families[family] = families.get(family, 0) + times
    return families


# ------------------------------------------------------------------------------------------------------ definitions


def _definitions(facts: Facts) -> Iterator[Definition]:
    for passage in facts.passages:
        if passage.kind == "masthead":
            continue
        for opener, closer in _parentheses(passage.leaves):
            yield from _behind(facts, passage, opener, closer)


def _parentheses(leaves: tuple[Leaf, ...]) -> Iterator[tuple[Leaf, Leaf]]:
    """The innermost pairs of parentheses."""
    opener: Leaf | None = None
    for leaf in leaves:
        if isinstance(leaf, RoundOpener):
            opener = leaf
        elif isinstance(leaf, RoundCloser) and opener is not None:
            yield opener, leaf
            opener = None
        elif isinstance(leaf, (Opener, Closer)):
            opener = None


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
        long = syntax.read_long_form(stretch, short)
        if long is None:
            continue
        if not long.fits and not _may_misfit(short, stretch[long.start : long.end], prose[closer.end : closer.end + NEAR]):
            continue
        span = Span(opener.end + short.start, opener.end + short.end)
        yield _definition(facts, passage, short, span, Span(start + long.start, start + long.end), long)


def _definition(
    facts: Facts, passage: Passage, short: syntax.ShortForm, span: Span, long_span: Span, long: syntax.LongForm
) -> Definition:
    words = " ".join(facts.text_of(long_span).split())
    return Definition(
        short=short.text,
        long=words,
        span=span,
        long_span=long_span,
        fits=long.fits,
        passage=passage,
        stem=short.stem,
        content=syntax.content(words),
        ordinal=long.ordinal,
        number=short.number,
        is_reversed=long_span.start > span.start,
    )


NEAR = 2_000
"""A short form that is used again within so many characters was meant to be one."""

_BODIES = frozenset(
    "agency alliance association authority board bureau centre chamber commission committee council facility federation"
    " forum foundation fund group initiative institute network office organization programme secretariat union".split()
)


def _may_misfit(short: syntax.ShortForm, long: str, behind: str) -> bool:
    """Whether a short form that cannot be read from the words before it is meant to abbreviate them.

    `Matthew Wilson (UNICEF)` and `Standards Committee (WTO)` name a body beside another name; so does every short
    form whose long form the lexicon knows, in any language.
    """
    if len(short.letters) < 3 or not short.text.isupper() or syntax.has_long_form(short.stem):
        return False
    words = syntax.content(long)
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
    if len(shorts) != 1 or not syntax.reads_whole(words, shorts[0]):
        return None
    start = prose.rindex(shorts[0].text, 0, opener.start)
    span = Span(start, start + len(shorts[0].text))
    long = syntax.LongForm(0, len(words), True, None)
    return _definition(facts, passage, shorts[0], span, Span(opener.end, closer.start), long)


# ------------------------------------------------------------------------------------------------------------- uses


def _uses(facts: Facts, definitions: tuple[Definition, ...], lexicon: dict[str, Abbreviation]) -> Iterator[Use]:
    prose = facts.words.prose
    capitals = [span for span in syntax.find("CAPITALS", prose) if _is_heading_like(prose[span.start : span.end])]
    starts = [span.start for span in capitals]
    defined = {definition.stem for definition in definitions}
    lines = _Lines(facts)
    for span in _capital_words(facts):
        text = prose[span.start : span.end]
        if not _is_abbreviation(text, defined, lexicon):
            continue
        index = bisect_right(starts, span.start) - 1
        in_capitals = (index >= 0 and capitals[index].covers(span.start)) or lines.are_capitals(span.start)
        stem = _stem(text, in_capitals, defined, lexicon)
        passage = facts.passages.at(span.start)
        assert passage is not None, "prose stands in passages"
        behind = prose[span.end : span.end + 3]
        yield Use(
            short=text,
            stem=stem,
            span=span,
            passage=passage,
            family=stem.rstrip("0123456789"),
            in_capitals=in_capitals,
            in_name=_name_follows(prose, span.end) or "/" in (prose[span.start - 1 : span.start], behind[:1]),
            in_parentheses=prose[max(0, span.start - 1) : span.start] == "(" and behind[:1] == ")",
            is_quoted=facts.words.is_quoted(span.start),
            is_possessive=behind[:1] in ("'", "’") and behind[1:2] == "s" and not behind[2:3].isalnum(),
        )


def _capital_words(facts: Facts) -> Iterator[Span]:
    """Words of the prose with two capitals, and those that begin or end with one in a compound: `WTO-led`."""
    words = facts.words
    inside = {form: spans for form in words.forms if (spans := tuple(syntax.find("USE", form)))}
    for index, form in enumerate(words.sequence):
        if form in inside:
            start = words.starts[index]
            for span in inside[form]:
                yield Span(start + span.start, start + span.end)


def _is_abbreviation(text: str, defined: set[str], lexicon: dict[str, Abbreviation]) -> bool:
    """`WCO`, `AEOs`, `AfCFTA`, `MC14`; not `McDonald`, not `XIV`."""
    stem = syntax.stem_of(text)
    if stem in defined or stem in lexicon:
        return True
    if syntax.is_roman(stem):
        return False
    upper = sum(character.isupper() for character in stem)
    lower = sum(character.islower() for character in stem)
    return upper >= 2 and (not lower or upper > lower + 1)


def _stem(text: str, in_capitals: bool, defined: set[str], lexicon: dict[str, Abbreviation]) -> str:
    stem = syntax.stem_of(text)
    if in_capitals and stem.endswith("S") and stem not in defined and stem not in lexicon:
        singular = stem[:-1]
        return singular if singular in defined or singular in lexicon else stem
    return stem


_IN_TITLES = frozenset("OF THE ON AND FOR TO IN BY WITH DE LA LE LES DU DES ET EN SUR DEL LAS LOS EL POR PARA".split())


def _is_heading_like(run: str) -> bool:
    """Whether a run of words in capitals is a title, and no row of abbreviations: `REPORT ON MSMES`."""
    words = run.split()
    return len(words) > 2 and (not _IN_TITLES.isdisjoint(words) or sum(len(word) > 6 for word in words) > 1)


def _name_follows(prose: str, end: int) -> bool:
    behind = prose[end : end + 6]
    bare = behind.lstrip()
    return len(bare) < len(behind) and bare[:1].isupper() and bare[1:2].islower()


class _Lines:
    """Which lines are all capitals; each is looked at once."""

    def __init__(self, facts: Facts) -> None:
        self._lines = facts.report.lines
        self._text = facts.text
        self._known: dict[int, bool] = {}

    def are_capitals(self, offset: int) -> bool:
        number = self._lines.number(offset)
        if number not in self._known:
            span = self._lines.line_span(number)
            line = self._text[span.start : min(span.end, span.start + 300)]
            self._known[number] = line.isupper() and any(len(word) > 4 for word in line.split())
        return self._known[number]


def _dotted(facts: Facts) -> Iterator[Dotted]:
    prose = facts.words.prose
    for span in syntax.find("DOTTED", prose):
        passage = facts.passages.at(span.start)
        assert passage is not None, "prose stands in passages"
        text = prose[span.start : span.end]
        yield Dotted(text, syntax.stem_of(text), span, passage)


def _listed(facts: Facts) -> Iterator[str]:
    """The abbreviations below a heading that announces them, down to the next heading."""
    text = facts.text
    passages = facts.passages.all
    for index, passage in enumerate(passages):
        if not _announces_list(facts, passage):
            continue
        following = (later.span.start for later in passages[index + 1 :] if later.kind in ("heading", "annex"))
        end = next(following, len(text))
        for span in syntax.find("USE", text, passage.span.end, end):
            yield syntax.stem_of(text[span.start : span.end])


def _announces_list(facts: Facts, passage: Passage) -> bool:
    body = passage.body
    if body.end - body.start > 80 or (passage.kind == "paragraph" and getattr(passage.node, "number", "")):
        return False
    return next(syntax.find("LIST_OF", facts.text, body.start, body.end), None) is not None


# --------------------------------------------------------------------------------------------------- long forms again


def _again(facts: Facts, definitions: tuple[Definition, ...]) -> Iterator[Again]:
    """Every place behind its definition where a long form of two words or more stands again."""
    known = _by_first_word(definitions)
    if not known:
        return
    words = facts.words.lowered
    for index in [index for index, word in enumerate(words) if word in known]:
        for length, longs in known[words[index]].items():
            definition = longs.get(words[index : index + length])
            if definition is not None:
                again = _place(facts, definition, index, length)
                if again is not None:
                    yield again


def _by_first_word(definitions: tuple[Definition, ...]) -> dict[str, dict[int, dict[tuple[str, ...], Definition]]]:
    """Long forms by their first word and by how many words they have."""
    known: dict[str, dict[int, dict[tuple[str, ...], Definition]]] = {}
    for definition in definitions:
        words = tuple(word.lower() for word in syntax.words_of(definition.long))
        if definition.fits and len(words) > 1:
            known.setdefault(words[0], {}).setdefault(len(words), {}).setdefault(words, definition)
    return known


def _place(facts: Facts, definition: Definition, index: int, length: int) -> Again | None:
    starts, sequence = facts.words.starts, facts.words.sequence
    last = index + length - 1
    span = Span(starts[index], starts[last] + len(sequence[last]))
    if span.start < definition.span.end:
        return None
    passage = facts.passages.at(span.start)
    if passage is None or span.end > passage.span.end:
        return None
    return Again(definition, span, passage)
