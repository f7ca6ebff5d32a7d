"""A quiet box: a sunken ground with round corners that holds something."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.views.components.icon_mark import IconMark
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.painting.shapes import edge_width, paint_shape
from konnect_desktop.views.theme import Radius, Space, ThemeSource


class QuietBox(QWidget):
    """Its content goes into ``column``."""

    def __init__(
        self,
        themes: ThemeSource,
        sides: int = Space.M,
        ends: int = Space.S,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._sides, self._ends = sides, ends
        self.column = QVBoxLayout(self)
        self.refresh()
        themes.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Take paddings and colours from the theme."""
        theme = self._themes.theme
        sides, ends = theme.px(self._sides), theme.px(self._ends)
        self.column.setContentsMargins(sides, ends, sides, ends)
        self.column.setSpacing(theme.px(Space.XXS))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        edge = theme.roles.line if theme.high_contrast else None
        radius = theme.px(Radius.ROW)
        paint_shape(
            painter,
            self.rect(),
            radius,
            fill=theme.roles.sunken,
            edge=edge,
            edge_width=edge_width(theme),
        )
        painter.end()


class QuietLine(QuietBox):
    """An icon and a sentence on a quiet ground."""

    def __init__(
        self, themes: ThemeSource, icon: str, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, parent=parent)
        self._row = QHBoxLayout()
        self._mark = IconMark(themes, icon)
        self._text = Text(themes, text, wraps=True)
        self._row.addWidget(self._mark, alignment=Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._text, 1)
        self._row.setSpacing(themes.theme.px(Space.S))
        self.column.addLayout(self._row)
        self.setAccessibleName(text)
