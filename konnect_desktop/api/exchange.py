"""Requests to one portal: bounded, gated, reads repeated, writes never; no redirect is followed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Final
from urllib.parse import quote

import httpx
import msgspec

from konnect_desktop.api import routes
from konnect_desktop.api.answers import OK, Answer, document_in, is_maintenance, redirected
from konnect_desktop.api.bodies import drain, read_body
from konnect_desktop.api.downloads import FileSink, read_file
from konnect_desktop.api.failures import come_back_later, transport_failures
from konnect_desktop.api.network import Network
from konnect_desktop.api.retries import tries
from konnect_desktop.api.routes import Route
from konnect_desktop.api.transport import PoolTransport
from konnect_desktop.domain.errors import (
    ErrorKind,
    KonnectError,
    ProtocolChangedError,
    RefusedError,
    UnreachableError,
)
from konnect_desktop.domain.portals import Portal

_CONNECTIONS: Final = 8
# Segments of a path that lead elsewhere instead of naming something.
_DOTS: Final = frozenset({".", ".."})
_log = logging.getLogger(__name__)

_TakeBody = Callable[[Route, httpx.Response], Awaitable[object]]


class Exchange:
    """Speaks to one origin and nothing else; ``aclose`` ends whatever is under way.

    Args:
        portal: Whose origin it is.
        network: Limits, patience and addresses.

    Attributes:
        watch: Is told of every answer, for the doctor.
    """

    def __init__(self, portal: Portal, network: Network) -> None:
        self.watch: Callable[[Route, Answer], None] | None = None
        self._network = network
        self._origin = httpx.URL(portal.origin)
        tls = network.tls_context()
        proxy = network.proxy(portal.host)
        self._reading = PoolTransport(network, tls, _CONNECTIONS, keep_alive=True, proxy=proxy)
        self._writing = PoolTransport(network, tls, 1, keep_alive=False, proxy=proxy)
        # Reading is held by deadlines instead (V3): see ``_send`` and ``read_body``.
        self._timeouts = httpx.Timeout(None, connect=network.limits.connect_s).as_dict()
        self._headers = {
            "User-Agent": network.user_agent,
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
        }
        # The deadline of an answer's head must not run while its request waits for its turn.
        self._turns = asyncio.Semaphore(_CONNECTIONS)
        self._write_turn = asyncio.Semaphore(1)
        self._closed = False

    async def aclose(self) -> None:
        """End what is under way; from now on nothing is sent (F023)."""
        self._closed = True
        await self._reading.aclose()
        await self._writing.aclose()

    async def get(self, route: Route, *, bearer: str | None = None, **values: object) -> Answer:
        """Read, with another try on whatever may pass by itself.

        Args:
            route: The route.
            bearer: The token, where the route needs one.
            **values: What stands for the ``{…}`` of the route's template.

        Raises:
            UnreachableError: After the last try, or where the portal asks for more patience than
                a read has (``retry_after_s``).
            ProtocolChangedError: The answer is no JSON.
        """
        request = self._request(route, _path(route, values), _authorization(bearer))
        return await self._read(route, request, self._take_document)

    async def download(
        self, route: Route, into: FileSink, *, bearer: str | None = None, **values: object
    ) -> Answer:
        """Read a file, each try from its start; the answer has no document.

        Args:
            route: The route.
            into: Gets the bytes of a good answer; what it raises ends the read.
            bearer: The token.
            **values: What stands for the ``{…}`` of the route's template.

        Raises:
            BrokenError: ``DOCUMENT_TOO_LARGE``.
            RefusedError: ``REQUEST_REFUSED``: the portal said no with status 200.
            KonnectError: As ``get`` does.
        """

        async def take_file(route: Route, response: httpx.Response) -> None:
            await read_file(response, into, self._network.limits, route)

        headers = {"Accept": "*/*", "Accept-Encoding": "identity", **_authorization(bearer)}
        request = self._request(route, _path(route, values), headers)
        return await self._read(route, request, take_file)

    async def _read(self, route: Route, request: httpx.Request, take_body: _TakeBody) -> Answer:
        async for attempt in tries(self._network.retry):
            with attempt:
                return await self._read_once(route, request, take_body)
        raise AssertionError  # the loop returns or raises

    async def put(
        self,
        route: Route,
        body: Mapping[str, object],
        headers: Mapping[str, str],
    ) -> Answer:
        """Change something, by the rules of ``_write``."""
        return await self._write(route, body, headers)

    async def post(self, route: Route, body: Mapping[str, object]) -> Answer:
        """Make something new, by the rules of ``_write``."""
        return await self._write(route, body, {})

    async def _write(
        self,
        route: Route,
        body: Mapping[str, object],
        headers: Mapping[str, str],
    ) -> Answer:
        """Write once over a connection of its own; never tried again here (R5)."""
        content = msgspec.json.encode(body)
        request = self._request(
            route, route.path, {**headers, "Content-Type": "application/json"}, content
        )
        async with self._write_turn:
            return await self._send(route, request, self._writing, self._take_document)

    def _request(
        self, route: Route, path: str, headers: Mapping[str, str], content: bytes | None = None
    ) -> httpx.Request:
        if "Cookie" in headers and route is not routes.RENEWAL:
            raise KonnectError(ErrorKind.INTERNAL, f"{route}: no cookie belongs here")
        url = self._origin.copy_with(raw_path=path.encode("ascii"))
        return httpx.Request(
            route.method,
            url,
            headers={**self._headers, **headers},
            content=content,
            extensions={"timeout": self._timeouts},
        )

    async def _read_once(
        self, route: Route, request: httpx.Request, take_body: _TakeBody
    ) -> Answer:
        async with self._turns:
            connected = _ConnectWatch()
            request.extensions["trace"] = connected.note
            try:
                return await self._send(route, request, self._reading, take_body)
            except UnreachableError as error:
                # A connection kept open may have been closed just as the request left: that is
                # repeated unseen, over another connection (F038).
                if error.kind is not ErrorKind.OFFLINE or connected.anew:
                    raise
            return await self._send(route, request, self._reading, take_body)

    async def _take_document(self, route: Route, response: httpx.Response) -> object:
        body = await read_body(response, self._network.limits, str(route))
        return document_in(route, response, body)

    async def _send(
        self,
        route: Route,
        request: httpx.Request,
        transport: PoolTransport,
        take_body: _TakeBody,
    ) -> Answer:
        await self._gate(request.url.host, route)
        if self._closed:
            raise RefusedError(ErrorKind.SIGN_IN_FIRST, "signed out")
        limits, clock = self._network.limits, self._network.clock
        self._assert_own_origin(request.url)
        began_s = clock.monotonic_s()
        document: object = None
        with transport_failures(str(route)):
            async with asyncio.timeout(limits.header_s):
                response = await transport.handle_async_request(request)
        try:
            if response.status_code == OK:
                document = await take_body(route, response)
            else:
                await drain(response)
                self._raise_for(route, request, response)
        finally:
            await response.aclose()
        spent_ms = round((clock.monotonic_s() - began_s) * 1000)
        size_bytes = response.num_bytes_downloaded
        _log.debug("%s: %d, %d ms, %d bytes", route, response.status_code, spent_ms, size_bytes)
        answer = Answer(response.status_code, response.headers, document, spent_ms)
        if self.watch is not None:
            self.watch(route, answer)
        return answer

    def _assert_own_origin(self, url: httpx.URL) -> None:
        own = self._origin
        if (url.scheme, url.host, url.port) != (own.scheme, own.host, own.port):
            raise KonnectError(ErrorKind.INTERNAL, "a request to another host was refused")

    async def _gate(self, host: str, route: Route) -> None:
        clock = self._network.clock
        while wait_s := self._network.gates.closed_for_s(host, clock.monotonic_s()):
            if wait_s > self._network.retry.timeout_s:
                why = self._network.gates.why_closed(host)
                raise UnreachableError(why, f"{route}: not yet", retry_after_s=wait_s)
            await clock.sleep(wait_s)

    def _raise_for(self, route: Route, request: httpx.Request, response: httpx.Response) -> None:
        clock = self._network.clock
        if response.is_redirect or 300 <= response.status_code < 400:  # noqa: PLR2004 — 3xx
            raise redirected(route, request.url, response)
        error = come_back_later(response.status_code, response.headers, clock.epoch_s(), str(route))
        if error is None:
            return
        if is_maintenance(response, error, self._network.retry.timeout_s):
            error = UnreachableError(
                ErrorKind.MAINTENANCE, error.detail, retry_after_s=error.retry_after_s
            )
        if error.retry_after_s is not None:
            now_s = clock.monotonic_s()
            self._network.gates.close(request.url.host, error.retry_after_s, now_s, why=error.kind)
        raise error


class _ConnectWatch:
    """Notices whether a request opened a connection or went over one that was kept."""

    def __init__(self) -> None:
        self.anew = False

    async def note(self, event: str, _details: Mapping[str, object]) -> None:
        self.anew = self.anew or event == "connection.connect_tcp.started"


def _path(route: Route, values: Mapping[str, object]) -> str:
    """Fill in a route's template so that nothing leaves its place in the path (F056)."""
    if not _DOTS.isdisjoint(map(str, values.values())):
        raise ProtocolChangedError(str(route), "$", "an id that is no name")
    return route.path.format_map(
        {key: quote(str(value), safe="", errors="replace") for key, value in values.items()}
    )


def _authorization(bearer: str | None) -> dict[str, str]:
    return {} if bearer is None else {"Authorization": f"Bearer {bearer}"}
