"""A source with some of its characters changed, as if it had been read so."""

from bisect import bisect_right
from collections.abc import Sequence
from hashlib import sha256
from itertools import accumulate
from typing import Protocol

import msgspec

from msme_parse.readers.form import form_of
from msme_parse.readers.text import to_bytes
from msme_parse.source import Source


class Replacement(Protocol):
    """Characters `start` to `end` become `text`."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...


def edited(source: Source, edits: Sequence[Replacement]) -> Source:
    """The source with its edits made, all of them counted in the old text. What the file said of places moves along.

    Raises ValueError for edits that overlap or reach beyond the text.
    """
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
    text = _with(source.text, ordered)
    try:
        data = to_bytes(text, source.encoding)
    except UnicodeEncodeError:
        data = text.encode("utf-8", "surrogatepass")
    places = _Places(ordered)
    return msgspec.structs.replace(
        source,
        text=text,
        sha256=sha256(data).hexdigest(),
        form=form_of(text) if source.form == form_of(source.text) else source.form,
        hints=tuple(msgspec.structs.replace(hint, start=places.of(hint.start)) for hint in source.hints),
        origins=tuple(msgspec.structs.replace(origin, start=places.of(origin.start)) for origin in source.origins),
        remarks=tuple(
            msgspec.structs.replace(remark, start=places.of(remark.start), end=places.of(remark.end))
            for remark in source.remarks
        ),
    )


def _with(text: str, edits: Sequence[Replacement]) -> str:
    pieces: list[str] = []
    at = 0
    for edit in edits:
        if not at <= edit.start <= edit.end <= len(text):
            raise ValueError(f"the edit {edit.start}:{edit.end} overlaps another, or reaches beyond the text")
        pieces += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*pieces, text[at:]))


class _Places:
    """Where the places of the old text are in the new one; what stood inside an edit stands behind it."""

    def __init__(self, edits: Sequence[Replacement]) -> None:
        self._starts = [edit.start for edit in edits]
        self._ends = [edit.end for edit in edits]
        self._growth = [0, *accumulate(len(edit.text) - (edit.end - edit.start) for edit in edits)]

    def of(self, place: int) -> int:
        """The new offset of an old one."""
        before = bisect_right(self._ends, place)
        if before < len(self._starts) and self._starts[before] < place:
            return self._ends[before] + self._growth[before + 1]
        return place + self._growth[before]
