"""PDF into `Source`: the steps in their order."""

import re
from collections import Counter
from hashlib import sha256

from msme_parse.readers.composed import Kind, Passage, compose
from msme_parse.readers.failure import UnreadableInput
from msme_parse.readers.pdf.foot import Foot, Note, usual_size
from msme_parse.readers.pdf.furniture import without_furniture
from msme_parse.readers.pdf.glyphs import Page, Stretch, read_pages
from msme_parse.readers.pdf.lines import Row, rows_of
from msme_parse.readers.pdf.opening import laid_out_opening, opening_length
from msme_parse.readers.pdf.paragraphs import Block, Joiner, Setting, blocks_of, goes_on, heading_level, setting_of
from msme_parse.readers.pdf.tables import Grid, aligned, grids_of, piped_row, rows_in
from msme_parse.readers.reading import AS_FOUND, Reading
from msme_parse.source import Source

NOTICE = "input is PDF: lower trust; findings about blanks and characters can be the file's"
_SCAN = "a PDF without text, such as a scan; it has to go through text recognition (OCR) first"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CAPTION = re.compile(
    r"(?:Table|Tableau|Cuadro|Chart|Graphique|Gráfico|Figure|Figura|Box|Encadré|Recuadro) [0-9A-Z]", re.IGNORECASE
)
_ANNEX = re.compile(r"(?:annexe?|anexo|appendix|appendice|apéndice)\b", re.IGNORECASE)
"""The grammar knows what begins an annex, and that its title follows."""
_LABEL = re.compile(r"\s*\[?(?:[0-9]{1,3}|[*]{1,3})[\]).]?[\s\xa0]*")


def read_pdf(data: bytes, name: str, reading: Reading = AS_FOUND) -> Source:
    """The text of a PDF. Raises UnreadableInput when it is damaged, locked, without text or too large."""
    pages = list(read_pages(data, name))
    if not any(page.stretches for page in pages):
        raise UnreadableInput(name, _SCAN)
    composed = compose(_Document(pages).passages())
    return Source(
        text=composed.text,
        path=name,
        sha256=sha256(data).hexdigest(),
        form="pdf",
        language=reading.language,
        house=reading.house,
        hints=composed.hints,
        origins=composed.origins,
        notices=(NOTICE, *_of_hidden(pages)),
    )


def _of_hidden(pages: list[Page]) -> tuple[str, ...]:
    hidden = sum(len(stretch.text) for page in pages for stretch in page.stretches if stretch.hidden)
    shown = sum(len(stretch.text) for page in pages for stretch in page.stretches if not stretch.hidden)
    if hidden > shown:
        return ("its text was put there by text recognition (OCR), which misreads letters and figures",)
    return ("text that is hidden in the file is left out",) if hidden else ()


