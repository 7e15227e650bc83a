"""All rules there are, found by walking `msme_parse.checks`. Adding a rule touches one file and nothing here."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from types import ModuleType

import msgspec

import msme_parse.checks
from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.rule import Rule

Check = Callable[[Facts], Iterable[Finding]]

RETIRED: frozenset[str] = frozenset()
"""Codes that were used once; they are never given again."""


class CataloguedRule(msgspec.Struct, frozen=True):
    """A rule together with its check and its family."""

    rule: Rule
    check: Check
    family: str


@cache
def catalogue() -> tuple[CataloguedRule, ...]:
    """Every rule of the package, in the order of codes."""
    return tuple(sorted((_entry(module) for module in _modules()), key=lambda entry: entry.rule.code))


@cache
def by_code() -> dict[str, CataloguedRule]:
    """The rules by code."""
    return {entry.rule.code: entry for entry in catalogue()}


@cache
def by_name() -> dict[str, CataloguedRule]:
    """The rules by name."""
    return {entry.rule.name: entry for entry in catalogue()}


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(msme_parse.checks.__path__, msme_parse.checks.__name__ + "."):
        if not found.ispkg:
            yield importlib.import_module(found.name)


def _entry(module: ModuleType) -> CataloguedRule:
    summary, _, explanation = (module.__doc__ or "").strip().partition("\n")
    *_, family, stem = module.__name__.split(".")
    rule = msgspec.structs.replace(
        module.RULE,
        name=stem.replace("_", "-"),
        summary=summary.strip(),
        explanation=explanation.strip(),
    )
    return CataloguedRule(rule, _named(module, rule), family)


def _named(module: ModuleType, rule: Rule) -> Check:
    """The check of a module; its findings carry the name that the catalogue gave the rule."""

    def check(facts: Facts) -> Sequence[Finding]:
        return [msgspec.structs.replace(finding, rule=rule.name) for finding in module.check(facts)]

    return check
