"""A date that is not written as the house writes it.

The house form is day, month in words, year: `2 December 2025`, `2 décembre 2025` with `1er`, `2 de diciembre de
2025`. Figures for the month leave open which of the two is the month: `03/04/2024`. Quotations keep the form of what
they quote.
"""

import calendar
from collections.abc import Iterator

from msme_parse.facts import DateFact, Facts
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="DAT003",
    severity="warning",
    fix="safe",
    message="says {text}; {house}",
    evidence="editorial manuals of the UN; mastheads of WTO documents in French and Spanish",
    bad=(
        """\
1.1. Workshops met on December 2, 2024
                      ^^^^^^^^^^^^^^^^ says December 2, 2024; the house writes 2 December 2024
and on the 3rd December 2024.
           ^^^^^^^^^^^^^^^^^ says 3rd December 2024; the house writes 3 December 2024
""",
        """\
1.1. Le Groupe et les Membres se sont réunis le 1 octobre 2025 pour la première fois.
                                                ^^^^^^^^^^^^^^ says 1 octobre 2025; the house writes 1er octobre 2025
1.2. Il s'est réuni le 2ème avril 2025.
                       ^^^^^^^^^^^^^^^ says 2ème avril 2025; the house writes 2 avril 2025
""",
        """\
1.1. El Comité se reunió el diciembre 3, 2024, con los Miembros.
                            ^^^^^^^^^^^^^^^^^ says diciembre 3, 2024; the house writes 3 de diciembre de 2024
""",
        """\
1.1. The law of 31/12/2012 was changed on 03/04/2024.
                ^^^^^^^^^^ says 31/12/2012; the house writes 31 December 2012
                                          ^^^^^^^^^^ says 03/04/2024; day and month could change places
""",
    ),
    good=(
        """\
1.1. Workshops were held on 2 December 2024, on 30 November-3 December 2024 and in December 2025.
""",
        """\
1.1. Le 1er octobre 2025 et le 2 décembre 2025, à Genève, les Membres du Groupe se sont réunis.
""",
        """\
1.1. El 1º de diciembre de 2015, el 2 de mayo de 2016 y del 4 al 5 de mayo de 2017 se reunió el Grupo.
""",
    ),
    traps=(
        """\
1.1. The title is "Letter of December 2, 2024"; see http://example.org/2024-12-02 and decision 2010/28.
""",
        """\
1.1. En diciembre 3 Miembros notificaron; en 2023, en mayo, 12 Miembros más y los de la Unión lo hicieron.
""",
        """\
1.1. Prices rose by 1/2 in 2014-19; the 11th meeting, the 2nd report and May 2025 are other matters.
""",
    ),
    faults=(
        Fault("annexes", "on 26 November 2021 that", "on November 26, 2021 that"),
        Fault("french", "1er juillet", "1 juillet"),
    ),
)

_MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}


def check(facts: Facts) -> Iterator[Finding]:
    """Single days in another form than that of the house."""
    language = facts.identity.language
    for date in facts.dates:
        if date.quoted or date.impossible or date.precision != "day":
            continue
        if date.is_range:
            yield from _opening_first(date, language)
            continue
        if not date.year_in_run and (language != "fr" or not _is_miscounted(date.text.split()[0])):
            continue
        if date.passage.kind not in ("paragraph", "note", "heading", "circulation"):
            continue
        if date.ambiguous and not date.mark:
            yield RULE.at(date.span, text=date.text, house="day and month could change places")
        elif _is_foreign(date, language) and (date.start is not None or not date.year_in_run):
            house = _house_form(date, language)
            fix = Fix("safe", "write it as the house does", (Edit(date.span.start, date.span.end, house),))
            yield RULE.at(date.span, fix=fix, text=date.text, house=f"the house writes {house}")


def _opening_first(date: DateFact, language: str) -> Iterator[Finding]:
    """`du 1 au 5 mai 2024`: the first of the month at the beginning of a range."""
    if language == "fr" and date.text.split()[0] == "1" and date.passage.kind in ("paragraph", "note"):
        fix = Fix("safe", "write it as the house does", (Edit(date.span.start, date.span.start + 1, "1er"),))
        yield RULE.at(date.span, fix=fix, text=date.text, house="the house writes 1er")


def _is_foreign(date: DateFact, language: str) -> bool:
    day = date.text.split()[0]
    if date.form in ("month day", "numeric") or (language == "fr" and _is_miscounted(day)):
        return True
    return date.form == "day month" and language == "en" and day.endswith(("st", "nd", "rd", "th"))


def _is_miscounted(day: str) -> bool:
    """`1` for `1er`, or `2ème` for `2`: in French only the first of the month is an ordinal."""
    return day == "1" or (day[0].isdigit() and day.endswith("e"))


def _house_form(date: DateFact, language: str) -> str:
    day, month, year = date.opening.day, date.opening.month or 1, date.opening.year
    if language == "fr":
        written = f"{'1er' if day == 1 else day} {_MONTHS['fr'][month - 1]}"
        return f"{written} {year}" if date.year_in_run else written
    if language == "es":
        return f"{'1º' if day == 1 else day} de {_MONTHS['es'][month - 1]} de {year}"
    return f"{day} {calendar.month_name[month]} {year}"
