"""Ways through the tree. None of them recurses, so no nesting is too deep."""

from collections.abc import Iterator
from typing import TypeVar

from msme_parse.tree.nodes import Block, Branch, Footnote, Leaf, Node

N = TypeVar("N", bound=Node)


def walk(node: Node) -> Iterator[Node]:
    """`node` and everything below it, parents first, from left to right."""
    stack = [node]
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, Branch):
            stack.extend(reversed(node.children))


def leaves(node: Node) -> Iterator[Leaf]:
    """The leaves below `node` from left to right."""
    return (each for each in walk(node) if isinstance(each, Leaf))


def own_leaves(block: Block) -> Iterator[Leaf]:
    """The leaves of a block without those of a note that stands inside it."""
    return (each for child in block.children if not isinstance(child, Footnote) for each in leaves(child))


def find(node: Node, kind: type[N]) -> Iterator[N]:
    """Every node of class `kind` below `node`, from left to right."""
    return (each for each in walk(node) if isinstance(each, kind))
