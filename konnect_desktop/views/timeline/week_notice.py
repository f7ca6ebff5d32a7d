"""A warning inside a card: icon and sentence on the fill of their status."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.views.components.icon_mark import IconMark
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.painting.shapes import edge_width, paint_shape
from konnect_desktop.views.theme import Radius, Space, Status, ThemeSource

_STATUS: Final = Status.OPTION


class WeekNotice(QWidget):
    """What there is to know of the card's content before it is believed."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._row = QHBoxLayout(self)
        self._mark = IconMark(themes, "triangle-alert", _STATUS)
        self._text = Text(themes, "", wraps=True)
        self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._text, 1)
        self.refresh()
        themes.changed.connect(self.refresh)

    def say(self, text: str) -> None:
        """Show another sentence."""
        self._text.setText(text)
        self._text.refresh()
        self.setAccessibleName(text)

    def refresh(self) -> None:
        """Take paddings and colours from the theme."""
        theme = self._themes.theme
        pad = theme.px(Space.S)
        self._row.setContentsMargins(pad, theme.px(Space.XS), pad, theme.px(Space.XS))
        self._row.setSpacing(theme.px(Space.XS))
        self._text.set_color(theme.statuses[_STATUS].text)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        tint = theme.statuses[_STATUS]
        painter = QPainter(self)
        paint_shape(
            painter,
            self.rect(),
            theme.px(Radius.CONTROL),
            fill=tint.fill,
            edge=theme.tint_edge(tint),
            edge_width=edge_width(theme),
        )
        painter.end()
