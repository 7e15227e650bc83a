"""Which lines are rows or cells of tables and charts, in the layouts in which converters write them.

Between two lines of hyphens, as pandoc has it; in columns, with blanks or tabs between; or below a caption, a cell a
line. Figures that stand loose in a table are neither notes nor paragraphs.
"""

from msme_parse.syntax.lines import VOID, Line
from msme_parse.syntax.patterns import compiled

_RULED = compiled(r" {2}-{3,}(?: +-{3,})*[ \t]*")
_COLUMNS = compiled(r"\S(?: {3,}|[ ]*\t[ \t]*)(?=\S)")
_UNDER_TABLE = (
    *("Source", "Note:", "Notes:", "Viewed", "Remarque", "Nota:", "Notas:", "Fuente", "*", "See ", "Voir ", "Véase "),
)
_LISTS = ("PARTICIPANTS", "PARTICIPANTES")
"""The heading of a list of names, organizations and addresses."""
_DRAWN = frozenset(("antiword",))
"""Forms in which all tables are drawn with `|`; wide blanks only fill the line."""
_FAR = " " * 20
"""So far apart stand cells of a row when those between them are empty."""
_CELL = 60
"""A cell is shorter than this."""
_TALLEST = 3
"""So many lines of one cell stand between two rows."""
_IN_CELLS = frozenset(("PLAIN_LINE", "GAP_LINE", "TABLE_LINE", "HEADING_LINE"))
_PARTING = VOID | {"RULE_LINE"}
_LONGEST = 400
"""A table has no more lines than this."""


def with_tables(text: str, lines: list[Line], form: str = "") -> list[Line]:
    """The same lines, those of tables named so."""
    if form in _DRAWN:
        return lines
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.type in ("RULE_LINE", "PLAIN_LINE") and _RULED.fullmatch(text, line.start, line.stop):
            index = _between_rules(text, lines, index)
        elif line.type == "CAPTION_LINE" and _may_caption(line):
            index = _below_caption(text, lines, index + 1, figures=True)
        elif len(line.words) < _CELL and line.words.upper().endswith(_LISTS):
            index = _below_caption(text, lines, index + 1, figures=False)
        elif line.type == "PLAIN_LINE" and _columns(text, line) > 1:
            index = _in_columns(text, lines, index)
        else:
            index += 1
    return lines


def _between_rules(text: str, lines: list[Line], index: int) -> int:
    """A table of pandoc: a rule, a heading, a rule of columns, rows, a rule."""
    rules = [index]
    for position in range(index + 1, min(len(lines), index + _LONGEST)):
        line = lines[position]
        if _RULED.fullmatch(text, line.start, line.stop):
            rules.append(position)
            if len(rules) == 3:
                break
        elif line.type != "GAP_LINE" and not text.startswith("  ", line.start):
            break
    if len(rules) < 2:
        return index + 1
    _name(lines[index : rules[-1] + 1])
    return rules[-1] + 1


def _below_caption(text: str, lines: list[Line], index: int, *, figures: bool) -> int:
    """The cells or rows under a caption, up to what cannot be one."""
    behind = index
    words = 0
    wanting = figures
    columned = False
    for position in range(index, min(len(lines), index + _LONGEST)):
        line = lines[position]
        if line.type in VOID:
            continue
        if line.type == "RULE_LINE" and figures and _rules_a_table(text, lines, position):
            behind = position + 1 if columned else behind
            continue
        in_columns = line.type == "TABLE_LINE" or (line.type == "PLAIN_LINE" and _columns(text, line) > 0)
        columned = columned or (words == 0 and in_columns)
        parted = figures and columned and not in_columns and lines[position - 1].type in _PARTING
        if (parted or not _is_cell(text, line)) and not _goes_on_in_columns(text, lines, position):
            break
        behind = position + 1
        words += 1
        wanting = wanting and not any(character.isdigit() for character in line.whole)
    if words < 2 or wanting:
        return index
    behind = _without_heading(lines, index, behind)
    _name(lines[index:behind])
    return behind


def _rules_a_table(text: str, lines: list[Line], position: int) -> bool:
    """Whether a line of hyphens parts rows in columns: one stands right above it, or below."""
    if text[lines[position].start : lines[position].stop].strip(" \t")[:1] not in ("-", "="):
        return False
    above = lines[position - 1]
    below = next((line for line in lines[position + 1 : position + 3] if line.type not in VOID), None)
    return any(
        near is not None and near.type in ("PLAIN_LINE", "TABLE_LINE") and _columns(text, near) > 0
        for near in (above, below)
    )


def _goes_on_in_columns(text: str, lines: list[Line], position: int) -> bool:
    """Whether a line of words stands between rows in columns: more of a tall cell."""
    if lines[position].type != "PLAIN_LINE":
        return False
    near = lines[max(0, position - 1) : position + 1 + _TALLEST]
    return _columns(text, near[0]) > 0 and any(line.type == "PLAIN_LINE" and _columns(text, line) for line in near[2:])


def _without_heading(lines: list[Line], index: int, behind: int) -> int:
    """Leave out what stands last before the next paragraph and is its heading."""
    last = lines[behind - 1]
    alone = last.type == "PLAIN_LINE" and not any(character.isdigit() for character in last.words)
    return behind - 1 if alone and behind - 2 > index and lines[behind - 2].type == "GAP_LINE" else behind


def _in_columns(text: str, lines: list[Line], index: int) -> int:
    """Rows with three columns and more, wherever they stand, and the lines of taller cells between them."""
    behind = position = index
    rows = 0
    while position < min(len(lines), index + _LONGEST) and position <= behind + _TALLEST:
        line = lines[position]
        far = rows and (_FAR in line.words or text.startswith(_FAR * 3, line.start))
        if line.type == "PLAIN_LINE" and (far or _columns(text, line) > 1):
            rows, behind = rows + 1, position + 1
        elif line.type not in _IN_CELLS and not (line.type == "RULE_LINE" and _rules_a_table(text, lines, position)):
            break
        position += 1
    if rows < 2:
        return index + 1
    _name(lines[index:behind])
    return behind


def _name(lines: list[Line]) -> None:
    for line in lines:
        if line.type not in VOID:
            line.type = "TABLE_LINE"


def _may_caption(line: Line) -> bool:
    words = line.words
    return len(words) <= 140 and words[-1:] not in (".", ";", ",") and (not words[:1].islower())


def _is_cell(text: str, line: Line) -> bool:
    """Whether a line can be a cell or a row: short, or in columns, and neither a label nor a sentence."""
    if line.type not in ("PLAIN_LINE", "HEADING_LINE", "TABLE_LINE") or line.whole.startswith(_UNDER_TABLE):
        return False
    if line.type == "TABLE_LINE" or _columns(text, line):
        return True
    if (line.type == "HEADING_LINE" and "." in line.label) or line.whole[-1:] in ".:;":
        return False
    figures = sum(character.isdigit() for character in line.whole)
    return len(line.whole) < _CELL and (line.type == "PLAIN_LINE" or figures > len(line.label))


def _columns(text: str, line: Line) -> int:
    """How many gaps between columns a line has."""
    if text.find("   ", line.start, line.stop) < 0 and text.find("\t", line.start, line.stop) < 0:
        return 0
    return len(_COLUMNS.findall(text, line.start, line.stop))
