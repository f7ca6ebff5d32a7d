"""Where one account's pictures are kept: in the store, or as saved originals.

Rule: nothing here looks at the disk but what says so.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Final

from konnect_desktop.cache.media_store import MediaStore
from konnect_desktop.domain.pictures import PictureKey, PictureSize

_SHOWN: Final = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif"})


class KeptPictures:
    """Knows the files of pictures.

    Args:
        account_id: Whose.
        store: Where pictures of all accounts are kept.
        saved: Gives the saved original of a media id; it must not go to the disk.
    """

    def __init__(
        self, account_id: str, store: MediaStore, saved: Callable[[str], Path | None]
    ) -> None:
        self._account_id = account_id
        self._store = store
        self.saved = saved
        self._unusable: set[Path] = set()

    def path(self, key: PictureKey, least_px: int | None = None) -> Path | None:
        """Return the file to show a picture from; see ``PictureShelf.path``."""
        if least_px is not None:
            small = self.covering_thumb(key, least_px)
            if small is not None:
                return small
        return self.larger(key) or self._stored(key, PictureSize.THUMB)

    def larger(self, key: PictureKey) -> Path | None:
        """Return a file that is larger than a thumb."""
        return self._stored(key, PictureSize.MEDIUM) or self._showable(key)

    def covering_thumb(self, key: PictureKey, least_px: int) -> Path | None:
        """Return the thumb where its longer side has so many pixels."""
        return self._store.path_covering(
            self._account_id, key.picture_id, PictureSize.THUMB, least_px
        )

    def needed_size(self, least_px: int | None) -> PictureSize:
        """Return the size to fetch for so many pixels, by what the portal's thumbs have."""
        if least_px is None or least_px > self._store.thumb_px(self._account_id):
            return PictureSize.MEDIUM
        return PictureSize.THUMB

    def ratio(self, key: PictureKey) -> float | None:
        """Return width divided by height of the upright picture, where that is known."""
        pixels = self._store.pixels_of(self._account_id, key.picture_id)
        return None if pixels is None else pixels.width / pixels.height

    async def find(self, key: PictureKey, size: PictureSize) -> Path | None:
        """Return the file of a picture in this size; looks whether an original is still there."""
        original = self._original(key) if size is PictureSize.FULL else None
        if original is not None and await asyncio.to_thread(original.is_file):
            return original
        return self._stored(key, size)

    async def discard(self, key: PictureKey) -> None:
        """Do not use the kept file of a picture again, and remove it from the store.

        Raises:
            DiskError: It could not be removed.
        """
        original = self._original(key)
        if original is not None:
            self._unusable.add(original)
        await asyncio.to_thread(self._store.discard, self._account_id, key.picture_id)

    def _stored(self, key: PictureKey, size: PictureSize) -> Path | None:
        return self._store.path_of(self._account_id, key.picture_id, size)

    def _showable(self, key: PictureKey) -> Path | None:
        for found in (self._original(key), self._stored(key, PictureSize.FULL)):
            if found is not None and found.suffix.lower() in _SHOWN:
                return found
        return None

    def _original(self, key: PictureKey) -> Path | None:
        found = self.saved(key.picture_id)
        return None if found in self._unusable else found
