"""Every output of `lint`: what it says of findings, and that no report, whatever it holds, can break it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from msme_parse.finding import Severity
from msme_parse.records.findings import EditRecord, FindingRecord, FixRecord, Linted, PlaceRecord, RelatedRecord
from msme_parse.render import FORMATS, render, statistics_table, terminal
from msme_parse.render.characters import encodable, is_unseen, one_line, visible, xml_text
from msme_parse.render.excerpt import cells, excerpt
from msme_parse.render.fingerprints import fingerprints
from msme_parse.render.marks import marked_lines
from msme_parse.render.summary import summary
from msme_parse.source import Lines

SCHEMAS = Path(__file__).parents[2] / "shared" / "schemas"

TEXT = """\
ANNUAL REPORT
1.1. Chad joined, bringing membership to 4.[1]
1.2. The report was launched on 2 May.[3] [A soft
launch was given
later.] See _WT/MIN(17)/58.
[1] Members of the Group are: Chad; Fiji and Peru.
"""


class Mark:
    """A finding to be made at some words of a text."""

    def __init__(
        self,
        words: str,
        message: str = "a message",
        *,
        code: str = "FNT001",
        rule: str = "some-rule",
        severity: Severity = "error",
        where: str = "1.1",
        related: tuple[tuple[str, str], ...] = (),
        fix: FixRecord | None = None,
    ) -> None:
        self.words, self.message, self.code, self.rule = words, message, code, rule
        self.severity, self.where, self.related, self.fix = severity, where, related, fix


def place(text: str, offset: int) -> PlaceRecord:
    found = Lines(text).place(offset)
    return PlaceRecord(found.line, found.column, found.offset)


def span(text: str, words: str) -> tuple[PlaceRecord, PlaceRecord]:
    """The first place of some words; the end of the text for the empty string."""
    start = text.index(words) if words else len(text)
    return place(text, start), place(text, start + len(words))


def result(text: str, *marks: Mark, path: str = "report.txt", notices: tuple[str, ...] = ()) -> Linted:
    """What linting a text would give, with findings at the marked words."""
    records = [
        FindingRecord(
            mark.code,
            mark.rule,
            mark.severity,
            mark.message,
            path,
            *span(text, mark.words),
            mark.where,
            tuple(RelatedRecord(message, *span(text, words)) for words, message in mark.related),
            mark.fix,
        )
        for mark in marks
    ]
    return Linted(path, text, tuple(sorted(records, key=lambda record: record.start.offset)), notices)


UNDERSCORE = TEXT.index("_WT")
USUAL = result(
    TEXT,
    Mark(
        "4",
        "says 4 members; note [1] lists 3",
        code="CNT001",
        rule="count-and-list",
        related=(("Chad; Fiji", "the list"),),
    ),
    Mark("2 May", "2 May has no year", code="DAT002", rule="date-without-year", severity="warning", where="1.2"),
    Mark("[3]", "note [3] is cited here and not written", rule="reference-without-note", where="1.2"),
    Mark("[A soft\nlaunch was given\nlater.]", "6 words in brackets", code="DRF001", severity="warning", where="1.2"),
    Mark(
        "_",
        "underscore before WT/MIN(17)/58",
        code="SYM007",
        rule="stray-underscore",
        severity="info",
        where="1.2",
        fix=FixRecord("safe", "remove the underscore", (EditRecord(UNDERSCORE, UNDERSCORE + 1, ""),)),
    ),
    notices=("read as windows-1252",),
)
CLEAN = result("1.1. Nothing to say.\n", path="clean.txt")

HOSTILE_TEXT = (
    "1.1. \x00nul \x1b[31mred\x1b[0m \x07 \x85 ]]> & <b>bold</b> <script>alert(1)</script>\r\n"
    "soft\u00adhyphen \u200bzero \u202eover\u202c \ud800lone \ufffe\r"
    "1.2. 漢字 e\u0301te\u0301\ttab\fform | `x` *y* _z_ \u2028 {0} [a](b) ::error::no %0A end"
)
HOSTILE = result(
    HOSTILE_TEXT,
    *(
        Mark(
            words,
            f"found {words} ]]> \x1b[0m \ud800 \ufffe \x00 {{0}} [a](b) | <i>\r\n::error::forged",
            where="1.1 <&>\x1b",
        )
        for words in (
            "\x00",
            "\x1b[31m",
            "<b>bold",
            "\u00adhyphen \u200bzero \u202eover",
            "字",
            "\u0301te",
            "\r1.2",
            "",
        )
    ),
    Mark(
        "\ud800",
        code='X"<&>1',
        rule='a-"rule"',
        severity="info",
        related=(("]]>", "end \ud800 ]]> \x1b"),),
        fix=FixRecord("unsafe", "drop \x00\ud800", (EditRecord(3, 4, "\ud800"),)),
    ),
    path="odd dir/na|me<&>\"':%,\n\udcff.txt",
    notices=("no\x00tice \ud800 ]]> <i>",),
)


@pytest.mark.parametrize("output_format", FORMATS)
@pytest.mark.parametrize("results", [[HOSTILE], [USUAL, HOSTILE, CLEAN], [CLEAN], []], ids=len)
def test_every_output_is_whole_lines_that_can_be_written_as_utf_8(
    output_format: str, results: Sequence[Linted]
) -> None:
    output = render(output_format, results)
    output.encode("utf-8")
    assert output == "" or output.endswith("\n")
    assert render(output_format, results) == output


@pytest.mark.parametrize("output_format", sorted(set(FORMATS) - {"html"}))
def test_no_control_code_of_a_report_comes_through(output_format: str) -> None:
    codes = {"\x00", "\x1b", "\x07", "\r"}
    if output_format not in ("json", "jsonl"):  # these keep what JSON can hold
        codes |= {"\x85", "\u202e", "\u2028"}
    assert not codes & set(render(output_format, [HOSTILE]))


def test_an_unknown_output_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="yaml"):
        render("yaml", [])


def test_rich_is_loaded_for_the_terminal_only() -> None:
    program = (
        "import sys\nfrom msme_parse.render import FORMATS, render, statistics_table\n"
        "for name in FORMATS:\n    name == 'full' or render(name, [])\n"
        "statistics_table([])\nassert 'rich' not in sys.modules\nrender('full', [])\nassert 'rich' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


# Characters


def test_unseen_characters_get_stand_ins() -> None:
    assert visible("a\x1b[0m\x7f\u00ad\u200b\ud800é漢 \u00a0") == "a␛[0m␡<U+00AD><U+200B><U+D800>é漢 \u00a0"
    assert one_line("a\r\nb\nc\rd\u2028e\tf") == "a b c d e␉f"


@given(st.text(st.characters(codec=None)))
def test_any_text_can_be_made_fit(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
    encodable(text).encode("utf-8")
    assert ElementTree.fromstring(f"<x>{escape(xml_text(text))}</x>").tag == "x"


def test_encodable_joins_pairs_and_replaces_halves() -> None:
    assert encodable("a\ud83d\ude00\ud800b") == "a😀\ufffdb"


# Words


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ([USUAL], "2 errors, 2 warnings, 1 remark in 1 report"),
        ([USUAL, CLEAN], "2 errors, 2 warnings, 1 remark in 2 reports"),
        ([result(TEXT, Mark("4"))], "1 error in 1 report"),
        ([CLEAN, CLEAN], "No findings in 2 reports."),
        ([CLEAN], "No findings in 1 report."),
        ([], "No findings in 0 reports."),
    ],
)
def test_summary(results: list[Linted], words: str) -> None:
    assert summary(results) == words


def test_statistics_count_findings_by_rule() -> None:
    twice = result(
        "_a _b", Mark("_a", code="SYM007", rule="stray-underscore", severity="info"), Mark("_b", code="SYM007")
    )
    same = result("_a _b", Mark("_a"), Mark("_b"))
    assert statistics_table([USUAL, same]).splitlines() == [
        "2  FNT001  some-rule               error",
        "1  CNT001  count-and-list          error",
        "1  DAT002  date-without-year       warning",
        "1  DRF001  some-rule               warning",
        "1  FNT001  reference-without-note  error",
        "1  SYM007  stray-underscore        remark   1 with a fix",
        "",
        "4 errors, 2 warnings, 1 remark in 2 reports",
    ]
    assert len(statistics_table([twice]).splitlines()) == 4
    assert statistics_table([CLEAN]) == "No findings in 1 report."


# Excerpts


@pytest.mark.parametrize(
    ("line", "words", "offset", "carets"),
    [
        ("membership to 104.[2]", "104", 14, 3),
        ("漢字 in 2025", "2025", 8, 4),
        ("in 漢字 2025", "漢字", 3, 4),
        ("Coˆte d'Ivoire".replace("ˆ", "\u0302"), "Ivoire", 7, 6),
        ("cafe\u0301s", "e\u0301", 3, 1),
        ("cafe\u0301s", "\u0301s", 3, 2),
        ("a\tb\tc", "c", 10, 1),
        ("a\tb", "\t", 1, 4),
        ("\x0c1.1. Chad", "Chad", 6, 4),
        ("soft\u00adhyphen", "\u00ad", 4, 8),
        ("Viet\u00a0Nam", "Nam", 5, 3),
        ("end", "", 3, 1),
    ],
)
def test_carets_stand_under_the_marked_words(line: str, words: str, offset: int, carets: int) -> None:
    start = line.index(words) if words else len(line)
    found = excerpt(line, start, start + len(words), 60)
    assert (found.offset, found.carets) == (offset, carets)


def test_a_long_line_is_cut_round_the_marked_words() -> None:
    line = "start " + "a" * 200 + " WANTED " + "b" * 200 + " end"
    start = line.index("WANTED")
    found = excerpt(line, start, start + 6, 40)
    assert found.marked == "WANTED"
    assert found.before.startswith("…a") and found.after.endswith("b…")
    assert cells(found.before + found.marked + found.after) == 40
    assert abs(cells(found.before) - cells(found.after)) <= 1


def test_a_long_line_shows_its_beginning_when_the_words_stand_there() -> None:
    found = excerpt("WANTED " + "b" * 200, 0, 6, 40)
    assert (found.before, found.marked) == ("", "WANTED")
    assert found.after == " " + "b" * 32 + "…"


def test_marked_words_wider_than_the_screen_are_cut_at_their_end() -> None:
    found = excerpt("see " + "漢" * 100, 4, 104, 20)
    assert found.marked.startswith("漢漢") and found.marked.endswith("…")
    assert found.offset + found.carets <= 20


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80), st.integers(4, 60))
def test_an_excerpt_never_grows_wider_than_the_screen(line: str, one: int, other: int, width: int) -> None:
    start, end = sorted((min(one, len(line)), min(other, len(line))))
    found = excerpt(line, start, end, width)
    assert cells(found.before + found.marked + found.after) <= width
    assert found.offset == cells(found.before)
    assert not any(map(is_unseen, found.before + found.marked + found.after))


# The terminal


def printed(results: Sequence[Linted], width: int = 80, **options: object) -> str:
    paper = StringIO()
    settings: dict[str, object] = {"force_terminal": False, "color_system": None, **options}
    terminal.print_full(results, Console(file=paper, width=width, legacy_windows=False, **settings))  # type: ignore[arg-type]
    return paper.getvalue()


def test_full_output_shows_findings_where_they_stand() -> None:
    assert printed([USUAL]).splitlines() == [
        " notice  report.txt: read as windows-1252",
        "",
        "  error  says 4 members; note [1] lists 3",
        "         1.1 · report.txt:2:42 · CNT001 count-and-list",
        "      2 │ 1.1. Chad joined, bringing membership to 4.[1]",
        "        │                                          ^",
        "      6 │ [1] Members of the Group are: Chad; Fiji and Peru.",
        "        │                               ---------- the list",
        "",
        "warning  2 May has no year",
        "         1.2 · report.txt:3:33 · DAT002 date-without-year",
        "      3 │ 1.2. The report was launched on 2 May.[3] [A soft",
        "        │                                 ^^^^^",
        "",
        "  error  note [3] is cited here and not written",
        "         1.2 · report.txt:3:39 · FNT001 reference-without-note",
        "      3 │ 1.2. The report was launched on 2 May.[3] [A soft",
        "        │                                       ^^^",
        "",
        "warning  6 words in brackets",
        "         1.2 · report.txt:3:43 · DRF001 some-rule",
        "      3 │ 1.2. The report was launched on 2 May.[3] [A soft",
        "        │                                           ^^^^^^^ goes on to line 5",
        "",
        " remark  underscore before WT/MIN(17)/58",
        "         1.2 · report.txt:5:13 · SYM007 stray-underscore",
        "      5 │ later.] See _WT/MIN(17)/58.",
        "        │             ^",
        "         fix remove the underscore (--fix)",
        "",
        "2 errors, 2 warnings, 1 remark in 1 report",
        "Can be fixed: 1 with --fix",
        "What a rule means: msme-parse explain CNT001",
    ]


def test_full_output_without_findings_is_one_line() -> None:
    assert printed([CLEAN, CLEAN]) == "No findings in 2 reports.\n"


def test_quiet_output_is_findings_only() -> None:
    paper = StringIO()
    terminal.print_full([USUAL, CLEAN], Console(file=paper, width=80), quiet=True)
    assert paper.getvalue().startswith("  error  says 4") and paper.getvalue().endswith("(--fix)\n\n")
    assert terminal.full_text([CLEAN], summary=False) == ""


@pytest.mark.parametrize("width", [40, 60, 100])
def test_full_output_keeps_to_the_width(width: int) -> None:
    long = result(
        "1.1. " + "word " * 60 + "104 " + "word " * 60,
        Mark("104 word", "says 104 " + "members, " * 20, related=(("1.1.", "the list " + "of many " * 20),)),
    )
    rows = printed([long], width).splitlines()
    assert max(map(cells, rows[:-1])) <= width
    marked, carets = next(
        (row, rows[number + 1]) for number, row in enumerate(rows) if "104 word" in row and "│" in row
    )
    assert marked.index("104 word") == carets.index("^") and carets.count("^") == 8


def test_a_file_is_a_hundred_columns_wide() -> None:
    found = render("full", [result("a" * 89 + "b", Mark("b")), result("a" * 90 + "b", Mark("b"))])
    assert " " + "a" * 89 + "b\n" in found and "…" + "a" * 88 + "b\n" in found


def test_carets_and_line_agree_on_the_screen() -> None:
    wide = result("1.1.\t漢字, Co\u0302te d'Ivoire and 104 Members", Mark("104"))
    line, carets = printed([wide]).splitlines()[2:4]
    assert cells(line[: line.index("104")]) == carets.index("^^^")


def test_a_finding_at_the_end_of_a_text_and_in_an_empty_text_is_shown() -> None:
    assert "      2 │ \n        │ ^\n" in printed([result("a line\n", Mark(""))])
    assert "      1 │ \n        │ ^\n" in printed([result("", Mark(""))])


def test_a_stretch_that_ends_with_its_line_does_not_go_on() -> None:
    assert "goes on" not in printed([result("one\ntwo\nthree\n", Mark("two\n"))])


def test_colour_only_where_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    assert "\x1b[1;31m  error" in terminal.full_text([USUAL], color="always")
    assert "\x1b" not in terminal.full_text([USUAL], color="never")
    assert "\x1b" not in terminal.full_text([USUAL])  # standard output of a test is no terminal
    assert "\x1b[3" not in printed([USUAL], force_terminal=True, color_system="standard", no_color=True)


def test_no_color_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    plain = printed([USUAL], force_terminal=True, color_system="standard")
    monkeypatch.delenv("NO_COLOR")
    colored = printed([USUAL], force_terminal=True, color_system="standard")
    assert "31m" in colored and "33m" in colored
    assert "31m" not in plain and "33m" not in plain


def test_a_rule_is_a_link_only_where_pages_and_links_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b]8;" not in printed([USUAL], force_terminal=True, color_system="standard")
    monkeypatch.setattr(terminal, "RULE_PAGE", "https://example.org/{code}.html")
    assert "https://example.org/CNT001.html" in printed([USUAL], force_terminal=True, color_system="standard")
    assert "https://" not in printed([USUAL])


def test_a_screen_without_unicode_gets_ascii_marks() -> None:
    class Latin(StringIO):
        encoding = "latin-1"

    paper = Latin()
    console = Console(file=paper, width=40, legacy_windows=False)
    terminal.print_full([result("a" * 99, Mark("a"))], console)
    paper.getvalue().encode("ascii")
    assert " | a" in paper.getvalue() and "a...\n" in paper.getvalue()


# Lines for programs


def test_concise_is_one_line_a_finding() -> None:
    assert render("concise", [USUAL, CLEAN]).splitlines() == [
        "report.txt:2:42: CNT001 error says 4 members; note [1] lists 3 [1.1]",
        "report.txt:3:33: DAT002 warning 2 May has no year [1.2]",
        "report.txt:3:39: FNT001 error note [3] is cited here and not written [1.2]",
        "report.txt:3:43: DRF001 warning 6 words in brackets [1.2]",
        "report.txt:5:13: SYM007 info underscore before WT/MIN(17)/58 [1.2]",
    ]
    assert len(render("concise", [HOSTILE]).splitlines()) == len(HOSTILE.records)
    assert render("concise", [result("a", Mark("a", where=""))]) == "report.txt:1:1: FNT001 error a message\n"


def test_grouped_names_a_file_once() -> None:
    assert render("grouped", [USUAL, CLEAN]).splitlines() == [
        "report.txt",
        "  notice: read as windows-1252",
        "  2:42  1.1  error    CNT001  says 4 members; note [1] lists 3",
        "  3:33  1.2  warning  DAT002  2 May has no year",
        "  3:39  1.2  error    FNT001  note [3] is cited here and not written",
        "  3:43  1.2  warning  DRF001  6 words in brackets",
        "  5:13  1.2  info     SYM007  underscore before WT/MIN(17)/58",
        "",
        "2 errors, 2 warnings, 1 remark in 2 reports",
    ]
    assert "notice: odd" in render("grouped", [result("a", notices=("odd",))])
    assert render("grouped", [CLEAN]) == "No findings in 1 report.\n"


def test_json_is_the_array_of_the_contract() -> None:
    assert msgspec.json.decode(render("json", [USUAL, CLEAN]), type=tuple[FindingRecord, ...]) == USUAL.records
    assert list(json.loads(render("json", [USUAL]))[0]) == [
        *("code", "rule", "severity", "message", "path", "start", "end", "where", "related", "fix", "origin")
    ]
    assert render("json", [CLEAN]) == "[]\n"


def test_jsonl_is_one_finding_a_line() -> None:
    lines = render("jsonl", [USUAL, HOSTILE]).split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == json.loads(render("json", [USUAL, HOSTILE]))
    assert render("jsonl", [CLEAN]) == ""


def test_json_keeps_control_codes_and_replaces_lone_surrogates() -> None:
    (finding,) = json.loads(render("json", [result("a", Mark("a", "x\x00\x1b\ud800y"))]))
    assert finding["message"] == "x\x00\x1b\ufffdy"


# Fingerprints


def test_a_fingerprint_outlives_edits_elsewhere_and_a_new_wrap() -> None:
    def made(text: str, words: str) -> str:
        return fingerprints(result(text, Mark(words, where="1.2")))[0]

    before = made("1.2. The Group met on 2 May.", "2 May")
    assert made("TITLE\n\n1.1. New.\n1.2. The Group met on 2\nMay.", "2\nMay") == before
    assert made("1.2. The Group met on 3 May.", "3 May") != before


def test_fingerprints_tell_findings_apart() -> None:
    text = "a a a"
    record = result(text, Mark("a")).records[0]
    elsewhere = msgspec.structs.replace(record, where="1.2")
    other = msgspec.structs.replace(record, code="FNT002")
    assert len(set(fingerprints(Linted("r", text, (record, record, elsewhere, other), ())))) == 4


def test_a_finding_without_words_is_known_by_its_message() -> None:
    one, other = (fingerprints(result("text", Mark("", message)))[0] for message in ("no date", "no symbol"))
    assert one != other


# SARIF


def sarif(*results: Linted) -> dict[str, object]:
    (run,) = json.loads(render("sarif", results))["runs"]
    assert isinstance(run, dict)
    return run


def test_sarif_says_what_and_where() -> None:
    run = sarif(USUAL, CLEAN)
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["artifacts"] == [{"location": {"uri": "report.txt"}}, {"location": {"uri": "clean.txt"}}]
    first, *_others, last = run["results"]  # type: ignore[misc]
    assert (first["ruleId"], first["level"], last["level"]) == ("CNT001", "error", "note")
    assert first["message"] == {"text": "says 4 members; note [1] lists 3"}
    (location,) = first["locations"]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "1.1"}]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "report.txt", "index": 0},
        "region": {"startLine": 2, "startColumn": 42, "endLine": 2, "endColumn": 43, "charOffset": 55, "charLength": 1},
    }
    assert first["relatedLocations"][0]["message"] == {"text": "the list"}
    assert first["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 6


def test_sarif_rules_are_those_that_were_reported() -> None:
    run = sarif(USUAL)
    rules = run["tool"]["driver"]["rules"]  # type: ignore[index]
    assert [rule["id"] for rule in rules] == ["CNT001", "DAT002", "DRF001", "FNT001", "SYM007"]
    for found in run["results"]:  # type: ignore[attr-defined]
        assert rules[found["ruleIndex"]]["id"] == found["ruleId"]


def test_sarif_fixes_are_edits_of_characters() -> None:
    *others, last = sarif(USUAL)["results"]  # type: ignore[misc]
    assert [found["fixes"] for found in others] == [[]] * 4
    (fix,) = last["fixes"]
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    assert replacement["insertedContent"] == {"text": ""}
    assert replacement["deletedRegion"]["charOffset"] == UNDERSCORE
    assert replacement["deletedRegion"]["charLength"] == 1
    assert (replacement["deletedRegion"]["startLine"], replacement["deletedRegion"]["startColumn"]) == (5, 13)
    assert fix["properties"] == {"safety": "safe"}


def test_sarif_escapes_what_its_messages_and_paths_would_read_otherwise() -> None:
    run = sarif(result("a", Mark("a", "says {0} in [a](1)"), path="my report%.txt"))
    assert run["results"][0]["message"] == {"text": "says {{0}} in \\[a\\](1)"}  # type: ignore[index]
    assert run["artifacts"] == [{"location": {"uri": "my%20report%25.txt"}}]
    undecoded = sarif(result("a", Mark("a"), path="caf\udce9.txt"))
    assert undecoded["artifacts"] == [{"location": {"uri": "caf%E9.txt"}}]


def test_sarif_describes_rules_of_the_catalogue() -> None:
    from msme_parse.catalogue import catalogue

    if not catalogue():
        pytest.skip("the catalogue is empty")
    rule = catalogue()[0].rule
    run = sarif(result("a", Mark("a", code=rule.code, rule=rule.name)))
    (described,) = run["tool"]["driver"]["rules"]  # type: ignore[index]
    assert described["shortDescription"]["text"] == rule.summary
    assert rule.evidence in described["help"]["text"] and rule.code in described["help"]["markdown"]


@pytest.mark.parametrize("results", [[USUAL, CLEAN], [HOSTILE], [USUAL, USUAL], []], ids=len)
def test_sarif_is_valid(results: list[Linted]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    path = SCHEMAS / "sarif-schema-2.1.0.json"
    if not path.exists():
        pytest.skip("the schema is not here")
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(json.loads(render("sarif", results)))


# Code hosts


def test_github_commands() -> None:
    assert render("github", [USUAL]).splitlines()[:3] == [
        "::notice file=report.txt::read as windows-1252",
        "::error file=report.txt,line=2,endLine=2,title=CNT001 count-and-list,col=42,endColumn=43"
        "::says 4 members; note [1] lists 3 [1.1]%0Aline 6: the list",
        "::warning file=report.txt,line=3,endLine=3,title=DAT002 date-without-year,col=33,endColumn=38"
        "::2 May has no year [1.2]",
    ]
    assert render("github", [CLEAN]) == ""


def test_github_gives_columns_only_on_one_line() -> None:
    (command,) = (line for line in render("github", [USUAL]).splitlines() if "DRF001" in line)
    assert "line=3,endLine=5" in command and "col=" not in command


def test_github_commands_cannot_be_forged() -> None:
    lines = render("github", [HOSTILE]).splitlines()
    assert len(lines) == len(HOSTILE.records) + len(HOSTILE.notices)
    for line in lines:
        _, command, text = line.split("::", 2)
        assert command.split(" ", 1)[0] in ("error", "warning", "notice")
        assert "%3A%25%2C" in command and text
    assert "50%25%0Aline 1" in render("github", [result("a", Mark("a", "50%", where="", related=(("a", "x"),)))])


def test_gitlab_entries() -> None:
    entries = json.loads(render("gitlab", [USUAL, CLEAN]))
    assert entries[0].pop("fingerprint")
    assert entries[0] == {
        "description": "says 4 members; note [1] lists 3 [1.1]",
        "check_name": "CNT001",
        "severity": "major",
        "location": {"path": "report.txt", "lines": {"begin": 2, "end": 2}},
    }
    assert [entry["severity"] for entry in entries] == ["major", "minor", "major", "minor", "info"]
    assert entries[3]["location"]["lines"] == {"begin": 3, "end": 5}
    assert render("gitlab", [CLEAN]) == "[]\n"


def test_gitlab_fingerprints_are_unique_and_stable() -> None:
    twin = result(TEXT, Mark("4"), Mark("4"), path="twin.txt")
    copy = result(TEXT, Mark("4"), path="copy.txt")
    entries = json.loads(render("gitlab", [twin, copy, copy]))
    assert len({entry["fingerprint"] for entry in entries}) == 4
    moved = result("\n\n" + TEXT, Mark("4"), path="./copy.txt")
    assert json.loads(render("gitlab", [moved]))[0]["fingerprint"] == entries[2]["fingerprint"]


# JUnit


def junit(results: Sequence[Linted], fail_on: str = "warning") -> ElementTree.Element:
    return ElementTree.fromstring(render("junit", results, fail_on=fail_on))


def test_junit_has_a_suite_a_report_and_a_case_a_finding() -> None:
    root = junit([USUAL, CLEAN])
    assert [suite.get("name") for suite in root] == ["report.txt", "clean.txt"]
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("6", "4", "0")
    usual, clean = root
    assert [child[0].tag for child in usual.findall("testcase")] == ["failure"] * 4 + ["skipped"]
    failure = usual[0][0]
    assert failure.get("message") == "says 4 members; note [1] lists 3" and failure.get("type") == "error"
    assert failure.text == "report.txt:2:42: says 4 members; note [1] lists 3\nreport.txt:6:31: the list"
    assert usual[0].get("name") == "CNT001 count-and-list (1.1, line 2, column 42)"
    assert usual.findtext("system-out") == "read as windows-1252"
    assert clean.get("tests") == "1" and [case.get("name") for case in clean] == ["no findings"]
    assert not list(clean[0])


@pytest.mark.parametrize(("fail_on", "failures"), [("error", 2), ("warning", 4), ("info", 5), ("never", 0)])
def test_junit_fails_as_the_exit_code_does(fail_on: str, failures: int) -> None:
    (suite,) = junit([USUAL], fail_on)
    assert len(suite.findall("testcase/failure")) == failures == int(suite.get("failures", ""))
    assert len(suite.findall("testcase/skipped")) == 5 - failures == int(suite.get("skipped", ""))


def test_junit_of_a_hostile_report_is_xml() -> None:
    (suite,) = junit([HOSTILE])
    assert len(suite.findall("testcase")) == len(HOSTILE.records)
    assert "]]>" in (suite[0][0].text or "")


@pytest.mark.parametrize("results", [[USUAL, CLEAN], [HOSTILE], []], ids=len)
def test_junit_is_valid(results: list[Linted]) -> None:
    path = SCHEMAS / "junit-10.xsd"
    if not path.exists():
        pytest.skip("the schema is not here")
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(str(path)))
    schema.assertValid(etree.fromstring(render("junit", results).encode("utf-8")))


# Markdown


def test_markdown_has_a_table_a_report() -> None:
    lines = render("markdown", [USUAL, CLEAN]).splitlines()
    assert lines[:8] == [
        "## report.txt",
        "",
        "> read as windows-1252",
        "",
        "| Where | Line | Severity | Finding | Rule |",
        "|---|---:|---|---|---|",
        "| 1.1 | 2 | error | says 4 members; note \\[1\\] lists 3<br>line 6: the list | CNT001 count-and-list |",
        "| 1.2 | 3 | warning | 2 May has no year | DAT002 date-without-year |",
    ]
    assert lines[-5:] == ["## clean.txt", "", "No findings.", "", "**2 errors, 2 warnings, 1 remark in 2 reports**"]


def test_markdown_cells_stay_in_their_column() -> None:
    rows = [line for line in render("markdown", [HOSTILE]).split("\n") if line.startswith("| 1.1")]
    assert len(rows) == len(HOSTILE.records)
    for row in rows:
        assert row.replace("\\|", "").count("|") == 6
        assert "<" not in row.replace("\\<", "").replace("<br>", "")


# HTML


class Page(HTMLParser):
    """What a browser would make of a page, as far as the tests ask."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.lines: list[str] = []
        self.notes: list[str] = []
        self.marked: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        words = attributes.get("class", "").split()
        self.open.append((tag, words[0] if words else ""))
        if "line" in words:
            self.lines.append("")
        if "note" in words:
            self.notes.append("")
        if tag == "mark":
            self.marked.append("")
        if "unseen" in words and attributes["data-code"] in ("U+0000", "U+D800"):
            self.handle_data(chr(int(attributes["data-code"][2:], 16)))
        if tag in ("meta", "input"):
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if ("span", "line") in self.open:
            self.lines[-1] += data
            if any(tag == "mark" for tag, _ in self.open):
                self.marked[-1] += data
        if ("li", "note") in self.open:
            self.notes[-1] += data


