"""What a rule declares about itself. The examples are its documentation and its tests at once."""

from typing import Any, Literal

import msgspec

from msme_parse.finding import Finding, Fix, Related, Severity
from msme_parse.source import Span


class Fault(msgspec.Struct, frozen=True):
    """A fault to plant into a clean sample: there, `text` becomes `instead`, once.

    `sample` is the folder of the sample. The rule that declares the fault must then report it; the rules in
    `also` may, and no other does.
    """

    sample: str
    text: str
    instead: str
    also: tuple[str, ...] = ()


EDITION_BREAK = "~~~~ this year ~~~~\n"
"""In an example, what stands above it is last year's edition."""


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule: its code, how bad its findings are, what it says, and the cases that show what it means.

    `message` is a lower-case fragment with `{fields}`; it names both values, or the one place and what is missing.
    `good`, `traps`: texts on which the rule is silent; a trap is one that a careless reader would report.
    An example of two editions gives last year's first, above the line `EDITION_BREAK`.
    `bad`: texts in which a line of blanks, carets and a message marks the exact span in the line above it.
    """

    code: str
    severity: Severity
    message: str
    evidence: str
    """Where the rule comes from: a manual, or documents in which the fault was seen."""
    bad: tuple[str, ...]
    good: tuple[str, ...]
    traps: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    profile: Literal["any", "wto", "un"] = "any"
    """The house whose documents the rule reads; `any` for all."""
    milder_in_drafts: bool = False
    """Whether findings go one step down while the document is a draft."""
    on: bool = True
    """Whether the rule runs when nothing is selected."""
    compares_editions: bool = False
    """Whether it needs last year's edition, and is silent without."""
    fix: Literal["safe", "unsafe", "no"] = "no"
    """What kind of fix its findings may carry."""
    name: str = ""
    """The file name with hyphens; filled in by the catalogue."""
    summary: str = ""
    """The first line of the module's docstring; filled in by the catalogue."""
    explanation: str = ""
    """The rest of the docstring; filled in by the catalogue."""

    def at(self, span: Span, *, related: tuple[Related, ...] = (), fix: Fix | None = None, **values: Any) -> Finding:
        """A finding of this rule at `span`, its message filled with `values`."""
        return Finding(
            code=self.code,
            rule=self.name,
            severity=self.severity,
            message=self.message.format(**values),
            span=span,
            related=related,
            fix=fix,
        )