class _Document:
    """What the pages have in common, found before any of them is put into words."""

    def __init__(self, pages: list[Page]) -> None:
        recognized = sum(len(s.text) if s.hidden else -len(s.text) for page in pages for s in page.stretches) > 0
        weights = Counter[int]()
        for page in pages:
            for stretch in page.stretches:
                weights[stretch.weight] += len(stretch.text)
        self.weight = weights.most_common(1)[0][0]
        self.grids: list[list[tuple[float, str]]] = []
        rows: list[list[Row]] = []
        for page in pages:
            seen = [stretch for stretch in page.stretches if stretch.hidden == recognized]
            grids, outside = _parted(grids_of(page.strokes), seen)
            self.grids.append(
                [row for grid, inside in grids for row in rows_in(grid, inside, page.number, self.weight)]
            )
            rows.append(rows_of(page.number, outside, self.weight))
        rows, self.furniture = without_furniture(rows, [page.height for page in pages])
        size = usual_size(rows)
        self.foot = Foot(size)
        self.rows = [self.foot.take(each, page.strokes, page.width) for each, page in zip(rows, pages, strict=True)]
        self.setting = setting_of(self.rows, size)
        self.joiner = Joiner(_vocabulary(rows))

    def passages(self) -> list[Passage]:
        """Everything in reading order: the text, then the notes, then what is printed on every page."""
        blocks: list[Block] = []
        passages: list[Passage] = []
        for rows, grid in zip(self.rows, self.grids, strict=True):
            of_page = _with_tables(rows, grid, self.setting)
            if not blocks and not passages:
                length = opening_length(of_page, self.setting)
                passages, of_page = laid_out_opening(of_page[:length], self.setting), of_page[length:]
            if blocks and of_page and goes_on(blocks[-1], of_page[0], self.setting):
                blocks[-1].rows.extend(of_page[0].rows)
                of_page = of_page[1:]
            blocks.extend(of_page)
        above: Block | None = None
        for block in blocks:
            passages.append(self._passage(block, above))
            above = block
        return passages + [self._note(note) for note in self.foot.notes] + self._furniture()

    def _passage(self, block: Block, above: Block | None) -> Passage:
        page = block.first.page
        close = bool(block.table and above is not None and above.table)
        if block.table:
            return Passage(text=block.table, kind="table", page=page, close=close)
        text = self.joiner.text_of(block.rows)
        level = heading_level(block, text, self.setting)
        if level is None or _is_of_annex(text, above):
            return Passage(text=text, page=page)
        kind: Kind = "caption" if _CAPTION.match(text) else "heading"
        return Passage(text=text, kind=kind, level=level, page=page)

    def _note(self, note: Note) -> Passage:
        text = self.joiner.text_of(note.rows)
        first = note.rows[0].cells[0].pieces[0]
        label = f"[{note.label}]" if note.label.isdigit() else note.label
        if first.raised and note.label.isdigit():
            rest = text.removeprefix(f"[{note.label}]")
        else:
            rest = text[len(note.label) :] if first.raised else _LABEL.sub("", text, count=1)
        kind: Kind = "note" if note.label.isdigit() else ""
        return Passage(text=f"{label} {rest.strip()}", kind=kind, page=note.page)

    def _furniture(self) -> list[Passage]:
        return [
            Passage(text=" ".join(row.text.split()), kind="furniture", page=row.page, close=index > 0)
            for index, row in enumerate(self.furniture)
        ]


def _is_of_annex(text: str, above: Block | None) -> bool:
    if _ANNEX.match(text):
        return True
    return above is not None and not above.table and _ANNEX.match(above.first.text) is not None and text.isupper()


def _parted(grids: list[Grid], stretches: list[Stretch]) -> tuple[list[tuple[Grid, list[Stretch]]], list[Stretch]]:
    """The stretches of each table, and those that stand in none."""
    outside = stretches
    held = []
    for grid in grids:
        inside = [stretch for stretch in outside if grid.holds(stretch)]
        if inside:
            outside = [stretch for stretch in outside if not grid.holds(stretch)]
            held.append((grid, inside))
    return held, outside


def _with_tables(rows: list[Row], grid: list[tuple[float, str]], setting: Setting) -> list[Block]:
    """The blocks of a page from top to bottom, rows of tables among them."""
    inside = aligned(rows)
    blocks: list[Block] = []
    run: list[Row] = []
    pending = list(grid)
    for row, tabular in zip(rows, inside, strict=True):
        while pending and pending[0][0] > row.baseline:
            blocks.extend(blocks_of(run, setting))
            run = []
            height, text = pending.pop(0)
            blocks.append(_of_table(row, height, text))
        if tabular:
            blocks.extend(blocks_of(run, setting))
            run = []
            blocks.append(Block([row], table=piped_row(row)))
        else:
            run.append(row)
    blocks.extend(blocks_of(run, setting))
    page = rows[-1] if rows else None
    blocks.extend(_of_table(page, height, text) for height, text in pending)
    return blocks


def _of_table(row: Row | None, height: float, text: str) -> Block:
    page = row.page if row is not None else 0
    return Block([Row(page=page, left=0, right=0, baseline=height, size=0, cells=())], table=text)


def _vocabulary(pages: list[list[Row]]) -> frozenset[str]:
    """The words that stand whole in the document: those at the ends of lines may be halves."""
    words: set[str] = set()
    for rows in pages:
        for row in rows:
            found = [word.lower() for word in _WORD.findall(row.text)]
            words.update(found[1:-1] if row.text.rstrip().endswith("-") else found[1:])
    return frozenset(words)
