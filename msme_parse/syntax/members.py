"""Member lists inside a paragraph or note: `Afghanistan; Albania; ...; Uruguay and Viet Nam.`

A list is found by its semicolons, or behind a colon by its commas when every name is known. The lexicon decides what
is one name; what stands inside a list and is no name (a note mark, a page number, a bullet) stays a leaf of its own.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from msme_parse.lexicon import fold
from msme_parse.source import Span
from msme_parse.syntax.names import (
    MOST_WORDS,
    is_name,
    may_begin,
    members_grammar,
    names_from,
    pattern,
    sentence_end,
    without_article,
)
from msme_parse.syntax.patterns import compiled
from msme_parse.syntax.words import skip_blanks
from msme_parse.tree.nodes import (
    Address,
    Bracketed,
    Branch,
    Date,
    Entry,
    Footnote,
    Furniture,
    Gap,
    ItemLabel,
    Leaf,
    MemberList,
    Node,
    NoteMark,
    Number,
    Parenthesis,
    Placeholder,
    Prose,
    QuotationMark,
    Semicolon,
    Separator,
    Symbol,
    Word,
)

SHARE_KNOWN = 0.5
"""At least this share of the entries must be names that the lexicon knows."""

FEWEST_WITH_COMMAS = 3
"""Commas join fewer names than this in any sentence; that is no list yet."""

_LONGEST_WITH_BLANKS = 400
"""No name, however it is wrapped and indented, takes more characters than this."""

_LONGEST_ENTRY = 500
"""Between the semicolons of a list stand no more characters than this."""

_BRACKETS = frozenset((Parenthesis, Bracketed))
_NO_NAMES = frozenset((Symbol, Date, Address, QuotationMark, Placeholder))
"""What stands between two semicolons of a list of citations, never in a name."""

_WORDS = frozenset((Prose, Semicolon, Number, Word))
_SET_ASIDE = (NoteMark, Furniture, Gap, ItemLabel, Footnote)
"""What may stand inside a list without belonging to a name."""


Found = tuple[MemberList, int, int]
"""A list, the first of the children that it covers, and the first behind them."""


# ------------------------------------------------------------------------------------------ lists in a block


def with_member_lists(text: str, children: tuple[Node, ...]) -> tuple[Node, ...]:
    """The children of a block, the Member lists among them gathered into nodes."""
    if not children or not _may_list(text, children[0].start, children[-1].end):
        return children
    inner = children
    if not _BRACKETS.isdisjoint(map(type, children)):
        inner = tuple(_inside(text, child) if child.__class__ in _BRACKETS else child for child in children)
    stretches = _stretches(text, inner)
    found = [listing for begin, stop in stretches if (listing := _listing(text, inner, begin, stop)) is not None]
    found = found or ([] if stretches else _after_colons(text, inner)) or _on_lines(text, inner)
    return _woven(inner, found) if found else inner


def _may_list(text: str, start: int, end: int) -> bool:
    """Whether a stretch has what every list has: a semicolon, a colon, or lines as short as names."""
    if text.find(";", start, end) >= 0 or text.find(":", start, end) >= 0:
        return True
    return text.count("\n", start, end) >= FEWEST_WITH_COMMAS - 1 and _first_line(text, start, end) is not None


def _inside(text: str, node: Node) -> Node:
    """A bracket with the list that it holds."""
    if not isinstance(node, Branch) or not any(isinstance(child, Semicolon) for child in node.children):
        return node
    opener, *between, closer = node.children
    found = with_member_lists(text, tuple(between)) if between else ()
    return type(node)(node.start, node.end, (opener, *found, closer)) if found != tuple(between) else node


def _stretches(text: str, children: tuple[Node, ...]) -> list[tuple[int, int]]:
    """Where the lists with semicolons begin and end."""
    semicolons = [index for index, child in enumerate(children) if child.__class__ is Semicolon]
    if not semicolons:
        return []
    found: list[tuple[int, int]] = []
    floor = children[0].start
    end = children[-1].end
    run = [semicolons[0]]
    behind = children[run[0]].end
    stop = _next_stop(text, behind, end)
    for index in semicolons[1:]:
        start = children[index].start
        if stop < behind:
            stop = _next_stop(text, behind, end)
        if (
            (stop < start and pattern("SENTENCE_END").search(text, behind, start) is not None)
            or start - behind > _LONGEST_ENTRY
            or children[index - 1].__class__ in _NO_NAMES
            or (index - run[-1] > 2 and any(child.__class__ in _NO_NAMES for child in children[run[-1] + 1 : index]))
        ):
            floor = _close(text, children, floor, run, start, found)
            run = []
        run.append(index)
        behind = children[index].end
    _close(text, children, floor, run, end, found)
    return found


def _next_stop(text: str, start: int, end: int) -> int:
    """The next character that may end a sentence; `end` when there is none."""
    return min((place for mark in ".?!" if (place := text.find(mark, start, end)) >= 0), default=end)


def _close(
    text: str, children: tuple[Node, ...], floor: int, run: list[int], end: int, found: list[tuple[int, int]]
) -> int:
    """The list round a run of semicolons, if it is one, and where the next may begin."""
    first, last = children[run[0]], children[run[-1]]
    stop = _ending(text, children, run[-1], end)
    begin = _beginning(text, floor, first.start)
    if begin is None and run[0] and isinstance(children[run[0] - 1], (Parenthesis, NoteMark)):
        begin = _beginning(text, floor, children[run[0] - 1].start)
    if begin is None and len(run) > 1:
        begin = skip_blanks(text, first.end, stop)
    if begin is not None and begin < stop:
        found.append((begin, stop))
    return max(stop, last.end)


def _beginning(text: str, floor: int, semicolon: int) -> int | None:
    """Where the first entry begins: behind the last introduction, or at the longest name before the semicolon."""
    floor = max(floor, semicolon - 2_000)
    for sentence in pattern("SENTENCE_END").finditer(text, floor, semicolon):
        floor = sentence.end()
    introductions = [match.end() for match in pattern("INTRODUCTION").finditer(text, floor, semicolon)]
    if introductions and _could_be_name(text[introductions[-1] : semicolon]):
        return introductions[-1]
    for start in _last_names(text, floor, semicolon):
        if is_name(text[start:semicolon]):
            return start
    begin = skip_blanks(text, floor, semicolon)
    return begin if begin < semicolon and _could_be_name(text[begin:semicolon]) else None


_WORD = compiled(r"\S+")


def _last_names(text: str, floor: int, end: int) -> list[int]:
    """Where a name may begin of which `end` is the end: at one of the last words, no further back than it is long."""
    near = max(floor, end - _LONGEST_WITH_BLANKS)
    words = list(_WORD.finditer(text, near, end))[-MOST_WORDS:]
    return [word.start() for word in words if may_begin(word.group())]


def _could_be_name(words: str) -> bool:
    """Whether words that the lexicon does not know have the shape of a name."""
    name = words.strip()
    if is_name(name):
        return True
    bare = without_article(name)
    return bare[:1].isupper() and len(bare) <= 60 and len(bare.split()) <= 6 and not any(map(str.isdigit, bare))


def _ending(text: str, children: tuple[Node, ...], semicolon: int, end: int) -> int:
    """Where the last entry ends: behind the last name, or at the last semicolon when no name follows it."""
    stop = children[semicolon].end
    for index in range(semicolon + 1, len(children)):
        child = children[index]
        if child.start >= end or (child.__class__ not in _WORDS and not isinstance(child, _SET_ASIDE)):
            break
        words = text[child.start : child.end].strip(", \t\r\n\xa0")
        if isinstance(child, _SET_ASIDE) or not words or pattern("CONJUNCTION").fullmatch(words + " "):
            continue
        reached, closed = _names_end(text, child.start, min(end, children[-1].end))
        stop = reached or stop
        if closed or reached is None or reached < child.end:
            break
    return stop


def _names_end(text: str, start: int, end: int) -> tuple[int | None, bool]:
    """Where the names end that a stretch begins with, and whether the sentence ends there too."""
    begin = skip_blanks(text, start, end)
    conjunction = pattern("CONJUNCTION").match(text, begin, end)
    begin = conjunction.end() if conjunction else begin
    sentence = sentence_end(text, begin, end)
    bracket = pattern("BRACKET").search(text, begin, sentence)
    stop = begin + len(text[begin : bracket.start() if bracket else sentence].rstrip())
    names, behind = names_from(text, begin, stop)
    join = pattern("JOIN").match(text, behind, stop)
    if names and behind < stop and not (join and _could_be_name(text[join.end() : stop])):
        return behind, True
    if names or _could_be_name(text[begin:stop]) or _last_join(text, begin, stop) is not None:
        return stop, bracket is None
    return None, True


def _last_join(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The comma or "and" that has a known name on one side and what could be one on the other."""
    joins = [match.span() for match in pattern("JOIN").finditer(text, start, min(end, start + 300))]
    for begin, stop in reversed(joins):
        left, right = text[start:begin], text[stop:end]
        if (is_name(left) and _could_be_name(right)) or (is_name(right) and _could_be_name(left)):
            return begin, stop
    return None


