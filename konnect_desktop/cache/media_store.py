"""The pictures that are kept on disk, of all accounts, within one limit: the oldest used go first.

What is kept is known from one look into each folder; after that asking is a look into a table, and
only the writing methods, which are for threads, touch the disk.
"""

from __future__ import annotations

import asyncio
import logging
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

from konnect_desktop.cache.media_store_folder import (
    KeptFile,
    MediaFolder,
    Pixels,
    UnfinishedMedium,
    key_of,
)
from konnect_desktop.domain.disk_errors import disk_errors
from konnect_desktop.domain.errors import BrokenError, DiskError, ErrorKind
from konnect_desktop.domain.pictures import PictureSize

__all__ = ["DEFAULT_LIMIT_BYTES", "MediaStore", "Pixels", "UnfinishedMedium", "open_medium"]

DEFAULT_LIMIT_BYTES: Final = 2_000_000_000
_KEEP_FREE_BYTES: Final = 500_000_000
# Down to this part of the limit, so that not every new picture has all files looked at.
_LEFT_BY_CLEARING: Final = 0.9
_USUAL_THUMB_PX: Final = 320
_SIZES: Final = (PictureSize.MEDIUM, PictureSize.FULL, PictureSize.THUMB)
_LOG: Final = logging.getLogger(__name__)


def open_medium(path: Path) -> BinaryIO:
    """Open a picture or film that is kept, for reading.

    Raises:
        DiskError: It is gone, or the disk refuses.
    """
    with disk_errors():
        return path.open("rb")


