"""A card of the gallery: a heading and rows, and which of its widgets pose as focused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from konnect_desktop.views.components.card import Card
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.theme import Space, TextStyle, ThemeSource


class Sheet(Card):
    """One card; ``focused`` are widgets that wear the ring for show."""

    def __init__(self, themes: ThemeSource, heading: str) -> None:
        super().__init__(themes)
        self.themes = themes
        self.focused: list[QWidget] = []
        self.column.addWidget(
            Text(themes, heading, TextStyle.CAPTION, weight=QFont.Weight.DemiBold, role="ink3")
        )

    def add_row(
        self, widgets: Sequence[QWidget], space: int = Space.S, *, ends: bool = True
    ) -> QHBoxLayout:
        """Put widgets beside each other; without ``ends`` they share the width."""
        row = QHBoxLayout()
        row.setSpacing(self.themes.theme.px(space))
        for widget in widgets:
            row.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter if ends else _NONE)
        if ends:
            row.addStretch(1)
        self.column.addLayout(row)
        return row

    def add_line(self) -> None:
        """Put a dividing line."""
        self.column.addWidget(Divider(self.themes))

    def end(self) -> None:
        """Leave the rest of the height empty."""
        self.column.addStretch(1)


_NONE = Qt.AlignmentFlag(0)


class Divider(QFrame):
    """A line of one pixel."""

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__()
        self._themes = themes
        self.setFixedHeight(1)
        self.setAutoFillBackground(True)
        self.refresh()
        themes.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Take the colour from the theme."""
        palette = self.palette()
        palette.setColor(self.backgroundRole(), self._themes.theme.roles.line)
        self.setPalette(palette)


def beside(parts: Sequence[QWidget], stretches: Sequence[int], space: int) -> QBoxLayout:
    """Return a row of sheets with these shares of the width."""
    row = QHBoxLayout()
    row.setSpacing(space)
    for part, stretch in zip(parts, stretches, strict=True):
        row.addWidget(part, stretch)
    return row
