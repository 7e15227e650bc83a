"""Findings as comments of Word, each at its place, in a copy of the file in which nothing else is changed.

The document is taken apart only where a finding begins or ends inside a run: the run becomes two with the same
properties. Every other part of the file is copied byte by byte. Source: ECMA-376 part 1, 17.13.4.
"""

from __future__ import annotations

import copy
import datetime
import importlib
import io
import zipfile
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

import msgspec

from msme_parse.readers import UnreadableInput
from msme_parse.readers.docx import Laid
from msme_parse.readers.docx.layout import Passage
from msme_parse.records.findings import FindingRecord
from msme_parse.source import Remark

AUTHOR = "msme-parse"
INITIALS = "mp"

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_NOWHERE = (-1, -1)
"""Where a comment stands that is round no text of its paragraph, but round a text box."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class MissingLibrary(Exception):
    """python-docx is not installed."""


class _Place(msgspec.Struct, frozen=True):
    """A finding in the document: from one place in a run to another."""

    record: FindingRecord
    start: int
    end: int
    """What of the text the comment will stand around."""
    first: Any
    first_cut: tuple[int, int]
    last: Any
    last_cut: tuple[int, int]


def annotated(data: bytes, laid: Laid, records: Sequence[FindingRecord]) -> tuple[bytes, int]:
    """The bytes of the Word file with a comment for each finding, and how many were added.

    A finding that an earlier run has left as a comment at the same place is not said twice. Raises MissingLibrary
    without python-docx, and UnreadableInput when the file cannot be taken apart.
    """
    etree = _etree()
    package = laid.package
    document = _parsed(etree, package.archive.read(package.main))
    placed = _Document(etree, document, laid).place(records)
    if not placed:
        return data, 0
    changed = _comments(etree, laid, placed)
    changed[package.main] = _bytes(etree, document)
    return _copied(data, laid, changed), len(placed)


def _etree() -> Any:
    """The library under python-docx that keeps every prefix and namespace of a document as it was."""
    try:
        importlib.import_module("docx")
        return importlib.import_module("lxml.etree")
    except ImportError as error:
        raise MissingLibrary from error


def _parsed(etree: Any, data: bytes) -> Any:
    """XML that the reader has found to be harmless."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _bytes(etree: Any, root: Any) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _words(record: FindingRecord) -> str:
    words = f"{record.code} {record.message}"
    return "".join(character if character.isprintable() else " " for character in words)


