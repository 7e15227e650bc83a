"""The command line: exit codes, streams, and what a user sees when something is wrong."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from msme_parse import many
from msme_parse.cli.app import run
from msme_parse.cli.linting import FORMATS
from msme_parse.records.schema import config_schema
from msme_parse.run import Outcome, lint_source
from msme_parse.source import Source

FAULTY = "1.1. The Group met on 31 November 2025.\n"
CLEAN = "1 INTRODUCTION\n\n1.1. The Group met on 30 November 2025.\n"


class Shown:
    """What a command printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


Call = Callable[..., Shown]


@pytest.fixture
def call(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Runs a command line in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MSME_PARSE_CACHE", str(tmp_path / "kept"))

    def call_it(*arguments: str) -> Shown:
        code = run(arguments)
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Shown(code, out.decode("utf-8"), err.decode("utf-8"))

    return call_it


def _write(name: str, text: str | bytes) -> str:
    Path(name).write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return name


@pytest.mark.parametrize("output_format", FORMATS)
def test_exit_codes_hold_in_every_output(call: Call, output_format: str) -> None:
    clean, faulty = _write("clean.txt", CLEAN), _write("faulty.txt", FAULTY)
    assert call("lint", clean, "--output-format", output_format).code == 0
    assert call("lint", faulty, "--output-format", output_format).code == 1
    assert call("lint", faulty, "--output-format", output_format, "--fail-on", "never").code == 0
    missing = call("lint", "missing.txt", faulty, "--output-format", output_format)
    assert missing.code == 2
    assert "missing.txt" in missing.err
    assert "DAT001" in missing.out, "the other inputs are still checked"


def test_fail_on_sets_the_mildest_finding_that_fails(call: Call) -> None:
    style = _write("style.txt", CLEAN + "1.2. It met  again on 1 December 2025.\n")
    assert call("lint", style).code == 0
    assert call("lint", style, "--fail-on", "info").code == 1
    faulty = _write("faulty.txt", FAULTY)
    assert call("lint", faulty, "--fail-on", "error").code == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"a\x00b\x00c\x00d" * 50, "NUL"), (b"\xff\xfe\xfa", ""), (b"%PDF-1.7\n\x00", "PDF"), (b"ab\x81cd", "offset 2")],
)
def test_unreadable_bytes_are_told_with_their_place(call: Call, content: bytes, reason: str) -> None:
    shown = call("extract", _write("broken.txt", content))
    assert shown.code == 2
    assert "broken.txt" in shown.err
    assert reason in shown.err
    assert "Traceback" not in shown.err


def test_legacy_encoding_is_read_with_a_notice(call: Call) -> None:
    shown = call("extract", _write("old.txt", "1.1. Côte d'Ivoire joined.\n".encode("cp1252")))
    assert shown.code == 0
    assert "1252" in shown.err
    assert json.loads(shown.out)["source"]["encoding"] == "cp1252"


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "\x0c", "[", "[1] only notes\n", "1.1. no notes\n"])
def test_odd_but_legal_reports_are_normal_results(call: Call, text: str) -> None:
    path = _write("odd.txt", text)
    assert call("extract", path).code == 0
    assert call("lint", path).code in (0, 1)
    assert call("tree", path).code == 0


def test_extract_prints_an_object_an_array_or_lines(call: Call) -> None:
    one, two = _write("one.txt", CLEAN), _write("two.txt", FAULTY)
    assert json.loads(call("extract", one).out)["source"]["path"] == "one.txt"
    assert [each["source"]["path"] for each in json.loads(call("extract", one, two).out)] == ["one.txt", "two.txt"]
    lines = call("extract", one, two, "--to", "jsonl").out.splitlines()
    assert [json.loads(line)["dates"][0]["start"] for line in lines] == ["2025-11-30", None]


