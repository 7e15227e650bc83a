"""Files of LibreOffice and old Word: what is done with them, and that nothing of it is left behind."""

import os
import stat
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from msme_parse.readers import UnreadableInput, needed_for, office, read_bytes

RTF = rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Times;}}1.1. Chad joined on 2 May 2025 (WT/L/1173).\par 1.2. Fiji did not.\par}"
needs_soffice = pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A soffice that does what a test wants, and a temporary folder to look into."""
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    return program


def write(program: Path, script: str) -> None:
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def reason(data: bytes = RTF) -> str:
    with pytest.raises(UnreadableInput) as refused:
        read_bytes(data, "report.rtf")
    assert "\n" not in str(refused.value)
    return refused.value.reason


def left_over(program: Path) -> list[Path]:
    return list((program.parents[1] / "tmp").iterdir())


def test_without_libreoffice_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert reason() == (
        "an RTF file; reading it needs LibreOffice (the command soffice); install it, or save the file as .docx"
    )
    assert needed_for(".odt") == "LibreOffice"


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("exit 3", "an RTF file; LibreOffice ended with code 3"),
        ("exit 0", "an RTF file; LibreOffice cannot read it: damaged, or locked with a password"),
        (
            'ln -s /etc/passwd "$PWD/out/report.docx"',
            "an RTF file; LibreOffice cannot read it: damaged, or locked with a password",
        ),
        ('echo no > "$PWD/out/report.docx"', None),
    ],
)
def test_failures_are_one_line_and_leave_nothing(fake: Path, script: str, expected: str | None) -> None:
    write(fake, script)
    found = reason()
    assert expected is None or found == expected
    assert left_over(fake) == []


def test_program_that_cannot_be_started(fake: Path) -> None:
    fake.write_text("no program")
    fake.chmod(0o755)
    fake.write_bytes(b"\x00\x01")
    assert reason().startswith("an RTF file; LibreOffice cannot be started")
    assert left_over(fake) == []


def test_conversion_that_takes_too_long_is_ended_with_all_that_it_started(
    fake: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "SECONDS", 0.5)
    mark = fake.parents[1] / "child"
    write(fake, f'(sleep 2; echo late > "{mark}") & sleep 60')
    began = time.monotonic()
    assert reason() == "an RTF file; LibreOffice took longer than 0 seconds"
    assert time.monotonic() - began < 10
    assert left_over(fake) == []
    time.sleep(2.2)
    assert not mark.exists()


def test_the_program_gets_a_profile_of_its_own_in_which_macros_are_off(fake: Path) -> None:
    kept = fake.parents[1] / "seen"
    write(fake, f'echo "$@" > "{kept}"; cat "$PWD/profile/user/registrymodifications.xcu" >> "{kept}"; env >> "{kept}"')
    reason()
    seen = kept.read_text()
    assert "--headless" in seen and "--norestore" in seen and "-env:UserInstallation=file://" in seen
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true' in seen
    assert "https_proxy=http://127.0.0.1:9" in seen
    assert f"HOME={os.environ.get('HOME')}\n" not in seen


def converted(kind: str, tmp_path: Path) -> bytes:
    """The RTF above in another kind of file, as LibreOffice itself writes it."""
    (tmp_path / "report.rtf").write_bytes(RTF)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(office.program()), "--headless", profile, "--convert-to", kind, "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(tmp_path / "report.rtf")], check=True, timeout=120, capture_output=True)
    return (tmp_path / "out" / f"report.{kind}").read_bytes()


@needs_soffice
@pytest.mark.parametrize("kind", ["rtf", "odt", "doc"])
def test_real_conversion(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = RTF if kind == "rtf" else converted(kind, tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = set(tmp_path.iterdir())
    source = read_bytes(data, "report")
    assert source.form == kind
    assert [line for line in source.text.splitlines() if line] == [
        "1.1. Chad joined on 2 May 2025 (WT/L/1173).",
        "1.2. Fiji did not.",
    ]
    assert set(tmp_path.iterdir()) == before
