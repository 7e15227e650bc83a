"""Files made to do harm, or broken on the way: one clear line, exit code 2, and neither time nor memory lost."""

import io
import os
import random
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from msme_parse.readers import KNOWN_SUFFIXES, Reading, UnreadableInput, office, read_bytes, read_path
from msme_parse.source import Source

TEXT = "1.1. Chad joined on 2 May 2025 (WT/L/1173).[1]\n\n[1] See JOB/GC/207.\n"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r" Target="word/document.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def word(body: str = "1.1. Chad joined on 2 May 2025.", head: str = "") -> bytes:
    document = (
        f'{head}<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{body}</w:t></w:r></w:p></w:body></w:document>'
    )
    return zipped({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document})


def zipped(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def pdf(
    pages: int = 1, box: str = "0 0 595 842", content: bytes = b"BT /F 10 Tf 72 700 Td (1.1. Chad joined.) Tj ET"
) -> bytes:
    """A PDF written by hand, so that nothing but pypdfium2 is needed to run these tests."""
    kids = " ".join(f"{4 + index} 0 R" for index in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    font = "<< /F << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >>"
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 3 0 R /Resources << /Font {font} >> >>".encode()
    objects += [page] * pages
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


HTML = f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>".encode()

SMALL = {"text": TEXT.encode(), "word": word(), "pdf": pdf(), "html": HTML}
"""A small good file of each kind that is read without another program."""


def read_or_refused(data: bytes, name: str = "report", **reading: Any) -> Source | str:
    """What comes of bytes: a source, or the one line that says why not. Anything else fails the test."""
    try:
        return read_bytes(data, name, Reading(**reading))
    except UnreadableInput as error:
        reason = error.reason
    assert "\n" not in reason and 0 < len(reason) < 300
    return reason


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Broken files are not handed to LibreOffice by the hundred."""
    monkeypatch.setattr(office, "program", lambda: None)


@pytest.mark.parametrize("kind", SMALL)
def test_cut_short_anywhere(kind: str, no_office: None) -> None:
    data = SMALL[kind]
    results = [read_or_refused(data[:length]) for length in range(0, len(data), 7)]
    assert len(results) == len(range(0, len(data), 7))


@pytest.mark.parametrize("kind", SMALL)
def test_bits_flipped_at_random(kind: str, no_office: None) -> None:
    data = SMALL[kind]

    @seed(2025)
    @settings(max_examples=150, deadline=None, database=None)
    @given(st.lists(st.tuples(st.integers(0, len(data) - 1), st.integers(1, 255)), min_size=1, max_size=8))
    def flip(changes: list[tuple[int, int]]) -> None:
        damaged = bytearray(data)
        for place, change in changes:
            damaged[place] ^= change
        assert read_or_refused(bytes(damaged)) is not None

    flip()


@pytest.mark.parametrize("suffix", [*KNOWN_SUFFIXES, "", ".exe"])
@pytest.mark.parametrize("kind", SMALL)
def test_the_name_decides_nothing(kind: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"report{suffix}"
    path.write_bytes(SMALL[kind])
    expected = read_or_refused(SMALL[kind], str(path))
    found: Source | str
    try:
        found = read_path(path)
    except UnreadableInput as error:
        found = error.reason
    assert found == expected


@pytest.mark.parametrize("suffix", KNOWN_SUFFIXES)
def test_empty_file_is_an_empty_report(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"empty{suffix}"
    path.touch()
    assert read_path(path).text == ""


def refused_by_the_command(*arguments: str) -> str:
    """What the command says of an input that it refuses with exit code 2."""
    command = [sys.executable, "-m", "msme_parse", *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 2, ran
    assert ran.stderr.startswith("msme-parse: ") and "Traceback" not in ran.stderr
    assert ran.stderr.splitlines()[0].count(": ") >= 2
    return ran.stderr


def peak_of_the_command(*arguments: str) -> int:
    """The peak memory of the command in kibibytes.

    A small process stands between: the peak of a child begins with that of the process that starts it.
    """
    program = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, '-m', 'msme_parse', *sys.argv[1:]], capture_output=True, timeout=60)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    return int(subprocess.check_output([sys.executable, "-c", program, *arguments], timeout=90))


def test_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    assert "larger than 268435456 bytes; --max-bytes allows more" in refused_by_the_command("extract", str(path))
    assert peak_of_the_command("extract", str(path)) <= 300_000
    path.write_bytes(SMALL["text"])
    assert "larger than 10 bytes" in refused_by_the_command("lint", "--max-bytes", "10", str(path))


@pytest.mark.parametrize("kind", ["pdf", "word"])
def test_the_command_refuses_a_damaged_file(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "report"
    path.write_bytes(SMALL[kind][:200])
    assert "damaged" in refused_by_the_command("lint", str(path))


def test_pipes_devices_and_folders_are_refused_and_do_not_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, reason in (
        (tmp_path / "pipe", "is a pipe or a device"),
        (Path("/dev/zero"), "is a pipe or a device"),
        (tmp_path, "is a folder"),
    ):
        with pytest.raises(UnreadableInput, match=reason):
            read_path(path)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: b"PK\x05\x06" + bytes(18), "holds no document"),
        (lambda: zipped({"xl/workbook.xml": "<workbook/>"}), "spreadsheet"),
        (lambda: zipped({"report.txt": TEXT}), "zip archive"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "OLE file"),
        (lambda: b"\x1f\x8b\x08\x00", "gzip"),
        (lambda: pdf(pages=5_001), "5001 pages"),
        (lambda: b"%PDF-1.7\n" + b"<<" * 200_000, "damaged PDF"),
        (lambda: b"%PDF-1.7\n" + b"[" * 200_000, "damaged PDF"),
    ],
    ids=["empty zip", "xlsx", "zip of text", "locked", "xls", "gzip", "pages", "dictionaries", "arrays"],
)
def test_what_holds_no_report_is_named(make: Callable[[], bytes], reason: str) -> None:
    assert reason in str(read_or_refused(make()))


@pytest.mark.parametrize(
    "data",
    [
        pdf(
            content=b"BT /F 10 Tf 1 0 0 1 9 700 Tm (x) Tj 1 0 0 1 9000 700 Tm (x) Tj /F 5 Tf "
            + b"".join(b"1 0 0 1 %d %d Tm (1) Tj " % (i % 590, 702 + i % 3) for i in range(20_000))
            + b"ET"
        ),
        pdf(box="0 0 1e9 1e9"),
        pdf(box="-1e30 -1e30 1e30 1e30"),
        pdf(box="0 0 0 0"),
        pdf(content=b"q " * 100_000 + b"BT /F 10 Tf 72 700 Td (1.1. Deep.) Tj ET"),
        pdf(content=b"BT /F 1e9 Tf 72 700 Td (1.1. Large.) Tj ET"),
        pdf(content=b"BT /F 10 Tf 72 700 Td " + b"(x) Tj " * 50_000 + b" ET"),
        pdf(content=b"".join(b"%d %d m %d %d l S " % (i % 500, i % 800, i % 500 + 9, i % 800) for i in range(20_000))),
        pdf(
            content=b"BT /F 10 Tf "
            + b"".join(b"1 0 0 1 %d %d Tm (12) Tj " % (i * 7 % 590, i * 13 % 840) for i in range(8_000))
            + b"ET"
        ),
    ],
    ids=[
        "raised crowd",
        "huge page",
        "endless page",
        "no page",
        "nesting",
        "huge letters",
        "many letters",
        "many strokes",
        "confetti",
    ],
)
def test_pdf_that_makes_work(data: bytes) -> None:
    assert read_or_refused(data) is not None


def test_zip_bomb_is_stopped_at_the_limit() -> None:
    bomb = word("x" * 60_000_000)
    assert len(bomb) < 200_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    reason = read_or_refused(bomb, max_unzipped=1_000_000)
    assert isinstance(reason, str)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


ENTITY = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9))
    + "]>"
)


@pytest.mark.parametrize("head", [ENTITY, LAUGHS])
def test_entities_are_never_expanded_or_fetched(head: str) -> None:
    found = read_or_refused(word("&x;&j;", head))
    assert isinstance(found, str) and "root:" not in found


def test_names_in_a_zip_lead_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = zipped({"../../escaped.txt": "no", "/absolute.txt": "no", "word/document.xml": "<x/>"})
    read_or_refused(data)
    assert list(tmp_path.iterdir()) == []


def test_page_that_names_other_files_fetches_none(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*arguments: object, **named: object) -> None:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket, "socket", refuse)
    page = b"<html><base href='http://127.0.0.1:9/'><link href=a><img src=b><iframe src=c></iframe><p>1.1. Read.</p>"
    assert read_bytes(page, "x").text == "1.1. Read.\n"


def test_deep_pages_are_no_deeper_for_us() -> None:
    source = read_bytes(b"<html>" + b"<div><b>" * 100_000 + b"1.1. Read.", "x")
    assert source.text == "1.1. Read.\n"


def test_random_bytes_behind_every_beginning(no_office: None) -> None:
    random_bytes = random.Random(4).randbytes(3_000)
    for start in (b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"{\\rtf1", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        assert read_or_refused(start + random_bytes) is not None