def test_extract_prints_one_table_or_writes_all(call: Call) -> None:
    one, two = _write("one.txt", CLEAN), _write("two.txt", FAULTY)
    rows = list(csv.DictReader(io.StringIO(call("extract", one, two, "--to", "csv", "--table", "dates").out)))
    assert [(row["path"], row["first_day"]) for row in rows] == [("one.txt", "2025-11-30"), ("two.txt", "")]
    assert call("extract", one, "--to", "csv").out.startswith("path,document,position,number,section,text,")
    assert call("extract", one, two, "missing.txt", "--to", "csv", "-o", "tables").code == 2
    assert len(Path("tables/documents.csv").read_text("utf-8").splitlines()) == 3
    assert not Path("tables/findings.csv").exists()
    assert call("extract", one, "--to", "csv", "-o", ".").code == 2


def test_extract_writes_the_same_to_a_file(call: Call) -> None:
    paths = [_write("one.txt", CLEAN), _write("two.txt", FAULTY)]
    for arguments in (paths, paths[:1], [*paths, "--to", "jsonl"], [*paths, "missing.txt"]):
        printed = call("extract", *arguments)
        assert call("extract", *arguments, "-o", "written").code == printed.code
        assert Path("written").read_text("utf-8") == printed.out


def test_a_folder_stands_for_the_reports_in_it(call: Call) -> None:
    Path("drafts/old").mkdir(parents=True)
    _write("drafts/b.txt", FAULTY)
    _write("drafts/old/a.txt", FAULTY)
    _write("drafts/picture.png", b"\x89PNG")
    _write("msme-parse.toml", 'exclude = ["old"]\n')
    shown = call("lint", "drafts", "--output-format", "concise", "--isolated")
    assert shown.out.count("DAT001") == 2
    assert call("lint", "drafts", "--output-format", "concise").out.count("DAT001") == 1


def test_output_goes_to_a_file_written_whole(call: Call) -> None:
    path = _write("faulty.txt", FAULTY)
    assert call("lint", path, "--output-format", "json", "-o", "findings.json").out == ""
    assert "DAT001" in Path("findings.json").read_text("utf-8")
    refused = call("lint", path, "-o", "no/such/folder/x.json")
    assert refused.code == 2
    assert "no/such/folder" in refused.err
    assert [file.name for file in Path().iterdir() if file.name.endswith(".part")] == []


@pytest.mark.parametrize(
    ("selectors", "codes"),
    [
        (("--select", "DAT"), {"DAT001"}),
        (("--select", "impossible-date"), {"DAT001"}),
        (("--select", "FNT,SYM"), set()),
        (("--ignore", "DAT001", "--select", "DAT"), set()),
        (("--select", "FNT", "--extend-select", "DAT001"), {"DAT001"}),
        (("--select", "ALL", "--ignore", "STR,DAT,TYP"), set()),
    ],
)
def test_selectors_by_code_prefix_and_name(call: Call, selectors: tuple[str, ...], codes: set[str]) -> None:
    shown = call("lint", _write("faulty.txt", FAULTY), "--output-format", "json", *selectors)
    assert {finding["code"] for finding in json.loads(shown.out)} == codes


@pytest.mark.parametrize(
    ("selector", "near"), [("DAT99", "DAT"), ("XRG", "XRF"), ("imposible-date", "impossible-date")]
)
def test_unknown_selectors_are_errors_with_a_suggestion(call: Call, selector: str, near: str) -> None:
    shown = call("lint", _write("faulty.txt", FAULTY), "--select", selector)
    assert shown.code == 2
    assert selector in shown.err
    assert near in shown.err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("selct = ['DAT']", ("selct", "did you mean 'select'")),
        ("select = ['DATT001']", ("DATT001",)),
        ("select = 'DAT'", ("select",)),
        ("select = [", ("msme-parse.toml",)),
        ("profile = 'finale'", ("profile",)),
        ("[severity]\nDAT = 'fatal'", ("severity",)),
        ("[per-file-ignores]\n'*.txt' = ['NOPE']", ("NOPE",)),
    ],
)
def test_broken_configuration_is_told_with_its_file(call: Call, text: str, words: tuple[str, ...]) -> None:
    _write("msme-parse.toml", text)
    shown = call("lint", _write("clean.txt", CLEAN))
    assert shown.code == 2
    assert "msme-parse.toml" in shown.err
    for word in words:
        assert word in shown.err


