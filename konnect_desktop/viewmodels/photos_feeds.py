"""What the grid knows of every open account: its media as they are filtered, read anew on changes.

Rule: an account that is gone is forgotten before its files are let go of, so that nothing of it is
read or shown any more (F178).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct

from konnect_desktop.cache.local_copy_media_marks import MediaMarks
from konnect_desktop.domain.changes import Change, Kind
from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.media_choice import MediaChoice
from konnect_desktop.viewmodels.timeline_feeds import TimelineAccount, TimelineAccounts

_OF_MEDIA = frozenset({Kind.CARDS, Kind.CONVERSATIONS})


class PhotoFeed(Struct):
    """One open account; ``marks`` is ``None`` until its local copy was read.

    ``has_any`` says whether there are media, whatever is chosen.
    """

    account: TimelineAccount
    unsubscribe: Callable[[], None]
    marks: MediaMarks | None = None
    has_any: bool = False
    stale: bool = True


class PhotoFeeds:
    """The feeds of all open accounts, in the user's order.

    Args:
        accounts: Where they come from.
        on_stale: Called when something has to be read or shown anew.
    """

    def __init__(self, accounts: TimelineAccounts, on_stale: Callable[[], None]) -> None:
        self._accounts = accounts
        self._on_stale = on_stale
        self._feeds: dict[str, PhotoFeed] = {}
        self._chosen: str | None = None

    def get(self, account_id: str) -> PhotoFeed | None:
        """Return an account's feed while it is open."""
        return self._feeds.get(account_id)

    def shown(self) -> list[PhotoFeed]:
        """Return the feeds that are looked at."""
        feeds = self._feeds.values()
        return [feed for feed in feeds if self._chosen in {None, feed.account.account_id}]

    def follow(self) -> None:
        """Take over what the accounts are now."""
        opened = {account.account_id: account for account in self._accounts.open_accounts()}
        for account_id in [known for known in self._feeds if known not in opened]:
            self.forget(account_id)
        feeds = {account_id: self._feed(account) for account_id, account in opened.items()}
        before = list(self._feeds), self._chosen
        self._feeds, self._chosen = feeds, self._accounts.chosen
        if before != (list(feeds), self._chosen):
            self._on_stale()

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

    def make_stale(self) -> None:
        """Read everything anew: something else is chosen."""
        for feed in self._feeds.values():
            feed.stale = True
        self._on_stale()

    async def read_stale(self, chosen: Callable[[str], MediaChoice]) -> Sequence[KonnectError]:
        """Read what has changed of the accounts that are looked at; return what failed.

        Args:
            chosen: Gives what is chosen of an account.
        """
        stale = [feed for feed in self.shown() if feed.stale]
        read = await asyncio.gather(*(self._try_to_read(feed, chosen) for feed in stale))
        return [error for error in read if error is not None]

    async def _try_to_read(
        self, feed: PhotoFeed, chosen: Callable[[str], MediaChoice]
    ) -> KonnectError | None:
        feed.stale = False
        copy = feed.account.copy
        try:
            marks = await copy.media_marks(chosen(feed.account.account_id))
            feed.has_any = bool(marks.numbers) or await copy.has_media()
        except KonnectError as error:
            return error
        feed.marks = marks
        return None

    def _feed(self, account: TimelineAccount) -> PhotoFeed:
        known = self._feeds.get(account.account_id)
        if known is not None and known.account is account:
            return known
        if known is not None:
            known.unsubscribe()
        self._on_stale()
        return PhotoFeed(account, account.changes.subscribe(partial(self._take, account)))

    def _take(self, account: TimelineAccount, change: Change) -> None:
        feed = self._feeds.get(account.account_id)
        if feed is not None and feed.account is account and change.kind in _OF_MEDIA:
            feed.stale = True
            self._on_stale()
