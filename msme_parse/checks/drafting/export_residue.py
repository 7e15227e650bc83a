"""Codes of a word processor or of its export stand in the text.

Lists saved as HTML leave an underscore behind their bullets and numbers (`a._ `); fields that were not updated leave
their codes (`DOCPROPERTY ...`); comments leave their anchors. Broken cross-references have a rule of their own. The fix
mends list labels; what a field should have said only its author knows.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Edit, Finding, Fix
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="DRF005",
    severity="warning",
    fix="safe",
    message='"{text}" is left of {origin}',
    evidence="WTO notices on the web print `·_` for a bullet; copies of older WTO files print field codes.",
    bad=(
        """\
1.1. The Group asked:
·_      Does your economy support small businesses?
^^ "·_" is left of a list label
·_      Does it report on them?
^^ "·_" is left of a list label
""",
        """\
1.1. The Group met. DOCPROPERTY Symbol1 Comment [AB1]: check the date.
                    ^^^^^^^^^^^^^^^^^^^ "DOCPROPERTY Symbol1" is left of a field or comment
                                        ^^^^^^^^^^^^^^ "Comment [AB1]:" is left of a field or comment
""",
        """\
1.1. Le Groupe a demandé :
a._ Votre économie soutient-elle les MPME ?
^^^ "a._" is left of a list label
""",
        """\
1.1. The Group agreed on two points. ·_ Each speaker has three minutes.
                                     ^^ "·_" is left of a list label
""",
    ),
    good=(
        """\
1.1. The Group asked:
- Does your economy support small businesses?
- Does it report on them?
""",
        """\
1.1. El Grupo preguntó: a) si la economía apoya a las pymes; b) si informa sobre ellas.
""",
    ),
    traps=(
        """\
INFORMAL WORKING GROUP ON MSMES
_______________

1.1. The report (_WT/MIN(17)/58/Rev.1) comments on the use of HYPERLINK and SEQ as names.
""",
        """\
1.1. Signed: _____________ for Chad. See PAGEREF _Toc52876140 for the page.
""",
    ),
    faults=(
        Fault("united-nations", "(b)  Bangkok", "b._  Bangkok"),
        Fault("structured-discussions", "The agenda (INF", "DOCPROPERTY Symbol1 The agenda (INF"),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each code or label."""
    for residue in facts.leftovers.residues:
        fix = None
        if residue.instead is not None:
            edit = Edit(residue.replaced.start, residue.replaced.end, residue.instead)
            fix = Fix("safe", f'write "{residue.instead.rstrip()}"', (edit,))
        origin = "a list label" if residue.is_label else "a field or comment"
        yield RULE.at(residue.span, text=residue.text, origin=origin, fix=fix)
