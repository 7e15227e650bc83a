"""A batch that is killed: a rerun completes, nothing is lost or doubled, no file is damaged, nothing is left behind."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from collections_for_tests import batch, content, write_collection

from msme_parse.batch import collect, store_of
from msme_parse.config import Settings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at as Linux shows them")

SETTINGS = Settings(plugins=False)
KILLS = int(os.environ.get("MSME_PARSE_KILLS", "30"))
"""How often a batch is killed at a random moment; `MSME_PARSE_KILLS=200` for a long run by hand."""

SUFFIXES = (".jsonl", ".sqlite", ".parquet")

KILLED_AT = """
import os, pathlib, signal, sys
from msme_parse.batch import collect
from msme_parse.config import Settings

place, last = sys.argv[1], int(sys.argv[2])
EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree", "os.chmod", "sqlite3.connect"}
seen = 0

def count(event, details):
    global seen
    if event in EVENTS and str(details[0]).startswith(place):
        seen += 1
        if seen == last:
            os.kill(os.getpid(), signal.SIGKILL)

paths = sorted(str(file) for file in pathlib.Path("reports").rglob("*.txt"))
sys.addaudithook(count)
collect(paths, pathlib.Path(sys.argv[3]), Settings(plugins=False))
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a collection in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MSME_PARSE_CACHE", str(tmp_path / "kept"))
    write_collection(tmp_path / "reports", 60)
    (tmp_path / "out").mkdir()
    return tmp_path


def _paths() -> list[str]:
    return sorted(str(file) for file in Path("reports").rglob("*.txt"))


def _undisturbed(here: Path, suffix: str) -> dict[str, bytes]:
    """What a batch that nobody disturbs makes of the collection as it is now."""
    folder = here / "undisturbed"
    folder.mkdir(exist_ok=True)
    out = folder / f"r{suffix}"
    collect(_paths(), out, SETTINGS)
    return content(out)


def _children(process: int) -> list[int]:
    with contextlib.suppress(OSError):
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()]
    return []


@pytest.mark.parametrize("suffix", [".jsonl", ".sqlite", ".csv"])
def test_killed_before_any_file_operation(here: Path, suffix: str) -> None:
    """Each time one step further: before a file or folder is made, opened, renamed or removed."""
    for file in _paths()[5:]:
        Path(file).unlink()
    out, step, code = here / "out" / f"r{suffix}", 0, -signal.SIGKILL
    whole = _undisturbed(here, suffix)
    while code == -signal.SIGKILL:
        step += 1
        Path(_paths()[step % 5]).touch()
        command = [sys.executable, "-c", KILLED_AT, str(here / "out"), str(step), str(out)]
        code = subprocess.run(command, check=False, timeout=60).returncode
        if out.exists():
            assert content(out) == whole, f"damaged at step {step}"
    assert code == 0
    assert step > 5
    assert content(out) == whole
    assert list(out.parent.iterdir()) == [out]


def test_killed_at_any_moment(here: Path) -> None:
    for file in _paths()[30:]:
        Path(file).unlink()
    whole = {suffix: _undisturbed(here, suffix) for suffix in SUFFIXES}
    chance = Random(17)
    begun = time.monotonic()
    _begin(".jsonl").wait()
    usual = time.monotonic() - begun
    for kill in range(KILLS):
        suffix = SUFFIXES[kill % len(SUFFIXES)]
        out = here / "out" / f"r{suffix}"
        if chance.random() < 0.7:
            store_of(out).unlink(missing_ok=True)
        process = _begin(suffix)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(usual * chance.uniform(0.1, 1.1))
        process.kill()
        process.wait()
        if out.exists():
            assert content(out) == whole[suffix], f"damaged by kill {kill}"
        collect(_paths(), out, SETTINGS)
        assert content(out) == whole[suffix], f"not the same after kill {kill}"
        assert not [file.name for file in out.parent.iterdir() if file.suffix not in SUFFIXES], kill


