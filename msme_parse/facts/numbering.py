"""Where numbers do not rise by one: of paragraphs, of notes, of annexes, of tables, figures and boxes.

A series begins again at 1 wherever it likes: in an annex, in the next decision, in the next statement. So 1 behind 7 is
no step back, unless nothing parts the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

import msgspec

from msme_parse.facts.structure import ROMAN, NumberedParagraph, from_roman
from msme_parse.source import Span

if TYPE_CHECKING:
    from msme_parse.facts import Facts

StepKind = Literal["gap", "repeat", "back"]
_LONGEST_GAP = 400
"""Numbers further apart than this belong to different series."""


class Step(msgspec.Struct, frozen=True, eq=False, gc=False):
    """Two numbers that follow each other in the text and not in the count: `1.4` behind `1.2`."""

    kind: StepKind
    of: str
    """What is numbered: `paragraph`, `note`, `annex`, `table`, `figure`, `chart`, `box`."""
    number: str
    span: Span
    """The later of the two, as a rule its label."""
    before: str
    before_span: Span
    missing: tuple[str, ...]
    """The numbers between them, for a gap."""


class Numbering(msgspec.Struct, frozen=True, eq=False, gc=False):
    """Uneven steps in reading order."""

    sections: tuple[Step, ...]
    """Of paragraphs counted by section: `1.1`, `1.2`."""
    paragraphs: tuple[Step, ...]
    """Of paragraphs counted through: `1`, `2`."""
    notes: tuple[Step, ...]
    parts: tuple[Step, ...]
    """Of annexes, tables, figures, charts and boxes."""
    headings: tuple[Step, ...]
    """Of headings of the highest level with Roman numbers: `IV` behind `II`."""


def of_one_number(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps; of the two to and from one wrong number, as in `5, 8, 7`, the first only."""
    if len(steps) == 2 and steps[1].before_span == steps[0].span:
        first, last = (from_roman(number) if number.isalpha() else int(number) for number in _ends(steps))
        return steps[:1] if last == first + 2 else steps
    return steps


def _ends(steps: tuple[Step, ...]) -> tuple[str, str]:
    return steps[0].before, steps[-1].number


def gather_numbering(facts: Facts) -> Numbering:
    """Every uneven step."""
    paragraphs = facts.structure.paragraphs
    return Numbering(
        sections=tuple(_section_steps(facts, [each for each in paragraphs if len(each.parts) > 1])),
        paragraphs=tuple(
            msgspec.structs.replace(step, missing=missing)
            for step in _steps("paragraph", _counted(each for each in paragraphs if len(each.parts) == 1))
            if (missing := _really_missing(facts, step.missing)) or step.kind != "gap"
        ),
        notes=tuple(_steps("note", _noted(facts))),
        parts=tuple(sorted(_part_steps(facts), key=lambda step: step.span)),
        headings=tuple(_steps("section", _roman(facts))),
    )


class _Item(msgspec.Struct, frozen=True, eq=False, gc=False):
    """Something with a number. `prefix` is what the number keeps while it counts: `III.` of `III.8`."""

    series: str
    """The annex in which it counts."""
    prefix: str
    ordinal: int
    number: str
    span: Span


# ---- paragraphs 1.1, 1.2, 2.1


def _section_steps(facts: Facts, paragraphs: list[NumberedParagraph]) -> Iterator[Step]:
    last: dict[tuple[int, ...], NumberedParagraph] = {}
    previous: NumberedParagraph | None = None
    for paragraph in paragraphs:
        *stem, ordinal = paragraph.parts
        section = tuple(stem)
        if previous is not None and _begins_again(paragraph, previous):
            last, previous = {}, None
        step = _section_step(facts, paragraph, section, ordinal, last.get(section), previous)
        if step is not None:
            yield step
        last[section] = previous = paragraph


def _begins_again(paragraph: NumberedParagraph, previous: NumberedParagraph) -> bool:
    """Whether numbering starts anew: in an annex, or at the beginning of a section that was there before."""
    if paragraph.annex != previous.annex:
        return True
    return paragraph.opens and paragraph.parts[-1] == 1 and paragraph.parts <= previous.parts


