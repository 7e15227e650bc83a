"""A report as Akoma Ntoso 3.0, the OASIS standard for parliamentary and legal documents.

One `doc`: title in the preface, sections and paragraphs in the body, annexes as containers at its end. Notes stand
where they are called, document symbols become `ref`, dates `date` with the day in ISO form. What the standard has no
element for stays text.
"""

from __future__ import annotations

from xml.etree import ElementTree as Tree

from msme_parse.facts import Facts
from msme_parse.facts.passages import Passage
from msme_parse.facts.structure import Section
from msme_parse.tree.nodes import Furniture, Gap, Label, Leaf, NoteMark

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_LANGUAGES = {"en": "eng", "fr": "fra", "es": "spa"}
_ORGANIZATIONS = {"wto": "World Trade Organization", "un": "United Nations"}
_BLOCKS = {f"{{{NAMESPACE}}}{name}" for name in ("meta", "preface", "section", "hcontainer", "paragraph", "heading")}
"""A line break behind these changes no words."""
_UNKNOWN_DAY = "0001-01-01"
"""The standard wants a date of every document; this one stands for none."""


def akn_bytes(facts: Facts) -> bytes:
    """The XML document, UTF-8 with its declaration."""
    Tree.register_namespace("", NAMESPACE)
    root = _element("akomaNtoso")
    doc = _child(root, "doc", name="report")
    _meta(_child(doc, "meta"), facts)
    if facts.identity.title:
        _child(_child(_child(doc, "preface"), "p"), "docTitle").text = _legal(facts.identity.title)
    _Body(facts, _child(doc, "mainBody")).write()
    for element in doc.iter():
        if element.tag in _BLOCKS and not element.tail:
            element.tail = "\n"
    written: bytes = Tree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _element(name: str) -> Tree.Element:
    return Tree.Element(f"{{{NAMESPACE}}}{name}")


def _child(parent: Tree.Element, tag: str, /, **attributes: str) -> Tree.Element:
    return Tree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)


def _legal(text: str) -> str:
    """Without the characters that XML has no way to write."""
    return "".join(
        character for character in text if character in "\t\n\r" or " " <= character < "\ud800" or _high(character)
    )


def _high(character: str) -> bool:
    return "\ue000" <= character <= "\ufffd" or character >= "\U00010000"


def _meta(meta: Tree.Element, facts: Facts) -> None:
    identity = facts.identity
    symbol = identity.symbols[0] if identity.symbols else "report"
    path = "/akn/" + identity.profile + "/doc/" + _path(symbol)
    day = identity.date.isoformat() if identity.date else _UNKNOWN_DAY
    language = _LANGUAGES[identity.language]
    identification = _child(meta, "identification", source="#msme-parse")
    for level, uri in (
        ("Work", path),
        ("Expression", f"{path}/{language}@"),
        ("Manifestation", f"{path}/{language}@.akn"),
    ):
        part = _child(identification, f"FRBR{level}")
        _child(part, "FRBRthis", value=uri)
        _child(part, "FRBRuri", value=uri)
        _child(part, "FRBRdate", date=day, name="document")
        _child(part, "FRBRauthor", href=f"#{identity.profile}")
        if level == "Work":
            _child(part, "FRBRcountry", value=identity.profile)
        if level == "Expression":
            _child(part, "FRBRlanguage", language=language)
    references = _child(meta, "references", source="#msme-parse")
    name = _ORGANIZATIONS.get(identity.profile, identity.profile)
    _child(
        references,
        "TLCOrganization",
        eId=identity.profile,
        href=f"/ontology/organization/{identity.profile}",
        showAs=name,
    )


def _path(symbol: str) -> str:
    """A symbol as part of an address: letters, figures and a few marks."""
    return "".join(
        character if character.isascii() and (character.isalnum() or character in "/.-_") else "-"
        for character in symbol
    )


