"""Chunks of tasks on the cores of this machine.

The standard pool is not used for two reasons: its processes outlive a parent that is killed, and one that dies takes
the whole pool with it, without a word on which file it had. Here a process ends when its pipe does; and when one dies,
its files are given out again one by one, until the one that kills it is known.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator
from itertools import chain
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from msme_parse.batch.work import Job, Made, Result, Task, done_all

Chunks = Iterator[list[Task]]

MOST_STILLBORN = 8
"""When so many processes have died and none has ever answered, the files are not to blame."""


def run(chunks: Chunks, job: Job, processes: int) -> Iterator[list[Result]]:
    """The results of chunks, each as soon as it is there; one chunk a process is under way, no more."""
    if processes < 2:
        yield from (done_all(chunk, job) for chunk in chunks)
        return
    pool = _Pool(chunks, job)
    try:
        pool.start(processes)
        yield from pool.results()
    finally:
        pool.end()


class _Pool:
    def __init__(self, chunks: Chunks, job: Job) -> None:
        self._chunks = chunks
        self._job = job
        self._workers: dict[Connection, SpawnProcess] = {}
        self._busy: dict[Connection, list[Task]] = {}
        self._answers = 0
        self._deaths = 0

    def start(self, processes: int) -> None:
        """Begin with as many processes, or fewer if there are not so many chunks."""
        for _ in range(processes):
            self._give(None)

    def results(self) -> Iterator[list[Result]]:
        """Results until nothing is under way."""
        while self._busy:
            for ready in wait(list(self._busy)):
                assert isinstance(ready, Connection)
                chunk = self._busy.pop(ready)
                try:
                    results: list[Result] = ready.recv()
                except (EOFError, OSError):
                    results = self._lost(ready, chunk)
                    self._give(None)
                else:
                    self._answers += 1
                    self._give(ready)  # before the results are stored: the process need not wait for that
                yield results

    def _give(self, connection: Connection | None) -> None:
        """The next chunk to a process, to a new one if None is given."""
        chunk = next(self._chunks, None)
        if chunk is None:
            return
        connection = connection or self._new()
        self._busy[connection] = chunk
        with contextlib.suppress(OSError):  # it has died; we hear of that when we wait for its answer
            connection.send(chunk)

    def _new(self) -> Connection:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._job), daemon=True)
        process.start()
        theirs.close()
        self._workers[ours] = process
        return ours

    def _lost(self, connection: Connection, chunk: list[Task]) -> list[Result]:
        """A process has died: a single file is to blame, several are tried again one by one."""
        connection.close()
        process = self._workers.pop(connection)
        process.join()
        self._deaths += 1
        if not self._answers and self._deaths > MOST_STILLBORN:
            raise RuntimeError(
                'processes die before they begin; a script must call this below `if __name__ == "__main__"`'
            )
        if len(chunk) > 1:
            self._chunks = chain([[task] for task in chunk], self._chunks)
            return []
        return [Result(chunk[0].number, made=Made(error=f"the process that read it died ({_end(process)})"))]

    def end(self) -> None:
        """Close the pipes; a process that is still at work has nobody left to work for."""
        for connection, process in self._workers.items():
            connection.close()
            if connection in self._busy:
                process.terminate()
        for process in self._workers.values():
            process.join()


def _end(process: SpawnProcess) -> str:
    code = process.exitcode or 0
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def _serve(connection: Connection, job: Job) -> None:
    """A process: chunks in, results out, until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it too, and decides
    try:
        while True:
            connection.send(done_all(connection.recv(), job))
    except (EOFError, OSError):
        os._exit(0)  # the parent has gone
