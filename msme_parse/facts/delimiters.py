"""Brackets and quotation marks without their partner.

Much that looks unpaired is not: `a)` and `1)` label items, a quotation of several paragraphs opens anew in each and
closes once, a converter cuts a paragraph in two. Only what nothing of the kind can explain is a fact here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.source import Span
from msme_parse.tree.nodes import Leaf, QuotationMark, Stray

if TYPE_CHECKING:
    from msme_parse.facts import Facts

NEAR = 12
"""Marks without a partner that stand at most so many passages apart may be partners that a page break parted."""

_CLOSER_OF = {"(": ")", "[": "]"}
_ALWAYS_OPEN = "“„«"
_ALWAYS_CLOSE = "”»"
_LONGEST_LABEL = 4
_WINDOW = 60
"""So many characters tell how a passage begins or ends; more would make the work grow with its length."""
_SENTENCE_ENDS = ".!?:;…"


class Unpaired(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A bracket or quotation mark whose partner is certainly not there."""

    mark: str
    span: Span
    missing: Literal["opener", "closer", "nesting"]
    """What it lacks; `nesting`: it has a partner on the other side of another pair's bracket."""
    partner: Span | None
    """What stands where the partner belongs: `]` for `(`, or the bracket across the other pair."""
    passage: Passage


class StrayPair(msgspec.Struct, frozen=True, eq=False, gc=False):
    """An opener and a closer, each without a partner in its own passage."""

    opener: Leaf
    passage: Passage
    closer: Leaf
    last_passage: Passage
    distance: int
    """How many passages lie between; 0 in one passage, where they cross another pair."""


class Delimiters(msgspec.Struct, frozen=True, eq=False, gc=False):
    """What stands alone in its passage: pairs over several passages, and what is certainly unpaired."""

    pairs: tuple[StrayPair, ...]
    unpaired: tuple[Unpaired, ...]


