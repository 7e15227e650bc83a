"""Fixes: edits that checks propose, chosen by safety and applied without touching anything else."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from msme_parse.finding import Edit, Finding

Safety = Literal["safe", "unsafe"]
Linter = Callable[[str], Sequence[Finding]]
MOST_ROUNDS = 8
"""Mending one thing may make another mendable; after so many rounds we stop."""
MOST_ATTEMPTS = 64
"""So often a text is linted to find the fixes that do harm; what is not known to be harmless by then is left."""


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
    taken: list[tuple[int, int]] = []  # sorted, because a text may have thousands of fixes
    for finding in findings:
        fix = finding.fix
        if fix is None or not fix.edits or (fix.safety == "unsafe" and not unsafe):
            continue
        spans = [(edit.start, edit.end) for edit in fix.edits]
        if not any(_is_taken(span, taken) for span in spans):
            chosen.append(finding)
            for span in spans:
                insort(taken, span)
    return chosen


def _is_taken(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """Whether a span overlaps one of those before it, or begins where one begins."""
    start, end = span
    index = bisect_left(taken, (start, start))
    behind = index < len(taken) and (taken[index][0] < end or taken[index][0] == start)
    return behind or (index > 0 and taken[index - 1][1] > start)


def fix_text(text: str, lint: Linter, *, unsafe: bool) -> Fixed:
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
            kept = _harmless(text, findings, wanted, lint)
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


def _harmless(text: str, before: Sequence[Finding], wanted: Sequence[Finding], lint: Linter) -> list[Finding]:
    """Those of some fixes that bring no new finding, found by halving: thousands are good where one is not."""
    waiting = [list(wanted)]
    kept: list[Finding] = []
    for _ in range(MOST_ATTEMPTS):
        if not waiting:
            break
        group = waiting.pop()
        if not _worse(before, _attempt(text, group, lint)[1]):
            kept += group
        elif len(group) > 1:
            middle = len(group) // 2
            waiting += [group[middle:], group[:middle]]
    return kept


def _attempt(text: str, findings: Sequence[Finding], lint: Linter) -> tuple[str, Sequence[Finding]]:
    edited = apply_edits(text, [edit for finding in findings if finding.fix for edit in finding.fix.edits])
    return edited, lint(edited)


def _worse(before: Sequence[Finding], after: Sequence[Finding]) -> bool:
    """Whether some rule reports more than it did."""
    counts = Counter(finding.code for finding in before)
    return any(number > counts[code] for code, number in Counter(finding.code for finding in after).items())
