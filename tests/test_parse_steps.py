"""Parsing takes steps in proportion to the length of a text, however hostile: counted, not timed.

A step is a call, of a function or of a method of the interpreter. What one call of an expression does inside is not
seen here; `test_tree_laws.py` would hang.
"""

import math
from collections.abc import Callable
from functools import partial
from re import _parser as parser  # the tree of an expression: there is no public way to it
from typing import Any

import pytest
from steps import steps
from strategies import terminals

from msme_parse import parse
from msme_parse.source import Lines

SMALL, LARGE = 1_000, 4_000
MOST = 1.05
"""The highest exponent that is allowed; 1 is linear, 2 is quadratic."""

OFTEN = {
    "brackets that open": "[(",
    "brackets that close": ")]",
    "brackets nested": "([a])",
    "labels inside brackets": "(a b) c) ",
    "paragraphs": "1.1. a.\n",
    "headings": "1 Aa\n",
    "capitals": "AB\n\n",
    "notes": "[1] a.\n",
    "gaps": "a\n\n",
    "page numbers": "a\n- 2 -\n\x0c\n",
    "items": "(a) b;\n",
    "table rows": "| a | 1 |\n",
    "contents": "1 A ..... 3\n",
    "a list": "Chad; ",
    "a list with marks": "Chad[1]; ",
    "a list with brackets": "Chad (the last); ",
    "a list of citations": "WT/L/1; ",
    "colons": "Members: Chad, Peru and Fiji: ",
    "sentences": "Chad. ",
    "introductions": "Members are ",
    "words before figures": "May 1 ",
    "rejected symbols": "A/B/C ",
    "quotes": '"a ',
    "returns": "a\r",
}
"""What is written over and over, beside every terminal of every grammar."""


def _example(tree: Any) -> str:
    """A short text much like what an expression matches; what it looks for around itself is left out."""
    return "".join(_written(str(kind), value) for kind, value in tree)


def _written(kind: str, value: Any) -> str:
    if kind == "LITERAL":
        return chr(value)
    if kind in ("ANY", "NOT_LITERAL"):
        return "a"
    if kind == "IN":
        return _one_of(value)
    if kind == "BRANCH":
        return _example(value[1][0])
    if kind == "SUBPATTERN":
        return _example(value[-1])
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _example(value[2]) * max(value[0], min(value[1], 1))
    return ""


def _one_of(items: Any) -> str:
    kinds = [str(kind) for kind, _ in items]
    if kinds[0] == "NEGATE":
        return "a"
    kind, value = items[0]
    if str(kind) == "RANGE":
        return chr(value[0])
    return chr(value) if str(kind) == "LITERAL" else {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " "}.get(str(value), "a")


def _steps(do: Callable[[], object]) -> int:
    """The calls that something takes, when whatever is kept for later is kept already."""
    do()
    return steps(do)


def _exponent(repeated: str) -> float:
    texts = [repeated * max(1, size // len(repeated)) for size in (SMALL, LARGE)]
    steps = [_steps(partial(parse, text)) for text in texts]
    return math.log(steps[1] / steps[0]) / math.log(len(texts[1]) / len(texts[0]))


@pytest.mark.parametrize("name", OFTEN)
def test_steps_grow_with_the_text(name: str) -> None:
    assert _exponent(OFTEN[name]) <= MOST


@pytest.mark.parametrize("name", terminals())
def test_no_terminal_is_hostile(name: str) -> None:
    """The terminal over and over, by itself, as words, as lines, and broken off before its end."""
    example = _example(parser.parse(terminals()[name]))
    for repeated in (example, f"{example} ", f"{example}\n", example[:-1] + "\n\n"):
        if repeated.strip():
            assert _exponent(repeated) <= MOST, repeated


def test_a_quadratic_parse_would_be_seen() -> None:
    """The measure itself: a function that looks at every line once for each line."""

    def each_for_each(lines: list[str]) -> None:
        for _ in lines:
            for line in lines:
                line.strip()

    few, many = (_steps(partial(each_for_each, ["a"] * number)) for number in (100, 400))
    assert math.log(many / few) / math.log(4) > 1.9


@pytest.mark.parametrize(
    "text", ["", "a", "a\n", "a\r\nb\rc\nd", "\r\r\n\n\r", "\n" * 5, "é\r\n\r\nx", "a\x0bb\x0cc\x85d"]
)
def test_lines_begin_behind_every_line_end(text: str) -> None:
    expected = [0]
    for place, character in enumerate(text):
        if character == "\n" or (character == "\r" and text[place + 1 : place + 2] != "\n"):
            expected.append(place + 1)
    assert Lines(text).starts == expected
