"""Terminals of what drafting and conversion leave in running text: gaps, field codes, choices of words, draft marks.

Every expression begins with a rare character or a fixed word, so that one pass over a long text is cheap; what stands
round a hit is looked at only then. `XX` is twenty in `Article XX` and a gap in `XX December`.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from msme_parse.syntax.patterns import compiled

WINDOW = 80
"""So many characters before and behind a hit decide what it is."""


class Hit(NamedTuple):
    """A stretch of text that a terminal took; `instead` is what belongs there, None when only a person can say."""

    start: int
    end: int
    instead: str | None = None


# ---------------------------------------------------------------------------------------------------------------- gaps

_CROSSES = compiled(r"[Xx]{2,}|(?<=[0-9])(?<![Xx])X(?![Xx])")
_CROSSED = ("XX", "xx", "Xx", "xX", *(f"{figure}X" for figure in "0123456789"))
"""`_CROSSES` begins nowhere without one of these."""
_LEADING_FIGURES = compiled(r"(?<!\w)(?:20[0-9]?|[0-9]{2}-)\Z")
_TO_COME = compiled(r"TB[CDA]|tb[cda]|t\.b\.[cda]\.?")
_QUESTION = compiled(r"\?{3,}")
_FILLER = compiled(r"(?<=orem)\s+ipsum|(?<=OREM)\s+IPSUM")

_DONE = (
    "completed|confirmed|determined|inserted|issued|added|announced|decided|provided|supplied|finali[sz]ed|specified"
)
_PHRASES = (
    compiled(rf"to\s+be\s+(?:{_DONE})(?!\w)"),
    compiled(r"à\s+(?:compléter|confirmer|déterminer|insérer|préciser|ajouter|fournir|rédiger)(?!\w)"),
    compiled(r"por\s+(?:completar|confirmar|determinar|definir|anunciar|decidir|insertar|precisar)(?!\w)"),
    compiled(r"pendiente\s+de\s+(?:confirmación|publicación)(?!\w)"),
)
_NOUN = r"(?:dates?|venue|time|place|lieu|heure|fechas?|lugar|hora|number|numéro|número|symbol|title|titre|título)"
_BEFORE_PHRASE = compiled(
    rf"""(?: [(\[:–—] | (?<=\s)- | \([^()]{{1,60}}[,;]
          | [(;,]\s*(?:the\s+|le\s+|la\s+|el\s+)?{_NOUN}
          | (?<!\w)(?:Dates?|Venue|Time|Place|Lieu|Heure|Fechas?|Lugar|Hora|Title|Titre|Título|Symbol)
        )\s*\Z""",
    re.VERBOSE,
)
_SYMBOL_BEFORE = compiled(r"[A-Z]{1,8}/\S*[0-9]\s*[,:–—-]?\s*\Z")
_BEHIND_PHRASE = compiled(r"\s*(?:[)\].;,]|\Z)|[ \t]*[\r\n]")

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|janvier|février|mars|avril"
    r"|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto"
    r"|septiembre|setiembre|octubre|noviembre|diciembre)(?!\w)"
)
_BEHIND_CROSSES = compiled(
    rf"""(?: \s*(?:[-–]|and|to|et|y|a|au|al)\s*[Xx]{{2,}} )?
         \s+(?:de\s+)?{_MONTH}
       | \s?%
       | \s+(?:new\s+|nouveaux\s+|nuevos\s+|WTO\s+)?
         (?:[Mm]embers?|countries|economies|participants|delegations|delegates|meetings|sessions|per\s+cent|percent
           |million|billion|proponents|co-?sponsors|days|weeks|months|MSMEs?|[Mm]embres|pays|réunions|délégations
           |pour\s+cent|millions|milliards|[Mm]iembros|países|reuniones|delegaciones|por\s+ciento|millones)(?!\w)
       | [./][Xx0-9]{{2}}[./](?:20)?[Xx0-9]{{2}}(?!\w)
    """,
    re.VERBOSE,
)
_BEFORE_CROSSES = compiled(
    r"(?:(?<!\w)(?:paragraphs?|paras?\.?|paragraphes?|párrafos?|footnotes?|No\.|Mr\.?|Ms\.?|USD|CHF|EUR)|US\$|€)\s*\Z"
)
_LAW = compiled(
    r"""(?<!\w)(?:Articles?|Artículos?|Parts?|Partie|Parte|Annex(?:es)?|Annexe|Anexos?|Chapters?|Chapitre|Capítulo
        |Sections?|Secci[oó]n|Titles?|Titre|Título|Volumes?|Tome|Tomo|Protocol|Schedule|Liste|Lista|GATT|GATS|TRIPS|Session
        |century|siècle|siglo|Tables?|Rule|Règle|Regla|Appendi(?:x|ces)|Congress|Class|Group|Book)
        [\s,IVXLC]*(?:(?:and|or|to|et|ou|y|o|[-–:])\s*[IVXLC]*\s*)?\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_ROMAN = compiled(r"(?<!\w)(?:X{1,3}[IV]{1,4}|[IV]+X{0,3}|X[LC]\w*)(?!\w)")


def loose_gaps(text: str, holds: Callable[..., bool]) -> Iterator[Hit]:
    """Gaps outside square brackets: `TBC`, `XX December`, `????`, `(to be confirmed)`, filler text.

    `holds` says whether one of some strings without a blank stands in the text at all.
    """
    if holds("X", "xx") and any(pair in text for pair in _CROSSED):
        yield from _crosses(text)
    if holds("TBC", "TBD", "TBA", "tbc", "tbd", "tba", "t.b."):
        yield from _letters_to_come(text)
    if holds("???"):
        for match in _QUESTION.finditer(text):
            if _stands_free(text, *match.span()):
                yield Hit(*match.span())
    if holds("ipsum", "IPSUM"):
        for match in _FILLER.finditer(text):
            yield Hit(match.start() - len("lorem"), match.end())
    for phrase in _PHRASES:
        for match in phrase.finditer(text):
            if _is_left_open(text, *match.span()):
                yield Hit(*match.span())


def _crosses(text: str) -> Iterator[Hit]:
    for match in _CROSSES.finditer(text):
        start, end = match.span()
        figures = _LEADING_FIGURES.search(text, max(0, start - 4), start)
        start = figures.start() if figures else start
        if (end - start > 1) and _are_open(text, start, end):
            yield Hit(start, end)


def _are_open(text: str, start: int, end: int) -> bool:
    """Whether crosses stand for figures or a name to come, and are no Roman number."""
    before, behind = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    if before[-1:].isalnum() or behind[:1].isalnum() or before[-1:] in ("/", "_", "@") or _is_quoted(before):
        return False
    word = text[start:end]
    if word[0].isdigit():
        return (word.startswith("20") and len(word) == 4) or word[2:3] == "-"
    if _LAW.search(before):
        return False
    if _BEHIND_CROSSES.match(behind) or _BEFORE_CROSSES.search(before):
        return True
    if behind[:1] in ("/", ":") or len(word) < 3 or word == "xxx":
        return False
    if len(word) > 3:
        return True
    return not (before[-1:] == "(" and behind[:1] == ")") and not _ROMAN.search(before[-20:] + " " + behind[:20])


def _letters_to_come(text: str) -> Iterator[Hit]:
    """`TBC`, `TBD`, `TBA`, unless the text itself gives the letters another meaning."""
    found = [match for match in _TO_COME.finditer(text) if _stands_free(text, *match.span())]
    meant = {match.group().upper() for match in found if _is_defined(text, match.start(), match.group())}
    yield from (Hit(*match.span()) for match in found if match.group().upper() not in meant)


def _stands_free(text: str, start: int, end: int) -> bool:
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    if before and (before.isalnum() or before in "/_.?@-" or _is_quoted(before)):
        return False
    return not (behind and (behind.isalnum() or behind in "/_?-"))


def _is_quoted(before: str) -> bool:
    return before[-1:] in ('"', "“", "«", "'", "‘")


def _is_defined(text: str, start: int, letters: str) -> bool:
    """`Technical Barriers Committee (TBC)`."""
    if text[start - 1 : start] != "(":
        return False
    words = text[max(0, start - WINDOW) : start - 1].split()[-len(letters) :]
    return "".join(word[0] for word in words).upper() == letters.upper() and all(word[0].isupper() for word in words)


def _is_left_open(text: str, start: int, end: int) -> bool:
    """Whether "to be confirmed" is all that is said, in parentheses or behind a dash, and no verb of a sentence."""
    before = text[max(0, start - WINDOW) : start]
    if not _BEHIND_PHRASE.match(text[end : end + WINDOW]):
        return False
    if before.rstrip()[-1:] == "," and text[end : end + 1] not in ")]":
        return False
    return _BEFORE_PHRASE.search(before) is not None or _SYMBOL_BEFORE.search(before) is not None


# ------------------------------------------------------------------------------------------------------------- residue

_LABEL_IN_A_LINE = compiled(r"(?<=[\s\xa0])(?:[·•▪●Ø§]|[0-9]{1,2}[.)]|[a-z][.)])\Z")
_LABEL_BEFORE_UNDERSCORE = compiled(r"[ \t]*([·•▪●Øo§]|(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[A-Za-z]|[ivx]{1,5})[.)])\Z")
_UNDERSCORE = compiled(r"_[ \t\xa0]+(?=[^\s_])")
_FIELDS = compiled(
    r"""ADVANCE\s+\\[a-z]\S*(?:\s+\\[a-z]\S*)*
      | (?:DOCPROPERTY|MERGEFIELD|DOCVARIABLE|STYLEREF|MACROBUTTON|AUTOTEXT)\s+[\\"\w][^\s]*(?:\s+\\\*\s?MERGEFORMAT)?
      | (?:FORMTEXT|FORMCHECKBOX|FORMDROPDOWN)(?!\w)
      | INCLUDEPICTURE\s+["“\\]\S*
      | HYPERLINK\s+(?:\\[a-z]\s+)?["“][^"”\r\n]{0,300}["”]
      | EMBED\s+[A-Z]\w+\.\w+(?:\.[0-9])?
      | SEQ\s+\w+\s+\\\*\s?[A-Z]+
      | TOC\s+\\[a-z](?:\s+["\\]\S+)*
      | SHAPE\s+\\\*\s?MERGEFORMAT
      | (?:Comment(?:ed|aire)?|Comentario)\s?\[[A-Za-z]{1,4}[0-9]{1,3}\]:?
      | Formatted:\s(?:Font|Indent|Normal|List|Bullets|Left|Right|Centered|Justified|English|French|Spanish)\b
      | \ufffc
    """,
    re.VERBOSE,
)
_FIELD_WORDS = (
    *("ADVANCE", "DOCPROPERTY", "MERGEFIELD", "DOCVARIABLE", "STYLEREF", "MACROBUTTON", "AUTOTEXT", "FORMTEXT"),
    *("FORMCHECKBOX", "FORMDROPDOWN", "INCLUDEPICTURE", "HYPERLINK", "EMBED", "SEQ", "TOC", "SHAPE", "Comment"),
    *("Comentario", "Formatted:", "\ufffc"),
)
"""To look for these first is ten times faster than to try the expression at every capital."""
_DASH_FOR = "·•▪●Øo§"


def residues(text: str, holds: Callable[..., bool]) -> Iterator[Hit]:
    """What a word processor or its export left: `a._ `, `·_ `, `DOCPROPERTY ...`, comment anchors, object characters.

    In mid-line a label says that a list was run into one paragraph, and only a person can part it again.
    Broken cross-reference fields are not among them: they are cross-references. `holds` is as in `loose_gaps`.
    """
    for match in _UNDERSCORE.finditer(text):
        line = max(text.rfind("\n", 0, match.start()), text.rfind("\r", 0, match.start()), match.start() - 20) + 1
        label = _LABEL_BEFORE_UNDERSCORE.match(text[line : match.start()])
        if label is not None and (line == 0 or text[line - 1] in "\r\n"):
            instead = "- " if label[1] in _DASH_FOR else f"{label[1]} "
            yield Hit(line + label.start(1), match.end(), instead)
        elif (inside := _LABEL_IN_A_LINE.search(text, max(line, match.start() - 4), match.start())) is not None:
            yield Hit(inside.start(), match.start() + 1)
    if holds(*_FIELD_WORDS):
        for match in _FIELDS.finditer(text):
            yield Hit(*match.span())


# ------------------------------------------------------------------------------------------------------------- choices

_MODALS = (
    r"(?:shall|should|may|must|will|would|can|could|doit|doivent|devrait|devraient|peut|peuvent|pourrait|pourraient"
    r"|deberá|deberán|debería|deberían|podrá|podrán|podría|podrían)"
)
_MODAL_BEHIND = compiled(rf"/\s?{_MODALS}(?!\w)(?!/)")
_MODAL_BEFORE = compiled(rf"(?<![\w/]){_MODALS}\s?\Z")
_ALTERNATIVE = compiled(r"A(?:lt|LT)(?:\.|ernative|ERNATIVE)?[ \xa0]?[1-9A-D](?=[ \xa0]?[:.)\]–—-])")


def modal_choices(text: str) -> Iterator[Hit]:
    """`shall/should`: two verbs of which one is to go."""
    for match in _MODAL_BEHIND.finditer(text):
        before = _MODAL_BEFORE.search(text, max(0, match.start() - 16), match.start())
        if before is not None:
            yield Hit(before.start(), match.end())


def marked_alternatives(text: str) -> Iterator[Hit]:
    """`Alt 1:`, `Alternative B.` at the beginning of a line or bracket."""
    for match in _ALTERNATIVE.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()].rstrip(" \t\xa0*")
        if not before or before[-1] in "[\r\n":
            yield Hit(*match.span())


# --------------------------------------------------------------------------------------------------------- draft marks

_DRAFT = compiled(
    r"""(?<![\w-])(?:(?:ADVANCE|REVISED|FIRST|SECOND|THIRD|ZERO|INITIAL|PRELIMINARY)\s+)?DRAFT(?![\w-])
      | (?<![\w-])(?:AVANT-)?PROJET(?![\w-])
      | (?<![\w-])(?:ANTE)?PROYECTO(?![\w-]) | (?<![\w-])BORRADOR(?![\w-])""",
    re.VERBOSE | re.IGNORECASE,
)
_REPORTING = compiled(
    r"""(?:\s+(?:of\s+the|of|de\s+l['’]|du|de\s+la|de|del))?
        (?:[\s,]+(?:\S+\s+){0,4}?)
        (?:reports?|minutes|records?|summar(?:y|ies)|study|rapports?|procès-verbal|procès-verbaux|compte\s+rendu|étude
          |résumé|informes?|actas?|resumen|estudio)(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_NATURE = compiled(
    r"""\s*(?:\S+\s+){0,4}?(?:decisions?|declarations?|resolutions?|texts?|conclusions?|agreements?|statements?|articles?
        |conventions?|protocols?|agenda|proposals?|outcomes?|rules?|modalities|guidelines?|understanding
        |recommendations?|communiqué|principles|budget|law|legislation|standards?|schedules?|waiver|measures?
        |décisions?|déclarations?|résolutions?|textes?|accords?|ordre\s+du\s+jour|propositions?|règlement|lois?
        |decisión|decisiones|declaración|resolución|textos?|acuerdos?|orden\s+del\s+día|propuestas?|reglamento|ley)(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_EDGE_BEFORE = compiled(r"(?:\A|[\r\n(\[:–—-])[ \t]*\Z")
_EDGE_BEHIND = compiled(r"[ \t]*(?:\Z|[\r\n)\]:–—-]|[0-9]{1,2}(?!\w))")


def draft_marks(text: str) -> Iterator[Hit]:
    """The words of a title or masthead by which a report calls itself a draft: `2025 DRAFT ANNUAL REPORT`.

    A draft decision or resolution is a kind of document, and stays one when it is final.
    """
    for match in _DRAFT.finditer(text):
        behind = text[match.end() : match.end() + WINDOW]
        report, nature = _REPORTING.match(behind), _NATURE.match(behind)
        if nature is not None and (report is None or nature.end() < report.end()):
            continue
        alone = _EDGE_BEFORE.search(text, max(0, match.start() - 8), match.start()) and _EDGE_BEHIND.match(behind)
        if report is not None or alone:
            yield Hit(*match.span())
