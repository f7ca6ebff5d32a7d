"""How fast an account is read when nobody asked for it: two requests a second at most (T21)."""

from __future__ import annotations

import asyncio
from typing import Final

_GAP_S: Final = 0.55


class Pace:
    """Keeps the requests of an account apart, until it is lifted because somebody waits.

    Args:
        gap_s: Seconds between the starts of two requests.
    """

    def __init__(self, gap_s: float = _GAP_S) -> None:
        self._gap_s = gap_s
        self._next_s = 0.0
        self._lifted = asyncio.Event()

    def hold(self) -> None:
        """Keep requests apart from now on."""
        self._lifted.clear()

    def lift(self) -> None:
        """Let requests go at once from now on, one that waits included."""
        self._lifted.set()

    async def turn(self) -> None:
        """Wait until a request may go."""
        loop = asyncio.get_running_loop()
        wait_s = self._next_s - loop.time()
        if wait_s > 0 and not self._lifted.is_set():
            try:
                async with asyncio.timeout(wait_s):
                    await self._lifted.wait()
            except TimeoutError:
                pass
        self._next_s = loop.time() + self._gap_s
