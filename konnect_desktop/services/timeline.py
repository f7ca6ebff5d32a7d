"""Reading the timeline into the local copy: how far down, and when a reading counts as whole.

The mark "read up to here" is stored only when a reading has reached the end of the list or the
mark before; a failure is never taken for the end (features part 4, fault 6).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Final

from konnect_desktop.domain.card_keys import card_key
from konnect_desktop.domain.changes import Kind
from konnect_desktop.domain.errors import ErrorKind, KonnectError, ProtocolChangedError
from konnect_desktop.domain.time import today_in_amsterdam
from konnect_desktop.domain.timeline import Quarantined, TimelinePage
from konnect_desktop.services.account import AccountSession
from konnect_desktop.services.links import LinkBook

_INITIATOR: Final = "timeline"
_ALWAYS_READ: Final = timedelta(days=14)
_WHOLE_EVERY: Final = timedelta(days=30)
_MARK: Final = "timeline.read_up_to"
_WHOLE: Final = "timeline.read_whole_at"
_READING: Final = "timeline.reading"


@dataclass(slots=True)
class TimelineReading:
    """What a reading brought.

    ``complete`` says that it reached the end of the list or the mark before; ``failure`` says why
    not. ``came_back_empty`` is a list without a card where cards were known (F050).
    """

    complete: bool = False
    whole: bool = False
    came_back_empty: bool = False
    cards_read: int = 0
    changed: set[str] = field(default_factory=set[str])
    removed: frozenset[str] = frozenset()
    quarantined: set[Quarantined] = field(default_factory=set[Quarantined])
    failure: KonnectError | None = None


async def _at_once() -> None:
    return


def was_read_whole(facts: Mapping[str, str]) -> bool:
    """Say whether an account's timeline was ever read to its end, by its facts."""
    return _WHOLE in facts


def _told(error: KonnectError) -> KonnectError:
    """Return what a failure is called: a portal without a timeline is not as it was (F061)."""
    if error.kind is ErrorKind.NOT_FOUND:
        return ProtocolChangedError(error.detail, "$", "gone")
    return error


class TimelineReader:
    """Reads one account's timeline.

    Args:
        account: Whose.
        links: Learns the links of all that is read.
        now: The clock, giving aware moments.
        on_page: Called after each page with the number of cards read so far.
        before_page: Awaited before each page is asked for.
    """

    def __init__(
        self,
        account: AccountSession,
        links: LinkBook,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        on_page: Callable[[int], None] = lambda _: None,
        before_page: Callable[[], Awaitable[None]] = _at_once,
    ) -> None:
        self._account = account
        self._links = links
        self._now = now
        self._on_page = on_page
        self._before_page = before_page

    async def read(self, *, whole: bool = False) -> TimelineReading:
        """Read what may be new, or everything if asked, or if the last time is 30 days ago.

        A failure on the way is in the result; what was read until then is kept.
        """
        facts = await self._account.copy.facts()
        began = self._now()
        reading = TimelineReading(whole=whole or self._whole_is_due(facts.get(_WHOLE), began))
        number = await self._next_number(int(facts.get(_READING, "0")))
        boundary = None if reading.whole else self._boundary(facts.get(_MARK), began)
        try:
            number = await self._read_down_to(boundary, reading, number)
        except KonnectError as error:
            reading.failure = _told(error)
            return reading
        await self._conclude(reading, number, began)
        return reading

    async def read_on_for(self, missing: set[str]) -> KonnectError | None:
        """Read on until the links of ``missing`` media are known, or the list ends.

        Returns:
            What went wrong, if anything did.
        """
        if all(map(self._links.knows, missing)):
            return None
        found = self._links.knows
        try:
            async for page in self._account.api.timeline().pages(
                enough=lambda _: all(map(found, missing))
            ):
                self._links.take_page(page)
        except KonnectError as error:
            return error
        return None

    async def _next_number(self, number: int) -> int:
        await self._account.copy.put_facts({_READING: str(number + 1)})
        return number + 1

    async def _read_down_to(
        self, boundary: date | None, reading: TimelineReading, number: int
    ) -> int:
        """Read; return the number of the pass that reached the end."""
        unchanged: set[str] = set()

        def enough(page: TimelinePage) -> bool:
            return boundary is not None and all(
                card.day is not None and card.day < boundary and card_key(card) in unchanged
                for card in page.cards
            )

        pages = self._account.api.timeline().pages(enough=enough, before_page=self._before_page)
        async for page in pages:
            if page.offset == 0 and reading.cards_read:
                # The list moved and is read anew: what only the pass before met may be gone (F057).
                number = await self._next_number(number)
            self._links.take_page(page)
            changed = await self._account.copy.put_cards(
                page.cards, first_position=page.offset, reading=number
            )
            unchanged = {card_key(card) for card in page.cards} - changed
            reading.changed |= changed
            reading.cards_read = max(reading.cards_read, page.offset + page.received)
            reading.quarantined.update(page.quarantined)
            self._account.publish(Kind.CARDS, changed, _INITIATOR)
            self._on_page(reading.cards_read)
        return number

    async def _conclude(self, reading: TimelineReading, number: int, began: datetime) -> None:
        copy = self._account.copy
        if reading.cards_read == 0 and await copy.has_cards():
            # Nothing is removed, nothing is marked: the portal may think better of it.
            reading.came_back_empty = True
            return
        reading.complete = True
        facts = {_MARK: today_in_amsterdam(began).isoformat()}
        if reading.whole:
            facts[_WHOLE] = began.isoformat()
            reading.removed = await copy.mark_unseen_as_removed(number)
            self._account.publish(Kind.CARDS, reading.removed, _INITIATOR)
        await copy.put_facts(facts)

    def _whole_is_due(self, last: str | None, began: datetime) -> bool:
        if last is None:
            return True
        try:
            age = began - datetime.fromisoformat(last)
        except (ValueError, TypeError):
            return True
        # A clock that went back must not put off the whole reading for years.
        return not timedelta(0) <= age < _WHOLE_EVERY

    def _boundary(self, mark: str | None, began: datetime) -> date:
        today = today_in_amsterdam(began)
        read_up_to = min(date.fromisoformat(mark), today) if mark else date.min + _ALWAYS_READ
        return read_up_to - _ALWAYS_READ
