"""Lines named by their neighbours.

`blocks.lark` says how a line may begin. That is not enough: "2 December 2025 was ..." may begin a sentence or be
the rest of a wrapped one, and `1.1 Main features` is a heading where `1.1. Qatar is` is a paragraph. This module
reads the lines in order, looks at what stands before and behind each, and calls it by its final name.
"""

import re
from collections.abc import Iterable, Iterator

from msme_parse.source import LineHint
from msme_parse.syntax.patterns import compiled

_LINE = compiled(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_OWN_SYMBOL = compiled(r"(?<![^\s|])[A-Z]{1,8}(?:\([0-9]{2}\))?/[A-Z0-9][A-Za-z0-9/.()]{1,40}(?![^\s|*])")
_NUMBER = compiled(r"[0-9]+(?:\.[0-9]+)*|(?<![A-Za-z])(?:[IVXLC]+|[A-Z])(?![A-Za-z])")
_ITEM = compiled(r"[0-9A-Za-z]{1,5}")

SENTENCE_ENDS = '.!?:;"”»’)]…'
"""Characters after which a new line can be the beginning of something."""

_REFERENCE_WORDS = frozenset(
    "paragraph paragraphs para paras section sections article articles item items annex table figure chart box note"
    " paragraphe paragraphes párrafo párrafos sección artículo and or to of the et ou à de y o a in on by et la le"
    " no number rule part chapter version decision resolution about over nearly some approximately under than from"
    " between until until, since at with for total".split()
)
"""A line that ends with one of these goes on: a number at the start of the next belongs to the sentence."""

_MONTHS = (
    "january february march april may june july august september october november december janvier février mars avril"
    " mai juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto"
    " septiembre setiembre octubre noviembre diciembre"
)
_MONTH_NAMES = frozenset(_MONTHS.split())


class Line:
    """A line with its name. `body` is where its text begins, behind a label; `stop` is where it ends."""

    __slots__ = ("body", "end", "level", "number", "start", "stop", "type")

    def __init__(self, type: str, start: int, body: int, stop: int, end: int, number: str = "") -> None:
        self.type = type
        self.start = start
        self.body = body
        self.stop = stop
        self.end = end
        self.number = number
        self.level = 1


def name_lines(text: str, openings: re.Pattern[str], hints: Iterable[LineHint] = ()) -> list[Line]:
    """Every line of `text`, named so that the block grammar takes the sequence.

    `openings` is the master expression of `blocks.lark`; `hints` are what the file itself says of some lines.
    """
    return _Namer(text, list(_candidates(text, openings)), {hint.start: hint for hint in hints}).run()


def _candidates(text: str, openings: re.Pattern[str]) -> Iterator[Line]:
    match_opening = openings.match
    for line in _LINE.finditer(text):
        start, end = line.span()
        stop = end
        while stop > start and text[stop - 1] in "\r\n":
            stop -= 1
        opening = match_opening(text, start)
        kind = "PLAIN_LINE" if opening is None or opening.end() > stop else str(opening.lastgroup)
        body = start if kind == "PLAIN_LINE" or opening is None else opening.end()
        yield Line(kind, start, body, stop, end)


class _Namer:
    """Goes down the lines once, remembering just enough to decide."""

    def __init__(self, text: str, lines: list[Line], hints: dict[int, LineHint]) -> None:
        self.text = text
        self.hints = hints
        self.lines = lines
        self.opening = True
        self.block = ""
        self.closed = True
        self.blank_before = True
        self.previous = ""
        self.own_symbols: set[str] = set()
        self.styles: list[str] = []
        self.last_letter = ""
        self.last_note = 0
        self.last_paragraph: tuple[int, ...] = ()
        self.last_section: tuple[int, ...] = ()

    def run(self) -> list[Line]:
        for index, line in enumerate(self.lines):
            hint = self.hints.get(line.start)
            if (hint is not None and hint.kind == "furniture") or (not self.opening and self._is_running_header(line)):
                line.type = "FURNITURE_LINE"
            if line.type == "GAP_LINE":
                self._gap(index, line)
            elif line.type == "FURNITURE_LINE":
                self._furniture(index, line)
            else:
                line.type = self._name(index, line)
                self._remember(line)
            if self.closed and line.type.endswith("_INSIDE"):
                line.type = line.type.replace("_INSIDE", "_LINE")
            self.closed = line.type in ("GAP_LINE", "FURNITURE_LINE", "RULE_LINE")
        return self.lines

    # -- lines that carry no words

    def _is_running_header(self, line: Line) -> bool:
        """Whether a line below the opening is the document's own symbol again, as at the head of each page."""
        if not self.own_symbols or line.stop - line.start > 120:
            return False
        words = self.text[line.start : line.stop].split()
        return bool(words) and words[0] in self.own_symbols and (len(words) == 1 or words[1] in _BEHIND_HEADER)

    def _gap(self, index: int, line: Line) -> None:
        if (
            (self.block == "ANNEX_LINE" and self._annex_title_follows(index))
            or (self.block == "OPENING_LINE" and self._opening_goes_on(index))
            or (self.block in _TEXT_BLOCKS and self._goes_on(index))
        ):
            line.type = "GAP_INSIDE"
        self.blank_before = True

    def _annex_title_follows(self, index: int) -> bool:
        """Whether the next words are the title of the annex, in capitals below its number."""
        if self._title_words(self.previous) or index + 1 >= len(self.lines):
            return False
        following = self.lines[index + 1]
        alone = index + 2 >= len(self.lines) or self.lines[index + 2].type == "GAP_LINE"
        words = self._words(following)
        short = alone and 2 < len(words) < 90 and words[0].isupper() and words[-1] not in ".;:,"
        return following.type == "PLAIN_LINE" and (short or self._is_annex_title(words))

    def _title_words(self, heading: str) -> bool:
        return len(heading.split()) > 2

    def _is_annex_title(self, words: str) -> bool:
        return 3 < len(words) < 120 and words.isupper() and ";" not in words

    def _furniture(self, index: int, line: Line) -> None:
        if (self.block in _TEXT_BLOCKS and self._goes_on(index)) or (
            self.block == "OPENING_LINE" and self._opening_goes_on(index)
        ):
            line.type = "FURNITURE_INSIDE"
        else:
            self.blank_before = True

    def _goes_on(self, index: int) -> bool:
        """Whether the text of the block continues behind a gap or a page break."""
        following = self._next_words(index)
        if following is None:
            return False
        if following.type == "ITEM_LINE":
            return self.block in _TEXT_BLOCKS and self._is_item(following)
        if following.type != "PLAIN_LINE":
            return False
        first = self.text[following.start : following.stop].lstrip()[:1]
        return self.previous.endswith(":") or (first.islower() and self.previous[-1:] not in ".!?")

    def _opening_goes_on(self, index: int) -> bool:
        following = self._next_words(index)
        return following is not None and self._in_opening(self.lines.index(following, index), following)

    def _next_words(self, index: int) -> Line | None:
        for line in self.lines[index + 1 : index + 12]:
            if line.type not in ("GAP_LINE", "FURNITURE_LINE"):
                return line
        return None

    # -- lines that carry words

    def _name(self, index: int, line: Line) -> str:
        if self.opening and self._in_opening(index, line):
            first = self.block != "OPENING_LINE"
            line.body = line.start
            self.own_symbols.update(_OWN_SYMBOL.findall(self.text, line.start, line.stop))
            return "OPENING_LINE" if first else "MORE_LINE"
        self.opening = False
        name = self._hinted(line) or _DECIDERS[line.type](self, index, line)
        if name == "MORE_LINE" and (self.closed or self.block not in (*_TEXT_BLOCKS, *_LINE_BLOCKS)):
            name = "PLAIN_LINE"
        if name == "ITEM_LINE" and (self.closed or self.block not in _TEXT_BLOCKS):
            name = "PLAIN_LINE"
        if name in ("MORE_LINE", "PLAIN_LINE", "NAME_LINE", "OPENING_LINE"):
            line.body = line.start
        elif name not in ("TABLE_LINE", "RULE_LINE", "CONTENTS_LINE"):
            line.number = self._number(line)
        return name

    def _hinted(self, line: Line) -> str:
        """The name that the file itself gives a line, in words that its beginning allows; empty when it is silent."""
        hint = self.hints.get(line.start)
        if hint is None:
            return ""
        if hint.kind == "heading" and line.type not in _HEADINGS:
            return "HEADING_LINE" if line.type in ("NUMBERED_LINE", "PARAGRAPH_LINE") else "NAME_LINE"
        return line.type if hint.kind == "heading" else _HINTED.get(hint.kind, "")

    def _in_opening(self, index: int, line: Line) -> bool:
        """Whether a line above the first paragraph still belongs to masthead and title."""
        hint = self.hints.get(line.start)
        if hint is not None:
            return hint.kind == "title"
        if line.type in ("RULE_LINE", "NOTE_LINE", "PARAGRAPH_LINE", "CONTENTS_LINE"):
            return False
        if line.type == "TABLE_LINE":
            return self.block in ("", "OPENING_LINE") and index < 12
        words = self._words(line)
        if line.type in ("NUMBERED_LINE", "ROMAN_LINE", "LETTER_LINE"):
            return False
        if line.type == "ANNEX_LINE":
            return not self._is_annex(index, line)
        if line.type == "HEADING_LINE":
            return not self._is_heading(index, line)
        if line.type == "PLAIN_LINE":
            if self.block == "OPENING_LINE" and self._is_name(index, line) and self._introduces(index):
                return False
            return not self._is_prose(index, words)
        return True

    def _introduces(self, index: int) -> bool:
        """Whether a short line stands right above the first numbered paragraph or a stretch of prose."""
        following = self._next_words(index)
        if following is None or not self.blank_before:
            return False
        words = self.text[self.lines[index].start : self.lines[index].stop].strip()
        if words.upper() == words and len(words) > 30:
            return False
        if words.lower() not in _USUAL_HEADINGS and following.type != "NUMBERED_LINE":
            return False
        return following.type in ("NUMBERED_LINE", "PARAGRAPH_LINE", "PLAIN_LINE")

    def _is_prose(self, index: int, words: str) -> bool:
        """Whether a line above the first heading begins a paragraph of prose rather than a title line."""
        if not self.blank_before:
            return False
        paragraph = [words]
        for line in self.lines[index + 1 : index + 40]:
            if line.type != "PLAIN_LINE":
                break
            paragraph.append(self.text[line.start : line.stop])
        whole = " ".join(paragraph).strip()
        if whole.startswith(_CIRCULATION):
            return False
        lower = sum(character.islower() for character in whole)
        return len(whole) > 110 and lower > len(whole) * 0.6 and whole[-1] in ".:;?!]"

    def _words(self, line: Line) -> str:
        return self.text[line.body : line.stop].strip()

    def _number(self, line: Line) -> str:
        label = self.text[line.start : line.body].translate(_RAISED)
        pattern = _ITEM if line.type in ("ITEM_LINE",) else _NUMBER
        found = pattern.search(label)
        return found.group() if found else ""

    def _after_sentence(self) -> bool:
        return self.blank_before or self.previous[-1:] in SENTENCE_ENDS or self.block not in _TEXT_BLOCKS

    def _follows(self, index: int) -> Line | None:
        return self.lines[index + 1] if index + 1 < len(self.lines) else None

    def _remember(self, line: Line) -> None:
        words = self.text[line.start : line.stop].rstrip()
        if line.type != "MORE_LINE" and line.type != "ITEM_LINE":
            self.block = line.type
        numbers = tuple(int(part) for part in line.number.split(".") if part.isdigit())
        if line.type == "NOTE_LINE" and numbers:
            self.last_note = numbers[0]
        elif line.type in ("PARAGRAPH_LINE", "NUMBERED_LINE"):
            self.last_paragraph = numbers
        elif line.type == "HEADING_LINE":
            self.last_section = numbers
            line.level = line.number.count(".") + 1
        elif line.type in ("ROMAN_LINE", "LETTER_LINE"):
            line.level = self._level(line)
            self.last_letter = line.number if line.type == "LETTER_LINE" else ""
        elif line.type == "ANNEX_LINE":
            self.last_paragraph = self.last_section = ()
        self.previous = words
        self.blank_before = line.type in ("RULE_LINE", "CONTENTS_LINE", "TABLE_LINE")

    def _level(self, line: Line) -> int:
        """How deep a heading of its style stands: styles nest in the order in which they first appear."""
        style = line.type if not line.number.isdigit() else "NUMBERED_LINE"
        if style in self.styles:
            del self.styles[self.styles.index(style) + 1 :]
        else:
            self.styles.append(style)
        return len(self.styles)

    # -- one decider for each way in which a line can begin

    def _plain(self, index: int, line: Line) -> str:
        if self.block in ("HEADING_LINE", "ROMAN_LINE", "LETTER_LINE", "ANNEX_LINE", "CAPTION_LINE", "NAME_LINE"):
            return self._under_heading(index, line)
        if not self.blank_before and self.block in _TEXT_BLOCKS:
            if self._is_capital_heading(index, line):
                return "NAME_LINE"
            return "MORE_LINE"
        if self.blank_before and self.block in _TEXT_BLOCKS:
            first = self._words(line)[:1]
            if self.previous.endswith(":") or (first.islower() and self.previous[-1:] not in ".!?"):
                return "MORE_LINE"
        if self._is_name(index, line):
            return "NAME_LINE"
        return "PLAIN_LINE"

    def _under_heading(self, index: int, line: Line) -> str:
        words = self._words(line)
        if self.block == "ANNEX_LINE" and not self.closed and self.blank_before:
            return "MORE_LINE"
        if not self.blank_before:
            above = self.previous.strip()
            if above.isupper() and words.isupper():
                return "MORE_LINE"
            if words[:1].islower() and not above.endswith((".", ":")):
                return "MORE_LINE"
            if self.block == "ANNEX_LINE" and len(words) < 100 and words[-1:] not in ".;:":
                return "MORE_LINE"
        return "NAME_LINE" if self.blank_before and self._is_name(index, line) else "PLAIN_LINE"

    def _is_name(self, index: int, line: Line) -> bool:
        """Whether a line alone between blanks is a heading without a number: `Introduction`."""
        words = self._words(line)
        following = self._follows(index)
        alone = following is None or following.type != "PLAIN_LINE"
        if following is not None and following.type == "NUMBERED_LINE":
            alone = len(self.text[following.start : following.body].strip(" \t\xa0.")) < 4
        if not alone or not self.blank_before or not 2 < len(words) <= 80:
            return False
        if words[-1] in '.;:,!?"”»' or not words[0].isupper() or ";" in words:
            return False
        if "/" in words and " " not in words:
            return False
        return following is not None and sum(character.isalpha() for character in words) > len(words) * 0.6

    def _is_capital_heading(self, index: int, line: Line) -> bool:
        words = self._words(line)
        following = self._follows(index)
        return (
            self.previous[-1:] in ".!?]"
            and len(words) < 80
            and words.isupper()
            and words[-1] not in ".;:,"
            and len(words.split()) <= 10
            and max((len(word) for word in words.split()), default=0) >= 6
            and following is not None
            and following.type in ("PARAGRAPH_LINE", "NUMBERED_LINE", "GAP_LINE")
        )

    def _note(self, index: int, line: Line) -> str:
        first = self._words(line)[:1]
        found = _NUMBER.search(self.text, line.start, line.body)
        next_in_turn = found is not None and int(found.group()) == self.last_note + 1 and self.block == "NOTE_LINE"
        if next_in_turn or self.block not in _TEXT_BLOCKS:
            return "NOTE_LINE"
        if first.islower() and not self.blank_before:
            return "MORE_LINE"
        return "NOTE_LINE" if self._after_sentence() else "MORE_LINE"

    def _paragraph(self, index: int, line: Line) -> str:
        if not self.blank_before and self._last_word() in _REFERENCE_WORDS:
            return "MORE_LINE"
        if not self.blank_before and self.previous[-1:] in ",(" and self.block in _TEXT_BLOCKS:
            return "MORE_LINE"
        if self._is_dotted_heading(index, line):
            return "HEADING_LINE"
        return "PARAGRAPH_LINE"

    def _is_dotted_heading(self, index: int, line: Line) -> bool:
        """`2.1. Meetings` alone above `2.1.1. ...` is a heading in spite of its dot."""
        words = self._words(line)
        number = _NUMBER.search(self.text, line.start, line.body)
        following = self._next_words(index)
        if number is None or following is None or not words or words[-1] in ".;:," or len(words) > 80:
            return False
        label = self.text[following.start : following.body].strip()
        if following.type == "HEADING_LINE" and "." in label:
            return self.lines[index + 1].type == "GAP_LINE"
        return following.type == "PARAGRAPH_LINE" and label.startswith(number.group() + ".")

    def _last_word(self) -> str:
        words = self.previous.rsplit(None, 1)
        return words[-1].lower() if words else ""

    def _heading(self, index: int, line: Line) -> str:
        if self._is_heading(index, line):
            return "HEADING_LINE"
        label = self.text[line.start : line.body].strip()
        if "." in label and self._after_sentence() and self._continues_numbering(label):
            if self._words(line)[0].isupper():
                return "PARAGRAPH_LINE"
        return self._plain(index, line)

    def _continues_numbering(self, label: str) -> bool:
        numbers = tuple(int(part) for part in label.split("."))
        last = self.last_paragraph
        if self.last_section[:1] == numbers[:1] and numbers[1:] == (1,):
            return True
        return len(numbers) == len(last) and numbers[:-1] == last[:-1] and last[-1] < numbers[-1] <= last[-1] + 3

    def _is_heading(self, index: int, line: Line) -> bool:
        words = self._words(line)
        if not words or not words[0].isupper() or len(words) > 110 or words[-1] in ".;,":
            return False
        first = words.split()[0].strip(",.").lower()
        if first in _MONTH_NAMES or first in ("draft", "projet", "proyecto"):
            return False
        if not self.blank_before and self.block in _TEXT_BLOCKS and self.previous[-1:] not in ".!?:]":
            return False
        if ". " in words or self._runs_into_prose(index):
            return False
        following = self._follows(index)
        wrapped = following is not None and following.type == "PLAIN_LINE"
        if wrapped and following is not None:
            below = self._words(following)
            if below[:1].islower() or not (words.isupper() and below.isupper()):
                return self._announced(index, line) and not below[:1].islower()
        return words.isupper() or self._announced(index, line) or (self.blank_before and not wrapped)

    def _runs_into_prose(self, index: int) -> bool:
        """Whether the lines that follow without a gap end as a sentence does."""
        last = ""
        for line in self.lines[index + 1 : index + 40]:
            if line.type != "PLAIN_LINE":
                break
            last = self._words(line)
        return last[-1:] in (".", ";", ":")

    def _announced(self, index: int, line: Line) -> bool:
        """Whether the number of a heading fits: next in order, or the number of the paragraphs below it."""
        number = self.text[line.start : line.body].strip(" \t\xa0.")
        numbers = tuple(int(part) for part in number.split(".") if part.isdigit())
        if numbers[:-1] == self.last_section[:-1] and self.last_section and numbers[-1] == self.last_section[-1] + 1:
            return True
        following = self._next_words(index)
        if following is None:
            return False
        label = self.text[following.start : following.body].strip()
        return following.type in ("PARAGRAPH_LINE", "HEADING_LINE") and label.startswith(number + ".")

    def _numbered(self, index: int, line: Line) -> str:
        words = self._words(line)
        if self._is_short_heading(index, words) and self._announced(index, line):
            return "HEADING_LINE"
        if self._surely_next(line, words):
            return "NUMBERED_LINE"
        if not self._after_sentence() or (not self.blank_before and self._last_word() in _REFERENCE_WORDS):
            return self._plain(index, line) if not words[:1].islower() or self.block else "MORE_LINE"
        label = self.text[line.start : line.body].strip(" \t\xa0.")
        if len(label) > 3 and not self.blank_before:
            return "MORE_LINE"
        if not self.blank_before and words[:1].islower():
            return "MORE_LINE"
        if not self.blank_before and not self._in_turn(int(label)):
            return "MORE_LINE"
        if self._is_short_heading(index, words) and (
            not self._in_turn(int(label)) or self._numbering_goes_on_below(index, int(label))
        ):
            return "ROMAN_LINE"
        return "NUMBERED_LINE"

    def _surely_next(self, line: Line, words: str) -> bool:
        """Whether a paragraph is the next by number, and set off so plainly that the line above may end anyhow.

        Converters put page headers at the ends of paragraphs: `... before item "B". WT/COMTD/M/48 Page 2`.
        """
        label = self.text[line.start : line.body]
        set_off = label.endswith(("   ", "\t")) or len(self.previous) > 240
        last = self.last_paragraph[0] if len(self.last_paragraph) == 1 else 0
        return (
            set_off
            and int(label.strip(" \t\xa0.")) == last + 1
            and words[:1].isupper()
            and self._last_word() not in _REFERENCE_WORDS
        )

    def _numbering_goes_on_below(self, index: int, number: int) -> bool:
        """Whether the paragraph below a short numbered line continues the numbers from above it."""
        last = self.last_paragraph[0] if len(self.last_paragraph) == 1 else 0
        following = self._next_words(index)
        if following is None or following.type != "NUMBERED_LINE" or number == last + 1:
            return False
        return self.text[following.start : following.body].strip(" \t\xa0.") == str(last + 1)

    def _in_turn(self, number: int) -> bool:
        """Whether a single number can be the next paragraph's: 1 again, or one not far above the last."""
        last = self.last_paragraph[0] if len(self.last_paragraph) == 1 else 0
        return number == 1 or last <= number <= last + 5

    def _is_short_heading(self, index: int, words: str) -> bool:
        following = self._follows(index)
        below = self._words(following) if following is not None else ""
        single = following is None or following.type != "PLAIN_LINE" or (below[:1] == "(" and below[-1:] == ")")
        return bool(words) and single and len(words) <= 90 and words[-1] not in ".;:,?!" and words[0].isupper()

    def _roman(self, index: int, line: Line) -> str:
        words = self._words(line)
        if self._after_sentence() and self._is_short_heading(index, words):
            letter = self.text[line.start : line.body].strip()[:-1]
            after_letter = len(letter) == 1 and ord(letter) == ord(self.last_letter or "@") + 1 and self.last_letter
            return "LETTER_LINE" if after_letter else line.type
        return self._plain(index, line)

    def _item(self, index: int, line: Line) -> str:
        if self.block not in _TEXT_BLOCKS:
            return "PLAIN_LINE"
        return "ITEM_LINE" if self._is_item(line) else self._plain(index, line)

    def _is_item(self, line: Line) -> bool:
        label = self.text[line.start : line.body].strip()
        if label in "-–*" or (label.endswith(")") and not label.startswith("(")):
            return self.previous[-1:] in ".:;,!?)" or self.previous.endswith((" and", " or", " et", " y", " ou", " o"))
        return self.blank_before or self.previous[-1:] in '.:;,!?)]"”»—–' or self.previous.endswith(_LIST_JOINS)

    def _annex(self, index: int, line: Line) -> str:
        return "ANNEX_LINE" if self._is_annex(index, line) else self._plain(index, line)

    def _is_annex(self, index: int, line: Line) -> bool:
        words = self._words(line)
        if not self._after_sentence() or len(words) > 100:
            return False
        if not words:
            return True
        if words[0] in ":–—-.":
            return words[-1] not in ".;," or words[0] == "."
        return self.blank_before and words[0].isupper() and words[-1] not in ".;,"

    def _caption(self, index: int, line: Line) -> str:
        words = self._words(line)
        if self._after_sentence() and len(words) <= 140 and (not words or words[0] in ":–—-." or words[0].isupper()):
            if words[-1:] not in (".", ";", ","):
                return "CAPTION_LINE"
        return self._plain(index, line)

    def _row(self, index: int, line: Line) -> str:
        return "MORE_LINE" if self.block == "TABLE_LINE" and self.lines[index - 1].type != "GAP_LINE" else "TABLE_LINE"

    def _contents(self, index: int, line: Line) -> str:
        after_gap = self.lines[index - 1].type == "GAP_LINE" if index else True
        return "MORE_LINE" if self.block == "CONTENTS_LINE" and not after_gap else "CONTENTS_LINE"

    def _rule(self, index: int, line: Line) -> str:
        return "RULE_LINE"


_HEADINGS = ("HEADING_LINE", "ROMAN_LINE", "LETTER_LINE", "ANNEX_LINE")
_HINTED = {"table": "TABLE_LINE", "contents": "CONTENTS_LINE", "note": "NOTE_LINE", "caption": "CAPTION_LINE"}
"""What a hint makes of a line. A furniture line has its name before anybody asks."""

_TEXT_BLOCKS = ("PARAGRAPH_LINE", "NUMBERED_LINE", "PLAIN_LINE", "NOTE_LINE")
_LINE_BLOCKS = (
    *("HEADING_LINE", "ROMAN_LINE", "LETTER_LINE", "NAME_LINE", "ANNEX_LINE", "CAPTION_LINE"),
    *("TABLE_LINE", "CONTENTS_LINE", "OPENING_LINE"),
)
_BEHIND_HEADER = frozenset(("•", "Page", "Página", "-", "–", "|"))
_LIST_JOINS = (" and", " or", " et", " y", " ou", " o", ",")
_USUAL_HEADINGS = frozenset(
    "introduction background overview summary abstract foreword introducción antecedentes contexte rappel resumen"
    " résumé avant-propos prefacio".split()
)
_CIRCULATION = (
    "The following communication",
    "The following statement",
    "The following report",
    "La communication ci-après",
    "La communication suivante",
    "La siguiente comunicación",
    "La siguiente",
)

_DECIDERS = {
    "PLAIN_LINE": _Namer._plain,
    "NOTE_LINE": _Namer._note,
    "PARAGRAPH_LINE": _Namer._paragraph,
    "HEADING_LINE": _Namer._heading,
    "NUMBERED_LINE": _Namer._numbered,
    "ROMAN_LINE": _Namer._roman,
    "LETTER_LINE": _Namer._roman,
    "ITEM_LINE": _Namer._item,
    "ANNEX_LINE": _Namer._annex,
    "CAPTION_LINE": _Namer._caption,
    "TABLE_LINE": _Namer._row,
    "CONTENTS_LINE": _Namer._contents,
    "RULE_LINE": _Namer._rule,
}
