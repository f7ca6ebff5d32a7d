from __future__ import annotations

import asyncio
import socket
import ssl

import httpcore
import pytest

from konnect_desktop.api.backend import LocatingBackend
from konnect_desktop.api.network import Connect


def test_a_handshake_that_is_cancelled_leaves_no_connection_open() -> None:
    """Whoever closes the app while a portal hesitates must not leave a socket behind."""

    async def story(door: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        backend = LocatingBackend(None)
        stream = await backend.connect_tcp("127.0.0.1", door.getsockname()[1], timeout=5)
        portal, _ = await loop.sock_accept(door)
        with portal:
            portal.setblocking(False)  # noqa: FBT003 — the layer's own
            greeting = asyncio.create_task(stream.start_tls(ssl.create_default_context(), "a.nl"))
            assert await loop.sock_recv(portal, 65_536)
            greeting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await greeting
            assert await asyncio.wait_for(loop.sock_recv(portal, 1), 5) == b""

    with socket.create_server(("127.0.0.1", 0)) as door:
        door.setblocking(False)  # noqa: FBT003 — the layer's own
        asyncio.run(story(door))


def test_a_host_that_is_not_of_the_network_is_not_looked_up() -> None:
    backend = LocatingBackend(Connect({}))
    with pytest.raises(httpcore.ConnectError):
        asyncio.run(backend.connect_tcp("elsewhere.invalid", 443))
