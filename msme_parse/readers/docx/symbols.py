"""Characters of symbol fonts, as the Unicode characters that they look like.

Word keeps them as a font and a code (`<w:sym w:font="Symbol" w:char="F0B7"/>`), or as private characters U+F020 to
U+F0FF. What is not listed here stays a private character. Source: the code charts of the Symbol and Wingdings fonts.
"""


def _table(entries: str) -> dict[int, str]:
    return {int(entry[:2], 16): entry[2:] for entry in entries.split()}


_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SMALL_GREEK = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SYMBOL = {
    **{ord("A") + index: letter for index, letter in enumerate(_GREEK)},
    **{ord("a") + index: letter for index, letter in enumerate(_SMALL_GREEK)},
    **{code: chr(code) for code in b" !#%&()+,./0123456789:;<=>?[]_{|}"},
    **_table(
        "2D− A0€ A2′ A3≤ A5∞ AB↔ AC← AD↑ AE→ AF↓ B0° B1± B2″ B3≥ B4× B7• B8÷ B9≠ BA≡ BB≈ BC… C5⊕ C7∩ C8∪ CC⊂ CE∈"
        " D0∠ D2® D3© D4™ D5∏ D6√ D7⋅ DE⇒ E2® E3© E4™ E5∑"
    ),
}
_WINGDINGS = _table(
    "28☎ 2A✉ 4A☺ 4C☹ 6C● 6E■ 6F□ 71❑ 74⧫ 75◆ 76❖ 77⬥ 9E· 9F• A0▫ A7▪ A8☐ B7•"
    " D8➢ DF← E0→ E1↑ E2↓ E8➔ F0⇨ FB✗ FC✓ FD☒ FE☑"
)
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}

_PRIVATE = 0xF000


def in_unicode(code: int, font: str) -> str:
    """The character with this code in a symbol font; a private character when it is not known."""
    low = code - _PRIVATE if _PRIVATE <= code < _PRIVATE + 0x100 else code
    known = _FONTS.get(font.strip().lower(), {}).get(low)
    if known is not None:
        return known
    if not 0x20 <= code < 0xD800 and not 0xE000 <= code < 0xFFFE:
        return ""
    return chr(code) if code >= 0x100 else chr(_PRIVATE + code)


def has_private(text: str) -> bool:
    """Whether a text holds characters that only a symbol font gives a meaning."""
    return not text.isascii() and any("\uf020" <= character <= "\uf0ff" for character in text)


def without_private(text: str, font: str) -> str:
    """The text with the private characters that are known replaced, one by one."""
    return "".join(in_unicode(ord(each), font) if "\uf020" <= each <= "\uf0ff" else each for each in text)
