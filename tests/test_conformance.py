"""The house rules that a program can check: of grammars, of names, of imports, of rules, of pages."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_tree_laws import texts

import msme_parse
from msme_parse.catalogue import RETIRED, catalogue
from msme_parse.facts import Facts
from msme_parse.linting import lint_facts
from msme_parse.render.write_pages import pages
from msme_parse.syntax.engine import Grammar, Token, append, grammar_names, grammar_text, new_list
from msme_parse.tree.nodes import Leaf

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "msme_parse"
MODULES = sorted(PACKAGE.rglob("*.py"))
CHECKS = sorted(file for file in PACKAGE.glob("checks/*/*.py") if file.name != "__init__.py")


# ------------------------------------------------------------------------------------------------------------ grammars

LONGEST_GRAMMAR = 75
LONG_GRAMMARS = {
    "blocks": 95,  # what every converter makes of the beginning of a line
    "counts": 90,  # three languages of joining, leaving and totals
    "references": 110,  # three languages, and what follows a reference to another document
    "symbols": 110,  # two houses, and what is wrong in a symbol has a terminal of its own
}
REGEXP = re.compile(r"(?<![\w/\\])/((?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\[\n])+)/[imslux]*")


def test_every_grammar_file_is_known() -> None:
    assert sorted(file.stem for file in (ROOT / "grammars").iterdir()) == sorted(grammar_names())


@pytest.mark.parametrize("name", grammar_names())
def test_grammar_is_strict(name: str) -> None:
    """No rule is ambiguous, and no two terminals of one priority match the same text."""
    Grammar(name, {}, strict=True)


@pytest.mark.parametrize("name", grammar_names())
def test_grammar_says_what_it_reads_and_why_it_is_total(name: str) -> None:
    lines = grammar_text(name).splitlines()
    head = "\n".join(lines[: next(number for number, line in enumerate(lines) if not line.startswith("//"))])
    assert head.startswith(f"// {name}.lark -- ")
    assert "\n// Reads   " in head and "\n// Total   " in head
    assert len(lines) <= LONG_GRAMMARS.get(name, LONGEST_GRAMMAR)


@pytest.mark.parametrize("name", grammar_names())
def test_alternatives_stand_in_a_group(name: str) -> None:
    """Lark joins the parts of a terminal as they are: of `/a|b/ C` it makes `a|bC`."""
    rules = [line for line in grammar_text(name).splitlines() if not line.startswith("//")]
    literals = [match[1] for line in rules for match in REGEXP.finditer(line)]
    assert [literal for literal in literals if _has_bare_alternative(literal)] == []


def _has_bare_alternative(expression: str) -> bool:
    """Whether a `|` stands outside all groups and character classes.

    >>> _has_bare_alternative("a|b"), _has_bare_alternative("(?:a|b)[|]")
    (True, False)
    """
    without_escapes = re.sub(r"\\.", "_", expression)
    bare = re.sub(r"\[\^?\]?[^\]]*\]", "_", without_escapes)
    depth = 0
    for character in bare:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "|" and depth == 0:
            return True
    return False


MADE_BY_HAND = {
    "CONTENTS_LINE": "a line of blocks.lark as a leaf",
    "FURNITURE": "a line of blocks.lark as a leaf",
    "GAP": "a line of blocks.lark as a leaf",
    "LABEL": "the start of a line of blocks.lark",
    "MASTHEAD_FIELD": "any field of masthead.lark; `kind` names it",
    "RULE": "a line of blocks.lark as a leaf",
    "TABLE_ROW": "a line of blocks.lark as a leaf",
}


def test_leaves_are_named_after_terminals() -> None:
    terminals = {terminal for name in ("blocks", "inline", "members") for terminal in _terminals(name)}
    named = {leaf.type for leaf in _subclasses(Leaf) if not leaf.__subclasses__()}
    assert named - terminals == set(MADE_BY_HAND) - terminals
    assert set(MADE_BY_HAND) <= named


@cache
def _terminals(name: str) -> set[str]:
    return {
        *Grammar(name, {}).patterns,
        *re.findall(r"[A-Z_]+", "".join(re.findall("%declare(.*)", grammar_text(name)))),
    }


def _subclasses(kind: type[Leaf]) -> Iterable[type[Leaf]]:
    for subclass in kind.__subclasses__():
        yield subclass
        yield from _subclasses(subclass)


@given(texts)
@settings(max_examples=150, deadline=None)
def test_both_engines_build_the_same(text: str) -> None:
    """Our loop over lark's tables against lark's own, for every grammar that a report comes by."""
    ours = Grammar.parse
    parsed: list[str] = []

    def both(grammar: Grammar, tokens: Iterable[Token]) -> Any:
        once = list(tokens)
        built = ours(grammar, once)
        assert built == grammar.parse_with_lark(once)
        parsed.append(grammar.name)
        return built

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Grammar, "parse", both)
        msme_parse.extract(msme_parse.parse(text))
    assert "blocks" in parsed


@given(st.data())
@settings(deadline=None)
def test_inline_tokens_may_stand_in_any_order(data: st.DataObject) -> None:
    """All but brackets, which the lexer pairs; so a report that is in no language cannot be written."""
    kinds = sorted(_terminals("inline") - {"SQUARE_OPENER", "SQUARE_CLOSER", "ROUND_OPENER", "ROUND_CLOSER"})
    drawn = data.draw(st.lists(st.sampled_from(kinds), max_size=30))
    Grammar.parse_with_lark(_inline(), [_Token(kind) for kind in drawn])


@cache
def _inline() -> Grammar:
    return Grammar("inline", {"new_list": new_list, "append": append})


class _Token:
    def __init__(self, type: str) -> None:
        self.type = type


# --------------------------------------------------------------------------------------------------- names and imports

DRAWERS = {"base", "common", "core", "data", "helper", "helpers", "manager", "misc", "util", "utils"}


def test_no_module_is_a_drawer() -> None:
    assert [file for file in MODULES if file.stem in DRAWERS] == []


def test_every_module_says_what_it_is() -> None:
    assert [file for file in MODULES if not (ast.get_docstring(_tree(file)) or "").strip()] == []


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def _imported_by(*arguments: str) -> set[str]:
    """The top-level names of all modules that a fresh interpreter imports while it runs."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return {line.rpartition("|")[2].strip().split(".")[0] for line in done.stderr.splitlines() if "|" in line}


