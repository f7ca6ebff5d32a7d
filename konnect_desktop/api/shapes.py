"""How an answer should look, as data, and where one looks different (``domain.findings``).

Rule: no value of an answer leaves this module, and no key but one that whoever asks allows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, cast

from msgspec import Struct

from konnect_desktop.domain.findings import Difference, Look

MOST_DIFFERENCES: Final = 100
_MOST_KEYS: Final = 12
_MOST_KINDS: Final = 4
# Deeper than that nothing is told of lists in lists.
_MOST_LEVELS: Final = 4
_OTHER_KEY: Final = "…"
# Keys stand in paths behind a dot, in kinds between brackets.
_KEY_OF_PATH: Final = re.compile(r"(?<=\.)[^.\[]+")
_KEYS_OF_KIND: Final = re.compile(r"\(([^()]*)\)")


class Leaf(Struct, frozen=True):
    """A value of one of these kinds; where ``values`` are named, no other text is known."""

    kinds: frozenset[str]
    values: frozenset[str] = frozenset()


class ListOf(Struct, frozen=True):
    """A list whose items look like this; ``or_nothing``: null stands there as well."""

    item: Shape
    or_nothing: bool = False


class Fields(Struct, frozen=True):
    """An object: keys that are always there, keys that may be; ``or_nothing`` as for lists."""

    needed: Mapping[str, Shape]
    known: Mapping[str, Shape] = {}
    or_nothing: bool = False


class Anything(Struct, frozen=True):
    """What is not looked at."""


class Open(Struct, frozen=True):
    """An open question of ``docs/portal-api.md``: what stands there is told, whatever it is."""


Shape = Leaf | ListOf | Fields | Anything | Open

TEXT: Final = "text"
NUMBER: Final = "number"
FLAG: Final = "flag"
NOTHING: Final = "nothing"
LIST: Final = "list"
OBJECT: Final = "object"
# In this order: to Python a flag is a number, too.
_KINDS: Final[tuple[tuple[str, tuple[type, ...]], ...]] = (
    (NOTHING, (type(None),)),
    (FLAG, (bool,)),
    (NUMBER, (int, float)),
    (TEXT, (str,)),
)


def leaf(*kinds: str, values: frozenset[str] = frozenset()) -> Leaf:
    """Return the shape of a value of any of these kinds."""
    return Leaf(frozenset(kinds), values)


def compare(document: object, shape: Shape, path: str = "$") -> tuple[Difference, ...]:
    """Return where a document looks different, each place once, in the order of the document.

    Keys stand in it as they came: ``with_keys`` is to be asked before it is told.
    """
    found: dict[Difference, None] = {}
    for difference in _walk(document, shape, path):
        found[difference] = None
        if len(found) == MOST_DIFFERENCES:
            break
    return tuple(found)


def with_keys(
    differences: Iterable[Difference], may_tell: Callable[[str], bool]
) -> tuple[Difference, ...]:
    """Return the differences with a sign in the place of every key that may not be told."""

    def of_path(match: re.Match[str]) -> str:
        return match[0] if may_tell(match[0]) else _OTHER_KEY

    def of_kind(match: re.Match[str]) -> str:
        keys = match[1].split(", ")
        told = dict.fromkeys(key if may_tell(key) else _OTHER_KEY for key in keys)
        return f"({', '.join(told)})"

    told = (
        Difference(
            _KEY_OF_PATH.sub(of_path, each.path), each.look, _KEYS_OF_KIND.sub(of_kind, each.kind)
        )
        for each in differences
    )
    return tuple(dict.fromkeys(told))


def kind_of(value: object, levels: int = _MOST_LEVELS) -> str:
    """Return what kind of value stands somewhere; of lists and objects also what they hold."""
    if isinstance(value, list):
        return _kind_of_list(cast("list[object]", value), levels)
    if isinstance(value, dict):
        return _kind_of_object(cast("dict[str, object]", value))
    return next((kind for kind, types in _KINDS if isinstance(value, types)), OBJECT)


def _kind_of_list(items: list[object], levels: int) -> str:
    if levels == 0:
        return LIST
    kinds = sorted({kind_of(item, levels - 1) for item in items[:_MOST_KEYS]})
    more = f" or {_OTHER_KEY}" if len(kinds) > _MOST_KINDS else ""
    return f"{LIST} of {' or '.join(kinds[:_MOST_KINDS])}{more}" if kinds else f"empty {LIST}"


def _kind_of_object(fields: dict[str, object]) -> str:
    keys = sorted(set(map(_plain_key, fields)))
    more = f", {_OTHER_KEY}" if len(keys) > _MOST_KEYS else ""
    return f"{OBJECT} ({', '.join(keys[:_MOST_KEYS])}{more})" if keys else f"empty {OBJECT}"


def _plain_key(key: str) -> str:
    """Return a key of letters; any other would be mistaken for a part of a path or a kind."""
    return key if key.isascii() and key.isalpha() else _OTHER_KEY


def _walk(value: object, shape: Shape, path: str) -> Iterator[Difference]:
    if isinstance(shape, Anything):
        return
    if isinstance(shape, Open):
        yield Difference(path, Look.OPEN_QUESTION, kind_of(value))
    elif isinstance(shape, Leaf):
        yield from _leaf(value, shape, path)
    elif isinstance(shape, ListOf):
        if isinstance(value, list):
            for item in cast("list[object]", value):
                yield from _walk(item, shape.item, f"{path}[]")
        elif not (value is None and shape.or_nothing):
            yield Difference(path, Look.OTHER_KIND, kind_of(value))
    elif isinstance(value, dict):
        yield from _fields(cast("dict[str, object]", value), shape, path)
    elif not (value is None and shape.or_nothing):
        yield Difference(path, Look.OTHER_KIND, kind_of(value))


def _leaf(value: object, shape: Leaf, path: str) -> Iterator[Difference]:
    kind = kind_of(value)
    if kind not in shape.kinds:
        yield Difference(path, Look.OTHER_KIND, kind)
    elif shape.values and isinstance(value, str) and value not in shape.values:
        yield Difference(path, Look.UNKNOWN_VALUE, kind)


def _fields(value: dict[str, object], shape: Fields, path: str) -> Iterator[Difference]:
    for key, below in shape.needed.items():
        if key in value:
            yield from _walk(value[key], below, f"{path}.{key}")
        else:
            yield Difference(f"{path}.{key}", Look.MISSING, NOTHING)
    for key, item in value.items():
        if key in shape.needed:
            continue
        below = shape.known.get(key)
        if below is None:
            yield Difference(f"{path}.{_plain_key(key)}", Look.UNKNOWN_KEY, kind_of(item))
        else:
            yield from _walk(item, below, f"{path}.{key}")
