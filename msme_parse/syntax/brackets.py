"""What the words between two square brackets say of themselves: a gap, a remark, an omission, a choice of words.

Terminals only. Where a bracket stands counts as well, and is judged in `msme_parse.facts.brackets`.
"""

import re
from typing import Literal

from msme_parse.syntax.patterns import compiled

Sense = Literal["gap", "remark", "omission", "choice", "letters", ""]

_MOST_GAP_WORDS = 6
"""A longer bracket that says "to be confirmed" is a sentence with a gap in it, not a gap."""

_OMISSION = compiled(r"[.…\s]*(?:…|\.\s?\.)[.…\s]*")

_REMARK_WORDS = frozenset(
    # English
    "sic emphasis italics underlining bold added supplied in the and original omitted only"
    " english french spanish arabic chinese russian pic internal quotation marks"
    " footnote footnotes reference references citation citations endnote endnotes"
    " note notes translation translated unofficial from signature signatures signed seal applause laughter"
    # French
    " soulignement souligné soulignée italique italiques gras ajouté ajoutée ajoutés ajoutées non dans l'original"
    " l’original omis omise omises bas de page en et anglais français espagnol seulement uniquement traduction"
    " officielle du la signé sceau applaudissements rires"
    # Spanish
    " énfasis cursiva cursivas subrayado negrita añadido añadida añadidas sin el y nota notas al pie omitida omitidas"
    " no se reproducen las reproduce inglés francés español solamente únicamente traducción oficial firma firmas"
    " firmado sello aplausos risas"
    # the status of a whole document
    " draft projet borrador provisional provisoire".split()
)
_BARE = frozenset(
    "the in and from only en et du de la el y al no se las non dans sin page note notes nota notas".split()
)
"""Words that make a remark only together with another: `notes` alone is the verb of a draft."""

_REMARK_LEAD = compiled(
    r"""(?: sic\b
        | (?:(?:editor|translator|chair|author)(?:['’]s)?\s+)?note\s*(?::|[-–—]|by\b|from\b|to\b) | n\.?b\.?\b | ndlr\b
        | note\s+(?:du|de\s+la|des)\b | nota\s*(?::|[-–—]|de\b|del\b)
        | original\s*: | translat(?:ed|ion)\b | traduction\b | traducción\b
        | see\b | cf\b | voir\b | véase\b | véanse\b
        | herein(?:after)?\b | hereafter\b | ci-après\b | en\s+adelante\b | en\s+lo\s+sucesivo\b
        | (?:last\s+|date\s+)?(?:accessed|viewed|visited|retrieved)\b | consulté | consultad | (?:page\s+)?vue?\s+le\b
        | (?:available\s+)?online\b | en\s+ligne\b | en\s+línea\b
        | (?:speaking|spoke|speaks|original)\s+in\b | (?:parle|s'exprime|intervient)\s+en\b | habla\s+en\b
        | without\s+reference\s+to\b | on\s+the\s+(?:report|recommendation)\s+of\b
        | sans\s+renvoi\b | sur\s+(?:le|la\s+base\s+d[ue]s?|la\s+recommandation)\b.*\b(?:commission|rapport)
        | sin\s+remisión\b | sobre\s+la\s+base\s+de | por\s+recomendación\s+de
      )""",
    re.IGNORECASE | re.VERBOSE,
)

_DONE = (
    "completed|confirmed|determined|inserted|issued|added|announced|decided|updated|finali[sz]ed|provided|supplied"
    "|drafted|specified|agreed|translated|verified|checked"
)
_GAP_PHRASE = compiled(
    rf"""\b(?:TBC|TBD|TBA)\b | (?<![A-Za-z])X{{2,}}(?![A-Za-z]) | \?{{2,}}
      | \bto\ be\ (?:{_DONE})\b
      | (?<!\w)à\ (?:compléter|confirmer|déterminer|insérer|préciser|ajouter|publier|décider|fournir|rédiger|indiquer)\b
      | \b(?:por|a)\ (?:completar|confirmar|determinar|definir|anunciar|decidir|insertar|precisar|indicar)\b
      | \bpendiente\b
    """,
    re.VERBOSE,
)
_GAP_LEAD = compiled(
    r"(?:insert|add|complete|check|fill\s+in|specify|please|insérer|ajouter|compléter|préciser|insertar|añadir|indicar"
    r"|especificar|completar)\b(?!\s*/)",
    re.IGNORECASE,
)
_GAP_NOUN = compiled(
    r"""(?:(?:the|le|la|el|l['’])\s*)?
      (?: dates? | names? | numbers? | symbol | year | month | day | title | place | venue | amount | link | url
        | signatory
        | nom | noms | numéro | lieu | titre | montant | mois | année | jour | lien
        | fecha | nombre | nombres | número | lugar | título | importe | mes | año | día | enlace
      )(?:\s+(?:of|for|and|to|de|du|des|del|et|y|à|a)\s.{1,60})?""",
    re.IGNORECASE | re.VERBOSE,
)
_OFFERED = r"(?:[^\W\d_]{1,2}['’])?[^\W\d_]{2,}(?: [^\W\d_]{2,}){0,2}"
_CHOICE = compiled(rf"{_OFFERED}(?:\s?/\s?{_OFFERED}){{1,3}}")
_LETTERS = compiled(r"[^\W\d_]{1,12}['’]?")


def read_bracket(text: str) -> Sense:
    """The sense that the words alone give away; empty when they are words like any other.

    >>> read_bracket("emphasis added"), read_bracket("name of signatory"), read_bracket("and/or"), read_bracket("...")
    ('remark', 'gap', 'choice', 'omission')
    """
    if _OMISSION.fullmatch(text):
        return "omission"
    if not any(character.isalnum() for character in text):
        return "gap"
    if _is_remark(text):
        return "remark"
    if _is_gap(text):
        return "gap"
    if text.islower() and _CHOICE.fullmatch(text):
        return "choice"
    return "letters" if _LETTERS.fullmatch(text) else ""


def _is_remark(text: str) -> bool:
    words = [word.strip(".,;:!()").lower() for word in text.split()]
    known = all(word in _REMARK_WORDS for word in words)
    return (known and not all(word in _BARE for word in words)) or _REMARK_LEAD.match(text) is not None


def _is_gap(text: str) -> bool:
    if len(text.split()) > _MOST_GAP_WORDS:
        return False
    return bool(_GAP_PHRASE.search(text) or _GAP_LEAD.match(text) or _GAP_NOUN.fullmatch(text))
