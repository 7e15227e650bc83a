"""Which lines are headings: of sections, annexes, tables.

`1.1 Main features` is one and `1.1. Qatar is` is none, yet the stop alone does not decide: the lines round it do, and
whether its number is next in turn.
"""

from msme_parse.syntax.context import TEXT_BLOCKS, Context
from msme_parse.syntax.lines import VOID, Line

_MONTHS = (
    "january february march april may june july august september october november december janvier février mars avril"
    " mai juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto"
    " septiembre setiembre octubre noviembre diciembre"
)
_NO_HEADING = frozenset(_MONTHS.split()) | {"draft", "projet", "proyecto"}
"""With one of these behind its number a line is a date or a title."""

FIRST_HEADINGS = frozenset(
    "introduction background overview summary abstract foreword introducción antecedentes contexte rappel resumen"
    " résumé avant-propos prefacio".split()
) | {"executive summary", "résumé analytique", "resumen ejecutivo"}
"""What the first heading of a report is called, when it has no number."""


def heading(context: Context, index: int, line: Line) -> str:
    """A number without a stop, then words."""
    if is_heading(context, index, line):
        return "HEADING_LINE"
    if "." in line.label and context.after_sentence() and _continues_numbering(context, line.figures()):
        if line.words[:1].isupper():
            return "PARAGRAPH_LINE"
    return ""


def _continues_numbering(context: Context, numbers: tuple[int, ...]) -> bool:
    last = context.last_paragraph
    if context.last_section[:1] == numbers[:1] and numbers[1:] == (1,):
        return True
    return len(numbers) == len(last) and numbers[:-1] == last[:-1] and last[-1] < numbers[-1] <= last[-1] + 3


def is_heading(context: Context, index: int, line: Line) -> bool:
    """Whether a line that begins as a heading does is one."""
    words = line.words
    if not words or not words[0].isupper() or len(words) > 110 or words[-1] in ".;,":
        return False
    if words.split()[0].strip(",.").lower() in _NO_HEADING:
        return False
    if not context.blank_before and context.block in TEXT_BLOCKS and context.previous[-1:] not in ".!?:]":
        return False
    if ". " in words or _runs_into_prose(context, index):
        return False
    following = context.next_line(index)
    wrapped = following is not None and following.type == "PLAIN_LINE"
    if following is not None and wrapped:
        below = following.words
        if below[:1].islower() or not (words.isupper() and below.isupper()):
            return is_announced(context, index, line) and not below[:1].islower()
    return words.isupper() or is_announced(context, index, line) or (context.blank_before and not wrapped)


def _runs_into_prose(context: Context, index: int) -> bool:
    """Whether the lines that follow without a gap end as a sentence does."""
    last = ""
    for line in context.lines[index + 1 : index + 40]:
        if line.type != "PLAIN_LINE":
            break
        last = line.words
    return last[-1:] in (".", ";", ":")


def is_announced(context: Context, index: int, line: Line) -> bool:
    """Whether the number of a heading fits: next in order, or the number of the paragraphs below it."""
    return _is_next(context.last_section, line.figures()) or is_numbered_below(context, index, line)


def is_numbered_below(context: Context, index: int, line: Line) -> bool:
    """Whether the number of a line is that of the paragraphs or sections below it."""
    following = context.next_words(index)
    if following is None:
        return False
    return following.type in ("PARAGRAPH_LINE", "HEADING_LINE") and following.label.startswith(
        line.label.strip(" \t\xa0.") + "."
    )


def _is_next(last: tuple[int, ...], numbers: tuple[int, ...]) -> bool:
    """Whether a section can follow another: 2.2, 2.1.1 or 3 behind 2.1, and 1 at the beginning."""
    if numbers == (*last, 1):
        return True
    depth = len(numbers) - 1
    return depth < len(last) and numbers[:-1] == last[:depth] and numbers[-1] == last[depth] + 1


def lettered(context: Context, index: int, line: Line) -> str:
    """`IV.` or `B.`, then words."""
    if context.after_sentence() and (is_short(context, index, line.words) or is_parted(context, index, line)):
        letter = line.label[:-1]
        if len(letter) == 1 and context.last_letter and ord(letter) == ord(context.last_letter) + 1:
            return "LETTER_LINE"
        return line.type
    return ""


def is_parted(context: Context, index: int, line: Line) -> bool:
    """Whether `IV.` stands alone and its title below it, as pdftotext writes what a tab parts."""
    position = context.following[index]
    if line.words or position >= len(context.lines):
        return False
    title = context.lines[position]
    blank = all(between.type == "GAP_LINE" for between in context.lines[index + 1 : position])
    return blank and title.type == "PLAIN_LINE" and is_short(context, position, title.words)


