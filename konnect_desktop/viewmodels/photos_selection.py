"""Which photos are selected: rows, whole days and months; how many, how much, what cannot go along.

Rule: what is selected stays selected while other photos come and go; what is not shown any more is
not selected any more, so that the count never speaks of what nobody sees.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct
from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QObject,
    Signal,
)

from konnect_desktop.domain.pictures import PictureKey
from konnect_desktop.services.saving.usual_sizes import usual_bytes
from konnect_desktop.viewmodels.photos_album import Photo
from konnect_desktop.viewmodels.photos_model import PhotoModel

_Flag = QItemSelectionModel.SelectionFlag
_ADD: Final = _Flag.Select
_REMOVE: Final = _Flag.Deselect


class Selected(Struct, frozen=True):
    """What is selected, counted; ``blocked`` may not be saved, ``size_bytes`` is a guess."""

    photos: int = 0
    videos: int = 0
    blocked: int = 0
    size_bytes: int = 0

    @property
    def total(self) -> int:
        """How many there are."""
        return self.photos + self.videos


class PhotoSelection(QObject):
    """The selection of a ``PhotoModel``, and whether the grid is in the mode of selecting.

    ``changed`` tells that other photos are selected, ``mode_changed`` that ``is_on`` is another.

    Attributes:
        rows: The selection model of the rows; its current row is the photo with the focus.
    """

    changed = Signal()
    mode_changed = Signal()

    def __init__(self, model: PhotoModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._is_on = False
        self._mask = bytearray()
        self._kept: set[tuple[str, int]] = set()
        self._current: Photo | None = None
        self._before: list[range] = []
        self._anchor, self._is_spanning = -1, False
        self.rows = QItemSelectionModel(model, self)
        self.rows.selectionChanged.connect(self._note)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)

    # -- the mode ---------------------------------------------------------------------------------

    @property
    def is_on(self) -> bool:
        """Whether photos are being selected: a click selects instead of opening."""
        return self._is_on

    def begin(self) -> None:
        """Begin to select."""
        self._switch(on=True)

    def end(self) -> None:
        """Select nothing, and end."""
        self.clear()
        self._switch(on=False)

    def _switch(self, *, on: bool) -> None:
        if on != self._is_on:
            self._is_on = on
            self.mode_changed.emit()

    # -- what is selected -------------------------------------------------------------------------

    def is_selected(self, row: int) -> bool:
        """Say whether a photo is selected."""
        return bool(self._mask[row]) if row < len(self._mask) else False

    def count_in(self, rows: range) -> int:
        """Return how many of some rows that follow each other are selected."""
        return self._mask.count(1, rows.start, rows.stop)

    @property
    def total(self) -> int:
        """How many are selected."""
        return self._mask.count(1)

    def ranges(self) -> list[range]:
        """Return the selected rows, from above to below."""
        return _united(_rows_of(self.rows.selection()))

    def counted(self) -> Selected:
        """Return what is selected, counted."""
        album, photos, videos, blocked = self._model.album, 0, 0, 0
        for rows in self.ranges():
            more_photos, more_videos = album.counts(rows)
            photos, videos = photos + more_photos, videos + more_videos
            blocked += album.count_blocked(rows)
        return Selected(photos, videos, blocked, usual_bytes(photos, videos))

    def photos(self) -> list[Photo]:
        """Return the selected photos in their order."""
        return [self._model.photo(row) for rows in self.ranges() for row in rows]

    def pictures(self) -> list[PictureKey]:
        """Return which pictures they are."""
        return [self._model.album.key(row) for rows in self.ranges() for row in rows]

    # -- selecting --------------------------------------------------------------------------------

    def toggle(self, row: int) -> None:
        """Select a photo, or do not any more."""
        self.set_rows(range(row, row + 1), selected=not self.is_selected(row))

    def set_rows(self, rows: range, *, selected: bool) -> None:
        """Select rows that follow each other, or do not any more."""
        if rows:
            self._select([rows], _ADD if selected else _REMOVE)

    def toggle_rows(self, rows: range) -> None:
        """Select all of a day or a month; where all of it is selected, none of it."""
        self.set_rows(rows, selected=self.count_in(rows) < len(rows))

    def select_all(self) -> None:
        """Select everything that is shown."""
        self.set_rows(range(self._model.rowCount()), selected=True)

    def clear(self) -> None:
        """Select nothing."""
        self.rows.clearSelection()

    # -- spanning: by Shift or by a rectangle, over what was selected before ----------------------

    def anchor_at(self, row: int) -> None:
        """Let the next span begin at a row."""
        self._anchor, self._is_spanning = row, False

    def span_to(self, row: int) -> None:
        """Select everything from the anchor to a row; the last row of a span may be another."""
        if not self._is_spanning:
            self.begin_span()
            self._is_spanning = True
            if self._anchor < 0:
                self._anchor = row if self.current < 0 else self.current
        first, last = sorted((self._anchor, row))
        self.span([range(first, last + 1)])

    def begin_span(self) -> None:
        """Note what is selected: what is spanned from now on comes on top of it."""
        self._before = self.ranges()

    def span(self, ranges: Sequence[range]) -> None:
        """Select what was selected when the span began, and these; nothing else."""
        self._select(_united([*self._before, *ranges]), _Flag.ClearAndSelect)

    def _select(self, ranges: Iterable[range], flag: QItemSelectionModel.SelectionFlag) -> None:
        selection = QItemSelection()
        for rows in ranges:
            first, last = self._model.index(rows.start), self._model.index(rows.stop - 1)
            selection.append(QItemSelectionRange(first, last))
        if flag is not _REMOVE and selection.count():
            self.begin()
        self.rows.select(selection, flag)

    # -- the photo with the focus -----------------------------------------------------------------

    @property
    def current(self) -> int:
        """The row of the photo with the focus, -1 without one."""
        return self.rows.currentIndex().row()

    def set_current(self, row: int) -> None:
        """Give a photo the focus; what is selected stays so."""
        self.rows.setCurrentIndex(self._model.index(row), _Flag.NoUpdate)

    # -- other photos come and go -----------------------------------------------------------------

    def _note(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        if len(self._mask) != self._model.rowCount():
            self._mask = bytearray(self._model.rowCount())
        for selection, value in ((deselected, b"\0"), (selected, b"\1")):
            for rows in _rows_of(selection):
                self._mask[rows.start : rows.stop] = value * len(rows)
        self.changed.emit()

    def _keep(self) -> None:
        album = self._model.album
        self._kept = {album.identity(row) for rows in self.ranges() for row in rows}
        current = self.current
        self._current = self._model.photo(current) if current >= 0 else None

    def _restore(self) -> None:
        album, kept = self._model.album, self._kept
        self._mask = bytearray(len(album))
        if kept:
            rows = (row for row in range(len(album)) if album.identity(row) in kept)
            self._select(_united(range(row, row + 1) for row in rows), _ADD)
            self.changed.emit()
        if self._current is not None:
            row = album.item_of(self._current.key, self._current.day)
            if row >= 0:
                self.set_current(row)
        self._kept, self._before = set(), []
        self.anchor_at(-1)


def _rows_of(selection: QItemSelection) -> list[range]:
    parts = (selection.at(place) for place in range(selection.count()))
    return [range(part.top(), part.bottom() + 1) for part in parts]


def _united(ranges: Iterable[range]) -> list[range]:
    """Return ranges from above to below, those that meet as one."""
    found: list[range] = []
    for rows in sorted((each for each in ranges if each), key=lambda each: each.start):
        if found and rows.start <= found[-1].stop:
            found[-1] = range(found[-1].start, max(found[-1].stop, rows.stop))
        else:
            found.append(rows)
    return found
