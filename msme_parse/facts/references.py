"""Cross-references: words that send the reader to a paragraph, a section, an annex, a note, a table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.source import Span
from msme_parse.syntax.references import (
    DEBRIS,
    ReferenceNumber,
    ReferenceParts,
    find_field_debris,
    find_references,
    noun,
)
from msme_parse.tree.nodes import Address, Furniture, Symbol

if TYPE_CHECKING:
    from msme_parse.facts import Facts

Kind = Literal["paragraph", "section", "annex", "note", "table", "figure", "box"]
Scope = Literal["internal", "external"]


class Reference(msgspec.Struct, frozen=True, eq=False, gc=False):
    """One target that the text points at. `paragraphs 9 and 10 above` is two references."""

    span: Span
    text: str
    """As written, on one line."""
    kind: Kind
    target: str
    """The number pointed at: `1.3`, `II`, `2`; empty for "the annex"."""
    scope: Scope
    """`external` when it names another document's paragraph: `paragraph 6 of the Doha Declaration`."""
    resolved: bool | None
    """Whether an internal target exists in this document; None for an external one."""
    direction: Literal["above", "below"] | None
    """What the text says of where the target stands."""
    passage: Passage
    stated: bool = False
    """Whether the words themselves say in which document it stands; a bare `paragraph 11` in the minutes of a
    discussion may be one of the paper discussed."""
    pointed: bool = False
    """Whether it is what `see` points at, or stands in parentheses."""

    @property
    def where(self) -> str:
        """The address of the passage."""
        return self.passage.address

    @property
    def to_own_annex(self) -> bool:
        """Whether it names an annex of this very document: `annex II to the present resolution`."""
        return self.kind == "annex" and self.stated and self.scope == "internal"

    @property
    def place(self) -> str:
        """The target without its sub-paragraphs: `5` for `5(c)`."""
        return self.target.partition("(")[0].strip()


def gather_references(facts: Facts) -> tuple[Reference, ...]:
    """Every cross-reference in reading order."""
    found: list[Reference] = []
    dated = {each.span.start: each.dated.whole.end for each in facts.citations if each.dated is not None}
    for passage, nouns in _nouns(facts):
        if passage.kind != "masthead":
            found.extend(_in_passage(facts, passage, nouns, dated))
    found.sort(key=lambda reference: reference.span.start)
    return tuple(_with_echoes(found))


def _nouns(facts: Facts) -> Iterator[tuple[Passage, list[int]]]:
    """The passages with a word that can begin a reference, and where these words stand."""
    places = list(facts.words.vocabulary.starts(facts.words.vocabulary.inside("REFERENCE")))
    for _, leaf in facts.passages.each(Furniture):
        places += [match.start() for match in noun().finditer(facts.text, leaf.start, leaf.end)]
    places.sort()
    groups: dict[int, tuple[Passage, list[int]]] = {}
    for place in places:  # a note at the foot of a page may stand in the middle of a passage
        passage = facts.passages.at(place)
        if passage is not None:
            groups.setdefault(passage.node.start, (passage, []))[1].append(place)
    yield from groups.values()


def gather_field_debris(facts: Facts) -> tuple[Span, ...]:
    """What a word processor left of lost references, except where the text quotes it."""
    text = facts.text
    if not facts.words.holds(*DEBRIS):
        return ()
    return tuple(Span(start, end) for start, end in find_field_debris(text) if text[start - 1 : start] not in _QUOTES)


_PREPOSITIONS = frozenset(("", "of", "to", "in", "document", "documents", "de", "du", "à", "al", "del", "documento"))
_QUOTES = frozenset("\"“”„«'‘’")
_JOINTS = frozenset(("", ",", "and", "or", "et", "ou", "y", "o", "e", ", and", ", or", ", et", ", y"))
"""Words between two references that make them one: `Annex II and Annex III of the notification`."""