class _Lone(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A stray bracket and the number of its passage."""

    mark: str
    leaf: Leaf
    index: int
    passage: Passage


def gather_delimiters(facts: Facts) -> Delimiters:
    """Strays of the whole report, joined where they can be."""
    lone: list[_Lone] = []
    odd: list[_Odd] = []
    for passage in facts.passages.having(Stray, QuotationMark):
        index = facts.passages.index(passage)
        quotes: list[Leaf] = []
        for leaf in passage.leaves:
            if type(leaf) is Stray:
                lone.append(_Lone(facts.text[leaf.start], leaf, index, passage))
            elif type(leaf) is QuotationMark:
                quotes.append(leaf)
        if len(quotes) % 2:
            odd.append((index, passage, _alone(facts.text, quotes)))
    pairs, single = _joined(facts.text, [each for each in lone if not _is_label(facts.text, each)])
    unpaired = [*_brackets(facts, pairs, single, lone), *_quotation_marks(facts, odd)]
    return Delimiters(tuple(pairs), tuple(sorted(unpaired, key=lambda each: each.span)))


def _shape(text: str, leaf: Leaf) -> str:
    """`opener`, `closer`, or an empty string for a straight mark whose neighbours do not tell."""
    mark = text[leaf.start]
    if mark in _ALWAYS_OPEN:
        return "opener"
    if mark in _ALWAYS_CLOSE:
        return "closer"
    start = leaf.start - text.endswith("\\", 0, leaf.start)  # markdown writes `\"`
    end = leaf.end + text.startswith("\\", leaf.end)
    before = text[start - 1 : start] if start else ""
    behind = text[end : end + 1]
    free_before = not before or before.isspace() or before in "([—–-/'‘_"
    free_behind = not behind or behind.isspace() or behind in ".,;:!?)]—–-/'’"
    if free_before == free_behind:
        return ""
    return "opener" if free_before else "closer"


def _is_label(text: str, lone: _Lone) -> bool:
    """`a)`, `iv)`, `12)`: the closer of a list label."""
    if lone.mark != ")":
        return False
    end = start = lone.leaf.start
    while start > 0 and end - start <= _LONGEST_LABEL and text[start - 1].isalnum():
        start -= 1
    label = text[start:end]
    if label.isdigit():
        return len(label) <= 2
    return 0 < len(label) <= _LONGEST_LABEL and (len(set(label)) == 1 or not label.lower().strip("ivx"))


def _joined(text: str, lone: list[_Lone]) -> tuple[list[StrayPair], list[_Lone]]:
    """Openers with the closers that follow them, as far as they may belong together, and those that stay alone."""
    waiting: dict[str, list[_Lone]] = {"(": [], "[": []}
    pairs: list[StrayPair] = []
    single: list[_Lone] = []
    for each in lone:
        if each.mark in waiting:
            waiting[each.mark].append(each)
            continue
        openers = waiting["(" if each.mark == ")" else "["]
        if not openers:
            single.append(each)
            continue
        first = openers.pop()
        pair = StrayPair(first.leaf, first.passage, each.leaf, each.passage, each.index - first.index)
        if not pair.distance or holds_sentences(text, pair) or _are_parted(text, pair):
            pairs.append(pair)
        else:
            single += [first, each]
    single.extend(waiting["("])
    single.extend(waiting["["])
    return pairs, sorted(single, key=lambda each: each.leaf.start)


def holds_sentences(text: str, pair: StrayPair) -> bool:
    """Whether a pair over several passages opens where a sentence begins and closes where one ends."""
    first, last = pair.passage, pair.last_passage
    if not pair.distance or first.annex != last.annex or (first.kind == "note") != (last.kind == "note"):
        return False
    start, end = pair.opener.start, pair.closer.end
    before = text[max(first.body.start, start - _WINDOW) : start].rstrip().rstrip("0123456789[]")
    inside = text[max(last.body.start, end - _WINDOW) : end - 1].rstrip()
    behind = text[end : min(end + _WINDOW, last.body.end)].strip(" \t\r\n\xa0.,;)")
    return (not before or before[-1] in _SENTENCE_ENDS) and (not behind or inside[-1:] in _SENTENCE_ENDS)


def _are_parted(text: str, pair: StrayPair) -> bool:
    """Whether a page break or a note may have cut the paragraph that both belong to."""
    if pair.distance > NEAR:
        return False
    last = pair.last_passage
    numbered = last.body.start > last.span.start
    return not _ends(text, pair.passage) or not numbered or _beginning(text, last)[:1].islower()


def _brackets(facts: Facts, pairs: list[StrayPair], single: list[_Lone], lone: list[_Lone]) -> list[Unpaired]:
    with_labels = {each.index for each in lone if _is_label(facts.text, each)}
    found = _crossing(facts, pairs)
    seen: set[tuple[int, str]] = set()
    skipped = -1
    for position, each in enumerate(single):
        following = single[position + 1] if position + 1 < len(single) else None
        wrong = following if following is not None and _is_wrong_closer(each, following) else None
        key = (each.index, each.mark)
        if position == skipped or key in seen or _is_excused(facts, each, with_labels):
            continue
        seen.add(key)
        if wrong is not None:
            skipped = position + 1
        missing: Literal["opener", "closer"] = "closer" if each.mark in _CLOSER_OF else "opener"
        found.append(Unpaired(each.mark, each.leaf.span, missing, wrong.leaf.span if wrong else None, each.passage))
    return found


def _crossing(facts: Facts, pairs: list[StrayPair]) -> list[Unpaired]:
    """The first pair of each kind in a passage that crosses another."""
    first: dict[tuple[int, str], Unpaired] = {}
    for pair in sorted(pairs, key=lambda pair: pair.opener.start):
        if not pair.distance:
            mark = facts.text[pair.opener.start]
            crossing = Unpaired(mark, pair.opener.span, "nesting", pair.closer.span, pair.passage)
            first.setdefault((pair.passage.span.start, mark), crossing)
    return list(first.values())


def _is_wrong_closer(opener: _Lone, closer: _Lone) -> bool:
    return opener.mark in _CLOSER_OF and closer.mark in ")]" and opener.index == closer.index


def _is_excused(facts: Facts, each: _Lone, with_labels: set[int]) -> bool:
    """Labels take the openers of parentheses round them; a text that breaks off or stands in columns closes nothing."""
    if _is_in_columns(facts.text, each.leaf.start):
        return True
    if each.mark in _CLOSER_OF:
        return not _ends(facts.text, each.passage) or _is_interval(facts.text, each.leaf)
    return each.mark == ")" and each.index in with_labels


def _is_interval(text: str, opener: Leaf) -> bool:
    """`[0.1, 2)` leaves out its right end."""
    inside = text[opener.end : opener.end + 30].partition(")")
    return bool(inside[1]) and inside[0][:1].isdigit() and not any(character.isalpha() for character in inside[0])


def _is_in_columns(text: str, offset: int) -> bool:
    """Whether the line has a gap in the middle: a table whose cells run over several lines, as converters print it."""
    before = text[max(0, offset - 4 * _WINDOW) : offset].replace("\r", "\n").rpartition("\n")[2]
    behind = text[offset : offset + 4 * _WINDOW].replace("\r", "\n").partition("\n")[0]
    return "   " in (before + behind).strip()


def _ends(text: str, passage: Passage) -> bool:
    """Whether a paragraph or note comes to its end, and is not cut by a page or by the end of the file."""
    if passage.kind not in ("paragraph", "note"):
        return True
    last = text[max(passage.body.start, passage.body.end - _WINDOW) : passage.body.end].rstrip()
    return last.rstrip('"”»)[]0123456789')[-1:] in _SENTENCE_ENDS


def _beginning(text: str, passage: Passage) -> str:
    return text[passage.body.start : min(passage.body.start + _WINDOW, passage.body.end)].lstrip()


_Odd = tuple[int, Passage, tuple[Leaf, Literal["opener", "closer"]] | None]
"""A passage with an odd number of quotation marks: its place, and the mark that is alone, None when that is open."""


def _quotation_marks(facts: Facts, odd: list[_Odd]) -> list[Unpaired]:
    found: list[Unpaired] = []
    for position, (index, passage, alone) in enumerate(odd):
        if alone is None or passage.kind not in ("paragraph", "note") or not _ends(facts.text, passage):
            continue
        leaf, missing = alone
        if _is_in_columns(facts.text, leaf.start):
            continue
        beside = position + 1 if missing == "closer" else position - 1
        other = odd[beside] if 0 <= beside < len(odd) else None
        parted = other is not None and abs(other[0] - index) <= NEAR and (other[2] is None or other[2][1] != missing)
        if not parted and not (missing == "closer" and _goes_on(facts, index)):
            found.append(Unpaired(facts.text[leaf.start], leaf.span, missing, None, passage))
    return found


def _goes_on(facts: Facts, index: int) -> bool:
    """Whether the next paragraph opens a quotation anew."""
    for passage in facts.passages.all[index + 1 : index + 4]:
        if passage.kind in ("paragraph", "note"):
            return _beginning(facts.text, passage).startswith(('"', "“", "”", "«", "»"))
    return False


def _alone(text: str, quotes: list[Leaf]) -> tuple[Leaf, Literal["opener", "closer"]] | None:
    """The first mark that breaks the turn of openers and closers; None when a shape leaves doubt."""
    opened: Leaf | None = None
    for leaf in quotes:
        shape = _shape(text, leaf)
        if not shape:
            return None
        if shape == "opener":
            if opened is not None:
                return opened, "closer"
            opened = leaf
        elif opened is None:
            # 19" is nineteen inches.
            return None if text[leaf.start - 1].isdigit() else (leaf, "opener")
        else:
            opened = None
    return None if opened is None else (opened, "closer")
