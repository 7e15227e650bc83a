"""Which lines begin a paragraph, a sub-paragraph or a note, and which go on with what stands above."""

from msme_parse.syntax.context import HEADINGS, SPEECHES, TEXT_BLOCKS, Context
from msme_parse.syntax.headings import (
    FIRST_HEADINGS,
    is_capital_heading,
    is_name,
    is_numbered_below,
    is_short,
    under_heading,
)
from msme_parse.syntax.lines import Line

_REFERENCE_WORDS = frozenset(
    "paragraph paragraphs para paras section sections article articles item items annex table figure chart box note"
    " paragraphe paragraphes párrafo párrafos sección artículo and or to of the et ou à de y o a in on by et la le"
    " no number rule part chapter version decision resolution about over nearly some approximately under than from"
    " between until until, since at with for total".split()
)
"""A line that ends with one of these goes on: a number at the start of the next belongs to the sentence."""

_UNDER_TABLE = ("Source:", "Sources:", "Note:", "Notes:", "Fuente:", "Nota:", "Notas:", "Source :", "Note :")
"""How a paragraph below a table begins, even where no blank line sets it off."""

_LIST_JOINS = (" and", " or", " et", " y", " ou", " o", ",")
_FIRST_LABELS = frozenset(("(1)", "(i)", "(a)", "(A)"))
"""With one of these another level begins."""
_UNDER = HEADINGS | {"ANNEX_LINE", "CAPTION_LINE"}


def goes_on(context: Context, following: Line, *, page_break: bool) -> bool:
    """Whether the text above goes on with `following`, over blank lines and whatever stands at the edge of a page."""
    if following.cut or (context.labelled_only and following.type in ("PLAIN_LINE", "HEADING_LINE")):
        return True
    if following.type == "ITEM_LINE":
        return is_item(context, following)
    words, last = following.whole, context.previous[-1:]
    if page_break and last not in '.!?:;"”»)]' and following.type in ("PLAIN_LINE", "HEADING_LINE"):
        return words[:1].islower() or words[:1].isdigit() or (context.is_full() and last != ",")
    if following.type == "HEADING_LINE" and following.words[:1].islower():
        return last in ":;" or context.previous.endswith(_LIST_JOINS)
    if following.type != "PLAIN_LINE":
        return False
    if last == ":" or (words[:1].islower() and last not in ".!?"):
        return True
    return page_break and context.block in ("PARAGRAPH_LINE", "NUMBERED_LINE") and context.is_full()


def plain(context: Context, index: int, line: Line) -> str:
    """A line that begins like nothing else."""
    if context.labelled_only and not context.closed and context.block in HEADINGS:
        return "MORE_LINE"
    if line.words.lower() in FIRST_HEADINGS and (context.after_sentence() or context.block == "OPENING_LINE"):
        return "NAME_LINE"
    if line.words.startswith(_UNDER_TABLE) and context.after_sentence():
        return "PLAIN_LINE"
    if context.block in _UNDER:
        return under_heading(context, index, line)
    if line.words.startswith(SPEECHES) and context.previous[-1:] in ".!?:)" and not context.quotes % 2:
        return "PLAIN_LINE"
    if not context.blank_before and context.block in TEXT_BLOCKS:
        if is_capital_heading(context, index, line):
            return "NAME_LINE"
        begins = context.is_last_line() and _begins_sentence(line.words) and context.block != "NOTE_LINE"
        return "PLAIN_LINE" if begins else "MORE_LINE"
    return "NAME_LINE" if is_name(context, index, line) else "PLAIN_LINE"


def _begins_sentence(words: str) -> bool:
    return words[:1].isupper() or words[:1].isdigit()


def note(context: Context, index: int, line: Line) -> str:
    """`[2]` at the beginning of a line."""
    numbers = line.figures()
    next_in_turn = bool(numbers) and numbers[0] == context.last_note + 1 and context.block == "NOTE_LINE"
    if next_in_turn or context.block not in TEXT_BLOCKS:
        return "NOTE_LINE"
    if line.words[:1].islower() and not context.blank_before:
        return "MORE_LINE"
    return "NOTE_LINE" if context.after_sentence() else "MORE_LINE"


