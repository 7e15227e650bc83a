"""One report as .docx, .pdf, .html, .odt, .rtf and .doc, made by LibreOffice, says the same as its text."""

import subprocess
from pathlib import Path

import pytest
from test_docx_same import as_word, facts, findings

import msme_parse as mp
from msme_parse.readers import office, read_bytes, read_path

SAMPLES = Path(__file__).parents[1] / "samples"
NAMES = ("annual-report", "masthead", "french", "spanish")
KINDS = ("docx", "pdf", "html", "odt", "rtf", "doc")

pytestmark = [
    pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed"),
    pytest.mark.xdist_group("libreoffice"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every sample in every kind of file."""
    made = tmp_path_factory.mktemp("made")
    for name in NAMES:
        (made / f"{name}.docx").write_bytes(as_word(mp.parse_file(SAMPLES / name / "report.txt")))
    profile = f"-env:UserInstallation={(made / 'profile').as_uri()}"
    words = [str(made / f"{name}.docx") for name in NAMES]
    for kind in KINDS[1:]:
        command = [str(office.program()), "--headless", profile, "--convert-to", kind, "--outdir", str(made), *words]
        subprocess.run(command, check=True, timeout=180, capture_output=True)
    return made


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", KINDS)
def test_says_the_same(kind: str, name: str, folder: Path) -> None:
    if kind == "pdf":
        pytest.importorskip("pypdfium2", reason="reading PDF needs the extra pdf")
    text = mp.parse_file(SAMPLES / name / "report.txt").source
    source = read_path(folder / f"{name}.{kind}")
    assert source.form == kind
    assert facts(source) == facts(text)
    assert findings(source) == findings(text)


def test_kinds_are_told_by_bytes(folder: Path) -> None:
    for kind in KINDS[1:]:
        assert read_bytes((folder / f"masthead.{kind}").read_bytes(), "any name").form == kind