def test_configuration_is_read_from_the_nearest_file(call: Call) -> None:
    _write("pyproject.toml", "[tool.msme-parse]\nignore = ['DAT']\n\n[tool.msme-parse.severity]\nSTR = 'error'\n")
    path = _write("faulty.txt", FAULTY)
    assert "DAT001" not in call("lint", path, "--output-format", "concise").out
    assert "DAT001" in call("lint", path, "--output-format", "concise", "--isolated").out
    _write("other.toml", "[per-file-ignores]\n'faulty.*' = ['DAT']\n")
    assert "DAT001" not in call("lint", path, "--output-format", "concise", "--config", "other.toml").out


def test_verbose_says_how_each_file_was_read(call: Call) -> None:
    path = _write("r.txt", "1 INTRODUCTION\n\n1.1. On 31 November 2024 the Group met.\n")
    _write("msme-parse.toml", "select = ['DAT001']\n")
    told = call("lint", "-v", path, "--output-format", "concise")
    assert "configuration: " in told.err and "msme-parse.toml" in told.err
    assert "r.txt: plain, en, wto, final; 1 finding\n" in told.err
    assert told.out == call("lint", path, "--output-format", "concise").out
    assert "configuration: none" in call("lint", "--isolated", "--verbose", path).err


def test_the_house_has_words_of_its_own(call: Call) -> None:
    path = _write("r.txt", "1 INTRODUCTION\n\n1.1. For MC14, the Group prepared a report.\n")
    assert "ABR001" in call("lint", path, "--output-format", "concise").out
    _write("msme-parse.toml", '[abbreviations]\nMC14 = "Fourteenth Ministerial Conference"\n')
    assert "ABR001" not in call("lint", path, "--output-format", "concise").out


def test_the_house_has_names_of_its_own_for_members(call: Call) -> None:
    names = "Chad; Chile; Fiji; the Low Lands; Peru; and Togo"
    path = _write("r.txt", f"1 MEMBERS\n\n1.1. The six Members of the Group are: {names}.\n")
    assert "MEM003" in call("lint", path, "--output-format", "concise").out
    _write("msme-parse.toml", '[members]\n"Low Lands" = "NLD"\n')
    assert "MEM003" not in call("lint", path, "--output-format", "concise").out
    _write("msme-parse.toml", '[members]\n"Low Lands" = "Netherlandia"\n')
    refused = call("lint", path)
    assert refused.code == 2
    assert "no Member is called 'Netherlandia'" in refused.err


def test_names_are_judged_as_of_the_day_that_is_given(call: Call) -> None:
    text = "1 MEMBERS\n\n1.1. Members of the Group are: Chad; Fiji; Peru; and Turkey.\n"
    path = _write("r.txt", text)
    assert "MEM002" in call("lint", path, "--output-format", "concise", "--as-of", "2025-01-01").out
    assert "MEM002" not in call("lint", path, "--output-format", "concise", "--as-of", "2020-01-01").out
    assert call("lint", path, "--as-of", "yesterday").code == 2


def test_configuration_schema_describes_what_is_read() -> None:
    schema = config_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate({"select": ["DAT"], "per-file-ignores": {"a": ["FNT"]}, "severity": {"DAT": "info"}})
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({"fail-on": "sometimes"})


@pytest.mark.parametrize("which", ["extract", "lint", "config"])
def test_schemas_are_schemas(call: Call, which: str) -> None:
    shown = call("schema", which)
    assert shown.code == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(shown.out))


def test_rules_and_explain(call: Call) -> None:
    listed = call("rules").out
    records = json.loads(call("rules", "--output-format", "json").out)
    assert all(record["code"] in listed and record["name"] in listed for record in records)
    by_code, by_name = call("explain", "dat001"), call("explain", "impossible-date")
    assert by_code.code == 0
    assert by_code.out == by_name.out
    assert "31 November" in by_code.out
    unknown = call("explain", "DAT0001")
    assert unknown.code == 2
    assert "DAT0001" in unknown.err


