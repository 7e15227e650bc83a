"""The path of a report as programs of other makes write it."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote

from msme_parse.render.characters import encodable


def posix(path: str) -> str:
    """The path as given, with forward slashes and without a leading `./`."""
    return PurePath(path).as_posix()


def uri_reference(path: str) -> str:
    """The path as a URI reference: `my report.txt` is `my%20report.txt`. A byte that is no UTF-8 stays itself."""
    try:
        return quote(posix(path).encode("utf-8", "surrogateescape"), safe="/")
    except UnicodeEncodeError:
        return quote(encodable(posix(path)), safe="/")
