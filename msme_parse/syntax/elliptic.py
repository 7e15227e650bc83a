"""Several documents cited in one breath, spelled out: `WT/COMTD/N/2/Add.2 and 3`, `WT/GC/M/72 - 77`."""

from msme_parse.lexicon import fold, suffixes, type_letters
from msme_parse.syntax.engine import Lexeme

LONGEST_RANGE = 400
"""A range of more documents than this is not spelled out."""

_SUFFIX_WORDS = ("Suppl", "Amend", "Corr", "Rev", "Add")


def house_suffix(text: str) -> str:
    """`ADD.2`, `Rev 1`, `Rev1` in the house form."""
    letters = next(word for word in _SUFFIX_WORDS if text.lower().startswith(word.lower()))
    number = text[len(letters) :].lstrip(". \t\r\n")
    return f"{letters}.{number.lstrip('0') or '0'}" if number.isdigit() else f"{letters}.{number}"


def worded_suffix(text: str) -> str:
    """The suffix that `Corrigendum 1` spells out, `Corr.1`."""
    word, _, number = text.partition(" ")
    known = suffixes().get(fold(word.removesuffix("a") + "um" if word.endswith("nda") else word))
    return f"{known.suffix if known else word}.{int(number)}"


def expanded(first: str, endings: tuple[str, ...], further: list[list[Lexeme]]) -> tuple[str, ...]:
    """Every document that an elliptic citation names, in order."""
    base = first.removesuffix("".join(f"/{ending}" for ending in endings))
    named = [(base, endings)]
    for joiner, *rest in further:
        following = _next_named((base, endings), named[-1], rest)
        if _joins_a_range(joiner):
            named.extend(_between(named[-1], following))
        named.append(following)
    return tuple(dict.fromkeys("/".join((stem, *last)) for stem, last in named))


_RANGE_WORDS = frozenset(("to", "TO", "through", "à", "au", "a", "al"))
_DASHES = frozenset(("-", "–", "‑"))


def range_to(first: str, last: str) -> tuple[str, ...]:
    """All documents from one symbol to another of the same series; empty when these are no ends of a range."""
    between = _numbers_between(first, last)
    stem = first.rstrip("0123456789")
    figures = first[len(stem) :], last[len(stem) :]
    if not between and not (last.startswith(stem) and all(map(str.isdigit, figures)) and _follows(*figures)):
        return ()
    return (first, *between, last)


def _follows(low: str, high: str) -> bool:
    return int(high) - int(low) == 1


def is_range_word(joiner: Lexeme) -> bool:
    """Whether `to` or one of its like joins two ends."""
    return joiner.text.strip() in _RANGE_WORDS


def _joins_a_range(joiner: Lexeme) -> bool:
    return is_range_word(joiner) or joiner.text.strip() in _DASHES


_Named = tuple[str, tuple[str, ...]]
"""A document: its symbol without suffixes, and these."""


def _next_named(first: _Named, last: _Named, rest: list[Lexeme]) -> _Named:
    endings = tuple(house_suffix(part.text) for part in rest if part.type == "FURTHER_SUFFIX")
    kind, text = rest[0].type, rest[0].text
    if kind == "FURTHER_SUFFIX":
        return last[0], (*_kept_suffixes(first if last[0] == first[0] else last, endings[0]), *endings)
    if kind == "FURTHER_WORD":
        ending = worded_suffix(text)
        return last[0], (*_kept_suffixes(first if last[0] == first[0] else last, ending), ending)
    if kind == "FURTHER_LETTERS":
        return _relettered(last[0], text, rest[2].text), endings
    if last[1] and not endings and _continues_suffix(last[1][-1], int(text)):
        letters = last[1][-1].partition(".")[0]
        return last[0], (*last[1][:-1], f"{letters}.{text}")
    stem = last[0].rstrip("0123456789")
    return f"{stem}{text}", endings


def _kept_suffixes(named: _Named, ending: str) -> tuple[str, ...]:
    """The suffixes in front of the one that `ending` takes the place of: `Rev.1` of `Rev.1/Add.1` for `Add.2`."""
    letters = ending.partition(".")[0]
    kinds = [suffix.partition(".")[0] for suffix in named[1]]
    return named[1][: kinds.index(letters)] if letters in kinds else named[1]


def _continues_suffix(suffix: str, number: int) -> bool:
    """Whether `and 3` means `Add.3`; behind `79/Rev.1`, `and 80` is another document."""
    letters, _, last = suffix.partition(".")
    return not last.isdigit() or int(last) < number <= int(last) + (40 if letters == "Add" else 4)


def _relettered(base: str, letters: str, number: str) -> str:
    stem = base.rpartition("/")[0].split("/")
    for index in range(len(stem) - 1, 0, -1):
        if stem[index] in type_letters():
            return "/".join((*stem[:index], letters, number))
    return "/".join((*stem, letters, number))


def _between(first: _Named, last: _Named) -> list[_Named]:
    """What lies strictly between the two ends of a range."""
    if first[0] == last[0] and first[1] and last[1] and first[1][:-1] == last[1][:-1]:
        return [(first[0], (*first[1][:-1], ending)) for ending in _numbers_between(first[1][-1], last[1][-1])]
    if not first[1] and not last[1]:
        return [(stem, ()) for stem in _numbers_between(first[0], last[0])]
    return []


def _numbers_between(first: str, last: str) -> list[str]:
    stem = first.rstrip("0123456789")
    low, high = first[len(stem) :], last[len(stem) :]
    if not low.isdigit() or not high.isdigit() or not last.startswith(stem):
        return []
    if not 1 < int(high) - int(low) <= LONGEST_RANGE:
        return []
    return [f"{stem}{number}" for number in range(int(low) + 1, int(high))]
