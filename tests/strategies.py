"""Texts for the laws: what the grammars say can be written, and everything else.

The terminals are read out of the grammars, so a terminal that is new tomorrow is tried out tomorrow.
"""

import re

from hypothesis import strategies as st

from msme_parse.syntax.engine import Grammar, grammar_names

LOOKING_BACK = {"words.BLANK_BEFORE", "words.BLANK_MISSING"}
"""Terminals that are all look-behind; nothing can be made from them alone."""

GLUE = ("", " ", "\n", "\n\n", "; ", ", ", " and ", ".\n1.1. ", "\n[1] ", "[", "]", "(", ")", "\x0c", "\r\n", "\t", "1")
"""What may stand between two things that were written."""


def terminals() -> dict[str, str]:
    """The expression of every terminal that a text can be made from, by `grammar.TERMINAL`."""
    return {
        f"{name}.{terminal}": pattern
        for name in grammar_names()
        for terminal, pattern in Grammar(name, {}).patterns.items()
        if f"{name}.{terminal}" not in LOOKING_BACK
    }


def written(pattern: str) -> st.SearchStrategy[str]:
    """Texts in which a terminal's expression finds something."""
    return st.from_regex(re.compile(pattern))


def _joined(pieces: list[tuple[str, str]]) -> str:
    return "".join(piece + glue for piece, glue in pieces)


grammatical = st.lists(
    st.tuples(st.one_of([written(pattern) for pattern in terminals().values()]), st.sampled_from(GLUE)), max_size=12
).map(_joined)
"""Things that the grammars name, in any order, with anything between them."""
