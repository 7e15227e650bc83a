"""A placeholder has not been filled in.

`XX December`, `TBC`, `[date]`, `????`, `(to be issued)`: somebody meant to come back. The open number of a symbol
(`Rev.[X]`) is reported by the rule on symbols. `XX` is the number twenty behind words such as Article, and counts as a
gap only before a month or what is counted; `to be confirmed` only where it is all that is said, not as a verb.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="DRF002",
    severity="error",
    milder_in_drafts=True,
    message='placeholder "{text}" is not filled in',
    evidence="Circulated documents print such marks now and then, as in a list of addenda that ends in 'to be issued'.",
    bad=(
        """\
1.1. The Group met on XX December 2025
                      ^^ placeholder "XX" is not filled in
in [place], with 20 Members (to be confirmed).
   ^^^^^^^ placeholder "[place]" is not filled in
                             ^^^^^^^^^^^^^^^ placeholder "to be confirmed" is not filled in
1.2. The chair for 202X is TBC.
                   ^^^^ placeholder "202X" is not filled in
                           ^^^ placeholder "TBC" is not filled in
""",
        """\
1.1. Le Groupe s'est réuni le XX décembre ;
                              ^^ placeholder "XX" is not filled in
XX Membres ont pris la parole (à compléter).
^^ placeholder "XX" is not filled in
                               ^^^^^^^^^^^ placeholder "à compléter" is not filled in
""",
        """\
1.1. El informe lleva la signatura [por confirmar] y se presentó el [fecha].
                                   ^^^^^^^^^^^^^^^ placeholder "[por confirmar]" is not filled in
                                                                    ^^^^^^^ placeholder "[fecha]" is not filled in
""",
    ),
    good=(
        """\
1.1. The Group met on 2 December 2025. Its report was issued as INF/MSME/R/50.
""",
        """\
1.1. Le Groupe s'est réuni le 2 décembre 2025 ; le lieu a été confirmé.
""",
    ),
    traps=(
        """\
1.1. Articles XIX and XX of the GATT 1994, XX:(b) in particular, and resolution 3281 (XXX) of the twentieth session.
1.2. The date remains to be confirmed, and the work is to be completed. The draft was INF/MSME/W/64/Rev.[X].
""",
        """\
1.1. The Technical Barriers Committee (TBC) met; the TBC wrote: "[T]he report [...] is late". Tick one: [X] yes [ ] no.
1.2. El siglo XX y el siglo XXI: queda por confirmar la fecha.
""",
    ),
    faults=(
        Fault("annual-report", "9 March, 20 June", "XX March, 20 June"),
        Fault("french", "13 novembre 2025. D'après", "XX novembre 2025. D'après"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each gap."""
    for gap in facts.leftovers.gaps:
        yield RULE.at(gap.span, text=gap.text)
