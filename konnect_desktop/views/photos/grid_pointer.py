"""The pointer in the grid: opens, selects by click, Control, Shift and rectangle, drags out.

Outside of selecting a click opens a photo; on the tick that stands on it under the pointer it
selects, as a click does with Control or Shift held. While selecting, every click does. A drag that
begins on a photo that is selected, or on any one outside of selecting, drags out; one that begins
elsewhere spans a rectangle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from konnect_desktop.views.photos.headers import box_hit, day_line
from konnect_desktop.views.photos.tile_paint import tick_rect
from konnect_desktop.views.photos.tools import GridTools

if TYPE_CHECKING:
    from konnect_desktop.views.photos.grid import PhotoGrid

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_SCROLL_MS: Final = 16
_SCROLL_EDGE: Final = 48
_SCROLL_MOST: Final = 40


class GridPointer:
    """What the pointer does.

    Attributes:
        hovered: The photo under the pointer, -1 without one.
        band: The rectangle that is spanned, in the layout; ``None`` without one.
        is_down: Whether a button is held that was pressed in the grid.
    """

    def __init__(self, grid: PhotoGrid, tools: GridTools) -> None:
        self._grid = grid
        self._tools = tools
        self.hovered = -1
        self.band: QRect | None = None
        self.is_down = False
        self._pressed = -1
        self._from = QPoint()
        self._at = QPoint()
        self._scroll = QTimer(grid)
        self._scroll.setInterval(_SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)

    def forget(self) -> None:
        """Forget all places: the photos are others."""
        self.hovered = self._pressed = -1
        self.band, self.is_down = None, False
        self._scroll.stop()

    # -- events -----------------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> None:
        """Take a press of a button."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._at = event.position().toPoint()
        self._from = self._at - self._grid.offset
        self._pressed = self._grid.item_at(self._at)
        self.is_down = True
        self._grid.rings = False

    def move(self, event: QMouseEvent) -> None:
        """Take a move, with a button held or without."""
        self._at = event.position().toPoint()
        if not self.is_down:
            self._hover(self._grid.item_at(self._at))
            return
        if self.band is None and not self._is_far():
            return
        if self.band is None and self._may_drag_out():
            self.is_down = False
            if not self._tools.selection.is_selected(self._pressed):
                self._tools.selection.set_current(self._pressed)
            self._grid.drag_wanted.emit()
            return
        self._span()

    def release(self, event: QMouseEvent) -> None:
        """Take the release of a button."""
        if event.button() is not Qt.MouseButton.LeftButton or not self.is_down:
            return
        self.is_down = False
        self._scroll.stop()
        if self.band is not None:
            self.band = None
            self._grid.viewport().update()
        elif self._pressed >= 0 and self._grid.item_at(event.position().toPoint()) == self._pressed:
            self._click(self._pressed, event)
        elif self._pressed < 0:
            self._click_header()

    def leave(self) -> None:
        """Hover over nothing."""
        self._hover(-1)

    def scrolled(self) -> None:
        """Look anew what lies under the pointer, which has not moved."""
        if self.band is not None:
            self._span()
        elif not self.is_down and self.hovered >= 0:
            self._hover(self._grid.item_at(self._at))

    def move_start(self, by: int, below: int) -> None:
        """Let a rectangle begin where it did although everything below a place has moved."""
        if self._from.y() >= below:
            self._from += QPoint(0, by)

    # -- clicks -----------------------------------------------------------------------------------

    def _click(self, item: int, event: QMouseEvent) -> None:
        selection, held = self._tools.selection, event.modifiers()
        self._grid.viewport().update()
        if held & _SHIFT:
            selection.span_to(item)
            selection.set_current(item)
            return
        selection.set_current(item)
        selection.anchor_at(item)
        if held & _CONTROL or selection.is_on or self._is_on_tick(item):
            selection.toggle(item)
        else:
            self._grid.opened.emit(item)

    def _is_on_tick(self, item: int) -> bool:
        tick = tick_rect(self._grid.item_rect(item), self._tools.theme)
        return tick.contains(self._at)

    def _click_header(self) -> None:
        """Select a day by the box in its line."""
        rows, theme = self._grid.rows, self._tools.theme
        if not self._tools.selection.is_on:
            return
        place = self._at - self._grid.offset
        for day in rows.days_between(place.y(), place.y() + 1):
            line = day_line(rows.rows_top(day), rows.form.width, theme)
            if box_hit(line, theme).contains(place):
                self._tools.selection.toggle_rows(rows.day_items(day))

    # -- dragging ---------------------------------------------------------------------------------

    def _is_far(self) -> bool:
        moved = self._at - self._grid.offset - self._from
        return moved.manhattanLength() >= QApplication.startDragDistance()

    def _may_drag_out(self) -> bool:
        selection = self._tools.selection
        if self._pressed < 0:
            return False
        return selection.is_selected(self._pressed) or not selection.is_on

    def _span(self) -> None:
        if self.band is None:
            self._tools.selection.begin_span()
        rows = self._grid.rows
        self.band = QRect(self._from, self._at - self._grid.offset).normalized()
        band = self.band
        right, bottom = band.right() + 1, band.bottom() + 1
        self._tools.selection.span(rows.items_within(band.x(), band.y(), right, bottom))
        self._grid.viewport().update()
        if self._push() and not self._scroll.isActive():
            self._scroll.start()

    def _push(self) -> int:
        """Return how far to scroll while a rectangle is pulled over an edge."""
        edge = self._tools.theme.px(_SCROLL_EDGE)
        above = edge - self._at.y()
        below = self._at.y() - self._grid.viewport().height() + edge
        most = self._tools.theme.px(_SCROLL_MOST)
        if above > 0:
            return -min(above // 2 + 1, most)
        return min(below // 2 + 1, most) if below > 0 else 0

    def _scroll_on(self) -> None:
        push = self._push()
        if self.band is None or not push:
            self._scroll.stop()
            return
        bar = self._grid.verticalScrollBar()
        bar.setValue(bar.value() + push)

    def _hover(self, item: int) -> None:
        if item != self.hovered:
            before, self.hovered = self.hovered, item
            self._grid.repaint_items(before, item)
            shape = Qt.CursorShape.PointingHandCursor if item >= 0 else Qt.CursorShape.ArrowCursor
            self._grid.viewport().setCursor(shape)