def test_symbol_in_words(call: Call) -> None:
    shown = call("symbol", "WT/MIN(17)/58/Rev.1")
    assert shown.code == 0
    for word in ("Ministerial Conference", "2017", "58", "revision 1"):
        assert word in shown.out
    record = json.loads(call("symbol", "WT/GC/M/72 - 77", "--output-format", "json").out)
    assert len(record["expands_to"]) == 6
    assert call("symbol", "WTO/OECD").code == 2


def test_tree_prints_every_character(call: Call) -> None:
    shown = call("tree", _write("clean.txt", CLEAN))
    assert "Paragraph number='1.1'" in shown.out
    assert "Date" in shown.out


def test_standard_input_has_a_name(call: Call) -> None:
    done = _program("lint", "-", "--stdin-filename", "draft.txt", "--output-format", "concise", stdin=FAULTY.encode())
    assert done.returncode == 1
    assert done.stdout.startswith(b"draft.txt:1:")


def test_a_closed_pipe_is_quiet(call: Call) -> None:
    _write("many.txt", FAULTY * 5000)
    program = f"{sys.executable} -m msme_parse extract many.txt | head -c 100"
    done = subprocess.run(["bash", "-c", program], capture_output=True, check=False)
    assert len(done.stdout) == 100
    assert done.stderr == b""


def test_help_names_the_exit_codes(call: Call) -> None:
    for command in ("lint", "extract", "batch", "tree", "rules", "explain", "symbol", "schema"):
        shown = call(command, "--help")
        assert shown.code == 0
        assert "Exit codes" in shown.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_get_completion(shell: str) -> None:
    script = _program(environment={"_MSME_PARSE_COMPLETE": f"{shell}_source"}, entry=True)
    assert script.returncode == 0
    assert b"_MSME_PARSE_COMPLETE" in script.stdout
    words = {"COMP_WORDS": "msme-parse ext", "COMP_CWORD": "1", "_MSME_PARSE_COMPLETE": "bash_complete"}
    assert b"extract" in _program(environment=words, entry=True).stdout


def test_wrong_usage_is_two(call: Call) -> None:
    assert call("lint").code == 2
    assert call("lint", "--no-such-flag", "x").code == 2
    assert call("nothing").code == 2


def _program(
    *arguments: str, stdin: bytes = b"", environment: dict[str, str] | None = None, entry: bool = False
) -> subprocess.CompletedProcess[bytes]:
    program = ["-c", "from msme_parse.cli import main; main()"] if entry else ["-m", "msme_parse"]
    return subprocess.run(
        [sys.executable, *program, *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1", **(environment or {})},
    )


def test_flags_say_how_files_are_read(call: Call) -> None:
    Path("report.txt").write_text(CLEAN)
    record = json.loads(call("extract", "--language", "es", "--house", "un", "--form", "one-line", "report.txt").out)
    assert (record["language"], record["profile"], record["source"]["form"]) == ("es", "un", "one-line")
    refused = call("lint", "--max-bytes", "10", "report.txt")
    assert (refused.code, refused.err) == (2, "msme-parse: report.txt: larger than 10 bytes; --max-bytes allows more\n")


def test_configuration_says_how_files_are_read(call: Call) -> None:
    Path("report.txt").write_text(CLEAN)
    Path("msme-parse.toml").write_text("max-bytes = 10\n")
    assert call("lint", "report.txt").code == 2
    Path("msme-parse.toml").write_text('form = "round"\n')
    assert "no form is called 'round'" in call("lint", "report.txt").err


def test_a_fault_of_ours_is_one_line_and_the_other_reports_are_linted(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("bad.txt").write_text("1.1. BAD\n")
    Path("good.txt").write_text(FAULTY)

    def fails(source: Source, *rest: object) -> Outcome:
        if "BAD" in source.text:
            raise IndexError("string index\nout of range")
        return lint_source(source, *rest)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(many, "lint_source", fails)
    shown = call("lint", "bad.txt", "good.txt", "--output-format", "concise")
    assert shown.code == 2
    assert "good.txt:1:23: DAT001" in shown.out
    told = [line for line in shown.err.splitlines() if "fault" in line]
    assert len(told) == 1 and told[0].startswith(
        "msme-parse: bad.txt: a fault of msme-parse, not of the report: IndexError"
    )
