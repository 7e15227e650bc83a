"""The words that announce a series of earlier reports."""

import re

from msme_parse.syntax.patterns import compiled

_ADJECTIVE = r"(?:previous|earlier|prior|past|preceding)"
_ANNOUNCEMENT = compiled(
    rf"""(?<!\w)(?:
        {_ADJECTIVE}\s+(?:annual\s+)?reports
      | (?:annual\s+)?reports\s+(?:of|for|from)\s+(?:the\s+)?{_ADJECTIVE}\s+years
      | (?:précédents|anciens)\s+rapports(?:\s+annuels)?
      | rapports(?:\s+annuels)?\s+(?:précédents|antérieurs)
      | (?:anteriores|previos|precedentes)\s+informes(?:\s+anuales)?
      | informes(?:\s+anuales)?\s+(?:anteriores|previos|precedentes)
    )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_YEARLY = compiled(r"(?<!\w)(?:annual|annuels?|anual(?:es)?)(?!\w)", re.IGNORECASE)


def find_announcement(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The place of "previous annual reports" in a stretch of text.

    >>> find_announcement("Previous Annual Reports include INF/MSME/R/42.", 0, 40)
    (0, 23)
    """
    match = _ANNOUNCEMENT.search(text, start, end)
    return match.span() if match else None


def is_yearly(words: str) -> bool:
    """Whether a title or an announcement speaks of annual reports."""
    return _YEARLY.search(words) is not None
