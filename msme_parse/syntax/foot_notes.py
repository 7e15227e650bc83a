"""Notes at the foot of a page, and at the end of a text whose notes have bare numbers.

Such a note has no bracket and no stop: a number alone on its line, its text below (or above it, in what pdftotext makes
of some pages), or a number and a blank before the text. A number is taken for that of a note when it is the next in
turn and the text above it has a mark that fits. A note becomes one line, so that it can stand inside the paragraph that
goes on behind it.
"""

from collections.abc import Iterator

from msme_parse.syntax.context import SPEECHES
from msme_parse.syntax.lines import VOID, Cutter, Line
from msme_parse.syntax.patterns import compiled

_BARE = compiled(r"[0-9]{1,3}")
_LED = compiled(r"[ \t]*([0-9]{1,3})(?:[ \t\xa0]{1,8}|(?=[A-ZÀ-Þ\"“«]))(?=[^\s0-9])")
_OPENERS = frozenset(
    "This The These Those See In For As At It Its With From Under Based Including Such Some Earlier Previous Document"
    " Documents Ibid Id Cf Source Note Data Figures Le La Les Ce Cette Ces Voir Dans En Pour Selon Situation El Los Las"
    " Este Esta Estos Véase Véanse Documento Según Por".split()
)
"""With one of these, in the middle of a sentence, nothing goes on: a note begins."""

_ENDS = frozenset(
    ("FURNITURE_LINE", "RULE_LINE", "PARAGRAPH_LINE", "HEADING_LINE", "ANNEX_LINE", "CAPTION_LINE", "TABLE_LINE")
)
"""What begins with these is no more of a note."""

_LONGEST = 120
"""So many lines a note at the foot of a page has at most, blank ones included."""


_MOST_DISPLACED = 12
"""So many notes stand at the foot of a page at most, for their numbers to be put in order."""


def with_foot_notes(cutter: Cutter, lines: list[Line], form: str = "") -> list[Line]:
    """The same lines, each note with a bare number made one `FOOT_LINE`."""
    if form == "catdoc":
        return _unnumbered_at_end(cutter.text, lines)
    if any(line.type == "FURNITURE_LINE" for line in lines):
        found = list(_Finder(cutter, lines).run())
        if any(line.parts for line in found):
            return _rules_of_pages(found)
    return _at_end(cutter, lines)


def _rules_of_pages(lines: list[Line]) -> list[Line]:
    """The same lines; a rule between text and the notes at the foot of its page ends no paragraph."""
    page_ends = at_foot = False
    for line in reversed(lines):
        if line.type == "FOOT_LINE":
            at_foot = at_foot or page_ends
        elif line.type == "FURNITURE_LINE":
            page_ends = True
        elif line.type != "GAP_LINE":
            if line.type == "RULE_LINE" and at_foot:
                line.type = "FURNITURE_LINE"
            page_ends = at_foot = False
    return lines


def _at_end(cutter: Cutter, lines: list[Line]) -> list[Line]:
    """Notes below everything else: the last lines begin with 1, 2, 3 and a blank, and marks fit."""
    starts: list[int] = []
    wanted = 0
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        led = _LED.match(cutter.text, line.start, line.stop)
        if line.type in VOID:
            continue
        if led is None or line.type in _ENDS - {"HEADING_LINE"} or (wanted and int(led[1]) != wanted):
            break
        starts.append(index)
        wanted = int(led[1]) - 1
        if wanted == 0:
            break
    if wanted or not starts:
        return lines
    starts.reverse()
    marks = cutter.glued
    known = sum(marks.has(str(number), lines[index].start, far=True) for number, index in enumerate(starts, 1))
    if known * 2 <= len(starts):
        return lines
    return [*lines[: starts[0]], *_with_gaps(lines, starts, [str(number) for number in range(1, len(starts) + 1)])]