def page(*results: Linted) -> Page:
    return Page(render("html", results))


@pytest.mark.parametrize(
    "report", [USUAL, CLEAN, HOSTILE, result(""), result("\n\n"), result("a\r\nb\rc", Mark("\nb"))]
)
def test_html_holds_the_whole_report(report: Linted) -> None:
    assert "".join(page(report).lines) == report.text
    assert "\r" not in render("html", [report])  # a browser would read it as a line feed


@given(st.text(st.characters(codec=None, exclude_characters="\0", exclude_categories=["Cs"]), max_size=60))
def test_html_loses_no_character(text: str) -> None:
    assert "".join(page(Linted("r", text, (), ())).lines) == text


def test_html_marks_the_words_and_puts_the_findings_beside_their_line() -> None:
    made = page(USUAL)
    assert made.marked == ["4", "2 May", "[3]", "[A soft\n", "launch was given\n", "later.]", "_"]
    assert len(made.notes) == 5
    assert "1 error says 4 members; note [1] lists 3" in made.notes[0]
    assert "line 6: the list" in made.notes[0] and "1.1, line 2, CNT001 count-and-list" in made.notes[0]
    assert "Fix: remove the underscore" in made.notes[4]
    source = render("html", [USUAL])
    assert source.index('id="r1l3"') < source.index('id="n2"') < source.index('id="n4"') < source.index('id="r1l4"')


