"""The round buttons at the sides of the picture, 48 pixels."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.views.components.painted import PaintedButton
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shapes import centred, paint_disc
from konnect_desktop.views.theme import ThemeSource

ARROW: Final = 48
_ICON: Final = 24
_RESTING: Final = 0.45


class ArrowButton(PaintedButton):
    """A disc with an arrow; at an end it stays, quiet and without effect."""

    def __init__(self, themes: ThemeSource, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(themes, ARROW / 2, parent)
        self._icon = icon

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(ARROW), self.theme.px(ARROW))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme, roles = self.theme, self.theme.roles
        enabled = self.isEnabled()
        fill = (roles.sunken, roles.hover, roles.pressed)[self.step()] if enabled else roles.window
        paint_disc(painter, rect, fill)
        side = theme.px(_ICON)
        box = centred(rect, side, side)
        painter.setOpacity(1.0 if enabled else _RESTING)
        paint_icon(painter, self._icon, box, roles.ink if enabled else roles.ink3, theme.text_scale)
