"""Which rules run, and how: selections by code, prefix or name, from the command line or a configuration file."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from msme_parse.catalogue import CataloguedRule, catalogue


StatusChoice = Literal["auto", "draft", "final"]
STATUS_CHOICES: tuple[StatusChoice, ...] = ("auto", "draft", "final")


class ConfigurationError(Exception):
    """Something the user asked for does not exist or does not make sense; the message says what, and what is near."""


class Choice(msgspec.Struct, frozen=True):
    """What the user selected; empty means the rules that are on by default."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()


def chosen(rules: Sequence[CataloguedRule], choice: Choice) -> tuple[CataloguedRule, ...]:
    """The rules that run. The longer of two selectors that fit a rule wins, `ignore` on a draw.

    Raises ConfigurationError for a selector that fits no rule.
    """
    for selector in (*choice.select, *choice.ignore, *choice.extend_select):
        _known(selector, rules)
    return tuple(entry for entry in rules if _runs(entry, choice))


def _runs(entry: CataloguedRule, choice: Choice) -> bool:
    wanted = _longest(entry, choice.select)
    if not choice.select and entry.rule.on:
        wanted = 0
    wanted = max(wanted, _longest(entry, choice.extend_select))
    return wanted >= 0 and wanted > _longest(entry, choice.ignore)


def _longest(entry: CataloguedRule, selectors: Iterable[str]) -> int:
    """How exactly a rule is selected: -1 not at all, 0 by ALL, otherwise the length of the prefix; a name is exact."""
    best = -1
    for selector in selectors:
        if selector == "ALL":
            best = max(best, 0)
        elif selector == entry.rule.name or selector == entry.rule.code:
            best = max(best, len(entry.rule.code))
        elif entry.rule.code.startswith(selector):
            best = max(best, len(selector))
    return best


def _known(selector: str, rules: Sequence[CataloguedRule]) -> None:
    if selector == "ALL":
        return
    if selector and any(entry.rule.code.startswith(selector) or entry.rule.name == selector for entry in rules):
        return
    raise ConfigurationError(unknown_rule(selector))


def unknown_rule(selector: str) -> str:
    """The message for a code, prefix or name that no rule has, with the nearest one that exists."""
    names = [*(entry.rule.code for entry in catalogue()), *(entry.rule.name for entry in catalogue())]
    near = difflib.get_close_matches(selector, [*names, *{name[:3] for name in names if name[:1].isupper()}], n=1)
    near = near or difflib.get_close_matches(selector.upper(), names, n=1)
    return f"no rule is called {selector!r}" + (f"; did you mean {near[0]!r}?" if near else "")


def status_choice(name: str) -> StatusChoice:
    """`auto`, `draft` or `final`. Raises ConfigurationError for another word."""
    for choice in STATUS_CHOICES:
        if name == choice:
            return choice
    raise ConfigurationError(f"no profile is called {name!r}; there are {', '.join(STATUS_CHOICES)}")
