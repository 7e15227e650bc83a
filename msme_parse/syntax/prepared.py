"""Parse tables as they are kept: what lark makes of a grammar file, read back without lark.

`make tables` writes `tables.json`. Each entry carries the digest of the texts that it was made from. One whose digest
is not that of the grammar files on disk is passed over: a table can be missing, never stale.
"""

import hashlib
from collections.abc import Iterable
from functools import cache

import msgspec

from msme_parse.files import packaged

TABLES_PACKAGE = "msme_parse.syntax"
TABLES_FILE = "tables.json"


class Reduction(msgspec.Struct, frozen=True, array_like=True):
    """A rule of the grammar: how many values it takes, what it makes of them, and under which name it goes on."""

    size: int
    origin: str
    action: str
    """The alias of the rule, or its name: what `actions` are looked up by."""
    single: bool
    """A lone child stands for the whole: `?rule`."""
    kept: tuple[tuple[int, bool], ...] | None
    """The children that stay, and whether their own children take their place; None for all as they are."""


class Tables(msgspec.Struct, frozen=True, gc=False):
    """One grammar, ready to run. States are numbered as they are met from the first one."""

    digest: str
    terminals: dict[str, str]
    """Patterns by name, in the order in which they are tried."""
    reductions: tuple[Reduction, ...]
    steps: tuple[dict[str, int], ...]
    """For each state, by terminal: the state to shift to, or the complement (`~`) of the reduction to make."""
    gotos: tuple[dict[str, int], ...]
    """For each state, by rule: the state after a reduction."""
    first: int
    last: int


def digest_of(start: str, texts: Iterable[str]) -> str:
    """What tables are made from: the start rule, the grammar's text, and every text that it imports."""
    digest = hashlib.sha256(start.encode())
    for text in texts:
        digest.update(hashlib.sha256(text.encode()).digest())
    return digest.hexdigest()


def kept_tables(name: str, digest: str) -> Tables | None:
    """The tables of a grammar as they were prepared, or None if they were made from other texts."""
    tables = _all_kept().get(name)
    return tables if tables is not None and tables.digest == digest else None


@cache
def _all_kept() -> dict[str, Tables]:
    try:
        content = packaged(TABLES_PACKAGE, TABLES_FILE)
        return msgspec.json.decode(content, type=dict[str, Tables])
    except (OSError, msgspec.DecodeError):
        return {}
