"""A slideshow: the series goes on by itself, until its end or until somebody takes over.

Rule: it goes on only from what can be seen; a film is played to its end.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from konnect_desktop.domain.errors import KonnectError
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.pictures import PictureDesk
from konnect_desktop.viewmodels.series import SeriesPlace
from konnect_desktop.viewmodels.task_scope import TaskScope

if TYPE_CHECKING:
    from konnect_desktop.viewmodels.viewer import Viewer

SECOND_MS: Final = 1000
# What is still being fetched may take some more seconds before it is passed.
_MOST_WAITS: Final = 10


class Slideshow(QObject):
    """Goes on in a viewer; ``changed`` says that it began, rests, goes on or ended.

    ``film_wanted`` asks for the film that is shown now to be played; tell by ``film_over`` or
    ``film_lost`` what came of it.

    Args:
        viewer: What goes on.
        desk: The pictures.
        second_ms: How long a second is.
        parent: Its owner.
    """

    changed = Signal()
    film_wanted = Signal()

    def __init__(
        self,
        viewer: Viewer,
        desk: PictureDesk,
        *,
        second_ms: int = SECOND_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._second_ms = second_ms
        self._viewer = viewer
        self._desk = desk
        self._is_on = False
        self._is_paused = False
        self._moves = False
        self._waits = 0
        self._order: AsyncIterator[SeriesPlace] | None = None
        self._passed: PictureKey | None = None
        self._scope = TaskScope("slideshow", self._take_error)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        viewer.path.changed.connect(self._take_medium)
        viewer.file_changed.connect(self._take_file)
        viewer.options.changed.connect(self._take_options)

    async def aclose(self) -> None:
        """End everything."""
        self.stop()
        await self._scope.dispose()

    @property
    def is_on(self) -> bool:
        """Whether there is a slideshow, at rest or not."""
        return self._is_on

    @property
    def is_paused(self) -> bool:
        """Whether it rests."""
        return self._is_paused

    @property
    def is_running(self) -> bool:
        """Whether it goes on by itself."""
        return self._is_on and not self._is_paused

    # -- commands ---------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin with what is shown."""
        if self._viewer.medium is not None and not self._is_on:
            self._is_on, self._is_paused = True, False
            self._order = None
            self.changed.emit()
            self._show()

    def stop(self) -> None:
        """End; what is shown stays."""
        if self._is_on:
            self._is_on = self._is_paused = False
            self._order = None
            self._halt()
            self.changed.emit()

    def toggle(self) -> None:
        """Begin or end."""
        if self._is_on:
            self.stop()
        else:
            self.start()

    def pause(self) -> None:
        """Rest: somebody wants to look closer, or somewhere else."""
        if self.is_running:
            self._is_paused = True
            self._halt()
            self.changed.emit()

    def toggle_pause(self) -> None:
        """Rest, or go on with what is shown."""
        if self._is_paused:
            self._is_paused = False
            self.changed.emit()
            self._show()
        else:
            self.pause()

    def film_over(self) -> None:
        """Go on after a film that was played."""
        if self.is_running and self._viewer.is_film:
            self._scope.start("on", self._advance())

    def film_lost(self) -> None:
        """Go on after a film that cannot be played, as after a photo."""
        if self.is_running and self._viewer.is_film and not self._timer.isActive():
            self._timer.start(self._slide_ms())

    # -- going on ---------------------------------------------------------------------------------

    def _halt(self) -> None:
        self._timer.stop()
        for key in ("on", "expect"):
            self._scope.cancel(key)
        self._viewer.path.expect(None)

    def _take_medium(self) -> None:
        if self._viewer.medium is None:
            self.stop()
        elif not self._moves:
            self.pause()

    def _take_file(self) -> None:
        if self._viewer.failure is not None:
            self.film_lost()

    def _take_options(self) -> None:
        if self._timer.isActive() and self._waits == 0:
            self._timer.start(self._slide_ms())
        if not self._viewer.options.now.slides_shuffled:
            self._order = None

    def _slide_ms(self) -> int:
        return self._viewer.options.now.slide_seconds * self._second_ms

    def _show(self) -> None:
        """Give the shown one its time, and find out what comes after it."""
        self._waits = 0
        if self._viewer.is_film and self._viewer.can_have_full:
            self.film_wanted.emit()
        else:
            self._timer.start(self._slide_ms())
        self._scope.start("expect", self._expect())

    def _go_on(self) -> None:
        if not self._can_be_seen() and self._waits < _MOST_WAITS:
            self._waits += 1
            self._timer.start(self._second_ms)
        else:
            self._scope.start("on", self._advance())

    def _can_be_seen(self) -> bool:
        medium = self._viewer.medium
        failed = self._viewer.failure is not None
        return medium is None or failed or self._desk.path(medium.key) is not None

    async def _expect(self) -> None:
        if self._viewer.options.now.slides_shuffled:
            self._viewer.path.expect(await self._drawn())

    async def _advance(self) -> None:
        place = await self._following()
        if place is None:
            self.stop()
            return
        self._moves = True
        try:
            self._viewer.path.show(place)
        finally:
            self._moves = False
        if self.is_running:
            self._show()

    async def _following(self) -> SeriesPlace | None:
        """Return where to go, ``None`` at the end."""
        path, options = self._viewer.path, self._viewer.options.now
        if options.slides_shuffled:
            return path.expected or await self._drawn()
        place = await path.following()
        return place or (await path.series.first() if options.slides_repeated else None)

    async def _drawn(self) -> SeriesPlace | None:
        """Return another place by chance; each comes once before any comes again."""
        place = await self._next_drawn()
        if place is None and self._viewer.options.now.slides_repeated:
            self._order = None
            place = await self._next_drawn()
        return place

    async def _next_drawn(self) -> SeriesPlace | None:
        medium = self._viewer.medium
        if self._order is None:
            self._order = self._viewer.path.series.shuffled()
            self._passed = None if medium is None else medium.key
        async for place in self._order:
            # What it began with has been shown.
            if place.medium.key != self._passed:
                return place
        return None

    def _take_error(self, _: KonnectError) -> None:
        """End where the series cannot be read; what is shown says why."""
        self.stop()
