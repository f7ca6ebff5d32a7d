"""What the viewer shows: one photo or video, what is known of it, and what can be done with it.

Rule: medium size comes from the desk by itself; full size and films are fetched when wanted.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from konnect_desktop.domain.errors import ErrorKind
from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.pictures import FileFacts, PictureKey
from konnect_desktop.viewmodels.own_marks import OwnMarks
from konnect_desktop.viewmodels.pictures import PictureDesk
from konnect_desktop.viewmodels.slideshow import Slideshow
from konnect_desktop.viewmodels.timeline_rows import EntryRow, ShownMedium
from konnect_desktop.viewmodels.viewer_file import ShownFile
from konnect_desktop.viewmodels.viewer_options import ViewerOptions
from konnect_desktop.viewmodels.viewer_path import Series, ViewerPath

Where = Callable[[PictureKey], Path | None]


def nowhere(_key: PictureKey) -> Path | None:
    """Say of every picture that there is no such file."""
    return None


class Diaries(Protocol):
    """The diaries of a photo's day (``viewmodels.day_diaries.DayDiaries``)."""

    @property
    def changed(self) -> SignalInstance:
        """Says that they are others."""
        ...

    @property
    def rows(self) -> tuple[EntryRow, ...]:
        """Those of the photo that was asked for last."""
        ...

    def look_for(self, medium: ShownMedium | None) -> None:
        """Look for those of a photo, or for none."""
        ...

    async def aclose(self) -> None:
        """End everything."""
        ...


class Viewer(QObject):
    """The state of the viewer.

    ``changed`` says that another medium is shown, ``opened`` that it was chosen outside of the
    viewer, ``neighbours_changed`` that strip or ends are known better, ``file_changed`` that a
    file came, failed or grew, ``saved_changed`` that something has been saved, ``marks_changed``
    that favourites or turns are others, ``facts_changed`` that more is known of its file or its
    day. ``save_wanted`` tells the ``ShownMedium``.

    Args:
        series: What next and previous mean.
        desk: The pictures.
        marks: Favourites, and how photos are turned.
        options: How it is looked at.
        diaries: What stands in the diaries of its day; none are looked for without.
        saved: Where a picture lies in the user's own folder, if it does; only looks in memory.
        full_at_hand: Where it lies on this computer in full size, if it does; ditto.
    """

    changed = Signal()
    opened = Signal()
    neighbours_changed = Signal()
    file_changed = Signal()
    saved_changed = Signal()
    marks_changed = Signal()
    facts_changed = Signal()
    save_wanted = Signal(object)

    def __init__(  # noqa: PLR0913 — named at the call
        self,
        series: Series,
        desk: PictureDesk,
        *,
        marks: OwnMarks,
        options: ViewerOptions,
        diaries: Diaries | None = None,
        saved: Where = nowhere,
        full_at_hand: Where = nowhere,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.marks = marks
        self.options = options
        self.full_at_hand = full_at_hand
        self._saved = saved
        self._diaries = diaries
        self._facts_told: FileFacts | None = None
        self.path = ViewerPath(series, self)
        self._file = ShownFile(desk, full_at_hand, self)
        self.slideshow = Slideshow(self, desk, parent=self)
        self.path.changed.connect(self._take_medium)
        self.path.neighbours_changed.connect(self._take_neighbours)
        self._file.changed.connect(self._take_file)
        if diaries is not None:
            diaries.changed.connect(self.facts_changed)
        marks.changed.connect(self.marks_changed)

    # -- what is shown ----------------------------------------------------------------------------

    @property
    def medium(self) -> ShownMedium | None:
        """The photo or video that is shown; None while the viewer is closed."""
        return self.path.medium

    @property
    def is_film(self) -> bool:
        """Whether a video is shown."""
        medium = self.medium
        return medium is not None and medium.medium.kind is MediaKind.VIDEO

    def open(self, medium: ShownMedium, series: Series | None = None) -> None:
        """Show a medium at once, and find its place; in ``series``, or else in the timeline."""
        self.path.open(medium, series)
        self.opened.emit()

    def close(self) -> None:
        """Show nothing and want nothing any more."""
        self.path.close()

    async def aclose(self) -> None:
        """End everything that is under way."""
        await self.slideshow.aclose()
        await self.path.aclose()
        await self._file.aclose()
        if self._diaries is not None:
            await self._diaries.aclose()

    def _take_medium(self) -> None:
        self._file.show(self.medium)
        self._facts_told = self._file.facts
        self.changed.emit()

    def _take_neighbours(self) -> None:
        self.neighbours_changed.emit()
        if self.path.trouble is not None:
            self.file_changed.emit()

    # -- the file ---------------------------------------------------------------------------------

    @property
    def file(self) -> Path | None:
        """The file in full size, or the film, once it is there."""
        return self._file.path

    @property
    def file_facts(self) -> FileFacts | None:
        """What is known of that file."""
        return self._file.facts

    def _take_file(self) -> None:
        self.file_changed.emit()
        if self._file.facts != self._facts_told:
            self._facts_told = self._file.facts
            self.facts_changed.emit()

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
        return self._file.failure or self.path.trouble

    @property
    def can_have_full(self) -> bool:
        """Whether the portal gives the full size or the film."""
        return self._file.can_be_had

    def want_full(self) -> None:
        """Fetch the full size or the film, unless it is there, on its way or has failed."""
        self._file.want()

    def try_again(self) -> None:
        """Ask once more for what failed."""
        self.path.trouble = None
        self._file.try_again()

    # -- its day ----------------------------------------------------------------------------------

    @property
    def diary_rows(self) -> tuple[EntryRow, ...]:
        """The diaries of its day and children, as far as they were looked for."""
        return () if self._diaries is None else self._diaries.rows

    def look_for_diaries(self, *, wanted: bool) -> None:
        """Look for the diaries of its day; while nobody wants them, for none."""
        if self._diaries is not None:
            self._diaries.look_for(self.medium if wanted else None)

    # -- what is done with it ---------------------------------------------------------------------

    @property
    def saved_path(self) -> Path | None:
        """Where the shown one lies in the user's own folder, if it does."""
        medium = self.medium
        return None if medium is None else self._saved(medium.key)

    @property
    def can_save(self) -> bool:
        """Whether the shown one may be saved, and has not been."""
        medium = self.medium
        return medium is not None and medium.medium.downloadable and self.saved_path is None

    def save(self) -> None:
        """Ask for the shown one to be saved, where that is allowed."""
        medium = self.medium
        if medium is not None and medium.medium.downloadable:
            self.save_wanted.emit(medium)

    def look_for_saved(self) -> None:
        """Look again what has been saved; for the end of a job."""
        self.saved_changed.emit()

    @property
    def is_favourite(self) -> bool:
        """Whether the shown one is a favourite."""
        medium = self.medium
        return medium is not None and self.marks.is_favourite(medium.key)

    def toggle_favourite(self) -> None:
        """Make the shown one a favourite, or no favourite any more."""
        if self.medium is not None:
            self.marks.toggle_favourite(self.medium.key)

    def turn(self, quarters: int) -> None:
        """Show it turned further to the right, by a number below 0 to the left."""
        if self.medium is not None:
            self.marks.turn(self.medium.key, quarters)
