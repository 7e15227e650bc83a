"""docs/COLLECTIONS.md: its commands and queries run on the samples, its tables are those that are made."""

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from msme_parse.batch import report_line
from msme_parse.cli.app import run
from msme_parse.records.tables import TABLES, columns_of

ROOT = Path(__file__).resolve().parents[1]
GUIDE = (ROOT / "docs" / "COLLECTIONS.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def _blocks(kind: str) -> list[str]:
    return [text for name, text in BLOCKS if name == kind]


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the commands of the guide were run, but for the one that needs a cluster."""
    folder = tmp_path_factory.mktemp("guide")
    for report in sorted(ROOT.glob("samples/*/report.txt")):
        shutil.copytree(report.parent, folder / "reports" / report.parent.name, ignore=shutil.ignore_patterns("[!r]*"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("MSME_PARSE_CACHE", str(folder / "kept"))
        commands = dict.fromkeys(line for block in _blocks("sh") for line in block.splitlines())
        for command in commands:
            if "tcp://" not in command:
                assert run(shlex.split(command)[1:]) == 0, command
    return folder


@pytest.mark.parametrize("query", _blocks("sql"), ids=lambda query: query.split("\n")[0])
def test_duckdb_answers(collected: Path, query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(collected)
    assert len(duckdb.sql(query).fetchall()) > 3


def test_pandas_answers(collected: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(collected)
    answers = [block for block in _blocks("python") if "answer =" in block]
    for block in answers:
        names: dict[str, Any] = {}
        exec(block, names)
        assert len(names["answer"]) > 3
        assert names["answer"].max() > 1
    assert len(answers) + len(_blocks("sql")) == 5


def test_the_recipe_for_spark_makes_the_lines(collected: Path) -> None:
    (recipe,) = (block for block in _blocks("python") if "report_line" in block)
    names: dict[str, Any] = {}
    exec(recipe, names)
    data = b"1.1. Chad joined on 3 March 2024.\n"
    frames = [pd.DataFrame({"path": ["a.txt", "b.pdf"], "content": [data, b"%PDF-1.7"]})]
    (made,) = names["lines"](iter(frames))
    assert made.line[0].encode() == report_line(data, "a.txt")
    assert list(made.line.isna()) == [False, True]
    assert "PDF" in made.error[1]


def test_tables_and_columns_are_those_of_the_guide(accept: bool) -> None:
    rows = [
        f"| `{table.name}` | {' '.join((table.row.__doc__ or '').split())}"
        f" | {', '.join(f'`{column.name}`' for column in columns_of(table.row))} |"
        for table in TABLES
    ]
    table = "\n".join(["| table | a row is | columns |", "|---|---|---|", *rows, ""])
    if accept:
        before, _, rest = GUIDE.partition("| table |")
        (ROOT / "docs" / "COLLECTIONS.md").write_text(before + table + rest[rest.index("\n\n") + 1 :], "utf-8")
    assert accept or table in GUIDE
