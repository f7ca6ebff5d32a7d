"""What the grid knows of every open account: its media as filtered, read anew on changes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from msgspec import Struct

from konnect_desktop.cache.local_copy_media_marks import MediaMarks
from konnect_desktop.domain.changes import Change, Kind
from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.media_choice import MediaChoice
from konnect_desktop.viewmodels.account_feeds import AccountFeeds, SeenAccount, SeenAccounts

_OF_MEDIA = frozenset({Kind.CARDS, Kind.CONVERSATIONS})


class PhotoFeed(Struct):
    """One open account; ``marks`` is ``None`` until its local copy was read.

    ``has_any`` says whether there are media, whatever is chosen.
    """

    account: SeenAccount
    marks: MediaMarks | None = None
    has_any: bool = False
    stale: bool = True


class PhotoFeeds:
    """Reads the feeds of all open accounts.

    Args:
        accounts: Where they come from.
        on_stale: Called when something has to be read or shown anew.
    """

    def __init__(self, accounts: SeenAccounts, on_stale: Callable[[], None]) -> None:
        self._on_stale = on_stale
        self.open = AccountFeeds(accounts, self._begin, self._end, self._take)

    def follow(self) -> None:
        """Take over what the accounts are now."""
        if self.open.follow():
            self._on_stale()

    def make_stale(self) -> None:
        """Read everything anew: something else is chosen."""
        for feed in self.open:
            feed.stale = True
        self._on_stale()

    async def read_stale(self, chosen: Callable[[str], MediaChoice]) -> Sequence[KonnectError]:
        """Read what has changed of the accounts that are looked at; return what failed.

        Args:
            chosen: Gives what is chosen of an account.
        """
        stale = [feed for feed in self.open.shown() if feed.stale]
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

    def _begin(self, account: SeenAccount) -> PhotoFeed:
        self._on_stale()
        return PhotoFeed(account)

    def _end(self, _account_id: str) -> None:
        self._on_stale()

    def _take(self, feed: PhotoFeed, change: Change) -> None:
        if change.kind in _OF_MEDIA:
            feed.stale = True
            self._on_stale()
