"""Mutation testing of facts and checks: `make mutate`, or `python tests/mutants --sample 500 --seed 1`.

mutmut makes the mutants; its own runner collects all tests anew for each, which takes days here. We collect once, note
which test runs which line, and fork: a child changes one function where it stands and runs the tests of that line, the
quickest first, until one fails. A mutant that none fails for has survived, and is printed: a case is missing, the
code is needless, or both say the same.
"""

import argparse
import functools
import gc
import inspect
import os
import pickle
import random
import resource
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import process_time
from types import CodeType, FunctionType
from typing import NamedTuple

import coverage
import libcst as cst
import pytest
from _pytest.runner import runtestprotocol
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.configuration import config
from mutmut.mutation.file_mutation import Mutation, MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import get_ignored_lines

ROOT = Path(__file__).parents[2]
MEMORY = 3 << 30


class Mutant(NamedTuple):
    """One change of one function; `code` is the code of the function with the change."""

    path: str
    lines: range
    function: str
    change: str
    code: CodeType


class Decorated(MutationVisitor):
    """Makes mutants of decorated functions too: mutmut must not, since it copies them; we do not."""

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef) and node.decorators:
            return False
        return super()._skip_node_and_children(node)


class Module:
    """A module, and the mutations of its functions."""

    def __init__(self, path: Path) -> None:
        text = path.read_text("utf-8")
        wrapper = MetadataWrapper(cst.parse_module(text))
        visitor = Decorated(mutation_operators, get_ignored_lines(str(path), text, wrapper), None)
        self.path = str(path)
        self.tree = wrapper.visit(visitor)
        self.places = wrapper.resolve(PositionProvider)
        self.names = dict(_names(self.tree.body))
        self.mutations = [each for each in visitor.mutations if each.contained_by_top_level_function in self.names]
        self.before = _functions(compile(text, self.path, "exec"))

    def mutant(self, mutation: Mutation) -> Mutant | None:
        """What the mutation makes of its function; nothing where the code is the same."""
        old, new = mutation.original_node, mutation.mutated_node
        name = self.names[mutation.contained_by_top_level_function]
        code = _functions(compile(self.tree.deep_replace(old, new).code, self.path, "exec"))[name]
        if code == self.before[name]:
            return None
        lines = range(self.places[old].start.line, self.places[old].end.line + 1)
        change = f"{self.tree.code_for_node(old)}  ->  {self.tree.code_for_node(new)}"
        return Mutant(self.path, lines, name, change, code)


def _names(body: Iterable[cst.CSTNode], within: str = "") -> Iterator[tuple[cst.CSTNode, str]]:
    """The functions of a module and the methods of its classes, as Python names them."""
    for each in body:
        if isinstance(each, cst.FunctionDef):
            yield each, within + each.name.value
        elif isinstance(each, cst.ClassDef):
            yield from _names(each.body.body, f"{within}{each.name.value}.")


def _functions(code: CodeType) -> dict[str, CodeType]:
    """The code of the functions of a module and of the methods of its classes, by the names of Python."""
    found: dict[str, CodeType] = {}
    for each in code.co_consts:
        if isinstance(each, CodeType):
            is_function = each.co_flags & inspect.CO_NEWLOCALS and each.co_flags & inspect.CO_OPTIMIZED
            found.update({each.co_qualname: each} if is_function else _functions(each))
    return found


class Tested(NamedTuple):
    """Which tests ran a line, by the places of the tests in the collection, and the seconds that each took."""

    tests: dict[str, dict[int, list[int]]]
    seconds: list[float]


class Mutating:
    """In place of running the collected tests once: for each mutant, those that run its line."""

    def __init__(self, chosen: list[Mutant], jobs: int) -> None:
        self.chosen, self.jobs = chosen, jobs
        self.outcomes: list[tuple[Mutant, str]] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """The hook of pytest."""
        tested = _tested(session.items)
        running: dict[int, Mutant] = {}
        for mutant in [*self.chosen, None]:
            while running and (mutant is None or len(running) == self.jobs):
                pid, status = os.wait()
                self._note(running.pop(pid), status)
            if mutant and (places := _tests_of(mutant, tested)):
                limit = int(10 + 5 * sum(tested.seconds[place] for place in places))
                running[_forked(mutant, [session.items[place] for place in places], limit)] = mutant
            elif mutant:
                self.outcomes.append((mutant, "no test"))
        return True

    def _note(self, mutant: Mutant, status: int) -> None:
        outcome = "stopped" if os.WIFSIGNALED(status) else ("survived", "killed")[os.WEXITSTATUS(status)]
        self.outcomes.append((mutant, outcome))
        print(f"{len(self.outcomes)}/{len(self.chosen)} {outcome}", end="\r", file=sys.stderr)


