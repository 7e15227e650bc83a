"""The header of the first page, where the templates of the WTO and the UN keep symbol and date.

Headers and footers are no text of the report: page numbers and running titles are left out. Only when the first
header says a symbol or a date that the body does not say do its lines come first, as they do on paper.
"""

import re

from msme_parse.readers.docx.blocks import Block
from msme_parse.readers.docx.body import Reader, Story
from msme_parse.readers.docx.package import Package, R, W, is_on

_SYMBOL = re.compile(r"(?<![\w/])[A-Z]{1,8}(?:\([0-9]{2}\))?/[A-Z0-9][A-Za-z0-9/.()]{1,40}")
_DATE = re.compile(r"(?<!\d)\d{1,2}(?:er|º|o)?[ \xa0](?:de[ \xa0])?[^\W\d]{3,10}\.?[ \xa0](?:de[ \xa0])?\d{4}(?!\d)")
_LONGEST = 5_000
"""So many characters of a header are looked at; no page has room for more."""
_PAGE = re.compile(r"(?:[-–—]?\s?\d{0,4}\s?[-–—]?|(?:Page|P[áa]gina)\s\d{0,4}(?:/\d{0,4})?|\d{1,4}/\d{1,4})")


def first_header(package: Package, reader: Reader, body: str) -> list[Block]:
    """The lines of the first page's header, when they say what the body lacks."""
    part = _first_part(package)
    if part is None:
        return []
    root = package.root(part)
    blocks = [block for block in Story(reader, part, root).read(root) if not _PAGE.fullmatch(block.words().strip())]
    words = "\n".join(block.words() for block in blocks)
    says = [found.group() for pattern in (_SYMBOL, _DATE) for found in pattern.finditer(words[:_LONGEST])]
    for block in blocks:
        block.hint = None
    return blocks if any(word not in body for word in says) else []


def _first_part(package: Package) -> str | None:
    """The header of the first section: that of its first page, if it has one of its own."""
    section = next(package.document.iter(W + "sectPr"), None)
    if section is None:
        return None
    headers = {reference.get(W + "type"): reference for reference in section.findall(W + "headerReference")}
    kind = "first" if is_on(section.find(W + "titlePg")) and "first" in headers else "default"
    return package.target(headers[kind].get(R + "id", "")) if kind in headers else None
