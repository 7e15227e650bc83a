"""The chosen checks run over one report: findings in reading order, with the severities of this document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from msme_parse.catalogue import CataloguedRule, catalogue
from msme_parse.config import Choice, StatusChoice, chosen
from msme_parse.facts import Facts
from msme_parse.finding import Finding, Severity, milder


def lint_facts(
    facts: Facts,
    *,
    rules: Sequence[CataloguedRule] | None = None,
    profile: StatusChoice = "auto",
    severities: dict[str, Severity] | None = None,
) -> list[Finding]:
    """The findings of the given rules (all that are on, when none are given), in reading order.

    `severities` overrides by code or prefix; `profile` says whether the document is a draft, `auto` reads its title.
    """
    draft = profile == "draft" or (profile == "auto" and facts.identity.status == "draft")
    found: list[Finding] = []
    for entry in chosen(catalogue(), Choice()) if rules is None else rules:
        if entry.rule.profile not in ("any", facts.identity.profile):
            continue
        found.extend(_graded(entry, entry.check(facts), draft, severities or {}))
    return sorted(found, key=lambda finding: (finding.span.start, finding.code, finding.span.end, finding.message))


def _graded(
    entry: CataloguedRule, findings: Iterable[Finding], draft: bool, severities: dict[str, Severity]
) -> Iterable[Finding]:
    override = _override(entry.rule.code, severities)
    for finding in findings:
        severity = override or finding.severity
        if override is None and draft and entry.rule.milder_in_drafts:
            severity = milder(severity)
        yield finding if severity == finding.severity else msgspec.structs.replace(finding, severity=severity)


def _override(code: str, severities: dict[str, Severity]) -> Severity | None:
    """The severity set for the longest prefix of a code."""
    fitting = [prefix for prefix in severities if code.startswith(prefix)]
    return severities[max(fitting, key=len)] if fitting else None
