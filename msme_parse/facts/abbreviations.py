"""Abbreviations: where they are used, and all that is known of each."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

import msgspec

from msme_parse.facts.definitions import Again, Definition, find_again, find_definitions
from msme_parse.facts.passages import Passage
from msme_parse.lexicon import Abbreviation, abbreviations, conferences, fold, spelt_out
from msme_parse.source import Span
from msme_parse.syntax import abbreviations as syntax
from msme_parse.syntax.divided import member_codes
from msme_parse.tree.nodes import Paragraph

if TYPE_CHECKING:
    from msme_parse.facts import Facts


class Use(msgspec.Struct, frozen=True, eq=False, gc=False):
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
    has_article: bool
    """Whether it is named with a definite article: `the RGT`."""


class Dotted(msgspec.Struct, frozen=True, eq=False, gc=False):
    """Capitals with stops: `W.T.O.`"""

    text: str
    stem: str
    span: Span
    passage: Passage


class Abbreviations(msgspec.Struct, frozen=True, eq=False, gc=False):
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
    definitions = tuple(find_definitions(facts))
    by_stem: dict[str, Definition] = {}
    for definition in definitions:
        by_stem.setdefault(definition.stem, definition)
    lexicon = _by_stem()
    return Abbreviations(
        definitions,
        tuple(_uses(facts, definitions, lexicon)),
        tuple(find_again(facts, definitions)),
        tuple(_dotted(facts)),
        frozenset(_listed(facts)),
        by_stem,
        _occurrences(facts) if definitions else {},
        lexicon,
    )


@cache
def _by_stem() -> dict[str, Abbreviation]:
    """The abbreviations that the lexicon knows, by stem."""
    return {syntax.stem_of(short): row for short, row in abbreviations().items()}


_CONFERENCES = ("ministerial conference", "conférence ministérielle", "conferencia ministerial")


def is_spelt_out(facts: Facts, use: Use) -> bool:
    """Whether the long form that the lexicon knows stands somewhere: of a numbered conference, with its number."""
    known = facts.abbreviations.known(use)
    longs = spelt_out().get(known.short, ()) if known is not None else ()
    if use.stem == use.family:
        return any(facts.words.says(long) or _is_body(facts, long) for long in longs)
    number = use.stem.removeprefix(use.family)
    ordinals = {f"{number}th", f"{number}e", f"{number}ème"}
    conference = conferences().get(int(number)) if number.isdecimal() else None
    if conference is not None:
        ordinals |= {conference.ordinal_en, conference.ordinal_fr, conference.ordinal_es}
    return any(facts.words.says(f"{ordinal} {each}") for ordinal in ordinals for each in {*longs, *_CONFERENCES})


def _is_body(facts: Facts, long: str) -> bool:
    """Whether the masthead names a long form as the body, or as part of its name."""
    return any(fold(long) in fold(body) for body in facts.identity.bodies)


def _occurrences(facts: Facts) -> dict[str, int]:
    vocabulary = facts.words.vocabulary
    words = Counter(facts.words.blotted[span.start : span.end] for span in syntax.find("USE", facts.words.blotted))
    for chunk, spans in vocabulary.inside("USE_ANYWHERE").items():
        for span in spans:
            words[chunk[span.start : span.end]] += vocabulary.times(chunk)
    families: dict[str, int] = {}
    for word, times in words.items():
        stem = syntax.stem_of(word)
        for family in {stem.rstrip("0123456789"), stem.rstrip("0123456789").removesuffix("S")}:
            families[family] = families.get(family, 0) + times
    return families


# ------------------------------------------------------------------------------------------------------------- uses


def _uses(facts: Facts, definitions: tuple[Definition, ...], lexicon: dict[str, Abbreviation]) -> Iterator[Use]:
    prose = facts.words.prose
    capitals = [span for span in facts.words.begun("CAPITALS") if _is_heading_like(prose[span.start : span.end])]
    starts = [span.start for span in capitals]
    defined = {definition.stem for definition in definitions}
    lines = _Lines(facts)
    vocabulary = facts.words.vocabulary
    uses = {
        chunk: tuple(span for span in spans if _is_abbreviation(chunk[span.start : span.end], defined, lexicon))
        for chunk, spans in vocabulary.inside("USE").items()
    }
    for span in vocabulary.spans({chunk: spans for chunk, spans in uses.items() if spans}):
        text = prose[span.start : span.end]
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
            has_article=_word_before(prose, span.start) in _ARTICLES,
        )


_ARTICLES = frozenset(("the", "le", "la", "el", "l'", "l’", "du", "au", "del", "al"))
"""Articles, those that are drawn together with the word before or behind them included."""


def _word_before(prose: str, start: int) -> str:
    words = prose[max(0, start - 5) : start].replace("\0", " ").split()
    word = words[-1].lower() if words else ""
    return word[-2:] if word.endswith(("l'", "l’")) else word


def is_code(stem: str) -> bool:
    """Whether letters are the code of a Member in document symbols."""
    return stem in member_codes()


def _is_edition(text: str) -> bool:
    """Whether letters carry a year: `HS2022` is an edition, not an abbreviation of its own."""
    year = text[-4:]
    return len(text) > 5 and year.isdigit() and 1945 <= int(year) <= 2099


def _is_abbreviation(text: str, defined: set[str], lexicon: dict[str, Abbreviation]) -> bool:
    """`WCO`, `AEOs`, `AfCFTA`, `MC14`; not `McDonald`, not `XIV`, not `HS2022`."""
    if _is_edition(text):
        return False
    stem = syntax.stem_of(text)
    if stem in defined or stem in lexicon:
        return True
    if syntax.is_roman(stem):
        return False
    return _has_capitals(stem)


@lru_cache(maxsize=5_000)
def _has_capitals(stem: str) -> bool:
    """Whether letters are mostly capitals: `AfCFTA`, not `McDonald`."""
    upper = sum(map(str.isupper, stem))
    lower = sum(map(str.islower, stem))
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
    for span in facts.words.within("DOTTED"):
        passage = facts.passages.at(span.start)
        assert passage is not None, "prose stands in passages"
        text = prose[span.start : span.end]
        yield Dotted(text, syntax.stem_of(text), span, passage)


def _listed(facts: Facts) -> Iterator[str]:
    """The abbreviations below a heading that announces them, down to the next heading or numbered paragraph."""
    is_open = False
    for passage, following in zip_longest(facts.passages.all, facts.passages.all[1:]):
        is_open = _announces_list(facts, passage) or (is_open and not _ends_list(passage))
        if is_open:
            end = following.span.start if following is not None else len(facts.text)
            for span in syntax.find("USE", facts.text, passage.span.start, end):
                yield syntax.stem_of(facts.text[span.start : span.end])


def _ends_list(passage: Passage) -> bool:
    return passage.kind in ("heading", "annex") or _is_numbered(passage)


def _is_numbered(passage: Passage) -> bool:
    return isinstance(passage.node, Paragraph) and bool(passage.node.number)


def _announces_list(facts: Facts, passage: Passage) -> bool:
    body = passage.body
    if body.end - body.start > 80 or _is_numbered(passage):
        return False
    return next(syntax.find("LIST_OF", facts.text, body.start, body.end), None) is not None
