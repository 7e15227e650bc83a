"""Grammar files in, parsers out.

Lark reads the grammar files and builds the LALR tables; `prepared.py` keeps them, so that lark is imported only when
a grammar file has changed since. Two things are ours, for speed: one master regular expression made of the grammar's
own terminals, tried in the order of their priorities, and the tokens, which are the leaves of the tree themselves.
The figures and the reasons stand in ARCHITECTURE.md.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from msme_parse.syntax.patterns import compiled
from msme_parse.syntax.prepared import Reduction, Tables, digest_of, kept_tables

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from lark import Lark

Action = Callable[[list[Any]], Any]
Actions = Mapping[str, Action]


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


class Grammar:
    """One grammar file, ready to parse token by token.

    `actions` maps the name of a rule or alias to what is built from its children.
    """

    def __init__(self, name: str, actions: Actions, *, strict: bool = False) -> None:
        self.name = name
        self._actions = actions
        self._strict = strict
        kept = None if strict else kept_tables(name, grammar_digest(name))
        self._prepared = kept or self._built()
        self.patterns = self._prepared.terminals

    @cached_property
    def master(self) -> re.Pattern[str]:
        """All terminals as one regular expression, with a group for each."""
        return compiled("|".join(f"(?P<{name}>{pattern})" for name, pattern in self.patterns.items()))

    @cache  # noqa: B019  # there are ten grammars, and they live as long as the program
    def behind(self, filler: str) -> re.Pattern[str]:
        """The master expression, a run of the terminal `filler` and the next terminal as one match.

        The same tokens from half as many matches: what `filler` matched is no group, it lies between the groups.
        Only for a terminal that is tried first and never comes twice in a row, where the last one takes any character.
        """
        run = self.patterns[filler]
        others = (f"(?P<{name}>{pattern})" for name, pattern in self.patterns.items() if name != filler)
        return compiled(f"(?:{run})?(?:{'|'.join(others)})|(?:{run})")

    def terminal(self, *names: str) -> re.Pattern[str]:
        """One or several terminals as a regular expression of their own."""
        return compiled("|".join(self.patterns[name] for name in names))

    def lexemes(self, text: str) -> Iterator[Lexeme]:
        """The tokens of a short text; characters that no terminal wants are skipped."""
        for match in self.master.finditer(text):
            yield Lexeme(str(match.lastgroup), match.group(), match.start())

    def parse(self, tokens: Iterable[Token]) -> Any:
        """What the actions build from `tokens`. The lexers see to it that every sequence is in the language.

        Runs the tables that lark has computed, now or when they were prepared. A shift that can only be followed by
        "append it to the list" is done as one step; that, and not calling three functions a token, is all that sets
        this loop apart from lark's own.
        """
        table, gotos = self._tables
        states = [self._prepared.first]
        last = self._prepared.last
        values: list[Any] = []
        row = table[states[-1]]
        for token in (*tokens, _END):
            kind = token.type
            while True:
                step = row[kind]
                if step is _APPEND:
                    values[-1].append(token)
                    break
                if step.__class__ is int:
                    states.append(step)
                    row = table[step]
                    values.append(token)
                    break
                size, origin, build = step
                children = values[len(values) - size :]
                del values[len(values) - size :], states[len(states) - size :]
                values.append(build(children))
                states.append(gotos[states[-1]][origin])
                row = table[states[-1]]
                if kind == "$END" and states[-1] == last:
                    return values[-1]
        raise AssertionError("the end of the tokens ends the parse")

    def parse_with_lark(self, tokens: Iterable[Token]) -> Any:
        """The same by lark's own loop; the tests hold the two against each other."""
        parser = self._lark.parse_interactive()
        for token in tokens:
            parser.feed_token(token)  # type: ignore[arg-type]  # lark reads nothing but `.type`
        return parser.feed_eof()  # type: ignore[no-untyped-call]

    @cached_property
    def _tables(self) -> tuple[list[dict[str, Any]], tuple[dict[str, int], ...]]:
        """Steps by state and terminal, with the actions in place; and gotos by state and rule."""
        prepared = self._prepared
        steps = [(rule.size, rule.origin, _builder(rule, self._actions)) for rule in prepared.reductions]
        appends = [self._only_appends(state) for state in range(len(prepared.steps))]
        table: list[dict[str, Any]] = [
            {
                terminal: steps[~step] if step < 0 else _APPEND if appends[step] else step
                for terminal, step in row.items()
            }
            for row in prepared.steps
        ]
        return table, prepared.gotos

    def _only_appends(self, state: int) -> bool:
        """Whether all that can happen in a state is that its token is appended to the list in front of it."""
        reductions = set(self._prepared.steps[state].values())
        if len(reductions) != 1 or min(reductions) >= 0 or self._prepared.gotos[state]:
            return False
        rule = self._prepared.reductions[~reductions.pop()]
        return rule.size == 2 and _builder(rule, self._actions) is append

    @cached_property
    def _lark(self) -> "Lark":
        from msme_parse.syntax.prepare import lark_parser

        return lark_parser(self.name, self._actions, strict=self._strict)

    def _built(self) -> Tables:
        from msme_parse.syntax.prepare import tables_of

        return tables_of(self.name, self._lark)


_APPEND = object()
"""The step that puts a token at the end of the list below it."""

_END = Lexeme("$END", "", 0)


def _builder(rule: Reduction, actions: Actions) -> Action:
    """What makes a value of the children of a rule. All of it is as lark does it."""
    build = actions.get(rule.action) or _tree_builder(rule.action)
    if rule.single:
        build = _unless_single(build)
    if rule.kept is not None:
        build = _of_kept(rule.kept, build)
    return build


def _tree_builder(name: str) -> Action:
    def build(children: list[Any]) -> Any:
        from lark import Tree

        return Tree(name, children)

    return build


def _unless_single(build: Action) -> Action:
    return lambda children: children[0] if len(children) == 1 else build(children)


def _of_kept(kept: Iterable[tuple[int, bool]], build: Action) -> Action:
    def build_of_kept(children: list[Any]) -> Any:
        staying: list[Any] = []
        for index, spread in kept:
            staying.extend(children[index].children if spread else (children[index],))
        return build(staying)

    return build_of_kept


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
def grammar_folder() -> "Traversable":
    """Where the grammar files are: inside an installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "grammars", package.parent / "grammars"):
        if folder.is_dir():
            return folder
    from importlib.resources import files  # slow to import; only for a package that is no folder

    return files("msme_parse") / "grammars"


def grammar_text(name: str) -> str:
    """The text of one grammar file."""
    return (grammar_folder() / f"{name}.lark").read_text("utf-8")


def start_rule(name: str) -> str:
    """The rule that a whole text of this grammar is."""
    return _START[name]


def grammar_digest(name: str) -> str:
    """Changes with everything that the tables of a grammar are made from."""
    return digest_of(_START[name], _with_imports(name).values())


def _with_imports(name: str) -> dict[str, str]:
    """The text of a grammar and of every other that it imports, by name."""
    texts: dict[str, str] = {}
    waiting = [name]
    for wanted in waiting:
        if wanted not in texts:
            texts[wanted] = grammar_text(wanted)
            waiting.extend(_IMPORT.findall(texts[wanted]))
    return texts


_IMPORT = compiled(r"^[ \t]*%import[ \t]+\.(\w+)", re.MULTILINE)


def read_import(base_path: str | None, grammar_path: str) -> tuple[str, str]:
    """How lark finds a file that a grammar imports."""
    return grammar_path, (grammar_folder() / grammar_path).read_text("utf-8")
