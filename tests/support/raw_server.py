"""A server that answers each numbered path with bytes of its own, at a pace of its own."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """The bytes of a whole answer; so many a time with a pause after each, or all at once.

    ``stays`` leaves the connection open afterwards instead of closing it.
    """

    data: bytes
    size_bytes: int = 0
    pause_s: float = 0.0
    stays: bool = False


class RawServer:
    """Runs in a thread of its own between ``with`` and its end; ``/7`` gets the seventh answer.

    Args:
        answers: By the number in the path.
    """

    def __init__(self, answers: Sequence[RawAnswer]) -> None:
        self.asked: list[int] = []
        self.url = ""
        self._answers = answers
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, name="raw-server")
        self._started = threading.Event()
        self._stop = asyncio.Event()

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._started.wait(10), "the raw server did not start"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)
        assert not self._thread.is_alive(), "the raw server did not stop"

    def _serve(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._listen())

    async def _listen(self) -> None:
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0, backlog=512)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        self._started.set()
        await self._stop.wait()
        server.close()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(
            ConnectionError, EOFError, asyncio.LimitOverrunError, asyncio.CancelledError
        ):
            while await self._answer(reader, writer):
                pass
        writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; the result says whether another one may follow."""
        head = await reader.readuntil(b"\r\n\r\n")
        number = int(head.split(b" ", 2)[1].strip(b"/"))
        self.asked.append(number)
        answer = self._answers[number]
        step = answer.size_bytes or len(answer.data) or 1
        for start in range(0, len(answer.data), step):
            writer.write(answer.data[start : start + step])
            await writer.drain()
            if answer.pause_s:
                await asyncio.sleep(answer.pause_s)
        return answer.stays
