"""The code quality report of GitLab: an array of findings, each with a fingerprint that outlives an edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Unpack

from msme_parse.finding import Severity
from msme_parse.records.findings import FindingRecord, Linted
from msme_parse.render.characters import one_line
from msme_parse.render.encode import json_document
from msme_parse.render.fingerprints import digest, fingerprints
from msme_parse.render.options import Options
from msme_parse.render.paths import posix

_SEVERITIES: Mapping[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(results: Sequence[Linted], **_options: Unpack[Options]) -> str:
    """All findings; GitLab shows only the first of those that share a fingerprint, so none do."""
    times: Counter[str] = Counter()
    entries = []
    for result in results:
        times[result.path] += 1
        for record, fingerprint in zip(result.records, fingerprints(result), strict=True):
            unique = digest(posix(result.path), fingerprint, str(times[result.path]))
            entries.append(_entry(record, unique))
    return json_document(entries)


def _entry(record: FindingRecord, fingerprint: str) -> dict[str, object]:
    address = f" [{record.where}]" if record.where else ""
    return {
        "description": one_line(f"{record.message}{address}"),
        "check_name": record.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[record.severity],
        "location": {
            "path": posix(record.path),
            "lines": {"begin": record.start.line, "end": record.end.line},
        },
    }
