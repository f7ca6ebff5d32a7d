"""What the timeline knows of every open account: its marks and children, read anew on changes."""

from __future__ import annotations

import asyncio
import math
from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from datetime import date
from typing import Final

from msgspec import Struct

from konnect_desktop.cache.local_copy_marks import CardMark
from konnect_desktop.domain.changes import Change, Kind
from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.people import Child
from konnect_desktop.domain.timeline import CardKind
from konnect_desktop.services.freshness import refreshed_at
from konnect_desktop.viewmodels.account_feeds import AccountFeeds, SeenAccount, SeenAccounts
from konnect_desktop.viewmodels.timeline_entries import shown_children
from konnect_desktop.viewmodels.timeline_layout import newcomers
from konnect_desktop.viewmodels.timeline_rows import AccountLook, EntryKey, ShownChild

_TOGETHER_S: Final = 1.0


class Feed(Struct):
    """One open account.

    ``marks`` is ``None`` until its local copy was read; ``held`` waits to be announced; ``young``
    says that the portal was never read to the end for it.
    """

    account: SeenAccount
    look: AccountLook
    marks: Sequence[CardMark] | None = None
    kept_children: Sequence[Child] = ()
    children: Sequence[ShownChild] = ()
    held: frozenset[str] = frozenset()
    stale: bool = True
    young: bool = False


class TimelineFeeds:
    """Reads the feeds of all open accounts.

    Args:
        accounts: Where they come from.
        on_stale: Called when something has to be read or laid out anew.
        on_cards: Called with an account's id and the keys of cards whose content is another, or
            with ``None`` where all rows of the account look different now.
    """

    def __init__(
        self,
        accounts: SeenAccounts,
        on_stale: Callable[[], None],
        on_cards: Callable[[str, frozenset[str] | None], None],
    ) -> None:
        self._accounts = accounts
        self._on_stale = on_stale
        self._on_cards = on_cards
        self.open = AccountFeeds(accounts, self._begin, self._end, self._take)

    def diaries(
        self, account_id: str, day: date, children: Collection[str]
    ) -> tuple[EntryKey, ...]:
        """Return the diaries of these children of one day, as far as they have been read."""
        feed = self.open.get(account_id)
        marks = (feed.marks if feed is not None else None) or ()
        found: list[EntryKey] = []
        # Newest day first, cards without a day at the end.
        for mark in marks[bisect_left(marks, -day.toordinal(), key=_age) :]:
            if mark.day != day:
                break
            if mark.kind is CardKind.JOURNAL and not set(mark.children).isdisjoint(children):
                found.append(EntryKey(account_id, mark.key))
        return tuple(found)

    def follow(self) -> bool:
        """Take over what the accounts are now; say whether another one was chosen."""
        before = self.open.chosen
        if self.open.follow():
            self._on_stale()
        for feed in self.open:
            look = self._accounts.look(feed.account.account_id)
            if feed.look != look:
                feed.look = look
                self._dress(feed)
                self._on_stale()
        return before != self.open.chosen

    def reveal(self) -> None:
        """Hold nothing back any more."""
        for feed in self.open:
            feed.held = frozenset()

    async def read_stale(self) -> list[KonnectError]:
        """Read marks and children of the accounts that have changed; return what failed."""
        stale = [feed for feed in self.open if feed.stale]
        read = await asyncio.gather(*map(self._try_to_read, stale))
        return [error for error in read if error is not None]

    async def begin_together(self, woken: asyncio.Event) -> list[KonnectError]:
        """Wait for accounts that are read for the first time until some of each has come.

        What comes a moment later would push down what is seen of the others. It waits a second at
        most; ``woken`` is set by ``on_stale``.
        """
        failures: list[KonnectError] = []
        loop = asyncio.get_running_loop()
        until_s = loop.time() + _TOGETHER_S
        while self._some_are_late() and (left_s := until_s - loop.time()) > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(woken.wait(), left_s)
            woken.clear()
            failures += await self.read_stale()
        return failures

    def _some_are_late(self) -> bool:
        shown = self.open.shown()
        return all(feed.young for feed in shown) and 0 < sum(map(_is_empty, shown)) < len(shown)

    async def _try_to_read(self, feed: Feed) -> KonnectError | None:
        try:
            await self._read(feed)
        except KonnectError as error:
            return error
        return None

    async def _read(self, feed: Feed) -> None:
        feed.stale = False
        copy = feed.account.copy
        marks, children, facts = await asyncio.gather(
            copy.card_marks(), copy.children(), copy.facts()
        )
        feed.young = refreshed_at(facts) is None
        known = feed.marks
        if known:
            new = await asyncio.to_thread(newcomers, known, marks)
            feed.held |= new
        feed.marks = marks
        if children != feed.kept_children:
            feed.kept_children = children
            self._dress(feed)

    def _dress(self, feed: Feed) -> None:
        feed.children = shown_children(feed.look, feed.kept_children)
        self._on_cards(feed.account.account_id, None)

    def _begin(self, account: SeenAccount) -> Feed:
        # What was read of it before it was opened again is of another local copy.
        self._on_cards(account.account_id, None)
        self._on_stale()
        return Feed(account, self._accounts.look(account.account_id))

    def _end(self, _account_id: str) -> None:
        self._on_stale()

    def _take(self, feed: Feed, change: Change) -> None:
        if change.kind is Kind.CARDS:
            self._on_cards(feed.account.account_id, change.ids)
        elif change.kind is not Kind.CHILDREN:
            return
        feed.stale = True
        self._on_stale()


def _age(mark: CardMark) -> float:
    return math.inf if mark.day is None else -mark.day.toordinal()


def _is_empty(feed: Feed) -> bool:
    return not feed.marks
