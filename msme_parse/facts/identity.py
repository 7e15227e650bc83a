"""What the document is: its house, language, status, year, title and masthead."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal

import msgspec

from msme_parse.facts.languages import SAMPLE, language_of
from msme_parse.facts.passages import unwrapped
from msme_parse.lexicon import Profile, collections
from msme_parse.source import Language, Span
from msme_parse.syntax.dates import read_date
from msme_parse.syntax.recognition import is_decision
from msme_parse.syntax.symbols import read_symbol
from msme_parse.tree.nodes import Masthead, MastheadField, Number, Symbol, Title
from msme_parse.tree.walk import find, leaves

if TYPE_CHECKING:
    from msme_parse.facts import Facts

Status = Literal["draft", "final"]


class Field(msgspec.Struct, frozen=True, gc=False):
    """One masthead field as written."""

    kind: str
    text: str
    span: Span


class Identity(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The document as a librarian would enter it. What the text does not say is None or empty."""

    profile: Profile
    language: Language
    status: Status
    report_year: int | None
    """The year that the report is about: of its title, of its scope sentence, or of its masthead date."""
    title: str
    title_span: Span | None
    fields: tuple[Field, ...]
    symbols: tuple[str, ...]
    date: datetime.date | None
    job_number: str | None
    """`24-1234`, without its parentheses."""
    pages: int | None
    """How many pages the document has: 3 for `Page: 1/3`."""
    bodies: tuple[str, ...]
    original_language: str | None
    """The language of the original as a code, `en`, `fr`, `es`; several as `en/es`; as written when it is another."""
    restricted: bool

    def field(self, kind: str) -> Field | None:
        """The first masthead field of a kind."""
        return next((field for field in self.fields if field.kind == kind), None)


def identify(facts: Facts) -> Identity:
    """The identity of a document, from its masthead, title and words."""
    report = facts.report
    fields = tuple(
        Field(field.kind, " ".join(report.text_of(field).split()), field.span)
        for block in report.blocks
        if isinstance(block, Masthead)
        for field in find(block, MastheadField)
    )
    titles = [block for block in report.blocks if isinstance(block, Title)]
    title = " ".join(unwrapped(report.text, leaves(block), without_marks=True) for block in titles)
    date = _date(fields)
    symbols = tuple(_symbols(fields))
    return Identity(
        profile=report.source.house or _profile(facts, symbols, fields),
        language=report.source.language or language_of(facts),
        status=_status(title, fields),
        report_year=_year(facts, titles, date),
        title=title,
        title_span=Span(titles[0].start, titles[-1].end) if titles else None,
        fields=fields,
        symbols=symbols,
        date=date,
        job_number=_job_number(fields),
        pages=_pages(fields),
        bodies=tuple(field.text for field in fields if field.kind == "body"),
        original_language=_original(fields),
        restricted=any(field.kind == "restricted" for field in fields),
    )


def _text(fields: tuple[Field, ...], kind: str) -> str | None:
    return next((field.text for field in fields if field.kind == kind), None)


def _job_number(fields: tuple[Field, ...]) -> str | None:
    text = _text(fields, "job_number")
    return text.strip("()") if text else None


def _pages(fields: tuple[Field, ...]) -> int | None:
    text = _text(fields, "pages")
    last = text.rpartition("/")[2] if text else ""
    return int(last) if last.isdigit() else None


_LANGUAGE_CODES = {
    **dict.fromkeys(("english", "anglais", "inglés"), "en"),
    **dict.fromkeys(("french", "français", "francés"), "fr"),
    **dict.fromkeys(("spanish", "espagnol", "español"), "es"),
}


def _original(fields: tuple[Field, ...]) -> str | None:
    text = _text(fields, "original_language")
    if not text:
        return None
    names = [name.strip() for name in text.partition(":")[2].split("/")]
    return "/".join(dict.fromkeys(_LANGUAGE_CODES.get(name.lower(), name) for name in names))


def _symbols(fields: tuple[Field, ...]) -> list[str]:
    found: list[str] = []
    for field in fields:
        if field.kind == "symbol":
            found.extend(read_symbol(part).canonical for part in _split(field.text) if not is_decision(part))
    return list(dict.fromkeys(found))


def _split(text: str) -> list[str]:
    for separator in (",", ";", "–", " - "):
        text = text.replace(separator, " ")
    return [part.rstrip("*") for part in text.split() if "/" in part]


def _date(fields: tuple[Field, ...]) -> datetime.date | None:
    text = _text(fields, "date")
    if text is None:
        return None
    spells = read_date(text.partition(":")[2].strip() or text).spells
    return spells[0].last if spells else None


_DRAFT_WORDS = frozenset(("draft", "projet", "proyecto", "borrador", "avant-projet", "anteproyecto"))


def _status(title: str, fields: tuple[Field, ...]) -> Status:
    words = {word.strip("()[],.:").lower() for word in title.split()}
    words |= {field.text.lower() for field in fields if field.kind == "status"}
    return "draft" if words & _DRAFT_WORDS else "final"


_UN_WORDS = (
    *("General Assembly", "Security Council", "Economic and Social Council", "Secretary-General"),
    *("Assemblée générale", "Conseil de sécurité", "Asamblea General", "Consejo de Seguridad"),
)
_WTO_WORDS = ("WTO", "World Trade Organization", "OMC", "WORLD TRADE", "Trade Policy", "Ministerial Conference")


def _profile(facts: Facts, symbols: tuple[str, ...], fields: tuple[Field, ...]) -> Profile:
    """The masthead decides; without one, the weight of words and symbols does, never a single symbol."""
    for symbol in symbols:
        houses = _houses(symbol)
        if len(houses) == 1:
            return houses[0]
    if any(field.kind in ("distribution", "session") for field in fields):
        return "un"
    start = facts.text[:SAMPLE]
    un = sum(start.count(word) for word in _UN_WORDS)
    wto = sum(start.count(word) for word in _WTO_WORDS)
    for _, cited in facts.passages.each(Symbol):
        houses = _houses(read_symbol(facts.text_of(cited)).series)
        wto += houses == ("wto",)
        un += houses == ("un",)
    return "un" if un > wto else "wto"


def _houses(symbol: str) -> tuple[Profile, ...]:
    """Whose symbol it may be, by its first component: of `S/C/W/345` the WTO's or the UN's."""
    collection = collections().get(symbol.partition("/")[0].partition("(")[0])
    return collection.profiles if collection is not None else ()


_SCOPE_WORDS = ("annual report", "rapport annuel", "informe anual")


def _year(facts: Facts, titles: list[Title], date: datetime.date | None) -> int | None:
    for title in titles:
        years = [_four(facts.text_of(number)) for number in find(title, Number)]
        found = [year for year in years if year is not None]
        if found:
            return found[-1]
    for passage in facts.passages.of_kind("paragraph"):
        lowered = facts.text_of(passage.body).lower()
        if any(word in lowered for word in _SCOPE_WORDS):
            for leaf in passage.leaves:
                year = _four(facts.text_of(leaf)) if isinstance(leaf, Number) else None
                if year is not None:
                    return year
            break
    lowered = " ".join(facts.text_of(title) for title in titles).lower()
    if date is None or not any(word in lowered for word in _SCOPE_WORDS):
        return None
    return date.year if date.month > 6 else date.year - 1


def _four(text: str) -> int | None:
    return int(text) if len(text) == 4 and text.isdigit() and 1945 <= int(text) <= 2099 else None
