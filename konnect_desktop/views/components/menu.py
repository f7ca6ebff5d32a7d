"""Menus: a surface with an edge and round corners; open them with ``popup``, never ``exec``."""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStyle, QWidget
from typing_extensions import override

from konnect_desktop.views.components.menu_shade import MenuShade, shade_for
from konnect_desktop.views.painting.popups import corners_shine_through, menu_mask

_AWAY_PX: Final = 4


class Menu(QMenu):
    """A menu with round corners; ``KonnectStyle`` paints it, and cuts it out where it must."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint, on=True)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint, on=True)
        self._shade: MenuShade | None = None
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
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        before = self._chosen()
        super().keyPressEvent(arg__1)
        chosen = self._chosen()
        if before is None and chosen is not None and arg__1.key() == Qt.Key.Key_Up:
            # Qt begins with the last entry then, and leaves it out of sight where the menu scrolls.
            self.setActiveAction(chosen)

    def _chosen(self) -> QAction | None:
        return cast("QAction | None", self.activeAction())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._shade is None:
            self._shade = shade_for(self)
        self._move_shade()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._shade is not None:
            self._shade.hide()
            self._shade.deleteLater()
            self._shade = None

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._move_shade()

    def _move_shade(self) -> None:
        if self._shade is not None:
            self._shade.lie_under(self)

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._move_shade()
        if not corners_shine_through():
            padding = self.style().pixelMetric(QStyle.PixelMetric.PM_MenuHMargin)
            self.setMask(menu_mask(self.rect(), padding))