def test_html_shows_a_finding_at_the_very_end() -> None:
    made = page(result("a line\n", Mark("", "no date")))
    assert made.lines == ["a line\n", ""]
    assert "no date1.1, line 2" in made.notes[0]


def test_html_needs_no_script_and_no_other_file() -> None:
    for report in (USUAL, HOSTILE):
        source = render("html", [report])
        tags = Page(source).tags
        allowed = {"html", "head", "meta", "title", "style", "body", "header", "main", "section", "form", "nav"}
        allowed |= {"fieldset", "legend", "label", "input", "small", "h1", "h2", "h3", "article", "p", "div", "span"}
        assert {tag for tag, _ in tags} <= allowed | {"mark", "a", "b", "ul", "ol", "li", "code"}
        assert not any(name in ("src", "style") or name.startswith("on") for _, names in tags for name in names)
        assert all(names["href"].startswith("#") for tag, names in tags if tag == "a")
        assert "url(" not in source and "@import" not in source and "http:" not in source


def test_html_links_lead_somewhere() -> None:
    tags = page(USUAL, HOSTILE, CLEAN).tags
    names = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(set(names)) == len(names)
    targets = {attributes["href"][1:] for tag, attributes in tags if tag == "a"}
    assert targets <= set(names) and {"n1", "c1", "r1", "r2", "r3", "r1l6", "findings"} <= targets


