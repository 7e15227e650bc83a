"""Suppressions, baseline, fixes and the cache, from the command line down."""

import json
import os
from collections import Counter
from pathlib import Path

import msgspec
import pytest
from conftest import SAMPLES
from hypothesis import given
from hypothesis import strategies as st
from test_cli import Call, call

from msme_parse.config import Settings
from msme_parse.facts import Facts
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.fix import apply_edits, choose, fix_text
from msme_parse.many import Unread, lint_paths
from msme_parse.readers import read_path
from msme_parse.run import Outcome, findings_of, fix_source
from msme_parse.source import Span
from msme_parse.syntax import parse_source

__all__ = ["call"]

TWO_FAULTS = "1.1. The Group met on 31 November 2025.\n1.2. The Group met again on 31 April 2025.\n"


def _codes(shown: str) -> list[tuple[str, str]]:
    return [(finding["code"], finding["where"]) for finding in json.loads(shown)]


def test_a_suppression_hides_one_rule_at_one_place(call: Call) -> None:
    Path("r.txt").write_text(TWO_FAULTS)
    Path("r.txt.msme.toml").write_text('[[suppress]]\ncode = "DAT001"\nwhere = "1.1"\nreason = "a quotation"\n')
    shown = call("lint", "r.txt", "--output-format", "json", "--select", "DAT,SUP")
    assert _codes(shown.out) == [("DAT001", "1.2")]


def test_a_suppression_that_hides_nothing_is_a_finding(call: Call) -> None:
    Path("r.txt").write_text("1.1. The Group met on 30 November 2025.\n")
    Path("r.txt.msme.toml").write_text('[[suppress]]\ncode = "DAT001"\nwhere = "1.1"\nreason = "a quotation"\n')
    shown = call("lint", "r.txt", "--output-format", "json", "--select", "DAT,SUP")
    assert [finding["message"] for finding in json.loads(shown.out)] == [
        "the suppression of DAT001 at 1.1 hides nothing"
    ]
    assert shown.code == 1


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('[[suppress]]\ncode = "DAT001"\nwhere = "1.1"\n', "reason"),
        ('[[suppress]]\ncode = "DAT001"\nreason = "  "\n', "no reason"),
        ('[[suppress]]\ncode = "DATE1"\nreason = "x"\n', "DATE1"),
        ("[[suppress]\n", "msme.toml"),
    ],
)
def test_a_sidecar_that_cannot_be_understood_is_told(call: Call, text: str, word: str) -> None:
    Path("r.txt").write_text(TWO_FAULTS)
    Path("r.txt.msme.toml").write_text(text)
    shown = call("lint", "r.txt")
    assert shown.code == 2
    assert "r.txt.msme.toml" in shown.err
    assert word in shown.err


def test_a_baseline_survives_renumbering_and_rewrapping(call: Call) -> None:
    Path("r.txt").write_text(TWO_FAULTS)
    assert call("lint", "r.txt", "--select", "DAT", "--write-baseline", "base.json").code == 0
    assert call("lint", "r.txt", "--select", "DAT", "--baseline", "base.json").code == 0
    Path("r.txt").write_text(
        "1.1. A new start.\n\n1.2. The Group met\non 31 November\n2025.\n1.3. It met on 31 June 2025.\n"
    )
    shown = call("lint", "r.txt", "--select", "DAT", "--baseline", "base.json", "--output-format", "json")
    assert _codes(shown.out) == [("DAT001", "1.3")]
    assert "no longer apply" in shown.err


@pytest.mark.parametrize("content", ['{"version": 0, "findings": []}', "[]", "{", '{"version": 1, "findings": [1]}'])
def test_a_baseline_that_cannot_be_used_is_told(call: Call, content: str) -> None:
    Path("r.txt").write_text(TWO_FAULTS)
    Path("base.json").write_text(content)
    shown = call("lint", "r.txt", "--baseline", "base.json")
    assert shown.code == 2
    assert "base.json" in shown.err
    assert call("lint", "r.txt", "--baseline", "gone.json").code == 2


DRAFT = "1.1. The Group noted (_INF/MSME/R/42) and the the report\u00a0of Côte d'Ivoire.\r\n"


def test_fix_mends_and_keeps_everything_else(call: Call) -> None:
    before = b"\xef\xbb\xbf" + DRAFT.encode("utf-8")
    Path("r.txt").write_bytes(before)
    os.chmod("r.txt", 0o640)
    shown = call("lint", "r.txt", "--fix", "--select", "SYM007,DRF004")
    after = Path("r.txt").read_bytes()
    assert shown.code == 0
    assert after == before.replace(b"_INF", b"INF").replace(b"the the", b"the")
    assert Path("r.txt").stat().st_mode & 0o777 == 0o640
    assert call("lint", "r.txt", "--fix", "--select", "SYM007,DRF004").code == 0
    assert Path("r.txt").read_bytes() == after


