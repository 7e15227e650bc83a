"""A run of the benchmark as tables, for eyes and for `docs/BENCHMARKS.md`."""

from collections.abc import Iterable, Iterator, Sequence

from msme_parse.bench.corpus import SMALL
from msme_parse.bench.processes import PATIENCE
from msme_parse.bench.results import Command, Cores, Cost, Edited, Results, Rounds


def page(results: Results) -> str:
    """The whole page in Markdown, readable as plain text."""
    machine = results.machine
    lines = [
        "# Benchmarks",
        "",
        "Written by `make bench`. The floor is one pass of the expression that `grammars/inline.lark` is compiled",
        "to over the same text; a ratio is the median of the ratios of each round. `extract` and `lint` start from",
        "the bare text, and `lint` runs every rule. Times of whole processes are wall times.",
        "",
        f"msme-parse {results.version} with {results.rules} rules, all on; {results.date}; Python {machine.python}",
        f"({machine.build}), {machine.system}, {machine.processor}, {machine.cores} cores.",
        *_rounds(results.rounds),
        *_costs("rules", results.slowest_rules, results),
        *_costs("facts, each with what it needs first", results.slowest_facts, results),
        *_costs("grammars, one bare pass of each", results.slowest_grammars, results),
        *_edited(results.edited),
        *_growth(results),
        *_memory(results),
        *_cores(results.cores),
        *_commands(results),
    ]
    return "\n".join(lines) + "\n"


def _rounds(measured: Sequence[Rounds]) -> Iterator[str]:
    for rounds in measured:
        yield from ("", f"## {_bytes(rounds.text.size)}, {rounds.rounds} rounds, {rounds.findings} findings", "")
        rows = (
            (
                work.name,
                _milliseconds(work.median),
                f"{_milliseconds(work.fastest)} - {_milliseconds(work.slowest)}",
                f"{work.megabytes_a_second:.1f}",
                f"{work.ratio:.2f}",
            )
            for work in rounds.work
        )
        yield from _table(("work", "median ms", "range ms", "MB/s", "x floor"), rows)


def _costs(what: str, costs: Sequence[Cost], results: Results) -> Iterator[str]:
    yield from ("", f"## The slowest {what}, {_bytes(results.memory.size)}", "")
    rows = ((cost.name, _milliseconds(cost.seconds), f"{cost.share:.1%}") for cost in costs)
    yield from _table(("name", "ms", "of a lint"), rows)


def _growth(results: Results) -> Iterator[str]:
    if results.growth:
        first = results.growth[0]
        yield from ("", f"## Growth from {_bytes(first.smallest)} to {_bytes(first.largest)}", "")
        yield from _table(("work", "exponent"), ((growth.work, f"{growth.exponent:.3f}") for growth in results.growth))


def _memory(results: Results) -> Iterator[str]:
    memory = results.memory
    yield from ("", f"## Memory of parsing {_bytes(memory.size)}", "")
    yield f"{memory.peak:.2f} bytes at the peak and {memory.kept:.2f} bytes kept, for each byte of text."


def _edited(edited: Edited) -> Iterator[str]:
    yield from ("", f"## After an edit of one paragraph in {_bytes(edited.size)}", "")
    rows = (
        ("parse", edited.parse, edited.parse),
        ("reparse, first edit", edited.first_reparse, edited.parse),
        ("reparse, later edits", edited.reparse, edited.parse),
        ("lint", edited.lint, edited.lint),
        ("reparse and lint", edited.relint, edited.lint),
    )
    shown = ((name, _milliseconds(seconds), f"{seconds / whole:.2f}") for name, seconds, whole in rows)
    yield from _table(("work", "median ms", "of the whole"), shown)


def _cores(cores: Cores) -> Iterator[str]:
    yield from ("", f"## {cores.files} reports of {_bytes(SMALL)}", "")
    yield f"One process {cores.one:.2f} s, two {cores.two:.2f} s: {cores.gain:.2f} times as fast."


def _commands(results: Results) -> Iterator[str]:
    size = results.commands[0].size
    yield from ("", f"## Whole processes on one report of {_bytes(size)}", "")
    rows = (
        (command.name, _bytes(command.size), _or_more(command), f"{command.ratio:.2f}") for command in results.commands
    )
    yield from _table(("command", "text", "median ms", "x python -c pass"), rows)


def _or_more(command: Command) -> str:
    return ("over " if command.median >= PATIENCE else "") + _milliseconds(command.median)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    body = [tuple(head), *(tuple(row) for row in rows)]
    widths = [max(len(row[column]) for row in body) for column in range(len(head))]
    for number, row in enumerate(body):
        yield "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        if number == 0:
            yield "|" + "|".join("-" * (width + 2) for width in widths) + "|"


def _bytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.1f} KB"


def _milliseconds(seconds: float) -> str:
    taken = seconds * 1000
    return f"{taken:.0f}" if taken >= 100 else f"{taken:.1f}" if taken >= 1 else f"{taken:.3f}"
