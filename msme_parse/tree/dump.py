"""The tree as indented text, for samples, for `msme-parse tree` and for eyes."""

from msme_parse.tree.nodes import Branch, Leaf, Node, Report

_OWN_FIELDS = ("number", "level", "kind", "numbers")


def dump(report: Report, *, width: int = 72) -> str:
    """One line a node: indentation, class, own fields, span, and for a leaf its text, cut at `width`.

    >>> from msme_parse import parse
    >>> print(dump(parse("1.1. See [2]. "))[:50])
    Report 0:14
      Paragraph number='1.1' 0:14
    """
    lines = [f"Report 0:{len(report)}"]
    stack: list[tuple[int, Node]] = [(1, block) for block in reversed(report.blocks)]
    while stack:
        depth, node = stack.pop()
        lines.append("  " * depth + _line(report, node, width))
        if isinstance(node, Branch):
            stack.extend((depth + 1, child) for child in reversed(node.children))
    return "\n".join(lines) + "\n"


def _line(report: Report, node: Node, width: int) -> str:
    fields = "".join(f" {name}={getattr(node, name)!r}" for name in _OWN_FIELDS if hasattr(node, name))
    line = f"{type(node).__name__}{fields} {node.start}:{node.end}"
    if not isinstance(node, Leaf):
        return line
    text = report.text_of(node)
    shown = text if len(text) <= width else text[: width - 1] + "…"
    return f"{line} {ascii_escaped(shown)}"


def ascii_escaped(text: str) -> str:
    """`text` in quotes on one line; letters of any language stay readable."""
    return repr(text) if text.isprintable() or "\n" in text else ascii(text)
