"""Organizations that reports name, and the wrong forms of their names."""

from datetime import date
from functools import cache
from typing import Literal

import msgspec

from msme_parse.lexicon.membership import Fix, Language
from msme_parse.lexicon.names import fold
from msme_parse.lexicon.table import cells, read


class Organization(msgspec.Struct, frozen=True):
    """An organization under its own names and abbreviations; an empty cell is "has none"."""

    name_en: str
    name_fr: str
    name_es: str
    source: str
    abbreviation: str = ""
    abbreviation_fr: str = ""
    abbreviation_es: str = ""

    def name(self, lang: Language) -> str:
        """Its own name in a language."""
        return {"en": self.name_en, "fr": self.name_fr, "es": self.name_es}[lang]


class OrganizationAlias(msgspec.Struct, frozen=True):
    """Another form of the name: `International Chambers of Commerce`.

    A `brand`, a `short` form or a `part` is right in its place (`fix` is then `no`); the other
    kinds are wrong in `spelling`, `number` or `wording`, or `former`.
    """

    text: str
    organization: Organization
    lang: Language
    kind: Literal["brand", "former", "number", "part", "short", "spelling", "wording"]
    fix: Fix
    source: str
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""


@cache
def organizations() -> tuple[Organization, ...]:
    """The organizations, from `organizations.csv`."""
    return read("organizations", Organization)


@cache
def organization_by_name() -> dict[str, Organization]:
    """Organizations under their folded names in English, French and Spanish."""
    return {fold(name): body for body in organizations() for name in (body.name_en, body.name_fr, body.name_es)}


@cache
def organization_aliases() -> dict[str, OrganizationAlias]:
    """Other forms under `fold(form)`, from `organization_aliases.csv`."""
    by_name = organization_by_name()
    found: dict[str, OrganizationAlias] = {}
    for row in cells("organization_aliases"):
        given = row | {"text": row["alias"], "organization": by_name[fold(row["name"])]}
        found[fold(row["alias"])] = msgspec.convert(given, OrganizationAlias, strict=False)
    return found