def _in_passage(facts: Facts, passage: Passage, nouns: list[int], dated: dict[int, int]) -> list[Reference]:
    """The references of a passage; `dated` says where the date ends that belongs to the symbol at an offset."""
    named = (leaf for leaf in passage.leaves if isinstance(leaf, (Symbol, Address)))
    opaque = [Span(leaf.start, dated.get(leaf.start, leaf.end)) for leaf in named]
    starts = [span.start for span in opaque]
    runs = [
        run
        for run in find_references(facts.text, passage.body.start, passage.body.end, nouns)
        if not _is_covered(run, opaque, starts)
    ]
    scopes = [_stated_scope(facts, run, opaque, starts) for run in runs]
    _inherit(facts.text, runs, scopes)
    return [
        _reference(facts, passage, run, number, scope)
        for run, scope in zip(runs, scopes, strict=True)
        for number in (run.numbers or (None,))
    ]


def _is_covered(run: ReferenceParts, opaque: list[Span], starts: list[int]) -> bool:
    index = bisect_left(starts, run.end) - 1
    return index >= 0 and opaque[index].end > run.start


def _stated_scope(facts: Facts, run: ReferenceParts, opaque: list[Span], starts: list[int]) -> Scope | None:
    """What the words round a reference say of its document; None when they say nothing."""
    if run.bearing in ("above", "below", "here"):
        return "internal"
    if run.bearing == "elsewhere" or run.lead == "source":
        return "external"
    index = bisect_left(starts, run.end)
    before = opaque[index - 1].end if index else None
    behind = starts[index] if index < len(starts) else None
    touched = (before is not None and _touches(facts.text[before : run.start])) or (
        behind is not None and _touches(facts.text[run.stop : behind])
    )
    return "external" if touched else None


def _touches(between: str) -> bool:
    """Whether nothing but a comma, a parenthesis or a preposition stands between a symbol and a reference."""
    if len(between) > 40 or ")" in between:
        return False
    return all(word.strip(",(_").lower() in _PREPOSITIONS for word in between.split())


def _inherit(text: str, runs: list[ReferenceParts], scopes: list[Scope | None]) -> None:
    """Hand scopes over between references that touch: from the right, then from the left."""
    for index in range(len(runs) - 2, -1, -1):
        run, following = runs[index], runs[index + 1]
        between = text[run.stop : following.start]
        part_of = run.bearing == "elsewhere" and run.lead != "source" and not between.strip()
        if part_of or (scopes[index] is None and " ".join(between.split()) in _JOINTS):
            scopes[index] = scopes[index + 1]
    for index in range(1, len(runs)):
        between = text[runs[index - 1].stop : runs[index].start]
        if scopes[index] is None and scopes[index - 1] == "external" and " ".join(between.split()) in _JOINTS:
            scopes[index] = "external"


def _reference(
    facts: Facts, passage: Passage, run: ReferenceParts, number: ReferenceNumber | None, scope: Scope | None
) -> Reference:
    first = number is None or number is run.numbers[0]
    span = Span(run.start if first else number.start, number.end if number else run.end)  # type: ignore[union-attr]
    target = number.text if number else ""
    return Reference(
        span=span,
        text=" ".join(facts.text_of(span).split()),
        kind=run.noun,
        target=target,
        scope=scope or "internal",
        resolved=None if scope == "external" else _resolves(facts, run.noun, target),
        direction=run.bearing if run.bearing in ("above", "below") else None,
        passage=passage,
        stated=scope is not None,
        pointed=run.lead == "pointer",
    )


def _resolves(facts: Facts, kind: Kind, target: str) -> bool:
    place = target.partition("(")[0].strip()
    numbers = (place, place.split()[0] if place else "")
    if kind == "note":
        return any(facts.notes.note(number) is not None for number in numbers)
    return any(facts.structure.has(kind, number) for number in numbers)


def _with_echoes(found: list[Reference]) -> list[Reference]:
    """Bare references to a part of another document that is named elsewhere, made external.

    Such a part is one that this document has not got, or one that the same passage has just named as another's:
    `Annex I to the Convention ... whether Annex I still applied`.
    """
    abroad = {(each.kind, each.place) for each in found if each.scope == "external"}
    last: dict[tuple[int, str, str], Reference] = {}
    echoes: list[Reference] = []
    for each in found:
        key = (id(each.passage), each.kind, each.place)
        before = last.get(key)
        just_named = each.kind != "paragraph" and before is not None and before.scope == "external"
        bare = not each.stated and not (each.pointed and each.resolved)
        if bare and each.place and (just_named or (each.resolved is False and key[1:] in abroad)):
            each = msgspec.structs.replace(each, scope="external", resolved=None)
        last[key] = each
        echoes.append(each)
    return echoes