def _section_step(
    facts: Facts,
    paragraph: NumberedParagraph,
    section: tuple[int, ...],
    ordinal: int,
    last: NumberedParagraph | None,
    previous: NumberedParagraph | None,
) -> Step | None:
    if previous is None:
        return None
    if last is not None and ordinal <= last.parts[-1]:
        kind: StepKind = "repeat" if ordinal == last.parts[-1] and last is previous else "back"
        return _paragraph_step(kind, paragraph, previous, ())
    if paragraph.parts < previous.parts:
        return _paragraph_step("back", paragraph, previous, ())
    expected = last.parts[-1] + 1 if last is not None else 1
    if ordinal - expected > _LONGEST_GAP:
        return None
    stem = ".".join(map(str, section))
    missing = _really_missing(facts, (f"{stem}.{number}" for number in range(expected, ordinal)))
    return _paragraph_step("gap", paragraph, previous, missing) if missing else None


def _really_missing(facts: Facts, numbers: Iterable[str]) -> tuple[str, ...]:
    """The numbers that do not stand inside another paragraph."""
    return tuple(number for number in numbers if number not in facts.structure.run_in)


def _paragraph_step(
    kind: StepKind, paragraph: NumberedParagraph, previous: NumberedParagraph, missing: tuple[str, ...]
) -> Step:
    return Step(kind, "paragraph", paragraph.number, paragraph.label, previous.number, previous.label, missing)


# ---- whatever counts 1, 2, 3


def _steps(of: str, items: Iterable[_Item]) -> Iterator[Step]:
    """The uneven steps of items that count by prefix; a 1 behind a higher number begins a new series."""
    last: dict[tuple[str, str], _Item] = {}
    for item in items:
        before = last.get((item.series, item.prefix))
        last[item.series, item.prefix] = item
        if before is None or item.ordinal == before.ordinal + 1 or (item.ordinal == 1 and before.ordinal > 1):
            continue
        if item.ordinal - before.ordinal > _LONGEST_GAP:
            continue
        if item.ordinal > before.ordinal:
            missing = tuple(f"{item.prefix}{number}" for number in range(before.ordinal + 1, item.ordinal))
            yield Step("gap", of, item.number, item.span, before.number, before.span, missing)
        else:
            kind: StepKind = "repeat" if item.ordinal == before.ordinal else "back"
            yield Step(kind, of, item.number, item.span, before.number, before.span, ())


def _counted(paragraphs: Iterable[NumberedParagraph]) -> Iterator[_Item]:
    for paragraph in paragraphs:
        yield _Item(paragraph.annex, "", paragraph.parts[0], paragraph.number, paragraph.label)


def _noted(facts: Facts) -> Iterator[_Item]:
    for note in facts.notes.notes:
        if note.number.isdigit():
            yield _Item("", "", int(note.number), note.number, note.label)


def _roman(facts: Facts) -> Iterator[_Item]:
    """Headings of the body that count I, II, III."""
    for section in facts.structure.sections:
        if section.level == 1 and not section.annex and section.number and set(section.number) <= ROMAN.keys():
            yield _Item("", "", from_roman(section.number), section.number, section.span)


def _part_steps(facts: Facts) -> Iterator[Step]:
    annexes = [
        _Item("", "", annex.ordinal, annex.number, annex.label)
        for annex in facts.structure.annexes
        if annex.ordinal is not None
    ]
    yield from _steps("annex", annexes)
    by_kind: dict[str, list[_Item]] = {}
    for caption in facts.structure.captions:
        prefix, dot, last = caption.number.rpartition(".")
        if last.isdigit() and not caption.continues:
            item = _Item(caption.annex, prefix + dot, int(last), caption.number, caption.label)
            by_kind.setdefault(caption.kind, []).append(item)
    for kind, items in by_kind.items():
        yield from _steps(kind, items)
