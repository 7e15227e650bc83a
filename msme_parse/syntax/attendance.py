"""Who attended what: `88 Members attended`, `The session was attended by 46 States`."""

from msme_parse.lexicon import fold, nouns
from msme_parse.source import Span
from msme_parse.syntax.counts import WINDOW, Phrase, begins, ends, terminal


def attended(text: str, phrase: Phrase, sentence: Span) -> bool:
    """Whether those counted took part: `88 Members attended`, `attended by 88 Members`."""
    behind = text[phrase.stop : phrase.stop + WINDOW]
    told = any(stem in behind for stem in _TAKING_PART)
    if told and begins("ATTENDED", text, phrase.stop, sentence.end) is not None:
        return True
    return ends("ATTENDED_BY", text, sentence.start, phrase.start)


def event_behind(text: str, phrase: Phrase, sentence: Span) -> str:
    """What those counted attended, where a bare noun names it: `sessions` in `43 States attending the session`."""
    reached = begins("ATTENDED", text, phrase.stop, sentence.end)
    match = terminal("EVENT_BEHIND").match(text, reached, sentence.end) if reached is not None else None
    return _event(match["event"]) if match else ""


def event_opening(text: str, start: int, end: int) -> str:
    """The event that a sentence begins with, named by its bare noun: `The session was attended by`."""
    match = terminal("EVENT_OPENS").match(text, start, end)
    return _event(match["opening"]) if match else ""


def only_event(text: str, start: int, end: int) -> str:
    """The one event that a sentence names in the singular: `It held its fourth session in Geneva.`"""
    words = (fold(word.strip(".,;:()")) for word in text[start : min(end, start + 3 * WINDOW)].split())
    named = {word: nouns().get(word, "") for word in words if not word.endswith("s")}
    events = {of for of in named.values() if of in _EVENTS}
    return events.pop() if len(events) == 1 else ""


def _event(words: str) -> str:
    of = nouns().get(fold(words), "")
    return of if of in _EVENTS else ""


_EVENTS = frozenset(("sessions", "meetings", "workshops", "seminars", "conferences", "events", "webinars"))

_TAKING_PART = ("attend", "part", "assist\xe9", "asist", "present", "pr\xe9sent")
