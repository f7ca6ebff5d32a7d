"""What stands where photos are on their way: the quiet shapes of rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.views.painting.shapes import paint_shape
from konnect_desktop.views.photos.grid_area import GAP
from konnect_desktop.views.photos.headers import month_room
from konnect_desktop.views.photos.tools import GridTools
from konnect_desktop.views.theme import Radius

_ROWS: Final = ((4, 3, 4, 3, 4), (3, 4, 3, 4), (4, 4, 3, 3, 2))
_LINE: Final = 20
_LINE_WIDTH: Final = 168


class PhotosPlaceholder(QWidget):
    """Painted, not to be used; its name says that photos are on their way."""

    def __init__(self, tools: GridTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._column = QRect()
        self._height = 0
        self.hide()
        tools.themes.changed.connect(self.update)

    def set_column(self, column: QRect, height: int) -> None:
        """Set where the rows stand, and how high they are in pixels."""
        self._column, self._height = column, height
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._tools.theme
        painter = QPainter(self)
        fill = theme.roles.hover
        line = QRect(self._column.x(), self._column.y(), theme.px(_LINE_WIDTH), theme.px(_LINE))
        paint_shape(painter, line, theme.px(Radius.TAG), fill=theme.roles.sunken)
        for shape in self._shapes():
            paint_shape(painter, shape, theme.px(Radius.PHOTO), fill=fill)
        painter.end()

    def _shapes(self) -> Iterator[QRect]:
        """Give rows that fill the width, down to the lower edge."""
        theme = self._tools.theme
        gap, unit = theme.px(GAP), max(self._height // 3, 1)
        top = self._column.y() + month_room(theme) + theme.px(_LINE)
        for ratios in cycle(_ROWS):
            if top >= self.height():
                return
            left, end = self._column.x(), self._column.right() + 1
            for ratio in cycle(ratios):
                width = min(ratio * unit, end - left)
                # The last one takes what would be too narrow for another.
                if end - left - width < 2 * unit:
                    width = end - left
                yield QRect(left, top, width, self._height)
                left += width + gap
                if left >= end:
                    break
            top += self._height + gap
