"""One run of a thing at a time: whoever wants it meanwhile gets the outcome of that run."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine

from konnect_desktop.domain.errors import ErrorKind, RefusedError


class SingleFlight:
    """Holds the run under way; a waiter that is cancelled does not end it for the others."""

    def __init__(self) -> None:
        self._task: asyncio.Task[None] | None = None
        self._key = ""

    async def run(
        self, key: str, start: Callable[[], Coroutine[object, object, None]], *, join_any: bool
    ) -> None:
        """Await a run of this key, starting it where none is under way.

        Args:
            key: What the run does.
            start: Makes the coroutine that does it.
            join_any: Take the outcome of a run of another key, too; else it is waited for first.

        Raises:
            RefusedError: ``SIGN_IN_FIRST``: the run was ended by ``aclose``.
        """
        while (task := self._task) is not None and not task.done():
            if join_any or key == self._key:
                break
            await asyncio.wait([task])
        else:
            task = self._task = asyncio.create_task(start(), name=f"konnect-{key}")
            task.add_done_callback(_retrieve)
            self._key = key
        await asyncio.wait([task])
        if task.cancelled():
            raise RefusedError(ErrorKind.SIGN_IN_FIRST, "signed out")
        task.result()

    async def aclose(self) -> None:
        """Cancel the run under way and await its end."""
        if self._task is not None and not self._task.done():
            self._task.cancel()
            await asyncio.wait([self._task])


def _retrieve(task: asyncio.Task[None]) -> None:
    """Look at the error, for perhaps every waiter has gone and nobody else does."""
    if not task.cancelled():
        task.exception()
