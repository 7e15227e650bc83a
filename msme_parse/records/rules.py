"""A rule as other programs read it."""

from __future__ import annotations

import msgspec

from msme_parse.catalogue import CataloguedRule
from msme_parse.finding import Severity


class RuleRecord(msgspec.Struct, frozen=True, gc=False):
    """One rule of the catalogue."""

    code: str
    name: str
    family: str
    severity: Severity
    summary: str
    explanation: str
    evidence: str
    message: str
    profile: str
    milder_in_drafts: bool
    fix: str
    on: bool


def rule_record(entry: CataloguedRule) -> RuleRecord:
    """The record of a rule."""
    rule = entry.rule
    return RuleRecord(
        rule.code,
        rule.name,
        entry.family,
        rule.severity,
        rule.summary,
        rule.explanation,
        rule.evidence,
        rule.message,
        rule.profile,
        rule.milder_in_drafts,
        rule.fix,
        rule.on,
    )
