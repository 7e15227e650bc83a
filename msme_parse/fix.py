"""Fixes: edits that checks propose, chosen by safety and applied without touching anything else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from msme_parse.finding import Edit, Finding

Safety = Literal["safe", "unsafe"]
MOST_ROUNDS = 8
"""Mending one thing may make another mendable; after so many rounds we stop."""


class Fixed(msgspec.Struct, frozen=True):
    """A text after fixing, and how many findings were mended."""

    text: str
    mended: int


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text after some edits that do not overlap."""
    parts: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts.append(text[position : edit.start])
        parts.append(edit.text)
        position = edit.end
    parts.append(text[position:])
    return "".join(parts)


def choose(findings: Sequence[Finding], *, unsafe: bool) -> list[Finding]:
    """The findings whose fixes can be applied together: of two that overlap, the earlier one."""
    chosen: list[Finding] = []
    taken: list[tuple[int, int]] = []
    for finding in findings:
        fix = finding.fix
        if fix is None or not fix.edits or (fix.safety == "unsafe" and not unsafe):
            continue
        spans = [(edit.start, edit.end) for edit in fix.edits]
        if not any(_touch(span, other) for span in spans for other in taken):
            chosen.append(finding)
            taken.extend(spans)
    return chosen


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one == other or (one[0] < other[1] and other[0] < one[1]) or (one[0] == other[0])


def fix_text(text: str, lint: Callable[[str], Sequence[Finding]], *, unsafe: bool) -> Fixed:
    """The text with everything mended that can be, and no fix that would bring a new finding.

    `lint` gives the findings of a text. Applying this to its own result changes nothing.
    """
    findings = lint(text)
    refused: set[tuple[str, str]] = set()
    mended = 0
    for _ in range(MOST_ROUNDS):
        wanted = [each for each in choose(findings, unsafe=unsafe) if (each.code, each.message) not in refused]
        if not wanted:
            break
        attempt, after = _attempt(text, wanted, lint)
        if _worse(findings, after):
            kept = [each for each in wanted if not _worse(findings, _attempt(text, [each], lint)[1])]
            refused.update((each.code, each.message) for each in wanted if each not in kept)
            if not kept:
                continue
            attempt, after = _attempt(text, kept, lint)
            if _worse(findings, after):
                break
            wanted = kept
        text, findings = attempt, after
        mended += len(wanted)
    return Fixed(text, mended)


def _attempt(
    text: str, findings: Sequence[Finding], lint: Callable[[str], Sequence[Finding]]
) -> tuple[str, Sequence[Finding]]:
    edited = apply_edits(text, [edit for finding in findings if finding.fix for edit in finding.fix.edits])
    return edited, lint(edited)


def _worse(before: Sequence[Finding], after: Sequence[Finding]) -> bool:
    """Whether some rule reports more than it did."""
    counts = Counter(finding.code for finding in before)
    return any(number > counts[code] for code, number in Counter(finding.code for finding in after).items())
