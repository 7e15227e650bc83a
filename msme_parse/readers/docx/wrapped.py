"""Documents whose paragraphs are the lines of a hard-wrapped text, as when a text file was opened in Word and saved.

Their lines go below each other as they did in the text, so that sentences are whole again.
"""

from msme_parse.readers.docx.blocks import Block

_LONGEST_LINE = 200
_FEWEST_LINES = 8
_CONTINUED = 0.15
"""This share of the lines begins in lower case, as only the rest of a sentence does."""


def join_lines(blocks: list[Block]) -> None:
    """Put the paragraphs of such a document close to each other, where no empty one stands between."""
    words = [block.words().strip() for block in blocks]
    if len(words) < _FEWEST_LINES or any(block.label for block in blocks):
        return
    if max(map(len, words)) > _LONGEST_LINE or sum(word[:1].islower() for word in words) < _CONTINUED * len(words):
        return
    for block in blocks:
        block.close = block.close or block.follows
