"""Connections to the media host for one plain thread, paced and to checked addresses only."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from itertools import chain, zip_longest
from typing import Final

import httpcore
import httpx

from konnect_desktop.api.media_policy import check_media_addresses, resolve
from konnect_desktop.api.network import Network
from konnect_desktop.api.pace import Pace
from konnect_desktop.api.proxies import UnusableProxy
from konnect_desktop.api.transport import KEPT_S, SocketOptions, core_request, located
from konnect_desktop.domain.portals import is_loopback_host

Resolve = Callable[[str, int], list[str]]
_ONE_OF_MANY_S: Final = 1.0


class _PacedStream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, pace: Pace) -> None:
        self._stream = stream
        self._pace = pace

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        del timeout
        return self._pace.read(self._stream, max_bytes)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        secure = self._stream.start_tls(ssl_context, server_hostname, timeout)
        return _PacedStream(secure, self._pace)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


class _CheckedBackend(httpcore.NetworkBackend):
    """Connects to checked addresses, or to a proxy, which looks names up itself (F030)."""

    def __init__(
        self, network: Network, pace: Pace, resolver: Resolve, *, to_proxy: bool = False
    ) -> None:
        self.connects = 0
        self._network = network
        self._pace = pace
        self._resolve = resolver
        self._to_proxy = to_proxy
        self._plain: httpcore.NetworkBackend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions = None,
    ) -> httpcore.NetworkStream:
        self.connects += 1
        addresses, port = self._addresses(host, port)
        for address in addresses[:-1]:
            # One address that swallows everything must not cost the patience of all (F041).
            try:
                stream = self._plain.connect_tcp(
                    address, port, _ONE_OF_MANY_S, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
            return _PacedStream(stream, self._pace)
        stream = self._plain.connect_tcp(
            addresses[-1], port, timeout, local_address, socket_options
        )
        return _PacedStream(stream, self._pace)

    def _addresses(self, host: str, port: int) -> tuple[list[str], int]:
        if self._to_proxy or self._network.connect is not None or is_loopback_host(host):
            host, port = located(self._network.connect, host, port)
            return [host], port
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError("host not found") from error
        check_media_addresses(addresses)
        return _families_in_turn(addresses), port


def _families_in_turn(addresses: list[str]) -> list[str]:
    first = ":" in addresses[0]
    ours = [address for address in addresses if (":" in address) == first]
    others = [address for address in addresses if (":" in address) != first]
    pairs = zip_longest(ours, others)
    return [address for address in chain.from_iterable(pairs) if address is not None]


class _AnswerStream(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class MediaTransport(httpx.BaseTransport):
    """One kept connection to each host, of which there is one; its errors are httpcore's own.

    Args:
        network: Limits, addresses and proxies.
        tls: What decides whether the host is trusted.
        resolver: Looks hosts up.
    """

    def __init__(self, network: Network, tls: ssl.SSLContext, resolver: Resolve = resolve) -> None:
        self._network = network
        self._tls = tls
        self._resolver = resolver
        self._pace = Pace(network.limits)
        self._backends: list[_CheckedBackend] = []
        self._pools: dict[str, httpcore.ConnectionPool] = {}
        self._cancelled = threading.Event()

    @property
    def connects(self) -> int:
        """How many connections were tried so far."""
        return sum(backend.connects for backend in self._backends)

    def obey(self, cancelled: threading.Event) -> None:
        """Let the next requests end when this event is set."""
        self._cancelled = cancelled

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return the answer with its body unread."""
        pool = self._pools.get(request.url.host) or self._new_pool(request.url.host)
        self._pace.begin(self._cancelled)
        answer = pool.handle_request(core_request(request))
        self._pace.head_done()
        stream = _AnswerStream(answer)
        return httpx.Response(answer.status, headers=answer.headers, stream=stream, request=request)

    def _new_pool(self, host: str) -> httpcore.ConnectionPool:
        proxy = self._network.proxy(host)
        if isinstance(proxy, UnusableProxy):
            raise httpcore.ProxyError("of a kind that is not spoken here")
        backend = _CheckedBackend(
            self._network, self._pace, self._resolver, to_proxy=proxy is not None
        )
        if proxy is None:
            pool = httpcore.ConnectionPool(
                ssl_context=self._tls,
                max_connections=1,
                max_keepalive_connections=1,
                keepalive_expiry=KEPT_S,
                network_backend=backend,
            )
        else:
            pool = httpcore.HTTPProxy(
                proxy.url,
                proxy.login,
                ssl_context=self._tls,
                proxy_ssl_context=self._network.tls_context() if proxy.scheme == "https" else None,
                max_connections=1,
                max_keepalive_connections=1,
                keepalive_expiry=KEPT_S,
                network_backend=backend,
            )
        self._backends.append(backend)
        self._pools[host] = pool
        return pool

    def close(self) -> None:
        """Close the connections, also in the middle of an answer."""
        for pool in tuple(self._pools.values()):
            pool.close()
