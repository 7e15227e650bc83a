"""Every sample at every stage against its golden file: tree, JSON, findings. `pytest --accept` writes them anew."""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

from msme_parse import extract, parse_file, to_json
from msme_parse.facts import Facts
from msme_parse.linting import lint_facts
from msme_parse.readers import read_path
from msme_parse.records.findings import linted
from msme_parse.records.schema import extract_schema, lint_schema
from msme_parse.render import render
from msme_parse.syntax import parse_source
from msme_parse.tree.dump import dump
from msme_parse.tree.nodes import Report


def _report(sample: Path) -> Report:
    source = read_path(sample / "report.txt")
    return parse_source(msgspec.structs.replace(source, path="report.txt"))


def _compare(golden: Path, current: str, accept: bool) -> None:
    if accept:
        golden.write_text(current, "utf-8")
    if not golden.is_file():
        pytest.fail(f"{golden.name} is missing; run pytest --accept and review it")
    assert current == golden.read_text("utf-8")


def test_tree(sample: Path, accept: bool) -> None:
    _compare(sample / "tree.txt", dump(_report(sample)), accept)


def test_json(sample: Path, accept: bool) -> None:
    _compare(sample / "report.json", to_json(extract(_report(sample))) + "\n", accept)


def test_findings(sample: Path, accept: bool) -> None:
    facts = Facts(_report(sample))
    _compare(sample / "findings.txt", render("concise", [linted(facts, lint_facts(facts))]), accept)


def test_golden_json_fits_the_schema(sample: Path) -> None:
    jsonschema.Draft202012Validator(extract_schema()).validate(json.loads((sample / "report.json").read_text("utf-8")))


def test_findings_json_fits_the_schema(sample: Path) -> None:
    facts = Facts(_report(sample))
    shown = json.loads(render("json", [linted(facts, lint_facts(facts))]))
    jsonschema.Draft202012Validator(lint_schema()).validate(shown)
    assert len(shown) == len(lint_facts(facts))


def test_report_is_lossless(sample: Path) -> None:
    assert str(parse_file(sample / "report.txt")) == (sample / "report.txt").read_bytes().decode("utf-8")


def test_line_ends_do_not_matter(sample: Path) -> None:
    """The same report with CRLF says the same and gets the same findings."""
    plain = _report(sample)
    source = plain.source
    crlf = parse_source(msgspec.structs.replace(source, text=source.text.replace("\n", "\r\n")))
    one, other = Facts(plain), Facts(crlf)
    assert [fact.text for fact in one.dates] == [fact.text for fact in other.dates]
    assert [citation.symbol for citation in one.citations] == [citation.symbol for citation in other.citations]
    assert [(found.names, found.members) for found in one.lists] == [
        (found.names, found.members) for found in other.lists
    ]
    assert [(each.code, each.message) for each in lint_facts(one)] == [
        (each.code, each.message) for each in lint_facts(other)
    ]
