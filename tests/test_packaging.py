"""What is built is what is needed: wheel, sdist and editable install, each used from another folder.

The environments made here see the libraries of the running interpreter through a `.pth` file, so nothing is downloaded.
"""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from msme_parse.syntax.engine import grammar_names

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.xdist_group("packaging")


def _run(*command: object, folder: Path = ROOT) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_"))}
    done = subprocess.run(
        [*map(str, command)], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _environment(folder: Path) -> Path:
    """A new environment's interpreter; libraries are borrowed, msme_parse is not."""
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    paths = _run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    (Path(paths.strip()) / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return python


def _install(python: Path, *what: object) -> None:
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-index", "--no-deps")
    _run(*pip, "--no-build-isolation", *what)


def _use(python: Path, elsewhere: Path) -> None:
    """The commands a user types first, in a folder that knows nothing of the project."""
    report = elsewhere / "report.txt"
    report.write_text("1.1. Chad joined on 31 November 2025 (WT/MIN(17)/58/Rev.1).\n", "utf-8")
    program = python.parent / "msme-parse"
    assert _run(program, "--version", folder=elsewhere).startswith("msme-parse ")
    assert '"symbol": "WT/MIN(17)/58/Rev.1"' in _run(program, "extract", report, folder=elsewhere)
    assert "Ministerial Conference" in _run(program, "symbol", "WT/MIN(17)/58/Rev.1", folder=elsewhere)
    _run(program, "lint", "--fail-on", "never", report, folder=elsewhere)
    assert "parse" in _run(python, "-m", "msme_parse.bench", "--help", folder=elsewhere)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and with the wheel that was made from it."""
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    return folder


def test_wheel_holds_what_the_program_reads(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"msme_parse/grammars/{name}.lark" for name in grammar_names()} <= names
    tables = {f"msme_parse/lexicon/data/{file.name}" for file in (ROOT / "msme_parse/lexicon/data").iterdir()}
    assert tables <= names
    assert "msme_parse/py.typed" in names
    assert not [name for name in names if name.startswith(("tests/", "samples/", "grammars/", "docs/"))]


def test_wheel_works_elsewhere(built: Path, tmp_path: Path) -> None:
    python = _environment(tmp_path / "environment")
    _install(python, *built.glob("*.whl"))
    _use(python, tmp_path)


def test_a_package_called_grammars_is_not_taken_for_ours(built: Path, tmp_path: Path) -> None:
    python = _environment(tmp_path / "environment")
    _install(python, *built.glob("*.whl"))
    site_packages = next(tmp_path.glob("environment/lib/*/site-packages"))
    (site_packages / "grammars").mkdir()
    assert (
        _run(python, "-c", "import msme_parse; print(msme_parse.parse('1.1. One.'))", folder=tmp_path) == "1.1. One.\n"
    )


def test_sdist_holds_what_a_developer_needs(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {
        str(file.relative_to(ROOT)) for pattern in ("grammars/*.lark", "tests/*.py") for file in ROOT.glob(pattern)
    }
    wanted |= {str(file.relative_to(ROOT)) for file in ROOT.glob("samples/*/report.txt")}
    wanted |= {
        "README.md",
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "LICENSE",
        "Makefile",
        "constraints.txt",
        "pyproject.toml",
    }
    assert wanted <= names


def test_editable_install_reads_the_grammars_of_the_checkout(tmp_path: Path) -> None:
    python = _environment(tmp_path / "environment")
    _install(python, "-e", ROOT)
    _use(python, tmp_path)
    shown = _run(python, "-c", "from msme_parse.syntax.engine import grammar_folder as f; print(f())", folder=tmp_path)
    assert Path(shown.strip()) == ROOT / "grammars"
