"""Member lists: what each entry stands for and how many Members it counts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.lexicon import (
    Alias,
    Language,
    Member,
    Observer,
    aliases,
    eu_size,
    fold,
    member_by_name,
    nouns,
    observer_by_name,
)
from msme_parse.source import Span
from msme_parse.syntax.counts import begins
from msme_parse.syntax.names import eu_group_size, is_eu_group, sentence_start, without_article
from msme_parse.tree.nodes import Block, Bracketed, Branch, Entry, MemberList, Node, Parenthesis, Separator

if TYPE_CHECKING:
    from msme_parse.facts import Facts

EntryKind = Literal["member", "alias", "group", "observer", "unknown"]

PEOPLE = frozenset(
    (
        *("members", "member_states", "states", "co_sponsors", "sponsors", "participants", "parties", "signatories"),
        *("delegations", "delegates", "representatives", "proponents", "applicants", "countries", "economies"),
        *("governments", "observers", "developing_countries"),
    )
)
"""Normal forms of nouns that name those who can stand in a list: Members, co-sponsors, Parties."""

_LISTED = PEOPLE | {"donors", "contributors", "beneficiaries"}
"""The same, and others who are named one by one but are no membership whose size is stated."""


_LONGEST_INTRODUCTION = 300


class ListedName(msgspec.Struct, frozen=True, eq=False, gc=False):
    """One entry of a list: the words, the Member they mean, and how many Members they count for."""

    span: Span
    text: str
    """As written, on one line, without a leading article of the sentence."""
    kind: EntryKind
    member: Member | None
    alias: Alias | None
    observer: Observer | None
    weight: int
    """1, or 28 for `European Union and its 27 Member States`; 0 for what is no Member."""
    group_size: int | None
    """The number of member States that a group entry states, None when it states none."""
    whole: bool = True
    """False for a name that a note mark or a page break cuts in two."""

    @property
    def official(self) -> str | None:
        """The official English name; None for an entry that the lexicon does not know."""
        return self.member.name_en if self.member else None

    @property
    def iso3(self) -> str | None:
        """ISO 3166-1 alpha-3 code; None when unknown, and for the European Union, which has none."""
        return self.member.iso3 or None if self.member else None


class ListFact(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A list of Members with its totals."""

    span: Span
    passage: Passage
    entries: tuple[ListedName, ...]
    of: str = ""
    """What its introduction says is listed, as a normal form of the lexicon: `members`; empty when nothing is said."""
    says_members: bool = False
    """Whether the introduction calls those listed Members, with a capital or as Members of the WTO."""
    introduction: str = ""
    """The words before the list, above it, or before the mark of the note that it fills."""
    language: Language = "en"
    """The language of most names."""
    day: datetime.date = datetime.date.max
    """The day for which the list is judged."""
    dated: bool = False
    """Whether the document itself says that day."""
    known: int = 0
    """How many entries are Members under any name."""
    points_back: bool = False
    """Whether it fills a note that spells out the sentence of its mark: `These Members are:`, `À savoir:`."""

    @property
    def names(self) -> int:
        """How many entries are written."""
        return len(self.entries)

    @property
    def members(self) -> int:
        """How many Members they stand for."""
        return sum(entry.weight for entry in self.entries)

    @property
    def group(self) -> ListedName | None:
        """The entry that stands for the European Union and its member States."""
        return next((entry for entry in self.entries if entry.kind == "group"), None)

    @property
    def is_roll(self) -> bool:
        """Whether it sets out to name all of some group, and does not just name a few in passing."""
        return self.known * 5 >= self.names * 4 and (self.of in _LISTED or self.names >= 10)

    @property
    def where(self) -> str:
        """The address of the passage."""
        return self.passage.address

    @property
    def place(self) -> str:
        """How a message names where it stands: `note [2]`, `annex 1`, or `the text`."""
        if self.passage.kind == "note":
            return f"note [{getattr(self.passage.node, 'number', '')}]"
        return f"annex {self.passage.annex}" if self.passage.annex.isalnum() else "the text"

    def lists(self, member: Member) -> bool:
        """Whether a Member is named, or an EU member State is counted in by the group entry."""
        if any(entry.member is member for entry in self.entries):
            return True
        return self.group is not None and member.is_in_eu(self.day)


def _found(node: Block) -> Iterator[MemberList]:
    """The lists of a block; none stands in another."""
    stack: list[Node] = [node]
    while stack:
        each = stack.pop()
        if type(each) is MemberList:
            yield each
        elif isinstance(each, Branch):
            stack.extend(child for child in reversed(each.children) if type(child) in _MAY_HOLD)


_MAY_HOLD = frozenset((MemberList, Bracketed, Parenthesis))
_KINDS = frozenset(("paragraph", "note", "title", "circulation"))


