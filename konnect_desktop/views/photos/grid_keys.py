"""The keyboard in the grid: as complete as in Qt's own lists, by the places of photos.

Arrows, Home, End and Page Up and Down move the focus, and select on the way while Shift is held;
Space selects, Enter opens. With Control they do the same, as nothing is selected by moving.
Letters find nothing: a photo has no name that is seen. They are left to the page, as all keys that
the user may change are, selecting everything among them; a date is gone to by the slider.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from konnect_desktop.viewmodels.photos_selection import PhotoSelection

if TYPE_CHECKING:
    from konnect_desktop.views.photos.grid import PhotoGrid

_Key = Qt.Key
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_OTHERS: Final = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ENDS: Final = frozenset({int(_Key.Key_Home), int(_Key.Key_End)})
_OPENS: Final = frozenset({int(_Key.Key_Return), int(_Key.Key_Enter)})
_SPACE: Final = frozenset({int(_Key.Key_Space), int(_Key.Key_Select)})


class GridKeys:
    """Moves the focus of a grid and selects."""

    def __init__(self, grid: PhotoGrid, selection: PhotoSelection) -> None:
        self._grid = grid
        self._selection = selection
        self._moves: dict[int, Callable[[int], int]] = {
            int(_Key.Key_Left): lambda here: self._beside(here, -1),
            int(_Key.Key_Right): lambda here: self._beside(here, 1),
            int(_Key.Key_Up): lambda here: grid.rows.beyond(here, -1),
            int(_Key.Key_Down): lambda here: grid.rows.beyond(here, 1),
            int(_Key.Key_PageUp): lambda here: self._page(here, -1),
            int(_Key.Key_PageDown): lambda here: self._page(here, 1),
            int(_Key.Key_Home): lambda _: 0,
            int(_Key.Key_End): lambda _: grid.count - 1,
        }

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key; say whether it was for the grid."""
        if event.modifiers() & _OTHERS or not self._grid.count:
            return False
        key, current = event.key(), self._selection.current
        if key in self._moves:
            self._move(key, current, extend=bool(event.modifiers() & _SHIFT))
        elif current < 0:
            return False
        elif key in _OPENS:
            self._grid.opened.emit(current)
        elif key in _SPACE:
            self._grid.rings = True
            self._selection.toggle(current)
            self._selection.anchor_at(current)
        else:
            return False
        return True

    def _move(self, key: int, current: int, *, extend: bool) -> None:
        # The first arrow only shows where one is.
        shows = current < 0 and key not in _ENDS
        target = max(self._grid.top_item(), 0) if shows else self._moves[key](current)
        if extend:
            self._selection.span_to(target)
        else:
            self._selection.anchor_at(target)
        self._grid.go_to(target)

    def _beside(self, here: int, step: int) -> int:
        if self._grid.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            step = -step
        return min(max(here + step, 0), self._grid.count - 1)

    def _page(self, here: int, way: int) -> int:
        """Return the photo a screen further, at least a row."""
        rows = self._grid.rows
        tile = rows.tile(here)
        distance = max(self._grid.verticalScrollBar().pageStep() - tile.height, 1)
        found = rows.item_nearest(tile.x + tile.width // 2, tile.y + way * distance)
        return found if rows.tile(found).y != rows.tile(here).y else rows.beyond(here, way)