def _after_colons(text: str, children: tuple[Node, ...]) -> list[Found]:
    """The lists with commas: behind a colon, known names only."""
    found: list[Found] = []
    limit = 0
    for index, child in enumerate(children):
        colon = text.find(":", child.start, child.end) if isinstance(child, Prose) else -1
        while colon >= 0:
            limit = _reach(children, index) if colon >= limit else limit
            names, stop = names_from(text, skip_blanks(text, colon + 1, limit), limit)
            if len(names) >= FEWEST_WITH_COMMAS and _is_closed(text, stop, limit):
                found.extend(_of_names(children, names))
            colon = text.find(":", max(stop, colon + 1), child.end)
    return found


def _reach(children: tuple[Node, ...], index: int) -> int:
    """Where the leaves end that a name is made of: `Hong Kong (China)`, `European Union and its 27 Member States`."""
    last = index
    while last + 1 < len(children) and isinstance(children[last + 1], (Prose, Number, Parenthesis)):
        last += 1
    return children[last].end


def _of_names(children: tuple[Node, ...], names: list[Span]) -> Iterator[Found]:
    """The list of some names, with the marks and labels between them; nothing when a name ends inside another leaf."""
    begin, stop = names[0].start, names[-1].end
    first, behind = _covered(children, begin, stop)
    covered = children[first:behind]
    if not covered or any(not _can_be_cut(child, begin, stop) for child in (covered[0], covered[-1])):
        return
    nodes: list[Node] = [Entry(names[0].start, names[0].end)]
    for name in names[1:]:
        start = nodes[-1].end
        for aside in children[slice(*_covered(children, start, name.start))]:
            if isinstance(aside, _SET_ASIDE):
                nodes.extend((Separator(start, aside.start), aside) if aside.start > start else (aside,))
                start = aside.end
        nodes.extend((Separator(start, name.start),) if name.start > start else ())
        nodes.append(Entry(name.start, name.end))
    yield MemberList(begin, stop, tuple(nodes)), first, behind


