"""Bodies of requests: bounded, and never trusted to be what they should be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast
from urllib.parse import parse_qs

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


async def form_fields(request: Request) -> dict[str, str] | None:
    """Return the fields of a form if it is of sane size; those that are no text are missing."""
    received = await read_body(request)
    if received is None:
        return None
    fields = parse_qs(
        received.decode("ascii", "replace"), keep_blank_values=True, errors="surrogateescape"
    )
    texts = {name: text_of(values[0]) for name, values in fields.items()}
    return {name: text for name, text in texts.items() if text is not None}


def text_of(value: object) -> str | None:
    """Return a value if it is text; JSON can hold halves of characters that are none."""
    if not isinstance(value, str):
        return None
    return value if value.encode(errors="ignore").decode() == value else None
