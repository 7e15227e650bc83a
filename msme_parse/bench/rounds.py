"""The work inside one process: each kind in turn, round after round, so that a slow moment hits all alike."""

import gc
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from hashlib import sha256
from statistics import fmean, median
from time import perf_counter

import msme_parse
from msme_parse.bench.results import Cost, Edited, Growth, Rounds, Text, Work
from msme_parse.catalogue import CataloguedRule, catalogue
from msme_parse.facts import Facts
from msme_parse.finding import Edit
from msme_parse.linting import lint_facts
from msme_parse.records.extract import to_json
from msme_parse.syntax.engine import Grammar, grammar_names
from msme_parse.tree.nodes import Report

FLOOR = "floor"


def kinds_of_work() -> Mapping[str, Callable[[str], object]]:
    """What is measured, by name. All start from the bare text; `lint` runs every rule, also those that are off."""
    return {
        FLOOR: partial(_bare_pass, Grammar("inline", {}).master.finditer),
        "parse": msme_parse.parse,
        "extract": lambda text: to_json(msme_parse.extract(msme_parse.parse(text)), indent=0),
        "lint": lambda text: lint_facts(Facts(msme_parse.parse(text)), rules=catalogue()),
    }


def run_rounds(text: str, rounds: int) -> Rounds:
    """Every kind of work on one text, `rounds` times, after one round that does not count."""
    work = kinds_of_work()
    seconds: dict[str, list[float]] = {name: [] for name in work}
    findings = len(lint_facts(Facts(msme_parse.parse(text)), rules=catalogue()))
    for number in range(rounds + 1):
        for name, do in work.items():
            taken = timed(do, text)
            if number:
                seconds[name].append(taken)
    size = len(text.encode())
    floor = seconds[FLOOR]
    return Rounds(
        text=Text(len(text), size, sha256(text.encode()).hexdigest()),
        rounds=rounds,
        findings=findings,
        work=tuple(_work(name, taken, floor, size) for name, taken in seconds.items()),
    )


def timed(do: Callable[[str], object], text: str) -> float:
    """Seconds for one call, with the rubbish of the call before cleared away first."""
    gc.collect()
    start = perf_counter()
    do(text)
    return perf_counter() - start


def _work(name: str, taken: Sequence[float], floor: Sequence[float], size: int) -> Work:
    middle = median(taken)
    ratio = median(ours / theirs for ours, theirs in zip(taken, floor, strict=True))
    return Work(name, middle, min(taken), max(taken), size / middle / 1e6, ratio)


def slowest_rules(text: str, rounds: int, number: int = 5) -> tuple[Cost, ...]:
    """The rules that take longest on facts that have been gathered, and their share of a whole lint."""
    facts = Facts(msme_parse.parse(text))
    lint_facts(facts, rules=catalogue())
    whole = _whole_lint(text, rounds)
    costs = []
    for entry in catalogue():
        seconds = median(_timed_check(entry, facts) for _ in range(rounds))
        costs.append(Cost(f"{entry.rule.code} {entry.rule.name}", seconds, seconds / whole))
    return tuple(sorted(costs, key=lambda cost: -cost.seconds)[:number])


def slowest_facts(text: str, rounds: int, number: int = 5) -> tuple[Cost, ...]:
    """The kinds of fact that take longest, each gathered alone on a report that has been parsed."""
    report = msme_parse.parse(text)
    whole = _whole_lint(text, rounds)
    costs = []
    for name in [name for name, value in vars(Facts).items() if isinstance(value, cached_property)]:
        seconds = median(timed(partial(_gather, report, name), text) for _ in range(rounds))
        costs.append(Cost(name, seconds, seconds / whole))
    return tuple(sorted(costs, key=lambda cost: -cost.seconds)[:number])


def slowest_grammars(text: str, rounds: int, number: int = 5) -> tuple[Cost, ...]:
    """The grammars whose expressions take longest for a bare pass over a text. Most are asked at a few places only."""
    whole = _whole_lint(text, rounds)
    costs = []
    for name in grammar_names():
        scan = partial(_bare_pass, Grammar(name, {}).master.finditer)
        seconds = median(timed(scan, text) for _ in range(rounds))
        costs.append(Cost(name, seconds, seconds / whole))
    return tuple(sorted(costs, key=lambda cost: -cost.seconds)[:number])


def _bare_pass(scan: Callable[[str], Iterable[object]], text: str) -> int:
    return sum(1 for _ in scan(text))


def after_an_edit(text: str, rounds: int) -> Edited:
    """What an edit in the middle of a text costs, parsed and linted again."""
    report = msme_parse.parse(text)
    place = text.index(" the ", len(text) // 2)
    edit = Edit(place, place + 5, " some other ")
    chained = msme_parse.reparse(report, Edit(place, place, "x"))

    def first(text: str) -> object:
        return msme_parse.reparse(Report(report.source, report.blocks), edit)

    def again(text: str) -> Report:
        return msme_parse.reparse(chained, edit)

    def relint(text: str) -> object:
        return lint_facts(Facts(again(text)), rules=catalogue())

    work = (msme_parse.parse, first, again, kinds_of_work()["lint"], relint)
    seconds = [median(timed(do, text) for _ in range(rounds)) for do in work]
    return Edited(len(text.encode()), *seconds)


def _gather(report: Report, name: str, text: str) -> object:
    return getattr(Facts(report), name)


def _whole_lint(text: str, rounds: int) -> float:
    return median(timed(kinds_of_work()["lint"], text) for _ in range(rounds))


def _timed_check(entry: CataloguedRule, facts: Facts) -> float:
    return timed(lambda _: list(entry.check(facts)), facts.text)


def growth(measured: Sequence[Rounds]) -> tuple[Growth, ...]:
    """How each kind of work grows over texts of different sizes; nothing when there is only one."""
    if len(measured) < 2:
        return ()
    sizes = [rounds.text.size for rounds in measured]
    names = [work.name for work in measured[0].work]
    by_name = {
        name: [work.median for rounds in measured for work in rounds.work if work.name == name] for name in names
    }
    return tuple(Growth(name, min(sizes), max(sizes), slope(sizes, by_name[name])) for name in names)


def slope(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """The exponent that fits best: least squares over logarithms.

    >>> round(slope([10, 100, 1000], [3, 300, 30000]), 6)
    2.0
    """
    across = [math.log(size) for size in sizes]
    up = [math.log(taken) for taken in seconds]
    middle_across, middle_up = fmean(across), fmean(up)
    rise = sum((x - middle_across) * (y - middle_up) for x, y in zip(across, up, strict=True))
    return rise / sum((x - middle_across) ** 2 for x in across)
