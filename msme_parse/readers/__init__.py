"""Bytes into Source."""

import hashlib

from msme_parse.source import Source


def read_text(text: str, path: str = "<text>") -> Source:
    """A source from a plain string."""
    return Source(text=text, path=path, sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
