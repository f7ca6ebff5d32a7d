"""Tells assistive technology what happens in the grid: focus, selection, names, other photos.

Rule: where nobody listens nothing is made and nothing is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QModelIndex, QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent

from konnect_desktop.domain.pictures import PictureKey

if TYPE_CHECKING:
    from konnect_desktop.views.photos.grid import PhotoGrid
    from konnect_desktop.views.photos.tools import GridTools

_Event = QAccessible.Event


class GridVoice(QObject):
    """Follows a grid; ``told`` repeats what was told: the event, and the photo or -1."""

    told = Signal(object, int)

    def __init__(self, tools: GridTools, grid: PhotoGrid) -> None:
        super().__init__(grid)
        self._tools = tools
        self._grid = grid
        tools.selection.rows.currentChanged.connect(self._move)
        tools.selection.rows.selectionChanged.connect(self._select)
        tools.photos.model.modelReset.connect(self._renew)
        tools.details.loaded.connect(self._rename)
        tools.marks.changed.connect(self._rename)

    def focus(self) -> None:
        """Tell which photo has the focus, if the grid has it."""
        current = self._tools.selection.current
        if current >= 0 and self._grid.hasFocus():
            self._tell(_Event.Focus, current)

    def _move(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.focus()

    def _select(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell of one photo by its place; of many at once, that some are among them."""
        for which, event in ((selected, _Event.SelectionAdd), (deselected, _Event.SelectionRemove)):
            rows = [range(part.top(), part.bottom() + 1) for part in which.toList()]
            if sum(map(len, rows)) == 1:
                self._tell(event, rows[0].start)
            elif rows:
                self._tell(_Event.SelectionWithin)

    def _renew(self) -> None:
        self._tell(_Event.ObjectReorder)
        self.focus()

    def _rename(self, keys: frozenset[PictureKey]) -> None:
        """Tell that the photo that was just read out is known better by now."""
        current = self._tools.selection.current
        if current >= 0 and self._tools.photos.model.album.key(current) in keys:
            self._tell(_Event.NameChanged, current)

    def _tell(self, what: QAccessible.Event, item: int = -1) -> None:
        if not QAccessible.isActive():
            return
        event = QAccessibleEvent(self._grid, what)
        if item >= 0:
            event.setChild(item)
        QAccessible.updateAccessibility(event)
        self.told.emit(what, item)
