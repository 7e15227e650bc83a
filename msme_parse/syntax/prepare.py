"""Writes `tables.json`: `python -m msme_parse.syntax.prepare`, or `make tables`. Here lark does its part.

The bytes depend on the grammar files alone: lark numbers states as they come out of sets, so they are numbered anew.
"""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from lark import Lark
from lark.common import LexerConf
from lark.lexer import Lexer
from lark.parse_tree_builder import ChildFilterLALR_NoPlaceholders, ExpandSingleChild
from lark.parsers.lalr_analysis import Shift

from msme_parse.syntax.engine import Actions, grammar_digest, grammar_names, grammar_text, read_import, start_rule
from msme_parse.syntax.prepared import TABLES_FILE, Reduction, Tables


class _NoLexer(Lexer):
    """Stands where lark wants a lexer."""

    __future_interface__ = 1

    def __init__(self, lexer_conf: LexerConf) -> None:
        pass

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Any]:
        raise NotImplementedError("tokens are fed, not pulled")


class _Transformer:
    """The form in which lark takes actions: attributes by rule name."""

    def __init__(self, actions: Actions) -> None:
        self.__dict__.update(actions)


def lark_parser(name: str, actions: Actions, *, strict: bool = False) -> Lark:
    """One grammar file as lark reads it."""
    return Lark(
        grammar_text(name),
        parser="lalr",
        lexer=_NoLexer,
        start=start_rule(name),
        transformer=_Transformer(actions),
        maybe_placeholders=False,
        propagate_positions=False,
        strict=strict,
        import_paths=[read_import],
    )


def tables_of(name: str, parser: Lark) -> Tables:
    """What lark has computed, in a form that can be kept."""
    found = parser.parser.parser._parse_table
    first, last = found.start_states[start_rule(name)], found.end_states[start_rule(name)]
    numbers = _numbered(found.states, first)
    wrappers = dict(parser._parse_tree_builder.rule_builders)
    rules: dict[Any, int] = {}
    steps: list[dict[str, int]] = []
    gotos: list[dict[str, int]] = []
    for state in numbers:
        steps.append({})
        gotos.append({})
        for symbol, (action, target) in sorted(found.states[state].items()):
            if action is not Shift:
                steps[-1][symbol] = ~rules.setdefault(target, len(rules))
            elif symbol.isupper() or symbol.startswith("$"):
                steps[-1][symbol] = numbers[target]
            else:
                gotos[-1][str(symbol)] = numbers[target]
    return Tables(
        digest=grammar_digest(name),
        terminals={
            str(terminal.name): terminal.pattern.to_regexp()
            for terminal in sorted(parser.terminals, key=lambda terminal: (-terminal.priority, terminal.name))
        },
        reductions=tuple(_reduction(rule, wrappers[rule]) for rule in rules),
        steps=tuple(steps),
        gotos=tuple(gotos),
        first=numbers[first],
        last=numbers[last],
    )


def _numbered(states: Mapping[int, Mapping[str, tuple[Any, Any]]], first: int) -> dict[int, int]:
    """Every state that can be reached, in the order in which it is met."""
    numbers = {first: 0}
    waiting = [first]
    for state in waiting:
        for _, (action, target) in sorted(states[state].items(), key=lambda entry: entry[0]):
            if action is Shift and target not in numbers:
                numbers[target] = len(numbers)
                waiting.append(target)
    return numbers


def _reduction(rule: Any, wrappers: list[Any]) -> Reduction:
    """A rule with what lark does to its children before it hands them to an action."""
    single, kept = False, None
    for wrapper in wrappers:
        if wrapper is ExpandSingleChild:
            single = True
        elif isinstance(wrapper, partial) and wrapper.func is ChildFilterLALR_NoPlaceholders:
            kept = tuple((index, bool(spread)) for index, spread in wrapper.args[0])
        else:
            raise NotImplementedError(f"{rule}: the engine does not know {wrapper}")
    action = rule.alias or rule.options.template_source or rule.origin.name
    return Reduction(len(rule.expansion), str(rule.origin.name), str(action), single, kept)


def tables_text() -> str:
    """The whole of `tables.json`: a line for each terminal, rule and state, so that a change can be read."""
    grammars = (_json_of(name, tables_of(name, lark_parser(name, {}))) for name in sorted(grammar_names()))
    return "{\n" + ",\n".join(grammars) + "\n}\n"


def _json_of(name: str, tables: Tables) -> str:
    terminals = ",\n".join(f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in tables.terminals.items())
    reductions = [
        [rule.size, rule.origin, rule.action, rule.single, rule.kept and [list(child) for child in rule.kept]]
        for rule in tables.reductions
    ]
    return (
        f"{json.dumps(name)}: {{\n"
        f' "digest": "{tables.digest}",\n'
        f' "terminals": {{\n{terminals}\n }},\n'
        f' "reductions": {_lines(reductions)},\n'
        f' "steps": {_lines(tables.steps)},\n'
        f' "gotos": {_lines(tables.gotos)},\n'
        f' "first": {tables.first},\n'
        f' "last": {tables.last}\n'
        "}"
    )


def _lines(entries: Any) -> str:
    return "[\n" + ",\n".join(f"  {json.dumps(entry)}" for entry in entries) + "\n ]"


def main() -> None:
    Path(__file__).with_name(TABLES_FILE).write_text(tables_text(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
