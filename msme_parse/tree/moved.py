"""The same nodes at another place."""

from collections.abc import Iterable, Iterator

from msme_parse.tree.nodes import Branch, Node


def moved(nodes: Iterable[Node], distance: int) -> tuple[Node, ...]:
    """Nodes with all that is below them, `distance` characters further on.

    >>> from msme_parse.tree.nodes import Prose
    >>> moved([Prose(0, 4)], 10)
    (Prose(start=10, end=14),)
    """
    if not distance:
        return tuple(nodes)
    return tuple(
        [
            kind(node.start + distance, node.end + distance)
            if (kind := node.__class__) in _PLACES_ALONE
            else _with_fields(node, distance)
            for node in nodes
        ]
    )


def _below(kind: type[Node]) -> Iterator[type[Node]]:
    yield kind
    for each in kind.__subclasses__():
        yield from _below(each)


_PLACES_ALONE = frozenset(kind for kind in _below(Node) if kind.__struct_fields__ == ("start", "end"))
"""The classes that have no field but their place: nine nodes in ten."""


def _with_fields(node: Node, distance: int) -> Node:
    """No deeper than brackets are nested, and that has a limit."""
    fields = {name: getattr(node, name) for name in node.__struct_fields__}
    fields |= {"start": node.start + distance, "end": node.end + distance}
    if isinstance(node, Branch):
        fields["children"] = moved(node.children, distance)
    return node.__class__(**fields)
