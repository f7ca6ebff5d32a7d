"""Taking in the bytes of a picture or film that is shown, in one thread at a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

from konnect_desktop.cache.media_store import MediaStore, UnfinishedMedium

Progress = Callable[[int, int | None], None]
"""Is told how many bytes were received, and how many there are where that was announced."""
_BETWEEN_TELLS_S: Final = 0.1
_CHECK_ROOM_EVERY_BYTES: Final = 16 * 1024 * 1024


class PictureSink:
    """Receives one picture into an unfinished file, which is removed unless it is kept.

    Args:
        store: Makes the file, and knows how large it may become.
        account_id: Whose.
        progress: Called at most ten times a second, in the thread that receives.
    """

    def __init__(
        self,
        store: MediaStore,
        account_id: str,
        progress: Callable[[int, int | None], object],
    ) -> None:
        self._store = store
        self._account_id = account_id
        self._progress = progress
        self._medium: UnfinishedMedium | None = None
        self._total: int | None = None
        self._told_s = 0.0
        self._checked_bytes = 0

    @property
    def medium(self) -> UnfinishedMedium:
        """What was received."""
        assert self._medium is not None  # noqa: S101 — ``begin`` comes first
        return self._medium

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._medium is not None:
            self._medium.discard()

    # -- what the media client calls --------------------------------------------------------------

    def begin(self, *, total: int | None, etag: str | None, offset: int) -> None:  # noqa: ARG002 — a sink takes them all
        """Take the head of an answer.

        Raises:
            BrokenError: ``MEDIA_TOO_LARGE``, before the first byte.
            DiskError: The disk refuses or has too little room.
        """
        self._store.check_room(self._account_id, total or 0)
        self._total = total
        self._checked_bytes = 0
        if self._medium is None:
            self._medium = self._store.begin(self._account_id)
        else:
            self._medium.restart()

    def write(self, chunk: bytes) -> None:
        """Take bytes."""
        medium = self.medium
        medium.write(chunk)
        if medium.size_bytes - self._checked_bytes >= _CHECK_ROOM_EVERY_BYTES:
            # A length may not have been announced, and others take room too.
            self._checked_bytes = medium.size_bytes
            self._store.check_room(self._account_id, max(self._total or 0, medium.size_bytes))
        now_s = time.monotonic()
        if now_s - self._told_s >= _BETWEEN_TELLS_S:
            self._told_s = now_s
            self._progress(medium.size_bytes, self._total)