def test_html_is_chosen_from_by_style_alone() -> None:
    source = render("html", [USUAL])
    tags = Page(source).tags
    boxes = [attributes["id"] for tag, attributes in tags if tag == "input"]
    assert boxes[:3] == ["show-error", "show-warning", "show-info"]
    assert all("checked" in names for tag, names in tags if tag == "input")
    for box in boxes:
        assert f"body:has(#{box}:not(:checked))" in source
    kinds = {word for tag, names in tags if tag == "mark" for word in names["class"].split()}
    for kind in kinds:
        severity, family = kind.split("-")
        assert f":has(#show-{severity}:checked):has(#show-{family}:checked) .{kind} " in source
    looks = [source.index(f":has(#show-{severity}:checked)") for severity in ("info", "warning", "error")]
    assert looks == sorted(looks), "where spans overlap, the gravest is seen"
    notes = [names["class"].split() for tag, names in tags if names.get("class", "").startswith("note ")]
    assert [severity for _, severity, _ in notes] == ["error", "warning", "error", "warning", "info"]
    assert {f"show-{family}" for *_, family in notes} <= set(boxes)


def test_html_has_landmarks_labels_and_a_language() -> None:
    tags = page(USUAL, CLEAN).tags
    assert ("html", {"lang": "en"}) in tags
    found = [tag for tag, _ in tags]
    assert [found.count(tag) for tag in ("header", "nav", "main", "h1")] == [1, 1, 1, 1]
    for tag, names in tags:
        if tag in ("nav", "form") or names.get("class") == "notes":
            assert names.get("aria-label")
    assert found.count("label") == found.count("input") == found.count("fieldset") + 6


