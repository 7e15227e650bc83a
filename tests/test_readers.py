"""Every input is either text, byte for byte, or refused with its name and the place of the fault."""

import contextlib
import hashlib
import io
import os
import pickle
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from msme_parse import extract
from msme_parse.readers import (
    KNOWN_SUFFIXES,
    Reading,
    UnreadableInput,
    read_bytes,
    read_path,
    read_stream,
    read_text,
    to_bytes,
)
from msme_parse.source import HintKind, LineHint, Origin, Source
from msme_parse.syntax import parse_source
from msme_parse.tree.nodes import Footnote, Furniture, Heading, Node, Report, Table

REPORT = "1.1. Le Groupe s'est réuni à Genève. Côte d'Ivoire joined: “welcome”.\r\n"

MARKS = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableInput) as refused:
        read_bytes(data, "report.txt")
    assert refused.value.path == "report.txt"
    assert str(refused.value) == f"report.txt: {refused.value.reason}"
    return refused.value.reason


def test_plain_utf_8() -> None:
    data = REPORT.encode()
    source = read_bytes(data, "report.txt")
    assert (source.text, source.encoding, source.notices, source.path) == (REPORT, "utf-8", (), "report.txt")
    assert source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [*MARKS.items(), ("utf-32-le", b"\xff\xfe\x00\x00"), ("utf-32-be", b"\x00\x00\xfe\xff")],
)
def test_byte_order_mark_decides_and_is_no_part_of_the_text(encoding: str, mark: bytes) -> None:
    source = read_bytes(mark + REPORT.encode(encoding.removesuffix("-sig")), "report.txt")
    assert (source.text, source.encoding) == (REPORT, encoding)
    told = encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be").upper()
    assert source.notices == (() if told == "UTF-8" else (f"read as {told}, not UTF-8",))


def test_half_a_pair_written_as_utf_8_is_damage() -> None:
    with pytest.raises(UnreadableInput, match="0xED at offset 3"):
        read_bytes(b"abc\xed\xa0\x80", "report.txt")


def test_empty_file_is_an_empty_text() -> None:
    source = read_bytes(b"", "empty.txt")
    assert (source.text, source.encoding, source.form) == ("", "utf-8", "plain")


@pytest.mark.parametrize("mark", MARKS.values())
def test_mark_alone_is_an_empty_text(mark: bytes) -> None:
    assert read_bytes(mark, "empty.txt").text == ""


def test_second_mark_is_a_character() -> None:
    assert read_bytes(b"\xef\xbb\xbf" * 2 + b"x", "report.txt").text == "\ufeffx"


def test_windows_1252_is_read_and_told() -> None:
    data = REPORT.encode("cp1252")
    source = read_bytes(data, "report.txt")
    assert (source.text, source.encoding) == (REPORT, "cp1252")
    assert source.notices == ("read as Windows-1252, not UTF-8: first such byte 0xE9 at offset 22",)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a damaged PDF file"),
        (b"PK\x03\x04\x14\x00", "is a zip file that is cut short or damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00",
            "an OLE file, such as an old .xls or .ppt file; "
            "reports are read from text, .docx, .pdf, .html, .odt, .rtf and .doc files",
        ),
        (b"A report, then a NUL: \x00", "not text: NUL byte at offset 22"),
        (b"\xff\xfe\x00\x00a\x00", "not text: NUL byte at offset 2"),
        ("A report".encode("utf-16-le"), "not text: NUL byte at offset 1; UTF-16 without a byte order mark?"),
        (b"\x01\x02\x03 report", "not text: control character 0x01 at offset 0"),
        (b"caf\xe9 \x00", "not text: NUL byte at offset 5"),
        (b"caf\xe9 \x1b[0m", "not text: control character 0x1B at offset 5"),
        (b"a byte that no old encoding has: \x81.", "bytes are not UTF-8: 0x81 at offset 33"),
        ("Ünïcødé cut short: é".encode()[:-1], "bytes are not UTF-8: 0xC3 at offset 23"),
        ("Отчёт о работе".encode("cp1251"), "bytes are not UTF-8: 0xCE at offset 0"),
        (b"\xef\xbb\xbfcaf\xe9 x", "bytes are not UTF-8: 0xE9 at offset 6 (byte order mark read)"),
        (b"\xff\xfea\x00b", "bytes are not UTF-16-LE: 0x62 at offset 4 (byte order mark read)"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(data: bytes, expected: str) -> None:
    assert reason(data) == expected


def test_a_single_nul_in_a_long_text_is_told_and_read() -> None:
    text = REPORT * 20 + "\x00" + REPORT * 20
    source = read_bytes(text.encode(), "report.txt")
    place = len((REPORT * 20).encode())
    assert source.text == text
    assert source.notices == (f"holds 1 control character, the first (0x00) at offset {place}",)


def test_form_is_seen_in_the_lines_that_begin_paragraphs() -> None:
    sentence = "The Group met in Geneva and discussed the report. "
    assert read_text(f"TITLE\n1.1. {sentence * 8}\n1.2. {sentence * 6}\n").form == "one-line"
    assert read_text(f"TITLE\n1.1. {sentence}\n{sentence}\n1.2. {sentence}\n").form == "plain"
    assert read_text(f"{sentence * 9}\n\n{sentence * 9}\n").form == "one-line"
    assert read_text("").form == "plain"


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=60))
@example("\ud800")
@example("\ufeff1.1. x")
def test_every_string_is_a_source(text: str) -> None:
    source = read_text(text)
    assert source.text == text and source.path == "<text>" and len(source.sha256) == 64


