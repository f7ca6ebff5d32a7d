"""A line between two parts, across or down."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.views.painting.shapes import edge_width
from konnect_desktop.views.theme import ThemeSource


class Divider(QWidget):
    """A line of one pixel in the colour of edges; only decoration."""

    def __init__(
        self,
        themes: ThemeSource,
        way: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._way = way
        self.refresh()
        themes.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Take the width of the line from the theme."""
        width = edge_width(self._themes.theme)
        if self._way is Qt.Orientation.Horizontal:
            self.setFixedHeight(width)
        else:
            self.setFixedWidth(width)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._themes.theme.roles.line)
        painter.end()
