"""Toasts: what has just been done, with one way back; they float and go by themselves."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.views.components.link import LinkButton
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.icons import paint_icon
from konnect_desktop.views.painting.shadow import paint_shadow, shadow_margin
from konnect_desktop.views.painting.shapes import edge_width, paint_shape
from konnect_desktop.views.theme import Radius, Scheme, Size, Space, TextStyle, ThemeSource

STAY_MS: Final = 6000
_ICON: Final = 20


class Toast(QWidget):
    """A toast with its shadow around it; ``action`` is None without one.

    The maker places it, hides it after ``STAY_MS`` and keeps it while pointer or focus is in it.
    """

    def __init__(
        self,
        themes: ThemeSource,
        text: str,
        *,
        action: str = "",
        icon: str = "circle-check",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icon = icon
        self.setAccessibleName(text)
        self._row = QHBoxLayout(self)
        words = Text(themes, text, role="on_inverse", wraps=True)
        self._row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.action: LinkButton | None = None
        if action:
            self.action = LinkButton(themes, action, inverse=True)
            self._row.addWidget(self.action, alignment=Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.refresh()
        themes.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Take paddings from the theme."""
        theme = self._themes.theme
        around = shadow_margin(theme)
        before = around + theme.px(Space.M + _ICON + Space.S)
        ends = around + (theme.px(Size.ROW) - theme.line_height(TextStyle.BODY)) // 2
        if self.action is not None:
            ends = around + (theme.px(Size.ROW) - self.action.sizeHint().height()) // 2
        self._row.setContentsMargins(before, ends, around + theme.px(Space.L), ends)
        self._row.setSpacing(theme.px(Space.XL))
        self.setMinimumHeight(2 * around + theme.px(Size.ROW))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        around = shadow_margin(theme)
        body = self.rect().adjusted(around, around, -around, -around)
        radius = theme.px(Radius.ROW)
        painter = QPainter(self)
        paint_shadow(painter, body, radius, theme)
        edge = theme.roles.line if theme.scheme is Scheme.DARK else None
        paint_shape(
            painter,
            body,
            radius,
            fill=theme.roles.inverse,
            edge=edge,
            edge_width=edge_width(theme),
        )
        side = theme.px(_ICON)
        box = QRectF(body.x() + theme.px(Space.M), body.y(), side, body.height())
        paint_icon(painter, self._icon, box, theme.roles.on_inverse, theme.text_scale)
        painter.end()