def paragraph(context: Context, index: int, line: Line) -> str:
    """`1.1.` at the beginning of a line."""
    if not context.blank_before and context.last_word() in _REFERENCE_WORDS:
        return "MORE_LINE"
    if not context.blank_before and context.previous[-1:] in ",(" and context.block in TEXT_BLOCKS:
        return "MORE_LINE"
    return "HEADING_LINE" if _is_dotted_heading(context, index, line) else "PARAGRAPH_LINE"


def _is_dotted_heading(context: Context, index: int, line: Line) -> bool:
    """`2.1. Meetings` alone above `2.1.1. ...` is a heading in spite of its dot."""
    words = line.words
    following = context.next_words(index)
    if following is None or not words or words[-1] in ".;:," or len(words) > 80:
        return False
    if following.type == "HEADING_LINE" and "." in following.label:
        return context.lines[index + 1].type == "GAP_LINE"
    return following.type == "PARAGRAPH_LINE" and following.label.startswith(line.label.rstrip(".") + ".")


def numbered(context: Context, index: int, line: Line) -> str:
    """`7.` at the beginning of a line."""
    words = line.words
    if is_short(context, index, words) and is_numbered_below(context, index, line):
        return "HEADING_LINE"
    if _surely_next(context, line):
        return "NUMBERED_LINE"
    if not context.after_sentence() or (not context.blank_before and context.last_word() in _REFERENCE_WORDS):
        return "" if not words[:1].islower() or context.block else "MORE_LINE"
    number = line.figures()[0]
    if not context.blank_before:
        if len(line.label) > 4 or words[:1].islower() or not _in_turn(context, number):
            return "MORE_LINE"
    if is_short(context, index, words) and (
        not _in_turn(context, number) or _numbering_goes_on_below(context, index, number)
    ):
        return "ROMAN_LINE"
    return "NUMBERED_LINE"


def _surely_next(context: Context, line: Line) -> bool:
    """Whether a paragraph is the next by number, and set off so plainly that the line above may end anyhow.

    Converters put page headers at the ends of paragraphs: `... before item "B". WT/COMTD/M/48 Page 2`.
    """
    gap = context.text[line.start : line.body]
    return (
        (gap.endswith(("   ", "\t")) or len(context.previous) > 240 or not context.is_full())
        and line.figures() == (context.counted() + 1,)
        and (line.words[:1].isupper() or not line.words)
        and context.last_word() not in _REFERENCE_WORDS
    )


def _numbering_goes_on_below(context: Context, index: int, number: int) -> bool:
    """Whether the paragraph below a short numbered line continues the numbers from above it."""
    last = context.counted()
    following = context.next_words(index)
    if following is None or following.type != "NUMBERED_LINE" or number == last + 1:
        return False
    return following.figures() == (last + 1,)


def _in_turn(context: Context, number: int) -> bool:
    """Whether a single number can be the next paragraph's: 1 again, or one not far above the last."""
    return number == 1 or context.counted() <= number <= context.counted() + 5


def item(context: Context, index: int, line: Line) -> str:
    """`(a)` or a bullet at the beginning of a line."""
    if _is_lettered_heading(context, index, line):
        return "LETTER_LINE"
    if context.block not in TEXT_BLOCKS:
        return "PLAIN_LINE"
    return "ITEM_LINE" if is_item(context, line) else ""


def _is_lettered_heading(context: Context, index: int, line: Line) -> bool:
    """Whether `(ii) Subsidies` or `1) Institutional framework` is a heading: alone, and in no list."""
    following = context.next_words(index)
    listed = context.in_list or context.previous[-1:] in ":;," or context.previous.endswith(_LIST_JOINS)
    alone = context.blank_before or context.block in _UNDER
    if listed or not alone or following is None or not line.label.endswith(")"):
        return False
    in_list = following.type == "ITEM_LINE" and following.label[0] == line.label[0] == "("
    in_list = in_list and following.label not in _FIRST_LABELS
    return is_short(context, index, line.words) and not in_list


def is_item(context: Context, line: Line) -> bool:
    """Whether the line begins a sub-paragraph, and not only with a bracket or a dash."""
    label = line.label
    if label in "-–*" or (label.endswith(")") and not label.startswith("(")):
        return context.previous[-1:] in ".:;,!?)" or context.previous.endswith(_LIST_JOINS)
    return context.blank_before or context.previous[-1:] in '.:;,!?)]"”»—–' or context.previous.endswith(_LIST_JOINS)
