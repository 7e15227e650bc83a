"""`msme-parse lint --fix` and `--diff`: files mended in place, or what that would change."""

from __future__ import annotations

import difflib
import hashlib
import sys
from pathlib import Path

import msgspec

from msme_parse.cli.inputs import Inputs
from msme_parse.config import Settings
from msme_parse.files import write_whole
from msme_parse.readers import read_text, to_bytes
from msme_parse.run import Outcome, fix_source, lint_source
from msme_parse.source import Source

_NO_TEXT_FILE = "fixes are written into text files only; for a Word document see msme-parse annotate"


class Mended(msgspec.Struct):
    """What mending some files gave."""

    outcomes: list[Outcome]
    diff: str = ""
    failed: int = 0


def mend(inputs: Inputs, settings: Settings, *, unsafe: bool, write: bool) -> Mended:
    """Apply fixes to every input. A file that cannot be written is told, counted, and left as it was."""
    mended = Mended([])
    total = 0
    for source in inputs:
        if source.origins:
            inputs.refuse(f"{source.path}: {_NO_TEXT_FILE}")
            continue
        fixed = fix_source(source, settings, unsafe=unsafe)
        after = msgspec.structs.replace(source, text=fixed.text)
        if fixed.text != source.text:
            if write and not _written(source, fixed.text):
                mended.failed += 1
                after = source
            else:
                total += fixed.mended
            mended.diff += _diff(source, fixed.text)
        mended.outcomes.append(lint_source(after, settings))
    if write:
        print(f"msme-parse: mended {total} finding{'' if total == 1 else 's'}", file=sys.stderr)
    return mended


def _written(source: Source, text: str) -> bool:
    """Put the mended text in place of the file, in its own encoding, unless the file has changed meanwhile."""
    path = Path(source.path)
    try:
        if not path.is_file():
            raise OSError("standard input cannot be mended in place")
        if hashlib.sha256(path.read_bytes()).hexdigest() != source.sha256:
            raise OSError("the file has changed while it was read; run again")
        data = to_bytes(text, source.encoding)
        if not _writable(path):
            raise PermissionError("the file is read-only")
        write_whole(path, data)
    except (OSError, UnicodeEncodeError) as error:
        reason = getattr(error, "strerror", None) or error
        print(f"msme-parse: {source.path} was left as it is: {reason}", file=sys.stderr)
        return False
    return True


def _writable(path: Path) -> bool:
    return bool(path.stat().st_mode & 0o222)


def _diff(source: Source, text: str) -> str:
    before = source.text.splitlines(keepends=True)
    after = read_text(text).text.splitlines(keepends=True)
    lines = difflib.unified_diff(before, after, source.path, f"{source.path} (mended)")
    return "".join(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines)