def test_html_explains_the_rules_that_were_reported() -> None:
    from msme_parse.catalogue import catalogue

    if not catalogue():
        pytest.skip("the catalogue is empty")
    rule = catalogue()[0].rule
    made = page(result("a", Mark("a", code=rule.code, rule=rule.name)))
    assert ("article", {"id": rule.code}) in made.tags
    assert ("a", {"href": f"#{rule.code}"}) in made.tags
    assert "article" not in [tag for tag, _ in page(result("a", Mark("a", code="ZZZ999"))).tags]


def test_html_without_findings_says_so_and_offers_no_choice() -> None:
    source = render("html", [CLEAN])
    assert "<h1>No findings in 1 report</h1>" in source and "<form" not in source
    assert not Page(source).notes


# Marks


@given(st.text("ab\r\n", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_pieces_tile_the_text_and_know_what_covers_them(text: str, ends: list[tuple[int, int]]) -> None:
    spans = [sorted(min(end, len(text)) for end in pair) for pair in ends]
    record = result("a", Mark("a")).records[0]
    records = tuple(
        msgspec.structs.replace(record, start=place(text, start), end=place(text, end)) for start, end in spans
    )
    kinds = [f"k{number}" for number in range(len(records))]
    offset = 0
    opened = []
    for line in marked_lines(Linted("r", text, records, ()), kinds):
        for piece in line:
            assert text.startswith(piece.text, offset)
            for character in range(offset, offset + len(piece.text)):
                covering = {kind for kind, (start, end) in zip(kinds, spans, strict=True) if start <= character < end}
                assert set(piece.kinds) == covering
            assert all(spans[index][0] == offset for index in piece.opens)
            opened += piece.opens
            offset += len(piece.text)
    assert offset == len(text)
    assert sorted(opened) == list(range(len(records)))
