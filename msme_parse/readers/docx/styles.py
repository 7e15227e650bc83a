"""Styles: what a paragraph or a run takes from the chain of styles that its own is based on."""

from functools import cached_property
from xml.etree.ElementTree import Element

import msgspec

from msme_parse.readers.docx.package import VAL, W, is_on, number, value

_LONGEST_CHAIN = 50
"""Styles may be based on each other in a circle, by mistake."""


class Style(msgspec.Struct, frozen=True):
    """What is needed of a style, its own and inherited."""

    name: str = ""
    """Word keeps the English names of its own styles whatever the language of the program: `heading 1`, `Title`."""
    outline: int | None = None
    """0 for a heading of the first level; 9 for body text."""
    hidden: bool = False
    numbered_by: tuple[tuple[str, Element], ...] = ()
    """(style, its w:numPr), the nearest style first."""


_NONE = Style()


class Styles:
    """The styles part of a document."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._found: dict[str, Style] = {}
        self._default = ""
        for style in [] if root is None else root.iter(W + "style"):
            identifier = style.get(W + "styleId", "")
            self._elements[identifier] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default", "0") not in ("0", "false", "off"):
                self._default = identifier

    @cached_property
    def default(self) -> Style:
        """The style of a paragraph that names none."""
        return self.get(self._default)

    def get(self, identifier: str | None) -> Style:
        """A style by its identifier; an unknown one is like no style."""
        if identifier is None:
            return self.default
        if identifier not in self._found:
            self._found[identifier] = self._resolved(identifier)
        return self._found[identifier]

    def element(self, identifier: str) -> Element | None:
        """The style as it is written."""
        return self._elements.get(identifier)

    def _chain(self, identifier: str | None) -> list[tuple[str, Element]]:
        chain: list[tuple[str, Element]] = []
        while identifier in self._elements and len(chain) < _LONGEST_CHAIN:
            assert identifier is not None
            chain.append((identifier, self._elements[identifier]))
            identifier = value(self._elements[identifier], "basedOn")
        return chain

    def _resolved(self, identifier: str) -> Style:
        chain = self._chain(identifier)
        if not chain:
            return _NONE
        outlines = [level for _, style in chain if (level := value(style, "pPr", "outlineLvl")) is not None]
        switches = [switch for _, style in chain if (switch := style.find(f"{W}rPr/{W}vanish")) is not None]
        numbers = ((name, style.find(f"{W}pPr/{W}numPr")) for name, style in chain)
        return Style(
            name=value(chain[0][1], "name") or "",
            outline=number(outlines[0], 9) if outlines else None,
            hidden=bool(switches) and is_on(switches[0]),
            numbered_by=tuple((name, found) for name, found in numbers if found is not None),
        )


def style_id(properties: Element | None, tag: str) -> str | None:
    """The style that the properties of a paragraph (`pStyle`) or run (`rStyle`) name."""
    if properties is None:
        return None
    found = properties.find(W + tag)
    return None if found is None else found.get(VAL)
