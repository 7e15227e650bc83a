"""Automatic numbers, written out as Word shows them.

A paragraph names a list (`w:num`) and a level; the list stands on an abstract one, whose counters all its lists
share. Source: ECMA-376 part 1, 17.9; what the standard leaves open follows what Word does.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from xml.etree.ElementTree import Element

import msgspec

from msme_parse.readers.docx.package import VAL, W, is_on, number, value
from msme_parse.readers.docx.styles import Style, Styles

LEVELS = 9
_LONGEST = 100
"""Characters of a number; it is written once for each paragraph, and a file may name any text for it."""
_PLACE = re.compile(r"%([1-9])")
_BULLETS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf02d": "-",
    **{bullet: bullet for bullet in "•·●▪➢*–-"},
}
"""Bullets that mean the same in every font. Letters of symbol fonts, such as `o` and `§`, become `•`."""


class Level(msgspec.Struct, frozen=True):
    """How one level of a list counts and looks."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    gap: str = " "
    restart: int | None = None
    """Starts again after a paragraph of this level (from 1) or a higher one; 0 never does; None: of any higher."""
    all_arabic: bool = False
    pattern: str = ""
    """The number format of a `custom` level, such as `001, 002, 003, ...`."""


class _List(msgspec.Struct):
    """A `w:num`: its abstract list, and what it changes of it."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The numbering part of a document, and how far each list has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._styled: dict[str, dict[str, int]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._read(root)

    # -- what the part says

    def _read(self, root: Element) -> None:
        linked: dict[str, str] = {}
        for element in root.iter(W + "abstractNum"):
            identifier = element.get(W + "abstractNumId", "")
            self._abstract[identifier] = _levels(element)
            self._styled[identifier] = {
                style: number(level.get(W + "ilvl"), 0)
                for level in element.iter(W + "lvl")
                if (style := value(level, "pStyle")) is not None
            }
            if link := value(element, "numStyleLink"):
                linked[identifier] = link
        for element in root.iter(W + "num"):
            self._lists[element.get(W + "numId", "")] = _List(
                value(element, "abstractNumId") or "",
                {
                    number(override.get(W + "ilvl"), 0): level
                    for override in element.iter(W + "lvlOverride")
                    for level in _levels(override).values()
                },
                {
                    number(override.get(W + "ilvl"), 0): number(start, 1)
                    for override in element.iter(W + "lvlOverride")
                    if (start := value(override, "startOverride")) is not None
                },
            )
        for entry in self._lists.values():
            entry.abstract = self._behind_link(entry.abstract, linked)

    def _behind_link(self, abstract: str, linked: dict[str, str]) -> str:
        """An abstract list may only name the list style that holds its levels."""
        link = linked.get(abstract)
        style = None if link is None else self._styles.element(link)
        entry = self._lists.get(value(style, "pPr", "numPr", "numId") or "")
        return abstract if entry is None or entry.abstract in linked else entry.abstract

    # -- counting

    def label(self, properties: Element | None, style: Style, *, original: bool) -> str:
        """The number of the next paragraph with these properties, the blank behind it included; or nothing.

        Counts on: each paragraph has to be asked for once, in reading order.
        """
        name, depth = self._place(properties, style, original)
        entry = self._lists.get(name)
        if entry is None:
            return ""
        levels = self._abstract.get(entry.abstract, {})
        counts = self._count(name, entry, levels, depth)
        return self._written(entry, levels, counts, depth)

    def _place(self, properties: Element | None, style: Style, original: bool) -> tuple[str, int]:
        """List and level of a paragraph: its own, or else those of its style or of what that is based on."""
        own = None if properties is None else properties.find(W + "numPr")
        if own is not None and original and own.find(W + "ins") is not None:
            own = None
        name = value(own, "numId")
        depth = value(own, "ilvl")
        if name is not None:
            return name, number(depth, 0)
        level = number(depth, -1)
        for identifier, element in style.numbered_by:
            written = value(element, "ilvl")
            if level < 0 and written is not None:
                level = number(written, 0)
            name = value(element, "numId")
            if name is not None:
                entry = self._lists.get(name)
                linked = self._styled.get(entry.abstract, {}) if entry is not None else {}
                return name, level if level >= 0 else linked.get(identifier, 0)
        return "", 0

    def _count(self, name: str, entry: _List, levels: dict[int, Level], depth: int) -> list[int | None]:
        counts = self._counts.setdefault(entry.abstract, [None] * LEVELS)
        depth = min(max(depth, 0), LEVELS - 1)
        if name not in self._begun:
            self._begun.add(name)
            for level in entry.starts:
                if 0 <= level < LEVELS:
                    counts[level] = None
        for level in range(depth + 1):
            before = counts[level]
            if before is None:
                counts[level] = self._start(entry, levels, level)
            elif level == depth:
                counts[level] = before + 1
        for level in range(depth + 1, LEVELS):
            restart = _level(entry, levels, level).restart
            if restart is None or depth < restart:
                counts[level] = None
        return counts

    def _start(self, entry: _List, levels: dict[int, Level], level: int) -> int:
        return entry.starts.get(level, _level(entry, levels, level).start)

    def _written(self, entry: _List, levels: dict[int, Level], counts: list[int | None], depth: int) -> str:
        depth = min(max(depth, 0), LEVELS - 1)
        shown = _level(entry, levels, depth)
        if shown.format == "bullet":
            return (_BULLETS.get(shown.text.strip(), "•") + " ") if shown.text.strip() else ""
        if shown.format == "none" and not _PLACE.search(shown.text):
            return shown.text + shown.gap if shown.text.strip() else ""

        def counted(place: re.Match[str]) -> str:
            at = int(place.group(1)) - 1
            level = _level(entry, levels, at)
            count = counts[at] if counts[at] is not None else self._start(entry, levels, at)
            form = "decimal" if shown.all_arabic and level.format not in ("none", "bullet") else level.format
            return in_format(count or 0, form, level.pattern)

        text = _PLACE.sub(counted, shown.text).strip()[:_LONGEST]
        return text + shown.gap if text else ""


def _level(entry: _List, levels: dict[int, Level], depth: int) -> Level:
    return entry.levels.get(depth) or levels.get(depth) or _NO_LEVEL


_NO_LEVEL = Level(format="none")


def _levels(parent: Element) -> dict[int, Level]:
    return {number(level.get(W + "ilvl"), 0): _as_level(level) for level in parent.findall(W + "lvl")}


def _as_level(element: Element) -> Level:
    form = element.find(W + "numFmt")
    if form is None:
        form = element.find(".//" + W + "numFmt")
    restart = value(element, "lvlRestart")
    return Level(
        start=number(value(element, "start"), 0),
        format="decimal" if form is None else form.get(VAL, "decimal"),
        text=(value(element, "lvlText") or "")[:_LONGEST].replace("\t", " "),
        gap="" if value(element, "suff") == "nothing" else " ",
        restart=None if restart is None else number(restart, 0),
        all_arabic=is_on(element.find(W + "isLgl")),
        pattern="" if form is None else form.get(W + "format", "")[:_LONGEST],
    )


# -- number formats


@lru_cache(maxsize=4096)
def in_format(count: int, form: str, pattern: str = "") -> str:
    """A count in one of Word's number formats. A format that is not known is written in figures."""
    if form in ("none", "bullet"):
        return ""
    if form == "custom":
        return str(count).rjust(len(pattern.split(",")[0].strip()), "0")
    return _FORMATS.get(form, str)(count) if count > 0 else str(count)


