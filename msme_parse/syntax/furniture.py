"""What is printed on each page and belongs to none of its sentences: running headers, page numbers, form feeds.

A page break stands between two form feeds or is known by the document's own symbol with a page number. Converters glue
page numbers to what follows them (`-77.` is page 7 and paragraph 7) and put headers into the middle of sentences; such
lines are cut.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msme_parse.syntax.lines import Cutter, Line
from msme_parse.syntax.patterns import compiled

_SYMBOL = r"[A-Z]{1,8}(?:\([0-9]{2}\))?/[A-Z0-9(][A-Za-z0-9/.()]{0,40}"
_IN_SENTENCE = compiled(
    rf"(?<=\s)(?P<symbol>{_SYMBOL})[ \t]{{1,200}}(?:Page[ ]{{1,3}}(?P<page>[0-9]{{1,4}})"
    rf"|-[ ]{{0,2}}(?P<dashed>[0-9]{{1,4}})[ ]{{0,2}}-)(?=\s|\Z)"
)
_BEFORE_PAGE = compiled(r"[ \t]*-[ ]?")
_BEHIND_PAGE = compiled(r"[ ]?(?:-[ ]?)?(?=\S)")
_PAGE_NUMBER = compiled(
    r"(?:-[ ]?)?([0-9]{1,4})(?:[ ]?-|/[0-9]{1,4}\b.*)?|P[aá]g(?:e|ina)[ ]{1,3}(?:PAGE[ ]{1,3})?([0-9]{1,4})"
)
_JOB_DATE = compiled(r"[0-9]{6}")
"""The date beside the job number of the United Nations, `23-14642 (E)   150823`, on a line of its own."""
_NO_WORD = "-–/0123456789"

_ZONE = 4
"""So many lines at the top and at the foot of a page can be furniture."""
_SHARE = 4
"""A line that stands at the edge of one page in so many is a running header."""
_SHORTEST_CUT_LINE = 200
"""Where a paragraph is one line, headers of whatever form stand in the middle of lines."""
_PAGE = " Page "
_MASTHEAD = 20
"""So many lines at the top may be the document's own symbol."""


def with_furniture(cutter: Cutter, lines: list[Line]) -> list[Line]:
    """The same lines, furniture named so, and cut out where it shares a line with text."""
    one_line = any(line.stop - line.start > _SHORTEST_CUT_LINE for line in lines)
    if one_line or _PAGE in cutter.text:
        lines = list(_cut_sentences(cutter, lines, one_line=one_line))
    breaks = [index for index, line in enumerate(lines) if cutter.text[line.start] == "\x0c"]
    return _Pages(cutter, lines, breaks).run() if breaks else lines


# ---- headers in the middle of sentences


def _cut_sentences(cutter: Cutter, lines: list[Line], *, one_line: bool) -> Iterator[Line]:
    """The lines, those cut in which a header stands: the document's own symbol, or one with several page numbers."""
    found = list(_IN_SENTENCE.finditer(cutter.text))
    pages: dict[str, set[str]] = {}
    for match in found:
        pages.setdefault(match["symbol"], set()).add(match["page"] or match["dashed"])
    own = {line.whole for line in lines[:_MASTHEAD] if line.whole in pages}
    headers = [
        match.span()
        for match in found
        if (match["symbol"] in own and match["page"]) or (one_line and len(pages[match["symbol"]]) > 1)
    ]
    headers.reverse()
    for line in lines:
        yield from _cut(cutter, line, headers)


def _cut(cutter: Cutter, line: Line, headers: list[tuple[int, int]]) -> Iterator[Line]:
    rest: Line | None = line
    while headers and headers[-1][0] < line.stop and rest is not None:
        start, end = headers.pop()
        if start < rest.start:
            continue
        if start > rest.start:
            before = cutter.line(rest.start, start)
            before.cut = rest.cut
            yield before
        end = end if cutter.text[end : line.stop].strip() else line.end
        yield Line.void("FURNITURE_LINE", start, end)
        rest = cutter.line(end, line.end) if end < line.end else None
        if rest is not None:
            rest.cut = True
    if rest is not None:
        yield rest


