"""The masthead lacks a field.

Libraries enter documents by symbol, date and job number. Web copies and drafts have no masthead at all, and then
nothing is said; only a masthead that has most of its fields and lacks one or two is reported. The WTO prints the
original language beside the number of pages, so a masthead without either is an older one and lacks nothing.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="STR003",
    severity="info",
    message="the masthead has {present} and no {missing}",
    evidence="All of 19 mastheads of WTO documents that were read carry symbol, date and job number; the UN's "
    "instructions list symbol, distribution, date and original language.",
    bad=(
        """\
INF/MSME/R/42
^^^^^^^^^^^^^ the masthead has symbol, job number, original language and no date
(24-1234)
Page: 1/3
Informal Working Group on MSMEs
Original: English

2023 ANNUAL REPORT

1.1. The Group met.
""",
        """\
A/73/100
^^^^^^^^ the masthead has symbol, distribution, original language and no date
United Nations
General Assembly
Distr.: General
Original: English

Report of the Secretary-General

1. The Assembly met.
""",
    ),
    good=(
        """\
INF/MSME/R/42
6 February 2024
(24-1234)
Page: 1/3
Informal Working Group on MSMEs
Original: English

2023 ANNUAL REPORT

1.1. The Group met.
""",
        """\
INFORMAL WORKING GROUP ON MSMES
ANNUAL REPORT

1.1. The Group met.
""",
    ),
    traps=(
        """\
WT/L/1
3 May 2004
(04-1234)

Committee on Trade

REPORT

1.1. The Committee met.
""",
        """\
INF/MSME/W/64
INFORMAL WORKING GROUP ON MSMES
2025 DRAFT ANNUAL REPORT

1.1. The Group met.
""",
    ),
    faults=(
        Fault("masthead", "(25-0912)\n\n", ""),
        Fault("united-nations", "Distr.: General\n", ""),
    ),
)

_WANTED: dict[str, dict[str, str]] = {
    "wto": {"symbol": "symbol", "date": "date", "job_number": "job number", "original_language": "original language"},
    "un": {
        "symbol": "symbol",
        "distribution": "distribution",
        "date": "date",
        "original_language": "original language",
    },
    "other": {},
}
_LATE = "original_language"
_FEWEST = 3


def check(facts: Facts) -> Iterator[Finding]:
    """At most one finding, at the first field."""
    identity = facts.identity
    wanted = _WANTED[identity.profile]
    kinds = {field.kind for field in identity.fields}
    old = identity.profile == "wto" and "pages" not in kinds
    missing = [name for kind, name in wanted.items() if kind not in kinds and not (old and kind == _LATE)]
    present = [name for kind, name in wanted.items() if kind in kinds]
    if len(present) < _FEWEST or not missing or _is_resolution(identity.symbols):
        return
    yield RULE.at(identity.fields[0].span, present=", ".join(present), missing=" and no ".join(missing))


def _is_resolution(symbols: tuple[str, ...]) -> bool:
    """Resolutions of the UN give no original language."""
    return any("/RES/" in symbol for symbol in symbols)
