"""Two editions side by side, as a person reads it: what went in `[-brackets-]`, what came in `{+braces+}`."""

from __future__ import annotations

import textwrap
from difflib import SequenceMatcher

from msme_parse.records.diff import DiffRecord, PassageChange

NEAR = 6
"""So many unchanged words are shown on either side of a change."""
WIDTH = 100
MOST_WORDS = 2_000
"""Longer passages are shown as changed, without their words."""


def editions_text(record: DiffRecord) -> str:
    """The comparison as text, one block for each paragraph or note that differs."""
    blocks = [_summary(record), *(_passage(change) for change in record.passages), *_lists(record)]
    return "\n\n".join(blocks) + "\n"


def _summary(record: DiffRecord) -> str:
    fates = [change.fate for change in record.passages]
    counted = ", ".join(f"{fates.count(fate)} {fate}" for fate in ("changed", "new", "gone"))
    return f"{record.old} -> {record.new}\nparagraphs and notes: {record.same} the same, {counted}"


def _passage(change: PassageChange) -> str:
    where = change.new_where or change.old_where
    moved = f" (was {change.old_where})" if change.new_where and change.old_where not in (None, where) else ""
    words = _compared(change.old_text, change.new_text) if change.fate == "changed" else _shortened(change)
    shown = textwrap.fill(words, WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
    return f"{where} {change.fate}{moved}\n{shown}"


def _shortened(change: PassageChange) -> str:
    return textwrap.shorten(change.new_text or change.old_text or "", 4 * WIDTH, placeholder=" ...")


def _compared(old_text: str | None, new_text: str | None) -> str:
    old, new = (old_text or "").split(), (new_text or "").split()
    if max(len(old), len(new)) > MOST_WORDS:
        return "too long to be compared word by word"
    parts: list[str] = []
    for step, first, last, first_new, last_new in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            parts.append(_near(old[first:last], at_start=first == 0, at_end=last == len(old)))
            continue
        if last > first:
            parts.append(f"[-{' '.join(old[first:last])}-]")
        if last_new > first_new:
            parts.append(f"{{+{' '.join(new[first_new:last_new])}+}}")
    return " ".join(parts)


def _near(words: list[str], *, at_start: bool, at_end: bool) -> str:
    """Unchanged words, the middle left out where it is long."""
    ahead, behind = 0 if at_start else NEAR, 0 if at_end else NEAR
    if len(words) <= ahead + behind + 1:
        return " ".join(words)
    return " ".join([*words[:ahead], "...", *(words[-behind:] if behind else ())])


def _lists(record: DiffRecord) -> list[str]:
    members, symbols = record.members, record.symbols
    blocks = []
    if members.joined or members.left:
        blocks.append(
            f"Members: {members.old_members} -> {members.new_members}"
            + _line("joined", members.joined, "; ")
            + _line("left", members.left, "; ")
        )
    if symbols.new or symbols.gone:
        blocks.append("symbols" + _line("new", symbols.new, ", ") + _line("gone", symbols.gone, ", "))
    return blocks


def _line(title: str, items: tuple[str, ...], separator: str) -> str:
    return f"\n  {title}: {separator.join(items)}" if items else ""
