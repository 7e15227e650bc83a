"""`msme-parse batch`: a collection into one file, whatever happens to the files, the processes and the machine."""

import csv
import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from collections_for_tests import batch, content, report, write_collection

import msme_parse
from msme_parse.batch import collect, report_line, store_of
from msme_parse.batch.outputs import FOLDERS, OUTPUTS
from msme_parse.batch.store import Store
from msme_parse.cli.app import run
from msme_parse.config import ConfigurationError, Settings
from msme_parse.records.tables import TABLES, columns_of

SETTINGS = Settings(plugins=False)
Rows = list[tuple[object, ...]]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with results kept below it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MSME_PARSE_CACHE", str(tmp_path / "kept"))
    return tmp_path


def _files(folder: Path) -> list[str]:
    return sorted(str(file) for file in folder.rglob("*.txt"))


def _lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


# -------------------------------------------------------------------------------------------------------- what is in it


def test_a_line_is_what_extract_and_lint_say(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_collection(here / "reports", 3)
    sidecar = here / "reports/late/report-0000.txt.msme.toml"
    sidecar.write_text('[[suppress]]\ncode = "DAT001"\nreason = "a joke"\n', "utf-8")
    assert run(["batch", "reports", "--out", "r.jsonl", "--isolated"]) == 0
    run(["extract", "reports", "--to", "jsonl"])
    extracted = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    run(["lint", "reports", "--isolated", "--no-cache", "--output-format", "json"])
    findings = json.loads(capsys.readouterr().out)
    lines = _lines(here / "r.jsonl")
    assert findings
    assert [finding for line in lines for finding in line["findings"]] == findings  # type: ignore[attr-defined]
    assert [{key: line[key] for key in line if key != "findings"} for line in lines] == extracted


def test_the_pure_function_gives_the_same_line(here: Path) -> None:
    write_collection(here / "reports", 2)
    paths = _files(here / "reports")
    collect(paths, here / "r.jsonl", SETTINGS)
    made = b"".join(report_line(Path(path).read_bytes(), path, SETTINGS) for path in paths)
    assert made == (here / "r.jsonl").read_bytes()
    with pytest.raises(msme_parse.UnreadableInput):
        report_line(b"%PDF-1.7 nothing", "r.pdf")


def test_flags_choose_the_findings(here: Path) -> None:
    Path("r.txt").write_text(report(7), "utf-8")
    run(["batch", "r.txt", "--out", "r.jsonl", "--select", "DAT", "--isolated"])
    (line,) = _lines(here / "r.jsonl")
    assert {finding["code"] for finding in line["findings"]} == {"DAT001"}  # type: ignore[attr-defined]
    assert run(["batch", "r.txt", "--out", "r.jsonl", "--select", "DTA"]) == 2


def _from_sqlite(path: Path, table: str) -> Rows:
    with sqlite3.connect(path) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()


def _from_csv(path: Path, table: str) -> Rows:
    with (path / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)][1:]


def _from_parquet(path: Path, table: str) -> Rows:
    return duckdb.sql(f"FROM '{path}/{table}.parquet'").fetchall()


def _from_duckdb(path: Path, table: str) -> Rows:
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(f"FROM {table}").fetchall()


READERS: dict[str, Callable[[Path, str], Rows]] = {
    ".sqlite": _from_sqlite,
    ".csv": _from_csv,
    ".parquet": _from_parquet,
    ".duckdb": _from_duckdb,
}


def _plain(value: object) -> str:
    """A value as all formats can say it: SQLite has 0 and 1 for truth, CSV has nothing for null."""
    return {None: "", True: "1", False: "0", "true": "1", "false": "0"}.get(value, str(value))  # type: ignore[call-overload, no-any-return]


def test_tables_say_the_same_in_every_format(here: Path) -> None:
    write_collection(here / "reports", 5)
    odd = 'A "quoted", [bracketed] word; a lone \udc80, a NUL \x00 and "NULL".\n'
    Path("reports/odd.txt").write_bytes(odd.encode("utf-8", "surrogatepass"))
    Path("reports/nul.txt").write_text("1.1. A null\x00 byte" + " and more" * 400, "utf-8")
    Path("reports/scan.txt").write_bytes(b"%PDF-1.7")
    for suffix in READERS:
        collect(_files(here / "reports"), here / f"r{suffix}", SETTINGS)
    for table in TABLES:
        rows = [tuple(map(_plain, row)) for row in _from_csv(here / "r.csv", table.name)]
        assert rows, table.name
        assert {len(row) for row in rows} == {len(columns_of(table.row))}
        for suffix, read in READERS.items():
            said = [tuple(map(_plain, row)) for row in read(here / f"r{suffix}", table.name)]
            assert said == rows, (suffix, table.name)


