"""All that is said of the photos that are looked at: asked for by the grid, read in batches, few.

Rule: asking never waits; what comes is told.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Signal

from konnect_desktop.cache.local_copy_media_marks import StoredMedium
from konnect_desktop.cache.local_copy_rows import StoredCard
from konnect_desktop.cache.local_copy_sightings import Flag
from konnect_desktop.domain.people import Child
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.domain.shown_text import shown_name
from konnect_desktop.viewmodels.account_feeds import SeenAccount, SeenAccounts
from konnect_desktop.viewmodels.photos_album import Photo
from konnect_desktop.viewmodels.task_scope import TaskScope
from konnect_desktop.viewmodels.timeline_entries import shown_children, shown_medium
from konnect_desktop.viewmodels.timeline_rows import AccountLook, EntryKey, ShownMedium

MOST_KEPT: Final = 600
_BATCH: Final = 60


class PhotoDetails(QObject):
    """Keeps what was asked for last; ``loaded`` tells a frozenset of ``PictureKey``.

    Args:
        accounts: Where the local copies are.
        parent: Its owner.
    """

    loaded = Signal(object)
    failed = Signal(object)

    def __init__(self, accounts: SeenAccounts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self._known: OrderedDict[PictureKey, ShownMedium] = OrderedDict()
        self._wanted: OrderedDict[PictureKey, Photo] = OrderedDict()
        self._scope = TaskScope("photo details", self.failed.emit)

    def look_at(self, photo: Photo) -> ShownMedium | None:
        """Return what is known of a photo, and see to it that it comes if it is not here."""
        found = self._known.get(photo.key)
        if found is not None:
            self._known.move_to_end(photo.key)
            return found
        self._wanted[photo.key] = photo
        if len(self._wanted) > MOST_KEPT:
            self._wanted.popitem(last=False)
        self._scope.join("load", self._load_wanted)
        return None

    async def fetch(self, photos: Sequence[Photo]) -> list[ShownMedium]:
        """Return photos as they are shown elsewhere; one that is not there any more is left out.

        Raises:
            KonnectError: A local copy can't be read.
        """
        await self._load([photo for photo in photos if photo.key not in self._known])
        return [self._known[photo.key] for photo in photos if photo.key in self._known]

    def forget(self, account_id: str | None = None) -> None:
        """Drop everything, or all of an account: it has changed or is closed."""
        for table in (self._known, self._wanted):
            for key in [key for key in table if account_id in {None, key.account_id}]:
                del table[key]

    async def aclose(self) -> None:
        """End loading."""
        await self._scope.dispose()

    async def _load_wanted(self) -> None:
        while self._wanted:
            # What was asked for last is what is looked at now.
            count = min(_BATCH, len(self._wanted))
            photos = [self._wanted.popitem()[1] for _ in range(count)]
            await self._load(photos)
            self.loaded.emit(frozenset(photo.key for photo in photos))

    async def _load(self, photos: Sequence[Photo]) -> None:
        for account in self._accounts.open_accounts():
            mine = {
                photo.number: photo
                for photo in photos
                if photo.key.account_id == account.account_id
            }
            if mine:
                await self._load_of(account, mine)
        while len(self._known) > max(MOST_KEPT, len(photos)):
            self._known.popitem(last=False)

    async def _load_of(self, account: SeenAccount, photos: dict[int, Photo]) -> None:
        copy, look = account.copy, self._accounts.look(account.account_id)
        stored = await copy.media(list(photos))
        keys = {each.card_key for each in stored.values() if each.card_key}
        cards = await copy.cards_by_key(keys)
        children = await copy.children()
        days = {number: photo.day for number, photo in photos.items()}
        shown = await asyncio.to_thread(_shown, look, children, stored, cards, days)
        if account in self._accounts.open_accounts():
            for medium in shown:
                self._known[medium.key] = medium


def _shown(
    look: AccountLook,
    children: Sequence[Child],
    stored: dict[int, StoredMedium],
    cards: dict[str, StoredCard],
    days: dict[int, date | None],
) -> list[ShownMedium]:
    """Return media as they are shown; for a thread."""
    every = shown_children(look, children)
    found: list[ShownMedium] = []
    for each in stored.values():
        card = cards.get(each.card_key)
        journal = card.card.journal if card else None
        in_diary = journal is not None and each.medium.media_id in {
            medium.media_id for medium in journal.media
        }
        medium = shown_medium(each.medium)
        found.append(
            ShownMedium(
                key=PictureKey(look.account_id, each.medium.media_id),
                medium=replace(medium, downloadable=Flag.DOWNLOADABLE in each.flags),
                entry=EntryKey(look.account_id, each.card_key),
                day=days[each.number],
                children=tuple(child for child in every if child.child.child_id in each.child_ids),
                author=shown_name(journal.author) if journal and in_diary else "",
                place=each.place,
                of=len(card.card.all_media) if card else 1,
            )
        )
    return found
