"""The file of the one that the viewer shows: full size or film, fetched when it is wanted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.pictures import FileFacts, PictureKey, PictureSize
from konnect_desktop.viewmodels.pictures import PictureDesk
from konnect_desktop.viewmodels.task_scope import TaskScope
from konnect_desktop.viewmodels.timeline_rows import ShownMedium

_PROGRESS_STEPS: Final = 100


class ShownFile(QObject):
    """One medium's file; ``changed`` says that it came, failed or grew.

    What comes after another medium is shown belongs to nobody.
    """

    changed = Signal()
    _grew = Signal(object, int)

    def __init__(
        self,
        desk: PictureDesk,
        at_hand: Callable[[PictureKey], Path | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._at_hand = at_hand
        self._scope = TaskScope("viewer file", self._take_error)
        self.show(None)
        self._grew.connect(self._take_progress)
        desk.arrived.connect(self._take_arrival)
        desk.awaited.connect(self._take_arrival)
        desk.failed.connect(self._take_failure)

    def show(self, medium: ShownMedium | None) -> None:
        """Be the file of another medium; what is on its way is given up.

        A full size that is on this computer is there at once.
        """
        for key in ("full", "medium", "size"):
            self._scope.cancel(key)
        self._medium = medium
        self.path: Path | None = None if medium is None else self._at_hand(medium.key)
        self.facts: FileFacts | None = None
        self.is_fetching = False
        self.progress: float | None = None
        self.failure: ErrorKind | None = self._why_missing()
        self._was_wanted = False
        if self.path is not None:
            self._scope.start("size", self._measure(self.path))

    def _why_missing(self) -> ErrorKind | None:
        """Return why there is no photo to be shown, where that was told before it was opened."""
        medium = self._medium
        # Of a film only the still is missing.
        if medium is None or self.path is not None or medium.medium.kind is MediaKind.VIDEO:
            return None
        return self._desk.why_missing(medium.key)

    async def aclose(self) -> None:
        """End what is under way."""
        await self._scope.dispose()

    @property
    def can_be_had(self) -> bool:
        """Whether the portal gives the full size or the film."""
        return self._medium is not None and self._medium.medium.downloadable

    def want(self) -> None:
        """Fetch it, unless it is there, on its way or has failed."""
        if self.can_be_had and self.path is None and not self.is_fetching and not self.failure:
            self.is_fetching = self._was_wanted = True
            self.changed.emit()
            self._scope.start("full", self._fetch())

    def try_again(self) -> None:
        """Ask once more for what failed."""
        was_wanted = self._was_wanted
        self.show(self._medium)
        self.path = None
        self.changed.emit()
        self._scope.start("medium", self._fetch_medium())
        if was_wanted:
            self.want()

    async def _fetch(self) -> None:
        if self._medium is None:
            return
        key = self._medium.key

        def grow(there: int, in_all: int | None) -> None:
            if in_all:
                self._grew.emit(key, round(_PROGRESS_STEPS * there / in_all))

        try:
            path = await self._desk.fetch(key, PictureSize.FULL, grow)
            self.facts = await _facts_of(path)
        except KonnectError as error:
            self._end(error.kind)
        else:
            self.path = path
            self._end(None)

    async def _measure(self, path: Path) -> None:
        """Learn what a file at hand is; one that is gone is fetched when it is wanted."""
        try:
            self.facts = await _facts_of(path)
        except KonnectError:
            self.path = None
        self.changed.emit()

    async def _fetch_medium(self) -> None:
        if self._medium is None:
            return
        try:
            await self._desk.fetch(self._medium.key, PictureSize.MEDIUM)
        except KonnectError as error:
            self._end(error.kind)

    def _end(self, failure: ErrorKind | None) -> None:
        self.is_fetching = False
        self.failure = failure
        self.changed.emit()

    def _take_progress(self, key: PictureKey, steps: int) -> None:
        share = min(max(steps / _PROGRESS_STEPS, 0.0), 1.0)
        if self._is_of(key) and self.is_fetching and share != self.progress:
            self.progress = share
            self.changed.emit()

    def _take_arrival(self, key: PictureKey) -> None:
        if self._is_of(key) and self.failure is not None and not self._was_wanted:
            self.failure = None
            self.changed.emit()

    def _take_failure(self, key: PictureKey, kind: ErrorKind) -> None:
        if self._is_of(key) and self._desk.path(key) is None:
            self.failure = kind
            self.changed.emit()

    def _take_error(self, error: KonnectError) -> None:
        self._end(error.kind)

    def _is_of(self, key: PictureKey) -> bool:
        return self._medium is not None and self._medium.key == key


async def _facts_of(path: Path) -> FileFacts:
    def look() -> FileFacts:
        # In the thread: the window's first paint does not wait for what reads pictures.
        from konnect_desktop.services.file_facts import facts_of_file  # noqa: PLC0415

        return facts_of_file(path)

    return await asyncio.to_thread(look)
