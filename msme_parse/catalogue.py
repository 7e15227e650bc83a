"""All rules there are, found by walking `msme_parse.checks`. Adding a rule touches one file and nothing here.

Other packages add rules of their own through the entry point group `msme_parse.rules`: each entry point names a module
with `RULE` and `check`, or a package of such modules. They are looked for only where the caller asks for them.
"""

import importlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from types import ModuleType

import msgspec

import msme_parse.checks
from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.rule import Rule

Check = Callable[[Facts], Iterable[Finding]]

PLUGIN_GROUP = "msme_parse.rules"

RETIRED: frozenset[str] = frozenset()
"""Codes that were used once; they are never given again."""


class CataloguedRule(msgspec.Struct, frozen=True):
    """A rule together with its check and its family."""

    rule: Rule
    check: Check
    family: str


class BrokenPlugin(Exception):
    """A package that offers rules cannot be used; the message names it and says why."""


@cache
def catalogue(plugins: bool = False) -> tuple[CataloguedRule, ...]:
    """Every rule of the package, in the order of codes; with `plugins` those of other packages too.

    Raises BrokenPlugin when a plugin cannot be loaded or takes a code or name that is not free.
    """
    entries = [_entry(importlib.import_module(name)) for name in _own_names()]
    if plugins:
        for origin, module in _plugin_modules():
            entries.append(_free(origin, module, entries))
    return tuple(sorted(entries, key=lambda entry: entry.rule.code))


def _free(origin: str, module: ModuleType, entries: Sequence[CataloguedRule]) -> CataloguedRule:
    try:
        entry = _entry(module)
    except (AttributeError, TypeError) as error:
        raise BrokenPlugin(f"the rules of {origin} cannot be used: {error}") from error
    for other in entries:
        if entry.rule.code == other.rule.code or entry.rule.name == other.rule.name:
            raise BrokenPlugin(f"the rules of {origin} cannot be used: {entry.rule.code} {entry.rule.name} is taken")
    return entry


def _may_be_plugins() -> bool:
    """Whether any package that is installed offers rules; looked up in plain files, as long as there are only such."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except NotADirectoryError:  # an archive: only importlib can look inside
            return True
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")) and _offers_rules(os.path.join(folder, name)):
                return True
    return False


def _offers_rules(folder: str) -> bool:
    try:
        with open(os.path.join(folder, "entry_points.txt"), "rb") as file:
            return PLUGIN_GROUP.encode() in file.read()
    except OSError:
        return False


def _plugin_modules() -> Iterator[tuple[str, ModuleType]]:
    if not _may_be_plugins():
        return
    from importlib.metadata import entry_points  # slower to import than to look whether it is needed

    for point in sorted(entry_points(group=PLUGIN_GROUP), key=lambda point: point.name):
        try:
            module = point.load()
            is_package = hasattr(module, "__path__")
            found = list(map(importlib.import_module, _names_anywhere(module))) if is_package else [module]
        except Exception as error:
            raise BrokenPlugin(f"the rules of {point.name} cannot be loaded: {error}") from error
        yield from ((point.name, each) for each in found)


@cache
def by_code(plugins: bool = False) -> dict[str, CataloguedRule]:
    """The rules by code."""
    return {entry.rule.code: entry for entry in catalogue(plugins)}


@cache
def by_name(plugins: bool = False) -> dict[str, CataloguedRule]:
    """The rules by name."""
    return {entry.rule.name: entry for entry in catalogue(plugins)}


def _own_names() -> Iterable[str]:
    """The modules with the rules of this package."""
    package = msme_parse.checks
    return list(_names_in(package.__path__[0], package.__name__)) or _names_anywhere(package)


def _names_in(folder: str, package: str) -> Iterator[str]:
    """The modules below a package that is a folder of source files, as nearly every one is."""
    try:
        files = sorted(os.listdir(folder))
    except OSError:
        return
    for file in files:
        stem, suffix = os.path.splitext(file)
        if suffix == ".py" and stem != "__init__":
            yield f"{package}.{stem}"
        elif not suffix and os.path.isfile(os.path.join(folder, file, "__init__.py")):
            yield from _names_in(os.path.join(folder, file), f"{package}.{file}")


def _names_anywhere(package: ModuleType) -> Iterator[str]:
    """The same for a package of any kind; slower to import than all rules together."""
    import pkgutil

    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not found.ispkg:
            yield found.name


def _entry(module: ModuleType) -> CataloguedRule:
    summary, _, explanation = (module.__doc__ or "").strip().partition("\n")
    *_, family, stem = ("", *module.__name__.split("."))
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
