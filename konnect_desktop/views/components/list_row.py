"""A row of a list: face, two lines and a time; one row is chosen, the arrow keys move along."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.views.components.avatar import Face, paint_face
from konnect_desktop.views.components.painted import PaintedButton
from konnect_desktop.views.painting.shapes import paint_shape
from konnect_desktop.views.painting.text import (
    elide,
    paint_line,
    text_width,
    without_mnemonics,
)
from konnect_desktop.views.theme import Radius, Space, TextStyle, ThemeSource

_HEIGHT: Final = 60
_FACE: Final = 40
_SHORTEST: Final = 220


class ListRow(PaintedButton):
    """A row 60 high; chosen rows are soft."""

    def __init__(  # noqa: PLR0913, PLR0917 — what it shows
        self,
        themes: ThemeSource,
        face: Face,
        title: str,
        line: str,
        time: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, Radius.ROW, parent)
        self._face = face
        self._title = title
        self._line = line
        self._time = time
        self.setText(without_mnemonics(title))
        self.setAccessibleName(", ".join(part for part in (title, line, time) if part))
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(_SHORTEST), self.theme.px(_HEIGHT))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme = self.theme
        fill = self._fill()
        if fill is not None:
            paint_shape(painter, rect, theme.px(Radius.ROW), fill=fill)
        pad, side = theme.px(Space.S), theme.px(_FACE)
        disc = QRectF(rect.x() + pad, rect.y() + (rect.height() - side) / 2, side, side)
        paint_face(painter, disc, self._face, theme, fill)
        self._paint_words(painter, rect.adjusted(2 * pad + side, 0, -pad, 0))

    def _paint_words(self, painter: QPainter, area: QRect) -> None:
        theme, roles = self.theme, self.theme.roles
        caption = theme.font(TextStyle.CAPTION, tabular=True)
        paint_line(painter, area, self._time, caption, roles.ink2, Qt.AlignmentFlag.AlignRight)
        free = area.width() - text_width(self._time, caption) - theme.px(Space.S)
        height = theme.line_height(TextStyle.BODY)
        top = area.y() + (area.height() - 2 * height) / 2
        bold = theme.font(TextStyle.BODY, QFont.Weight.DemiBold)
        body = theme.font(TextStyle.BODY)
        first = QRectF(area.x(), top, free, height)
        paint_line(painter, first, elide(self._title, bold, free), bold, roles.ink)
        second = first.translated(0, height)
        paint_line(painter, second, elide(self._line, body, free), body, roles.ink2)

    def _fill(self) -> QColor | None:
        theme = self.theme
        if self.isChecked():
            return theme.soft_shades()[self.step()]
        return (None, theme.roles.hover, theme.roles.pressed)[self.step()]