@pytest.mark.parametrize("arguments", [("-c", "import msme_parse"), ("-m", "msme_parse", "--version")], ids=str)
def test_libraries_are_imported_when_they_are_needed(arguments: tuple[str, ...]) -> None:
    assert _imported_by(*arguments) & {"lark", "rich", "rich_click", "click", "msgspec"} <= _imported_by("-c", "pass")


# --------------------------------------------------------------------------------------------------------------- rules

LONGEST_CHECK = 150  # most have less than 90, examples included


@pytest.mark.parametrize("file", CHECKS, ids=lambda file: file.stem)
def test_a_check_is_a_rule_and_a_function(file: Path) -> None:
    """Whatever else it needs is private to it, so that no rule can lean on another."""
    public = {name for statement in _tree(file).body for name in _names(statement) if not name.startswith("_")}
    assert {name for name in public if not name.isupper()} == {"check"}
    assert "RULE" in public


def test_no_check_is_long() -> None:
    lengths = {file.stem: len(file.read_text("utf-8").splitlines()) for file in CHECKS}
    assert {name: length for name, length in lengths.items() if length > LONGEST_CHECK} == {}


@pytest.mark.parametrize("file", CHECKS, ids=lambda file: file.stem)
def test_a_check_compares_facts(file: Path) -> None:
    """It parses nothing: no regular expressions, no grammar, no reading of files."""
    imported = {name for statement in ast.walk(_tree(file)) for name in _modules(statement)}
    forbidden = {"re", "lark", "io", "os", "pathlib", "msme_parse.syntax", "msme_parse.readers", "msme_parse.files"}
    grammar = {name for name in imported if name.startswith(("lark.", "msme_parse.syntax.", "msme_parse.readers."))}
    assert (imported & forbidden) | grammar == set()


def _names(statement: ast.stmt) -> Iterable[str]:
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        yield statement.name
    elif isinstance(statement, ast.Assign):
        yield from (target.id for target in statement.targets if isinstance(target, ast.Name))
    elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        yield statement.target.id


def _modules(statement: ast.AST) -> Iterable[str]:
    if isinstance(statement, ast.Import):
        yield from (alias.name for alias in statement.names)
    elif isinstance(statement, ast.ImportFrom):
        yield statement.module or ""


def test_codes_are_three_letters_of_the_family_and_three_figures() -> None:
    families: dict[str, set[str]] = {}
    for entry in catalogue():
        assert re.fullmatch(r"[A-Z]{3}\d{3}", entry.rule.code)
        families.setdefault(entry.family, set()).add(entry.rule.code[:3])
    assert {family: letters for family, letters in families.items() if len(letters) > 1} == {}
    assert {entry.rule.code for entry in catalogue()}.isdisjoint(RETIRED)


def test_findings_of_a_rule_carry_its_code() -> None:
    """A rule reports under its own code and name, whatever it was copied from."""
    for entry in catalogue():
        for example in entry.rule.bad:
            facts = Facts(msme_parse.parse(example))
            for finding in lint_facts(facts, rules=[entry]):
                assert (finding.code, finding.rule) == (entry.rule.code, entry.rule.name)


# --------------------------------------------------------------------------------------------------------------- pages


def test_pages_of_the_rules_are_fresh() -> None:
    """`make docs` writes them."""
    folder = ROOT / "docs" / "rules"
    written = {file.name: file.read_text("utf-8") for file in folder.glob("*.md")}
    expected = pages()
    assert sorted(written) == sorted(expected)
    assert [name for name, text in expected.items() if written[name] != text] == []


@pytest.mark.parametrize("file", sorted(ROOT.glob("*.md")), ids=lambda file: file.name)
def test_links_and_named_tests_exist(file: Path) -> None:
    text = file.read_text("utf-8")
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        assert (ROOT / target).exists(), target
    for module, name in re.findall(r"`(test_\w+)\.py::(test_\w+)`", text):
        assert f"def {name}(" in (ROOT / "tests" / f"{module}.py").read_text("utf-8"), (module, name)
    for path in re.findall(r"`((?:msme_parse|grammars|tests|samples|docs)/[\w./-]*)`", text):
        assert (ROOT / path).exists(), path
