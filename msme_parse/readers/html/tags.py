"""HTML cut into tags and text, in one pass.

`html.parser` looks for the end of an unfinished tag again and again: five megabytes of `<a` take it hours. Here each
character is looked at a bounded number of times, whatever the page holds.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_RUN = re.compile("<+")
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]{0,60})")
_REST = re.compile(r"""(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]{1,100})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_LONGEST_TAG = 3_000
_RAW = {
    name: re.compile(rf"</{name}\b[^>]{{0,100}}>?", re.IGNORECASE) for name in ("script", "style", "textarea", "title")
}
"""Elements in which `<` is a character like any other."""


_ENDLESS = re.compile(r"&#[0-9]{4000,};?")
"""No character has such a number, and Python refuses to read it."""


class Tag(NamedTuple):
    """A tag: `name` in lower case, `end` for `</p>`."""

    name: str
    end: bool
    attributes: dict[str, str]


def _resolved(text: str) -> str:
    return unescape(_ENDLESS.sub("\ufffd", text))


def pieces(page: str) -> Iterator[str | Tag]:
    """Tags and the text between them, entities resolved. Comments and declarations are left out."""
    at, size = 0, len(page)
    closed = True
    while at < size:
        opening = page.find("<", at) if closed else -1
        if opening < 0:
            yield _resolved(page[at:])
            return
        if opening > at:
            yield _resolved(page[at:opening])
        end, piece = _piece(page, opening)
        closed = end >= 0
        if not closed:
            yield _resolved(page[opening:])
            return
        if piece is not None:
            yield piece
        if isinstance(piece, Tag) and not piece.end and piece.name in _RAW:
            raw = _RAW[piece.name].search(page, end)
            yield Tag(piece.name, True, {})
            end = raw.end() if raw is not None else size
        at = end


def _piece(page: str, at: int) -> tuple[int, str | Tag | None]:
    """Where the piece that begins with `<` ends, and what it is; -1 when nothing after it can be a tag."""
    if page.startswith("<!--", at):
        end = page.find("-->", at + 4)
        return (end + 3, None) if end >= 0 else (len(page), None)
    following = page[at + 1 : at + 2]
    if following in ("!", "?"):
        end = page.find(">", at)
        return (end + 1, None) if end >= 0 else (-1, None)
    name = _NAME.match(page, at)
    if name is None:
        run = _RUN.match(page, at)
        length = max(1, run.end() - at - 1) if run is not None else 1
        return at + length, "<" * length
    end = page.find(">", name.end())
    if end < 0:
        return -1, None
    whole = _REST.match(page, name.end(), min(len(page), name.end() + _LONGEST_TAG))
    if whole is not None:
        end = whole.end() - 1
    inside = page[name.end() : end]
    return end + 1, Tag(name.group(1).lower(), following == "/", _attributes(inside))


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    if not text.strip(" /\r\n\t"):
        return found
    for match in _ATTRIBUTE.finditer(text[:_LONGEST_TAG]):
        key, double, single, bare = match.groups()
        found.setdefault(key.lower(), _resolved(double or single or bare or ""))
    return found