# ---- headers and footers of pages


class _Pages:
    """The lines between form feeds, page by page."""

    def __init__(self, cutter: Cutter, lines: list[Line], breaks: list[int]) -> None:
        self.cutter = cutter
        self.pages = [lines[left + 1 : right] for left, right in pairwise([-1, *breaks, len(lines)])]
        self.feeds = [lines[index] for index in breaks]
        self.running = _running(self.pages)
        self.page = 0
        """The number of the page before."""

    def run(self) -> list[Line]:
        named = self._first(self.pages[0])
        for feed, page in zip(self.feeds, self.pages[1:], strict=True):
            named.append(feed)
            named.extend(self._page(page))
        return named

    def _first(self, page: list[Line]) -> list[Line]:
        """The first page. What later is its running header is here the masthead."""
        self._name(list(reversed(page)), foot=True)
        self.page = 1
        for index, line in enumerate(page[:_ZONE]):
            if glued := self._glued(line, 1):
                return [*page[:index], *glued, *page[index + 1 :]]
        return page

    def _page(self, page: list[Line]) -> list[Line]:
        self.page += 1
        self._name(list(reversed(page)), foot=True)
        below = self._name(page)
        if below < len(page) and (glued := self._glued(page[below], self.page)):
            page = [*page[:below], *glued, *page[below + 1 :]]
        return page

    def _name(self, lines: Iterable[Line], *, foot: bool = False) -> int:
        """Name the furniture from an edge of a page inwards; the index of the first line that is none.

        A bare number is that of the page below a running header; at the foot it may be that of a note.
        """
        deep = index = 0
        for index, line in enumerate(lines):
            if line.type == "GAP_LINE":
                continue
            number = _PAGE_NUMBER.fullmatch(line.whole)
            figure = int(number.group(1) or number.group(2)) if number else 0
            numbered = figure > 0 and figure == self.page and ((deep > 0 and not foot) or not line.whole.isdigit())
            job = foot and deep > 0 and _JOB_DATE.fullmatch(line.whole) is not None
            if line.type != "FURNITURE_LINE" and not numbered and not job and _key(line) not in self.running:
                return index
            line.type = "FURNITURE_LINE"
            self.page = figure if figure > self.page else self.page
            deep += 1
            if deep == _ZONE:
                return index + 1
        return index + 1

    def _glued(self, line: Line, page: int) -> list[Line]:
        """The two halves of `-77.` on page 7; nothing, when no number of this page stands before the words."""
        text, number = self.cutter.text, str(page)
        before = _BEFORE_PAGE.match(text, line.start, line.stop)
        if before is None or line.type == "FURNITURE_LINE" or not text.startswith(number, before.end(), line.stop):
            return []
        behind = _BEHIND_PAGE.match(text, before.end() + len(number), line.stop)
        if behind is None:
            return []
        return [Line.void("FURNITURE_LINE", line.start, behind.end()), self.cutter.line(behind.end(), line.end)]


def _running(pages: list[list[Line]]) -> frozenset[str]:
    """The lines, page numbers apart, that stand at the edges of page after page."""
    seen: Counter[str] = Counter()
    for page in pages:
        words = [line for line in page if line.type != "GAP_LINE"]
        edge = words if len(words) <= 2 * _ZONE else words[:_ZONE] + words[-_ZONE:]
        seen.update({_key(line) for line in edge})
    least = max(2, len(pages) // _SHARE)
    return frozenset(key for key, times in seen.items() if times >= least and _says_something(key))


def _key(line: Line) -> str:
    """The words of a line without the numbers that change from page to page."""
    return " ".join("#" if not word.strip(_NO_WORD) else word for word in line.whole.split())


def _says_something(key: str) -> bool:
    if key.startswith("# ") and key.endswith(" #") and key.count(" ") == 2:
        return False  # a date
    return (key[:1].isupper() and "/" in key) or sum(character.isalpha() for character in key) > 2
