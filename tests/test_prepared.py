"""The tables that stand in for lark at start: fresh, the same as lark's, and never taken for those of another text."""

import random
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import msme_parse
from msme_parse.syntax import engine, prepare, prepared
from msme_parse.syntax.engine import Grammar, Lexeme, Token, append, grammar_digest, grammar_names, new_list
from msme_parse.syntax.prepare import lark_parser, tables_of, tables_text
from msme_parse.syntax.prepared import TABLES_FILE, kept_tables

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted(ROOT.glob("samples/*/report.txt"))


def test_tables_are_fresh() -> None:
    written = (ROOT / "msme_parse" / "syntax" / TABLES_FILE).read_bytes()
    fresh = written == tables_text().encode()
    assert fresh, f"{TABLES_FILE} is not what the grammars give: make tables"


def test_tables_do_not_depend_on_the_order_of_sets() -> None:
    written = {
        subprocess.run(
            [sys.executable, "-c", "from msme_parse.syntax.prepare import tables_text; print(tables_text())"],
            capture_output=True,
            check=True,
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(written) == 1


@pytest.mark.parametrize("name", grammar_names())
def test_kept_tables_are_larks(name: str) -> None:
    assert kept_tables(name, grammar_digest(name)) == tables_of(name, lark_parser(name, {})), "make tables"


@pytest.mark.parametrize("actions", [{}, {"new_list": new_list, "append": append}], ids=["trees", "lists"])
@pytest.mark.parametrize("name", grammar_names())
def test_kept_tables_build_the_same_trees(name: str, actions: engine.Actions) -> None:
    """Sentences drawn by lark, of every grammar; rules without an action make lark's trees."""
    grammar = Grammar(name, actions)
    for seed in range(10):
        if tokens := _sentence(grammar, random.Random(seed)):
            assert grammar.parse(tokens) == grammar.parse_with_lark(tokens)


def _sentence(grammar: Grammar, chance: random.Random) -> list[Lexeme]:
    parser = grammar._lark.parse_interactive()
    tokens: list[Lexeme] = []
    for _ in range(30):
        accepted = parser.accepts()
        if "$END" in accepted and (len(tokens) > 11 or len(accepted) == 1 or chance.random() < 0.2):
            return tokens
        tokens.append(Lexeme(chance.choice(sorted(accepted - {"$END"})), "", len(tokens)))
        parser.feed_token(tokens[-1])
    return []


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.parent.name)
def test_kept_tables_read_samples_as_lark_does(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = Grammar.parse
    parsed: set[str] = set()

    def both(grammar: Grammar, tokens: Iterable[Token]) -> Any:
        once = list(tokens)
        built = ours(grammar, once)
        assert built == grammar.parse_with_lark(once)
        parsed.add(grammar.name)
        return built

    monkeypatch.setattr(Grammar, "parse", both)
    msme_parse.extract(msme_parse.parse(file.read_text("utf-8")))
    assert {"blocks", "inline", "masthead"} <= parsed


# -------------------------------------------------------------------------------------------------------- other texts


@pytest.fixture
def grammars(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the grammar files, which are read in place of the real ones."""
    folder = tmp_path / "grammars"
    shutil.copytree(str(engine.grammar_folder()), folder)
    monkeypatch.setattr(engine, "grammar_folder", lambda: folder)
    return folder


def test_a_changed_grammar_is_built_anew(grammars: Path) -> None:
    before = {name: Grammar(name, {}) for name in grammar_names()}
    file = grammars / "dates.lark"
    changed = file.read_text("utf-8").replace("(?:J(?i:anuary|", "(?:J(?i:anvier|")
    assert changed != file.read_text("utf-8")
    file.write_text(changed.replace("moment TO moment", "moment TO moment | moment TO TO moment"), "utf-8")
    assert _passed_over() == {"dates", "symbols", "inline", "masthead"}  # those that import it, at one remove too
    grammar = Grammar("dates", {})
    assert grammar.patterns == Grammar("dates", {}, strict=True).patterns != before["dates"].patterns
    twice = [Lexeme(kind, "", 0) for kind in ("DAY", "TO", "TO", "DAY")]
    assert grammar.parse(twice) == grammar.parse_with_lark(twice)
    assert Grammar("inline", {}).patterns["DATE"] != before["inline"].patterns["DATE"]


def test_line_ends_of_a_grammar_do_not_matter(grammars: Path) -> None:
    for file in grammars.iterdir():
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert _passed_over() == set()


def _passed_over() -> set[str]:
    return {name for name in grammar_names() if kept_tables(name, grammar_digest(name)) is None}


@pytest.mark.parametrize("name", grammar_names())
def test_digest_covers_every_file_that_lark_reads(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(prepare, "read_import", lambda base, path: read.append(path) or engine.read_import(base, path))
    lark_parser(name, {})
    assert {path.removesuffix(".lark") for path in read} | {name} == set(engine._with_imports(name))


@pytest.mark.parametrize("content", [None, b"", b"{", b'{"dates": 1}', b"\xff"], ids=str)
def test_a_file_that_cannot_be_read_is_done_without(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "__init__.py").touch()
    if content is not None:
        (tmp_path / "damaged" / TABLES_FILE).write_bytes(content)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(prepared, "TABLES_PACKAGE", "damaged")
    monkeypatch.delitem(sys.modules, "damaged", raising=False)
    assert prepared._all_kept.__wrapped__() == {}


# --------------------------------------------------------------------------------------------------------------- start


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.parent.name)
def test_lark_is_not_imported(file: Path) -> None:
    program = (
        "import sys, msme_parse; report = msme_parse.parse(open(sys.argv[1], encoding='utf-8').read()); "
        "msme_parse.extract(report); msme_parse.lint(report); print('lark' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program, file], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "False\n", "make tables"
