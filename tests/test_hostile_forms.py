"""Texts that no converter writes in one piece: every form takes them, loses nothing and takes no longer."""

import msgspec
import pytest

from msme_parse import extract
from msme_parse.facts import Facts
from msme_parse.linting import lint_facts
from msme_parse.readers import read_text
from msme_parse.readers.form import TEXT_FORMS
from msme_parse.syntax import parse_source
from msme_parse.tree.nodes import Report

ANTIWORD = "II.   REGIME  AND  OBJECTIVES\n\nThe  regime  has  not  changed[1]  since\nthe  last  review.\n"
PLAIN = "1.1. The Group met on 13 December 2024.[1]\n\n[1] See INF/MSME/R/42.\n\n"
PDF = "3.\n\nIt was so agreed.2\n\n2\n\nSee G/TBT/41.\n\n\x0cWT/COMTD/M/9\n- 2 -\n"
PAGES = "\x0cWT/COMTD/M/9\n- 2 -\nof the Group,\n\x0c- 3 -\nThe Group of 2024\nand its work\n"

MIXTURES = {
    "two converters in one file": PLAIN * 4 + ANTIWORD * 4,
    "three converters in turn": (PLAIN + ANTIWORD + PDF) * 4,
    "a form feed on every line": (PLAIN + PDF).replace("\n", "\n\x0c"),
    "a form feed between any two words": (PLAIN + PDF).replace(" ", " \x0c"),
    "headers of odd and even pages": PAGES * 6,
    "two columns": "The Group met in Geneva       1.2. It was agreed\non 13 December 2024.          that it go on.\n"
    * 8,
    "notes at the foot and at the end": PDF * 3 + PLAIN * 3 + "[2] At the end.\n",
    "a table that never ends": "Table 1 Trade\n" + "| Chad | 12 |\n" * 40,
    "columns that never end": "Table 1 Trade\n" + "Chad      12      14\n" * 40,
    "all line ends": "".join(
        line + end for line, end in zip(PLAIN.split("\n") * 4, ["\n", "\r\n", "\r"] * 8, strict=False)
    ),
    "tabs": (PLAIN + PDF).replace(" ", "\t"),
    "blanks that do not break": (PLAIN + PDF).replace(" ", "\xa0"),
    "soft hyphens": PLAIN.replace("e", "e\xad"),
    "other line separators": (PLAIN + PDF).replace("\n\n", "\u2028").replace(" ", "\x85"),
    "labels and nothing else": "1)\n(i)\nIV.\n2.\n\n3.1\n" * 6,
}


def read(text: str, form: str) -> Report:
    return parse_source(msgspec.structs.replace(read_text(text), form=form))


@pytest.mark.parametrize("form", TEXT_FORMS)
@pytest.mark.parametrize("name", MIXTURES)
def test_every_form_takes_any_mixture(name: str, form: str) -> None:
    report = read(MIXTURES[name], form)
    assert "".join(report.text[leaf.start : leaf.end] for leaf in report.leaves()) == MIXTURES[name]
    lint_facts(Facts(report))
    assert extract(report).coverage.characters == len(MIXTURES[name])


@pytest.mark.parametrize("form", TEXT_FORMS)
@pytest.mark.parametrize("name", MIXTURES)
def test_a_mixture_written_twice_has_no_more_than_twice_the_blocks(name: str, form: str) -> None:
    """What stands far away changes little: blocks neither explode nor vanish."""
    once, twice = (len(read(MIXTURES[name] * times, form).blocks) for times in (2, 4))
    assert twice <= 2 * once + 8
