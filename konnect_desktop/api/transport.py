"""Asynchronous transports, used without httpx's client.

Rule: a transport does what a request says and nothing by itself: no redirect, no cookie, no
default token, no setting from the environment but a proxy (R1, V1, V2, V9).
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterable
from typing import Final, cast

import httpcore
import httpx

from konnect_desktop.api.network import Connect, Network
from konnect_desktop.api.proxies import Proxy, UnusableProxy

KEPT_S: Final = 60.0
"""How long a connection that nobody uses is kept open."""
SocketOptions = Iterable[httpcore.SOCKET_OPTION] | None


def located(connect: Connect | None, host: str, port: int) -> tuple[str, int]:
    """Return where ``host`` is reached.

    Raises:
        httpcore.ConnectError: ``connect`` does not name the host; nothing was looked up.
    """
    if connect is None:
        return host, port
    try:
        return connect.addresses[f"{host}:{port}"]
    except KeyError:
        raise httpcore.ConnectError("not a host of this network") from None


class _LocatingBackend(httpcore.AsyncNetworkBackend):
    def __init__(self, connect: Connect | None) -> None:
        self._connect = connect
        self._plain = cast("httpcore.AsyncNetworkBackend", httpcore.AnyIOBackend())

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 — the layer's own signature
        local_address: str | None = None,
        socket_options: SocketOptions = None,
    ) -> httpcore.AsyncNetworkStream:
        host, port = located(self._connect, host, port)
        return await self._plain.connect_tcp(host, port, timeout, local_address, socket_options)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class _AnswerStream(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._answer.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        await self._answer.aclose()


class PoolTransport(httpx.AsyncBaseTransport):
    """A pool of HTTP/1.1 connections whose errors are httpcore's own.

    Args:
        network: Addresses.
        tls: What decides whether a server is trusted.
        connections: How many at most.
        proxy: What stands between here and the server, if anything does.
        keep_alive: Whether a connection serves a second request. One that carries a write is
            always new, so that a stale one never makes a write ambiguous (F038, R9).
    """

    def __init__(
        self,
        network: Network,
        tls: ssl.SSLContext,
        connections: int,
        *,
        keep_alive: bool,
        proxy: Proxy | UnusableProxy | None = None,
    ) -> None:
        kept = connections if keep_alive else 0
        backend = _LocatingBackend(network.connect)
        self._unusable = isinstance(proxy, UnusableProxy)
        if isinstance(proxy, Proxy):
            self._pool = httpcore.AsyncHTTPProxy(
                proxy.url,
                proxy.login,
                ssl_context=tls,
                proxy_ssl_context=network.tls_context() if proxy.scheme == "https" else None,
                max_connections=connections,
                max_keepalive_connections=kept,
                keepalive_expiry=KEPT_S,
                network_backend=backend,
            )
        else:
            self._pool = httpcore.AsyncConnectionPool(
                ssl_context=tls,
                max_connections=connections,
                max_keepalive_connections=kept,
                keepalive_expiry=KEPT_S,
                network_backend=backend,
            )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return the answer with its body unread."""
        if self._unusable:
            raise httpcore.ProxyError("of a kind that is not spoken here")
        answer = await self._pool.handle_async_request(core_request(request))
        stream = _AnswerStream(answer)
        return httpx.Response(answer.status, headers=answer.headers, stream=stream, request=request)

    async def aclose(self) -> None:
        """Close all connections, those in use too."""
        await self._pool.aclose()


def core_request(request: httpx.Request) -> httpcore.Request:
    """Return the same request in the terms of the layer below."""
    url = request.url
    return httpcore.Request(
        method=request.method,
        url=httpcore.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
        ),
        headers=request.headers.raw,
        content=request.stream,
        extensions=request.extensions,
    )
