"""Where the doctor takes a photo or a document in: memory, and nothing is kept."""

from __future__ import annotations


class Memory:
    """Takes a file in; the client bounds how large it may be.

    Attributes:
        content: What has come.
        begun: Whether the portal has begun to send.
    """

    def __init__(self) -> None:
        self.content = bytearray()
        self.begun = False

    def begin(self, *, total: int | None, etag: str | None, offset: int) -> None:
        """Forget what does not belong before the first chunk."""
        del total, etag
        del self.content[offset:]
        self.begun = True

    def write(self, chunk: bytes) -> None:
        """Take the next bytes."""
        self.content += chunk


class AwaitedMemory:
    """The same for files that come over the account's own connections.

    Args:
        memory: Takes them in.
    """

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def begin(self, total: int | None) -> None:
        """Begin anew."""
        self._memory.begin(total=total, etag=None, offset=0)

    async def write(self, chunk: bytes) -> None:
        """Take the next bytes."""
        self._memory.write(chunk)