class _Document:
    """The document part, its runs, and the way from the text to them."""

    def __init__(self, etree: Any, root: Any, laid: Laid) -> None:
        self._laid = laid
        self.w = "{" + etree.QName(root).namespace + "}"
        self._here = [element for element in root.iter() if isinstance(element.tag, str)]
        read = list(laid.package.document.iter())
        if len(read) != len(self._here):
            raise UnreadableInput(laid.source.path, "cannot be annotated: its XML is read in two ways")
        self._index = {id(element): at for at, element in enumerate(read)}
        self._passages = laid.layout.passages
        self._starts = [passage.start for passage in self._passages]
        self._extent: dict[int, tuple[int, int]] = {}
        for passage in self._passages:
            start, _ = self._extent.get(id(passage.run), (passage.start, passage.end))
            self._extent[id(passage.run)] = (start, passage.end)
        self._said = {_key(each) for each in laid.source.remarks if each.author == AUTHOR}
        self._body = [passage for passage in self._passages if id(passage.run) in self._index]

    def place(self, records: Sequence[FindingRecord]) -> list[tuple[FindingRecord, Any]]:
        """Put the marks of a comment around each finding. Gives the elements that wait for the comment's number."""
        if not self._body:
            return []
        places = [
            place
            for place in map(self._place, records)
            if (place.start, place.end, _words(place.record)) not in self._said
        ]
        cuts: dict[int, tuple[Any, set[tuple[int, int]]]] = {}
        for place in places:
            for run, cut in ((place.first, place.first_cut), (place.last, place.last_cut)):
                cuts.setdefault(id(run), (run, set()))[1].add(cut)
        segments = {key: _split(self.w, run, sorted(at)) for key, (run, at) in cuts.items()}
        placed = []
        for place in places:
            first = _segment(segments[id(place.first)], place.first_cut, begins=True)
            last = _segment(segments[id(place.last)], place.last_cut, begins=False)
            placed.append((place.record, self._marks(first, last)))
        return placed

    def _marks(self, first: Any, last: Any) -> list[Any]:
        start = first.makeelement(self.w + "commentRangeStart")
        end = first.makeelement(self.w + "commentRangeEnd")
        run = first.makeelement(self.w + "r")
        reference = first.makeelement(self.w + "commentReference")
        run.append(reference)
        first.addprevious(start)
        _below(last, self.w).addnext(run)
        last.addnext(end)
        return [start, end, reference]

    def _place(self, record: FindingRecord) -> _Place:
        """From where to where a finding goes; in a note it stands at the mark, in a text box at its paragraph."""
        start, end = record.start.offset, max(record.end.offset, record.start.offset + 1)
        anchor = self._laid.layout.anchor_at(start)
        if anchor is not None:
            return self._whole(record, anchor)
        covered = self._covered(start, end)
        if not covered:
            return self._whole(record, self._nearest(start).run)
        first, last = covered[0], covered[-1]
        start, end = max(start, first.start), min(end, last.end)
        return _Place(record, start, end, *self._cut(first, start, begins=True), *self._cut(last, end, begins=False))

    def _covered(self, start: int, end: int) -> list[Passage]:
        at = max(bisect_right(self._starts, start) - 1, 0)
        covered = []
        for passage in self._passages[at:]:
            if passage.start >= end:
                break
            if passage.end > start and id(passage.run) in self._index:
                if self._laid.layout.anchor_at(passage.start) is None:
                    covered.append(passage)
        return covered

    def _nearest(self, offset: int) -> Passage:
        """Where a finding stands that has no words in the body, such as one about an automatic number."""
        following = bisect_right(self._body, offset, key=lambda passage: passage.start)
        return self._body[min(following, len(self._body) - 1)]

    def _whole(self, record: FindingRecord, run: Any) -> _Place:
        found = self._outermost(self._here[self._index[id(run)]])
        start, end = self._extent.get(id(run), _NOWHERE)
        return _Place(record, start, end, found, (0, 0), found, (len(found), 0))

    def _outermost(self, run: Any) -> Any:
        """The run in the paragraph itself: comments stand neither in text boxes nor in other runs."""
        for element in run.iterancestors(self.w + "r"):
            run = element
        return run

    def _cut(self, passage: Passage, offset: int, *, begins: bool) -> tuple[Any, tuple[int, int]]:
        run = self._here[self._index[id(passage.run)]]
        outer = self._outermost(run)
        if outer is not run or passage.node is None:
            return outer, (0, 0) if begins else (len(outer), 0)
        node = self._here[self._index[id(passage.node)]]
        if node.getparent() is not run:
            return run, (0, 0) if begins else (len(run), 0)
        at = run.index(node)
        within = offset - passage.start + passage.offset
        if node.tag not in (self.w + "t", self.w + "delText"):
            return run, (at, 0) if begins else (at + 1, 0)
        return run, (at, within) if within < len(_shown(node)) else (at + 1, 0)


def _key(remark: Remark) -> tuple[int, int, str]:
    return (*((remark.start, remark.end) if remark.start < remark.end else _NOWHERE), remark.text)


def _split(w: str, run: Any, cuts: list[tuple[int, int]]) -> list[tuple[tuple[int, int], Any]]:
    """The run taken apart at these places: (where the piece begins, the piece), in order."""
    properties = run.find(w + "rPr")
    begins = 0 if properties is None else 1
    cuts = [cut for cut in cuts if (begins, 0) < cut < (len(run), 0)]
    pieces = [((0, 0), run)]
    for cut in reversed(cuts):
        rest = run.makeelement(run.tag, dict(run.attrib))
        if properties is not None:
            rest.append(copy.deepcopy(properties))
        at, within = cut
        children = list(run)[at:]
        if within:
            children[0] = _cut_off(children[0], within)
        rest.extend(children)
        run.addnext(rest)
        pieces.insert(1, (cut, rest))
    return pieces


def _shown(node: Any) -> str:
    """The characters of a `w:t` that Word shows."""
    text: str = node.text or ""
    return text if node.get(_SPACE) == "preserve" else text.strip(" \t\r\n")


def _cut_off(node: Any, within: int) -> Any:
    """Leave the first characters in a `w:t`. Gives the rest in another one."""
    text = _shown(node)
    other = copy.deepcopy(node)
    node.text, other.text, other.tail = text[:within], text[within:], None
    for half in (node, other):
        half.set(_SPACE, "preserve")
    return other


