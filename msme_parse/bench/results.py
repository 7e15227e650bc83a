"""What a run of the benchmark gives: its JSON shape. Times are seconds, sizes are bytes of UTF-8."""

import msgspec


class Machine(msgspec.Struct, frozen=True):
    """Where the figures come from."""

    python: str
    build: str
    """How the interpreter was optimized, as far as it says so itself: `PGO`, `LTO`, `PGO LTO` or `plain`."""
    system: str
    processor: str
    cores: int


class Text(msgspec.Struct, frozen=True):
    """A text that was measured; the same `sha256` means the same text."""

    characters: int
    size: int
    sha256: str


class Work(msgspec.Struct, frozen=True):
    """One kind of work on one text. `ratio` is the median of its ratios to the floor, taken round by round."""

    name: str
    median: float
    fastest: float
    slowest: float
    megabytes_a_second: float
    ratio: float


class Cost(msgspec.Struct, frozen=True):
    """A bare pass of a grammar's expression; one rule on facts that are gathered already; or one kind of fact with all
    it needs first. Its time, and what part of a whole lint that is. Facts that stand on others count those again.
    """

    name: str
    seconds: float
    share: float


class Rounds(msgspec.Struct, frozen=True):
    """All kinds of work on one text, in turn, `rounds` times."""

    text: Text
    rounds: int
    findings: int
    work: tuple[Work, ...]


class Growth(msgspec.Struct, frozen=True):
    """How time grows with size: the slope of log time over log size; 1 is linear."""

    work: str
    smallest: int
    largest: int
    exponent: float


class Memory(msgspec.Struct, frozen=True):
    """What parsing takes in a fresh process, in bytes for each byte of text; the text itself not counted."""

    size: int
    peak: float
    kept: float


class Edited(msgspec.Struct, frozen=True):
    """What an edit of one paragraph costs, against the same from the beginning; seconds.

    `reparse` is the second and every later edit; the first has to name the old lines once.
    """

    size: int
    parse: float
    first_reparse: float
    reparse: float
    lint: float
    relint: float


class Cores(msgspec.Struct, frozen=True):
    """Many short reports linted by one process and by two; `gain` is how many times as fast two are."""

    files: int
    one: float
    two: float
    gain: float


class Command(msgspec.Struct, frozen=True):
    """A whole process on one file: median wall time, and that against `python -c pass` run in turn with it."""

    name: str
    size: int
    median: float
    ratio: float


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """One run of the benchmark."""

    version: str
    date: str
    machine: Machine
    rules: int
    rounds: tuple[Rounds, ...]
    slowest_rules: tuple[Cost, ...]
    slowest_facts: tuple[Cost, ...]
    slowest_grammars: tuple[Cost, ...]
    edited: Edited
    cores: Cores
    growth: tuple[Growth, ...]
    memory: Memory
    commands: tuple[Command, ...]


def to_json(results: Results) -> bytes:
    """The JSON of a run, with a line end."""
    return msgspec.json.format(msgspec.json.encode(results)) + b"\n"