@given(
    st.binary(max_size=80)
    | st.builds(lambda mark, data: mark + data, st.sampled_from([*MARKS.values()]), st.binary(max_size=40))
    | st.text(max_size=60).map(lambda text: text.encode("cp1252", "ignore"))
)
@example(b"\xff\xfe\x00\x00")
@example(b"\xff\xfe\x00\x00a")
@settings(deadline=None)  # `{\\rtf` asks LibreOffice, where it is installed
def test_every_input_is_read_exactly_or_refused(data: bytes) -> None:
    source = None
    with contextlib.suppress(UnreadableInput):
        source = read_bytes(data, "input")
    assert source is None or to_bytes(source.text, source.encoding) == data


def test_file(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(REPORT.encode())
    assert read_path(file) == read_path(str(file)) == read_bytes(REPORT.encode(), str(file))


def test_folder_missing_file_and_impossible_name(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    for path, expected in (
        (str(tmp_path), "is a folder, not a file"),
        (str(missing), "no such file"),
        ("a\x00b.txt", "no file can have such a name"),
        ("\ud800.txt", "no file can have such a name"),
        (str(missing / "below.txt"), "no such file"),
        ("x" * 5000, "file name too long"),
    ):
        with pytest.raises(UnreadableInput) as refused:
            read_path(path)
        assert refused.value.reason == expected
        str(refused.value).encode("utf-8")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_forbidden_file(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(b"x")
    file.chmod(0)
    with pytest.raises(UnreadableInput, match="permission denied"):
        read_path(file)


def test_operating_system_reasons_are_in_plain_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for error, expected in (
        (PermissionError(13, "Permission denied"), "permission denied"),
        (OSError(5, "Input/output error"), "input/output error"),
        (OSError(), "cannot be read"),
    ):

        def fail(path: Path, mode: str, *, opener: object, error: OSError = error) -> bytes:
            raise error

        monkeypatch.setattr("msme_parse.readers.files.open", fail, raising=False)
        with pytest.raises(UnreadableInput) as refused:
            read_path(tmp_path / "report.txt")
        assert refused.value.reason == expected


def test_refusal_travels_between_processes() -> None:
    refused = pickle.loads(pickle.dumps(UnreadableInput("report.txt", "no such file")))
    assert (refused.path, refused.reason, str(refused)) == ("report.txt", "no such file", "report.txt: no such file")


def test_suffixes_are_lower_case_and_dotted() -> None:
    assert ".txt" in KNOWN_SUFFIXES and ".md" in KNOWN_SUFFIXES
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in KNOWN_SUFFIXES)


def test_a_file_above_the_limit_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    with file.open("wb") as stream:
        stream.truncate(5_000_000_000)
    with pytest.raises(UnreadableInput, match="larger than 1000 bytes"):
        read_path(file, Reading(max_bytes=1000))
    assert read_stream(io.BytesIO(b"x" * 1000), "report.txt", Reading(max_bytes=1000)).text == "x" * 1000
    with pytest.raises(UnreadableInput, match="larger than 1000 bytes"):
        read_stream(io.BytesIO(b"x" * 1001), "report.txt", Reading(max_bytes=1000))


def test_what_the_user_says_wins_over_what_is_seen() -> None:
    reading = Reading(form="one-line", language="fr", house="un")
    for source in (read_text(REPORT, reading=reading), read_bytes(REPORT.encode(), "report.txt", reading)):
        assert (source.form, source.language, source.house) == ("one-line", "fr", "un")
        record = extract(parse_source(source))
        assert (record.source.form, record.language, record.profile) == ("one-line", "fr", "un")


def test_origin_of_a_character_is_the_last_that_began_before_it() -> None:
    first, second = Origin(2, "word/document.xml", 1), Origin(7, "word/footnotes.xml", 4)
    source = Source(text="0123456789", origins=(first, second))
    assert [source.origin(offset) for offset in (0, 2, 6, 7, 9)] == [None, first, first, second, second]


@pytest.mark.parametrize(
    ("kind", "node"), [("heading", Heading), ("table", Table), ("note", Footnote), ("furniture", Furniture)]
)
def test_a_line_is_what_its_file_says(kind: HintKind, node: type[Node]) -> None:
    text = "1.1. The Group met in May.\n\nMeetings of the Group in the year under report.\n\n1.2. It met again.\n"
    start = text.index("Meetings")
    plain = parse_source(Source(text=text))
    hinted = parse_source(Source(text=text, hints=(LineHint(start, kind),)))
    assert str(hinted) == text
    assert not isinstance(_block_at(plain, start), node)
    assert isinstance(_block_at(hinted, start), node)


def _block_at(report: Report, offset: int) -> Node:
    return next(block for block in report.blocks if block.start <= offset < block.end)
