"""Links between note marks and notes, as Word, LibreOffice, pandoc and the pages of the WTO write them."""

import re

_NUMBER = re.compile(r"\s*[\[(]?([0-9]{1,4}|[ivxlc]{1,7}|[*]{1,3})[\])]?\.?\s*")
_NOTE = re.compile(
    r"#_?(?:user-content-)?(?:ftn|fn|fnt|edn|footnote|endnote|sdfootnote|sdendnote|cite_note|note|foot|n|nt)[-_:]?[0-9]{1,4}(?:sym|body|text)?$",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"#.*(?:ref|anc|back|txt|text|call|src)[-_:]?[0-9]*$|#_?(?:ftn|fn|edn)ref|#sd(?:foot|end)note[0-9]+anc$",
    re.IGNORECASE,
)
_BACK_WORDS = frozenset(
    (
        "↩",
        "↩︎",
        "↑",
        "^",
        "back to text",
        "back to top",
        "back",
        "return",
        "retour au texte",
        "retour",
        "volver al texto",
        "volver",
    )
)
_LABEL = re.compile(r"\s*[\[(]?([0-9]{1,4})[\])]?[.:]?[\s\xa0]+(?=\S)")


class Anchor:
    """A link that is open, and the words in it."""

    def __init__(self, target: str, *, raised: bool) -> None:
        self.target = target.strip()[:300]
        self.raised = raised
        self.text: list[str] = []

    @property
    def goes_back(self) -> bool:
        """Whether it leads from a note to its mark."""
        return _BACK.search(self.target) is not None

    def calls_note(self, words: str) -> bool:
        """Whether it is the mark of a note, or the number in front of one."""
        target = self.target[self.target.find("#") :] if "#" in self.target else ""
        if not target or _NUMBER.fullmatch(words) is None:
            return False
        return self.raised or self.goes_back or _NOTE.match(target) is not None


def is_back_link(anchor: Anchor, words: str) -> bool:
    """Whether a link only leads back to the text: `↩`, `back to text`."""
    if "#" not in anchor.target:
        return False
    return " ".join(words.lower().split()).strip(" .[]()") in _BACK_WORDS


def note_text(text: str) -> str | None:
    """`1. See the report.` as `[1] See the report.`; None when there is no number in front."""
    found = _LABEL.match(text)
    return f"[{found.group(1)}] {text[found.end() :]}" if found is not None else None