def test_diff_shows_and_changes_nothing(call: Call) -> None:
    Path("r.txt").write_text(DRAFT, newline="")
    shown = call("lint", "r.txt", "--diff", "--select", "SYM007")
    assert "-1.1. The Group noted (_INF" in shown.out
    assert "+1.1. The Group noted (INF" in shown.out
    assert shown.code == 1
    assert b"_INF" in Path("r.txt").read_bytes()


def test_a_read_only_file_is_left_as_it_is(call: Call) -> None:
    Path("r.txt").write_text(DRAFT)
    os.chmod("r.txt", 0o444)
    shown = call("lint", "r.txt", "--fix", "--select", "SYM007")
    assert shown.code == 2
    assert "read-only" in shown.err
    assert "_INF" in Path("r.txt").read_text()


def test_a_full_disk_leaves_the_original(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("r.txt").write_text(DRAFT)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    shown = call("lint", "r.txt", "--fix", "--select", "SYM007")
    assert shown.code == 2
    assert "No space left" in shown.err
    assert "_INF" in Path("r.txt").read_text()
    assert [path.name for path in Path().iterdir()] == ["r.txt"]


def test_a_file_that_changes_meanwhile_is_left_alone(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("r.txt").write_text(DRAFT)
    import msme_parse.cli.mend as mend

    original = mend.fix_source

    def meanwhile(*arguments: object, **named: object) -> object:
        Path("r.txt").write_text("somebody else's words (_INF/MSME/R/42)\n")
        return original(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(mend, "fix_source", meanwhile)
    shown = call("lint", "r.txt", "--fix", "--select", "SYM007")
    assert shown.code == 2
    assert "changed" in shown.err
    assert Path("r.txt").read_text().startswith("somebody else's words")


def _finding(code: str, start: int, end: int, text: str, safety: str = "safe") -> Finding:
    fix = Fix(safety, "mend", (Edit(start, end, text),))  # type: ignore[arg-type]
    return Finding(code, code.lower(), "warning", f"{code} at {start}", Span(start, end), fix=fix)


def test_fixes_that_overlap_are_not_applied_together() -> None:
    findings = [_finding("AAA001", 0, 3, "x"), _finding("AAA002", 2, 5, "y"), _finding("AAA003", 5, 6, "z", "unsafe")]
    assert [finding.code for finding in choose(findings, unsafe=False)] == ["AAA001"]
    assert [finding.code for finding in choose(findings, unsafe=True)] == ["AAA001", "AAA003"]
    assert apply_edits("abcdef", [Edit(4, 5, ""), Edit(0, 1, "Z")]) == "Zbcdf"


def test_a_fix_that_brings_a_new_finding_is_refused() -> None:
    def lint(text: str) -> list[Finding]:
        if "a" in text:
            return [_finding("AAA001", text.index("a"), text.index("a") + 1, "b")]
        return [Finding("BBB001", "b", "warning", "worse", Span(0, 1))] if "b" in text else []

    assert fix_text("a", lint, unsafe=True).text == "a"


def test_many_files_give_the_same_on_one_core_and_on_two(tmp_path: Path) -> None:
    paths = []
    for number in range(60):
        path = tmp_path / f"{number}.txt"
        path.write_text(TWO_FAULTS.replace("1.", f"{number}.") if number % 3 else "1.1. Nothing is wrong here.\n")
        paths.append(str(path))
    paths.insert(7, str(tmp_path / "missing.txt"))
    settings = Settings(plugins=False)
    one, two = (list(lint_paths(paths, settings, jobs=jobs)) for jobs in (1, 2))
    assert one == two
    assert [type(result) for result in one].count(Unread) == 1


def test_the_cache_gives_the_same_and_is_never_stale(tmp_path: Path) -> None:
    path, kept = tmp_path / "r.txt", tmp_path / "kept"
    path.write_text(TWO_FAULTS)

    def codes(settings: Settings) -> list[str]:
        (outcome,) = lint_paths([str(path)], settings, jobs=1, cache_folder=kept)
        assert isinstance(outcome, Outcome)
        return [record.code for record in outcome.linted.records if record.code.startswith(("DAT", "SUP"))]

    settings = Settings(plugins=False)
    assert codes(settings) == codes(settings) == ["DAT001", "DAT001"]
    assert len(list(kept.rglob("*.json"))) == 1
    assert codes(Settings(plugins=False, ignore=("DAT001",))) == []
    (tmp_path / "r.txt.msme.toml").write_text('[[suppress]]\ncode = "DAT001"\nwhere = "1.1"\nreason = "x"\n')
    assert codes(settings) == ["DAT001"]
    path.write_text("1.1. Nothing.\n")
    assert codes(settings) == ["SUP001"]
    for file in kept.rglob("*.json"):
        file.write_bytes(b"{damaged")
    assert codes(settings) == ["SUP001"]


def test_extract_beside_writes_and_checks(call: Call) -> None:
    Path("r.txt").write_text(TWO_FAULTS)
    assert call("extract", "r.txt", "--check").code == 1
    assert call("extract", "r.txt", "--beside").code == 0
    assert call("extract", "r.txt", "--check").code == 0
    Path("r.txt").write_text(TWO_FAULTS + "1.3. More.\n")
    shown = call("extract", "r.txt", "--check")
    assert shown.code == 1
    assert "out of date" in shown.err


GAPS = """\
1 INTRODUCTION

1.1. The Group met twice.[1] Details are in paragraph 1.4.
1.2. It met in Geneva.[3, 4] See note 4 below and paragraph 6 of the Doha Declaration.
1.4. It will meet again.[4]

[1] In March and May.
[3] At the WTO.
[4] In room S1.
"""


def test_unsafe_fix_renumbers_notes_and_paragraphs_with_all_that_points_at_them(call: Call) -> None:
    Path("r.txt").write_text(GAPS)
    assert call("lint", "r.txt", "--fix", "--select", "STR001,FNT004").code == 1
    assert Path("r.txt").read_text() == GAPS, "a safe run leaves numbers alone"
    assert call("lint", "r.txt", "--fix", "--unsafe-fixes", "--select", "STR001,FNT004").code == 0
    assert (
        Path("r.txt").read_text()
        == """\
1 INTRODUCTION

1.1. The Group met twice.[1] Details are in paragraph 1.3.
1.2. It met in Geneva.[2, 3] See note 3 below and paragraph 6 of the Doha Declaration.
1.3. It will meet again.[3]

[1] In March and May.
[2] At the WTO.
[3] In room S1.
"""
    )


@pytest.mark.parametrize("folder", sorted(path.name for path in SAMPLES.iterdir()))
@pytest.mark.parametrize("unsafe", [False, True])
def test_fixing_twice_is_fixing_once_and_brings_nothing_new(folder: str, unsafe: bool) -> None:
    source = read_path(SAMPLES / folder / "report.txt")
    settings = Settings(plugins=False)
    once = fix_source(source, settings, unsafe=unsafe)
    again = fix_source(msgspec.structs.replace(source, text=once.text), settings, unsafe=unsafe)
    assert again.text == once.text

    def codes(text: str) -> Counter[str]:
        report = parse_source(msgspec.structs.replace(source, text=text))
        return Counter(finding.code for finding in findings_of(Facts(report), settings, ()))

    assert codes(once.text) - codes(source.text) == Counter()


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 4)), max_size=12))
def test_a_fix_is_chosen_when_its_place_is_free(spans: list[tuple[int, int]]) -> None:
    findings = [_fixable(start, start + length) for start, length in spans]
    chosen = choose(findings, unsafe=False)
    taken: list[Edit] = []
    for finding in findings:
        assert finding.fix is not None
        edit = finding.fix.edits[0]
        free = not any(_overlap(edit, other) for other in taken)
        assert free == any(finding is each for each in chosen)
        taken += [edit] * free


