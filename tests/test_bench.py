"""The benchmark runs, and its results have the shape they are promised in. Never a time: that is for `make bench`."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from msme_parse import parse
from msme_parse.bench.corpus import report_text
from msme_parse.bench.results import Results
from msme_parse.bench.rounds import slope
from msme_parse.catalogue import catalogue

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "annual-report-draft" / "report.txt"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, object]]:
    """What one round on 10 KB prints, and its JSON."""
    figures = tmp_path_factory.mktemp("bench") / "figures.json"
    command = [
        sys.executable,
        "-m",
        "msme_parse.bench",
        "--size",
        "10000",
        "--rounds",
        "1",
        "--files",
        "4",
        "--json",
        str(figures),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout, json.loads(figures.read_text("utf-8"))


def test_json_has_the_fields_of_results(run: tuple[str, dict[str, object]]) -> None:
    figures = run[1]
    assert set(figures) == set(Results.__struct_fields__)
    assert [sorted(rounds) for rounds in figures["rounds"]] == [["findings", "rounds", "text", "work"]]
    work = {each["name"]: each for each in figures["rounds"][0]["work"]}
    assert list(work) == ["floor", "parse", "extract", "lint"]
    assert work["floor"]["ratio"] == 1
    assert all(each["median"] > 0 and each["megabytes_a_second"] > 0 for each in work.values())
    assert [command["name"] for command in figures["commands"]] == ["python -c pass", "msme-parse lint"]
    assert figures["rules"] == len(catalogue())
    assert figures["cores"]["files"] == 4
    assert 0 < figures["edited"]["reparse"] < figures["edited"]["relint"]
    assert figures["memory"]["peak"] >= figures["memory"]["kept"] > 0


def test_page_names_every_kind_of_work(run: tuple[str, dict[str, object]]) -> None:
    for heading in (
        "# Benchmarks",
        "## The slowest rules",
        "## The slowest grammars",
        "## After an edit",
        "## 4 reports",
        "## Memory",
        "## Whole processes",
    ):
        assert heading in run[0]


def test_made_text_is_always_the_same_and_no_sentence_comes_twice() -> None:
    text = report_text(100_000)
    assert text == report_text(100_000)
    assert text != report_text(100_000, seed=1)
    body = " ".join(text[: text.index("\n[1] ")].split())
    long = [sentence for sentence in body.split(". ") if len(sentence) > 80]
    assert len(set(long)) == len(long) > 200


@pytest.mark.parametrize("characters", [4_000, 10_000, 100_000])
def test_made_text_is_as_long_as_asked(characters: int) -> None:
    assert abs(len(report_text(characters)) - characters) < 2_500


def test_made_text_holds_about_as_much_as_a_real_report() -> None:
    real, made = _leaves_a_kilobyte(SAMPLE.read_text("utf-8")), _leaves_a_kilobyte(report_text(100_000))
    for kind in ("ENTRY", "PROSE", "DATE", "SYMBOL", "NUMBER", "NOTE_MARK", "ROUND_OPENER"):
        assert made[kind] == pytest.approx(real[kind], rel=0.5, abs=0.3), kind


def _leaves_a_kilobyte(text: str) -> dict[str, float]:
    counted = Counter(leaf.type for leaf in parse(text).leaves())
    return {kind: number / len(text) * 1000 for kind, number in counted.items()}


def test_slope_of_a_square_is_two() -> None:
    assert slope([10, 100, 1000], [1, 100, 10_000]) == pytest.approx(2)
