"""`msme-parse annotate`"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import rich_click as click

from msme_parse.cli.app import EXIT_CODES
from msme_parse.cli.inputs import tell_notices
from msme_parse.cli.output import put
from msme_parse.cli.reading import reading_options
from msme_parse.cli.rules_options import check_selectors, rules_options, settings_of
from msme_parse.config import Settings

if TYPE_CHECKING:
    from msme_parse.readers.docx import Laid
    from msme_parse.records.findings import FindingRecord

SEVERITIES = ("error", "warning", "info")


@click.command("annotate", epilog=EXIT_CODES.replace("0 nothing to report, 1 findings", "0 written"))
@click.argument("path", metavar="DOCX")
@click.option("-o", "--output", required=True, metavar="FILE", help="Where the copy with the comments goes.")
@click.option("--force", is_flag=True, help="Let FILE be the document itself.")
@click.option("--min-severity", type=click.Choice(SEVERITIES), default="info", help="Leave out what is milder [info].")
@rules_options
@reading_options
@click.option("-q", "--quiet", is_flag=True, help="Say nothing about what was done.")
def command(path: str, output: str, force: bool, min_severity: str, quiet: bool, **flags: Any) -> int:
    """Write each finding as a comment into a copy of a Word document, at its place. Nothing else is changed.

    A finding in a note stands at the mark of the note, because Word allows no comments in notes.

    Example: `msme-parse annotate draft.docx -o reviewed.docx`
    """
    from msme_parse.readers import UnreadableInput
    from msme_parse.render.word import MissingLibrary, annotated
    from msme_parse.run import lint_source

    if output != "-" and not force and _same_file(path, output):
        print(f"msme-parse: {output} is the document itself; name another file, or say --force", file=sys.stderr)
        return 2
    settings = settings_of(flags)
    check_selectors(settings)
    try:
        data, laid = _laid(path, settings)
        records = lint_source(laid.source, settings).linted.records
        written, number = annotated(data, laid, _grave(records, min_severity))
    except UnreadableInput as error:
        print(f"msme-parse: {error}", file=sys.stderr)
        return 2
    except MissingLibrary:
        print("msme-parse: comments need python-docx: pip install 'msme-parse[docx]'", file=sys.stderr)
        return 2
    put(written, output)
    if not quiet:
        tell_notices(path, laid.source.notices)
        print(f"msme-parse: {output}: {number} comment{'' if number == 1 else 's'} added", file=sys.stderr)
    return 0


def _same_file(path: str, output: str) -> bool:
    try:
        return os.path.samefile(path, output)
    except (OSError, ValueError):
        return False


def _laid(path: str, settings: Settings) -> tuple[bytes, Laid]:
    """The bytes of a Word document and what the reader makes of them. Raises UnreadableInput for any other file."""
    from msme_parse.readers import UnreadableInput, file_bytes
    from msme_parse.readers.archive import Archive
    from msme_parse.readers.docx import FORM, lay_out

    data = file_bytes(path, settings.reading)
    if not data.startswith(b"PK") or Archive(data, path, settings.reading.max_unzipped).kind() != FORM:
        raise UnreadableInput(path, "is no Word document (.docx); only those can hold comments")
    return data, lay_out(data, path, settings.reading)


def _grave(records: tuple[FindingRecord, ...], least: str) -> list[FindingRecord]:
    wanted = SEVERITIES[: SEVERITIES.index(least) + 1]
    return [record for record in records if record.severity in wanted]
