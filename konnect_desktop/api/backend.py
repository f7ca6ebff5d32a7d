"""How connections are opened: where a host is reached, and none left open that nobody uses."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterable
from typing import Any, cast

import httpcore

from konnect_desktop.api.network import Connect

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


class _Stream(httpcore.AsyncNetworkStream):
    """A connection that is closed when its handshake is cancelled.

    httpcore closes it after an error only; a cancelled one would stay open until Python happens
    to collect it.
    """

    def __init__(self, plain: httpcore.AsyncNetworkStream) -> None:
        self._plain = plain

    async def read(
        self,
        max_bytes: int,
        timeout: float | None = None,  # noqa: ASYNC109 — the layer's own signature
    ) -> bytes:
        return await self._plain.read(max_bytes, timeout)

    async def write(
        self,
        buffer: bytes,
        timeout: float | None = None,  # noqa: ASYNC109 — the layer's own signature
    ) -> None:
        await self._plain.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._plain.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 — the layer's own signature
    ) -> httpcore.AsyncNetworkStream:
        try:
            return _Stream(await self._plain.start_tls(ssl_context, server_hostname, timeout))
        except asyncio.CancelledError:
            await self._plain.aclose()
            raise

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 — the layer's own signature
        return self._plain.get_extra_info(info)


class LocatingBackend(httpcore.AsyncNetworkBackend):
    """Opens connections where ``located`` says."""

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
        """Open a connection to where the host is reached."""
        host, port = located(self._connect, host, port)
        stream = await self._plain.connect_tcp(host, port, timeout, local_address, socket_options)
        return _Stream(stream)

    async def sleep(self, seconds: float) -> None:
        """Wait between two tries."""
        await asyncio.sleep(seconds)
