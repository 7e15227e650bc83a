"""Note marks that a converter has glued to the word, the year or the symbol before them: `eleven.2`, `20243`, `Rev14`.

A figure alone says nothing. The notes that the document has, and their order, decide.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable

from msme_parse.syntax.patterns import compiled
from msme_parse.tree.nodes import NoteMark

_GLUED = compiled(
    r"""(?: (?<=[a-zà-ÿ]{3}) | (?<=[A-ZÀ-Þ]{4}) | (?<=[)\]”"»%’*])
          | (?<=[^\W\d][.,;:!?]) | (?<=[)\]”"»%’][.,;:!?]) | (?<=(?:19|20)[0-9]{2}[.,;:])
        )
        (?<!Rev\.)(?<!Add\.)(?<!Corr\.)(?<!REV\.)(?<!ADD\.)(?<!CORR\.)(?<!No\.)(?<!para\.)(?<!Nos\.)(?<!Art\.)(?<!Vol\.)
        (?P<sure>[0-9]{1,3})(?![\w/-]|[.,][0-9])
      | (?<=[.,;:)”"»])(?<![.…][.])(?<![.][ ][.]) [ ] (?P<spaced>[0-9]{1,3}) (?=\s)
      | (?<![\w.,/-])(?:19|20)[0-9]{2}(?P<year>[0-9]{1,3})(?![\w/-]|[.,][0-9])
      | (?<![\w/])[A-Z]{1,8}/[A-Za-z0-9/()]{1,40}[0-9)][.](?P<symbol>[0-9]{1,3})(?=\s)
      | (?:Rev|Add|Corr|REV|ADD|CORR)\.?[0-9](?P<suffix>[0-9]{1,2})(?![\w/-])
    """,
    re.VERBOSE,
)
_WAYS = ("sure", "symbol", "spaced", "year", "suffix")
"""How a figure may be a mark, the surest first."""

_WINDOW = 12_000
"""A mark stands no further before a note at the foot of a page."""


class GluedMarks:
    """Every figure of a text that could be a note mark, by number."""

    def __init__(self, text: str) -> None:
        self._spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for match in _GLUED.finditer(text):
            way = str(match.lastgroup)
            self._spans.setdefault((match[way], way), []).append(match.span(way))

    def has(self, number: str, stop: int, *, far: bool = False) -> bool:
        """Whether there is one for a note that begins at `stop`: near, or anywhere before it."""
        least = 0 if far else stop - _WINDOW
        for way in _WAYS:
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
            for way in _WAYS:
                spans = self._between(number, way, after, stop)
                if spans and (way in ("sure", "symbol", "spaced") or len(spans) == 1):
                    found.append(NoteMark(*spans[0], (number,)))
                    after = spans[0][1]
                    break
        return found

    def _between(self, number: str, way: str, start: int, stop: int) -> list[tuple[int, int]]:
        spans = self._spans.get((number, way), [])
        return spans[bisect_left(spans, (start, 0)) : bisect_left(spans, (stop, 0))]
