"""A small icon beside a line of text, as high as the line; only decoration."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.views.components.painted import Painted
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.theme import Status, TextStyle, ThemeSource

_SIDE: Final = 18


class IconMark(Painted):
    """The icon in the colour of a status, or in the second rank of ink without one."""

    def __init__(
        self,
        themes: ThemeSource,
        icon: str,
        status: Status | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, parent)
        self._icon = icon
        self._status = status

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(_SIDE), self.theme.line_height(TextStyle.BODY))

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        theme = self.theme
        color = theme.roles.ink2 if self._status is None else theme.statuses[self._status].text
        paint_icon(painter, self._icon, QRectF(rect), color, theme.text_scale)
