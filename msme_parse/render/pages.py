"""The page of a rule, out of what the rule declares: for `explain` and for `docs/rules`."""

from __future__ import annotations

import textwrap

from msme_parse.catalogue import CataloguedRule

_HOUSES = {"any": "all documents", "wto": "documents of the WTO", "un": "documents of the UN"}

_EDITIONS = ", with `--previous` or `previous` in the configuration"


def rule_page(entry: CataloguedRule) -> str:
    """The page of one rule in Markdown, readable as plain text."""
    rule = entry.rule
    parts = [
        f"# {rule.code} {rule.name}",
        rule.summary,
        _facts(entry),
        rule.explanation,
        f"**Evidence.** {rule.evidence}",
        *_examples("Reported", rule.bad),
        *_examples("Right", rule.good),
        *_examples("Looks wrong, and is right", rule.traps),
        "## Leaving it out\n\n"
        f"For one run: `msme-parse lint --ignore {rule.code}`. The name `{rule.name}` does as well as the code.",
    ]
    return "\n\n".join(part.rstrip() for part in parts if part.strip()) + "\n"


def rule_index(entries: tuple[CataloguedRule, ...]) -> str:
    """The table of all rules in Markdown, family by family."""
    lines = ["# Rules", "", "Made from the rules themselves; `make docs` writes it anew."]
    family = ""
    for entry in entries:
        if entry.family != family:
            family = entry.family
            lines += [
                "",
                f"## {family.capitalize()}",
                "",
                "| code | name | severity | what it reports |",
                "|---|---|---|---|",
            ]
        rule = entry.rule
        state = "" if rule.on else " (off)"
        link = f"[{rule.code}]({rule.code}.md)"
        lines.append(f"| {link} | {rule.name} | {rule.severity}{state} | {_cell(rule.summary)} |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _facts(entry: CataloguedRule) -> str:
    rule = entry.rule
    severity = rule.severity + (", one step milder in drafts" if rule.milder_in_drafts else "")
    return "\n".join(
        (
            f"- severity: {severity}",
            f"- family: {entry.family}; {_HOUSES[rule.profile]}",
            f"- fix: {rule.fix}",
            f"- on by default: {'yes' if rule.on else 'no'}{_EDITIONS if rule.compares_editions else ''}",
            f"- message: {rule.message}",
        )
    )


def _examples(title: str, texts: tuple[str, ...]) -> list[str]:
    if not texts:
        return []
    return [f"## {title}", *("```text\n" + textwrap.dedent(text).rstrip("\n") + "\n```" for text in texts)]
