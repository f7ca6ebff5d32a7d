"""Faults that lie in the bytes of a body: broken, huge, slow, cut, of another kind.

What is huge is made while it is sent: the portal never holds more than a piece of it.
"""

from __future__ import annotations

import asyncio
import zlib
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.responses import Response, StreamingResponse

from konnect_desktop.demo.faults.deed import Deed, instead, whole_answer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_JSON = "application/json"
_PIECE = b'"' + b"0123456789abcdef" * 4095 + b'",'
_MIB = 1 << 20
_GZIP = 31
_TICKS = 10
_WRONG_MEDIA = {
    "html": b"<!doctype html><title>Aanmelden</title><h1>Meld je aan</h1>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "empty": b"",
    "byte": b"\xff",
}


def malformed_json(_: str) -> Deed:
    """Send the first half of what would have been JSON, under its own length."""

    async def deed(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await whole_answer(app, scope, receive)
        half = answer.with_body(answer.body[: len(answer.body) // 2])
        await half(scope, receive, send)

    return deed


def deep_json(levels: str) -> Deed:
    """Send arrays in arrays."""

    async def body() -> AsyncIterator[bytes]:
        for sign in (b"[", b"]"):
            left = int(levels)
            while left:
                piece = min(left, _MIB)
                yield sign * piece
                left -= piece

    return instead(lambda: StreamingResponse(body(), media_type=_JSON))


def oversized_json(mebibytes: str) -> Deed:
    """Send one array of many strings."""
    return instead(lambda: StreamingResponse(_array(int(mebibytes) * _MIB), media_type=_JSON))


def endless_json(_: str) -> Deed:
    """Send an array that never ends."""
    return instead(lambda: StreamingResponse(_array(None), media_type=_JSON))


def gzip_bomb(mebibytes: str) -> Deed:
    """Send a small body that is huge when unpacked."""
    headers = {"Content-Encoding": "gzip"}

    async def body() -> AsyncIterator[bytes]:
        packer = zlib.compressobj(wbits=_GZIP)
        async for piece in _array(int(mebibytes) * _MIB):
            if packed := packer.compress(piece):
                yield packed
        yield packer.flush()

    return instead(lambda: StreamingResponse(body(), 200, headers, _JSON))


def wrong_type(media_type: str) -> Deed:
    """Send the right body as if it were something else."""

    async def deed(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        async def changed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(raw=message["headers"])["Content-Type"] = media_type
            await send(message)

        await app(scope, receive, changed)

    return deed


def truncated(percent: str) -> Deed:
    """End the connection in the middle of a body whose whole length was told."""

    async def deed(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await whole_answer(app, scope, receive)
        head: Message = {
            "type": "http.response.start",
            "status": answer.status,
            "headers": answer.headers,
        }
        body = answer.body[: len(answer.body) * int(percent) // 100]
        await send(head)
        await send({"type": "http.response.body", "body": body, "more_body": True})

    return deed


def slow_body(bytes_per_second: str) -> Deed:
    """Send the right body, but slowly."""
    size = max(1, int(bytes_per_second) // _TICKS)

    async def pieces(body: bytes) -> AsyncIterator[bytes]:
        for start in range(0, len(body), size):
            await asyncio.sleep(size / int(bytes_per_second))
            yield body[start : start + size]

    async def deed(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await whole_answer(app, scope, receive)
        response = StreamingResponse(pieces(answer.body), answer.status)
        response.raw_headers = list(answer.headers)
        await response(scope, receive, send)

    return deed


def wrong_media(kind: str) -> Deed:
    """Send something else under a picture's or film's own type."""

    async def deed(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await whole_answer(app, scope, receive)
        response: Response = answer.with_body(_WRONG_MEDIA[kind])
        await response(scope, receive, send)

    return deed


async def _array(size_bytes: int | None) -> AsyncIterator[bytes]:
    """Make a JSON array of strings piece by piece; without a size it never ends."""
    yield b"["
    sent = 0
    while size_bytes is None or sent < size_bytes:
        yield _PIECE
        sent += len(_PIECE)
        await asyncio.sleep(0)
    yield b'""]'
