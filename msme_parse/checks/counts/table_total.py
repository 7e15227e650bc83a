"""A row or column named Total is not the sum of the others.

Only tables whose columns are certain are added up, with all rows as many cells; decimals may be rounded. Left alone are
tables with sub-totals or "of which", with asterisks, and those in which no column agrees with its total.
"""

from collections.abc import Iterator, Sequence

from msme_parse.facts import Facts
from msme_parse.facts.tables import Cell, TableFact, decimals_apart, gather_tables
from msme_parse.finding import Finding
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="CNT008",
    severity="error",
    message="says {said}; {what} add up to {made}",
    evidence="a corrigendum reissued table 3.6 of a monitoring report of 2014 whole; its columns then add up",
    bad=(
        """\
1.1. Meetings are shown in Table 1.

Table 1: Meetings held in 2024

Period                 Meetings    Papers
January-June                  5        17
July-December                 3        12
Total                         8        31
                                       ^^ says 31; the rows above add up to 29
""",
        """\
1.1. See below.

Table 1: Papers

| Type    | 2020 | 2021 | Total |
| ------- | ---- | ---- | ----- |
| Reports | 12   | 15   | 27    |
| Letters | 8    | 11   | 20    |
                          ^^ says 20; the cells before add up to 19
| Notes   | 1    | 2    | 3     |
""",
    ),
    good=(
        """\
1.1. Meetings are shown in Table 1.

Table 1: Meetings held in 2024

Period                 Meetings    Papers
January-June                  5        17
July-December                 3        12
Total                         8        29
""",
        """\
1.1. See below.

Table 1: Papers

| Type    | 2020 | 2021 | Total |
| ------- | ---- | ---- | ----- |
| Reports | 12   | 15   | 27    |
| Letters | 8    | 11   | 19    |
| Total   | 20   | 26   | 46    |
""",
    ),
    traps=(
        """\
1.1. Véase el cuadro 1.

Cuadro 1 Recursos

Partida      2022    2023    Alza
Personal     41,2    42,0     1,9
Viajes        2,1     2,3     9,5
Total        43,4    44,3     2,1
""",
        """\
1.1. See below.

Table 1: Measures

| Kind         | Measures | Members |
| ------------ | -------- | ------- |
| Tariffs      | 20       | 9       |
| of which new | 5        | 3       |
| Quotas       | 10       | 4       |
| Total        | 30       | 11      |
""",
        """\
1.1. See below.

Table 1: Measures

| Kind    | Share | Members |
| ------- | ----- | ------- |
| Tariffs | 33.3  | 9       |
| Quotas  | 66.6  | 4*      |
| Total   | 100   | 11      |
""",
    ),
    faults=(
        Fault("annexes", "July-December                 5         9", "July-December                 5         8"),
        Fault(
            "annexes", "Changes                     8      11      19", "Changes                     8      11      20"
        ),
    ),
)


_TOTALS = ("total", "totals", "grand total", "total general", "total général", "totales", "totaux")
_NOT_ADDED = (
    *("sub", "of which", "dont", "sous-", "de los cuales", "de las cuales"),
    *("average", "moyenne", "promedio", "%", "*"),
)


def check(facts: Facts) -> Iterator[Finding]:
    for table in gather_tables(facts):
        labels = [row[0].text.lower() for row in table.rows]
        heads = [cell.text.lower() for cell in table.heading]
        if any(sign in label for label in (*labels, *heads) for sign in _NOT_ADDED):
            continue
        if labels[-1].strip(" :") in _TOTALS and not any(label in _TOTALS for label in labels[:-1]):
            yield from _unequal(_columns(table), "the rows above")
            for total, made in decimals_apart(table):
                yield RULE.at(total.span, said=total.text, what="the rows above", made=f"{made:.1f}")
        if heads[-1].strip(" :") in _TOTALS and len(heads) > 3:
            yield from _unequal(table.rows, "the cells before")


def _columns(table: TableFact) -> list[tuple[Cell, ...]]:
    return [tuple(column) for column in zip(*table.rows, strict=True)][1:]


def _unequal(lines: Sequence[tuple[Cell, ...]], what: str) -> Iterator[Finding]:
    """The lines of a table whose last cell is not the sum of the others, if some of them are right or there is one."""
    sums = [(line[-1], _sum(line[:-1])) for line in lines]
    sure = [(total, made) for total, made in sums if total.value is not None and made is not None]
    wrong = [(total, made) for total, made in sure if total.value != made and not total.is_whole(made)]
    if len(wrong) < len(sure) or len(sure) == len(lines) == 1:
        for total, made in wrong:
            yield RULE.at(total.span, said=total.text, what=what, made=made)


def _sum(cells: Sequence[Cell]) -> int | None:
    """The sum of the cells behind a label; None when one of them is no whole number, or when there is only one."""
    values = [cell.value for cell in cells if cell.value is not None]
    words = sum(cell.value is None for cell in cells)
    return sum(values) if len(values) >= 2 and words <= (cells[0].value is None) else None
