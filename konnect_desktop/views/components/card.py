"""The card: a surface with a one pixel edge, round corners and no shadow."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.views.painting.shapes import edge_width, paint_shape
from konnect_desktop.views.theme import Radius, Space, ThemeSource


class Card(QFrame):
    """A frame for one thing; its content goes into ``column``."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.column = QVBoxLayout(self)
        self.refresh()
        themes.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Take paddings and colours from the theme."""
        theme = self._themes.theme
        sides, ends = theme.px(Space.L) + 1, theme.px(Space.M) + 1
        self.column.setContentsMargins(sides, ends, sides, ends)
        self.column.setSpacing(theme.px(Space.S))
        self.update()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        paint_shape(
            painter,
            self.rect(),
            theme.px(Radius.CARD),
            fill=theme.roles.surface,
            edge=theme.roles.line,
            edge_width=edge_width(theme),
        )
        painter.end()
