"""Reading the planning of this week: what is believed of it, and which failures are its own.

Rule: a portal that does not tell its planning has told its timeline all the same, so a failure of
this one route is no failure of a refresh; what is kept then tells its age.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from konnect_desktop.domain.calendar import Calendar, week_of
from konnect_desktop.domain.changes import Kind
from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.time import today_in_amsterdam
from konnect_desktop.services.account import AccountSession

WITHIN_S: Final = 20.0
"""How long a refresh, which has shown the timeline by then, waits for the planning."""

# The rest tells of the account, of the network or of the whole portal.
_OF_THE_ROUTE: Final = frozenset(
    {
        ErrorKind.NO_ACCESS,
        ErrorKind.NOT_FOUND,
        ErrorKind.REQUEST_REFUSED,
        ErrorKind.PORTAL_CHANGED,
        ErrorKind.PORTAL_DOWN,
        ErrorKind.TIMEOUT,
    }
)


async def read_week(
    session: AccountSession,
    now: Callable[[], datetime],
    initiator: str,
    *,
    was_behind: bool,
    within_s: float = WITHIN_S,
) -> None:
    """Read this week's planning, keep it, and tell where it is another or of another age.

    Args:
        session: The account.
        now: The clock, giving aware moments.
        initiator: Who tells.
        was_behind: Whether what is kept was older than the rest before the refresh that this
            belongs to (``freshness.is_behind``).
        within_s: How long to wait for the portal.

    Raises:
        KonnectError: One that tells of more than this route.
    """
    known = await session.copy.planning()
    first, last = week_of(today_in_amsterdam(now()))
    try:
        async with asyncio.timeout(within_s):
            read = await session.api.calendar(first, last)
    except (KonnectError, TimeoutError) as error:
        if isinstance(error, KonnectError) and error.kind not in _OF_THE_ROUTE:
            raise
        if known is not None:
            session.publish(Kind.PLANNING, _days(known.calendar), initiator)
        return
    kept = believed(read, known.calendar if known else None)
    await session.copy.put_planning(kept, now())
    if known is None or known.calendar != kept or was_behind:
        session.publish(Kind.PLANNING, _days(kept), initiator)


def believed(read: Calendar, known: Calendar | None) -> Calendar:
    """Return the planning to keep.

    A portal that has lost its planning may send none of it: then the days that are known stay,
    marked as perhaps out of date (F060).
    """
    told = replace(read, quarantined=())
    if read.may_be_outdated and not read.days and known and known.first == read.first:
        return replace(known, may_be_outdated=True)
    return told


def _days(calendar: Calendar) -> frozenset[str]:
    return frozenset({calendar.first.isoformat()})
