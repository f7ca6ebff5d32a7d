"""The coroutines of one view-model: named, one of each name at a time, none left behind."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Final

from konnect_desktop.domain.errors import BrokenError, ErrorKind, KonnectError

_LOG: Final = logging.getLogger(__name__)


class TaskScope:
    """Starts coroutines and is the one place that catches what they raise.

    Args:
        name: For the log and for task names.
        on_error: Is told of every ``KonnectError``; anything else is logged, and told as
            ``INTERNAL``.
    """

    def __init__(self, name: str, on_error: Callable[[KonnectError], None]) -> None:
        self._name = name
        self._on_error = on_error
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._replaced: set[asyncio.Task[None]] = set()
        self._disposed = False

    def start(self, key: str, work: Coroutine[object, object, None]) -> None:
        """Run ``work``; one of the same key that still runs is cancelled."""
        if self._disposed:
            work.close()
            return
        self.cancel(key)
        task = asyncio.get_running_loop().create_task(
            self._guarded(work), name=f"{self._name}.{key}"
        )
        self._tasks[key] = task
        # One that is cancelled before its first step never reaches its own coroutine.
        task.add_done_callback(lambda _: work.close())
        task.add_done_callback(lambda done: self._forget(key, done))

    def join(self, key: str, work: Callable[[], Coroutine[object, object, None]]) -> None:
        """Run ``work`` unless one of this key runs already (single-flight)."""
        if not self.is_running(key):
            self.start(key, work())

    def is_running(self, key: str) -> bool:
        """Say whether a coroutine of this key is under way."""
        task = self._tasks.get(key)
        # One that has just ended stands there until the loop's next turn: nobody may join it.
        return task is not None and not task.done()

    def cancel(self, key: str) -> None:
        """Cancel the coroutine of this key, if there is one."""
        task = self._tasks.pop(key, None)
        if task is not None:
            self._replaced.add(task)
            task.cancel()

    async def end(self, key: str) -> None:
        """Cancel the coroutine of this key and wait for its end."""
        task = self._tasks.get(key)
        if task is not None:
            self.cancel(key)
            await asyncio.wait([task])

    async def finish(self, beginning: str) -> None:
        """Wait for the end of all whose keys begin so; nothing is cancelled."""
        while tasks := [
            task
            for key, task in self._tasks.items()
            if key.startswith(beginning) and not task.done()
        ]:
            await asyncio.wait(tasks)

    async def dispose(self) -> None:
        """Cancel everything and wait for its end; nothing starts here any more."""
        self._disposed = True
        for key in tuple(self._tasks):
            self.cancel(key)
        if self._replaced:
            await asyncio.wait(tuple(self._replaced))

    def _forget(self, key: str, task: asyncio.Task[None]) -> None:
        self._replaced.discard(task)
        if self._tasks.get(key) is task:
            del self._tasks[key]

    async def _guarded(self, work: Coroutine[object, object, None]) -> None:
        try:
            await work
        except KonnectError as error:
            if not self._disposed:
                self._on_error(error)
        except Exception as error:  # noqa: BLE001 — the last place that can catch it
            _LOG.exception("%s failed", self._name)
            if not self._disposed:
                internal = BrokenError(ErrorKind.INTERNAL, type(error).__name__)
                self._on_error(internal)