class _Body:
    """Writes passages in reading order, with the headings above them as containers."""

    def __init__(self, facts: Facts, body: Tree.Element) -> None:
        self._facts = facts
        self._containers: list[tuple[int, Tree.Element]] = [(0, body)]
        self._sections = {id(section.passage): section for section in facts.structure.sections}
        self._dates = {date.span.start: date for date in facts.dates}
        self._symbols = {citation.span.start: citation for citation in facts.citations}
        self._told: set[str] = set()
        """Notes that were written where they are called; the others stand where they stood."""

    def write(self) -> None:
        for passage in self._facts.passages:
            if passage.kind == "heading":
                self._section(self._sections.get(id(passage)), passage)
            elif passage.kind == "annex":
                self._open(1, "hcontainer", passage, name="annex")
            elif passage.kind in ("paragraph", "caption", "circulation") or self._is_left(passage):
                self._paragraph(passage)

    def _is_left(self, passage: Passage) -> bool:
        """Whether a passage is a note that was not written where it is called."""
        return passage.kind == "note" and getattr(passage.node, "number", "") not in self._told

    def _section(self, section: Section | None, passage: Passage) -> None:
        self._open(section.level if section else 1, "section", passage)

    def _open(self, level: int, element: str, passage: Passage, **attributes: str) -> None:
        while self._containers[-1][0] >= level:
            self._containers.pop()
        container = _child(self._containers[-1][1], element, **attributes)
        self._label(container, passage)
        self._inline(_child(container, "heading"), passage)
        self._containers.append((level, container))

    def _paragraph(self, passage: Passage) -> None:
        paragraph = _child(self._containers[-1][1], "paragraph")
        self._label(paragraph, passage)
        self._inline(_child(_child(paragraph, "content"), "p"), passage)

    def _label(self, parent: Tree.Element, passage: Passage) -> None:
        label = self._facts.text[passage.node.start : passage.body.start].strip()
        if label:
            _child(parent, "num").text = _legal(" ".join(label.split()))

    def _inline(self, parent: Tree.Element, passage: Passage, *, inside_note: bool = False) -> None:
        writer = _Inline(parent)
        reached = passage.body.start
        for leaf in passage.leaves:
            if leaf.start < reached or isinstance(leaf, (Label, Furniture, Gap)):
                continue
            reached = max(reached, self._leaf(writer, leaf, inside_note=inside_note))
        writer.close(at_end=True)

    def _leaf(self, writer: _Inline, leaf: Leaf, *, inside_note: bool) -> int:
        """Write one leaf and give the offset up to which the text is written."""
        text = self._facts.text
        if isinstance(leaf, NoteMark) and not inside_note:
            for number in leaf.numbers:
                self._note(writer, number)
            return leaf.end
        date, symbol = self._dates.get(leaf.start), self._symbols.get(leaf.start)
        if date is not None and date.start is not None and date.start == date.end:
            element = writer.element("date", date=date.start.isoformat())
            element.text = _words(text[date.span.start : date.span.end])
            return date.span.end
        if symbol is not None:
            element = writer.element("ref", href=f"/akn/doc/{_path(symbol.symbol)}")
            element.text = _words(text[symbol.span.start : symbol.span.end])
            return symbol.span.end
        writer.text(text[leaf.start : leaf.end])
        return leaf.end

    def _note(self, writer: _Inline, number: str) -> None:
        note = self._facts.notes.note(number)
        if note is None:
            writer.text(f"[{number}]")
            return
        element = writer.element("authorialNote", marker=number)
        self._told.add(number)
        self._inline(_child(element, "p"), note.passage, inside_note=True)


class _Inline:
    """Text and elements, one behind the other, with the line breaks of the source as blanks."""

    def __init__(self, parent: Tree.Element) -> None:
        self._parent = parent
        self._last: Tree.Element | None = None
        self._waiting: list[str] = []

    def text(self, text: str) -> None:
        """Words as they stand in the source."""
        self._waiting.append(text)

    def element(self, tag: str, /, **attributes: str) -> Tree.Element:
        """A new element behind what is written so far."""
        self.close()
        self._last = _child(self._parent, tag, **attributes)
        return self._last

    def close(self, *, at_end: bool = False) -> None:
        """Put the waiting words where they belong."""
        words = _words("".join(self._waiting))
        words = words.rstrip() if at_end else words
        self._waiting.clear()
        if self._last is None:
            self._parent.text = words.lstrip()
        else:
            self._last.tail = words


def _words(text: str) -> str:
    """On one line; a blank at either end stays."""
    inner = " ".join(text.split())
    if not inner:
        return " " if text else ""
    return _legal(" " * text[0].isspace() + inner + " " * text[-1].isspace())
