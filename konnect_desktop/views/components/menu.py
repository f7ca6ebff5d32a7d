"""Menus: a surface with an edge and round corners; open them with ``popup``, never ``exec``."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QStyle, QWidget
from typing_extensions import override

from konnect_desktop.views.painting.popups import corners_shine_through, menu_mask

_AWAY_PX: Final = 4


class Menu(QMenu):
    """A menu with round corners; ``KonnectStyle`` paints it, and cuts it out where it must."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint, on=True)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint, on=True)
        shines = corners_shine_through()
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, on=shines)

    def popup_inside(self, at: QPoint) -> None:
        """Open with the upper left corner at a place, as far aside as its window asks for."""
        parent = self.parentWidget()
        window = None if parent is None else parent.window()
        if window is not None:
            corner, size = window.mapToGlobal(QPoint(0, 0)), self.sizeHint()
            most = corner + QPoint(window.width() - size.width(), window.height() - size.height())
            at = QPoint(
                max(min(at.x(), most.x() - _AWAY_PX), corner.x()),
                max(min(at.y(), most.y() - _AWAY_PX), corner.y()),
            )
        self.popup(at)

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        if not corners_shine_through():
            padding = self.style().pixelMetric(QStyle.PixelMetric.PM_MenuHMargin)
            self.setMask(menu_mask(self.rect(), padding))
