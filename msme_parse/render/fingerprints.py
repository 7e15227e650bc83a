"""What makes a finding the same finding after the report was edited elsewhere or wrapped anew.

A fingerprint is made of the code, the address and the marked words, their blanks and line ends made equal. The
line number is no part of it. Findings that agree in all three are told apart by their order.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from msme_parse.records.findings import FindingRecord, Linted

_LONGEST_QUOTE = 400


def fingerprints(result: Linted) -> list[str]:
    """The fingerprints of all findings of one report, each 32 hexadecimal digits, no two the same."""
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for record in result.records:
        key = (record.code, record.where, _wording(result.text, record))
        seen[key] += 1
        found.append(digest(*key, str(seen[key])))
    return found


def digest(*parts: str) -> str:
    """32 hexadecimal digits that stand for some strings in their order."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _wording(text: str, record: FindingRecord) -> str:
    """The marked words; the message where nothing is marked, as when something is missing."""
    start = record.start.offset
    return " ".join(text[start : min(record.end.offset, start + _LONGEST_QUOTE)].split()) or record.message