def test_who_cites_whom(here: Path) -> None:
    Path("a.txt").write_text("INF/SMT/R/9\n\n" + report(3), "utf-8")
    Path("b.txt").write_text(report(3), "utf-8")
    collect(["a.txt", "b.txt"], here / "r.sqlite", SETTINGS)
    with sqlite3.connect("r.sqlite") as connection:
        pairs = connection.execute("SELECT citing, cited, written FROM symbols WHERE written LIKE '%72%'").fetchall()
        keys = connection.execute("PRAGMA foreign_key_check").fetchall()
    assert pairs == [
        (citing, f"WT/GC/M/{number}", "WT/GC/M/72 - 74")
        for citing in ("INF/SMT/R/9", "b.txt")
        for number in (72, 73, 74)
    ]
    assert keys == []


def test_no_column_needs_quotes() -> None:
    names = {column.name for table in TABLES for column in columns_of(table.row)}
    reserved = {row[0] for row in duckdb.sql("FROM duckdb_keywords() WHERE keyword_category = 'reserved'").fetchall()}
    assert names & reserved == set()
    assert names & {"where", "end", "start", "group", "of", "column", "date", "values"} == set()


# ------------------------------------------------------------------------------------ the same, however it comes about


@pytest.mark.parametrize("suffix", OUTPUTS)
def test_the_number_of_processes_makes_no_difference(here: Path, suffix: str) -> None:
    write_collection(here / "reports", 60)
    made = []
    for jobs in (1, 2):
        collect(_files(here / "reports"), here / f"r{suffix}", SETTINGS, jobs=jobs)
        made.append(_comparable(here / f"r{suffix}"))
        store_of((here / f"r{suffix}").resolve()).unlink()
    assert made[0] == made[1]


def _comparable(path: Path) -> object:
    """The bytes of an output; of a DuckDB database, which numbers itself anew each time, the rows."""
    if path.suffix == ".duckdb":
        return {table.name: _from_duckdb(path, table.name) for table in TABLES}
    return content(path)


def test_the_order_is_that_of_the_paths_and_none_is_doubled(here: Path) -> None:
    write_collection(here / "reports", 4)
    paths = _files(here / "reports")[::-1]
    done = collect([*paths, paths[2], paths[0]], here / "r.jsonl", SETTINGS)
    assert done.files == 4
    assert [line["source"]["path"] for line in _lines(here / "r.jsonl")] == paths  # type: ignore[index]


def test_only_what_has_changed_is_done_again(here: Path) -> None:
    write_collection(here / "reports", 6)
    paths = _files(here / "reports")

    def anew(settings: Settings = SETTINGS) -> int:
        return collect(paths, here / "r.jsonl", settings).anew

    assert (anew(), anew()) == (6, 0)
    Path(paths[1]).write_text(report(99), "utf-8")
    Path(paths[2]).touch()
    assert (anew(), anew()) == (1, 0)
    Path(paths[3] + ".msme.toml").write_text('[[suppress]]\ncode = "DAT"\nreason = "so"\n', "utf-8")
    assert (anew(), anew()) == (1, 0)
    assert anew(Settings(plugins=False, select=("DAT",))) == 6
    assert anew(Settings(plugins=False, select=("DAT",), previous="last.txt", fail_on="never")) == 0
    gone = paths.pop(0)
    assert anew() == 5
    assert gone not in (here / "r.jsonl").read_text("utf-8")
    paths.insert(0, gone)
    assert anew() == 1, "what does not belong to the collection is not kept for ever"