def _covered(children: tuple[Node, ...], begin: int, stop: int) -> tuple[int, int]:
    """The first of the children that have characters between two offsets, and the first behind them."""
    first = bisect_right(children, begin, key=lambda child: child.end)
    return first, bisect_left(children, stop, key=lambda child: child.start)


def _on_lines(text: str, children: tuple[Node, ...]) -> list[Found]:
    """The lists with a name on each line, whatever stands at its end."""
    start, end = children[0].start, children[-1].end
    found: list[Found] = []
    while (line := _first_line(text, start, end)) is not None:
        names, start = _names_on_lines(text, line, end)
        if (
            len(names) >= FEWEST_WITH_COMMAS
            and sum(is_name(text[name.start : name.end]) for name in names) * 5 >= len(names) * 4
        ):
            found.extend(_of_names(children, names))
    return found


def _first_line(text: str, start: int, end: int) -> int | None:
    """Where the first of three lines begins that are short and begin with a capital; each has a line end before it."""
    match = pattern("SHORT_LINES").search(text, max(start - 1, 0), end)
    return match.start() + 1 if match is not None else None


def _names_on_lines(text: str, start: int, end: int) -> tuple[list[Span], int]:
    """The names on the lines from `start` on, from the first that the lexicon knows to the last, and where to go on."""
    names: list[Span] = []
    known = 0
    stop = start
    for line in pattern("NAME_LINE").finditer(text, start, end):
        if line.start() > stop and text[stop : line.start()].strip():
            break
        name = Span(*line.span("name"))
        stop = line.end()
        if is_name(text[name.start : name.end]):
            names.append(name)
            known = len(names)
        elif not names or not _could_be_name(text[name.start : name.end]):
            break
        else:
            names.append(name)
    return names[:known], max(stop, start + 1)


def _is_closed(text: str, stop: int, end: int) -> bool:
    """Whether nothing that could be one more name follows."""
    join = pattern("JOIN").match(text, stop, end)
    return join is None or not text[join.end() : join.end() + 1].isupper()


# ------------------------------------------------------------------------------------------ nodes


def _listing(text: str, children: tuple[Node, ...], begin: int, stop: int) -> Found | None:
    """The list that stands from `begin` to `stop`, and which children it covers; None when its entries are no names."""
    first, behind = _covered(children, begin, stop)
    covered = children[first:behind]
    if not covered or any(not _can_be_cut(child, begin, stop) for child in (covered[0], covered[-1])):
        return None
    nodes = _nodes(text, covered, begin, stop)
    entries = [text[node.start : node.end] for node in nodes if node.__class__ is Entry]
    known = sum(map(is_name, entries))
    semicolons = sum(child.__class__ is Semicolon for child in covered)
    needed = len(entries) if semicolons < 2 else SHARE_KNOWN * len(entries)
    if known < max(2, needed):
        return None
    return MemberList(nodes[0].start, nodes[-1].end, tuple(nodes)), first, behind


