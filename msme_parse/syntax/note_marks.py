"""Note marks that a converter has glued to the word, the year or the symbol before them: `eleven.2`, `20243`, `Rev14`.

A figure alone says nothing. The notes that the document has, and their order, decide.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from msme_parse.syntax.patterns import compiled
from msme_parse.tree.nodes import NoteMark

_FIGURE = compiled(r"[0-9]+")
_SYMBOL = compiled(r"(?<![\w/])[A-Z]{1,8}/[A-Za-z0-9/()]{1,40}[0-9)][.]\Z")
"""What stands before a figure that hangs on a symbol by its stop: `W/98.3`."""
_PART_OF_SYMBOL = compiled(r"/(?!Rev|Add|Corr|REV|ADD|CORR)[A-Za-z]{1,8}[.]\Z")
"""What has a figure of its own behind its stop, in `FCCC/SBI/2023/INF.3`, `A/C.2/78/L.4` or `STDF/PG/410/Eval.1`."""
_LONGEST_PART = 12
_LONGEST = 52
"""So many characters before a figure can belong to such a symbol."""
_BEHIND_BLANK = compiled(r"""(?<=[.,;:)”"»][ ])(?<![.…][.][ ])(?<![.][ ][.][ ])(?P<spaced>[0-9]{1,3})(?=\s)""")
_GLUED = compiled(
    r"""(?: (?<=Rev)|(?<=Add)|(?<=Corr)|(?<=REV)|(?<=ADD)|(?<=CORR)
          | (?<=Rev\.)|(?<=Add\.)|(?<=Corr\.)|(?<=REV\.)|(?<=ADD\.)|(?<=CORR\.)
        ) [0-9](?P<suffix>[0-9]{1,2})(?![\w/-])
      | (?: (?<=[a-zà-ÿ]{3}) | (?<=[A-ZÀ-Þ]{4}) | (?<=[)\]”"»%’*])
          | (?<=[^\W\d][.,;:!?]) | (?<=[)\]”"»%’][.,;:!?]) | (?<=(?:19|20)[0-9]{2}[.,;:])
        )
        (?<!Rev\.)(?<!Add\.)(?<!Corr\.)(?<!REV\.)(?<!ADD\.)(?<!CORR\.)(?<!No\.)(?<!para\.)(?<!Nos\.)(?<!Art\.)(?<!Vol\.)
        (?P<sure>[0-9]{1,3})(?![\w/-]|[.,][0-9])
      | (?<![\w.,/-])(?:19|20)[0-9]{2}(?P<year>[0-9]{1,3})(?![\w/-]|[.,][0-9])
    """,
    re.VERBOSE,
)
_LOOSE = compiled(r"(?<=[\w)”\"»][ ])(?P<loose>[0-9]{1,3})(?=[ ][a-zà-ÿ]|[ ]?[\r\n]|[,;][ ])")
_COUNTING = frozenset(
    "article articles paragraph paragraphs para paras section annex table figure chart box note item rule part page no"
    " article paragraphe annexe tableau artículo párrafo sección anexo cuadro resolution decision option phase about"
    " over under nearly almost some only least most with from than these those their between until since after before"
    " other another further additional following first last which where".split()
)
"""Behind one of these a figure between blanks counts something."""
_GLUED_YEAR = compiled(
    r"[ \xa0\t\r\n]{1,40}(?:(?:de|del|of)[ \xa0])?(?P<year>(?:19|20)[0-9]{2})(?P<mark>[0-9]{1,3})(?![\w/-])"
)
_BARE = compiled(r"(?P<symbol>[0-9]{1,3})(?=\s)")
_SYMBOL_ENDS = frozenset("0123456789)")
_SURE_WAYS = ("sure", "symbol", "spaced")
_WAYS = (*_SURE_WAYS, "year", "suffix")
"""How a figure may be a mark, the surest first."""
_LAST_WAY = "loose"
"""A figure between blanks behind a word: a mark only where the notes stand below a rule and nothing else fits."""

_WINDOW = 12_000
"""A mark stands no further before a note at the foot of a page."""


def _ways(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    """How the figure that begins at `start` may be a mark, and which of its characters are: one way, or none."""
    before = text[start - 1 : start]
    if before == " ":
        match = _BEHIND_BLANK.match(text, start) or (_LOOSE.match(text, start) if _may_end(text, start - 1) else None)
    elif before == "." and text[start - 2 : start - 1] in _SYMBOL_ENDS:
        symbol = _SYMBOL.search(text, max(0, start - _LONGEST), start)
        match = (_BARE if symbol else _GLUED).match(text, start)
    elif before == "." and _PART_OF_SYMBOL.search(text, max(0, start - _LONGEST_PART), start):
        return
    else:
        match = None
    match = match or _GLUED.match(text, start)
    if match is not None:
        way = str(match.lastgroup)
        yield way, *match.span(way)


def _may_end(text: str, stop: int) -> bool:
    """Whether the word that ends at `stop` can have a mark behind it: a year, or no short word and none that counts."""
    words = text[max(0, stop - 24) : stop].split()
    word = words[-1].lstrip('(“"«') if words else ""
    return len(word) > 3 and word.lower() not in _COUNTING


def glued_year(text: str, start: int) -> re.Match[str] | None:
    """The year behind a date, and the figure that is glued to it: ` 20193`."""
    return _GLUED_YEAR.match(text, start)


class GluedMarks:
    """Every figure of a text that could be a note mark, by number."""

    def __init__(self, text: str) -> None:
        self._spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for figure in _FIGURE.finditer(text):  # nothing is glued but figures, and these are found fast
            for way, start, end in _ways(text, figure.start()):
                self._spans.setdefault((text[start:end], way), []).append((start, end))

    def has(self, number: str, stop: int, *, far: bool = False, loose: bool = False) -> bool:
        """Whether there is one for a note that begins at `stop`: near, or anywhere before it.

        With `loose` a figure between blanks will do.
        """
        least = 0 if far else stop - _WINDOW
        for way in (*_WAYS, _LAST_WAY) if loose else _WAYS:
            spans = self._spans.get((number, way), [])
            place = bisect_left(spans, (least, 0))
            if place < len(spans) and spans[place][0] < stop:
                return True
        return False

    def of(self, notes: Iterable[tuple[str, int]]) -> list[NoteMark]:
        """The marks of notes, given as number and place in reading order. A note with two possible places has none."""
        found: list[NoteMark] = []
        after = 0
        for number, stop in notes:
            for way in _WAYS if self.has(number, stop, far=True) else (_LAST_WAY,):
                spans = self._between(number, way, max(after, stop - _WINDOW) if way == _LAST_WAY else after, stop)
                if spans and (way in _SURE_WAYS or len(spans) == 1):
                    found.append(NoteMark(*spans[0], (number,)))
                    after = spans[0][1]
                    break
        return found

    def undecided(self) -> list[tuple[int, int]]:
        """Where figures stand that are glued to a word, a year or a closing bracket, in reading order."""
        ways = ("sure", "year")
        return sorted(span for (_, way), spans in self._spans.items() if way in ways for span in spans)

    def _between(self, number: str, way: str, start: int, stop: int) -> list[tuple[int, int]]:
        spans = self._spans.get((number, way), [])
        return spans[bisect_left(spans, (start, 0)) : bisect_left(spans, (stop, 0))]
