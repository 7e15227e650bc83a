"""One page for people without a terminal: the reports themselves, with the findings in the margin.

The page is one file and needs no script. Choosing by severity and by subject is done by the style sheet alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files
from typing import Unpack

from msme_parse.catalogue import CataloguedRule, by_code
from msme_parse.finding import SEVERITIES
from msme_parse.records.findings import FindingRecord, Linted
from msme_parse.render.margin import Numbered, section, shown
from msme_parse.render.options import Options
from msme_parse.render.summary import WORDS, summary, tally

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render(results: Sequence[Linted], **_options: Unpack[Options]) -> str:
    """The whole page."""
    records = [record for result in results for record in result.records]
    families = _families(records)
    title = escape(summary(results).rstrip("."))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title} – msme-parse</title>\n<style>\n{_style_sheet(families)}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#findings">Skip to the findings</a>\n<header>\n<h1>{title}</h1>\n{_contents(results)}'
        f'</header>\n{_choices(records, families)}<main id="findings">\n{_sections(results, families)}</main>\n'
        f"{_rules({record.code for record in records})}</body>\n</html>\n"
    )


def _family(code: str) -> str:
    """The family of a rule; the letters of its code when the rule is not of the catalogue."""
    entry = by_code().get(code)
    return entry.family if entry else code.rstrip("0123456789")


def _families(records: Iterable[FindingRecord]) -> dict[str, str]:
    """The families on the page, each with the class that stands for it."""
    return {name: f"f{number}" for number, name in enumerate(sorted({_family(record.code) for record in records}))}


def _style_sheet(families: dict[str, str]) -> str:
    """The fixed part, then what each checkbox hides and what each kind of mark looks like while it is shown."""
    hiding = [
        f"body:has(#show-{box}:not(:checked)) .{box} {{ display: none; }}\n"
        for box in [*SEVERITIES, *families.values()]
        if families
    ]
    marking = [
        f"body:has(#show-{severity}:checked):has(#show-{family}:checked) .{severity}-{family} "
        f"{{ --tint: var(--{severity}-tint); --line: var(--{severity}); }}\n"
        for severity in reversed(SEVERITIES)  # the gravest last, so that it wins where spans overlap
        for family in families.values()
    ]
    return files("msme_parse.render").joinpath("page.css").read_text(encoding="utf-8") + "".join(hiding + marking)


def _contents(results: Sequence[Linted]) -> str:
    """Links to the reports, when there are several."""
    if len(results) < 2:
        return ""
    entries = "".join(
        f'<li><a href="#r{number}">{shown(result.path)}</a> {tally(result.records)}</li>'
        for number, result in enumerate(results, 1)
    )
    return f'<nav aria-label="Reports"><ol>{entries}</ol></nav>\n'


def _choices(records: Sequence[FindingRecord], families: dict[str, str]) -> str:
    """Checkboxes by severity and by subject; none where there is nothing to choose from."""
    if not records:
        return ""
    severities = Counter(record.severity for record in records)
    names = Counter(_family(record.code) for record in records)
    first = "".join(
        _box(severity, f"{WORDS[severity]}s", severities[severity]) for severity in SEVERITIES if severities[severity]
    )
    second = "".join(_box(family, name, names[name]) for name, family in families.items())
    return (
        '<form class="choices" aria-label="Findings to show">\n'
        f"<fieldset><legend>Severity</legend>{first}</fieldset>\n"
        f"<fieldset><legend>Subject</legend>{second}</fieldset>\n"
        '<fieldset><legend>Text</legend><label><input type="checkbox" id="show-all" checked> '
        "also lines without findings</label></fieldset>\n</form>\n"
    )


def _box(name: str, label: str, number: int) -> str:
    return (
        f'<label class="box-{name}"><input type="checkbox" id="show-{name}" checked>'
        f" {shown(label)} <small>{number}</small></label>"
    )


def _sections(results: Sequence[Linted], families: dict[str, str]) -> str:
    sections = []
    number = 1
    for index, result in enumerate(results, 1):
        numbered = [
            Numbered(place, families[_family(record.code)], record)
            for place, record in enumerate(result.records, number)
        ]
        number += len(numbered)
        sections.append(section(index, result, numbered))
    return "".join(sections)


def _rules(codes: Iterable[str]) -> str:
    """What the rules that were reported mean, for somebody who cannot ask the command line."""
    entries = [by_code()[code] for code in sorted(codes) if code in by_code()]
    if not entries:
        return ""
    described = "".join(map(_rule, entries))
    return f'<section class="rules" aria-labelledby="rules">\n<h2 id="rules">The rules</h2>\n{described}</section>\n'


def _rule(entry: CataloguedRule) -> str:
    rule = entry.rule
    paragraphs = (rule.summary, *rule.explanation.split("\n\n"), f"Evidence: {rule.evidence}")
    told = "".join(f"<p>{_prose(paragraph)}</p>" for paragraph in paragraphs if paragraph)
    return f'<article id="{rule.code}"><h3>{rule.code} {shown(rule.name)}</h3>{told}</article>\n'


def _prose(text: str) -> str:
    """Words about a rule; what stands between two backticks is quoted from a report."""
    words, *quoted = shown(text).split("`")
    if len(quoted) % 2:
        return shown(text)
    return words + "".join(f"<code>{quote}</code>{rest}" for quote, rest in zip(quoted[::2], quoted[1::2], strict=True))
