"""The series of earlier annual reports has a gap.

A list of previous reports is copied from year to year, and last year's is the one that is forgotten. A report covers
the year of its date from July on, and the year before until June: one dated February 2022 is the report for 2021. A
list with more holes than reports is a choice of examples, and a symbol without a date may fill any hole.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts, ReportSeries
from msme_parse.finding import Finding, Related
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="DOC001",
    severity="warning",
    message="earlier reports cover {first} to {last}; none covers {missing}",
    evidence="The Group's annual reports list all earlier ones by symbol and date; the list grows by one each year.",
    bad=(
        """\
INFORMAL WORKING GROUP ON MSMES
2024 ANNUAL REPORT[1]
1.1. The Group met twice.
[1] Previous Annual Reports
include INF/MSME/R/21
        ^^^^^^^^^^^^^ earlier reports cover 2020 to 2021; none covers 2022 and 2023, the year before this report
dated 15 December 2020;
INF/MSME/R/30 dated 11 February 2022.
""",
        """\
INFORME ANUAL DE 2024[1]
1.1. El Grupo se reunió dos veces.
[1] Informes anuales anteriores: INF/MSME/R/13
                                 ^^^^^^^^^^^^^ earlier reports cover 2019 to 2023; none covers 2020 and 2022
de fecha 9 de diciembre de 2019;
INF/MSME/R/30 de fecha 11 de febrero de 2022 e INF/MSME/R/42 de fecha 6 de febrero de 2024.
""",
    ),
    good=(
        """\
INFORMAL WORKING GROUP ON MSMES
2023 ANNUAL REPORT[1]
1.1. The Group met twice.
[1] Previous Annual Reports include INF/MSME/R/21 dated 15 December 2020; INF/MSME/R/30 dated 11 February 2022;
and INF/MSME/R/35 dated 15 March 2023.
""",
        """\
RAPPORT ANNUEL 2023[1]
1.1. Le Groupe s'est réuni deux fois.
[1] Rapports annuels précédents : INF/MSME/R/21 daté du 15 décembre 2020, INF/MSME/R/30 daté du 20 décembre 2021 et
INF/MSME/R/35 daté du 15 mars 2023.
""",
    ),
    traps=(
        """\
2022 ANNUAL REPORT[1]
1.1. The Group met twice. Its reports were INF/MSME/W/1 dated 3 May 2011 and INF/MSME/W/2 dated 3 May 2018.
[1] Previous Annual Reports include INF/MSME/R/21 dated 15 December 2020 and INF/MSME/R/30 dated 11 February 2022.
""",
        """\
2025 ANNUAL REPORT[1]
1.1. The Group met twice.
[1] Previous Annual Reports include JOB/GC/207 dated 3 December 2018 and INF/MSME/R/42 dated 6 February 2024.
""",
        """\
2022 ANNUAL REPORT[1]
1.1. The Group met twice.
[1] Previous Annual Reports include JOB/GC/207 dated 3 December 2018; INF/MSME/R/13; INF/MSME/R/21 dated
15 December 2020; and INF/MSME/R/30 dated 20 December 2021.
""",
    ),
    faults=(
        Fault("one-line", " INF/MSME/R/35 dated 15 March 2023;", ""),
        Fault("spanish", "INF/MSME/R/30 de fecha 11 de\nfebrero de 2022; ", ""),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each series with a gap, at the list."""
    for series in facts.series:
        missing = _missing(series, facts.identity.report_year)
        if not missing or len(missing) > len(series.covered) or len(missing) <= series.undated:
            continue
        yield RULE.at(
            series.span,
            first=series.covered[0],
            last=series.covered[-1],
            missing=_shown(missing, facts.identity.report_year),
            related=(Related("the last report that is cited", series.reports[-1].span),),
        )


def _missing(series: ReportSeries, report_year: int | None) -> list[int]:
    covered = series.covered
    end = covered[-1] + 1 if report_year is None else max(covered[-1] + 1, report_year)
    return [year for year in range(covered[0], end) if year not in covered]


def _shown(years: list[int], report_year: int | None) -> str:
    """`2021`, `2021 and 2024, the year before this report`."""
    words = [str(year) for year in years]
    listed = " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
    return f"{listed}, the year before this report" if years[-1] + 1 == report_year else listed
