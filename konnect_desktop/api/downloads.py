"""Files that the portal hands out itself, such as invoices: streamed, bounded, watched (2.14).

Unlike media they need the token, so they come over the account's own connections and never over
those to the media host.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Final, Protocol

import httpx

from konnect_desktop.api.answers import is_page, page_instead_of_data
from konnect_desktop.api.documents import decode, refuse_if_refused
from konnect_desktop.api.failures import transport_failures
from konnect_desktop.api.network import Limits
from konnect_desktop.api.routes import Route
from konnect_desktop.domain.errors import BrokenError, ErrorKind, ProtocolChangedError

_LONGEST_REFUSAL: Final = 64 * 1024


class FileSink(Protocol):
    """Where a file goes; what it raises ends the read."""

    async def begin(self, total: int | None) -> None:
        """Take note that bytes follow from the start, ``total`` of them where that is said."""
        ...

    async def write(self, chunk: bytes) -> None:
        """Take the next bytes."""
        ...


async def read_file(answer: httpx.Response, into: FileSink, limits: Limits, route: Route) -> None:
    """Copy the body of a good answer; only waiting for the portal counts as slowness (R4).

    Raises:
        BrokenError: ``DOCUMENT_TOO_LARGE``, or ``CAPTIVE`` for a page in its place.
        RefusedError: ``REQUEST_REFUSED``: it is the portal's word that it will not.
        ProtocolChangedError: It is no file, or compressed although that was not asked for.
        UnreachableError: Cut short, or slower than ``limits`` allow.
    """
    if answer.headers.get("content-encoding", "identity").strip().lower() not in {"", "identity"}:
        raise ProtocolChangedError(str(route), "$", "content encoding")
    length = answer.headers.get("content-length")
    total = int(length) if length is not None else None
    _check_size(total or 0, limits)
    received = 0
    async with contextlib.aclosing(_watched(answer, limits, str(route))) as chunks:
        async for chunk in chunks:
            if not received:
                await _refuse_what_is_no_file(chunk, chunks, route)
                await into.begin(total)
            received += len(chunk)
            _check_size(received, limits)
            await into.write(chunk)
    if not received:
        raise ProtocolChangedError(str(route), "$", "an empty file")


async def _refuse_what_is_no_file(head: bytes, rest: AsyncIterator[bytes], route: Route) -> None:
    """Tell by the first bytes, for nobody vouches for what the headers say (F062)."""
    if is_page(head):
        raise page_instead_of_data(route)
    if head.lstrip()[:1] != b"{":
        return
    async for chunk in rest:
        head += chunk
        if len(head) > _LONGEST_REFUSAL:
            break
    refuse_if_refused(decode(head, str(route)), str(route))
    raise ProtocolChangedError(str(route), "$", "data instead of a file")


def _check_size(size_bytes: int, limits: Limits) -> None:
    if size_bytes > limits.document_bytes:
        raise BrokenError(ErrorKind.DOCUMENT_TOO_LARGE)


async def _watched(answer: httpx.Response, limits: Limits, route: str) -> AsyncGenerator[bytes]:
    """Yield the chunks of a body that keeps coming; what is done with them takes its own time."""
    clock = asyncio.get_running_loop().time
    chunks = answer.aiter_raw()
    waited_s, received_bytes = 0.0, 0
    while True:
        began_s = clock()
        with transport_failures(route, in_body=True):
            async with asyncio.timeout(limits.slow_window_s - waited_s):
                chunk = await anext(chunks, None)
        if chunk is None:
            return
        waited_s += clock() - began_s
        received_bytes += len(chunk)
        if received_bytes >= limits.window_bytes:
            waited_s, received_bytes = 0.0, 0
        yield chunk
