"""SARIF 2.1.0, the format that code hosts, editors and viewers of findings share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Unpack

import msme_parse
from msme_parse.catalogue import by_code
from msme_parse.finding import Severity
from msme_parse.records.findings import FindingRecord, FixRecord, Linted, PlaceRecord
from msme_parse.render.characters import one_line
from msme_parse.render.encode import json_document
from msme_parse.render.fingerprints import fingerprints
from msme_parse.render.options import Options
from msme_parse.render.pages import rule_page
from msme_parse.render.paths import uri_reference
from msme_parse.source import Lines

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def render(results: Sequence[Linted], **_options: Unpack[Options]) -> str:
    """One run over all reports, with a description of each rule that was reported."""
    codes = sorted({record.code: record.rule for result in results for record in result.records}.items())
    places = {code: index for index, (code, _name) in enumerate(codes)}
    artifacts = {
        uri: index for index, uri in enumerate(dict.fromkeys(uri_reference(result.path) for result in results))
    }
    run = {
        "tool": {"driver": _driver(codes)},
        "invocations": [_invocation(results)],
        "artifacts": [{"location": {"uri": uri}} for uri in artifacts],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [entry for result in results for entry in _results(result, artifacts, places)],
    }
    return json_document({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver(codes: Iterable[tuple[str, str]]) -> dict[str, object]:
    return {
        "name": "msme-parse",
        "version": msme_parse.__version__,
        "rules": [_rule(code, name) for code, name in codes],
    }


def _rule(code: str, name: str) -> dict[str, object]:
    """What SARIF calls a reporting descriptor; a rule that is not of the catalogue has a code and a name only."""
    entry = by_code().get(code)
    if entry is None:
        return {"id": code, "name": name}
    rule = entry.rule
    return {
        "id": code,
        "name": name,
        "shortDescription": _message(rule.summary),
        "fullDescription": _message(rule.explanation or rule.summary),
        "help": {"text": f"{rule.explanation}\n\n{rule.evidence}", "markdown": rule_page(entry)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.on},
        "properties": {"tags": [entry.family]},
    }


def _invocation(results: Sequence[Linted]) -> dict[str, object]:
    notices = [
        {
            "level": "note",
            "message": _message(notice),
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri_reference(result.path)}}}],
        }
        for result in results
        for notice in result.notices
    ]
    return {"executionSuccessful": True, "toolExecutionNotifications": notices}


def _results(result: Linted, artifacts: Mapping[str, int], places: Mapping[str, int]) -> Iterable[dict[str, object]]:
    uri = uri_reference(result.path)
    artifact = {"uri": uri, "index": artifacts[uri]}
    lines = Lines(result.text)
    for record, fingerprint in zip(result.records, fingerprints(result), strict=True):
        yield {
            "ruleId": record.code,
            "ruleIndex": places[record.code],
            "level": _LEVELS[record.severity],
            "message": _message(record.message),
            "locations": [_location(artifact, record.start, record.end) | _address(record)],
            "relatedLocations": [
                {"id": number, "message": _message(other.message)} | _location(artifact, other.start, other.end)
                for number, other in enumerate(record.related, 1)
            ],
            "partialFingerprints": {"msmeParseFinding/v1": fingerprint},
            "fixes": [_fix(artifact, lines, record.fix)] if record.fix and record.fix.edits else [],
        }


def _location(artifact: Mapping[str, object], start: PlaceRecord, end: PlaceRecord) -> dict[str, object]:
    return {"physicalLocation": {"artifactLocation": artifact, "region": _region(start, end)}}


def _region(start: PlaceRecord, end: PlaceRecord) -> dict[str, int]:
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": start.offset,
        "charLength": end.offset - start.offset,
    }


def _address(record: FindingRecord) -> dict[str, object]:
    return {"logicalLocations": [{"fullyQualifiedName": record.where}]} if record.where else {}


def _fix(artifact: Mapping[str, object], lines: Lines, fix: FixRecord) -> dict[str, object]:
    replacements = [
        {"deletedRegion": _edited(lines, edit.start, edit.end), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    return {
        "description": _message(fix.message),
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "properties": {"safety": fix.safety},
    }


def _edited(lines: Lines, start: int, end: int) -> dict[str, int]:
    first, last = lines.place(start), lines.place(end)
    return _region(PlaceRecord(first.line, first.column, start), PlaceRecord(last.line, last.column, end))


def _message(text: str) -> dict[str, str]:
    """A plain message. SARIF reads braces as placeholders unless doubled, and `[…](…)` as a link unless escaped."""
    plain = one_line(text).replace("{", "{{").replace("}", "}}")
    if "](" in plain:
        plain = plain.replace("[", "\\[").replace("]", "\\]")
    return {"text": plain}