def gather_lists(facts: Facts) -> tuple[ListFact, ...]:
    """Every Member list, in reading order."""
    day = dated(facts)
    return tuple(
        _list(facts, passage, node, day)
        for passage in facts.passages.having(Entry)
        if passage.kind in _KINDS
        for node in _found(passage.node)
    )


def dated(facts: Facts) -> datetime.date | None:
    """The day of the document: of its masthead or circulation sentence, or the end of the report year; None without."""
    if facts.as_of is not None:
        return facts.as_of
    identity = facts.identity
    if identity.date is not None:
        return identity.date
    circulation = next(facts.passages.of_kind("circulation"), None)
    if circulation is not None:
        days = (date.end for date in facts.dates if circulation.span.covers(date.span.start))
        day = next((day for day in days if day is not None), None)
        if day is not None:
            return day
    return datetime.date(identity.report_year, 12, 31) if identity.report_year is not None else None


def as_of(facts: Facts) -> datetime.date:
    """The day for which lists are judged: that of the document, or today."""
    return dated(facts) or datetime.date.today()


@lru_cache(maxsize=20_000)
def look_up(name: str) -> tuple[EntryKind, Member | None, Alias | None, Observer | None]:
    """What the lexicon knows of a name, in any of its forms and languages."""
    key = fold(name)
    for each in (key, without_article(key)):
        if each in member_by_name():
            return "member", member_by_name()[each], None, None
        if each in aliases():
            return "alias", aliases()[each].member, aliases()[each], None
        if each in observer_by_name():
            return "observer", None, None, observer_by_name()[each]
    return "unknown", None, None, None


@lru_cache(maxsize=2_000)
def nearest_name(text: str, lang: Language = "en") -> str | None:
    """The name of a Member that an unknown one is nearly: `Philippines` for `Philipines`; None when none is near."""
    near = get_close_matches(fold(text), _keys(lang), n=1, cutoff=0.84)
    if not near:
        return None
    member = look_up(near[0])[1]
    return member.name(lang) if member is not None else None


@cache
def _keys(lang: Language) -> tuple[str, ...]:
    return (*member_by_name(lang), *(key for key, alias in aliases(lang).items() if len(key) > 4))


# ------------------------------------------------------------------------------------------ one list


def _list(facts: Facts, passage: Passage, node: MemberList, day: datetime.date | None) -> ListFact:
    names = [_name(facts, parts) for parts in _grouped(facts, node)]
    introduction = _introduction(facts, passage, node.start)
    points_back = passage.kind == "note" and _points_back(introduction)
    if passage.kind == "note" and not _noun(introduction):
        sentence = _sentence_of_mark(facts, passage)
        if points_back or (node.start == passage.body.start and len(_people(sentence)) == 1):
            introduction = [*sentence, *introduction]
    judged = day or _day_of_group(names)
    return ListFact(
        span=node.span,
        passage=passage,
        entries=_weighed(names, judged),
        of=_noun(introduction),
        says_members=_says_members(introduction),
        introduction=" ".join(introduction),
        language=_language(names, facts.identity.language),
        day=judged,
        dated=day is not None,
        known=sum([name.member is not None for name in names]),
        points_back=points_back,
    )


def _grouped(facts: Facts, node: MemberList) -> list[list[Node]]:
    """The pieces of each name: one, or two where a note mark or a page break stands inside it.

    Where nothing but line ends stands between the names, each is whole.
    """
    parted = [type(child) is Separator and not facts.text_of(child).isspace() for child in node.children]
    on_lines = not any(parted)
    groups: list[list[Node]] = [[]]
    for child, parts in zip(node.children, parted, strict=True):
        if type(child) is Entry:
            groups[-1].append(child)
        if groups[-1] and (parts or (on_lines and type(child) is Entry)):
            groups.append([])
    return [group for group in groups if group]


def _name(facts: Facts, parts: Sequence[Node]) -> ListedName:
    first, last = parts[0], parts[-1]
    whole = first is last
    written = facts.text[first.start : first.end] if whole else " ".join(map(facts.text_of, parts))
    shift, text, kind, member, alias, observer, weight, size = _read_name(written)
    if facts.house_names and fold(text) in facts.house_names:
        kind, member, alias, observer, weight = "member", facts.house_names[fold(text)], None, None, 1
    span = Span(first.start + shift if shift else first.start, last.end)
    return ListedName(span, text, kind, member, alias, observer, weight, size, whole)


