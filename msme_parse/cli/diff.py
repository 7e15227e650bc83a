"""`msme-parse diff`"""

from __future__ import annotations

from typing import Any

import rich_click as click

from msme_parse.cli.inputs import Inputs
from msme_parse.cli.output import put
from msme_parse.cli.reading import reading, reading_options


@click.command("diff", epilog="Exit codes: 0 the editions say the same, 1 they differ, 2 one of them cannot be read.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@reading_options
def command(old: str, new: str, output_format: str, output: str | None, **flags: Any) -> int:
    """Compare two editions of a report by paragraph, note, Member and symbol, whatever their numbers and line breaks.

    Example: `msme-parse diff report-2024.txt report-2025.docx`
    """
    import msgspec

    from msme_parse.facts import Facts
    from msme_parse.records.diff import diff_record
    from msme_parse.render.editions import editions_text
    from msme_parse.syntax import parse_source

    inputs = Inputs([old, new], reading=reading(flags))
    sources = list(inputs)
    if len(sources) != 2:
        return 2
    facts = Facts(parse_source(sources[1]), previous=Facts(parse_source(sources[0])))
    assert facts.editions is not None
    record = diff_record(facts, facts.editions)
    if output_format == "json":
        put(msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n", output)
    else:
        put(editions_text(record).encode("utf-8", "backslashreplace"), output)
    return int(not record.is_empty)
