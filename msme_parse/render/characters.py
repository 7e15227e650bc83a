"""Characters that no output can show, or that would harm it: control codes, invisible marks, lone surrogates.

A report is data from elsewhere: an escape sequence in it must not reach a terminal, a line break in a message
must not start a second finding, and half a surrogate pair must not stop the writing of a file.
"""

from __future__ import annotations

from unicodedata import category

REPLACEMENT = "\ufffd"
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_LINE_ENDS = str.maketrans(dict.fromkeys("\n\r\x85\u2028\u2029", " "))
_NOT_XML: dict[int, int] = {
    **{code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)},
    **dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), 0xFFFD),
}


def is_unseen(character: str) -> bool:
    """Whether a character has no shape of its own: a control code, a format character, a lone surrogate."""
    return category(character) in _UNSEEN


def code_point(character: str) -> str:
    """The name that Unicode gives the number of a character: `U+00AD`."""
    return f"U+{ord(character):04X}"


def stand_in(character: str) -> str:
    """What is shown in the place of an unseen character: `␌` for a form feed, `<U+00AD>` for a soft hyphen."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<{code_point(character)}>"


def visible(text: str) -> str:
    """The text with a stand-in for each unseen character, line ends and tabs included."""
    if text.isprintable():
        return text
    return "".join(stand_in(character) if is_unseen(character) else character for character in text)


def one_line(text: str) -> str:
    """The text on one line, with stand-ins; a line end becomes a blank."""
    if text.isprintable():
        return text
    return visible(text.replace("\r\n", " ").translate(_LINE_ENDS))


def encodable(text: str) -> str:
    """The text as UTF-8 can hold it: surrogates in pairs become their character, lone ones U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def xml_text(text: str) -> str:
    """The text as XML 1.0 can hold it: a control code becomes its picture, a lone surrogate U+FFFD."""
    return text.translate(_NOT_XML)
