"""Ways through the tree. None of them recurses, so no nesting is too deep."""

from collections.abc import Iterator
from typing import TypeVar

from msme_parse.tree.nodes import Block, Bracketed, Branch, Footnote, Leaf, MemberList, Node, Parenthesis

N = TypeVar("N", bound=Node)


def walk(node: Node) -> Iterator[Node]:
    """`node` and everything below it, parents first, from left to right."""
    stack = [node]
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, Branch):
            stack.extend(reversed(node.children))


def leaves(node: Node) -> tuple[Leaf, ...]:
    """The leaves below `node` from left to right; `node` alone, when it is one."""
    flat: list[Leaf] = []
    stack: list[Iterator[Node]] = [iter((node,))]
    while stack:
        for child in stack[-1]:
            if isinstance(child, Branch):
                if not _INNER.isdisjoint(map(type, child.children)):
                    stack.append(iter(child.children))
                    break
                flat.extend(child.children)  # type: ignore[arg-type]  # no branch is among them
            else:
                flat.append(child)  # type: ignore[arg-type]  # what is no branch is a leaf
        else:
            stack.pop()
    return tuple(flat)


_INNER: frozenset[type[Node]] = frozenset((Bracketed, Parenthesis, MemberList, Footnote))
"""The branches that stand inside a block."""


def own_leaves(block: Block) -> tuple[Leaf, ...]:
    """The leaves of a block without those of a note that stands inside it."""
    if Footnote not in map(type, block.children):
        return leaves(block)
    return tuple(each for child in block.children if not isinstance(child, Footnote) for each in leaves(child))


def find(node: Node, kind: type[N]) -> Iterator[N]:
    """Every node of class `kind` below `node`, from left to right."""
    return (each for each in walk(node) if isinstance(each, kind))
