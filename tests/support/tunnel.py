"""A proxy of a company's network on loopback: it tunnels to where a table says, or refuses."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Self

_CHUNK = 65_536


class Tunnel:
    """Runs in a thread of its own between ``with`` and its end.

    Args:
        leads_to: Ports on this computer by ``host:port`` as it is asked for.
        refusal: What every request is answered with instead, as raw bytes.

    Attributes:
        heads: The heads of the requests to the proxy itself, as they came.
        relayed: All that went through its tunnels from the client's side.
    """

    def __init__(self, leads_to: Mapping[str, int] | None = None, *, refusal: bytes = b"") -> None:
        self.heads: list[str] = []
        self.relayed = bytearray()
        self.url = ""
        self._leads_to = leads_to or {}
        self._refusal = refusal
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, name="tunnel")
        self._started = threading.Event()
        self._stop = asyncio.Event()

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._started.wait(10), "the tunnel did not start"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)
        assert not self._thread.is_alive(), "the tunnel did not stop"

    def _serve(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._listen())

    async def _listen(self) -> None:
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        self._started.set()
        await self._stop.wait()
        server.close()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, EOFError, asyncio.CancelledError):
            await self._answer(reader, writer)
        writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        self.heads.append(head)
        method, target, _ = head.split(" ", 2)
        port = self._leads_to.get(target)
        if self._refusal or method != "CONNECT" or port is None:
            writer.write(self._refusal or b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
            await writer.drain()
            return
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await asyncio.gather(
            self._relay(reader, far_writer, kept=True), self._relay(far_reader, writer, kept=False)
        )

    async def _relay(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, kept: bool
    ) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(_CHUNK):
                if kept:
                    self.relayed += data
                writer.write(data)
                await writer.drain()
        writer.close()
