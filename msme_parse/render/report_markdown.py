"""A report as Markdown: headings, paragraphs with their numbers, notes as Markdown notes. For people to read on."""

from __future__ import annotations

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.facts.passages import Passage
from msme_parse.tree.nodes import Footnote, Furniture, Gap, Heading, Label, NoteMark, Table

_MARKED = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>#|"})
"""What Markdown would take for its own."""


def report_markdown(facts: Facts) -> str:
    """The whole report, unwrapped; a note without a mark stands at the end like the others."""
    blocks = list(_blocks(facts))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _blocks(facts: Facts) -> Iterator[str]:
    if facts.identity.title:
        yield f"# {facts.identity.title.translate(_MARKED)}"
    passages = {id(passage.node): passage for passage in facts.passages}
    for block in facts.report.blocks:
        if isinstance(block, Table):
            yield _fenced(facts.text_of(block))
        elif (passage := passages.get(id(block))) is not None:
            yield _block(facts, passage)


def _fenced(rows: str) -> str:
    """A table as it was written: its columns are the writer's."""
    fence = "```"
    while fence in rows:
        fence += "`"
    return f"{fence}\n{rows.rstrip()}\n{fence}"


def _block(facts: Facts, passage: Passage) -> str:
    words = _words(facts, passage)
    label = " ".join(facts.text[passage.node.start : passage.body.start].split())
    if passage.kind in ("title", "masthead"):
        return ""
    if passage.kind in ("heading", "annex"):
        depth = passage.node.level if isinstance(passage.node, Heading) else 1
        return f"{'#' * min(depth + 1, 6)} {label} {words}".replace("  ", " ").rstrip()
    if isinstance(passage.node, Footnote):
        return f"[^{passage.node.number}]: {words}"
    number = label.translate(_MARKED)
    if number.rstrip(".").isdigit():
        number = number.rstrip(".") + "\\."
    return f"{number} {words}".strip()


def _words(facts: Facts, passage: Passage) -> str:
    """The words of a block on one line, its marks as marks."""
    parts: list[str] = []
    for leaf in passage.leaves:
        if isinstance(leaf, NoteMark):
            parts.extend(f"[^{number}]" for number in leaf.numbers)
        elif not isinstance(leaf, (Label, Furniture, Gap)):
            parts.append(facts.text[leaf.start : leaf.end].translate(_MARKED))
    return " ".join("".join(parts).split())
