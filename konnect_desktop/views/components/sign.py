"""The app's own sign: three beads on a hanging line, as on the day ribbon."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.views.components.painted import Painted
from konnect_desktop.views.painting.shapes import paint_shape, smooth
from konnect_desktop.views.theme import Radius, Theme, ThemeSource

_GRID: Final = 36
_BEADS: Final = ((9.0, 14.0, 3.1), (18.0, 20.75, 4.4), (27.0, 14.0, 3.1))


def paint_sign(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Paint the sign on its rounded square."""
    factor = rect.width() / _GRID
    paint_shape(painter, rect, Radius.CONTROL * factor, fill=theme.accent.accent)
    with smooth(painter):
        painter.translate(rect.topLeft())
        painter.scale(factor, factor)
        pen = QPen(theme.accent.on_accent, 2.4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        line = QPainterPath(QPointF(9, 14))
        line.quadTo(QPointF(18, 27.5), QPointF(27, 14))
        painter.drawPath(line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent.on_accent)
        for left, top, radius in _BEADS:
            painter.drawEllipse(QPointF(left, top), radius, radius)


class Sign(Painted):
    """The sign as a widget; only decoration beside the name of the app."""

    def __init__(
        self, themes: ThemeSource, size: int = _GRID, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, parent)
        self._size = size

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(self._size), self.theme.px(self._size))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        paint_sign(painter, QRectF(rect), self.theme)
