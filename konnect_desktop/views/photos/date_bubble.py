"""The bubble at the scrubber: the date of what is looked at. It floats and takes no clicks."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.views.components.painted import Painted
from konnect_desktop.views.painting.shapes import paint_shape
from konnect_desktop.views.painting.text import paint_line, text_width
from konnect_desktop.views.theme import Space, TextStyle, ThemeSource

_HEIGHT: Final = 28


class DateBubble(Painted):
    """A pill in the accent's colour; ``words`` is what it says."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self.words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_at(self, words: str, end: QPoint) -> None:
        """Say something; ``end`` is the middle of the right edge, in the parent."""
        self.setVisible(bool(words))
        if words != self.words:
            self.words = words
            self.update()
        size = self.sizeHint()
        place = QRect(end.x() - size.width(), end.y() - size.height() // 2, 0, 0)
        place.setSize(size)
        if place != self.geometry():
            self.setGeometry(place)

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme
        width = text_width(self.words, self._font()) + 2 * theme.px(Space.S)
        return QSize(width, theme.px(_HEIGHT))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        accent = self.theme.accent
        paint_shape(painter, rect, rect.height() / 2, fill=accent.accent)
        font, middle = self._font(), Qt.AlignmentFlag.AlignHCenter
        paint_line(painter, rect, self.words, font, accent.on_accent, middle)

    def _font(self) -> QFont:
        return self.theme.font(TextStyle.CAPTION, QFont.Weight.DemiBold, tabular=True)
