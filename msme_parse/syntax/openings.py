"""Which lines above the first heading or paragraph belong to masthead and title."""

from msme_parse.syntax.context import Context
from msme_parse.syntax.headings import FIRST_HEADINGS, is_annex, is_heading, is_name, is_parted
from msme_parse.syntax.lines import VOID, Line

_ENACTING = (
    *("The General Assembly,", "The Security Council,", "The Economic and Social Council,"),
    *("The Conference of the Parties", "The Human Rights Council,", "The Ministerial Conference,"),
    *("L'Assemblée générale,", "L’Assemblée générale,", "Le Conseil de sécurité,", "La Conférence des Parties"),
    *("La Asamblea General,", "El Consejo de Seguridad,", "La Conferencia de las Partes"),
)
"""How a resolution or a decision begins below its title."""

_CIRCULATION = (
    "The following communication",
    "The following statement",
    "The following report",
    "La communication ci-après",
    "La communication suivante",
    "La siguiente comunicación",
    "La siguiente",
)

_CHAIRS = ("Chair", "Président", "President")
"""Who chaired a meeting is said below the title of its minutes."""

BYLINES = (
    *("Report of the Secretary", "Report of the Director", "Note by the", "Report by the", "Communication from"),
    *("Submission by", "Submission from", "Proposal by", "Proposal from", "Statement by", "Background note by"),
    *("Rapport du Secr", "Rapport de la Secr", "Rapport du Dir", "Note du ", "Note de la ", "Communication d"),
    *("Communication présentée", "Proposition présentée", "Document présenté", "Déclaration de", "Présenté par"),
    *("Informe del Secr", "Informe de la Secr", "Informe del Dir", "Nota del ", "Nota de la ", "Comunicación d"),
    *("Comunicación presentada", "Propuesta presentada", "Propuesta de", "Declaración de", "Presentado por"),
)
"""Who wrote a document is said below its title."""

_MOST_ROWS = 30
"""So far down the lines of a table can be those of a letterhead."""

_CONTENTS = frozenset(
    ("contents", "table of contents", "table des matières", "sommaire", "índice", "indice", "contenido")
)
"""What stands above a table of contents."""

_MOST_LINES = 40
"""A paragraph is looked at so far, and no further, for what it is."""


def in_opening(context: Context, index: int, line: Line) -> bool:
    """Whether a line above the first paragraph still belongs to masthead and title."""
    hint = context.hints.get(line.start)
    if hint is not None:
        return hint.kind == "title"
    if line.marked == "#" or line.type in ("RULE_LINE", "NOTE_LINE", "PARAGRAPH_LINE", "CONTENTS_LINE"):
        return False
    if names_contents(line) and context.block == "OPENING_LINE":
        return False
    if line.type == "TABLE_LINE":
        return context.block in ("", "OPENING_LINE") and index < _MOST_ROWS
    if line.type in ("ROMAN_LINE", "LETTER_LINE"):
        return not line.words and not is_parted(context, index, line)
    if line.type == "NUMBERED_LINE":
        return False
    if line.type == "ANNEX_LINE":
        return not is_annex(context, index, line)
    if line.type == "HEADING_LINE":
        return not is_heading(context, index, line)
    if line.type == "PLAIN_LINE":
        return not _begins_body(context, index, line)
    return True


def names_contents(line: Line) -> bool:
    """Whether a line is the heading of a table of contents, with or without heads for its columns."""
    return (
        line.type in ("PLAIN_LINE", "CAPTION_LINE") and line.whole.partition("  ")[0].rstrip(":").lower() in _CONTENTS
    )


def _is_label(words: str) -> bool:
    """Whether a line is the label of a heading whose words stand on a line of their own: `I.`, `A.`"""
    return 1 < len(words) < 7 and words[-1] == "." and (len(words) == 2 or not words[:-1].strip("IVXLC"))


def _begins_body(context: Context, index: int, line: Line) -> bool:
    if context.block == "OPENING_LINE":
        if line.words[:1].isupper() and _is_label(line.words):
            return True
        if line.words.lower() in FIRST_HEADINGS or line.words.startswith(_ENACTING):
            return True
        if is_name(context, index, line) and _introduces(context, index, line.words):
            return True
    return _is_prose(context, index, line.words)


def _introduces(context: Context, index: int, words: str) -> bool:
    """Whether a short line stands right above the first numbered paragraph."""
    following = context.next_words(index)
    if following is None or not context.blank_before or (words.upper() == words and len(words) > 30):
        return False
    if words.startswith((*_CHAIRS, *BYLINES)):
        return False
    return following.type == "NUMBERED_LINE"


def _is_prose(context: Context, index: int, words: str) -> bool:
    """Whether a line above the first heading begins a paragraph of prose rather than a title line."""
    if not context.blank_before:
        return False
    paragraph = [words]
    for line in context.lines[index + 1 : index + _MOST_LINES]:
        if line.type != "PLAIN_LINE":
            break
        paragraph.append(line.words)
    whole = " ".join(paragraph)
    if whole.startswith(_CIRCULATION):
        return False
    lower = sum(character.islower() for character in whole)
    return len(whole) > 110 and lower > len(whole) * 0.6 and whole[-1] in ".:;?!]"


def opening_goes_on(context: Context, index: int, position: int) -> bool:
    """Whether the opening goes on at `position`, behind lines without words from `index` on."""
    if position >= len(context.lines) or position > index + 12:
        return False
    plain = all(line.type == "GAP_LINE" for line in context.lines[index:position] if line.type in VOID)
    return plain and in_opening(context, position, context.lines[position])
