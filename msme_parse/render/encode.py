"""JSON text out of records and plain values, also when they hold text that UTF-8 cannot."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from msme_parse.render.characters import encodable


def json_document(value: object) -> str:
    """One JSON value with an indent of two, as people read it, and a line end."""
    return msgspec.json.format(_encoded(value), indent=2).decode("utf-8") + "\n"


def json_lines(values: Iterable[object]) -> str:
    """One JSON value a line."""
    return "".join(_encoded(value).decode("utf-8") + "\n" for value in values)


def _encoded(value: object) -> bytes:
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(_encodable(msgspec.to_builtins(value)))


def _encodable(value: object) -> object:
    """The same value of lists, dictionaries and scalars, each string made encodable."""
    match value:
        case str():
            return encodable(value)
        case dict():
            return {key: _encodable(item) for key, item in value.items()}
        case list() | tuple():
            return [_encodable(item) for item in value]
        case _:
            return value