def _tested(items: Sequence[pytest.Item]) -> Tested:
    """All tests are run once, in a child, so that nothing they leave behind reaches the mutants."""
    with tempfile.TemporaryFile() as file:
        pid = os.fork()
        if not pid:
            pickle.dump(_run_with_coverage(items), file)
            file.flush()
            os._exit(0)
        os.waitpid(pid, 0)
        file.seek(0)
        return pickle.load(file)


def _run_with_coverage(items: Sequence[pytest.Item]) -> Tested:
    measure = coverage.Coverage(data_file=None, include=[f"{each.resolve()}/*" for each in config().source_paths])
    seconds = []
    with measure.collect():
        for place, item in enumerate(items):
            measure.switch_context(str(place))
            begun = process_time()
            if any(report.failed for report in runtestprotocol(item, nextitem=None, log=False)):
                print(f"fails without a mutant: {item.nodeid}", file=sys.stderr)
            seconds.append(process_time() - begun)
    data = measure.get_data()
    ran = {path: data.contexts_by_lineno(path) for path in data.measured_files()}
    return Tested(
        {path: {line: [int(each) for each in tests if each] for line, tests in by.items()} for path, by in ran.items()},
        seconds,
    )


def _tests_of(mutant: Mutant, tested: Tested) -> list[int]:
    """The tests that run the changed lines, the quickest first; where no line says, those that run the function."""
    by_line = tested.tests.get(mutant.path, {})
    found = {place for line in mutant.lines for place in by_line.get(line, ())}
    if not found:
        lines = {line for _, _, line in mutant.code.co_lines() if line}
        found = {place for line in lines for place in by_line.get(line, ()) if line != mutant.code.co_firstlineno}
    return sorted(found, key=tested.seconds.__getitem__)


def _forked(mutant: Mutant, items: list[pytest.Item], limit: int) -> int:
    """A child that ends with 1 when a test fails for the mutant, with 0 when none does."""
    pid = os.fork()
    if pid:
        return pid
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    failed = False
    try:
        _put_in_place(mutant)
        failed = any(report.failed for item in items for report in runtestprotocol(item, nextitem=None, log=False))
    except BaseException:
        failed = True
    os._exit(failed)


def _put_in_place(mutant: Mutant) -> None:
    """The function gets the changed code wherever it is imported already; what was kept of the original is dropped."""
    for each in gc.get_objects():
        if type(each) is FunctionType:
            if (each.__code__.co_filename, each.__code__.co_qualname) == (mutant.path, mutant.function):
                each.__code__ = mutant.code
        elif isinstance(each, functools._lru_cache_wrapper):
            if (each.__module__ or "").startswith(("msme_parse.facts", "msme_parse.checks", "msme_parse.records")):
                each.cache_clear()


def main() -> None:
    """Make the mutants, draw some, try them, and print what survived."""
    parser = argparse.ArgumentParser(prog="python tests/mutants", description=__doc__.partition("\n")[0])
    parser.add_argument("modules", nargs="*", help="paths of modules; all of facts and checks when none is named")
    parser.add_argument("--sample", type=int, default=0, help="so many mutants, drawn at random; 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    os.chdir(ROOT)
    named = [Path(each) for each in options.modules]
    paths = named or [path for folder in config().source_paths for path in sorted(folder.rglob("*.py"))]
    made = [(module, each) for module in map(Module, map(Path.resolve, paths)) for each in module.mutations]
    drawn = random.Random(options.seed).sample(made, min(options.sample or len(made), len(made)))
    chosen = [mutant for module, each in drawn if (mutant := module.mutant(each))]
    mutating = Mutating(chosen, options.jobs)
    pytest.main([*config().pytest_add_cli_args, *config().pytest_add_cli_args_test_selection], plugins=[mutating])
    for mutant, outcome in sorted(mutating.outcomes, key=lambda each: (each[0].path, each[0].lines.start)):
        if outcome in ("survived", "no test"):
            print(f"{outcome}: {Path(mutant.path).relative_to(ROOT)}:{mutant.lines.start} {mutant.change}")
    counted = Counter(outcome for _, outcome in mutating.outcomes)
    alive = counted["survived"] + counted["no test"]
    print(f"{len(chosen)} of {len(made)} mutants: {dict(counted)}; {alive / max(1, len(chosen)):.1%} survive")


if __name__ == "__main__":
    main()
