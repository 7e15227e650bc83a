"""Comments that people left in a Word file: kept aside, with the stretch of text that they are about."""

from msme_parse.readers.docx.body import Reader, Story
from msme_parse.readers.docx.layout import Layout
from msme_parse.readers.docx.package import Package, W
from msme_parse.source import Remark


def remarks(package: Package, reader: Reader, layout: Layout) -> tuple[Remark, ...]:
    """The comments of a document in the order of the text. One that stands nowhere in the text is left out."""
    part = package.part("comments")
    if part is None:
        return ()
    root = package.root(part)
    found = []
    for comment in root.iter(W + "comment"):
        identifier = comment.get(W + "id", "")
        end = layout.closed.get(identifier, layout.opened.get(identifier))
        if end is None:
            continue
        blocks = Story(reader, part, comment).read(comment)
        found.append(
            Remark(
                min(layout.opened.get(identifier, end), end),
                end,
                comment.get(W + "author", ""),
                comment.get(W + "date", ""),
                "\n".join(block.label + block.words() for block in blocks),
            )
        )
    return tuple(sorted(found, key=lambda remark: (remark.start, remark.end)))
