"""Coverage-guided fuzzing: `make fuzz`, or `python tests/fuzz reports|files -max_total_time=3600`.

`reports` makes a text of every input and holds the laws against it; `files` gives the bytes to the readers. An input
that breaks a law is written to the current folder by libFuzzer; put it into `tests/data/once_failed`, where a test
reads it for ever after.
"""

import sys
from pathlib import Path

import atheris

sys.path.append(str(Path(__file__).parents[1]))  # what all tests share
with atheris.instrument_imports(include=["msme_parse"]):
    import laws

SAMPLES = Path(__file__).parents[2] / "samples"


def main(arguments: list[str]) -> None:
    """Run libFuzzer on one target; its own flags follow the name of the target."""
    target = {"reports": laws.hold_for_a_report, "files": laws.hold_for_a_file}[arguments[1]]
    seeds = [str(folder) for folder in (SAMPLES, SAMPLES.parent / "tests" / "data") if folder.is_dir()]
    fresh = Path("fuzzed")
    fresh.mkdir(exist_ok=True)
    atheris.Setup([arguments[0], "-timeout=20", "-max_len=1500", *arguments[2:], str(fresh), *seeds], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
