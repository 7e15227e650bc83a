"""OpenDocument, RTF and old Word files, through LibreOffice where it is installed.

LibreOffice turns the file into a .docx in a folder that nothing else uses and that is always removed: with a profile
of its own, in which macros are off, links are not followed and every connection is sent to a port that nobody
serves. The .docx is then read like any other.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from hashlib import sha256
from pathlib import Path

import msgspec

from msme_parse.readers.failure import UnreadableInput
from msme_parse.readers.reading import AS_FOUND, Reading
from msme_parse.source import Source

SECONDS = 120.0
"""How long one conversion may take."""

_PROGRAMS = ("soffice", "libreoffice")
_KINDS = (
    (b"PK", "odt", "an OpenDocument file"),
    (b"{\\rtf", "rtf", "an RTF file"),
    (b"\xd0\xcf", "doc", "an old Word file"),
)
_ONE_AT_A_TIME = threading.Lock()
_ITEM = '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
_SETTINGS = (
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisablePythonRuntime", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
)


def read_office(data: bytes, name: str, reading: Reading = AS_FOUND) -> Source:
    """The text of an .odt, .rtf or .doc file.

    Raises UnreadableInput when LibreOffice is not installed, cannot read the file, or takes too long.
    """
    form, what = next((form, what) for start, form, what in _KINDS if data.startswith(start))
    converter = program()
    if converter is None:
        needs = "reading it needs LibreOffice (the command soffice); install it, or save the file as .docx"
        raise UnreadableInput(name, f"{what}; {needs}")
    with _ONE_AT_A_TIME:
        converted = _converted(converter, data, form, name, what, reading.max_unzipped)
    from msme_parse.readers.docx import read_docx

    source = read_docx(converted, name, reading)
    return msgspec.structs.replace(source, form=form, sha256=sha256(data).hexdigest())


def program() -> str | None:
    """Where LibreOffice is; None when it is not installed."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


def _converted(converter: str, data: bytes, form: str, name: str, what: str, most: int) -> bytes:
    """The file as .docx."""
    with tempfile.TemporaryDirectory(prefix="msme-parse-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        source, result = folder / f"report.{form}", folder / "out" / "report.docx"
        source.write_bytes(data)
        result.parent.mkdir()
        _write_profile(folder / "profile")
        failure = _run(_command(converter, folder, source), folder)
        if failure:
            raise UnreadableInput(name, f"{what}; LibreOffice {failure}")
        if not result.is_file() or result.is_symlink():
            raise UnreadableInput(name, f"{what}; LibreOffice cannot read it: damaged, or locked with a password")
        if result.stat().st_size > most:
            raise UnreadableInput(name, f"{what}; as .docx it is larger than {most} bytes")
        return result.read_bytes()


def _command(converter: str, folder: Path, source: Path) -> list[str]:
    quiet = ("--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault", "--nofirststartwizard")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    return [converter, *quiet, profile, "--convert-to", "docx", "--outdir", str(folder / "out"), str(source)]


def _write_profile(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    items = "".join(_ITEM.format(path=path, name=key, value=value) for path, key, value in _SETTINGS)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    (user / "registrymodifications.xcu").write_text(f"{head}{items}</oor:items>\n", "utf-8")


def _run(command: list[str], folder: Path) -> str:
    """What went wrong; empty when nothing did."""
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "LANG", "LC_ALL", "SYSTEMROOT")}
    proxy = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    environment = {**kept, **proxy, "HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        return f"cannot be started: {(error.strerror or 'unknown reason').lower()}"
    try:
        code = process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        return f"took longer than {SECONDS:.0f} seconds"
    finally:
        _end(process)
    return f"ended with code {code}" if code else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the process and all that it started: soffice is a script that starts the real program."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
