"""Faults of lists: one that shifts while it is read, one that repeats, one that is empty."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, cast
from urllib.parse import parse_qsl, urlencode

from konnect_desktop.demo.faults.deed import Deed, with_json
from konnect_desktop.demo.path_values import number_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from konnect_desktop.demo.json_types import Json, JsonObject

_CARDS = re.compile(r"(?P<before>.*/timeline/cards/v2/)(?P<offset>\d+)", re.ASCII)


def shifting(number: str) -> Deed:
    """Let items come in at the front between pages, or with a minus sign vanish from there.

    Coming in: so many items are not there yet, and one more is after each page. Vanishing: all
    are there at first, and one fewer is after each page, until so many are gone.
    """
    wanted = abs(int(number))
    comes_in = not number.startswith("-")
    hidden: defaultdict[str, int] = defaultdict(lambda: wanted if comes_in else 0)

    def shifted(name: str, offset: int) -> int:
        skip = hidden[name]
        hidden[name] = max(0, skip - 1) if comes_in else min(wanted, skip + 1)
        return offset + skip

    return _with_offset(shifted)


def repeating(_: str) -> Deed:
    """Answer the first page, whatever page was asked."""
    return _with_offset(lambda _name, _offset: 0)


def empty(_: str) -> Deed:
    """Answer with empty lists."""
    return with_json(lambda _path, body: _emptied(body))


def planning_offline(_: str) -> Deed:
    """Say that the planning may be old (portal-api 2.12)."""
    code = "web.general.message.data_connector.child_planning.offline.possible_incorrect_data"

    def change(_path: str, body: Json) -> Json:
        return {**cast("JsonObject", body), "messages": [{"messageCode": code}]}

    return with_json(change)


def _with_offset(change: Callable[[str, int], int]) -> Deed:
    """Ask the portal for another offset than the client did; `change` gets the list's name."""

    async def deed(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, **_moved(scope, change)}, receive, send)

    return deed


def _moved(scope: Scope, change: Callable[[str, int], int]) -> dict[str, object]:
    path: str = scope["path"]
    match = _CARDS.fullmatch(path)
    if match:
        moved = f"{match['before']}{change(match['before'], int(match['offset']))}"
        return {"path": moved, "raw_path": moved.encode()}
    query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
    offset = number_of(query.get("index", ""))
    if offset is None:
        return {}
    return {"query_string": urlencode({**query, "index": change(path, offset)}).encode()}


def _emptied(body: Json) -> Json:
    if isinstance(body, Mapping):
        payload = body.get("payload", body)
        if isinstance(payload, Mapping):
            emptied = {key: _without_items(value) for key, value in payload.items()}
            return {**body, "payload": emptied} if "payload" in body else emptied
        return {**body, "payload": _without_items(payload)}
    return _without_items(body)


def _without_items(value: Json) -> Json:
    if isinstance(value, str):
        return value
    return [] if isinstance(value, Sequence) else False if value is True else value
