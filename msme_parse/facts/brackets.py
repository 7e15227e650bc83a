"""Square brackets, told apart: drafts, placeholders, editorial words, alternatives.

In documents of this kind a pair of square brackets means one of ten things, and only some are left from a draft. The
words inside are read by `msme_parse.syntax.brackets`; the rest is told by what stands round them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import msgspec

from msme_parse.facts.delimiters import holds_sentences
from msme_parse.facts.passages import Passage, unwrapped
from msme_parse.source import Span
from msme_parse.syntax.brackets import read_bracket
from msme_parse.syntax.symbols import read_symbol
from msme_parse.tree.nodes import (
    Address,
    Bracketed,
    Date,
    Furniture,
    Node,
    Number,
    Placeholder,
    Prose,
    QuotationMark,
    SquareOpener,
    Symbol,
)
from msme_parse.tree.walk import leaves, walk

if TYPE_CHECKING:
    from msme_parse.facts import Facts

Kind = Literal["draft_text", "placeholder", "editorial", "alternative"]

_MOST_INSERTED_WORDS = 8
"""A longer bracket in a quotation belongs to what is quoted only if it is no sentence."""
_MOST_GLOSS_WORDS = 12
"""A longer bracket beside `[t]he` is no gloss on what is quoted."""
_MOST_CHOICE_WORDS = 12
"""Brackets side by side that are longer are two pieces of draft text, not a choice of words."""
_LONGEST_ADDRESS = 400
_SENTENCE_ENDS = ".!?:;"


class Bracket(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A pair of square brackets that is no note mark."""

    kind: Kind
    text: str
    """What stands between the brackets, on one line."""
    span: Span
    passage: Passage
    """Where it opens."""
    in_symbol: bool = False
    """Whether it is the open number of a document symbol: `Rev.[X]`."""
    depth: int = 0
    """How many other square brackets it stands in."""
    last_passage: Passage | None = None
    """Where it closes, when that is in another passage: `[1.4. ... 1.5. ...]`."""
    choices: tuple[str, ...] = ()
    """What there is to choose from, when it is the first or only bracket of a choice: `welcomes`, `notes`."""
    choice_span: Span | None = None
    """The whole run of brackets of that choice."""

    @property
    def where(self) -> str:
        """The address of the passage."""
        return self.passage.address


def gather_brackets(facts: Facts) -> tuple[Bracket, ...]:
    """Every square bracket in title, headings, paragraphs and notes, those inside draft text included."""
    found: list[Bracket] = []
    has_open_box = "[ ]" in facts.text
    for passage in _with_brackets(facts):
        found.extend(_in_passage(facts, passage, has_open_box))
    found.extend(_across(facts))
    found.sort(key=lambda bracket: (bracket.span.start, -bracket.span.end))
    return tuple(_with_alternatives(facts, _with_depths(found)))


def _with_brackets(facts: Facts) -> list[Passage]:
    """The passages in which a bracket opens, be it inside a symbol."""
    found = {passage.node.start: passage for passage in facts.passages.having(SquareOpener, Placeholder)}
    for passage, symbol in facts.passages.each(Symbol):
        if facts.text.find("[", symbol.start, symbol.end) >= 0:
            found[passage.node.start] = passage
    return [found[start] for start in sorted(found)]


def _in_passage(facts: Facts, passage: Passage, has_open_box: bool) -> Iterator[Bracket]:
    """Draft text is opened up; what stands in a remark or a gap belongs to it."""
    around = _Surroundings(facts, passage, has_open_box)
    closed = -1
    for node in walk(passage.node):
        if node.start < closed:
            continue
        bracket = _bracket(facts, around, node)
        if bracket is None:
            continue
        if bracket.kind != "draft_text":
            closed = bracket.span.end
        yield bracket


_YES = frozenset(("yes", "oui", "sí", "si"))
_NO = frozenset(("no", "non"))