def _segment(pieces: list[tuple[tuple[int, int], Any]], cut: tuple[int, int], *, begins: bool) -> Any:
    """The piece that begins at a place, or the one that ends there."""
    starts = [start for start, _ in pieces]
    found = bisect_right(starts, cut) - 1
    if not begins and found and starts[found] == cut:
        found -= 1
    return pieces[max(found, 0)][1]


def _below(element: Any, w: str) -> Any:
    """The child of the paragraph that holds an element: what refers to a comment belongs to no link or insertion."""
    return next((each for each in (element, *element.iterancestors()) if _stands_in(each, w + "p")), element)


def _stands_in(element: Any, tag: str) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == tag


# -- the other parts that change


def _comments(etree: Any, laid: Laid, placed: list[tuple[FindingRecord, list[Any]]]) -> dict[str, bytes]:
    """The comments part with the new ones, and what has to say that it is there."""
    package = laid.package
    part = package.part("comments")
    changed: dict[str, bytes] = {}
    if part is None:
        part, changed = _new_part(etree, laid)
        w = placed[0][1][0].tag.partition("}")[0] + "}"
        root = etree.Element(w + "comments", nsmap={"w": w[1:-1]})
    else:
        root = _parsed(etree, package.archive.read(part))
        w = "{" + etree.QName(root).namespace + "}"
    used = [int(found) for comment in root if (found := comment.get(w + "id", "")).isdecimal()]
    number = max(used, default=-1) + 1
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for record, marks in placed:
        for mark in marks:
            mark.set(mark.tag.partition("}")[0] + "}id", str(number))
        root.append(_comment(etree, w, number, _words(record), now))
        number += 1
    changed[part] = _bytes(etree, root)
    return changed


def _comment(etree: Any, w: str, number: int, words: str, now: str) -> Any:
    attributes = {"id": str(number), "author": AUTHOR, "date": now, "initials": INITIALS}
    comment = etree.Element(w + "comment", {w + name: value for name, value in attributes.items()})
    paragraph = etree.SubElement(comment, w + "p")
    etree.SubElement(etree.SubElement(paragraph, w + "r"), w + "annotationRef")
    text = etree.SubElement(etree.SubElement(paragraph, w + "r"), w + "t")
    text.set(_SPACE, "preserve")
    text.text = words
    return comment


def _new_part(etree: Any, laid: Laid) -> tuple[str, dict[str, bytes]]:
    """A name for the comments part of a file that has none, and the two lists in which it has to stand."""
    package = laid.package
    folder, _, name = package.main.rpartition("/")
    at = folder + "/" if folder else ""
    target = next(
        path for number in range(1000) if (path := f"comments{number or ''}.xml") and at + path not in package.archive
    )
    relations_part = f"{at}_rels/{name}.rels"
    namespace = _PACKAGE + "relationships"
    if relations_part in package.archive:
        relations = _parsed(etree, package.archive.read(relations_part))
    else:
        relations = etree.Element("{" + namespace + "}Relationships", nsmap={None: namespace})
    used = {relation.get("Id") for relation in relations}
    identifier = next(each for number in range(1, 100_000) if (each := f"rId{number}") not in used)
    kind = ("http://purl.oclc.org/ooxml/officeDocument/relationships" if package.strict else _OFFICE) + "/comments"
    relation = etree.SubElement(relations, "{" + namespace + "}Relationship")
    for key, value in (("Id", identifier), ("Type", kind), ("Target", target)):
        relation.set(key, value)
    types = _parsed(etree, package.archive.read("[Content_Types].xml"))
    override = etree.SubElement(types, "{" + _PACKAGE + "content-types}Override")
    override.set("PartName", "/" + at + target)
    override.set("ContentType", _COMMENTS_TYPE)
    return at + target, {relations_part: _bytes(etree, relations), "[Content_Types].xml": _bytes(etree, types)}


def _copied(data: bytes, laid: Laid, changed: dict[str, bytes]) -> bytes:
    """The file with these parts put in the place of the old ones; the others as they are, in their order."""
    waiting = {name.lower(): content for name, content in changed.items()}
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            content = waiting.pop(info.filename.lower(), None)
            fresh = zipfile.ZipInfo(info.filename, info.date_time)
            fresh.compress_type = info.compress_type
            fresh.external_attr = info.external_attr
            new.writestr(fresh, laid.package.archive.read(info.filename) if content is None else content)
        for name in [name for name in changed if name.lower() in waiting]:
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), changed[name], zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
