"""Menus: a surface with an edge and round corners; open them with ``popup``, never ``exec``."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QStyle, QWidget
from typing_extensions import override

from konnect_desktop.views.painting.popups import corners_shine_through, menu_mask


class Menu(QMenu):
    """A menu with round corners; ``KonnectStyle`` paints it, and cuts it out where it must."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint, on=True)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint, on=True)
        shines = corners_shine_through()
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, on=shines)

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        if not corners_shine_through():
            padding = self.style().pixelMetric(QStyle.PixelMetric.PM_MenuHMargin)
            self.setMask(menu_mask(self.rect(), padding))
