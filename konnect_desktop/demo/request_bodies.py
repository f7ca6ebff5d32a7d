"""Bodies of requests: bounded, and never trusted to be what they should be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from starlette.requests import Request

_MOST_BYTES = 65536


async def read_body(request: Request) -> bytes | None:
    """Return the body if it is of sane size."""
    received = bytearray()
    async for chunk in request.stream():
        received += chunk
        if len(received) > _MOST_BYTES:
            return None
    return bytes(received)


async def json_object(request: Request) -> dict[str, object] | None:
    """Return the body if it is a JSON object of sane size."""
    received = await read_body(request)
    if received is None:
        return None
    try:
        body: object = json.loads(received)
    except (ValueError, RecursionError):
        return None
    return cast("dict[str, object]", body) if isinstance(body, dict) else None


def text_of(value: object) -> str | None:
    """Return a value if it is text; JSON can hold halves of characters that are none."""
    if not isinstance(value, str):
        return None
    return value if value.encode(errors="ignore").decode() == value else None