@lru_cache(maxsize=20_000)
def _read_name(
    written: str,
) -> tuple[int, str, EntryKind, Member | None, Alias | None, Observer | None, int, int | None]:
    """How many characters a name's article takes, and what a `ListedName` says of the rest."""
    text = " ".join(written.split()).replace(" ,", ",")
    bare = without_article(text)
    shift = len(text) - len(bare) if fold(text) not in member_by_name() else 0
    text = bare if shift else text
    if is_eu_group(text):
        union = member_by_name()["european union"]
        return shift, text, "group", union, aliases().get(fold(text)), None, 1, eu_group_size(text)
    kind, member, alias, observer = look_up(text)
    return shift, text, kind, member, alias, observer, 0 if kind == "observer" else 1, None


def _weighed(names: list[ListedName], day: datetime.date) -> tuple[ListedName, ...]:
    """The names with the weight of a group entry: 1 when the list also names the EU member States one by one."""
    if all(name.kind != "group" for name in names):
        return tuple(names)
    one_by_one = sum(name.member is not None and name.member.is_in_eu(day) for name in names) * 2 > eu_size(day)
    if one_by_one:
        return tuple(names)
    return tuple(
        msgspec.structs.replace(name, weight=1 + (name.group_size or eu_size(day))) if name.kind == "group" else name
        for name in names
    )


def _day_of_group(names: list[ListedName]) -> datetime.date:
    """For a document without a date: a day on which the Union was as large as the list says, or today."""
    size = next((name.group_size for name in names if name.kind == "group"), None)
    return _DAYS.get(size or 0, datetime.date.today())


_DAYS = {15: datetime.date(2003, 12, 31), 25: datetime.date(2006, 12, 31), 28: datetime.date(2019, 12, 31)}


def _introduction(facts: Facts, passage: Passage, start: int) -> list[str]:
    """The words that say what is listed: those before the list, above its mark when it fills a note, or its heading."""
    floor = max(passage.body.start, start - _LONGEST_INTRODUCTION)
    before = facts.text[sentence_start(facts.text, floor, start) : start]
    if not before.strip() and passage.kind == "note":
        marks = facts.notes.marks_of(getattr(passage.node, "number", ""))
        mark = next((mark for mark in marks if mark.passage is not passage), None)
        before = facts.text[max(mark.passage.body.start, mark.span.start - 80) : mark.span.start] if mark else ""
    elif not before.strip():
        above = facts.passages.at(passage.span.start - 1)
        heads = above is not None and above.kind in ("heading", "annex", "caption")
        before = facts.text_of(above.body) if above is not None and heads else ""
    return [word.strip('()[]:;,."“”«»') for word in before.split()]


def _points_back(introduction: list[str]) -> bool:
    words = " ".join(introduction)
    return begins("POINTS_BACK", words, 0, len(words)) is not None


def _sentence_of_mark(facts: Facts, note: Passage) -> list[str]:
    """The words of the sentence that calls a note, up to its mark."""
    marks = facts.notes.marks_of(getattr(note.node, "number", ""))
    mark = next((mark for mark in marks if mark.passage is not note), None)
    if mark is None:
        return []
    floor = max(mark.passage.body.start, mark.span.start - _LONGEST_INTRODUCTION)
    stop = floor + len(facts.text[floor : mark.span.start].rstrip(".;,: \r\n\t\xa0"))
    before = facts.text[sentence_start(facts.text, floor, stop) : stop]
    return [word.strip('()[]:;,."“”«»') for word in before.split()]


def _noun(words: list[str]) -> str:
    """The first of the words that names those who can stand in a list."""
    keys = [fold(word) for word in words]
    for index, key in enumerate(keys):
        for form in (" ".join(keys[index : index + 2]), key):
            if nouns().get(form) in _LISTED:
                return nouns()[form]
    return ""


def _people(words: list[str]) -> set[str]:
    """The normal forms of all nouns among some words that name those who can stand in a list."""
    return {nouns()[fold(word)] for word in words if nouns().get(fold(word)) in PEOPLE}


def _says_members(words: list[str]) -> bool:
    for before, word in zip(["", *words], words, strict=False):
        if word in ("Members", "Membres", "Miembros", "MEMBERS") and fold(before) not in ("etats", "estados"):
            return True
        if word in ("members", "membres", "miembros") and {"WTO", "OMC", "l'OMC", "l’OMC"} & set(words):
            return True
    return False


def _language(names: list[ListedName], language: Language) -> Language:
    """The language in which most of the names are written; that of the document where it could be several."""
    spoken = [_languages(name.text) for name in names]
    counts = {each: sum([each in known for known in spoken]) for each in _LANGUAGES}
    best = max(_LANGUAGES, key=lambda each: counts[each])
    return language if counts[language] == counts[best] else best


_LANGUAGES: tuple[Language, ...] = ("en", "fr", "es")


@lru_cache(maxsize=20_000)
def _languages(name: str) -> frozenset[Language]:
    """The languages in which a name is that of a Member."""
    key = fold(name)
    return frozenset(each for each in _LANGUAGES if key in member_by_name(each))
