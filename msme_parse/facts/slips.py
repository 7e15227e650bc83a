"""Series that the lexicon does not know, and the known ones that are a slip of the pen away."""

from functools import cache
from itertools import pairwise

from msme_parse.lexicon import collections, series, type_letters
from msme_parse.syntax.recognition import known_bodies, unglued
from msme_parse.syntax.symbols import SymbolParts


def is_known_series(letters: str) -> bool:
    """Whether a series is in the lexicon, as it stands or up to its body: `INF/MSME/XX` is, `INF/MSMS` is not."""
    collection = letters.partition("/")[0]
    if letters in series() or "/".join(letters.split("/")[:2]) in known_bodies():
        return True
    return letters in ("CP", "CMP", "CMA", "COP", "WHA") or ("/" not in letters and collection in collections())


def nearest_form(parts: SymbolParts) -> str:
    """`WT/COMTD/57` for `WT/COMD/57`: the one known form that is a slip of the pen away, or an empty string.

    The climate convention puts the year behind the body: `FCCC/SBSTA/2014/L.25` for `FCCC/2014/SBSTA/L.25`.
    """
    pieces = parts.canonical.split("/")
    if len(pieces) > 3 and pieces[0] == "FCCC" and pieces[1].isdigit() and f"FCCC/{pieces[2]}" in known_bodies():
        return "/".join(("FCCC", pieces[2], pieces[1], *pieces[3:]))
    front = tuple(parts.series.split("/"))
    wanted = () if is_known_series(parts.letters) else unglued(front)
    if wanted:
        return "/".join((*wanted, *pieces[len(front) :]))
    right = nearest_series(parts.letters)
    if not right:
        return ""
    written = parts.letters.split("/")
    wanted = tuple(right.split("/"))
    if pieces[: len(written)] != written:
        return ""
    return "/".join((*wanted, *pieces[len(written) :]))


@cache
def nearest_series(letters: str) -> str:
    """The known series that differs from `letters` by one slip: a letter, a slash, a part written twice."""
    names = tuple(letters.split("/"))
    if is_known_series(letters) and not _doubled(names):
        return ""
    found = {"/".join(names_) for names_ in _slips(names)}
    return found.pop() if len(found) == 1 else ""


def _doubled(names: tuple[str, ...]) -> bool:
    return any(first == second and len(first) > 1 for first, second in pairwise(names))


def _slips(names: tuple[str, ...]) -> list[tuple[str, ...]]:
    if len(names) < 2:
        return []
    if _doubled(names):
        index = next(index for index, name in enumerate(names[1:], 1) if name == names[index - 1])
        single = (*names[:index], *names[index + 1 :])
        return [single] if "/".join(single[:2]) in known_bodies() else []
    collection, body, *rest = names
    other = {"WT": "WTO", "WTO": "WT"}.get(collection)
    moved = [(other, body, *rest)] if other and f"{other}/{body}" in known_bodies() else []
    return [*moved, *((collection, near, *rest) for near in _near_bodies(collection, body, tuple(rest)))]


def _near_bodies(collection: str, body: str, rest: tuple[str, ...]) -> list[str]:
    """Known bodies of a collection at one slip from `body`; short ones only with the type letters that they have."""
    if collection in _FREE or collection not in collections():
        return []
    found = []
    for known in _bodies(collection):
        if not _is_one_slip(body, known):
            continue
        if min(len(body), len(known)) >= 4 or (rest and "/".join((collection, known, *rest)) in series()):
            found.append(known)
    return found if not _elsewhere(body, rest) else []


_FREE = frozenset(("INF", "JOB", "RD", "A", "E", "S"))
"""Collections in which new bodies turn up all the time: there an unknown one is no slip."""


@cache
def _bodies(collection: str) -> tuple[str, ...]:
    prefix = f"{collection}/"
    return tuple(body.removeprefix(prefix) for body in sorted(known_bodies()) if body.startswith(prefix))


def _elsewhere(body: str, rest: tuple[str, ...]) -> bool:
    """Whether the body belongs to another collection: then it is not clear which part is wrong (`WT/CTD/W/79`)."""
    return bool(rest) and rest[0] in type_letters() and any(known.endswith(f"/{body}") for known in known_bodies())


def _is_one_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter more, less, changed, or by two letters in turn, or by a full stop."""
    if one.replace(".", "") == other:
        return True
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    cut = next((index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if cut is None:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(one) != len(other):
        return shorter[cut:] == longer[cut + 1 :]
    return one[cut + 1 :] == other[cut + 1 :] or (
        one[cut : cut + 2] == other[cut : cut + 2][::-1] and one[cut + 2 :] == other[cut + 2 :]
    )
