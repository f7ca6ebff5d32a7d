"""The pictures of all open accounts: where they lie, which are wanted, and news of them.

Rule: files and the network are the shelves' business; nothing here waits or decodes.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from konnect_desktop.cache.local_copy_media import Look
from konnect_desktop.cache.media_store import open_medium
from konnect_desktop.domain.errors import DiskError, ErrorKind, KonnectError, RefusedError
from konnect_desktop.domain.pictures import PictureKey, PictureSize
from konnect_desktop.viewmodels.task_scope import TaskScope

TIMELINE: Final = "timeline"
PHOTOS: Final = "photos"
VIEWER: Final = "viewer"
FACES: Final = "faces"
"""Places on the screen that want pictures, each with a wish of its own."""

_NONE_SMALL: Final[Mapping[PictureKey, int]] = {}
Listener = Callable[[PictureKey, ErrorKind | None], None]
AwaitedListener = Callable[[PictureKey], None]
Progress = Callable[[int, int | None], None]
"""Bytes that are there and bytes in all, where that is known."""
_LOG: Final = logging.getLogger(__name__)


class Shelf(Protocol):
    """The pictures of one account (``services.pictures.PictureShelf``)."""

    def path(self, key: PictureKey, least_px: int | None = None) -> Path | None:
        """Return the best copy on disk for so many pixels, without looking at the disk."""
        ...

    def note_look(self, key: PictureKey, look: Look) -> None:
        """Keep what a picture looks like."""
        ...

    def ratio(self, key: PictureKey) -> float | None:
        """Return width by height, where known."""
        ...

    def want(
        self,
        visible: Sequence[PictureKey],
        near: Sequence[PictureKey],
        least_px: Mapping[PictureKey, int],
    ) -> None:
        """Replace the wish: ``visible`` first, ``near`` by order, all others are withdrawn.

        ``least_px`` holds what is shown small, with the pixels that its longer side needs.
        """
        ...

    async def fetch(
        self, key: PictureKey, size: PictureSize, on_progress: Progress | None = None
    ) -> Path:
        """Return a copy of that size, from the disk or the portal."""
        ...

    async def discard(self, key: PictureKey) -> None:
        """Do not use the copy on disk again: it is gone or cannot be shown."""
        ...

    def subscribe(self, listener: Listener, awaited: AwaitedListener) -> Callable[[], None]:
        """Tell of each picture that has come, or why it could not; returns what ends that.

        ``awaited`` hears of those that could not be had and are on their way again.
        """
        ...


class Wish(Struct, frozen=True):
    """What one place on the screen wants to show now, and what it may show next.

    ``least_px`` is how many pixels the longer side needs; ``None`` for the medium size.
    """

    visible: tuple[PictureKey, ...] = ()
    near: tuple[PictureKey, ...] = ()
    least_px: int | None = None


class _Asked(Struct, frozen=True):
    """What was asked of a shelf last."""

    visible: tuple[PictureKey, ...] = ()
    near: tuple[PictureKey, ...] = ()
    least_px: Mapping[PictureKey, int] = _NONE_SMALL


class PictureDesk(QObject):
    """Asks the shelf of the right account.

    ``arrived`` tells a ``PictureKey``, ``failed`` a ``PictureKey`` and an ``ErrorKind``,
    ``awaited`` a ``PictureKey`` that was missing and is on its way again; all in the thread of the
    desk, whichever thread the shelf speaks from.
    """

    arrived = Signal(object)
    failed = Signal(object, object)
    awaited = Signal(object)
    _told = Signal(object, object)
    _told_awaited = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelves: dict[str, Shelf] = {}
        self._leave: dict[str, Callable[[], None]] = {}
        # The place that changed its wish last comes first.
        self._wishes: dict[str, Wish] = {}
        self._asked: dict[str, _Asked] = {}
        self._missing: dict[PictureKey, ErrorKind] = {}
        self._offline: frozenset[str] = frozenset()
        self._discarded: set[PictureKey] = set()
        self._discards = 0
        self._scope = TaskScope("pictures", _note)
        self._told.connect(self._pass_on)
        self._told_awaited.connect(self._await)

    def add(self, account_id: str, shelf: Shelf) -> None:
        """Show the pictures of an account; one of that id that was there goes."""
        self.remove(account_id)
        self._shelves[account_id] = shelf
        self._leave[account_id] = shelf.subscribe(self._told.emit, self._told_awaited.emit)
        self._ask(account_id)

    def remove(self, account_id: str) -> None:
        """Forget an account; nothing is asked of its shelf any more."""
        self._shelves.pop(account_id, None)
        self._asked.pop(account_id, None)
        self._discarded = {key for key in self._discarded if key.account_id != account_id}
        for key in [key for key in self._missing if key.account_id == account_id]:
            del self._missing[key]
        leave = self._leave.pop(account_id, None)
        if leave is not None:
            # A shelf that is closed already has let go of its listeners.
            with suppress(ValueError):
                leave()

    async def aclose(self) -> None:
        """End what is under way and forget all accounts."""
        await self._scope.dispose()
        for account_id in tuple(self._shelves):
            self.remove(account_id)

    def knows(self, account_id: str) -> bool:
        """Say whether the account's pictures can be asked for."""
        return account_id in self._shelves

    def path(self, key: PictureKey, least_px: int | None = None) -> Path | None:
        """Return the best copy of a picture on disk; ``least_px`` where it is shown small."""
        shelf = self._shelves.get(key.account_id)
        return None if shelf is None else shelf.path(key, least_px)

    def why_missing(self, key: PictureKey) -> ErrorKind | None:
        """Return why a picture could not be had, unless it is there or on its way again."""
        return self._missing.get(key)

    def set_offline(self, account_ids: frozenset[str]) -> None:
        """Say which accounts have no line to their portal: what they lack cannot come now."""
        gone, back = account_ids - self._offline, self._offline - account_ids
        self._offline = account_ids
        for account_id in gone:
            self._miss(account_id)
        for key, kind in tuple(self._missing.items()):
            if key.account_id in back and kind is ErrorKind.OFFLINE:
                self._await(key)

    def note_look(self, key: PictureKey, look: Look) -> None:
        """Keep what a picture that was seen looks like."""
        shelf = self._shelves.get(key.account_id)
        if shelf is not None:
            shelf.note_look(key, look)

    def ratio(self, key: PictureKey) -> float | None:
        """Return width by height of a picture, where known."""
        shelf = self._shelves.get(key.account_id)
        return None if shelf is None else shelf.ratio(key)

    @staticmethod
    def open(path: Path) -> BinaryIO:
        """Open a copy on disk for reading; for threads.

        Raises:
            DiskError: ``PATH_GONE``: it is not there any more; or the disk refuses.
        """
        try:
            return open_medium(path)
        except DiskError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                raise DiskError(ErrorKind.PATH_GONE, "a copy of a picture") from error
            raise

    def want(
        self,
        visible: Sequence[PictureKey],
        near: Sequence[PictureKey],
        place: str = TIMELINE,
        *,
        least_px: int | None = None,
    ) -> None:
        """Replace the wish of one place on the screen; empty sequences withdraw it.

        A place that shows pictures small says how many pixels their longer sides need.
        """
        self._wishes.pop(place, None)
        if visible or near:
            self._wishes = {place: Wish(tuple(visible), tuple(near), least_px)} | self._wishes
        for account_id in self._shelves:
            self._ask(account_id)

    def wanted(self) -> frozenset[PictureKey]:
        """Return everything that is wanted anywhere."""
        return frozenset(
            key for wish in self._wishes.values() for key in (*wish.visible, *wish.near)
        )

    async def fetch(
        self, key: PictureKey, size: PictureSize, on_progress: Progress | None = None
    ) -> Path:
        """Return a copy of that size, fetched if need be.

        Raises:
            KonnectError: It cannot be had now; ``NOT_FOUND`` once the account is closed.
        """
        shelf = self._shelves.get(key.account_id)
        if shelf is None:
            raise RefusedError(ErrorKind.NOT_FOUND, "the account is closed")
        return await shelf.fetch(key, size, on_progress)

    def discard(self, key: PictureKey) -> None:
        """Fetch a picture anew whose copy is gone or cannot be shown; once, then it is left."""
        shelf = self._shelves.get(key.account_id)
        if shelf is not None and key not in self._discarded:
            self._discarded.add(key)
            self._discards += 1
            self._scope.start(f"discard {self._discards}", self._discard(shelf, key))

    async def _discard(self, shelf: Shelf, key: PictureKey) -> None:
        await shelf.discard(key)
        if self._shelves.get(key.account_id) is shelf:
            self._asked.pop(key.account_id, None)
            self._ask(key.account_id)

    def _ask(self, account_id: str) -> None:
        wishes = self._wishes.values()
        visible = [key for wish in wishes for key in wish.visible if key.account_id == account_id]
        near = [key for wish in wishes for key in wish.near if key.account_id == account_id]
        asked = _Asked(
            tuple(dict.fromkeys(visible)), tuple(dict.fromkeys(near)), self._small_ones(account_id)
        )
        if self._asked.get(account_id, _Asked()) != asked:
            self._asked[account_id] = asked
            self._shelves[account_id].want(asked.visible, asked.near, asked.least_px)
        if account_id in self._offline:
            self._miss(account_id)

    def _miss(self, account_id: str) -> None:
        """Tell of all that is wanted, not on disk and cannot come, once."""
        asked = self._asked.get(account_id, _Asked())
        for key in (*asked.visible, *asked.near):
            if key not in self._missing and self.path(key) is None:
                self._pass_on(key, ErrorKind.OFFLINE)

    def _small_ones(self, account_id: str) -> Mapping[PictureKey, int]:
        """Return what no place shows larger than in so many pixels."""
        small: dict[PictureKey, int] = {}
        large: set[PictureKey] = set()
        for wish in self._wishes.values():
            for key in (*wish.visible, *wish.near):
                if wish.least_px is None:
                    large.add(key)
                elif key.account_id == account_id:
                    small[key] = max(small.get(key, 0), wish.least_px)
        return {key: least_px for key, least_px in small.items() if key not in large}

    def _pass_on(self, key: PictureKey, kind: ErrorKind | None) -> None:
        if key.account_id not in self._shelves:
            return
        if kind is None:
            self._missing.pop(key, None)
            self.arrived.emit(key)
        else:
            self._missing[key] = kind
            self.failed.emit(key, kind)

    def _await(self, key: PictureKey) -> None:
        # Without a line nothing is on its way, whatever the shelf hopes.
        if key.account_id not in self._offline and self._missing.pop(key, None) is not None:
            self.awaited.emit(key)


def _note(error: KonnectError) -> None:
    _LOG.info("a copy of a picture could not be removed: %s", error.kind)
