"""`msme-parse explain`"""

from __future__ import annotations

import rich_click as click

from msme_parse.cli.app import EXIT_CODES


@click.command("explain", epilog=EXIT_CODES)
@click.argument("rule", metavar="CODE|NAME")
def command(rule: str) -> int:
    """Explain one rule: what it reports, why, its examples and its traps."""
    from msme_parse.catalogue import by_code, by_name
    from msme_parse.config import ConfigurationError, Settings, known_rules, unknown_rule
    from msme_parse.render.pages import rule_page

    rules = known_rules(Settings())
    entry = by_code(plugins=True).get(rule.upper()) or by_name(plugins=True).get(rule.lower())
    if entry is None:
        raise ConfigurationError(unknown_rule(rule, rules))
    click.echo(rule_page(entry), nl=False)
    return 0
