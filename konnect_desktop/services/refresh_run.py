"""One refresh of one account: what is read, in which order, and what ends it.

A route that the portal does not open for this account leaves the others alone (F018); when the
portal cannot be talked to, the rest is not tried either. A route that is gone is told and leaves
the others alone, too (F061). The planning comes last and fails for itself (``planning``).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from konnect_desktop.domain.changes import Kind
from konnect_desktop.domain.errors import (
    BrokenError,
    ErrorKind,
    KonnectError,
    ProtocolChangedError,
)
from konnect_desktop.domain.people import UnreadCounts
from konnect_desktop.services import freshness
from konnect_desktop.services.account import AccountSession
from konnect_desktop.services.links import LinkBook
from konnect_desktop.services.planning import read_week
from konnect_desktop.services.refresh_pace import Pace
from konnect_desktop.services.sync import remember_sign_in
from konnect_desktop.services.timeline import TimelineReader, TimelineReading, was_read_whole

_INITIATOR: Final = "refresh"


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


class RefreshRun:
    """One refresh.

    Args:
        session: The account.
        links: Learns the links of all that is read.
        pace: Keeps requests apart.
        now: The clock, giving aware moments.
    """

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
        planning = await copy.planning()
        was_behind = planning is not None and freshness.is_behind(planning, facts)
        await self._read_timeline(whole=whole)
        if self.failure is None or self.failure.kind is ErrorKind.PORTAL_CHANGED:
            await self._pace.turn()
            await read_week(self._session, self._now, _INITIATOR, was_behind=was_behind)

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
        before = freshness.kept_unread(await self._session.copy.facts())
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
