"""Coroutines beside a Qt application without a screen, on the event loop that the app itself uses.

``run(coroutine)`` runs one to its end; ``until`` waits for a condition, never for time.
"""

from __future__ import annotations

import asyncio
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

from collections.abc import Awaitable, Callable, Coroutine, Iterator
from typing import Protocol, TypeVar, cast

import pytest
import qasync
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.support.leaks import tasks_left

_Result = TypeVar("_Result")
PATIENCE_S = 20.0


class Run(Protocol):
    """Runs a coroutine on the Qt event loop and returns its result."""

    def __call__(self, work: Coroutine[object, object, _Result]) -> _Result: ...


def the_application() -> QApplication:
    """Return the one application of the process."""
    return cast("QApplication | None", QApplication.instance()) or QApplication(["tests"])


@pytest.fixture(scope="session")
def application() -> QApplication:
    return the_application()


@pytest.fixture
def run(application: QApplication) -> Iterator[Run]:
    """Run coroutines of a test; fail if a task is left when the last one has ended."""
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:

        def run_it(work: Coroutine[object, object, _Result]) -> _Result:
            return runner.run(asyncio.wait_for(work, 60))

        yield run_it
        left = runner.run(tasks_left())
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert left == []


async def until(condition: Callable[[], object], *, within_s: float = PATIENCE_S) -> None:
    """Let the loop go on until ``condition`` holds; fail when it does not in time."""
    async with asyncio.timeout(within_s):
        while not condition():  # noqa: ASYNC110 — any condition, also of what has no event
            await asyncio.sleep(0.005)


async def eventually(
    condition: Callable[[], Awaitable[object]], *, within_s: float = PATIENCE_S
) -> None:
    """Like ``until``, for a condition that has to be awaited itself."""
    async with asyncio.timeout(within_s):
        while not await condition():  # noqa: ASYNC110 — ditto
            await asyncio.sleep(0.005)
