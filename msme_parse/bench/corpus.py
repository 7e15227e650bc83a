"""Reports to measure with: made, not copied; the same for the same size and seed; no sentence twice."""

from collections.abc import Iterator
from random import Random

from msme_parse.lexicon import members

SMALL = 4_000
"""About the length of one report as such groups write it, in characters."""

_CHAPTER = 3_700
"""About how many characters a chapter has, the notes that it calls included."""

_CHAPTERS_IN_A_SECTION = 40
_LISTED = 77
_WIDTH = 80

_SUBJECTS = (
    *("the Group", "the Secretariat", "the Coordinator", "several Members", "one delegation", "the steering board"),
    *(
        "a panel of exporters",
        "the chamber of commerce",
        "the drafting circle",
        "a small firm",
        "the host of the session",
    ),
    *("the regional office", "a network of traders", "the contact point", "an adviser", "the customs service"),
)
_VERBS = (
    *("welcomed", "reviewed", "presented", "compiled", "described", "circulated", "updated", "discussed", "summarized"),
    *("supported", "questioned", "revised", "completed", "translated", "introduced", "compared", "took note of"),
)
_OBJECTS = (
    *(
        "a guide for first-time exporters",
        "the list of contact points",
        "a survey of small firms",
        "a set of good practices",
    ),
    *(
        "the programme of thematic sessions",
        "an overview of border fees",
        "a study of digital payments",
        "the newsletter",
    ),
    *(
        "a catalogue of training courses",
        "the database of rules",
        "a toolkit on access to finance",
        "the draft outline",
    ),
    *(
        "a compendium of replies",
        "the calendar of meetings",
        "a note on transparency",
        "the results of a pilot project",
    ),
)
_PURPOSES = (
    *(
        "to lower the cost of entry",
        "to help traders in remote regions",
        "to prepare the next session",
        "to close old gaps",
    ),
    *("to reach women who run firms", "to make notices easier to find", "to learn from other bodies", "to save paper"),
    *(
        "in reply to earlier requests",
        "before the summer break",
        "with funds of its own",
        "in the three working languages",
    ),
)
_PLACES = (
    *("in Geneva", "at the regional meeting", "in a hybrid session", "during the open forum", "at the stocktaking"),
    *("in the margins of the Conference", "at the technical briefing", "in writing", "by a show of hands", "online"),
)
_BODIES = (
    *("Working Party on Small Traders", "Dialogue on Border Fees", "Forum on Micro Firms", "Circle of Contact Points"),
    *("Platform for Rural Exporters", "Board on Digital Customs", "Network of Trade Desks", "Panel on Simple Rules"),
)
_QUOTED = (
    *("Friends of Small Firms", "simple, clear and open rules", "one door for all questions", "Trade Desk of the Year"),
    *("learn first, then export", "no form twice", "small is no obstacle", "Open Border Week"),
)
_FIGURED = ("Desk2Border", "Trade4Firms", "B2B", "SME360", "Export2Learn")
_SERIES = ("INF/SMT/R", "INF/SMT/W", "JOB/SMT", "WT/SMT/W", "WT/L", "G/SMT/N")
_ORDINALS = ("11th", "12th", "13th", "21st", "22nd", "33rd")
_COUNTS = ("One", "Two", "Three", "Four")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def report_text(characters: int, *, seed: int = 2025) -> str:
    """A draft report of about so many characters, in the manner of an annual report: numbered paragraphs, hard-wrapped,
    with its notes behind them.

    >>> report_text(10_000) == report_text(10_000)
    True
    """
    writer = _Writer(Random(seed))
    lines = ["WORKING PARTY ON SMALL TRADERS", "2025 DRAFT", "ANNUAL REPORT"]
    length = 0
    while not length or characters - length > _CHAPTER / 2:
        chapter = list(writer.chapter())
        lines += chapter
        length += sum(map(len, chapter)) + len(chapter) + writer.length_of_new_notes()
    return "\n".join([*lines, *writer.notes, ""])


