"""When what is kept has been painted: until then nothing else takes the processor from that."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from shiboken6 import isValid

if TYPE_CHECKING:
    from konnect_desktop.viewmodels.photos import Photos
    from konnect_desktop.viewmodels.timeline import TimelineModel
    from konnect_desktop.views.photos.grid import PhotoGrid
    from konnect_desktop.views.timeline.timeline_view import TimelineView

# A window that is minimised or covered paints nothing; then it is enough to have waited.
_PATIENCE_S: Final = 2.0


class FirstPaint(QObject):
    """Follows a timeline from before its accounts are opened."""

    def __init__(self, view: TimelineView, timeline: TimelineModel) -> None:
        super().__init__(view)
        self._view = view
        self._timeline = timeline
        self._done = asyncio.Event()
        view.settled.connect(self._look)
        timeline.ready_changed.connect(self._look_for_nothing)

    def follow_photos(self, grid: PhotoGrid, photos: Photos) -> None:
        """Wait for the photos instead, which are shown in place of the timeline."""
        self._view.settled.disconnect(self._look)
        self._timeline.ready_changed.disconnect(self._look_for_nothing)
        photos.ready_changed.connect(self._done.set)
        grid.laid_out.connect(lambda: grid.count and self._done.set())

    async def wait(self) -> None:
        """Wait until all rows in sight are on the screen, but not for ever."""
        try:
            async with asyncio.timeout(_PATIENCE_S):
                await self._done.wait()
        except TimeoutError:
            return
        finally:
            # Whoever closes the window at once takes this with it.
            if isValid(self):
                self.deleteLater()

    def _look(self) -> None:
        if self._timeline.ready:
            self._done.set()

    def _look_for_nothing(self) -> None:
        if not self._view.count:
            self._done.set()
