"""Grammar files in, parsers out.

Lark reads the grammar files, builds the LALR tables and runs them. Two things are ours, for speed: one master
regular expression made of the grammar's own terminals, tried in the order of their priorities, and the tokens,
which are the leaves of the tree themselves. `performance` figures and the reasons stand in ARCHITECTURE.md.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, ClassVar, Protocol

from lark import Lark
from lark.common import LexerConf
from lark.lexer import Lexer, TerminalDef

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
        """What the actions build from `tokens`. The lexers see to it that every sequence is in the language."""
        parser = self._lark.parse_interactive()
        feed = parser.parser_state.feed_token
        for token in tokens:
            feed(token)  # type: ignore[arg-type]  # lark reads nothing but `.type`
        return parser.feed_eof()


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
    beside = Path(__file__).resolve().parents[2] / "grammars"
    return beside if beside.is_dir() else files("msme_parse") / "grammars"


def grammar_text(name: str) -> str:
    """The text of one grammar file."""
    return (grammar_folder() / f"{name}.lark").read_text("utf-8")


def _read_import(base_path: str | None, grammar_path: str) -> tuple[str, str]:
    return grammar_path, (grammar_folder() / grammar_path).read_text("utf-8")


def _by_priority() -> list[TerminalDef]:
    return sorted(_TerminalTable.terminals, key=lambda terminal: (-terminal.priority, terminal.name))
