"""Reading what is new of one account, behind what is shown, each step told once it is kept.

There is one refresh at a time, whoever asks for it; what one reads stands in ``refresh_run``.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.domain.errors import ErrorKind, KonnectError, RefusedError
from konnect_desktop.domain.people import UnreadCounts
from konnect_desktop.services import freshness
from konnect_desktop.services.account import AccountSession
from konnect_desktop.services.links import LinkBook
from konnect_desktop.services.refresh_pace import Pace
from konnect_desktop.services.refresh_run import RefreshOutcome, RefreshRun

# How long a portal that is being maintained is left alone by whatever nobody asked for (F047).
_MAINTENANCE: Final = timedelta(minutes=5)


@dataclass(slots=True)
class _Flight:
    """A run under way and how many wait for it."""

    task: asyncio.Task[RefreshOutcome]
    whole: bool
    waiting: int = 0


class Refresh:
    """Refreshes one account, once at a time; used on the loop's thread.

    Args:
        session: The account.
        links: Learns the links of all that is read.
        now: The clock, giving aware moments.
        pace: Keeps requests apart that nobody asked for.
    """

    def __init__(
        self,
        session: AccountSession,
        links: LinkBook,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        pace: Pace | None = None,
    ) -> None:
        self._session = session
        self._links = links
        self._now = now
        self._pace = pace or Pace()
        self._flight: _Flight | None = None
        self._last: RefreshOutcome | None = None
        self._tasks: set[asyncio.Task[RefreshOutcome]] = set()

    async def run(self, *, whole: bool = False, by_user: bool = False) -> RefreshOutcome:
        """Read what is new; whoever comes while that is under way gets its outcome too.

        It ends early when everybody who waits for it is cancelled. While a portal is being
        maintained nothing is read every five minutes but once, unless somebody asked.

        Args:
            whole: Read the timeline to its end, whatever is known.
            by_user: Somebody asked and waits: requests follow each other at once. So they do
                the first time that an account is read.

        Raises:
            RefusedError: ``SIGN_IN_FIRST``: it was ended by ``aclose``.
        """
        while (flight := self._flight) is not None and whole and not flight.whole:
            await asyncio.wait([flight.task])
        if flight is None:
            if not by_user and (rest := self._resting()) is not None:
                return rest
            self._pace.hold()
            flight = self._start(whole=whole)
        if by_user:
            self._pace.lift()
        flight.waiting += 1
        try:
            await asyncio.wait([flight.task])
        finally:
            flight.waiting -= 1
            if not flight.waiting:
                self._end(flight)
        if flight.task.cancelled():
            raise RefusedError(ErrorKind.SIGN_IN_FIRST, "signed out")
        return flight.task.result()

    def _resting(self) -> RefreshOutcome | None:
        """Return how the last run ended, if that says to leave the portal alone for now."""
        last = self._last
        if last is None or last.failure is None or last.failure.kind is not ErrorKind.MAINTENANCE:
            return None
        return last if timedelta(0) <= self._now() - last.at < _MAINTENANCE else None

    async def aclose(self) -> None:
        """End a run that is under way."""
        if self._flight is not None:
            self._end(self._flight)
        if self._tasks:
            await asyncio.wait(tuple(self._tasks))

    def _end(self, flight: _Flight) -> None:
        """End a run; who comes from now on gets one of their own."""
        if self._flight is flight:
            self._flight = None
        flight.task.cancel()

    def _start(self, *, whole: bool) -> _Flight:
        task = asyncio.get_running_loop().create_task(
            self._refresh(whole=whole), name="konnect-refresh"
        )
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        self._flight = _Flight(task, whole)
        return self._flight

    def _ended(self, task: asyncio.Task[RefreshOutcome]) -> None:
        self._tasks.discard(task)
        if self._flight is not None and self._flight.task is task:
            self._flight = None
        if not task.cancelled():
            task.exception()  # looked at: perhaps everybody who waited has gone

    async def _refresh(self, *, whole: bool) -> RefreshOutcome:
        run = RefreshRun(self._session, self._links, self._pace, self._now)
        try:
            await run.read(whole=whole)
        except KonnectError as error:
            run.failure = error
        self._last = run.outcome()
        return self._last


async def refreshed_at(copy: LocalCopy) -> datetime | None:
    """Return when all of an account was read the last time, as an aware moment."""
    return freshness.refreshed_at(await copy.facts())


async def unread(copy: LocalCopy) -> UnreadCounts | None:
    """Return the unread counters as they were read the last time."""
    return freshness.kept_unread(await copy.facts())


async def parent_name(copy: LocalCopy) -> str | None:
    """Return the full name of the parent, where it was read."""
    return (await copy.facts()).get(freshness.PARENT_NAME) or None
