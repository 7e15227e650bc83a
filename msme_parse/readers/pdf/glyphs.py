"""Pages of a PDF as stretches of characters with their places: the only module that knows pdfium.

pdfium gives single characters. Those that one operator of the page draws, on one line and without a gap, become a
`Stretch` here; everything after this works with geometry that Python owns.
"""

import ctypes
import importlib
import importlib.util
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from msme_parse.readers.failure import UnreadableInput

MOST_PAGES = 5_000
MOST_CHARACTERS = 20_000_000
MOST_ON_A_PAGE = 200_000
MOST_OBJECTS = 50_000
"""A report stays far below each of these; a file made to exhaust a machine does not."""

_LONGEST_SIDE = 20_000.0
_TEXT_OBJECT, _PATH_OBJECT = 1, 2
_INVISIBLE = 3
_THIN = 2.5
BOLD = 900
_FORCE_BOLD = 1 << 18
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_REPLACED = str.maketrans(
    {
        "\x02": "-",
        "\xad": "\xad",
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        "\u2010": "-",
        "\u200b": None,
        "\ufeff": None,
        "\ufffe": None,
        "\uffff": None,
        **{chr(code): None for code in (*range(2), *range(3, 9), *range(11, 13), *range(14, 32), 127)},
    }
)
"""Ligatures are taken apart, and pdfium's own sign for a hyphen at the end of a line is a hyphen again."""


