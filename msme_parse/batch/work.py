"""The work on one file of a collection: a pure function from bytes to one line of JSON.

`report_line` is for any scheduler there is. What stands around it is for `msme-parse batch`: it leaves out a file whose
result is kept, and turns whatever can go wrong into an error of that file.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import zlib
from collections.abc import Sequence

import msgspec

from msme_parse.cache import program_digest
from msme_parse.config import ConfigurationError, Settings, known_rules
from msme_parse.facts import Facts
from msme_parse.facts.members import dated
from msme_parse.readers import AS_FOUND, Reading, UnreadableInput, file_bytes, read_bytes, shown_path
from msme_parse.records.collected import collected
from msme_parse.records.extract import report_record, to_json
from msme_parse.records.findings import linted
from msme_parse.run import fault_of_ours, findings_of, gathered
from msme_parse.suppress import sidecar_of, suppressions_of

COMPRESSION = 1
"""The quickest: a line shrinks to a quarter, in a hundredth of the time that its report takes."""


def report_line(data: bytes, name: str, settings: Settings | None = None, suppressions: bytes = b"") -> bytes:
    """The record of a report and its findings as one line of JSON, line end included.

    `suppressions` is the content of the file `NAME.msme.toml` beside the report. The same input gives the same bytes in
    any process. Raises UnreadableInput when `data` is no text, ConfigurationError when `suppressions` or `settings`
    cannot be understood.
    """
    return _line(_facts(data, name, settings or Settings()), settings or Settings(), suppressions)


def _facts(data: bytes, name: str, settings: Settings) -> Facts:
    return gathered(read_bytes(data, name, settings.reading), settings)


def _line(facts: Facts, settings: Settings, suppressions: bytes) -> bytes:
    sidecar = sidecar_of(facts.report.source.path)
    decided = suppressions_of(suppressions, sidecar, known_rules(settings)) if suppressions else ()
    findings = findings_of(facts, settings, decided)
    return to_json(collected(report_record(facts), linted(facts, findings).records), indent=0) + b"\n"


class Item(msgspec.Struct, frozen=True):
    """A file as it was read, with what is decided of it."""

    name: str
    data: bytes
    suppressions: bytes


class Made(msgspec.Struct, frozen=True):
    """What became of a file: its line, compressed, or why there is none.

    `day` is the day on which an undated report was judged, and empty when the day did not matter.
    """

    line: bytes = b""
    error: str = ""
    day: str = ""


def load(path: str, reading: Reading = AS_FOUND) -> Item:
    """A file and its sidecar. Raises UnreadableInput."""
    data = file_bytes(path, reading)
    sidecar = sidecar_of(path)
    suppressions = file_bytes(sidecar) if os.path.isfile(sidecar) else b""
    return Item(shown_path(path), data, suppressions)


def make(item: Item, settings: Settings) -> Made:
    """The line of a file, or its error. Never raises: one file must not end the work on 100,000 others."""
    try:
        facts = _facts(item.data, item.name, settings)
        line = _line(facts, settings, item.suppressions)
    except UnreadableInput as error:
        return Made(error=error.reason)
    except ConfigurationError as error:
        return Made(error=str(error))
    except Exception as error:
        return Made(error=fault_of_ours(error))
    day = "" if dated(facts) else datetime.date.today().isoformat()
    return Made(zlib.compress(line, COMPRESSION), "", day)


class Job(msgspec.Struct, frozen=True):
    """What is the same for all files of a run."""

    settings: Settings
    base: bytes
    """Digest of everything but the file that a result depends on."""


def job_of(settings: Settings) -> Job:
    """The job that the settings and this program make.

    A baseline and a previous edition are those of single reports; what is printed and when it fails concerns `lint`.
    """
    settings = msgspec.structs.replace(settings, baseline=None, previous=None, fail_on="warning", output_format="full")
    digest = hashlib.sha256(program_digest().encode())
    digest.update(msgspec.json.encode(settings, order="deterministic"))
    return Job(settings, digest.digest())


class Task(msgspec.Struct, frozen=True):
    """A file to be worked on, and what is kept of it from another time."""

    number: int
    path: str
    kept_key: bytes = b""
    kept_day: str = ""


class Result(msgspec.Struct, frozen=True):
    """What became of a task; `made` is None when the kept result still holds."""

    number: int
    key: bytes = b""
    made: Made | None = None


def key_of(item: Item, job: Job) -> bytes:
    """What a result is found by: it changes with the file, its name, its suppressions, the settings and the program."""
    digest = hashlib.sha256(job.base)
    for part in (item.name.encode("utf-8", "surrogatepass"), item.data, item.suppressions):
        digest.update(hashlib.sha256(part).digest())
    return digest.digest()


def opened(task: Task, job: Job) -> tuple[Item, bytes] | Result:
    """The file of a task and its key; or the result, when it cannot be read or has not changed."""
    try:
        item = load(task.path, job.settings.reading)
    except UnreadableInput as error:
        return Result(task.number, made=Made(error=error.reason))
    key = key_of(item, job)
    if key == task.kept_key and task.kept_day in ("", datetime.date.today().isoformat()):
        return Result(task.number)
    return item, key


def done(task: Task, job: Job) -> Result:
    """The result of one task."""
    found = opened(task, job)
    if isinstance(found, Result):
        return found
    item, key = found
    return finished(task, key, make(item, job.settings))


def finished(task: Task, key: bytes, made: Made) -> Result:
    """A result that is kept under its key; an error is kept under none, so that it is tried again."""
    return Result(task.number, b"" if made.error else key, made)


def done_all(tasks: Sequence[Task], job: Job) -> list[Result]:
    """The results of some tasks, in their order."""
    return [done(task, job) for task in tasks]
