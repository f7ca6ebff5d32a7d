"""Where the window is put: where it was, on a screen that is there, and never off it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from konnect_desktop.system.settings_values import WindowPlace

FIRST_SIZE: Final = QSize(1280, 800)
_SEEN: Final = 80
"""So much of the title's width must lie on a screen, or the window could not be moved back."""


def place_of(window: QWidget) -> WindowPlace:
    """Return where a window is; of a maximised one where it was before."""
    rect = window.normalGeometry() if window.isMaximized() else window.geometry()
    if rect.isEmpty():
        rect = window.geometry()
    return WindowPlace(rect.width(), rect.height(), rect.x(), rect.y(), window.isMaximized())


def fitted_place(place: WindowPlace | None) -> QRect:
    """Return the geometry for a window: as it was, or in the middle of the first screen."""
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    size = FIRST_SIZE if place is None else QSize(place.width, place.height)
    if place is not None and place.x is not None and place.y is not None:
        rect = QRect(QPoint(place.x, place.y), size)
        strip = QRect(rect.x(), rect.y(), rect.width(), 1)
        for screen in screens:
            if screen.intersected(strip).width() >= min(_SEEN, rect.width()):
                return QRect(rect.topLeft(), size.boundedTo(screen.size()))
    first = QGuiApplication.primaryScreen().availableGeometry()
    rect = QRect(QPoint(0, 0), size.boundedTo(first.size()))
    rect.moveCenter(first.center())
    return rect
