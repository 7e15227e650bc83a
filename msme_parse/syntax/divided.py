"""The parts of a symbol, each put where it belongs: series, year, number, Member code."""

from functools import cache

from msme_parse.lexicon import members, observers, type_letters
from msme_parse.syntax.engine import Lexeme


class Divided:
    """The parts of a symbol without its suffixes, each put where it belongs."""

    def __init__(self, body: list[Lexeme]) -> None:
        self.names: list[str] = []
        self.letters: list[str] = []
        self.rest: list[str] = []
        self.year: int | None = None
        self.member = ""
        self.collection = ""
        self.year_without_parentheses: Lexeme | None = None
        self.slash_behind: set[int] = set()
        """Offsets behind which the house would print a slash that is not written."""
        self.more = False
        """Whether figures follow the part that is being placed."""
        for index, part in enumerate(body):
            self.more = _has_figures(body[index + 1 :])
            _PLACES[part.type](self, part)
            if index and part.type == "FIGURES" and self.collection == "WT":
                before = body[index - 1]
                if before.type == "SESSION" and before.end == part.start:
                    self.slash_behind.add(part.start)

    def letters_part(self, part: Lexeme) -> None:
        text = part.text
        if not self.names:
            self.collection = text.upper()
        if _is_member_code(text, self):
            self.member = text
            return
        name = text if text in MIXED_CASE and self.names else text.upper()
        self.letters.append(name)
        (self.rest if self.rest else self.names).append(name)

    def glued(self, part: Lexeme) -> None:
        name = part.text.rstrip("0123456789")
        figures = part.text[len(name) :]
        self.letters.append(name)
        if self.rest:
            self.rest.append(part.text)
            return
        self.names.append(name)
        by_mistake = name in _GLUED_BY_MISTAKE or (self.collection in _NEVER_GLUED and len(name) > 1)
        if (by_mistake or (name in _GENERAL and self.collection in WTO_COLLECTIONS)) and not self.more:
            self.slash_behind.add(part.start + len(name))
        if self.collection == "FCCC" and is_year(figures):
            self.slash_behind.add(part.start + len(name))
            self.year = int(figures)
        else:
            self.rest.append(figures)

    def dotted(self, part: Lexeme) -> None:
        text = part.text.upper() if part.text.islower() else part.text
        if self.rest or self.year is not None or not self.more:
            self.rest.append(text)
        else:
            self.names.append(text)
            self.letters.append(text.partition(".")[0])

    def session(self, part: Lexeme) -> None:
        text = part.text.strip("()")
        if len(text) == 4 and is_year(text):
            self.year = int(text)
        elif text.isdigit() and len(text) == 2 and self.collection in _WITH_YEARS:
            self.year = _full_year(text)
        else:
            self.rest.append(text)

    def figures(self, part: Lexeme) -> None:
        text = part.text
        if "." in text and not self.rest:
            self.names.append(text)
            self.letters.append(text)
        elif self.year is None and is_year(text) and self.more and not self.rest:
            self.year = int(text)
        elif self.names == ["JOB"] and len(text) == 2 and self.year is None and self.more:
            self.year = _full_year(text)
            self.year_without_parentheses = part
        else:
            self.rest.append(text.replace("\u2011", "-"))

    def other(self, part: Lexeme) -> None:
        self.rest.append(part.text)

    def decision(self, part: Lexeme) -> None:
        self.names.append(part.text.partition("/")[2].partition(".")[0])
        self.letters.append(self.names[-1])
        self.rest.append(part.text)

    def resolution(self, part: Lexeme) -> None:
        self.names.append(part.text.rstrip(".0123456789"))
        self.letters.append(self.names[-1])
        self.rest.append(part.text[len(self.names[-1]) :])


_PLACES = {
    "LETTERS": Divided.letters_part,
    "GLUED": Divided.glued,
    "DOTTED": Divided.dotted,
    "SESSION": Divided.session,
    "FIGURES": Divided.figures,
    "OPEN_NUMBER": Divided.other,
    "DECISION": Divided.decision,
    "RESOLUTION": Divided.resolution,
}
MIXED_CASE = frozenset(("Let", "Job", "Spec", "Sub"))
"""Parts that stand in small letters by rule: `WT/Let/1388`."""
_GLUED_BY_MISTAKE = frozenset(("W", "M", "N", "R", "GEN", "SPEC", "RD", "COM"))
"""Type letters that a slash parts from the number; others, as in `RW2` and `Q2`, are glued by rule."""
_NEVER_GLUED = frozenset(("JOB", "RD"))
"""Collections in which a slash parts every number from the letters in front of it."""
_GENERAL = frozenset(("L", "GC"))
"""Parts of the WTO's symbols behind which a slash stands, though other houses glue or dot such letters: `L.60`."""
WTO_COLLECTIONS = frozenset(("WT", "WTO", "G", "S", "IP", "TN", "GPA", "INF", "JOB", "RD", "PC", "IDA"))
"""Collections whose symbols have a slash behind a year in parentheses."""
_WITH_YEARS = WTO_COLLECTIONS | {"OFFICE", "PRESS"}
"""Collections with a year in parentheses, where other houses put the number of a session."""
_WITH_MEMBERS = frozenset(("WT", "G", "S", "IP", "GPA"))


def _has_figures(parts: list[Lexeme]) -> bool:
    return any(part.type in ("FIGURES", "DOTTED", "GLUED", "OPEN_NUMBER") for part in parts)


def _full_year(text: str) -> int:
    return (1900 if int(text) >= 80 else 2000) + int(text)


def is_year(text: str) -> bool:
    """Whether figures are those of a year in which such documents were written."""
    return len(text) == 4 and text.isdigit() and 1945 <= int(text) <= 2099


def _is_member_code(text: str, divided: Divided) -> bool:
    """Whether letters are a Member code, or stand where only a Member code can stand: `G/SPS/N/TWN/453`."""
    if divided.member or len(divided.names) < 2 or divided.collection not in _WITH_MEMBERS:
        return False
    if text in type_letters() or not text.isupper():
        return False
    if text in member_codes():
        return True
    return divided.letters[-1] == "N" and 2 <= len(text) <= 4


@cache
def member_codes() -> frozenset[str]:
    """The codes by which symbols name Members and governments that want to join."""
    joining = {observer.iso3 for observer in observers()}
    return frozenset({member.symbol_code for member in members()} | joining | {"EEC", "EC", "EU", "TPKM"})
