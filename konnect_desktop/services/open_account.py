"""One account while the window is open: what is kept at once, the portal when it is wanted.

Rule: nothing here imports the network; ``connect`` does, in a thread, after the first paint.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from konnect_desktop.cache.local_copy import LocalCopy
from konnect_desktop.domain.portals import Portal
from konnect_desktop.services.changes import ChangeFeed

if TYPE_CHECKING:
    from konnect_desktop.services.account import AccountSession
    from konnect_desktop.services.links import LinkBook
    from konnect_desktop.services.own_marks import OwnMarksBook
    from konnect_desktop.services.pictures import PictureShelf
    from konnect_desktop.services.refresh import Refresh
    from konnect_desktop.services.saving.saver import Saver


class Online(Struct, frozen=True):
    """What speaks to the portal for one account."""

    session: AccountSession
    links: LinkBook
    refresh: Refresh
    saver: Saver


class OpenAccount:
    """One account of the window.

    Args:
        account_id: Ours; of a demo account its organisation's label.
        portal: Where it lives.
        copy: Its open local copy.
        changes: Its feed, the one its session will publish to.
        pictures: Its pictures: found at once where they are kept, fetched when online.
        marks: What its parent has marked on this computer.
        connect: Makes the parts that speak to the portal; called once, when first wanted.
    """

    def __init__(  # noqa: PLR0913 — the parts of an account, named at the call
        self,
        *,
        account_id: str,
        portal: Portal,
        copy: LocalCopy,
        changes: ChangeFeed,
        pictures: PictureShelf,
        marks: OwnMarksBook,
        connect: Callable[[], Awaitable[Online]],
    ) -> None:
        self.account_id = account_id
        self.portal = portal
        self.copy = copy
        self.changes = changes
        self.pictures = pictures
        self.marks = marks
        self._connect = connect
        self._connecting = asyncio.Lock()
        self._online: Online | None = None

    async def online(self) -> Online:
        """Return what speaks to the portal; nothing is sent by asking for it."""
        async with self._connecting:
            if self._online is None:
                self._online = await self._connect()
            return self._online