class _Surroundings:
    """What a passage tells of the brackets in it."""

    def __init__(self, facts: Facts, passage: Passage, has_open_box: bool) -> None:
        self.text = facts.text
        self.passage = passage
        self.sentence = Span(0, 0)
        here = facts.text[passage.span.start : passage.span.end]
        self.boxes = {mark for mark in ("[ ]", "[]", "[X]", "[x]") if mark in here}
        if has_open_box:
            self.boxes.add("[ ]")

    @cached_property
    def offers_yes_and_no(self) -> bool:
        """Whether the passage has a box beside a yes and one beside a no: `Oui [ ] Non [ ]`."""
        words = self.text[self.passage.span.start : self.passage.span.end].lower().replace("[ ]", "[]").split()
        beside = {word.strip(".,;:?") for pair in pairwise(words) if "[]" in pair for word in pair}
        return not beside.isdisjoint(_YES) and not beside.isdisjoint(_NO)

    @cached_property
    def changed_letters(self) -> list[int]:
        """Where a bracket holds a single letter and stands alone: `[t]he`, `[a] new regulation`; not `[a][the]`."""
        openers = (leaf.start for leaf in self.passage.leaves if type(leaf) is SquareOpener)
        return [start for start in openers if self._is_letter(start)]

    def _is_letter(self, start: int) -> bool:
        letter, closer, behind = (
            self.text[start + 1 : start + 2],
            self.text[start + 2 : start + 3],
            self.text[start + 3 : start + 5],
        )
        before = self.text[max(start - 2, 0) : start]
        beside = behind.strip()[:1] in ("[", "/") or before.strip()[-1:] in ("]", "/")
        return letter.isalpha() and closer == "]" and not beside

    def has_changed_letter(self, facts: Facts, node: Node) -> bool:
        """Whether a letter is put in brackets in the sentence of a bracket, as in words taken from another text."""
        if not self.changed_letters:
            return False
        if not self.sentence.covers(node.start):
            self.sentence = facts.passages.sentence(node.start)
        index = bisect_left(self.changed_letters, self.sentence.start)
        return index < len(self.changed_letters) and self.changed_letters[index] < self.sentence.end

    @cached_property
    def quotation_marks(self) -> list[int]:
        """Where curly quotation marks stand."""
        return [
            leaf.start for leaf in self.passage.leaves if type(leaf) is QuotationMark and self.text[leaf.start] != '"'
        ]

    def is_left_open(self, start: int) -> bool:
        """Whether a quotation opens before `start` that goes on in the next paragraph."""
        index = bisect_left(self.quotation_marks, start) - 1
        return index >= 0 and self.text[self.quotation_marks[index]] in "“«"

    def follows_address(self, start: int) -> bool:
        """Whether the last word before `start` is a web address."""
        words = self.text[max(self.passage.span.start, start - _LONGEST_ADDRESS) : start].split()
        return bool(words) and ("://" in words[-1] or words[-1].lstrip("<(").startswith("www."))

    def begins_line_of_its_own(self, start: int) -> bool:
        """Whether the line above has come to an end, so that a line begins here on purpose."""
        text = self.text
        line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
        if text[max(line_start, self.passage.body.start) : start].strip():
            return False
        above = text[self.passage.body.start : line_start].rstrip()
        return not above or above[-1] in _SENTENCE_ENDS + "]"


def _bracket(facts: Facts, around: _Surroundings, node: Node) -> Bracket | None:
    passage = around.passage
    if isinstance(node, Bracketed):
        text = unwrapped(facts.text, leaves(node))[1:-1].strip()
        return Bracket(_kind(facts, around, node, text), text, node.span, passage)
    if isinstance(node, Placeholder):
        text = facts.text_of(node)[1:-1].strip()
        omitted = read_bracket(text) == "omission"
        kind: Kind = "editorial" if omitted or _is_box(around, node, text) else "placeholder"
        return Bracket(kind, text, node.span, passage)
    if isinstance(node, Symbol):
        run = facts.text_of(node)
        opener, closer = run.find("["), run.find("]")
        if 0 <= opener < closer and read_symbol(run).placeholder:
            span = Span(node.start + opener, node.start + closer + 1)
            return Bracket("placeholder", run[opener + 1 : closer].strip(), span, passage, in_symbol=True)
    return None


def _is_box(around: _Surroundings, node: Node, text: str) -> bool:
    """`[X]` or `[ ]` before a choice, both in one passage, or beside a yes and a no are boxes to tick, not gaps."""
    if text not in ("", "X", "x"):
        return False
    if around.offers_yes_and_no:
        return True
    ticked = bool(around.boxes & {"[X]", "[x]"})
    open_too = bool(around.boxes & {"[ ]", "[]"})
    return (ticked and open_too) or around.begins_line_of_its_own(node.start)