def test_an_undated_report_is_judged_anew_on_another_day(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("r.txt").write_text("1.1. Members are: Chad; Fiji; and Peru.\n", "utf-8")
    collect(["r.txt"], here / "r.jsonl", SETTINGS)
    store = Store(store_of((here / "r.jsonl").resolve()))
    store._connection.execute("UPDATE results SET day = '2001-01-01'")
    store.close()
    assert collect(["r.txt"], here / "r.jsonl", SETTINGS).anew == 1


# -------------------------------------------------------------------------------------------------- what can go wrong


def test_errors_are_collected_and_the_others_are_done(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_collection(here / "reports", 3)
    Path("reports/scan.txt").write_bytes(b"%PDF-1.7")
    Path("reports/decided.txt").write_text(report(1), "utf-8")
    Path("reports/decided.txt.msme.toml").write_text("[[suppress]]\ncode = 'DAT001'\n", "utf-8")
    assert run(["batch", "reports", "missing.txt", "--out", "r.sqlite"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "missing.txt: no such file" in told.err
    assert "3 reports in r.sqlite" in told.err
    assert "3 not read" in told.err
    assert len(_from_sqlite(here / "r.sqlite", "documents")) == 3
    errors = {str(path): str(message) for _, path, message in _from_sqlite(here / "r.sqlite", "errors")}
    assert list(errors) == ["reports/decided.txt", "reports/scan.txt", "missing.txt"]
    assert "PDF" in errors["reports/scan.txt"]
    assert "reason" in errors["reports/decided.txt"]


def test_errors_of_lines_stand_beside_them(here: Path) -> None:
    Path("good.txt").write_text(report(1), "utf-8")
    assert collect(["good.txt", "missing.txt"], here / "r.jsonl", SETTINGS).failed == 1
    assert _lines(here / "r.errors.jsonl") == [{"document": 2, "path": "missing.txt", "message": "no such file"}]
    Path("missing.txt").write_text(report(2), "utf-8")
    assert collect(["good.txt", "missing.txt"], here / "r.jsonl", SETTINGS).failed == 0
    assert not (here / "r.errors.jsonl").exists()
    assert len(_lines(here / "r.jsonl")) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are always text")
def test_a_name_that_is_no_text_is_no_obstacle(here: Path) -> None:
    Path("r\udcff.txt").write_text(report(1), "utf-8")
    for suffix in OUTPUTS:
        assert collect(["r\udcff.txt", "no\udcfe.txt"], here / f"r{suffix}", SETTINGS).failed == 1


def test_what_cannot_be_written_is_told_before_the_work(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("r.txt").write_text(report(1), "utf-8")
    Path("notes.csv").mkdir()
    Path("notes.csv/diary.txt").write_text("mine", "utf-8")
    Path("file.parquet").write_text("mine", "utf-8")
    for out, words in {
        "r.xlsx": ".jsonl, .csv, .sqlite, .parquet, .duckdb",
        "nowhere/r.jsonl": "nowhere",
        "notes.csv": "diary.txt",
        "file.parquet": "is a file",
    }.items():
        assert run(["batch", "r.txt", "--out", out]) == 2
        assert words in capsys.readouterr().err
    assert Path("notes.csv/diary.txt").read_text("utf-8") == "mine"
    assert not (here / "kept").exists()


def test_duckdb_is_asked_for_by_name_when_it_is_not_there(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(ConfigurationError, match=r"pip install 'msme-parse\[data\]'"):
        collect([], here / "r.parquet", SETTINGS)
    assert collect([], here / "r.sqlite", SETTINGS).files == 0


def test_names_come_from_a_file_or_a_pipe(here: Path) -> None:
    write_collection(here / "reports", 3)
    Path("list").write_text("reports/late\n\nreports/early/report-0002.txt\n", "utf-8")
    assert run(["batch", "--files-from", "list", "--out", "a.jsonl"]) == 0
    assert len(_lines(here / "a.jsonl")) == 2
    assert run(["batch", "--out", "a.jsonl"]) == 2
    assert run(["batch", "--files-from", "none", "--out", "a.jsonl"]) == 2
    assert run(["batch", "-", "--out", "a.jsonl"]) == 2


def test_a_damaged_store_is_begun_anew(here: Path) -> None:
    Path("r.txt").write_text(report(1), "utf-8")
    collect(["r.txt"], here / "r.jsonl", SETTINGS)
    once = content(here / "r.jsonl")
    store_of((here / "r.jsonl").resolve()).write_bytes(b"SQLite format 3\0 no more" * 300)
    assert collect(["r.txt"], here / "r.jsonl", SETTINGS).anew == 1
    assert content(here / "r.jsonl") == once


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are a matter of Unix")
@pytest.mark.parametrize("suffix", OUTPUTS)
def test_a_full_disk_is_told(here: Path, suffix: str) -> None:
    """Neither the store nor an output may hold more than 50 KiB here."""
    write_collection(here / "reports", 60)
    program = (
        f"ulimit -f {'100' if sys.platform == 'darwin' else '50'}; exec {sys.executable} -m msme_parse batch reports"
    )
    done = subprocess.run(["bash", "-c", f"{program} --out r{suffix}"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "cannot" in done.stderr
    assert not [file.name for file in here.iterdir() if file.name.startswith((".", "r."))]
    assert batch("reports", "--out", f"r{suffix}", folder=here).returncode == 0


def test_a_store_that_was_written_into_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("r.txt").write_text(report(1), "utf-8")
    assert run(["batch", "r.txt", "--out", "r.jsonl", "--isolated"]) == 0
    store = Store(store_of((here / "r.jsonl").resolve()))
    store._connection.execute("UPDATE results SET line = x'00'")
    store.close()
    assert run(["batch", "r.txt", "--out", "r.jsonl", "--isolated"]) == 2
    assert "delete it" in capsys.readouterr().err


def test_two_at_a_time_are_refused(here: Path) -> None:
    Path("r.txt").write_text(report(1), "utf-8")
    store = Store(store_of((here / "r.jsonl").resolve()))
    refused = batch("r.txt", "--out", "r.jsonl", folder=here)
    store.close()
    assert refused.returncode == 2
    assert "another batch" in refused.stderr
    assert batch("r.txt", "--out", "r.jsonl", folder=here).returncode == 0


@pytest.mark.parametrize("suffix", OUTPUTS)
def test_nothing_is_left_beside_the_output(here: Path, suffix: str) -> None:
    write_collection(here / "reports", 3)
    out = here / "results" / f"r{suffix}"
    out.parent.mkdir()
    for _ in range(2):
        collect(_files(here / "reports"), out, SETTINGS)
        assert list(out.parent.iterdir()) == [out]
    assert out.is_dir() == (suffix in FOLDERS)
