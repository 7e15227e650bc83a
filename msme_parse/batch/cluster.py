"""Chunks of tasks on an existing Dask cluster.

Files are read here and travel as bytes, so the machines of the cluster need not see them, only have msme_parse. Dask
gives the work of a machine that dies to another; what is finished is kept here, by path, so nothing is doubled.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from msme_parse import __version__
from msme_parse.batch.work import Item, Job, Made, Result, Task, finished, make, opened
from msme_parse.config import ConfigurationError, Settings

Chunks = Iterator[list[Task]]

AHEAD = 3
"""Chunks for each thread of the cluster that are under way: enough that none waits, few enough to be held."""
ALONE = 1
"""What was under way where workers died is sent again at the end, one by one: then it is known what is to blame."""
PATIENCE = "15s"
"""So long the scheduler may take to answer."""


def make_all(items: Sequence[Item], settings: Settings) -> tuple[str, list[Made]]:
    """The work of the cluster: what became of some files, and the version of the program that did it."""
    return __version__, [make(item, settings) for item in items]


def run(chunks: Chunks, job: Job, address: str) -> Iterator[list[Result]]:
    """The results of chunks, each as soon as it is there.

    Raises ConfigurationError when no cluster is at `address`, when it is lost, or when another version works there.
    """
    try:
        from distributed import Client
        from distributed.utils import silence_logging_cmgr
    except ImportError as error:
        message = "--scheduler needs Dask, which is not installed: pip install 'msme-parse[dask]'"
        raise ConfigurationError(message) from error
    with silence_logging_cmgr("CRITICAL"):  # Dask logs a lost connection with its traceback; we say it in one line
        try:
            client = Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise ConfigurationError(f"no Dask scheduler answers at {address}: {error}") from error
        with contextlib.closing(client):
            yield from _results(client, chunks, job)


class _Sent(msgspec.Struct, frozen=True):
    """A file that the cluster has been given."""

    task: Task
    item: Item
    key: bytes


def _results(client: Any, chunks: Chunks, job: Job) -> Iterator[list[Result]]:
    from distributed import as_completed
    from distributed.scheduler import KilledWorker

    batches = _to_send(chunks, job)
    limit = AHEAD * max(1, sum(client.nthreads().values()))
    under_way: dict[Any, list[_Sent]] = {}
    suspects: list[_Sent] = []
    returned = as_completed(raise_errors=False, loop=client.loop)
    while True:
        while len(under_way) < limit and (batch := next(batches, None)) is not None:
            known, sent = batch
            if known:
                yield known
            if sent:
                future = client.submit(make_all, [each.item for each in sent], job.settings, pure=False)
                under_way[future] = sent
                returned.add(future)
        if not under_way:
            if not suspects:
                return
            batches, suspects, limit = iter([([], [each]) for each in suspects]), [], ALONE
            continue
        future = next(returned)
        sent = under_way.pop(future)
        try:
            yield _received(future, sent)
        except KilledWorker as error:
            if limit == ALONE:
                yield [
                    finished(each.task, each.key, Made(error=f"the process that read it died: {error}"))
                    for each in sent
                ]
            else:
                suspects += sent


def _to_send(chunks: Chunks, job: Job) -> Iterator[tuple[list[Result], list[_Sent]]]:
    """Each chunk in two parts: what needs no work, and what the cluster has to do."""
    for chunk in chunks:
        known: list[Result] = []
        sent: list[_Sent] = []
        for task in chunk:
            found = opened(task, job)
            if isinstance(found, Result):
                known.append(found)
            else:
                sent.append(_Sent(task, *found))
        yield known, sent


def _received(future: Any, sent: Sequence[_Sent]) -> list[Result]:
    from distributed.scheduler import KilledWorker

    try:
        version, made = future.result()
    except KilledWorker:
        raise
    except Exception as error:  # whatever Dask may raise: the store has what is done, a rerun goes on
        raise ConfigurationError(f"the cluster cannot go on: {type(error).__name__}: {error}") from error
    if version != __version__:
        raise ConfigurationError(f"the cluster has msme_parse {version}, this is {__version__}")
    return [finished(each.task, each.key, result) for each, result in zip(sent, made, strict=True)]
