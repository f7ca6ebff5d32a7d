"""Answers that were good once: changed at random places, in shape, in values and in bytes."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from typing import Any, Final, cast

from tests.support.wire_samples import DAY_MS, SAMPLES, Sample

_WORDS: Final = ("journal", "photo", "trigger", "video", "attend", "txt_img", "unknown")
# What portals, proxies and attackers have been seen to put where something else belongs.
_EMPTY_LIST: Final[list[object]] = []
_EMPTY_OBJECT: Final[dict[str, object]] = {}
_NOTHING: Final = (
    None,
    True,
    False,
    "",
    _EMPTY_LIST,
    _EMPTY_OBJECT,
    [_EMPTY_LIST],
    [None],
    {"": None},
)
_VALUES: Final[tuple[object, ...]] = (
    *_NOTHING,
    *(0, -1, 1, 1.5, 2**31, 2**53 + 1, 2**63, -(2**63) - 1, 2**70, 10**39, 10**41),
    *(1e18, -1e18, 1e300, float("nan"), float("inf"), float("-inf")),
    *(DAY_MS, DAY_MS // 1000, float(DAY_MS), str(DAY_MS), "2026-03-12", "0000-00-00"),
    *("2026-03-12T25:61:00+99:00", "12-03-2026", "9999-12-31T23:59:59-23:59"),
    *("../x", "..", "/etc/passwd", "a/b?c#d", "x" * 10_000, "\x00", "\ud800", "\udfff\ud83d"),
    *("\u202e", "\ufeff", "<script>", "' OR 1=1 --", "{0}", "%s%n", "é" * 300),
    *_WORDS,
)
_RAW: Final = (
    *(b"NaN", b"-Infinity", b"1e999", b"9" * 5000, b"-0", b"01", b"\xef\xbb\xbf", b"\x00"),
    *(b'"\\ud800"', b'"\\u0000"', b"\xff\xfe", b"\xe9", b"[" * 3000, b'{"a":' * 2000),
    *(b'{"id": 1, "id": 2}', b"}", b"]", b",", b'"', b"\\", b"//", b"<html>"),
)
_ENCODINGS: Final = ("utf-16", "utf-32", "latin-1", "utf-8-sig")

_Node = dict[str, Any] | list[Any]


def payload(dice: random.Random, sample: Sample) -> bytes:
    """Return a changed answer of a route; now and then it is only odd, not wrong."""
    document: object = copy.deepcopy(sample.document)
    for _ in range(dice.choice((0, 1, 1, 2, 3, 6))):
        document = _changed(dice, document)
    body = json.dumps(document, ensure_ascii=dice.random() < 0.7).encode("utf-8", "surrogatepass")
    return _damaged(dice, body) if dice.random() < 0.35 else body


def any_payload(dice: random.Random) -> tuple[Sample, bytes]:
    """Return a changed answer of any route."""
    sample = dice.choice(SAMPLES)
    return sample, payload(dice, sample)


# -- shape and values -----------------------------------------------------------------------------


def _changed(dice: random.Random, document: object) -> object:
    nodes = _nodes(document)
    if not nodes or dice.random() < 0.05:
        return copy.deepcopy(dice.choice(_VALUES))
    if dice.random() < 0.05:
        return {"result": dice.choice((True, False, None)), "payload": document, "x": 1}
    node = dice.choice(nodes)
    if isinstance(node, dict):
        dice.choice(_ON_OBJECTS)(dice, node)
    else:
        dice.choice(_ON_LISTS)(dice, node)
    return document


def _nodes(document: object) -> list[_Node]:
    """Return all objects and lists of a document that are not empty, outermost first."""
    found: list[_Node] = []
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict | list) and value:
            node = cast("_Node", value)
            found.append(node)
            waiting.extend(node.values() if isinstance(node, dict) else node)
    return found


def _drop_key(dice: random.Random, node: dict[str, Any]) -> None:
    del node[dice.choice(list(node))]


def _put_value(dice: random.Random, node: dict[str, Any]) -> None:
    node[dice.choice(list(node))] = copy.deepcopy(dice.choice(_VALUES))


def _rename_key(dice: random.Random, node: dict[str, Any]) -> None:
    key = dice.choice(list(node))
    node[dice.choice((key.upper(), f"{key}s", "", "\ud800", "__proto__"))] = node.pop(key)


def _swap_values(dice: random.Random, node: dict[str, Any]) -> None:
    one, other = dice.choice(list(node)), dice.choice(list(node))
    node[one], node[other] = node[other], node[one]


def _nest(dice: random.Random, node: dict[str, Any]) -> None:
    key = dice.choice(list(node))
    value = node[key]
    for _ in range(dice.choice((1, 2, 20))):
        value = [value] if dice.random() < 0.5 else {key: value}
    node[key] = value


def _drop_item(dice: random.Random, node: list[Any]) -> None:
    del node[dice.randrange(len(node))]


def _put_item(dice: random.Random, node: list[Any]) -> None:
    node[dice.randrange(len(node))] = copy.deepcopy(dice.choice(_VALUES))


def _repeat_item(dice: random.Random, node: list[Any]) -> None:
    again = [copy.deepcopy(node[dice.randrange(len(node))]) for _ in range(dice.choice((1, 2, 9)))]
    node[0:0] = again


def _shuffle(dice: random.Random, node: list[Any]) -> None:
    dice.shuffle(node)


def _empty(_: random.Random, node: list[Any]) -> None:
    node.clear()


_ON_OBJECTS: Final[tuple[Callable[[random.Random, dict[str, Any]], None], ...]] = (
    *(_drop_key, _put_value, _put_value, _put_value, _rename_key, _swap_values, _nest),
)
_ON_LISTS: Final[tuple[Callable[[random.Random, list[Any]], None], ...]] = (
    *(_drop_item, _put_item, _put_item, _repeat_item, _shuffle, _empty),
)


# -- bytes ----------------------------------------------------------------------------------------


def _damaged(dice: random.Random, body: bytes) -> bytes:
    match dice.randrange(5):
        case 0:
            return body[: dice.randrange(len(body) + 1)]
        case 1:
            at = dice.randrange(len(body) + 1)
            return body[:at] + dice.choice(_RAW) + body[at:]
        case 2:
            changed = bytearray(body or b" ")
            for _ in range(dice.randrange(1, 4)):
                changed[dice.randrange(len(changed))] = dice.randrange(256)
            return bytes(changed)
        case 3:
            text = body.decode("utf-8", "replace")
            return text.encode(dice.choice(_ENCODINGS), "replace")
        case _:
            return _with_raw_value(dice, body)


def _with_raw_value(dice: random.Random, body: bytes) -> bytes:
    """Put something that is no JSON, or hardly, in the place of a value."""
    colons = [at for at, byte in enumerate(body) if byte == ord(":")]
    if not colons:
        return dice.choice(_RAW)
    at = dice.choice(colons) + 1
    ends = [end for end in (body.find(b",", at), body.find(b"}", at)) if end > 0]
    return body[:at] + dice.choice(_RAW) + body[min(ends, default=len(body)) :]
