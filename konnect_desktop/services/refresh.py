"""Reading what is new of one account, behind what is shown, each step told once it is kept.

A route that the portal does not open for this account leaves the others alone (F018); when the
portal cannot be talked to, the rest is not tried either. A route that is gone is told and leaves
the others alone, too (F061).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.domain.changes import Kind
from konnect_desktop.domain.errors import (
    BrokenError,
    ErrorKind,
    KonnectError,
    ProtocolChangedError,
    RefusedError,
)
from konnect_desktop.domain.people import UnreadCounts
from konnect_desktop.services import freshness
from konnect_desktop.services.account import AccountSession
from konnect_desktop.services.links import LinkBook
from konnect_desktop.services.refresh_pace import Pace
from konnect_desktop.services.sync import remember_sign_in
from konnect_desktop.services.timeline import TimelineReader, TimelineReading, was_read_whole

_INITIATOR: Final = "refresh"
# How long a portal that is being maintained is left alone by whatever nobody asked for (F047).
_MAINTENANCE: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class RefreshOutcome:
    """What a refresh brought.

    ``at`` is when it ended. ``failure`` is why not all was read; what was read is kept all the
    same. ``came_back_empty`` is a timeline without a card where cards were known (F050); then
    ``failure`` says so.
    ``unread`` is what this refresh read, if it did. ``new_cards`` are the keys of cards that were
    never there before; none of them when an account is read for the first time.
    """

    at: datetime
    failure: KonnectError | None = None
    came_back_empty: bool = False
    unread: UnreadCounts | None = None
    new_cards: frozenset[str] = frozenset()


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
        run = _Run(self._session, self._links, self._pace, self._now)
        try:
            await run.read(whole=whole)
        except KonnectError as error:
            run.failure = error
        self._last = run.outcome()
        return self._last


class _Run:
    """One refresh."""

    def __init__(
        self, session: AccountSession, links: LinkBook, pace: Pace, now: Callable[[], datetime]
    ) -> None:
        self._session = session
        self._links = links
        self._pace = pace
        self._now = now
        self._unread: UnreadCounts | None = None
        self._reading = TimelineReading()
        self._known: frozenset[str] = frozenset()
        self._first = True
        self._gone: KonnectError | None = None
        self.failure: KonnectError | None = None

    def outcome(self) -> RefreshOutcome:
        """Return what it brought."""
        fresh = frozenset(self._reading.changed) - self._known
        came_back_empty = self._reading.came_back_empty
        empty = BrokenError(ErrorKind.PORTAL_EMPTY) if came_back_empty else None
        return RefreshOutcome(
            at=self._now(),
            failure=self.failure or empty or self._gone,
            came_back_empty=came_back_empty,
            unread=self._unread,
            new_cards=frozenset() if self._first else fresh,
        )

    async def read(self, *, whole: bool) -> None:
        """Read everything, in the order in which it is shown.

        Raises:
            KonnectError: What ended it.
        """
        copy = self._session.copy
        facts = await copy.facts()
        self._first = not was_read_whole(facts)
        if self._first:
            self._pace.lift()
        self._known = await copy.card_keys()
        await self._step(self._read_children)
        if whole or freshness.PARENT_NAME not in facts:
            await self._step(self._read_parent, needed=False)
        await self._step(self._read_unread)
        if whole or freshness.ORGANISATION not in facts:
            await self._step(self._read_organisation, needed=False)
        await self._read_timeline(whole=whole)

    async def _step(self, read: Callable[[], Awaitable[None]], *, needed: bool = True) -> None:
        """Read one thing; what is not needed need not be there."""
        await self._pace.turn()
        try:
            await read()
        except KonnectError as error:
            match error.kind:
                case ErrorKind.NO_ACCESS:
                    pass
                case ErrorKind.NOT_FOUND:
                    if needed:
                        self._gone = ProtocolChangedError(error.detail, "$", "gone")
                case ErrorKind.PORTAL_CHANGED:
                    self.failure = self.failure or error
                case _:
                    raise

    async def _read_children(self) -> None:
        children = await self._session.api.children()
        self._links.take_children(children)
        changed = await self._session.copy.put_children(children)
        self._session.publish(Kind.CHILDREN, changed, _INITIATOR)

    async def _read_parent(self) -> None:
        parent = await self._session.api.parent()
        await self._session.copy.put_facts({freshness.PARENT_NAME: parent.full_name})

    async def _read_organisation(self) -> None:
        name = await self._session.api.organisation_name()
        if name:
            await self._session.copy.put_facts({freshness.ORGANISATION: name})

    async def _read_unread(self) -> None:
        self._unread = await self._session.api.unread_counts()
        before = await unread(self._session.copy)
        await self._session.copy.put_facts({freshness.UNREAD: freshness.unread_fact(self._unread)})
        changed = frozenset(
            name
            for name in UnreadCounts.__match_args__
            if before is None or getattr(before, name) != getattr(self._unread, name)
        )
        self._session.publish(Kind.UNREAD, changed, _INITIATOR)

    async def _read_timeline(self, *, whole: bool) -> None:
        reader = TimelineReader(
            self._session, self._links, now=self._now, before_page=self._pace.turn
        )
        self._reading = await reader.read(whole=whole)
        self.failure = self._reading.failure or self.failure
        identity = self._session.api.identity
        if identity is not None:
            await remember_sign_in(self._session.copy, identity)
        if self._reading.complete and self.failure is None:
            moment = self._now().astimezone(UTC).isoformat()
            await self._session.copy.put_facts({freshness.REFRESHED_AT: moment})


async def refreshed_at(copy: LocalCopy) -> datetime | None:
    """Return when all of an account was read the last time, as an aware moment."""
    return freshness.refreshed_at(await copy.facts())


async def unread(copy: LocalCopy) -> UnreadCounts | None:
    """Return the unread counters as they were read the last time."""
    return freshness.kept_unread(await copy.facts())


async def parent_name(copy: LocalCopy) -> str | None:
    """Return the full name of the parent, where it was read."""
    return (await copy.facts()).get(freshness.PARENT_NAME) or None
