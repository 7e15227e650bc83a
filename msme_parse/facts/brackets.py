"""Square brackets, told apart: drafts, placeholders, editorial words, alternatives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from msme_parse.facts.passages import Passage
from msme_parse.source import Span
from msme_parse.syntax.symbols import read_symbol
from msme_parse.tree.nodes import Bracketed, Node, Placeholder, Symbol
from msme_parse.tree.walk import walk

if TYPE_CHECKING:
    from msme_parse.facts import Facts

Kind = Literal["draft_text", "placeholder", "editorial", "alternative"]

_EDITORIAL = frozenset(
    "sic sic! emphasis added emphasis original footnote omitted footnotes english only french spanish pic note"
    " italics in underlining original internal quotation marks references endnote translation".split()
)


class Bracket(msgspec.Struct, frozen=True, eq=False):
    """A pair of square brackets that is no note mark."""

    kind: Kind
    text: str
    """What stands between the brackets, on one line."""
    span: Span
    passage: Passage
    in_symbol: bool = False
    """Whether it is the open number of a document symbol: `Rev.[X]`."""

    @property
    def where(self) -> str:
        """The address of the passage."""
        return self.passage.address


def gather_brackets(facts: Facts) -> tuple[Bracket, ...]:
    """Every square bracket in title, headings, paragraphs and notes, outermost only."""
    found: list[Bracket] = []
    for passage in facts.passages:
        stop = -1
        for node in walk(passage.node):
            if node.start < stop:
                continue
            bracket = _bracket(facts, passage, node)
            if bracket is not None:
                found.append(bracket)
                stop = bracket.span.end
    return tuple(_with_alternatives(facts, found))


def _bracket(facts: Facts, passage: Passage, node: Node) -> Bracket | None:
    if isinstance(node, Bracketed):
        text = " ".join(facts.text[node.start + 1 : node.end - 1].split())
        return Bracket(_kind(facts, node, text), text, node.span, passage)
    if isinstance(node, Placeholder):
        text = facts.text_of(node)[1:-1].strip()
        kind: Kind = "editorial" if text in ("…", "...", ". . .") or _is_box(facts, node, text) else "placeholder"
        return Bracket(kind, text, node.span, passage)
    if isinstance(node, Symbol):
        run = facts.text_of(node)
        opener, closer = run.find("["), run.find("]")
        if 0 <= opener < closer and read_symbol(run).placeholder:
            span = Span(node.start + opener, node.start + closer + 1)
            return Bracket("placeholder", run[opener + 1 : closer].strip(), span, passage, in_symbol=True)
    return None


def _is_box(facts: Facts, node: Placeholder, text: str) -> bool:
    """`[X]` or `[ ]` at the start of a line or before a choice is a ticked box, not a gap."""
    if text not in ("", "X", "x"):
        return False
    line_start = max(facts.text.rfind("\n", 0, node.start), facts.text.rfind("\r", 0, node.start)) + 1
    return not facts.text[line_start : node.start].strip()


def _kind(facts: Facts, node: Bracketed, text: str) -> Kind:
    words = text.lower().strip(".").split()
    if not words:
        return "placeholder"
    before = facts.text[node.start - 1 : node.start]
    behind = facts.text[node.end : node.end + 1]
    if behind.isalpha() or (before.isalpha() and len(words) == 1):
        return "editorial"
    if words[0].rstrip(":") in ("sic", "note") or all(word.strip(",.;:") in _EDITORIAL for word in words):
        return "editorial"
    if _is_insertion(facts, node, text):
        return "editorial"
    return "draft_text"


def _is_insertion(facts: Facts, node: Bracketed, text: str) -> bool:
    """A word or two put into a quotation, or the day on which a web page was seen."""
    quotes = sum(facts.text.count(mark, max(0, node.start - 600), node.start) for mark in '"“”')
    inside_quotation = quotes % 2 == 1
    return inside_quotation and len(text.split()) <= 4


def _with_alternatives(facts: Facts, found: list[Bracket]) -> list[Bracket]:
    """Draft brackets that touch, or that hold a choice of words, are alternatives."""
    kinds = [bracket.kind for bracket in found]
    for index, bracket in enumerate(found):
        if bracket.kind != "draft_text":
            continue
        if "/" in bracket.text and len(bracket.text.split()) <= 3:
            kinds[index] = "alternative"
        following = found[index + 1] if index + 1 < len(found) else None
        if following is None or following.kind != "draft_text":
            continue
        if not facts.text[bracket.span.end : following.span.start].strip() and len(bracket.text.split()) <= 12:
            kinds[index] = kinds[index + 1] = "alternative"
    return [msgspec.structs.replace(bracket, kind=kind) for bracket, kind in zip(found, kinds, strict=True)]