def _can_be_cut(child: Node, begin: int, stop: int) -> bool:
    whole = begin <= child.start and child.end <= stop
    return whole or isinstance(child, Prose)


def _nodes(text: str, covered: Sequence[Node], begin: int, stop: int) -> list[Node]:
    """Entries, separators and the leaves that are neither, tiling `begin` to `stop`."""
    nodes: list[Node] = []
    start = entry = begin
    joined = False
    for child in covered:
        kind = child.__class__
        if kind is Semicolon:
            entry = child.end
        if kind in _WORDS or (kind is Parenthesis and is_name(text[entry : child.end].strip())):
            continue
        nodes.extend(_read(text, start, max(start, child.start), joined=joined))
        nodes.append(child)
        start = child.end
        joined = isinstance(child, (NoteMark, Parenthesis))
    nodes.extend(_read(text, start, stop, joined=joined))
    return _last_entry_cut(text, nodes)


def _read(text: str, start: int, stop: int, *, joined: bool) -> list[Node]:
    """The leaves of a stretch of words. Behind a mark, as in `Peru[5] and Viet Nam`, an "and" may join two names.

    As with the text of a block without brackets, the grammar would hand back the tokens that it was given.
    """
    nodes: list[Node] = []
    join = pattern("JOIN").match(text, start, stop) if joined else None
    if join is not None and names_from(text, join.end(), stop)[0]:
        nodes.append(Separator(start, join.end()))
        start = join.end()
    for match in _listed().finditer(text, start, stop):
        end = match.end()  # one number for both leaves that meet there
        nodes.append(Entry(start, end) if match.lastindex == 1 else Separator(start, end))
        start = end
    return nodes


@cache
def _listed() -> re.Pattern[str]:
    """The names of a list, and what stands between them."""
    patterns = members_grammar().patterns
    return compiled("|".join((patterns["SEPARATOR"], f"({patterns['ENTRY']})", patterns["SPACE"])))


def _last_entry_cut(text: str, nodes: list[Node]) -> list[Node]:
    """The same nodes, the last entry cut where a comma or a bare "and" joins names."""
    last = next((index for index in range(len(nodes) - 1, -1, -1) if isinstance(nodes[index], Entry)), -1)
    if last < 0:
        return nodes
    entry = nodes[last]
    if is_name(text[entry.start : entry.end]):
        return nodes
    names, stop = names_from(text, entry.start, entry.end)
    if stop < entry.end:
        join = pattern("JOIN").match(text, stop, entry.end)
        if join is not None and names:
            names.append(Span(join.end(), entry.end))
        else:
            cut = _last_join(text, entry.start, entry.end)
            names = [Span(entry.start, cut[0]), Span(cut[1], entry.end)] if cut else []
    if _names_together(text, nodes[:last], names):
        return nodes
    return [*nodes[:last], *_separated(names), *nodes[last + 1 :]] if names else nodes


def _names_together(text: str, before: list[Node], names: list[Span]) -> bool:
    """Whether the last item of a list is one of several Members: `India; Japan; and India and Japan (together)`.

    It has an "and" in front of it, so that the one inside it joins no items; and one of the Members stands alone above.
    """
    link = before[-1] if before else None
    if len(names) < 2 or not isinstance(link, Separator) or not text[link.start : link.end].strip(" ;,\xa0\r\n\t"):
        return False
    listed = {_plain_name(text, node) for node in before if isinstance(node, Entry)}
    return any(_plain_name(text, name) in listed for name in names)


def _plain_name(text: str, place: Node | Span) -> str:
    return without_article(fold(text[place.start : place.end]))


def _separated(names: list[Span]) -> list[Leaf]:
    leaves: list[Leaf] = []
    for name in names:
        if leaves:
            leaves.append(Separator(leaves[-1].end, name.start))
        leaves.append(Entry(name.start, name.end))
    return leaves


def _woven(children: tuple[Node, ...], found: list[tuple[MemberList, int, int]]) -> tuple[Node, ...]:
    """`children` with the lists instead of what they cover; prose that a list cuts keeps its outer parts.

    A list comes with the indices of the first child that it covers or cuts, and of the first behind it.
    """
    woven: list[Node] = []
    at, start = 0, children[0].start
    for listing, first, behind in found:
        if at < first and children[at].start < start:
            woven.append(Prose(start, children[at].end))
            at += 1
        woven.extend(children[at:first])
        start = max(start, children[first].start)
        if start < listing.start:
            woven.append(Prose(start, listing.start))
        woven.append(listing)
        start = listing.end
        at = behind if children[behind - 1].end <= start else behind - 1
    if at < len(children) and children[at].start < start:
        woven.append(Prose(start, children[at].end))
        at += 1
    woven.extend(children[at:])
    return tuple(woven)