def _overlap(one: Edit, other: Edit) -> bool:
    return one.start == other.start or (one.start < other.end and other.start < one.end)


def _fixable(start: int, end: int) -> Finding:
    fix = Fix("safe", "mend it", (Edit(start, end, ""),))
    return Finding("TST001", "test", "warning", "wrong", Span(start, end), fix=fix)


def test_one_harmful_fix_among_many_is_found_without_trying_each() -> None:
    """A rule wants every `a` gone; another reports when the first is."""
    calls = 0

    def lint(text: str) -> list[Finding]:
        nonlocal calls
        calls += 1
        found = [_fixable(index, index + 1) for index, letter in enumerate(text) if letter == "a"]
        return found if text.startswith("a") else [*found, Finding("TST002", "harm", "error", "gone", Span(0, 0))]

    found = [msgspec.structs.replace(each, message=str(number)) for number, each in enumerate(lint("ab" * 500))]
    calls = 0

    def lint_named(text: str) -> list[Finding]:
        named = {each.span.start: each.message for each in found} if text == "ab" * 500 else {}
        return [msgspec.structs.replace(each, message=named.get(each.span.start, "0")) for each in lint(text)]

    fixed = fix_text("ab" * 500, lint_named, unsafe=False)
    assert fixed.text == "a" + "b" * 500
    assert calls < 40


def test_the_functions_of_the_library_stay_functions() -> None:
    """A module of the same name would take the place of the function as soon as it is imported."""
    import msme_parse

    report = msme_parse.parse(TWO_FAULTS)
    first = [(each.code, each.span) for each in msme_parse.lint(report)]
    assert first == [(each.code, each.span) for each in msme_parse.lint(report)]
    names = {file.stem for file in Path(msme_parse.__file__).parent.iterdir()}
    assert not names & {"extract", "lint", "parse", "parse_bytes", "parse_file", "reparse", "to_json"}