class _Writer:
    """Writes one chapter after another; counts paragraphs and notes; never repeats a sentence."""

    def __init__(self, chance: Random) -> None:
        self.notes: list[str] = []
        self._chance = chance
        self._said: set[str] = set()
        self._chapter = 0
        self._note = 0
        self._symbol = 0
        self._told = 0
        self._members = [member.name_en for member in sorted(members(), key=lambda member: member.sort_key)]
        self._members = [name for name in self._members if not name.startswith("European")]

    def chapter(self) -> Iterator[str]:
        """About four thousand characters with the notes they call, as lines."""
        section, place = divmod(self._chapter, _CHAPTERS_IN_A_SECTION)
        self._chapter += 1
        if place == 0 and section:
            yield f"{section + 1} WORK OF THE YEAR, PART {section + 1}"
        reports, listed = self._note + 1, self._note + 2
        self._note += 2
        paragraphs = (
            self._opening(),
            self._membership(listed),
            self._study(reports),
            self._partners(),
            self._outlook(),
        )
        for number, text in enumerate(paragraphs, 1):
            yield from _wrapped(f"{section + 1}.{place * len(paragraphs) + number}. {text}")
        self.notes += _wrapped(f"[{reports}] {self._reports()}")
        self.notes += _wrapped(f"[{listed}] {self._list()}")

    def length_of_new_notes(self) -> int:
        """The characters of the notes written since this was last asked."""
        new = self.notes[self._told :]
        self._told = len(self.notes)
        return sum(map(len, new)) + len(new)

    def _opening(self) -> str:
        body = self._pick(_BODIES)
        return (
            f"On {self._date()}, at the {self._pick(_ORDINALS)} meeting of the {body} ({_initials(body)}), "
            f"{self._chance.randint(12, 150)} Members agreed on a plan of work (_{self._new_symbol()}). "
            f'The "{self._pick(_QUOTED)}" spoke of "{self._pick(_QUOTED)}". {self._sentence()} {self._sentence()}'
        )

    def _membership(self, note: int) -> str:
        joined = self._chance.randint(2, 4)
        names = self._chance.sample(self._members, joined)
        verb = f"joined the Group during {self._chance.randint(2018, 2025)}"
        return (
            f"{self._sentence()} H.E. Ms. Ana Example, Ambassador of {names[0]}, stayed in the chair ({names[1]}). "
            f"{_COUNTS[joined - 1]} new Members {verb}: {'; '.join(names[:-1])} and {names[-1]}, bringing total "
            f"membership to {_LISTED}.[{note}]"
        )

    def _study(self, note: int) -> str:
        body = self._pick(_BODIES)
        return (
            f"The Group issued its study with the {body} ({_initials(body)}) and other partners (five in all) "
            f"on {self._date()}.[{note}] {self._sentence()} {self._sentence()} [{self._sentence()[:-1]}.]"
        )

    def _partners(self) -> str:
        name = self._pick(_FIGURED)
        agreed = self._sentence()
        return (
            f"{self._sentence()} {self._sentence()} The {name} website had {self._chance.randint(20, 99) * 100} "
            f"readers, {self._chance.randint(2, 60)} of them in the least developed countries (LDCs). "
            f"{self._sentence()} As agreed earlier[{self._chance.randint(1, self._note)}], "
            f"{agreed[0].lower()}{agreed[1:]}"
        )

    def _outlook(self) -> str:
        return (
            f"For MC{self._chance.randint(11, 15)}, the chair (in office until {self._date()}) drafted a report "
            f"{self._new_symbol()} with {self._chance.randint(2, 9)} annexes. {self._sentence()} {self._sentence()} "
            f"{self._sentence()} The {self._chance.randint(2, 9)}th edition (in two parts) appeared in "
            f"{self._pick(_FIGURED)}."
        )

    def _reports(self) -> str:
        cited = [f"{self._new_symbol()} dated {self._date()}" for _ in range(6)]
        return f"Previous reports include {'; '.join(cited[:-1])} and {cited[-1]}."

    def _list(self) -> str:
        names = [self._members[at] for at in sorted(self._chance.sample(range(len(self._members)), _LISTED))]
        return f"Members of the {self._pick(_BODIES)} are: {'; '.join(names[:-1])} and {names[-1]}."

    def _sentence(self) -> str:
        while True:
            words = (self._pick(part) for part in (_SUBJECTS, _VERBS, _OBJECTS, _PURPOSES, _PLACES))
            said = " ".join(words)
            if self._chance.random() < 0.5:
                said = f"{self._pick(_PLACES)}, {said} and {self._pick(_VERBS)} {self._pick(_OBJECTS)}"
            if said not in self._said:
                self._said.add(said)
                return f"{said[0].upper()}{said[1:]}."

    def _new_symbol(self) -> str:
        self._symbol += 1
        suffix = self._pick(("", "", f"/Rev.{self._chance.randint(1, 4)}", f"/Add.{self._chance.randint(1, 4)}"))
        return f"{self._pick(_SERIES)}/{self._symbol}{suffix}"

    def _date(self) -> str:
        return f"{self._chance.randint(1, 28)} {self._pick(_MONTHS)} {self._chance.randint(2017, 2025)}"

    def _pick(self, things: tuple[str, ...] | list[str]) -> str:
        return self._chance.choice(things)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _wrapped(text: str) -> list[str]:
    """Lines of at most `_WIDTH` characters."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > _WIDTH:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
