"""A notice in the form: what happened in bold, what to do below it, and one button if one helps."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.buttons import ButtonKind, ButtonSize
from konnect_desktop.views.painting.shapes import edge_width, paint_shape
from konnect_desktop.views.theme import Radius, Space, Status, TextStyle, ThemeSource

_ICON: Final = 20


class Notice(QFrame):
    """Status fill, icon, two paragraphs; ``pressed`` when its button is."""

    pressed = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._status = Status.BAD
        self._icon = ""
        self._has_action = False
        self._lead = Text(themes, "", weight=QFont.Weight.DemiBold, wraps=True)
        self._rest = Text(themes, "", wraps=True)
        self.button = Button(themes, "", ButtonKind.OUTLINE, size=ButtonSize.SMALL)
        self.button.clicked.connect(self.pressed)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._lead)
        self._column.addWidget(self._rest)
        self._below = QHBoxLayout()
        self._below.addWidget(self.button)
        self._below.addStretch(1)
        self._column.addLayout(self._below)
        self.hide()
        self.refresh()
        themes.changed.connect(self.refresh)

    def show_words(
        self, status: Status, icon: str, lead: str, rest: str, *, action: str = ""
    ) -> None:
        """Say something; without ``action`` there is no button."""
        is_news = self.isHidden() or self._lead.text() != lead
        self._status, self._icon = status, icon
        self._lead.setText(lead)
        self._rest.setText(rest)
        self._rest.setHidden(not rest)
        self.button.set_words(action)
        self.button.setHidden(not action)
        self._has_action = bool(action)
        self.setAccessibleName(f"{lead}. {rest}".strip())
        self.refresh()
        self.show()
        if is_news:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def refresh(self) -> None:
        """Take spaces and colours from the theme."""
        theme = self._themes.theme
        pad = theme.px(Space.S)
        before = theme.px(Space.M + _ICON + Space.S) - theme.px(2)
        self._column.setContentsMargins(before, pad, theme.px(Space.M), pad)
        self._column.setSpacing(0)
        self._below.setContentsMargins(0, theme.px(Space.S) if self._has_action else 0, 0, 0)
        color = theme.statuses[self._status].text
        self._lead.set_color(color)
        self._rest.set_color(color)
        self.update()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        theme = self._themes.theme
        tint = theme.statuses[self._status]
        painter = QPainter(self)
        radius, edge = theme.px(Radius.ROW), theme.tint_edge(tint)
        width = edge_width(theme)
        paint_shape(painter, self.rect(), radius, fill=tint.fill, edge=edge, edge_width=width)
        side, line = theme.px(_ICON), theme.line_height(TextStyle.BODY)
        top = self._lead.y() + (line - side) / 2
        box = QRectF(theme.px(Space.M) - theme.px(2), top, side, side)
        if self._icon:
            paint_icon(painter, self._icon, box, tint.text, theme.text_scale)
        painter.end()
