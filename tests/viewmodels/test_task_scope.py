from __future__ import annotations

import asyncio

from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.viewmodels.task_scope import TaskScope
from tests.support.leaks import LogWatch
from tests.support.qt_loop import Run, until


def test_the_same_key_cancels_the_one_before(run: Run) -> None:
    async def story() -> None:
        done: list[str] = []
        scope = TaskScope("test", lambda _: None)

        async def work(name: str, wait: asyncio.Event) -> None:
            await wait.wait()
            done.append(name)

        never, now = asyncio.Event(), asyncio.Event()
        now.set()
        scope.start("load", work("first", never))
        scope.start("load", work("second", now))
        await until(lambda: done)
        assert done == ["second"]
        await scope.dispose()

    run(story())


def test_one_that_has_just_ended_is_not_joined_any_more(run: Run) -> None:
    """Else an F5 at the very end of a refresh would be lost."""

    async def story() -> None:
        scope = TaskScope("test", lambda _: None)
        go, ran = asyncio.Event(), list[int]()

        async def work() -> None:
            await go.wait()
            ran.append(1)

        scope.join("read", work)
        await asyncio.sleep(0)
        task = scope._tasks["read"]
        go.set()
        await asyncio.sleep(0)
        assert task.done()
        assert "read" in scope._tasks, "the loop has not told the scope yet"
        scope.join("read", work)
        await until(lambda: len(ran) == 2)
        await scope.dispose()

    run(story())


def test_errors_are_told_and_others_become_internal(run: Run, expected_logs: LogWatch) -> None:
    expected_logs.allow("konnect_desktop.viewmodels.task_scope", 40)

    async def story() -> None:
        told: list[ErrorKind] = []
        scope = TaskScope("test", lambda error: told.append(error.kind))

        async def offline() -> None:
            raise KonnectError(ErrorKind.OFFLINE)

        async def bug() -> None:
            raise LookupError

        scope.start("a", offline())
        scope.start("b", bug())
        await until(lambda: len(told) == 2)
        assert told == [ErrorKind.OFFLINE, ErrorKind.INTERNAL]
        await scope.dispose()

    run(story())


def test_f023_after_dispose_nothing_runs_and_nothing_is_told(run: Run) -> None:
    async def story() -> None:
        told: list[KonnectError] = []
        ran: list[int] = []
        scope = TaskScope("test", told.append)

        async def fails_when_cancelled() -> None:
            try:
                await asyncio.Event().wait()
            finally:
                ran.append(1)
                raise KonnectError(ErrorKind.OFFLINE)

        scope.start("a", fails_when_cancelled())
        await asyncio.sleep(0)
        await scope.dispose()
        assert ran == [1]
        scope.start("b", fails_when_cancelled())
        await asyncio.sleep(0)
        assert ran == [1]
        assert told == []

    run(story())


def test_join_takes_the_one_under_way(run: Run) -> None:
    async def story() -> None:
        started: list[int] = []
        gate = asyncio.Event()
        scope = TaskScope("test", lambda _: None)

        async def work() -> None:
            started.append(1)
            await gate.wait()

        scope.join("refresh", work)
        scope.join("refresh", work)
        await until(lambda: started)
        assert started == [1]
        gate.set()
        await until(lambda: not scope.is_running("refresh"))
        await scope.dispose()

    run(story())
