"""`msme-parse batch --scheduler`: the same output from a Dask cluster, also when it loses workers."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cloudpickle
import dask
import pytest
from collections_for_tests import content, report, write_collection
from distributed import LocalCluster

import msme_parse.batch.cluster as cluster_module
from msme_parse.batch import collect
from msme_parse.batch.work import Item, Made
from msme_parse.cli.app import run
from msme_parse.config import ConfigurationError, Settings

pytestmark = [pytest.mark.xdist_group("cluster"), pytest.mark.filterwarnings("ignore::DeprecationWarning")]

SETTINGS = Settings(plugins=False)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A scheduler and two workers on this machine."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as made,
    ):
        yield made


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


def test_a_cluster_makes_the_same(cluster: Any, here: Path) -> None:
    address = cluster.scheduler_address
    done = collect(_paths(), here / "r.jsonl", SETTINGS, scheduler=address)
    assert (done.anew, done.failed) == (301, 1)
    assert content(here / "r.jsonl") == _here_alone(here)
    Path(_paths()[7]).write_text(report(1234), "utf-8")
    assert collect(_paths(), here / "r.jsonl", SETTINGS, scheduler=address).anew == 2, "the changed one, and the error"


def test_a_worker_that_dies_costs_nothing(cluster: Any, here: Path) -> None:
    killed = []

    def kill(done: int, of: int) -> None:
        if not killed and 0 < done < of:
            killed.append(_workers(cluster)[0])
            os.kill(killed[0], signal.SIGKILL)

    done = collect(_paths(), here / "r.jsonl", SETTINGS, scheduler=cluster.scheduler_address, progress=kill)
    assert killed
    assert (done.files, done.failed) == (301, 1)
    assert content(here / "r.jsonl") == _here_alone(here)
    assert collect(_paths(), here / "r.jsonl", SETTINGS).anew == 1, "only the error is tried again"


def _workers(cluster: Any) -> list[int]:
    return [worker.process.pid for worker in cluster.workers.values() if worker.process and worker.process.pid]


def _deadly(items: list[Item], settings: Settings) -> tuple[str, list[Made]]:
    """The work of the cluster, sent there whole: a worker cannot import this module."""
    import os
    import signal

    from msme_parse import __version__
    from msme_parse.batch.work import make

    if any(b"DEADLY" in item.data for item in items):
        os.kill(os.getpid(), signal.SIGKILL)
    return __version__, [make(item, settings) for item in items]


def test_a_file_that_kills_its_worker_is_an_error_of_its_own(
    cluster: Any, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "make_all", _deadly)
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    Path(_paths()[40]).write_text("1.1. DEADLY\n", "utf-8")
    done = collect(_paths(), here / "r.jsonl", SETTINGS, scheduler=cluster.scheduler_address)
    cloudpickle.unregister_pickle_by_value(sys.modules[__name__])
    assert [path for path, _ in done.errors] == [_paths()[40], "reports/scan.txt"]
    assert "died" in done.errors[0][1]


def test_another_version_is_refused(cluster: Any, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "__version__", "9.9")
    with pytest.raises(ConfigurationError, match=r"the cluster has msme_parse .*, this is 9\.9"):
        collect(_paths(), here / "r.jsonl", SETTINGS, scheduler=cluster.scheduler_address)
    assert not (here / "r.jsonl").exists()


def test_no_cluster_is_told(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(cluster_module, "PATIENCE", "1s")
    assert run(["batch", "reports", "--out", "r.jsonl", "--scheduler", "tcp://127.0.0.1:9"]) == 2
    assert "no Dask scheduler answers at tcp://127.0.0.1:9" in capsys.readouterr().err
    assert run(["batch", "reports", "--out", "r.jsonl", "--scheduler", "nonsense://x"]) == 2
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert run(["batch", "reports", "--out", "r.jsonl", "--scheduler", "tcp://127.0.0.1:9"]) == 2
    assert "pip install 'msme-parse[dask]'" in capsys.readouterr().err
