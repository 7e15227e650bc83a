"""Expressions that are kept between runs: the same as compiled ones, and done without when damaged."""

import marshal
import re
import subprocess
import sys
from pathlib import Path

import pytest

import msme_parse
from msme_parse.syntax import patterns
from msme_parse.syntax.engine import Grammar, grammar_names
from msme_parse.syntax.patterns import Patterns

ROOT = Path(__file__).resolve().parents[1]
EXPRESSIONS = [
    (r"(?P<day>[0-9]{1,2})\s+(?:May|June)(?!\w)", 0),
    (r"[^\W\d_]+(?P<x>é|[\u2010-\u2015])?", re.IGNORECASE),
    (r"^a.*?(b)\1$", re.MULTILINE | re.DOTALL),
    *(
        ("|".join(f"(?P<{key}>{value})" for key, value in Grammar(name, {}).patterns.items()), 0)
        for name in grammar_names()
    ),
]


@pytest.fixture(autouse=True)
def _writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def _kept(file: Path) -> Patterns:
    """A store that has been written and is read again."""
    first = Patterns(str(file))
    for expression in EXPRESSIONS:
        first.compiled(*expression)
    first.write()
    return Patterns(str(file))


@pytest.mark.parametrize("expression", EXPRESSIONS, ids=lambda expression: expression[0][:20])
def test_kept_expressions_are_those_that_were_compiled(
    expression: tuple[str, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = _kept(tmp_path / "kept.re")
    monkeypatch.setattr(patterns.re, "compile", None)
    found = store.compiled(*expression)
    monkeypatch.undo()
    compiled = re.compile(*expression)
    assert found == compiled  # equal when flags, code words and text are
    assert (found.groups, found.groupindex, found.flags) == (compiled.groups, compiled.groupindex, compiled.flags)
    for sample in ("3 May", "aé b", "a\nb b", "WT/MIN(17)/58 of 13 December 2017"):
        ours = [(match.span(), match.lastgroup, match.groups()) for match in found.finditer(sample)]
        assert ours == [(match.span(), match.lastgroup, match.groups()) for match in compiled.finditer(sample)]


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _of_another_interpreter(content: bytes) -> bytes:
    _, kept = marshal.loads(content)
    return marshal.dumps((("2.7", 1, 2, "little"), kept))


def _of_broken_code(content: bytes) -> bytes:
    version, kept = marshal.loads(content)
    broken = {key: (flags, b"\xff" * 40, groups, *rest) for key, (flags, _, groups, *rest) in kept.items()}
    return marshal.dumps((version, broken))


def _of_other_things(content: bytes) -> bytes:
    version, kept = marshal.loads(content)
    return marshal.dumps((version, dict.fromkeys(kept, 7)))


@pytest.mark.parametrize(
    "damaged", [_cut, _of_another_interpreter, _of_broken_code, _of_other_things, lambda content: b""]
)
def test_a_file_that_is_not_as_it_was_is_done_without(damaged: object, tmp_path: Path) -> None:
    file = tmp_path / "kept.re"
    _kept(file)
    file.write_bytes(damaged(file.read_bytes()))
    store = Patterns(str(file))
    for expression in EXPRESSIONS:
        assert store.compiled(*expression) == re.compile(*expression)


def test_what_cannot_be_written_is_not_missed(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = Patterns(str(tmp_path / "file" / "kept.re"))
    assert store.compiled("a+").fullmatch("aa")
    store.write()
    assert Patterns(None).compiled("a+").fullmatch("aa")


def test_nothing_is_written_where_no_byte_code_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    _kept(tmp_path / "kept.re")
    assert not list(tmp_path.iterdir())


def test_two_that_write_at_once_keep_both(tmp_path: Path) -> None:
    one, other = Patterns(str(tmp_path / "kept.re")), Patterns(str(tmp_path / "kept.re"))
    one.compiled("one")
    other.compiled("other")
    one.write()
    other.write()
    kept = marshal.loads((tmp_path / "kept.re").read_bytes())[1]
    assert sorted(kept) == [("one", 0), ("other", 0)]


def test_a_second_run_compiles_nothing_long(tmp_path: Path) -> None:
    """The whole program, twice, with its byte code in a folder of its own."""
    program = (
        "import sys; sys.dont_write_bytecode = False; import re._compiler as c; real = c.compile; long = []\n"
        "c.compile = lambda p, flags=0: (long.append(p) if len(p) > 600 else 0, real(p, flags))[1]\n"
        "import msme_parse; msme_parse.lint(msme_parse.parse('1.1. On 13 December 2017 (WT/MIN(17)/58).'))\n"
        "print(len(long))"
    )
    command = [sys.executable, "-X", f"pycache_prefix={tmp_path}", "-c", program]
    counts = [
        int(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout) for _ in range(2)
    ]
    assert counts[0] > 5
    assert counts[1] == 0


def test_no_words_of_a_report_are_kept() -> None:
    """What is kept lies on the disk and grows with every new expression: it may hold the program's alone."""
    paragraph = (
        "The Zyxwvut Consortium of Quibblers (ZCQ) met. The Zyxwvut Consortium of\nQuibblers met again. "
        "The ZCQ, in full the Zyxwvut Consortium of Quibblers, agreed."
    )
    pages = [
        f"G/ZYX/W/7\n- {page} -\n\n-{page}{page}. {paragraph} Delegations spoke on page {page}.\n"
        for page in range(1, 4712)
        if page < 6 or page > 4709
    ]
    report = msme_parse.parse("\x0c".join(pages))
    msme_parse.lint(report)
    msme_parse.extract(report)
    made = " ".join(pattern for pattern, _ in patterns._PATTERNS._made).lower()
    assert "zyxwvut" not in made and "4711" not in made
    assert "janvier" in made, "the program's own are looked through"
