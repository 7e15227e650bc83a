"""Links and buttons of a web page that stay in a text copied from it: `Back to top`, `Share`, `Home › Documents`."""

_RETURNS = frozenset(
    (
        *("back to top", "return to top", "top of page", "back to text", "back to contents"),
        *("haut de page", "haut de la page", "retour en haut", "retour en haut de page", "retour au texte"),
        *("volver arriba", "inicio de la página", "principio de la página", "volver al texto"),
    )
)
_BUTTONS = frozenset(
    (
        *("home", "menu", "search", "share", "print", "print this page", "download", "download pdf", "login"),
        *("skip to content", "skip to main content", "accueil", "rechercher", "partager", "imprimer", "télécharger"),
        *("connexion", "aller au contenu", "aller au contenu principal", "inicio", "menú", "buscar", "compartir"),
        *("imprimir", "descargar", "ir al contenido", "pasar al contenido principal"),
    )
)

LONGEST = 32
"""No link that leads back has more characters than this."""


def leads_back(line: str) -> bool:
    """Whether a line is nothing but a link to another place of its page.

    >>> leads_back("^ Back to top"), leads_back("Back to top of the hill")
    (True, False)
    """
    return line.strip(" \t\xa0.^↑[]\r\n").lower() in _RETURNS


def is_button(words: str) -> bool:
    """Whether words above a title are a button or the path to the page.

    >>> is_button("Home › Documents"), is_button("Download (PDF, 412 KB)"), is_button("Home Affairs Committee")
    (True, True, False)
    """
    return "›" in words or words.partition("(")[0].strip().lower() in _BUTTONS
