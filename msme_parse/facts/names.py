"""Names in running text: organizations in a form that is not their own, Members in the wrong place or capital."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from msme_parse.facts.members import look_up
from msme_parse.facts.passages import Passage
from msme_parse.lexicon import Alias, Member, OrganizationAlias, aliases, organization_aliases
from msme_parse.source import Span
from msme_parse.syntax import names as syntax
from msme_parse.syntax import organizations

if TYPE_CHECKING:
    from msme_parse.facts import Facts


class OrganizationName(msgspec.Struct, frozen=True, eq=False, gc=False):
    """`International Chambers of Commerce`: an organization under another name than its own."""

    span: Span
    alias: OrganizationAlias
    quoted: bool


class InvertedName(msgspec.Struct, frozen=True, eq=False, gc=False):
    """`Korea, Republic of` in running text."""

    span: Span
    member: Member
    natural: Alias
    """The same name in natural order: `Republic of Korea`."""
    passage: Passage


class MemberWord(msgspec.Struct, frozen=True, eq=False, gc=False):
    """`Members` of `WTO Members`, `Members of the WTO`."""

    span: Span
    capital: bool


class GroupMention(msgspec.Struct, frozen=True, eq=False, gc=False):
    """`European Union and its 27 Member States` with its number, in a list or in a sentence."""

    span: Span
    size: int
    historic: bool
    """Whether its sentence ties it to an earlier year."""


class Envoy(msgspec.Struct, frozen=True, eq=False, gc=False):
    """The Member whose Ambassador is said to coordinate: `Barbados` of `H.E. Mr Matthew Wilson (Barbados)`."""

    span: Span
    member: Member


def gather_organizations(facts: Facts) -> tuple[OrganizationName, ...]:
    """Every organization under another name, in reading order."""
    words = facts.words
    found: list[OrganizationName] = []
    for alias in organization_aliases().values():
        if words.says(alias.text):
            for span in syntax.phrase_places(alias.text, words.prose):
                passage = facts.passages.at(span.start)
                if passage is not None:
                    found.append(OrganizationName(span, alias, words.is_quoted(span.start)))
    found.extend(_misnamed(facts))
    return tuple(sorted(found, key=lambda name: name.span))


def _misnamed(facts: Facts) -> Iterator[OrganizationName]:
    """French and Spanish names with other small words than their own."""
    language, prose = facts.identity.language, facts.words.prose
    if language == "en":
        return
    for first in facts.words.places(organizations.first_words(language)):
        found = organizations.misnamed(prose, first.start, language)
        passage = facts.passages.at(first.start)
        if found is not None and passage is not None:
            span, body = found
            text = " ".join(prose[span.start : span.end].split())
            alias = OrganizationAlias(text, body, language, "wording", "safe", body.source)
            yield OrganizationName(span, alias, facts.words.is_quoted(span.start))


def gather_inverted(facts: Facts) -> tuple[InvertedName, ...]:
    """Inverted names in sentences; those of Member lists stand where they belong."""
    is_listed = partial(_is_listed, facts, [listing.span.start for listing in facts.lists])
    found: list[InvertedName] = []
    for passage in facts.passages.holding(*syntax.INVERTING):
        if passage.kind not in ("paragraph", "note"):
            continue
        for span in syntax.inverted_names(facts.text, passage.body.start, passage.body.end, is_listed):
            member = look_up(facts.text_of(span))[1]
            natural = _natural(member, facts.identity.language) if member else None
            if member is not None and natural is not None and not is_listed(span.start):
                found.append(InvertedName(span, member, natural, passage))
    return tuple(found)


def _is_listed(facts: Facts, starts: list[int], offset: int) -> bool:
    index = bisect_right(starts, offset) - 1
    return index >= 0 and facts.lists[index].span.covers(offset)


def _natural(member: Member, language: str) -> Alias | None:
    rows = (alias for alias in aliases().values() if alias.member is member and alias.kind == "natural_order")
    return next((alias for alias in rows if alias.lang == language), None)


def gather_member_words(facts: Facts) -> tuple[MemberWord, ...]:
    """Every `WTO Members` and `Members of the WTO` outside quotations, in reading order."""
    prose = facts.words.prose
    found: list[MemberWord] = []
    for span in syntax.member_words(prose, facts.words.begun("MEMBER_WORD")):
        passage = facts.passages.at(span.start)
        if passage is not None and not facts.words.is_quoted(span.start):
            found.append(MemberWord(span, prose[span.start].isupper()))
    return tuple(found)


def gather_group_mentions(facts: Facts) -> tuple[GroupMention, ...]:
    """Every European Union that is named with the number of its member States, outside quotations."""
    prose = facts.words.prose
    earlier = [count.span.start for count in facts.counts if count.kind == "historic"]
    found: list[GroupMention] = []
    for span in facts.words.begun("EU_GROUP"):
        size = syntax.eu_group_size(prose[span.start : span.end])
        passage = facts.passages.at(span.start)
        if size is not None and passage is not None and not facts.words.is_quoted(span.start):
            index = bisect_left(earlier, span.start)
            historic = index < len(earlier) and span.covers(earlier[index])
            found.append(GroupMention(span, size, historic))
    return tuple(found)


_COORDINATING = ("coordinat", "coordonn", "coordin")


def gather_envoys(facts: Facts) -> tuple[Envoy, ...]:
    """The Members whose envoys coordinate a group, where a sentence says so."""
    forms = frozenset(word for word in facts.words.lowered if word.startswith(_COORDINATING))
    found: dict[int, Envoy] = {}
    reached = 0
    for place in facts.words.of(forms):
        if place.span.start < reached:
            continue
        sentence = facts.passages.sentence(place.span.start)
        reached = sentence.end
        for span in syntax.envoys(facts.text, sentence.start, min(sentence.end, sentence.start + 1_000)):
            member = look_up(facts.text_of(span))[1]
            if member is not None:
                found[span.start] = Envoy(span, member)
    return tuple(found.values())
