"""JUnit XML, valid against the schema that Jenkins reads with: a suite a report, a test case a finding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from msme_parse.finding import RANK
from msme_parse.records.findings import FindingRecord, Linted
from msme_parse.render.characters import one_line, xml_text
from msme_parse.render.options import Options
from msme_parse.render.paths import posix


def render(results: Sequence[Linted], **options: Unpack[Options]) -> str:
    """All reports. Findings milder than `fail_on` are skipped test cases, as they do not change the exit code."""
    fail_on = options.get("fail_on", "warning")
    suites = Element("testsuites", name="msme-parse")
    for result in results:
        _add_suite(suites, result, fail_on)
    for count in ("tests", "failures"):
        suites.set(count, str(sum(int(suite.get(count, "0")) for suite in suites)))
    suites.set("errors", "0")
    indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, encoding="unicode")}\n'


def _add_suite(suites: Element, result: Linted, fail_on: str) -> None:
    failing = [_fails(record, fail_on) for record in result.records]
    suite = SubElement(
        suites,
        "testsuite",
        name=_attribute(posix(result.path)),
        tests=str(max(len(failing), 1)),
        failures=str(sum(failing)),
        errors="0",
        skipped=str(len(failing) - sum(failing)),
    )
    for record, fails in zip(result.records, failing, strict=True):
        _add_case(suite, result, record, "failure" if fails else "skipped")
    if not result.records:
        SubElement(suite, "testcase", name="no findings", classname=_attribute(posix(result.path)))
    if result.notices:
        SubElement(suite, "system-out").text = xml_text("\n".join(one_line(notice) for notice in result.notices))


def _fails(record: FindingRecord, fail_on: str) -> bool:
    return fail_on != "never" and RANK[record.severity] <= RANK[fail_on]


def _add_case(suite: Element, result: Linted, record: FindingRecord, outcome: str) -> None:
    place = ", ".join(filter(None, (record.where, f"line {record.start.line}, column {record.start.column}")))
    case = SubElement(
        suite,
        "testcase",
        name=_attribute(f"{record.code} {record.rule} ({place})"),
        classname=_attribute(posix(result.path)),
    )
    told = SubElement(case, outcome, type=record.severity, message=_attribute(record.message))
    told.text = xml_text("\n".join(_details(record)))


def _details(record: FindingRecord) -> list[str]:
    """The finding and the places it speaks of, each with path, line and column, so that tools can link to them."""
    spots = [(record.start, record.message), *((other.start, other.message) for other in record.related)]
    return [one_line(f"{record.path}:{place.line}:{place.column}: {message}") for place, message in spots]


def _attribute(text: str) -> str:
    return xml_text(one_line(text))
