"""The shadow of a menu, painted on the window that lies below it.

A menu is a window of its own. With a shadow inside of that window, clicks on the shadow would not
close it, and on X11 without a compositor there would be a black frame instead.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from konnect_desktop.views.style import KonnectStyle


class MenuShade(QWidget):
    """Lies on a window as long as a menu is open over it; a menu beyond it has no shadow there."""

    def __init__(self, window: QWidget, style: KonnectStyle) -> None:
        super().__init__(window)
        self._below = window
        self._style = style
        self._body = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def lie_under(self, menu: QMenu) -> None:
        """Take the place below an open menu."""
        margin = self._style.popup_shadow_margin()
        corner = self._below.mapFromGlobal(menu.mapToGlobal(QPoint(0, 0)))
        self.setGeometry(QRect(corner, menu.size()).adjusted(-margin, -margin, margin, margin))
        self._body = QRect(QPoint(margin, margin), menu.size())
        self.raise_()
        self.show()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._style.paint_popup_shadow(painter, self._body)
        painter.end()


def shade_for(menu: QMenu) -> MenuShade | None:
    """Return a shade on the window from which a menu was opened, or from which its parent was."""
    style = menu.style()
    below = menu.parentWidget()
    while below is not None and isinstance(below.window(), QMenu):
        below = below.window().parentWidget()
    if below is None or not isinstance(style, KonnectStyle):
        return None
    return MenuShade(below.window(), style)
