"""A TCP proxy before a demo portal: makes the faults of a plan and keeps the ledger of requests."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import random
import re
import socket
import ssl
import struct
import threading
import time
from dataclasses import replace
from http import HTTPStatus
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from tests.support.faults import (
    NO_FAULTS,
    Action,
    Body,
    CutAt,
    Delay,
    Drop,
    Endless,
    Fault,
    Gzip,
    Headers,
    Raw,
    Replace,
    Respond,
    Seen,
    Silence,
    Slow,
    Status,
)
from tests.support.wire_bytes import Message, ask, read_message

# How long a client may take to say goodbye over TLS.
_GOODBYE_S = 1.0
_ABORT = struct.pack("ii", 1, 0)  # SO_LINGER on, 0 s: closing sends a reset


class FaultProxy:
    """Runs in a thread of its own between ``with`` and its end; listens on 127.0.0.1.

    Args:
        upstream: ``http://127.0.0.1:port`` of the server behind; empty where the plan answers all.
        plan: The faults to make; ``use`` changes them while it runs.
        rewrites: Bytes replaced in every answer's body, for example the base of the media links by
            the address of a second proxy.
        tls: A server's TLS context, to be reached over https.
        address: Where to listen; port 0 for one that is free.
    """

    def __init__(
        self,
        upstream: str = "",
        plan: tuple[Fault, ...] = NO_FAULTS,
        *,
        rewrites: tuple[tuple[bytes, bytes], ...] = (),
        tls: ssl.SSLContext | None = None,
        address: tuple[str, int] = ("127.0.0.1", 0),
    ) -> None:
        self.ledger: list[Seen] = []
        self.connections = 0
        self.url = ""
        self.port = 0
        self._upstream = urlsplit(upstream)
        self._rewrites = tuple(Replace(old, new) for old, new in rewrites)
        self._tls = tls
        self._address = address
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, name="fault-proxy")
        self._started = threading.Event()
        self._stop = asyncio.Event()
        self._is_down = False
        self._open: set[asyncio.StreamWriter] = set()
        self.use(*plan)

    def use(self, *plan: Fault) -> None:
        """Take another plan, counting from the start."""
        self._plan = [(fault, random.Random(7)) for fault in plan]  # noqa: S311 — a seeded die
        self._counts = [0] * len(plan)

    def lead_to(self, upstream: str) -> None:
        """Stand before another server from now on."""
        self._upstream = urlsplit(upstream)

    def hang_up(self) -> None:
        """Reset all connections that are open, as a server does that has waited long enough."""
        self._loop.call_soon_threadsafe(self._reset_all)

    def go_down(self) -> None:
        """Reset every connection at once, those that are open and those to come."""
        self._is_down = True
        self.hang_up()

    def come_up(self) -> None:
        """Answer again."""
        self._is_down = False

    def _reset_all(self) -> None:
        for writer in tuple(self._open):
            _abort(writer)

    def seen(self, path: str = "", method: str = "[A-Z]+") -> list[Seen]:
        """Return the requests whose path holds a match of ``path``, oldest first."""
        return [
            seen
            for seen in list(self.ledger)
            if re.search(path, seen.path) and re.fullmatch(method, seen.method)
        ]

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._started.wait(10), "the fault proxy did not start"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)
        assert not self._thread.is_alive(), "the fault proxy did not stop"

    def _serve(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._listen())

    async def _listen(self) -> None:
        server = await asyncio.start_server(
            self._connected,
            *self._address,
            ssl=self._tls,
            ssl_shutdown_timeout=_GOODBYE_S if self._tls else None,
            backlog=512,
        )
        self.port = server.sockets[0].getsockname()[1]
        self.url = f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"
        self._started.set()
        await self._stop.wait()
        server.close()
        # Left-over connections end with their tasks, which the runner cancels.

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        number = self.connections
        if self._is_down:
            _abort(writer)
            return
        self._open.add(writer)
        try:
            while (request := await read_message(reader)) is not None:
                if not await self._exchange(request, writer, number):
                    break
        except (ConnectionError, EOFError, asyncio.CancelledError, ssl.SSLError):
            pass  # the client went away, or the proxy ends
        finally:
            self._open.discard(writer)
            writer.close()
            with contextlib.suppress(
                ConnectionError, ssl.SSLError, TimeoutError, asyncio.CancelledError
            ):
                await writer.wait_closed()

    async def _exchange(
        self, request: Message, writer: asyncio.StreamWriter, connection: int
    ) -> bool:
        """Handle one request; the result says whether the connection stays open."""
        method, path, _ = request.start.split(" ", 2)
        headers = {name.lower(): value for name, value in request.headers}
        seen = Seen(method, path, headers, request.body, time.monotonic(), connection)
        self.ledger.append(seen)
        actions = self._actions_for(seen)
        for action in actions:
            match action:
                case Delay(seconds):
                    await asyncio.sleep(seconds)
                case Silence():
                    await self._stop.wait()
                case Raw(data, times):
                    for _ in range(times):
                        await _send(writer, data)
                    return False
                case Drop(processed, reset):
                    if processed:
                        seen.status = _status(await self._ask(request))
                    if reset:
                        _abort(writer)
                    return False
                case _:
                    pass
        answer = await self._answer(request, actions)
        seen.status = _status(answer)
        if writer.is_closing():
            return False  # hung up meanwhile: nothing of it is sent
        seen.sent_bytes = len(answer.body)
        return await _deliver(writer, answer, actions, method)

    def _actions_for(self, seen: Seen) -> tuple[Action, ...]:
        lines = "\n".join(f"{name}: {value}" for name, value in seen.headers.items())
        for place, (fault, die) in enumerate(self._plan):
            if fault.matches(seen.method, seen.path, lines):
                self._counts[place] += 1
                if fault.applies(self._counts[place]) and die.random() < fault.chance:
                    return fault.actions
        return ()

    async def _answer(self, request: Message, actions: tuple[Action, ...]) -> Message:
        made = next((action for action in actions if isinstance(action, Respond)), None)
        if made is not None:
            answer = _made(made)
        else:
            answer = await self._ask(request)
            for rewrite in self._rewrites:
                answer = _changed(answer, rewrite)
        for action in actions:
            answer = _changed(answer, action)
        return answer

    async def _ask(self, request: Message) -> Message:
        host, port = self._upstream.hostname, self._upstream.port
        if host is None or port is None:
            return _made(Respond(502, b"no server behind"))
        if (request.header("host") or "").startswith(("127.0.0.1", "localhost")):
            request = request.having("Host", f"{host}:{port}")
        # Unpacked, so that a plan can change the answer's bytes.
        answer = await ask(host, port, request.without("Accept-Encoding"))
        if request.start.startswith("HEAD "):
            return answer
        return answer.having("Content-Length", str(len(answer.body)))


def _made(action: Respond) -> Message:
    phrase = HTTPStatus(action.status).phrase
    message = Message(f"HTTP/1.1 {action.status} {phrase}", action.headers, action.body)
    if message.header("content-length") is None:
        message = message.having("Content-Length", str(len(action.body)))
    return message


def _status(answer: Message) -> int:
    return int(answer.start.split(" ")[1])


def _changed(answer: Message, action: Action) -> Message:
    match action:
        case Status(status):
            return replace(answer, start=f"HTTP/1.1 {status} {HTTPStatus(status).phrase}")
        case Headers(put, remove):
            for name in remove:
                answer = answer.without(name)
            answer = answer.without(*(name for name, _ in put))
            return replace(answer, headers=(*answer.headers, *put))
        case Body(data):
            body = data
        case Replace(old, new):
            body = answer.body.replace(old, new)
        case Gzip(times):
            body = answer.body
            for _ in range(times):
                body = gzip.compress(body, 9)
            answer = answer.having("Content-Encoding", "gzip")
        case _:
            return answer
    return replace(answer, body=body).having("Content-Length", str(len(body)))


async def _deliver(
    writer: asyncio.StreamWriter, answer: Message, actions: tuple[Action, ...], method: str
) -> bool:
    for action in actions:
        match action:
            case CutAt(byte, reset):
                whole = answer.head + answer.body
                await _send(writer, whole[: len(answer.head) + byte])
                if reset:
                    _abort(writer)
                return False
            case Slow(size_bytes, interval_s, head):
                return await _deliver_slowly(writer, answer, size_bytes, interval_s, head=head)
            case Endless(chunk):
                await _send(writer, answer.without("content-length").head)
                while True:
                    await _send(writer, chunk)
            case _:
                pass
    await _send(writer, answer.head + (b"" if method == "HEAD" else answer.body))
    return answer.header("content-length") is not None


async def _deliver_slowly(
    writer: asyncio.StreamWriter,
    answer: Message,
    size_bytes: int,
    interval_s: float,
    *,
    head: bool,
) -> bool:
    if head:
        data = answer.head + answer.body
    else:
        await _send(writer, answer.head)
        data = answer.body
    for start in range(0, len(data), size_bytes):
        await asyncio.sleep(interval_s)
        await _send(writer, data[start : start + size_bytes])
    return answer.header("content-length") is not None


async def _send(writer: asyncio.StreamWriter, data: bytes) -> None:
    writer.write(data)
    await writer.drain()


def _abort(writer: asyncio.StreamWriter) -> None:
    plain: socket.socket = writer.get_extra_info("socket")
    plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _ABORT)
    writer.transport.abort()