def is_short(context: Context, index: int, words: str) -> bool:
    """Whether words are short enough for a heading and stand alone."""
    following = context.next_line(index)
    below = following.words if following is not None else ""
    single = following is None or following.type != "PLAIN_LINE" or (below[:1] == "(" and below[-1:] == ")")
    single = single or (words.isupper() and below.isupper() and is_wrapped(context, index))
    return bool(words) and single and len(words) <= 90 and words[-1] not in ".;:,?!" and words[0].isupper()


def is_wrapped(context: Context, index: int) -> bool:
    """Whether the next line is the last of a heading in two lines: nothing goes on behind it."""
    behind = context.next_line(index + 1)
    return behind is None or behind.type != "PLAIN_LINE"


def is_name(context: Context, index: int, line: Line) -> bool:
    """Whether a line alone between blanks is a heading without a number: `Introduction`."""
    words = line.words
    following = context.next_line(index)
    alone = following is None or following.type != "PLAIN_LINE"
    if following is not None and following.type == "NUMBERED_LINE":
        alone = len(following.label.strip(".")) < 4
    if not alone or not context.blank_before or not 2 < len(words) <= 80:
        return False
    if words[-1] in '.;:,!?"”»' or not words[0].isupper() or ";" in words:
        return False
    if "/" in words and " " not in words:
        return False
    return following is not None and sum(character.isalpha() for character in words) > len(words) * 0.6


def is_capital_heading(context: Context, index: int, line: Line) -> bool:
    """Whether a line in capitals, set off by nothing else, is a heading: `ARGENTINA`."""
    words = line.words
    following = context.next_line(index)
    return (
        context.previous[-1:] in ".!?]"
        and len(words) < 80
        and words.isupper()
        and words[-1] not in ".;:,"
        and len(words.split()) <= 10
        and max((len(word) for word in words.split()), default=0) >= 6
        and following is not None
        and following.type in ("PARAGRAPH_LINE", "NUMBERED_LINE", "GAP_LINE")
    )


def under_heading(context: Context, index: int, line: Line) -> str:
    """A plain line right below a heading: more of it, another, or text."""
    words = line.words
    if context.block == "ANNEX_LINE" and not context.closed and context.blank_before:
        return "MORE_LINE"
    if not context.blank_before:
        above = context.previous
        if above.isupper() and words.isupper():
            return "MORE_LINE"
        if words[:1].islower() and not above.endswith((".", ":")):
            return "MORE_LINE"
        if context.block == "ANNEX_LINE" and len(words) < 100 and words[-1:] not in ".;:":
            return "MORE_LINE"
    return "NAME_LINE" if context.blank_before and is_name(context, index, line) else "PLAIN_LINE"


def annex(context: Context, index: int, line: Line) -> str:
    """`Annex 1` at the beginning of a line."""
    return "ANNEX_LINE" if is_annex(context, index, line) else ""


def is_annex(context: Context, index: int, line: Line) -> bool:
    """Whether a line that begins with the word is the heading of an annex."""
    words = line.words
    if not context.after_sentence() or len(words) + _wrapped_length(context, index, line) > 100:
        return False
    if not words:
        return True
    if words[0] in ":–—-.":
        return words[-1] not in ".;," or words[0] == "."
    return context.blank_before and words[0].isupper() and words[-1] not in ".;,"


def _wrapped_length(context: Context, index: int, line: Line) -> int:
    """How long the next line is, when it goes on with one that is full."""
    following = context.next_line(index)
    if following is None or following.type != "PLAIN_LINE" or not line.words:
        return 0
    return len(following.words) if line.stop - line.start > context.width * 0.85 else 0


def annex_title_follows(context: Context, index: int) -> bool:
    """Whether the next words are the title of the annex, in capitals below its number."""
    if len(context.previous.split()) > 2 or index + 1 >= len(context.lines):
        return False
    position = context.following[index]
    if position >= len(context.lines) or any(line.type != "GAP_LINE" for line in context.lines[index:position]):
        return False
    following = context.lines[position]
    alone = position + 1 >= len(context.lines) or context.lines[position + 1].type in VOID
    words = following.words
    short = alone and 2 < len(words) < 90 and words[0].isupper() and words[-1] not in ".;:,"
    capitals = 3 < len(words) < 120 and words.isupper() and ";" not in words
    return following.type == "PLAIN_LINE" and (short or capitals)


def caption(context: Context, index: int, line: Line) -> str:
    """`Table 1.1` at the beginning of a line."""
    words = line.words
    if context.after_sentence() and len(words) <= 140 and (not words or words[0] in ":–—-." or words[0].isupper()):
        if words[-1:] not in (".", ";", ","):
            return "CAPTION_LINE"
    return ""


def level_of(context: Context, line: Line) -> int:
    """How deep a heading of its style stands: styles nest in the order in which they first appear."""
    style = line.type if not line.number.isdigit() else "NUMBERED_LINE"
    if style in context.styles:
        del context.styles[context.styles.index(style) + 1 :]
    else:
        context.styles.append(style)
    return len(context.styles)
