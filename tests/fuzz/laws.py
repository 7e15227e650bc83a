"""What holds for any input whatever; broken laws raise AssertionError."""

from functools import partial

from steps import steps

from msme_parse import extract, parse, to_json
from msme_parse.facts import Facts
from msme_parse.fix import fix_text
from msme_parse.linting import lint_facts
from msme_parse.readers import Reading, UnreadableInput, read_bytes
from msme_parse.source import Source
from msme_parse.syntax import parse_source

SMALL = Reading(max_bytes=1_000_000, max_unzipped=5_000_000)
REPEATED = 8
GROWTH = 1.5
"""Eight times the text may take so much more than eight times the steps; what is quadratic takes eight times more."""


def hold_for_a_report(data: bytes) -> None:
    """Lossless and total; findings inside the text; mending twice is mending once; linear."""
    text = data.decode("utf-8", "surrogateescape")
    _read(text)
    mended = fix_text(text, lambda fixed: lint_facts(Facts(parse(fixed))), unsafe=False).text
    assert fix_text(mended, lambda fixed: lint_facts(Facts(parse(fixed))), unsafe=False).text == mended
    if len(text) > 200 and sum(data[:8]) % 16 == 0:
        _assert_linear(text)


def hold_for_a_file(data: bytes) -> None:
    """Bytes are read as a report, or refused in one line."""
    source = _source(data)
    if source is None:
        return
    report = parse_source(source)
    assert str(report) == source.text
    assert to_json(extract(report))


def _source(data: bytes) -> Source | None:
    try:
        return read_bytes(data, "input", SMALL)
    except UnreadableInput as error:
        if "\n" in error.reason:
            raise AssertionError("a refusal is one line") from error
        return None


def _read(text: str) -> None:
    report = parse(text)
    assert str(report) == text
    for finding in lint_facts(Facts(report)):
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
    assert to_json(extract(report))


def _assert_linear(text: str) -> None:
    few, many = (steps(partial(_read, text * times)) for times in (REPEATED, REPEATED * REPEATED))
    assert many < few * REPEATED * GROWTH, "steps grow faster than the text"
