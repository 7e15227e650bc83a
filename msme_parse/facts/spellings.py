"""English words that a document spells in two ways."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.lexicon import Spelling, spellings
from msme_parse.source import Span

if TYPE_CHECKING:
    from msme_parse.facts import Facts


class Written(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A word where it stands."""

    word: str
    """In lower case."""
    text: str
    """As written."""
    span: Span
    passage: Passage


class SpellingChoice(msgspec.Struct, frozen=True, eq=False, gc=False):
    """The places of one choice, such as programme or program; the words in -ize and -ise are one choice."""

    house: tuple[Written, ...]
    """Where the spelling is that of both houses; never empty."""
    other: tuple[Written, ...]
    """Where it is another; never empty."""


_IZE = "-ize"
_MACHINES = frozenset("computer software application".split())


def gather_spellings(facts: Facts) -> tuple[SpellingChoice, ...]:
    """The choices that an English document makes in two ways, outside names and quotations."""
    if facts.identity.language != "en":
        return ()
    table = spellings()
    places: dict[str, dict[bool, list[Written]]] = defaultdict(lambda: {True: [], False: []})
    for written in facts.words.of(_disputed(facts, table)):
        spelling = table[written.word]
        if _is_free(facts, written, spelling):
            places[_choice(spelling)][_is_house(spelling)].append(written)
    return tuple(
        SpellingChoice(tuple(found[True]), tuple(found[False])) for found in places.values() if all(found.values())
    )


def _disputed(facts: Facts, table: dict[str, Spelling]) -> frozenset[str]:
    """The words of those choices of which the document has words of both spellings."""
    present = table.keys() & facts.words.lowered
    made: dict[str, set[bool]] = defaultdict(set)
    for word in present:
        made[_choice(table[word])].add(_is_house(table[word]))
    return frozenset(word for word in present if len(made[_choice(table[word])]) > 1)


def _choice(spelling: Spelling) -> str:
    return _IZE if spelling.family.endswith("ize") else spelling.family


def _is_house(spelling: Spelling) -> bool:
    return spelling.variant == spelling.preferred_wto


def _is_free(facts: Facts, written: Written, spelling: Spelling) -> bool:
    """Whether the writer chose: names keep the spelling of their owners, and a computer program is one everywhere.

    A capitalized plural such as `AEO Programs` names nobody; `Intergovernmental Organizations` may.
    """
    if written.passage.kind in ("title", "note") or facts.words.is_quoted(written.span.start):
        return False
    names_nobody = written.word.endswith("s") and _choice(spelling) != _IZE
    if written.text.isupper() or (written.text[0].isupper() and not names_nobody):
        return False
    before = facts.text[max(0, written.span.start - 20) : written.span.start].split()
    return not before or before[-1].lower() not in _MACHINES
