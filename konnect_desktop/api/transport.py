"""Asynchronous transports, used without httpx's client.

Rule: a transport does what a request says and nothing by itself: no redirect, no cookie, no
default token, no setting from the environment but a proxy (R1, V1, V2, V9).
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from importlib import import_module
from typing import Final

import httpcore
import httpx

from konnect_desktop.api.backend import LocatingBackend
from konnect_desktop.api.network import Network
from konnect_desktop.api.proxies import Proxy, UnusableProxy

# httpcore has this imported by its first request or by its end, which may be on a window's thread;
# this module is imported in another one (``app.accounts``).
import_module("anyio._backends._asyncio")

KEPT_S: Final = 60.0
"""How long a connection that nobody uses is kept open."""


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
        backend = LocatingBackend(network.connect)
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
