"""What the timeline knows of every open account: its marks and children, read anew on changes.

Rule: an account that is gone is forgotten before its files are let go of, so that nothing of it
is read or shown any more (F178).
"""

from __future__ import annotations

import asyncio
import math
from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Final, Protocol

from msgspec import Struct
from PySide6.QtCore import SignalInstance

from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.cache.local_copy_marks import CardMark
from konnect_desktop.domain.changes import Change, Kind
from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.people import Child
from konnect_desktop.domain.timeline import CardKind
from konnect_desktop.services.changes import ChangeFeed
from konnect_desktop.services.freshness import refreshed_at
from konnect_desktop.viewmodels.timeline_entries import shown_children
from konnect_desktop.viewmodels.timeline_layout import newcomers
from konnect_desktop.viewmodels.timeline_rows import AccountLook, EntryKey, ShownChild

_TOGETHER_S: Final = 1.0


class TimelineAccount(Protocol):
    """What the timeline needs of an ``OpenAccount``."""

    @property
    def account_id(self) -> str:
        """Ours."""
        ...

    @property
    def copy(self) -> LocalCopy:
        """Its open local copy."""
        ...

    @property
    def changes(self) -> ChangeFeed:
        """Its feed."""
        ...


class TimelineAccounts(Protocol):
    """The accounts of the window, as ``viewmodels.accounts.Accounts`` has them."""

    @property
    def changed(self) -> SignalInstance:
        """Tells that accounts, their looks, their order or the choice are others."""
        ...

    @property
    def chosen(self) -> str | None:
        """The account that is looked at; ``None`` for all."""
        ...

    def open_accounts(self) -> Sequence[TimelineAccount]:
        """Return what is open, in the user's order."""
        ...

    def look(self, account_id: str) -> AccountLook:
        """Return how an account is told from the others."""
        ...


class Feed(Struct):
    """One open account.

    ``marks`` is ``None`` until its local copy was read; ``held`` waits to be announced; ``young``
    says that the portal was never read to the end for it.
    """

    account: TimelineAccount
    look: AccountLook
    unsubscribe: Callable[[], None]
    marks: Sequence[CardMark] | None = None
    kept_children: Sequence[Child] = ()
    children: Sequence[ShownChild] = ()
    held: frozenset[str] = frozenset()
    stale: bool = True
    young: bool = False


class TimelineFeeds:
    """The feeds of all open accounts, in the user's order.

    Args:
        accounts: Where they come from.
        on_stale: Called when something has to be read or laid out anew.
        on_cards: Called with an account's id and the keys of cards whose content is another, or
            with ``None`` where all rows of the account look different now.
    """

    def __init__(
        self,
        accounts: TimelineAccounts,
        on_stale: Callable[[], None],
        on_cards: Callable[[str, frozenset[str] | None], None],
    ) -> None:
        self._accounts = accounts
        self._on_stale = on_stale
        self._on_cards = on_cards
        self._feeds: dict[str, Feed] = {}
        self._chosen: str | None = None

    def get(self, account_id: str) -> Feed | None:
        """Return an account's feed while it is open."""
        return self._feeds.get(account_id)

    def shown(self) -> list[Feed]:
        """Return the feeds that are looked at."""
        feeds = self._feeds.values()
        return [feed for feed in feeds if self._chosen in {None, feed.account.account_id}]

    def diaries(
        self, account_id: str, day: date, children: Collection[str]
    ) -> tuple[EntryKey, ...]:
        """Return the diaries of these children of one day, as far as they have been read."""
        feed = self._feeds.get(account_id)
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
        opened = {account.account_id: account for account in self._accounts.open_accounts()}
        for account_id in [known for known in self._feeds if known not in opened]:
            self.forget(account_id)
        feeds = {account_id: self._feed(account) for account_id, account in opened.items()}
        chosen_before, self._chosen = self._chosen, self._accounts.chosen
        if list(feeds) != list(self._feeds) or chosen_before != self._chosen:
            self._on_stale()
        self._feeds = feeds
        return chosen_before != self._chosen

    def forget(self, account_id: str) -> None:
        """Let go of an account."""
        feed = self._feeds.pop(account_id, None)
        if feed is not None:
            feed.unsubscribe()
            self._on_stale()

    def forget_all(self) -> None:
        """Let go of everything."""
        for account_id in tuple(self._feeds):
            self.forget(account_id)

    def reveal(self) -> None:
        """Hold nothing back any more."""
        for feed in self._feeds.values():
            feed.held = frozenset()

    async def read_stale(self) -> list[KonnectError]:
        """Read marks and children of the accounts that have changed; return what failed."""
        stale = [feed for feed in self._feeds.values() if feed.stale]
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
        shown = self.shown()
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

    def _feed(self, account: TimelineAccount) -> Feed:
        look = self._accounts.look(account.account_id)
        known = self._feeds.get(account.account_id)
        if known is not None and known.account is account:
            if known.look != look:
                known.look = look
                self._dress(known)
                self._on_stale()
            return known
        if known is not None:
            known.unsubscribe()
            self._on_cards(account.account_id, None)
        self._on_stale()
        return Feed(account, look, account.changes.subscribe(partial(self._take, account)))

    def _take(self, account: TimelineAccount, change: Change) -> None:
        feed = self._feeds.get(account.account_id)
        if feed is None or feed.account is not account:
            return
        if change.kind is Kind.CARDS:
            self._on_cards(account.account_id, change.ids)
        elif change.kind is not Kind.CHILDREN:
            return
        feed.stale = True
        self._on_stale()


def _age(mark: CardMark) -> float:
    return math.inf if mark.day is None else -mark.day.toordinal()


def _is_empty(feed: Feed) -> bool:
    return not feed.marks
