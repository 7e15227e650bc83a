"""`python -m msme_parse.render.write_pages docs/rules`: the page of every rule, and the table of all."""

from __future__ import annotations

import sys
from pathlib import Path

from msme_parse.catalogue import catalogue
from msme_parse.files import write_whole
from msme_parse.render.pages import rule_index, rule_page

INDEX = "README.md"


def pages() -> dict[str, str]:
    """The pages by file name: one for each rule, named after its code, and the table."""
    entries = catalogue()
    return {INDEX: rule_index(entries)} | {f"{entry.rule.code}.md": rule_page(entry) for entry in entries}


def write_pages(folder: Path) -> None:
    """Write all pages into a folder that holds nothing else, and remove those of rules that are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    current = pages()
    for name, text in current.items():
        write_whole(folder / name, text.encode())
    for file in folder.glob("*.md"):
        if file.name not in current:
            file.unlink()


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))
