"""Bodies of JSON answers: read raw, inflated here, never beyond the limit (R3, F052, F053)."""

from __future__ import annotations

import asyncio
import contextlib
import zlib
from typing import Final

import httpx

from konnect_desktop.api.failures import transport_failures
from konnect_desktop.api.network import Limits
from konnect_desktop.domain.errors import KonnectError, ProtocolChangedError

_GZIP: Final = 16 + zlib.MAX_WBITS
_WORTH_DRAINING_BYTES: Final = 16 * 1024
_DRAINING_S: Final = 1.0


async def read_body(answer: httpx.Response, limits: Limits, route: str) -> bytes:
    """Read a whole body, uncompressed.

    Raises:
        ProtocolChangedError: Too large, or compressed in another way than gzip.
        UnreachableError: Cut short, or slower than ``limits`` allow.
    """
    body = _BoundedBody(answer.headers.get("content-encoding", ""), limits.json_bytes, route)
    loop = asyncio.get_running_loop()
    received_bytes = 0
    with transport_failures(route, in_body=True):
        async with asyncio.timeout(limits.slow_window_s) as watchdog:
            async for chunk in answer.aiter_raw():
                body.add(chunk)
                received_bytes += len(chunk)
                if received_bytes >= limits.window_bytes:
                    received_bytes = 0
                    watchdog.reschedule(loop.time() + limits.slow_window_s)
    return body.whole()


async def drain(answer: httpx.Response) -> None:
    """Read a short body that nobody wants, so that the connection can serve again."""
    length = answer.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > _WORTH_DRAINING_BYTES:
        return
    with contextlib.suppress(KonnectError), transport_failures("", in_body=True):
        async with asyncio.timeout(_DRAINING_S):
            async for _ in answer.aiter_raw():
                pass


class _BoundedBody:
    def __init__(self, encoding: str, limit_bytes: int, route: str) -> None:
        self._route = route
        self._limit_bytes = limit_bytes
        self._parts: list[bytes] = []
        self._size_bytes = 0
        match encoding.strip().lower():
            case "" | "identity":
                self._inflater = None
            case "gzip" | "x-gzip":
                self._inflater = zlib.decompressobj(_GZIP)
            case _:
                raise self._wrong("unknown content encoding")

    def add(self, chunk: bytes) -> None:
        if self._inflater is not None:
            try:
                # One more byte than is allowed shows that there is too much.
                room_bytes = self._limit_bytes - self._size_bytes + 1
                chunk = self._inflater.decompress(chunk, room_bytes)
            except zlib.error as error:
                raise self._wrong("gzip data damaged") from error
            if self._inflater.unused_data:
                raise self._wrong("bytes after the gzip data")
        self._size_bytes += len(chunk)
        if self._size_bytes > self._limit_bytes:
            raise self._wrong(f"larger than {self._limit_bytes} bytes")
        self._parts.append(chunk)

    def whole(self) -> bytes:
        if self._inflater is not None and not self._inflater.eof:
            raise self._wrong("gzip data incomplete")
        return b"".join(self._parts)

    def _wrong(self, problem: str) -> ProtocolChangedError:
        return ProtocolChangedError(self._route, "$", problem)