def _kind(facts: Facts, around: _Surroundings, node: Bracketed, text: str) -> Kind:
    sense = read_bracket(text)
    if sense == "gap":
        return "editorial" if _is_box(around, node, text) else "placeholder"
    if sense in ("remark", "omission") or (sense == "letters" and _is_glued(facts.text, node)):
        return "editorial"
    if _is_link(facts.text, node) or _is_reference(around, node):
        return "editorial"
    words = len(text.split())
    if around.passage.kind == "caption" and words == 1:
        return "editorial"
    if text[-1:] in _SENTENCE_ENDS:
        return "draft_text"
    if words <= _MOST_INSERTED_WORDS and (facts.words.is_quoted(node.start) or around.is_left_open(node.start)):
        return "editorial"
    return "editorial" if words <= _MOST_GLOSS_WORDS and around.has_changed_letter(facts, node) else "draft_text"


def _is_glued(text: str, node: Node) -> bool:
    """`[t]he`, `report[s]`: letters put into a word."""
    return text[node.start - 1 : node.start].isalpha() or text[node.end : node.end + 1].isalpha()


def _is_link(text: str, node: Node) -> bool:
    """`[the report](https://...)`: a link in Markdown."""
    return text.startswith(("(http", "(#", "(www.", "(mailto:", "[^"), node.end)


_VALUES = (Symbol, Date, Number, Address)


def _is_reference(around: _Surroundings, node: Bracketed) -> bool:
    """A symbol alone; or nothing but a date or a number, in a note or behind a web address."""
    inner = [leaf for leaf in node.children[1:-1] if not _is_blank(around.text, leaf)]
    if not inner or not all(isinstance(leaf, _VALUES) for leaf in inner):
        return False
    if all(isinstance(leaf, (Symbol, Address)) for leaf in inner):
        return True
    return around.passage.kind == "note" or around.follows_address(node.start)


def _is_blank(text: str, node: Node) -> bool:
    if isinstance(node, Furniture):
        return True
    return isinstance(node, Prose) and not any(character.isalnum() for character in text[node.start : node.end])


def _across(facts: Facts) -> Iterator[Bracket]:
    """`[1.4. The ...` to `1.5. ... end.]`: one bracket over several passages, when it holds whole sentences."""
    for pair in facts.delimiters.pairs:
        if facts.text[pair.opener.start] == "[" and holds_sentences(facts.text, pair):
            span = Span(pair.opener.start, pair.closer.end)
            text = " ".join(facts.text[span.start + 1 : span.end - 1].split())
            yield Bracket("draft_text", text, span, pair.passage, last_passage=pair.last_passage)


def _with_depths(found: list[Bracket]) -> list[Bracket]:
    """The same brackets, each with the number of those round it. They come sorted, outer ones first."""
    ends: list[int] = []
    deep: list[Bracket] = []
    for bracket in found:
        while ends and ends[-1] <= bracket.span.start:
            ends.pop()
        deep.append(msgspec.structs.replace(bracket, depth=len(ends)) if ends else bracket)
        ends.append(bracket.span.end)
    return deep


def _with_alternatives(facts: Facts, found: list[Bracket]) -> list[Bracket]:
    """Draft brackets that touch, or that hold a choice of words, are alternatives."""
    result = list(found)
    runs: dict[int, list[int]] = {}
    for index, bracket in enumerate(found):
        if bracket.kind != "draft_text":
            continue
        run = runs.setdefault(bracket.depth, [])
        if not run or not _is_beside(facts.text, found[run[-1]], bracket):
            _settle(found, run, result)
            run.clear()
        run.append(index)
    for run in runs.values():
        _settle(found, run, result)
    return result


def _is_beside(text: str, left: Bracket, right: Bracket) -> bool:
    between = text[left.span.end : right.span.start]
    if len(between) > 8 or len(left.text.split()) > _MOST_CHOICE_WORDS or left.last_passage is not None:
        return False
    return between.strip().lower() in ("", "/", "or", "ou", "o", "u")


def _settle(found: list[Bracket], run: list[int], result: list[Bracket]) -> None:
    """Name the brackets of a run alternatives; a single one is, when it offers a choice of words itself."""
    if not run:
        return
    first, last = found[run[0]], found[run[-1]]
    choices = tuple(found[index].text for index in run)
    if len(run) == 1:
        if read_bracket(first.text) != "choice":
            return
        choices = tuple(choice.strip() for choice in first.text.split("/"))
    for index in run:
        result[index] = msgspec.structs.replace(found[index], kind="alternative")
    span = Span(first.span.start, last.span.end)
    result[run[0]] = msgspec.structs.replace(result[run[0]], choices=choices, choice_span=span)