class Stretch(NamedTuple):
    """Characters drawn together: where they begin and end, the line they stand on, how large they are."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    weight: int
    hidden: bool


class Stroke(NamedTuple):
    """A straight line that is drawn on the page."""

    left: float
    bottom: float
    right: float
    top: float


class Page(NamedTuple):
    """One page, turned so that most of its text is upright; text that then stands askew is left out."""

    number: int
    width: float
    height: float
    stretches: list[Stretch]
    strokes: list[Stroke]


def read_pages(data: bytes, name: str) -> Iterator[Page]:
    """The pages of a PDF in order. Raises UnreadableInput when it is damaged, locked, or too large to be a report."""
    raw = _pdfium(name)
    raw.FPDF_InitLibrary()
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise UnreadableInput(name, _FAILURES.get(raw.FPDF_GetLastError(), "a damaged PDF file"))
    try:
        count = raw.FPDF_GetPageCount(document)
        if count < 1:
            raise UnreadableInput(name, "a damaged PDF file: it has no pages")
        if count > MOST_PAGES:
            raise UnreadableInput(name, f"a PDF of {count} pages; at most {MOST_PAGES} are read")
        total = 0
        for index in range(count):
            page = _page(raw, document, index, name)
            total += sum(len(stretch.text) for stretch in page.stretches)
            if total > MOST_CHARACTERS:
                raise UnreadableInput(name, f"a PDF of more than {MOST_CHARACTERS} characters")
            yield page
    finally:
        raw.FPDF_CloseDocument(document)


_FAILURES = {
    4: "a PDF file that is locked with a password; save it without one",
    5: "a PDF file with an unknown kind of encryption; save it without",
}


def _pdfium(name: str) -> Any:
    try:
        return importlib.import_module("pypdfium2.raw")
    except ImportError as error:
        raise UnreadableInput(name, "a PDF file; reading it needs: pip install 'msme-parse[pdf]'") from error


def is_installed() -> bool:
    """Whether PDF files can be read here."""
    return importlib.util.find_spec("pypdfium2") is not None


def _page(raw: Any, document: Any, index: int, name: str) -> Page:
    page = raw.FPDF_LoadPage(document, index)
    if not page:
        raise UnreadableInput(name, f"a damaged PDF file: page {index + 1} cannot be read")
    try:
        width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        textpage = raw.FPDFText_LoadPage(page)
        if not textpage:
            return Page(index + 1, width, height, [], [])
        try:
            count = raw.FPDFText_CountChars(textpage)
            if count > MOST_ON_A_PAGE:
                raise UnreadableInput(name, f"a PDF with {count} characters on page {index + 1}")
            reader = _Characters(raw, textpage, count, (width, height), _corner(raw, page))
            reader.read()
        finally:
            raw.FPDFText_ClosePage(textpage)
        turn = max(reader.stretches, key=lambda way: sum(len(stretch.text) for stretch in reader.stretches[way]))
        strokes = [_turned(stroke, turn, width, height) for stroke in _strokes(raw, page)]
        if turn:
            width, height = height, width
        return Page(index + 1, width, height, reader.stretches[turn], strokes)
    finally:
        raw.FPDF_ClosePage(page)


def _corner(raw: Any, page: Any) -> tuple[float, float, float, float]:
    """The visible part of the page: text beyond it is not on the page."""
    box = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page, box):
        return 0.0, 0.0, _LONGEST_SIDE, _LONGEST_SIDE
    return box.left, box.bottom, box.right, box.top


class _Characters:
    """Goes over the characters of a page once and gathers them into stretches."""

    def __init__(
        self,
        raw: Any,
        textpage: Any,
        count: int,
        page: tuple[float, float],
        visible: tuple[float, float, float, float],
    ) -> None:
        self.raw = raw
        self.textpage = textpage
        self.count = count
        self.width, self.height = page
        self.visible = visible
        self.stretches: dict[int, list[Stretch]] = {0: [], 90: [], 270: []}
        """Upright text, and text that runs up or down the page."""

    def read(self) -> None:
        raw, textpage = self.raw, self.textpage
        x, y = ctypes.c_double(), ctypes.c_double()
        unicode, text_object, origin = raw.FPDFText_GetUnicode, raw.FPDFText_GetTextObject, raw.FPDFText_GetCharOrigin
        address, void = ctypes.cast, ctypes.c_void_p
        letters: list[str] = []
        current, first, start, baseline = None, 0, 0.0, 0.0
        for index in range(self.count):
            owner = address(text_object(textpage, index), void).value
            code = unicode(textpage, index)
            if owner is None:
                if letters:
                    self._keep(letters, first, index - 1, start, baseline)
                    letters = []
                current = None
                continue
            if owner != current or (letters and len(letters) > 2000):
                if letters:
                    self._keep(letters, first, index - 1, start, baseline)
                    letters = []
                origin(textpage, index, x, y)
                current, first, start, baseline = owner, index, x.value, y.value
            letters.append(_character(code))
        if letters:
            self._keep(letters, first, self.count - 1, start, baseline)

    def _keep(self, letters: list[str], first: int, last: int, x: float, y: float) -> None:
        raw, textpage = self.raw, self.textpage
        text = "".join(letters).translate(_REPLACED)
        if not text.strip():
            return
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(textpage, first, matrix)
        turn = _turn_of(matrix)
        seen = self.visible
        if turn is None or not (seen[0] - 2 <= x <= seen[2] + 2 and seen[1] - 2 <= y <= seen[3] + 2):
            return
        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(textpage, last, box)
        size = raw.FPDFText_GetFontSize(textpage, first) * (abs(matrix.c if turn else matrix.d) or 1.0)
        if not 0.5 < size < 500:
            return
        place = {
            0: (x, box.right, y),
            90: (y, box.top, self.width - x),
            270: (self.height - y, self.height - box.bottom, x),
        }
        left, right, baseline = place[turn]
        owner = raw.FPDFText_GetTextObject(textpage, first)
        hidden = raw.FPDFTextObj_GetTextRenderMode(owner) == _INVISIBLE
        weight = self._weight(first)
        self.stretches[turn].append(Stretch(text, left, max(right, left), baseline, size, weight, hidden))

    def _weight(self, index: int) -> int:
        """What the name of the font says, else pdfium's guess, which only tells the fonts of one file apart."""
        name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self.raw.FPDFText_GetFontInfo(self.textpage, index, name, 128, flags)
        if flags.value & _FORCE_BOLD or _BOLD.search(name.value) is not None:
            return BOLD
        return min(int(self.raw.FPDFText_GetFontWeight(self.textpage, index)), BOLD)


def _turn_of(matrix: Any) -> int | None:
    """How far text is turned to the left, in degrees; None for a slant and for letters upside down or mirrored."""
    if abs(matrix.b) <= abs(matrix.a) * 0.1:
        return 0 if matrix.a > 0 else None
    if abs(matrix.a) <= abs(matrix.b) * 0.1:
        return 90 if matrix.b > 0 else 270
    return None


def _turned(stroke: Stroke, turn: int, width: float, height: float) -> Stroke:
    if turn == 90:
        return Stroke(stroke.bottom, width - stroke.right, stroke.top, width - stroke.left)
    if turn == 270:
        return Stroke(height - stroke.top, stroke.left, height - stroke.bottom, stroke.right)
    return stroke


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def _strokes(raw: Any, page: Any) -> list[Stroke]:
    """The thin straight figures of the page: rules and the borders of tables."""
    strokes: list[Stroke] = []
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        figure = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(figure) != _PATH_OBJECT:
            continue
        if not raw.FPDFPageObj_GetBounds(figure, *sides):
            continue
        stroke = Stroke(*(side.value for side in sides))
        wide, high = stroke.right - stroke.left, stroke.top - stroke.bottom
        if min(wide, high) <= _THIN < max(wide, high):
            strokes.append(stroke)
    return strokes