def _unnumbered_at_end(text: str, lines: list[Line]) -> list[Line]:
    """Notes whose numbers catdoc has lost: each begins with one blank, below the text, in the order of the numbers."""
    starts: list[int] = []
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        begins = index == 0 or lines[index - 1].type in VOID
        if line.type == "FURNITURE_LINE" and starts:
            break
        if line.type in VOID or not begins:
            continue
        if text.startswith(" ", line.start) and not text.startswith("  ", line.start):
            starts.append(index)
        elif starts:
            break
    starts.reverse()
    if not starts:
        return lines
    return [*lines[: starts[0]], *_with_gaps(lines, starts, [str(number) for number in range(1, len(starts) + 1)])]


def _with_gaps(lines: list[Line], starts: list[int], numbers: list[str]) -> Iterator[Line]:
    """The notes that begin at `starts`, and what stands between and behind them."""
    for place, (start, number) in enumerate(zip(starts, numbers, strict=True)):
        stop = starts[place + 1] if place + 1 < len(starts) else len(lines)
        last = start + 1
        while last < stop and lines[last].type not in VOID:
            last += 1
        yield _note(number, lines[start:last])
        yield from lines[last:stop]


class _Finder:
    """Goes down the lines once and looks for the number that is next in turn."""

    def __init__(self, cutter: Cutter, lines: list[Line]) -> None:
        self.cutter = cutter
        self.text = cutter.text
        self.lines = lines
        self.marks = cutter.glued
        self.next = 1
        self.ruled = False
        """Whether nothing but notes stands between here and a rule or a note above, on the same page."""

    def run(self) -> Iterator[Line]:
        done: list[Line] = []
        index = 0
        while index < len(self.lines):
            if stacked := self._scrambled_at(index) or self._stack_at(index):
                done.extend(stacked)
                index += sum(len(line.parts) or 1 for line in stacked)
                continue
            if displaced := self._displaced_at(index, done):
                done.extend(displaced)
                index += sum(len(line.parts) or 1 for line in displaced[1:])
                continue
            note, index_behind, taken = self._note_at(index, done)
            if note is None:
                line = self.lines[index]
                ends_page = self.text[line.start] == "\x0c"
                self.ruled = line.type == "RULE_LINE" or (self.ruled and line.type in VOID and not ends_page)
                done.append(line)
                index += 1
                continue
            del done[len(done) - taken :]
            done.append(note)
            self.next = int(note.number) + 1
            self.ruled = True
            index = index_behind
        return iter(done)

    def _scrambled_at(self, index: int) -> list[Line]:
        """Notes below a rule, their numbers before, between and behind their texts, as pdftotext writes small pages.

        The numbers that are next in turn and the texts are as many: they belong together in their order.
        """
        if self.lines[index].type != "RULE_LINE":
            return []
        numbers: list[Line] = []
        starts: list[int] = []
        above: Line | None = None
        torn = False
        behind = index + 1
        for line in self.lines[behind : behind + _LONGEST]:
            if line.type in _ENDS - {"FURNITURE_LINE"} or self.text[line.start] == "\x0c":
                break
            if line.type == "FURNITURE_LINE":
                torn = torn or len(numbers) > len(starts)
            elif _BARE.fullmatch(line.whole):
                torn = torn or len(numbers) != len(starts)
                numbers.append(line)
            elif line.type != "GAP_LINE":
                if above is None or (line.whole[:1].isupper() and above.whole[-1:] in ".!?)"):
                    starts.append(behind - index)
                above = line
            behind += 1
        if not torn or len(numbers) != len(starts) or not self._are_next(numbers):
            return []
        for line in numbers:
            line.type = "FURNITURE_LINE"
        self.next += len(numbers)
        texts = self.lines[index:behind]
        return [
            *texts[: starts[0]],
            *_with_gaps(texts, starts, [str(self.next - left) for left in range(len(numbers), 0, -1)]),
        ]

    def _displaced_at(self, index: int, done: list[Line]) -> list[Line]:
        """Notes at the foot of a page, each number but the first behind its text, and that of the first last of all.

        `done` loses the lines that are the text of the first note.
        """
        if not _BARE.fullmatch(self.lines[index].whole) or int(self.lines[index].whole) <= self.next:
            return []
        numbers: list[Line] = []
        texts: list[list[Line]] = []
        text: list[Line] = []
        for line in self.lines[index : index + _LONGEST]:
            bare = _BARE.fullmatch(line.whole) is not None
            far = bare and not self.next <= int(line.whole) < self.next + _MOST_DISPLACED
            if far or line.type == "GAP_LINE" or line.type in _ENDS:
                break
            if bare and numbers and not text:
                return []
            if bare:
                numbers.append(line)
                texts.append(text)
                text = []
            else:
                text.append(line)
        taken = self._body_above(done) if len(numbers) > 1 and not text and self._are_next(numbers) else 0
        if not taken:
            return []
        texts[0] = done[len(done) - taken :]
        del done[len(done) - taken :]
        return self._put_together(texts, numbers)

    def _put_together(self, texts: list[list[Line]], numbers: list[Line]) -> list[Line]:
        """Texts and the numbers that stand behind them, as notes in their order; the numbers are torn off."""
        placed: list[Line] = []
        for text, number in zip(texts, numbers, strict=True):
            placed.append(_note(str(self.next), text))
            number.type = "FURNITURE_LINE"
            placed.append(number)
            self.next += 1
        return placed

    def _are_next(self, numbers: list[Line]) -> bool:
        """Whether bare numbers, in whatever order, are those of the next notes."""
        found = sorted(int(line.whole) for line in numbers)
        in_turn = found == list(range(self.next, self.next + len(found)))
        return in_turn and all(self.marks.has(line.whole, line.start, loose=True) for line in numbers)

    def _stack_at(self, index: int) -> list[Line]:
        """Notes whose numbers pdftotext writes one below the other, above all their texts: `1`, `2`, text, text.

        A number that is torn off belongs to no sentence; the notes stand there in the order of the numbers.
        """
        numbers = self._numbers(index)
        if len(numbers) < 2:
            return []
        first = index + len(numbers)
        while first < len(self.lines) and self.lines[first].type == "GAP_LINE":
            first += 1
        behind = first
        while behind < min(len(self.lines), first + _LONGEST) and self.lines[behind].type not in (*VOID, *_ENDS):
            behind += 1
        starts = [at - first for at in range(first, behind) if at == first or self._begins_sentence(at)]
        if len(starts) != len(numbers):
            return []
        for line in self.lines[index : index + len(numbers)]:
            line.type = "FURNITURE_LINE"
        self.next = int(numbers[-1]) + 1
        return [*self.lines[index:first], *_with_gaps(self.lines[first:behind], starts, numbers)]

    def _numbers(self, index: int) -> list[str]:
        """The bare numbers of notes that stand from `index` on, each next in turn, each with a mark above."""
        numbers: list[str] = []
        for line in self.lines[index : index + _LONGEST]:
            wanted = (str(int(numbers[-1]) + 1),) if numbers else (str(self.next), "1")
            if line.whole not in wanted or not self.marks.has(line.whole, line.start):
                break
            numbers.append(line.whole)
        return numbers

    def _begins_sentence(self, index: int) -> bool:
        line = self.lines[index]
        return line.whole[:1].isupper() and self.lines[index - 1].whole[-1:] in ".!?)"

    def _note_at(self, index: int, done: list[Line]) -> tuple[Line | None, int, int]:
        line = self.lines[index]
        number = self._number(line)
        if not number or not self.marks.has(number, line.start, loose=self.ruled):
            return None, index, 0
        if _BARE.fullmatch(line.whole) and self._stands_behind(index):
            taken = self._body_above(done)
            return (_note(number, [*done[len(done) - taken :], line]), index + 1, taken) if taken else (None, index, 0)
        behind = self._end_below(index)
        if not self._has_words(index, behind) or (not _BARE.fullmatch(line.whole) and not self._is_last(behind)):
            return None, index, 0
        return _note(number, self.lines[index:behind]), behind, 0

    def _has_words(self, index: int, behind: int) -> bool:
        """Whether what follows a number is text, and no heading and no cell of a table."""
        words = " ".join(line.whole for line in self.lines[index:behind]).lstrip("0123456789 ")
        if self.ruled and words[-1:] == ",":
            return True  # it goes on at the foot of the next page
        return (sum(character.isalpha() for character in words) > 3 and words[-1:] in ".)!?»”]:;") or "://" in words

    def _is_last(self, behind: int) -> bool:
        """Whether nothing but more notes stands between here and the end of the page."""
        for line in self.lines[behind : behind + _LONGEST]:
            if line.type in ("FURNITURE_LINE", "RULE_LINE"):
                return True
            if line.type not in ("GAP_LINE", "PLAIN_LINE") and not self._begins(line, self.next + 1):
                return False
        return True

    def _number(self, line: Line) -> str:
        """The number with which a line could begin the next note."""
        if line.type in ("GAP_LINE", "FURNITURE_LINE"):
            return ""
        words = line.whole
        if not words[:1].isdigit():
            return ""
        found = words if _BARE.fullmatch(words) else ""
        if not found and (led := _LED.match(self.text, line.start, line.stop)):
            found = led[1]
        return found if found and int(found) in (self.next, 1) else ""

    def _stands_behind(self, index: int) -> bool:
        """Whether a bare number stands below its note: the end of a sentence right above, nothing right below."""
        line = self.lines[index - 1] if index else None
        above = line is not None and line.type not in (*VOID, "RULE_LINE") and line.whole[-1:] in ".!?)”»]"
        below = index + 1 >= len(self.lines) or self.lines[index + 1].type in ("GAP_LINE", "FURNITURE_LINE")
        return above and below and self._last_is_number(index)

    def _last_is_number(self, index: int) -> bool:
        """Whether a number stands right behind that at `index`, or last on the page: no text belongs to it below."""
        last = self.lines[index]
        for line in self.lines[index + 1 : index + _LONGEST]:
            if line.type == "FURNITURE_LINE":
                break
            if line.type != "GAP_LINE":
                if last is self.lines[index] and _BARE.fullmatch(line.whole):
                    return True
                last = line
        return _BARE.fullmatch(last.whole) is not None

    def _body_above(self, done: list[Line]) -> int:
        """How many of the lines above are the body of a note whose number stands below it."""
        weak = likely = 0
        for taken, line in enumerate(reversed(done[-40:]), 1):
            above = done[-taken - 1] if taken < len(done) else None
            if line.words.startswith(SPEECHES):
                break
            if line.type != "PLAIN_LINE" and not (line.type == "NUMBERED_LINE" and len(line.label) > 4):
                break
            if above is None or above.type in (*VOID, "RULE_LINE"):
                return taken
            first = line.whole.split()[0].rstrip(",.:")
            after_sentence = above.without_mark()[-1:] in ".!?"
            if first in _OPENERS and not after_sentence:
                return taken
            if not likely and line.whole[0].isupper() and after_sentence:
                likely = taken
            if not weak and (first.istitle() or (first.isupper() and len(first) > 1)):
                weak = taken
        return likely or weak

    def _end_below(self, index: int) -> int:
        """Where a note ends whose number stands above or before it."""
        begun = not _BARE.fullmatch(self.lines[index].whole)
        following = self.next + 1 if self.lines[index].whole != "1" else 2
        position = index + 1
        last = min(len(self.lines), index + _LONGEST)
        while position < last:
            line = self.lines[position]
            if line.type in _ENDS or _BARE.fullmatch(line.whole) or self._begins(line, following):
                break
            if line.type == "GAP_LINE" and begun:
                break
            begun = begun or line.type != "GAP_LINE"
            position += 1
        return position if begun else index + 1

    def _begins(self, line: Line, number: int) -> bool:
        led = _LED.match(self.text, line.start, line.stop)
        return line.whole == str(number) or (led is not None and led[1] == str(number))


def _note(number: str, parts: list[Line]) -> Line:
    note = Line.void("FOOT_LINE", parts[0].start, parts[-1].end)
    note.number = number
    note.parts = tuple(parts)
    return note
