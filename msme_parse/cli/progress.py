"""A progress bar on standard error, for many files and for people only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")
FEWEST_FILES = 50


@contextmanager
def watched(results: Iterable[T], total: int) -> Iterator[Iterable[T]]:
    """The same results, counted on the terminal while they come; nothing is drawn into a pipe or for few files."""
    if total < FEWEST_FILES or not sys.stderr.isatty():
        yield results
        return
    from rich.console import Console
    from rich.progress import track

    yield track(results, total=total, description="Reports", console=Console(stderr=True), transient=True)


@contextmanager
def counted(what: str, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A function that is told how many are done, of how many; it draws a bar, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        from msme_parse.batch import unwatched

        yield unwatched
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        line = bar.add_task(what, total=None)
        yield lambda done, of: bar.update(line, completed=done, total=of)
