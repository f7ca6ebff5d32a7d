"""A bar that may lie over the picture: then it has a ground that its words can be read on."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.views.theme import ThemeSource

_OPACITY: Final = 0.86


class Veiled(QWidget):
    """A widget without a ground of its own, unless it lies over a picture."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._veil_themes = themes
        self._is_over = False

    def lie_over(self, *, over: bool) -> None:
        """Lie over the picture, or beside it."""
        if over != self._is_over:
            self._is_over = over
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_over:
            ground = QColor(self._veil_themes.theme.roles.viewer)
            ground.setAlphaF(_OPACITY)
            painter = QPainter(self)
            painter.fillRect(self.rect(), ground)
            painter.end()
