"""The parts of a Word file: which there are, where they stand, and their XML under one set of names.

Source: ECMA-376 parts 1 and 2. Word writes "transitional" names, LibreOffice and some converters can write "strict"
ones; both are read as transitional.
"""

from functools import cached_property
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from msme_parse.readers.archive import Archive

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
VAL = W + "val"

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
"""Namespaces of strict files, and those that mean the same elsewhere."""

_OFF = frozenset(("0", "false", "off", "none"))


def is_on(element: Element | None) -> bool:
    """Whether a switch such as `<w:vanish/>` or `<w:titlePg w:val="1"/>` is there and on."""
    return element is not None and element.get(VAL, "1") not in _OFF


def value(parent: Element | None, *path: str) -> str | None:
    """`w:val` of the element at the end of a path of local names below `parent`."""
    for name in path:
        if parent is None:
            return None
        parent = parent.find(W + name)
    return None if parent is None else parent.get(VAL)


def number(text: str | None, default: int) -> int:
    """An integer attribute; a value that is none counts as absent."""
    try:
        return int(text) if text is not None and len(text) < 12 else default
    except ValueError:
        return default


class Package:
    """A Word file with its parts by what they are to the document, not by what they happen to be called."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.main = self._main_part()
        self.strict = False
        self._roots: dict[str, Element] = {}
        self.document = self.root(self.main)
        if self.document.tag != W + "document" or self.document.find(W + "body") is None:
            raise archive.refusal(f"is damaged: {self.main} holds no document")
        self._relations = self._relations_of(self.main)

    def _main_part(self) -> str:
        for kind, target, _ in self._relations_of(""):
            if kind == "officeDocument" and target in self.archive:
                return target
        if "word/document.xml" in self.archive:
            return "word/document.xml"
        raise self.archive.refusal("holds no word/document.xml: the file is damaged or incomplete")

    def _relations_of(self, part: str) -> list[tuple[str, str, str]]:
        """(kind, target, identifier) of what a part refers to inside the file. Nothing outside is ever looked at."""
        folder = dirname(part)
        file = join(folder, "_rels", part[len(folder) :].lstrip("/") + ".rels")
        if file not in self.archive:
            return []
        relations = []
        for relation in self.archive.xml(file).iter(_RELATION):
            if relation.get("TargetMode") == "External":
                continue
            target = unquote(relation.get("Target", ""))
            path = normpath(target.lstrip("/") if target.startswith("/") else join(folder, target))
            relations.append((relation.get("Type", "").rsplit("/", 1)[-1], path, relation.get("Id", "")))
        return relations

    def root(self, part: str) -> Element:
        """The root element of a part, under transitional names."""
        if part not in self._roots:
            data = self.archive.read(part)
            if _STRICT[0][0] in data:
                self.strict = True
                for strict, transitional in _STRICT:
                    data = data.replace(strict, transitional)
            self._roots[part] = self.archive.parsed(data, part)
        return self._roots[part]

    def part(self, kind: str) -> str | None:
        """The name of the part that the document has as its `styles`, `numbering`, `footnotes`, ..."""
        for found, target, _ in self._relations:
            if found == kind and target in self.archive:
                return target
        usual = f"word/{kind}.xml"
        return usual if not self._relations and usual in self.archive else None

    def related(self, kind: str) -> Element | None:
        """The root of that part, or None."""
        part = self.part(kind)
        return None if part is None else self.root(part)

    def target(self, identifier: str) -> str | None:
        """The part behind a relation identifier of the document, such as that of a header."""
        for _, target, found in self._relations:
            if found == identifier and target in self.archive:
                return target
        return None

    @cached_property
    def settings(self) -> Element | None:
        """The settings of the document."""
        return self.related("settings")