def _begin(suffix: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "msme_parse", "batch", *("reports", "--out", f"out/r{suffix}", "-j", "2")]
    return subprocess.Popen([*command, "--isolated"], stderr=subprocess.DEVNULL)


def test_processes_end_with_the_one_that_started_them(here: Path) -> None:
    write_collection(here / "reports", 240)
    process, workers = _with_workers("-j", "2")
    process.kill()
    process.wait()
    deadline = time.monotonic() + 20
    while any(_is_running(worker) for worker in workers):
        assert time.monotonic() < deadline, "processes outlive the batch"
        time.sleep(0.05)


def test_a_process_that_is_killed_costs_nothing(here: Path) -> None:
    write_collection(here / "reports", 240)
    process, workers = _with_workers("-j", "2")
    for worker in workers:
        with contextlib.suppress(OSError):
            os.kill(worker, signal.SIGKILL)
    assert process.wait(60) == 0
    assert content(here / "out/r.jsonl") == _undisturbed(here, ".jsonl")


def _with_workers(*flags: str) -> tuple[subprocess.Popen[bytes], list[int]]:
    """A batch that is at work, and its processes."""
    command = [sys.executable, "-m", "msme_parse", "batch", "reports", "--out", "out/r.jsonl", "--isolated", *flags]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 30
    while len(workers := _workers(process.pid)) < 2:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    time.sleep(0.5)
    return process, workers


def _workers(process: int) -> list[int]:
    """The processes that were spawned to work, not the one that watches over what they share."""
    found = []
    for child in _children(process):
        with contextlib.suppress(OSError):
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                found.append(child)
    return found


def _is_running(process: int) -> bool:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    return False


def test_a_file_that_kills_its_process_is_an_error_of_its_own(here: Path) -> None:
    """A rule of another package brings the process down; only the file that does it is lost."""
    script = (
        "import pathlib, sys, killing\n"
        "from msme_parse.batch import collect\n"
        "from msme_parse.config import Settings\n"
        "if __name__ == '__main__':\n"
        "    paths = sorted(str(file) for file in pathlib.Path('reports').rglob('*.txt'))\n"
        "    done = collect(paths, pathlib.Path('out/r.jsonl'), Settings(plugins=False), jobs=2)\n"
        "    print(done.failed, done.errors)\n"
    )
    killing = (
        "import os, signal\n"
        "from msme_parse.batch import work\n"
        "make = work.make\n"
        "def deadly(item, settings):\n"
        "    if b'DEADLY' in item.data:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return make(item, settings)\n"
        "work.make = deadly\n"
    )
    Path("script.py").write_text(script, "utf-8")
    Path("killing.py").write_text(killing, "utf-8")
    deadly = _paths()[30]
    Path(deadly).write_text("1.1. DEADLY\n", "utf-8")
    done = subprocess.run([sys.executable, "script.py"], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout == f"1 (({deadly!r}, 'the process that read it died (SIGKILL)'),)\n", done.stderr
    assert len(Path("out/r.jsonl").read_bytes().splitlines()) == 59


def test_interrupted_by_hand_it_goes_on_where_it_was(here: Path) -> None:
    write_collection(here / "reports", 1_600)  # many more than are done when it is interrupted
    process = subprocess.Popen(
        [sys.executable, "-m", "msme_parse", "batch", "reports", "--out", "out/r.jsonl", "-j", "2", "--isolated"],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 30
    log = store_of(here / "out/r.jsonl").with_name(store_of(here / "out/r.jsonl").name + "-wal")
    while not log.exists() or log.stat().st_size < 200_000:  # some reports are done
        assert time.monotonic() < deadline
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"run the same command again" in told
    assert b"Traceback" not in told
    assert list((here / "out").iterdir()) == []
    again = batch("reports", "--out", "out/r.jsonl", "--isolated", folder=here)
    assert again.returncode == 0
    assert "(0 as they were" not in again.stderr, "what was done before is not done again"
    assert content(here / "out/r.jsonl") == _undisturbed(here, ".jsonl")
