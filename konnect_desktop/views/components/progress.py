"""How far work has come: a bar 8 high and a ring, both with their value for screen readers."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.views.painting.shapes import paint_groove, paint_shape, smooth
from konnect_desktop.views.theme import Theme, ThemeSource

_BAR: Final = 8
_RING: Final = 24
_RING_LINE: Final = 4
_TURN: Final = 360 * 16


class ProgressBar(QProgressBar):
    """A bar from 0 to ``maximum``; words for the value stand beside it, not in it."""

    def __init__(self, themes: ThemeSource, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._is_quiet = False
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.refresh)

    @property
    def theme(self) -> Theme:
        """The current theme."""
        return self._themes.theme

    def refresh(self) -> None:
        """Measure and paint anew, after the theme has changed."""
        self.updateGeometry()
        self.update()

    def set_quiet(self, *, is_quiet: bool) -> None:
        """Be grey, while the work rests."""
        if self._is_quiet != is_quiet:
            self._is_quiet = is_quiet
            self.update()

    @property
    def colour(self) -> QColor:
        """The colour of what is done."""
        return self.theme.roles.strong if self._is_quiet else self.theme.accent.accent

    def share(self) -> float:
        """Return the part that is done, 0 to 1."""
        span = self.maximum() - self.minimum()
        return (self.value() - self.minimum()) / span if span and self.value() >= 0 else 0.0

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.theme.px(_BAR))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(40), self.theme.px(_BAR))

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        rect = QRectF(self.rect())
        radius = rect.height() / 2
        paint_groove(painter, rect, theme)
        done = max(rect.width() * self.share(), rect.height() if self.share() else 0)
        if done:
            filled = QRectF(rect.x(), rect.y(), done, rect.height())
            paint_shape(painter, filled, radius, fill=self.colour)
        painter.end()


class ProgressRing(ProgressBar):
    """A ring for small places, 24 pixels."""

    def __init__(self, themes: ThemeSource, name: str, parent: QWidget | None = None) -> None:
        super().__init__(themes, name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(_RING), self.theme.px(_RING))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        theme = self.theme
        width = theme.px(_RING_LINE)
        painter = QPainter(self)
        ring = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        with smooth(painter):
            # In high contrast lines are strong, and the ring would look full.
            groove = theme.roles.pressed if theme.high_contrast else theme.roles.line
            painter.setPen(QPen(groove, width))
            painter.drawEllipse(ring)
            pen = QPen(self.colour, width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(ring, _TURN // 4, -round(_TURN * self.share()))
        painter.end()
