"""Grammar files in, parsers out.

Lark reads the grammar files, builds the LALR tables and runs them. Two things are ours, for speed: one master
regular expression made of the grammar's own terminals, tried in the order of their priorities, and the tokens,
which are the leaves of the tree themselves. `performance` figures and the reasons stand in ARCHITECTURE.md.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, ClassVar, Protocol

from lark import Lark
from lark.common import LexerConf
from lark.lexer import Lexer, TerminalDef
from lark.parsers.lalr_analysis import Shift

Actions = Mapping[str, Callable[[list[Any]], Any]]


class Token(Protocol):
    """What the LALR parser reads: anything that knows the name of its terminal."""

    @property
    def type(self) -> str: ...


class Lexeme:
    """A token of a value grammar: a terminal's name and the text it matched."""

    __slots__ = ("end", "start", "text", "type")

    def __init__(self, type: str, text: str, start: int) -> None:
        self.type = type
        self.text = text
        self.start = start
        self.end = start + len(text)


class _TerminalTable(Lexer):
    """Stands where lark wants a lexer; keeps the terminals that lark has put together."""

    __future_interface__ = 1
    terminals: ClassVar[list[TerminalDef]] = []

    def __init__(self, lexer_conf: LexerConf) -> None:
        _TerminalTable.terminals = list(lexer_conf.terminals)

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Any]:
        raise NotImplementedError("tokens are fed, not pulled")


class Grammar:
    """One grammar file, ready to parse token by token.

    `actions` maps the name of a rule or alias to what is built from its children.
    """

    def __init__(self, name: str, actions: Actions, *, strict: bool = False) -> None:
        self.name = name
        self._lark = Lark(
            grammar_text(name),
            parser="lalr",
            lexer=_TerminalTable,
            start=_START[name],
            transformer=_Transformer(actions),
            maybe_placeholders=False,
            propagate_positions=False,
            strict=strict,
            import_paths=[_read_import],
        )
        self.patterns = {terminal.name: terminal.pattern.to_regexp() for terminal in _by_priority()}
        self.master = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in self.patterns.items()))

    def terminal(self, *names: str) -> re.Pattern[str]:
        """One or several terminals as a regular expression of their own."""
        return re.compile("|".join(self.patterns[name] for name in names))

    def lexemes(self, text: str) -> Iterator[Lexeme]:
        """The tokens of a short text; characters that no terminal wants are skipped."""
        for match in self.master.finditer(text):
            yield Lexeme(str(match.lastgroup), match.group(), match.start())

    def parse(self, tokens: Iterable[Token]) -> Any:
        """What the actions build from `tokens`. The lexers see to it that every sequence is in the language.

        Runs the tables that lark has computed. A shift that can only be followed by "append it to the list" is done
        as one step; that, and not calling three functions a token, is all that sets this loop apart from lark's own.
        """
        table, gotos = self._tables
        states = [self._first_state]
        values: list[Any] = []
        for token in (*tokens, _END):
            kind = token.type
            while True:
                step = table[states[-1]][kind]
                if step is _APPEND:
                    values[-1].append(token)
                    break
                if step.__class__ is int:
                    states.append(step)
                    values.append(token)
                    break
                size, origin, build = step
                children = values[len(values) - size :]
                del values[len(values) - size :], states[len(states) - size :]
                values.append(build(children))
                states.append(gotos[states[-1]][origin])
                if kind == "$END" and states[-1] == self._last_state:
                    return values[-1]
        raise AssertionError("the end of the tokens ends the parse")

    def parse_with_lark(self, tokens: Iterable[Token]) -> Any:
        """The same by lark's own loop; the tests hold the two against each other."""
        parser = self._lark.parse_interactive()
        for token in tokens:
            parser.feed_token(token)  # type: ignore[arg-type]  # lark reads nothing but `.type`
        return parser.feed_eof()  # type: ignore[no-untyped-call]

    @cached_property
    def _tables(self) -> tuple[dict[int, dict[str, Any]], dict[int, dict[str, int]]]:
        """Lark's parse table with its actions resolved: steps by terminal, and gotos by rule."""
        states = self._lark.parser.parser._parse_table.states
        callbacks = self._lark._callbacks
        table: dict[int, dict[str, Any]] = {}
        gotos: dict[int, dict[str, int]] = {}
        for state, row in states.items():
            table[state], gotos[state] = {}, {}
            for name, (action, target) in row.items():
                if action is not Shift:
                    table[state][name] = (len(target.expansion), target.origin.name, callbacks[target])
                elif name.isupper() or name.startswith("$"):
                    table[state][name] = _APPEND if _only_appends(states[target], callbacks) else target
                else:
                    gotos[state][name] = target
        return table, gotos

    @property
    def _first_state(self) -> int:
        return int(self._lark.parser.parser._parse_table.start_states[_START[self.name]])

    @property
    def _last_state(self) -> int:
        return int(self._lark.parser.parser._parse_table.end_states[_START[self.name]])


_APPEND = object()
"""The step that puts a token at the end of the list below it."""

_END = Lexeme("$END", "", 0)


def _only_appends(row: Mapping[str, tuple[Any, Any]], callbacks: Mapping[Any, Any]) -> bool:
    """Whether all that can happen in a state is that its token is appended to the list in front of it."""
    reductions = {target for action, target in row.values() if action is not Shift}
    if len(reductions) != 1 or any(action is Shift for action, _ in row.values()):
        return False
    (rule,) = reductions
    return len(rule.expansion) == 2 and rule.alias == "append" and callbacks[rule] is append


class _Transformer:
    """The form in which lark takes actions: attributes by rule name."""

    def __init__(self, actions: Actions) -> None:
        self.__dict__.update(actions)


_START = {
    "blocks": "report",
    "inline": "text",
    "symbols": "citation",
    "dates": "dates",
    "members": "list",
    "references": "references",
    "counts": "phrase",
    "abbreviations": "definition",
    "masthead": "masthead",
    "words": "words",
}


def append(children: list[Any]) -> list[Any]:
    """The list rule of every grammar: `items : items NEXT -> append`."""
    items: list[Any] = children[0]
    items.append(children[1])
    return items


def new_list(children: list[Any]) -> list[Any]:
    """The empty beginning of a list rule."""
    return []


def grammar_names() -> tuple[str, ...]:
    """The grammars there are, by file name without suffix."""
    return tuple(_START)


@cache
def grammar_folder() -> Traversable:
    """Where the grammar files are: inside an installed package, or beside it in a checkout."""
    packaged = files("msme_parse") / "grammars"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[2] / "grammars"


def grammar_text(name: str) -> str:
    """The text of one grammar file."""
    return (grammar_folder() / f"{name}.lark").read_text("utf-8")


def _read_import(base_path: str | None, grammar_path: str) -> tuple[str, str]:
    return grammar_path, (grammar_folder() / grammar_path).read_text("utf-8")


def _by_priority() -> list[TerminalDef]:
    return sorted(_TerminalTable.terminals, key=lambda terminal: (-terminal.priority, terminal.name))
