"""What the viewer shows: one photo or video, its neighbours, and the file of its full size.

Rule: medium size comes from the desk by itself; full size and films are fetched when wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from konnect_desktop.domain.errors import ErrorKind, KonnectError
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.viewmodels.pictures import PictureDesk
from konnect_desktop.viewmodels.series import SeriesPlace
from konnect_desktop.viewmodels.task_scope import TaskScope
from konnect_desktop.viewmodels.timeline_rows import ShownMedium
from konnect_desktop.viewmodels.viewer_file import ShownFile


class Series(Protocol):
    """All media of the timeline as it is filtered (``viewmodels.series.MediaSeries``)."""

    async def place_of(self, medium: ShownMedium) -> SeriesPlace | None:
        """Return the place of a medium, or None when the filter hides it."""
        ...

    async def next(self, place: SeriesPlace) -> SeriesPlace | None:
        """Return the place after, on the next day where needed."""
        ...

    async def previous(self, place: SeriesPlace) -> SeriesPlace | None:
        """Return the place before."""
        ...

    async def same_day(self, place: SeriesPlace) -> tuple[SeriesPlace, ...]:
        """Return all places of the day."""
        ...


def saved_nowhere(_key: PictureKey) -> Path | None:
    """Say of every picture that it has not been saved."""
    return None


class Viewer(QObject):
    """The state of the viewer.

    ``changed`` says that another medium is shown, ``opened`` that it was chosen outside of the
    viewer, ``neighbours_changed`` that strip or ends are known better, ``file_changed`` that a
    file came, failed or grew, ``panel_changed`` that the details or labels were opened or closed,
    ``saved_changed`` that something has been saved. ``save_wanted`` tells the ``ShownMedium``.

    Args:
        series: What next and previous mean.
        desk: The pictures.
        saved: Where a picture lies in the user's own folder, if it does; only looks in memory.
        details_open: Whether the details are open, as they were the last time.
        labels_shown: Whether the labels are shown, as they were the last time.
    """

    changed = Signal()
    opened = Signal()
    neighbours_changed = Signal()
    file_changed = Signal()
    panel_changed = Signal()
    saved_changed = Signal()
    save_wanted = Signal(object)

    def __init__(  # noqa: PLR0913 — all but the first two have a usual value
        self,
        series: Series,
        desk: PictureDesk,
        *,
        saved: Callable[[PictureKey], Path | None] = saved_nowhere,
        details_open: bool = True,
        labels_shown: bool = True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._series = series
        self._saved = saved
        self._details_open = details_open
        self._labels_shown = labels_shown
        self._scope = TaskScope("viewer", self._take_error)
        self._place: SeriesPlace | None = None
        self._before: SeriesPlace | None = None
        self._after: SeriesPlace | None = None
        self._looked_around = False
        self._strip: tuple[SeriesPlace, ...] = ()
        self._steps = 0
        self._trouble: ErrorKind | None = None
        self._file = ShownFile(desk, self)
        self._file.changed.connect(self.file_changed)

    # -- what is shown ----------------------------------------------------------------------------

    @property
    def medium(self) -> ShownMedium | None:
        """The photo or video that is shown; None while the viewer is closed."""
        return None if self._place is None else self._place.medium

    @property
    def is_film(self) -> bool:
        """Whether a video is shown."""
        medium = self.medium
        return medium is not None and medium.medium.kind is MediaKind.VIDEO

    @property
    def strip(self) -> tuple[ShownMedium, ...]:
        """The media of the day, the shown one among them."""
        return tuple(place.medium for place in self._strip)

    @property
    def position(self) -> int | None:
        """Where the shown one stands in the strip."""
        found = (at for at, place in enumerate(self._strip) if self._is_shown(place.medium.key))
        return next(found, None)

    @property
    def place(self) -> tuple[int, int]:
        """Which one of how many it is, from 0: of the day, until that is known of its entry."""
        return (0, 0) if self._place is None else (self._place.place, self._place.of)

    @property
    def neighbours(self) -> tuple[ShownMedium, ...]:
        """The ones that next and previous lead to, as far as they are known."""
        return tuple(place.medium for place in (self._after, self._before) if place is not None)

    @property
    def has_next(self) -> bool:
        """Whether there is one after; also while that is not known yet."""
        return self._place is not None and (self._after is not None or not self._looked_around)

    @property
    def has_previous(self) -> bool:
        """Whether there is one before; also while that is not known yet."""
        return self._place is not None and (self._before is not None or not self._looked_around)

    # -- moving -----------------------------------------------------------------------------------

    def open(self, medium: ShownMedium) -> None:
        """Show a medium at once, and find its place."""
        self._steps = 0
        self._scope.cancel("walk")
        self._strip = ()
        self._settle(SeriesPlace(medium, medium.day, medium.place, medium.of))
        self.opened.emit()

    def close(self) -> None:
        """Show nothing and want nothing any more."""
        for key in ("walk", "around"):
            self._scope.cancel(key)
        self._place = self._before = self._after = None
        self._strip = ()
        self._file.show(None)
        self.changed.emit()

    async def aclose(self) -> None:
        """End everything that is under way."""
        await self._scope.dispose()
        await self._file.aclose()

    def next(self) -> None:
        """Go to the one after, on the next day where needed."""
        if self.has_next:
            self._step(1)

    def previous(self) -> None:
        """Go to the one before."""
        if self.has_previous:
            self._step(-1)

    def first(self) -> None:
        """Go to the first one of the day."""
        self._go(self._strip[:1])

    def last(self) -> None:
        """Go to the last one of the day."""
        self._go(self._strip[-1:])

    def go_to(self, index: int) -> None:
        """Go to one of the strip."""
        self._go(self._strip[index : index + 1])

    def _go(self, found: Sequence[SeriesPlace]) -> None:
        self._steps = 0
        self._scope.cancel("walk")
        for place in found:
            if not self._is_shown(place.medium.key):
                self._settle(place)

    def _step(self, step: int) -> None:
        if self._place is not None:
            self._steps += step
            self._scope.start("walk", self._walk())

    async def _walk(self) -> None:
        while self._steps and self._place is not None:
            forward = self._steps > 0
            turn = self._series.next if forward else self._series.previous
            place = await turn(self._place)
            if place is None:
                self._steps = 0
                break
            self._steps -= 1 if forward else -1
            self._settle(place)

    def _settle(self, place: SeriesPlace) -> None:
        self._place = place
        self._before = self._after = None
        self._looked_around = False
        self._trouble = None
        self._file.show(place.medium)
        self.changed.emit()
        self._scope.start("around", self._look_around(place))

    async def _look_around(self, shown: SeriesPlace) -> None:
        place = await self._series.place_of(shown.medium)
        if place is None:
            self._strip = (shown,)
        else:
            self._place = place
            self._after = await self._series.next(place)
            self._before = await self._series.previous(place)
            if self.position is None:
                self._strip = await self._series.same_day(place)
        self._looked_around = True
        self.neighbours_changed.emit()

    def _take_error(self, error: KonnectError) -> None:
        self._looked_around = True
        self._trouble = error.kind
        self.neighbours_changed.emit()
        self.file_changed.emit()

    # -- the file ---------------------------------------------------------------------------------

    @property
    def file(self) -> Path | None:
        """The file in full size, or the film, once it is there."""
        return self._file.path

    @property
    def file_bytes(self) -> int | None:
        """How large that file is."""
        return self._file.size_bytes

    @property
    def is_fetching(self) -> bool:
        """Whether the full size or the film is on its way."""
        return self._file.is_fetching

    @property
    def progress(self) -> float | None:
        """The part of it that is there, 0 to 1, where that is known."""
        return self._file.progress

    @property
    def failure(self) -> ErrorKind | None:
        """Why the picture or film could not be had, if it could not."""
        return self._file.failure or self._trouble

    @property
    def can_have_full(self) -> bool:
        """Whether the portal gives the full size or the film."""
        return self._file.can_be_had

    def want_full(self) -> None:
        """Fetch the full size or the film, unless it is there, on its way or has failed."""
        self._file.want()

    def try_again(self) -> None:
        """Ask once more for what failed."""
        self._trouble = None
        self._file.try_again()

    def _is_shown(self, key: PictureKey) -> bool:
        medium = self.medium
        return medium is not None and medium.key == key

    # -- saving and the panel ---------------------------------------------------------------------

    @property
    def saved_path(self) -> Path | None:
        """Where the shown one lies in the user's own folder, if it does."""
        medium = self.medium
        return None if medium is None else self._saved(medium.key)

    def save(self) -> None:
        """Ask for the shown one to be saved, where that is allowed."""
        medium = self.medium
        if medium is not None and medium.medium.downloadable:
            self.save_wanted.emit(medium)

    def look_for_saved(self) -> None:
        """Look again what has been saved; for the end of a job."""
        self.saved_changed.emit()

    @property
    def details_open(self) -> bool:
        """Whether the details are open."""
        return self._details_open

    def open_details(self, *, shown: bool) -> None:
        """Open or close the details."""
        if shown != self._details_open:
            self._details_open = shown
            self.panel_changed.emit()

    @property
    def labels_shown(self) -> bool:
        """Whether the labels are shown."""
        return self._labels_shown

    def show_labels(self, *, shown: bool) -> None:
        """Show or hide the labels."""
        if shown != self._labels_shown:
            self._labels_shown = shown
            self.panel_changed.emit()
