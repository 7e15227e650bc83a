"""`msme-parse batch --scheduler`: the same output from a Dask cluster, also when it loses workers."""

import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from collections_for_tests import content, report, write_collection

import msme_parse.batch.cluster as cluster_module
from msme_parse.batch import collect
from msme_parse.cli.app import run
from msme_parse.config import ConfigurationError, Settings

pytestmark = [
    pytest.mark.xdist_group("cluster"),
    pytest.mark.filterwarnings("ignore"),  # those of Dask are not ours
]

SETTINGS = Settings(plugins=False)

CLUSTER = """
import os, signal, sys
import dask
from distributed import LocalCluster

if __name__ == "__main__":
    dask.config.set({"distributed.scheduler.allowed-failures": 1})
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as cluster:
        print(cluster.scheduler_address, flush=True)
        for line in sys.stdin:  # each line kills a worker; their end is the end of the cluster
            worker = next(worker for worker in cluster.workers.values() if worker.process and worker.process.pid)
            os.kill(worker.process.pid, signal.SIGKILL)
            print("killed", flush=True)
"""

DEADLY = """
import os, signal
from msme_parse.batch import cluster

def make_all(items, settings):
    if any(b"DEADLY" in item.data for item in items):
        os.kill(os.getpid(), signal.SIGKILL)
    return cluster.make_all(items, settings)
"""


class Cluster:
    """A scheduler and two workers, in processes of their own; what stands in their folder they can import."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        script = folder / "two_workers.py"
        script.write_text(CLUSTER, "utf-8")
        (folder / "deadly.py").write_text(DEADLY, "utf-8")
        pipe = subprocess.PIPE
        self.process = subprocess.Popen([sys.executable, str(script)], stdin=pipe, stdout=pipe, text=True)
        self.address = self._answer()

    def _answer(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def kill_a_worker(self) -> None:
        """Kill one of the two; Dask starts another."""
        assert self.process.stdin is not None
        self.process.stdin.write("kill\n")
        self.process.stdin.flush()
        assert self._answer() == "killed"


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster for all tests here."""
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    yield made
    made.process.communicate(timeout=60)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a collection of several chunks."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MSME_PARSE_CACHE", str(tmp_path / "kept"))
    write_collection(tmp_path / "reports", 300)
    Path("reports/scan.txt").write_bytes(b"%PDF-1.7")
    return tmp_path


def _paths() -> list[str]:
    return sorted(str(file) for file in Path("reports").rglob("*.txt"))


def _here_alone(here: Path) -> dict[str, bytes]:
    folder = here / "alone"
    folder.mkdir()
    collect(_paths(), folder / "r.jsonl", SETTINGS)
    return content(folder / "r.jsonl")


def test_a_cluster_makes_the_same(cluster: Cluster, here: Path) -> None:
    address = cluster.address
    done = collect(_paths(), here / "r.jsonl", SETTINGS, scheduler=address)
    assert (done.anew, done.failed) == (301, 1)
    assert content(here / "r.jsonl") == _here_alone(here)
    Path(_paths()[7]).write_text(report(1234), "utf-8")
    assert collect(_paths(), here / "r.jsonl", SETTINGS, scheduler=address).anew == 2, "the changed one, and the error"


def test_a_worker_that_dies_costs_nothing(cluster: Cluster, here: Path) -> None:
    killed = []

    def kill(done: int, of: int) -> None:
        if not killed and 0 < done < of:
            cluster.kill_a_worker()
            killed.append(done)

    done = collect(_paths(), here / "r.jsonl", SETTINGS, scheduler=cluster.address, progress=kill)
    assert killed
    assert (done.files, done.failed) == (301, 1)
    assert content(here / "r.jsonl") == _here_alone(here)
    assert collect(_paths(), here / "r.jsonl", SETTINGS).anew == 1, "only the error is tried again"


def test_a_file_that_kills_its_worker_is_an_error_of_its_own(
    cluster: Cluster, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(cluster.folder)
    monkeypatch.setattr(cluster_module, "make_all", importlib.import_module("deadly").make_all)
    Path(_paths()[40]).write_text("1.1. DEADLY\n", "utf-8")
    done = collect(_paths(), here / "r.jsonl", SETTINGS, scheduler=cluster.address)
    assert [path for path, _ in done.errors] == [_paths()[40], "reports/scan.txt"]
    assert "died" in done.errors[0][1]
    assert len((here / "r.jsonl").read_bytes().splitlines()) == 299


def test_another_version_is_refused(cluster: Cluster, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "__version__", "9.9")
    with pytest.raises(ConfigurationError, match=r"the cluster has msme_parse .*, this is 9\.9"):
        collect(_paths(), here / "r.jsonl", SETTINGS, scheduler=cluster.address)
    assert not (here / "r.jsonl").exists()


def test_no_cluster_is_told(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(cluster_module, "PATIENCE", "1s")
    assert run(["batch", "reports", "--out", "r.jsonl", "--scheduler", "tcp://127.0.0.1:9"]) == 2
    assert "no Dask scheduler answers at tcp://127.0.0.1:9" in capsys.readouterr().err
    assert run(["batch", "reports", "--out", "r.jsonl", "--scheduler", "nonsense://x"]) == 2
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert run(["batch", "reports", "--out", "r.jsonl", "--scheduler", "tcp://127.0.0.1:9"]) == 2
    assert "pip install 'msme-parse[dask]'" in capsys.readouterr().err
