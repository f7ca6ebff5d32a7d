"""Counts on the accent: a disc, wider for more digits; 99+ is the most."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from konnect_desktop.views.components.painted import Painted
from konnect_desktop.views.painting.shapes import paint_shape
from konnect_desktop.views.painting.text import paint_line, text_width
from konnect_desktop.views.theme import Size, TextStyle, Theme, ThemeSource

_MOST: Final = 99
_PADDING: Final = 6


def badge_text(count: int) -> str:
    """Return the count as the badge shows it."""
    return f"{_MOST}+" if count > _MOST else str(count)


def badge_size(count: int, theme: Theme) -> QSize:
    """Return the size of a badge in pixels."""
    height = theme.px(Size.BADGE)
    width = text_width(badge_text(count), _font(theme)) + 2 * theme.px(_PADDING)
    return QSize(max(width, height), height)


def paint_badge(painter: QPainter, top_left: QPoint, count: int, theme: Theme) -> None:
    """Paint a badge for use inside another widget."""
    rect = QRect(top_left, badge_size(count, theme))
    paint_shape(painter, rect, rect.height() / 2, fill=theme.accent.accent)
    centre = Qt.AlignmentFlag.AlignHCenter
    paint_line(painter, rect, badge_text(count), _font(theme), theme.accent.on_accent, centre)


def _font(theme: Theme) -> QFont:
    return theme.font(TextStyle.CAPTION, QFont.Weight.Bold, tabular=True)


class CountBadge(Painted):
    """A badge of its own; hidden at zero. ``name`` says what is counted, "2 unread messages"."""

    def __init__(
        self, themes: ThemeSource, count: int, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, parent)
        self._count = 0
        self.set_count(count, name)

    def set_count(self, count: int, name: str) -> None:
        """Show another count."""
        self._count = count
        self.setAccessibleName(name)
        self.setHidden(count == 0)
        self.refresh()

    @override
    def sizeHint(self) -> QSize:
        return badge_size(self._count, self.theme)

    @override
    def paint(self, painter: QPainter, rect: QRect) -> None:
        paint_badge(painter, rect.topLeft(), self._count, self.theme)
