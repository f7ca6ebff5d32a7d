"""HTTP/1.1 as bytes on asyncio streams, just as far as the fault proxy needs it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

_LONGEST_HEAD = 256 * 1024


@dataclass(frozen=True, slots=True)
class Message:
    """A request or an answer: its first line, its headers in order, its whole body."""

    start: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return the last value of a header."""
        values = [value for key, value in self.headers if key.lower() == name.lower()]
        return values[-1] if values else None

    def without(self, *names: str) -> Message:
        """Return the message without these headers."""
        gone = {name.lower() for name in names}
        kept = tuple(pair for pair in self.headers if pair[0].lower() not in gone)
        return replace(self, headers=kept)

    def having(self, name: str, value: str) -> Message:
        """Return the message with this header in the place of all others of its name."""
        rest = self.without(name)
        return replace(rest, headers=(*rest.headers, (name, value)))

    @property
    def head(self) -> bytes:
        """The first line and the headers as bytes."""
        lines = [self.start, *(f"{name}: {value}" for name, value in self.headers)]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


async def read_message(reader: asyncio.StreamReader, *, answer_to: str = "") -> Message | None:
    """Read one message; ``None`` where the other side closed instead.

    Args:
        reader: Where it comes from.
        answer_to: The method of the request when an answer is read, which then may also end
            with the connection.
    """
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    start, *lines = head.decode("latin-1").removesuffix("\r\n\r\n").split("\r\n")
    pairs = (line.partition(":") for line in lines)
    message = Message(start, tuple((name, value.strip()) for name, _, value in pairs), b"")
    body = await _read_body(reader, message, answer_to)
    return replace(message.without("transfer-encoding"), body=body)


async def _read_body(reader: asyncio.StreamReader, message: Message, answer_to: str) -> bytes:
    if answer_to == "HEAD" or message.start.split(" ")[1] in {"204", "304"}:
        return b""
    if (message.header("transfer-encoding") or "").lower() == "chunked":
        return await _read_chunks(reader)
    if (length := message.header("content-length")) is not None:
        return await reader.readexactly(int(length))
    return await reader.read() if answer_to else b""


async def _read_chunks(reader: asyncio.StreamReader) -> bytes:
    parts: list[bytes] = []
    while size := int((await reader.readline()).split(b";")[0], 16):
        parts.append(await reader.readexactly(size))
        await reader.readexactly(2)
    while (await reader.readline()).strip():
        pass
    return b"".join(parts)


async def ask(host: str, port: int, request: Message) -> Message:
    """Send a request over a connection of its own and return the whole answer."""
    reader, writer = await asyncio.open_connection(host, port, limit=_LONGEST_HEAD)
    try:
        writer.write(request.having("Connection", "close").head + request.body)
        answer = await read_message(reader, answer_to=request.start.split(" ")[0])
    finally:
        writer.close()
    if answer is None:
        raise ConnectionError("the server closed without an answer")
    return answer.without("connection", "keep-alive")
