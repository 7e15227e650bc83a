"""Two editions of a report: `diff`, and `lint --previous`."""

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from test_cli import Call, call

from msme_parse import parse
from msme_parse.facts import Facts

__all__ = ["call"]

LAST_YEAR = """\
2024 ANNUAL REPORT
1.1. The Group was set up in 2017 to look for answers to the obstacles that keep small firms out of markets.
1.2. Its membership stood at 3.[1] It met on 9 May 2024 and heard two presentations on digital trade.
1.3. The Group agreed on nothing else.
[1] Members of the Group are: Chad; Fiji and Peru. See INF/MSME/R/13 dated 9 December 2019.
"""
THIS_YEAR = """\
2025 ANNUAL REPORT
1.1. A new paragraph stands first and says what nobody has said before.
1.2. The Group was set up in 2017 to look for answers to the barriers that
keep small firms out of markets.
1.3. Its membership stood at 4.[1] It met on 3 June 2025 and heard two presentations on digital trade.
[1] Members of the Group are: Chad; Fiji; Norway and Peru. See INF/MSME/R/13 dated 9 December 2018 and WT/GC/M/77.
"""


def _write() -> None:
    Path("old.txt").write_text(LAST_YEAR)
    Path("new.txt").write_text(THIS_YEAR)


def test_diff_pairs_passages_by_their_words(call: Call) -> None:
    _write()
    shown = call("diff", "--output-format", "json", "old.txt", "new.txt")
    record = json.loads(shown.out)
    fates = [(each["fate"], each["old_where"], each["new_where"]) for each in record["passages"]]
    assert fates == [
        ("new", None, "1.1"),
        ("changed", "1.1", "1.2"),
        ("changed", "1.2", "1.3"),
        ("gone", "1.3", None),
        ("changed", "note 1", "note 1"),
    ]
    assert record["members"] == {"old_members": 3, "new_members": 4, "joined": ["Norway"], "left": []}
    assert record["symbols"] == {"new": ["WT/GC/M/77"], "gone": []}
    assert shown.code == 1


def test_diff_shows_words_that_went_and_came(call: Call) -> None:
    _write()
    shown = call("diff", "old.txt", "new.txt").out
    assert "1.2 changed (was 1.1)\n  ... to look for answers to the [-obstacles-] {+barriers+} that keep small" in shown
    assert "Members: 3 -> 4\n  joined: Norway\n" in shown


def test_diff_of_a_report_with_itself_rewrapped_is_empty(call: Call) -> None:
    _write()
    Path("again.txt").write_text(THIS_YEAR.replace("that\nkeep", "that keep").replace(" 2025 and", "\n2025 and"))
    shown = call("diff", "again.txt", "new.txt")
    assert (shown.code, shown.out) == (
        0,
        "again.txt -> new.txt\nparagraphs and notes: 4 the same, 0 changed, 0 new, 0 gone\n",
    )


def test_diff_says_which_edition_cannot_be_read(call: Call) -> None:
    _write()
    shown = call("diff", "older.txt", "new.txt")
    assert (shown.code, shown.out, shown.err) == (2, "", "msme-parse: older.txt: no such file\n")


def test_lint_compares_with_last_year(call: Call) -> None:
    _write()
    arguments = ("lint", "new.txt", "--select", "DOC002,DOC003,DOC006", "--output-format", "concise")
    assert call(*arguments).out == ""
    found = [line.split(" ")[1] for line in call(*arguments, "--previous", "old.txt").out.splitlines()]
    assert found == ["DOC003", "DOC002", "DOC006"]
    Path("msme-parse.toml").write_text('previous = "old.txt"\n')
    assert len(call(*arguments).out.splitlines()) == 3


def test_last_year_that_cannot_be_read_is_no_silence(call: Call) -> None:
    _write()
    shown = call("lint", "new.txt", "--previous", "none.txt")
    assert shown.code == 2
    assert "the previous edition cannot be read: none.txt: no such file" in shown.err


def test_kept_results_know_last_year(call: Call) -> None:
    """The same report against another last year is another question."""
    _write()
    for number in range(8):
        Path(f"report{number}.txt").write_text(THIS_YEAR)
    names = [f"report{number}.txt" for number in range(8)]
    arguments = ("lint", *names, "--select", "DOC006", "--output-format", "concise", "--previous", "old.txt")
    assert len(call(*arguments).out.splitlines()) == 8
    Path("old.txt").write_text(LAST_YEAR.replace("2019", "2018"))
    assert call(*arguments).out == ""


@given(st.lists(st.sampled_from(["The Group met.", "It met in May.", "A list was made of it.", "It met in June."])))
@settings(max_examples=50, deadline=None)
def test_every_passage_has_one_fate(sentences: list[str]) -> None:
    old = "".join(f"1.{number}. {sentence}\n" for number, sentence in enumerate(sentences, 1))
    new = "".join(f"1.{number}. {sentence}\n" for number, sentence in enumerate(sentences[::-2], 1))
    editions = Facts(parse(new), previous=Facts(parse(old))).editions
    assert editions is not None
    new_fates = [pair.fate for pair in editions.passages if pair.new is not None]
    old_fates = [pair.fate for pair in editions.passages if pair.old is not None]
    assert len(new_fates) == len(sentences[::-2])
    assert len(old_fates) == len(sentences)
    assert new_fates == ["same"] * len(new_fates)