class MediaStore:
    """The kept pictures of all accounts.

    Args:
        folder_of: Gives an account's own folder; called in threads only.
        limit_bytes: How much all of them together may take.
        keep_free_bytes: How much room must stay free on the disk.
    """

    def __init__(
        self,
        folder_of: Callable[[str], Path],
        *,
        limit_bytes: int = DEFAULT_LIMIT_BYTES,
        keep_free_bytes: int = _KEEP_FREE_BYTES,
    ) -> None:
        self._folder_of = folder_of
        self._limit_bytes = limit_bytes
        self._keep_free_bytes = keep_free_bytes
        self._folders: dict[str, MediaFolder] = {}
        self._used: dict[tuple[str, str], None] = {}
        self._lock = threading.Lock()

    # -- for the loop: no disk --------------------------------------------------------------------

    async def open(self, account_id: str) -> None:
        """Look what is kept of an account; a second call does nothing.

        Raises:
            DiskError: Its folder cannot be read or made.
        """
        if account_id not in self._folders:
            await asyncio.to_thread(self._open, account_id)

    def is_open(self, account_id: str) -> bool:
        """Say whether it is known what is kept of an account."""
        return account_id in self._folders

    def path_of(self, account_id: str, picture_id: str, size: PictureSize) -> Path | None:
        """Return where a picture of this size is kept, and count it as used."""
        folder, key, kept = self._find(account_id, picture_id, size)
        if folder is None or kept is None:
            return None
        # Put at the end again: the order is that of the last use.
        self._used.pop((account_id, key), None)
        self._used[account_id, key] = None
        return folder.path_of(kept)

    def path_covering(
        self, account_id: str, picture_id: str, size: PictureSize, least_px: int
    ) -> Path | None:
        """Return what ``path_of`` does, if the picture's longer side has so many pixels."""
        kept = self._find(account_id, picture_id, size)[2]
        if kept is None or kept.pixels.longer < least_px:
            return None
        return self.path_of(account_id, picture_id, size)

    def thumb_px(self, account_id: str) -> int:
        """Return the longer side of the portal's thumbs; a usual one before one was kept."""
        folder = self._folders.get(account_id)
        return (folder.thumb_px if folder else 0) or _USUAL_THUMB_PX

    def pixels_of(self, account_id: str, picture_id: str) -> Pixels | None:
        """Return how many pixels a picture has, in whatever size it is kept."""
        for size in _SIZES:
            kept = self._find(account_id, picture_id, size)[2]
            if kept is not None and kept.pixels.width and kept.pixels.height:
                return kept.pixels
        return None

    def _find(
        self, account_id: str, picture_id: str, size: PictureSize
    ) -> tuple[MediaFolder | None, str, KeptFile | None]:
        folder = self._folders.get(account_id)
        if folder is None:
            return None, "", None
        key = key_of(picture_id, size)
        return folder, key, folder.find(key)

    @property
    def limit_bytes(self) -> int:
        """How much all pictures together may take."""
        return self._limit_bytes

    @property
    def total_bytes(self) -> int:
        """How much they take."""
        return sum(folder.total_bytes for folder in tuple(self._folders.values()))

    async def set_limit(self, limit_bytes: int) -> None:
        """Take another limit; what is too much goes at once.

        Raises:
            DiskError: Something could not be removed.
        """
        self._limit_bytes = limit_bytes
        await asyncio.to_thread(self._clear)

    async def forget(self, account_id: str) -> None:
        """Let go of an account's folder; its files stay until whoever owns the folder removes it.

        Nothing is written there any more.
        """
        await asyncio.to_thread(self._close, account_id)

    async def aclose(self) -> None:
        """Let go of all folders."""
        for account_id in tuple(self._folders):
            await self.forget(account_id)

    # -- for threads ------------------------------------------------------------------------------

    def begin(self, account_id: str) -> UnfinishedMedium:
        """Create a file to be received.

        Raises:
            DiskError: ``PATH_GONE`` once the account is forgotten, or the disk refuses.
        """
        with self._lock:
            return self._folder(account_id).begin()

    def check_room(self, account_id: str, size_bytes: int) -> None:
        """Make sure that a file of this size may be kept.

        Raises:
            BrokenError: ``MEDIA_TOO_LARGE``: more than all pictures together may take.
            DiskError: ``DISK_FULL``: the disk would have too little room left (F081).
        """
        if size_bytes > self._limit_bytes:
            raise BrokenError(ErrorKind.MEDIA_TOO_LARGE, "more than the limit of kept pictures")
        with disk_errors():
            free = shutil.disk_usage(self._folder(account_id).path).free
        if free < size_bytes + self._keep_free_bytes:
            missing = size_bytes + self._keep_free_bytes - free
            raise DiskError(ErrorKind.DISK_FULL, missing_bytes=missing)

    def keep(  # noqa: PLR0913 — what a file is, named at the call
        self,
        account_id: str,
        picture_id: str,
        size: PictureSize,
        medium: UnfinishedMedium,
        *,
        pixels: Pixels,
        ending: str,
    ) -> Path:
        """Keep a received file; ``medium`` is gone afterwards, also when this fails.

        Args:
            account_id: Whose.
            picture_id: Which picture.
            size: In which size.
            medium: All its bytes.
            pixels: As it is shown, turned upright.
            ending: Of the file's name, with its dot.

        Raises:
            DiskError: The disk refused.
        """
        try:
            with self._lock:
                folder = self._folder(account_id)
                kept = folder.keep(key_of(picture_id, size), medium, pixels, ending)
        finally:
            medium.discard()
        if self.total_bytes > self._limit_bytes:
            self._clear()
        return folder.path_of(kept)

    def discard(self, account_id: str, picture_id: str) -> None:
        """Remove a picture in all its sizes: it could not be decoded.

        Raises:
            DiskError: The disk refused.
        """
        with self._lock:
            folder = self._folders.get(account_id)
            if folder is not None:
                for size in _SIZES:
                    folder.remove(key_of(picture_id, size))

    def _open(self, account_id: str) -> None:
        with self._lock:
            if account_id not in self._folders:
                self._folders[account_id] = MediaFolder(self._folder_of(account_id))

    def _close(self, account_id: str) -> None:
        with self._lock:
            self._note_uses()
            folder = self._folders.pop(account_id, None)
            if folder is not None:
                folder.close()

    def _folder(self, account_id: str) -> MediaFolder:
        folder = self._folders.get(account_id)
        if folder is None:
            raise DiskError(ErrorKind.PATH_GONE, "pictures of an account that is closed")
        return folder

    def _clear(self) -> None:
        """Remove what was used the longest time ago, until less than the limit is taken."""
        with self._lock:
            too_much = self.total_bytes - round(self._limit_bytes * _LEFT_BY_CLEARING)
            if self.total_bytes <= self._limit_bytes:
                return
            self._note_uses()
            files = sorted(
                (used_at_s, account_id, key)
                for account_id, folder in self._folders.items()
                for used_at_s, key in folder.used_at_s()
            )
            removed = 0
            for _, account_id, key in files:
                if too_much <= 0:
                    break
                before = self._folders[account_id].total_bytes
                self._folders[account_id].remove(key)
                too_much -= before - self._folders[account_id].total_bytes
                removed += 1
            _LOG.info("%d pictures removed to stay within the limit", removed)

    def _note_uses(self) -> None:
        """Write on the files when they were used: what one start uses, the next one remembers."""
        used, self._used = self._used, {}
        now_s = time.time()
        for place, (account_id, key) in enumerate(tuple(used)):
            folder = self._folders.get(account_id)
            if folder is not None:
                # A millisecond apart, so that their order is kept too.
                folder.touch(key, now_s - (len(used) - place) * 0.001)