def _padded(count: int) -> str:
    return f"{count:02d}"


def _letters(count: int) -> str:
    """a to z, then aa, bb, and so on."""
    repeats, letter = divmod(count - 1, 26)
    return chr(ord("a") + letter) * min(repeats + 1, 100)


_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def _roman(count: int) -> str:
    if count > 4999:
        return str(count)
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (count // worth)
        count %= worth
    return written


def _ordinal(count: int) -> str:
    if count % 100 in (11, 12, 13):
        return f"{count}th"
    return f"{count}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th') }"


_CARDINALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def _in_words(count: int, units: list[str]) -> str:
    """English words up to 99; figures above, where no list of a report goes."""
    if count < 20:
        return units[count - 1].capitalize()
    if count > 99:
        return str(count)
    tens, rest = divmod(count, 10)
    word = _TENS[tens - 2]
    if rest:
        return f"{word}-{units[rest - 1]}".capitalize()
    return (word if units is _CARDINALS else word[:-1] + "ieth").capitalize()


def _chicago(count: int) -> str:
    repeats, mark = divmod(count - 1, 4)
    return "*†‡§"[mark] * min(repeats + 1, 100)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": _padded,
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "ordinal": _ordinal,
    "cardinalText": lambda count: _in_words(count, _CARDINALS),
    "ordinalText": lambda count: _in_words(count, _ORDINALS),
    "chicago": _chicago,
    "numberInDash": lambda count: f"- {count} -",
    "decimalEnclosedParen": lambda count: f"({count})",
    "decimalEnclosedFullstop": lambda count: f"{count}.",
}
"""How Word writes a count, by its name of the format; figures for every other."""
