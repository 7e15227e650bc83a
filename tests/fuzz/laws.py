"""What holds for any input whatever; broken laws raise AssertionError."""

from time import perf_counter

from msme_parse import extract, parse, to_json
from msme_parse.facts import Facts
from msme_parse.fix import fix_text
from msme_parse.linting import lint_facts
from msme_parse.readers import Reading, UnreadableInput, read_bytes
from msme_parse.source import Source
from msme_parse.syntax import parse_source

SMALL = Reading(max_bytes=1_000_000, max_unzipped=5_000_000)
REPEATED = 16
PATIENCE = 3.0
"""Sixteen times the text may take three times sixteen times as long: machines stutter, quadratic work does not hide."""


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


def _read(text: str) -> float:
    begun = perf_counter()
    report = parse(text)
    assert str(report) == text
    for finding in lint_facts(Facts(report)):
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
    assert to_json(extract(report))
    return perf_counter() - begun


def _assert_linear(text: str) -> None:
    for _ in range(3):
        if _read(text * REPEATED) < _read(text) * REPEATED * PATIENCE + 0.05:
            return
    raise AssertionError("time grows faster than the text")
