"""Member lists: what each entry stands for and how many Members it counts."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.lexicon import Alias, Member, Observer, aliases, eu_size, fold, member_by_name, observer_by_name
from msme_parse.source import Span
from msme_parse.syntax.members import is_eu_group
from msme_parse.tree.nodes import Entry, MemberList, Separator
from msme_parse.tree.walk import find

if TYPE_CHECKING:
    from msme_parse.facts import Facts

EntryKind = Literal["member", "alias", "group", "observer", "unknown"]


class ListedName(msgspec.Struct, frozen=True, eq=False):
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

    @property
    def official(self) -> str | None:
        """The official English name; None for an entry that the lexicon does not know."""
        return self.member.name_en if self.member else None

    @property
    def iso3(self) -> str | None:
        """ISO 3166-1 alpha-3 code, `EUN` style codes as in the lexicon; None when unknown."""
        return self.member.iso3 if self.member else None


class ListFact(msgspec.Struct, frozen=True, eq=False):
    """A list of Members with its totals."""

    span: Span
    passage: Passage
    entries: tuple[ListedName, ...]
    separators: tuple[Span, ...]

    @property
    def names(self) -> int:
        """How many entries are written."""
        return len(self.entries)

    @property
    def members(self) -> int:
        """How many Members they stand for."""
        return sum(entry.weight for entry in self.entries)

    @property
    def where(self) -> str:
        """The address of the passage."""
        return self.passage.address

    def lists(self, member: Member) -> bool:
        """Whether a Member is named, or an EU member State is counted in by the group entry."""
        return any(entry.member is member for entry in self.entries)


def gather_lists(facts: Facts) -> tuple[ListFact, ...]:
    """Every Member list, in reading order."""
    found: list[ListFact] = []
    for passage in facts.passages.of_kind("paragraph", "note", "title", "circulation"):
        for node in find(passage.node, MemberList):
            entries = tuple(_entry(facts, child) for child in node.children if isinstance(child, Entry))
            separators = tuple(
                child.span
                for child in node.children
                if isinstance(child, Separator) and not facts.text_of(child).isspace()
            )
            found.append(ListFact(node.span, passage, entries, separators))
    return tuple(found)


def as_of(facts: Facts) -> datetime.date:
    """The day for which lists are judged: the masthead date, the end of the report year, or today."""
    identity = facts.identity
    if identity.date is not None:
        return identity.date
    if identity.report_year is not None:
        return datetime.date(identity.report_year, 12, 31)
    return datetime.date.today()


def look_up(name: str) -> tuple[EntryKind, Member | None, Alias | None, Observer | None]:
    """What the lexicon knows of a name, in any of its forms and languages."""
    key = fold(name)
    for each in (key, key.removeprefix("the ")):
        if each in member_by_name():
            return "member", member_by_name()[each], None, None
        if each in aliases():
            return "alias", aliases()[each].member, aliases()[each], None
        if each in observer_by_name():
            return "observer", None, None, observer_by_name()[each]
    return "unknown", None, None, None


def _entry(facts: Facts, node: Entry) -> ListedName:
    text = " ".join(facts.text_of(node).split())
    if is_eu_group(text):
        stated = next((int(word) for word in text.split() if word.isdigit()), None)
        size = stated if stated is not None else eu_size(as_of(facts))
        union = member_by_name()["european union"]
        return ListedName(node.span, text, "group", union, aliases().get(fold(text)), None, 1 + size, stated)
    kind, member, alias, observer = look_up(text)
    weight = 1 if kind in ("member", "alias", "unknown") else 0
    return ListedName(node.span, text, kind, member, alias, observer, weight, None)
