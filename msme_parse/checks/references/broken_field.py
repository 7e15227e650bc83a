"""What a word processor leaves where it has lost the target of a reference.

Fields are worked out when a file is printed or converted. A bookmark that was deleted leaves an error message in the
sentence; a field that was never worked out leaves its code. Both mean that a number is missing. Quoted messages, as in
a text about word processors, are left alone.
"""

from collections.abc import Iterator

from msme_parse.facts import Facts
from msme_parse.finding import Finding
from msme_parse.rule import Fault, Rule

RULE = Rule(
    code="XRF005",
    severity="error",
    message='"{words}" in place of a number',
    evidence="A published web copy of a trade policy report prints the codes of its table of contents.",
    bad=(
        """\
1.1. See Error! Reference source not found. above.
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Error! Reference source not found." in place of a number
""",
        """\
1.1. Voir Erreur ! Source du renvoi introuvable.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Erreur ! Source du renvoi introuvable." in place of a number
1.2. Le Groupe s'est réuni, page PAGEREF _Toc52876140.
                                 ^^^^^^^^^^^^^^^^^^^^ "PAGEREF _Toc52876140" in place of a number
""",
    ),
    good=(
        """\
1.1. The meetings are described in paragraph 1.2 above.
""",
        """\
1.1. The reference source was not found in the archives.
""",
    ),
    traps=(
        """\
1.1. Printed copies showed the message "Error! Reference source not found." in several places.
""",
    ),
    faults=(
        Fault(
            "structured-discussions", "in paragraph 2.1 were", "in paragraph Error! Reference source not found. were"
        ),
        Fault("spanish", "en el párrafo 1.1 y", "en ¡Error! No se encuentra el origen de la referencia. y"),
        Fault("french", "voir le paragraphe 1.1", "voir Erreur ! Source du renvoi introuvable."),
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each message or code."""
    for span in facts.field_debris:
        yield RULE.at(span, words=" ".join(facts.text_of(span).split()))
