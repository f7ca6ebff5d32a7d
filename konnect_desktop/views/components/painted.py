"""The base of widgets and buttons that paint themselves from the theme."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from konnect_desktop.views.painting.focus import RING_RADIUS
from konnect_desktop.views.theme import Theme, ThemeSource


class Painted(QWidget):
    """A widget without behaviour; a subclass says its size and paints."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.themes = themes
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.refresh)

    @property
    def theme(self) -> Theme:
        """The current theme."""
        return self.themes.theme

    def refresh(self) -> None:
        """Measure and paint anew, after the theme or the content has changed."""
        if not self.themes.keeps_sizes:
            self.updateGeometry()
        self.update()

    def paint(self, painter: QPainter, rect: QRect) -> None:
        """Paint the widget; for subclasses."""
        raise NotImplementedError

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint(painter, self.rect())
        painter.end()


class PaintedButton(QAbstractButton):
    """Something to press that is not a plain button; ``ring_radius`` is that of its own corners."""

    def __init__(
        self, themes: ThemeSource, ring_radius: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.themes = themes
        self.setProperty(RING_RADIUS, float(ring_radius))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.refresh)

    @property
    def theme(self) -> Theme:
        """The current theme."""
        return self.themes.theme

    def refresh(self) -> None:
        """Measure and paint anew, after the theme or the content has changed."""
        if not self.themes.keeps_sizes:
            self.updateGeometry()
        self.update()

    def step(self) -> int:
        """Return 0 at rest, 1 under the pointer, 2 pressed."""
        if not self.isEnabled():
            return 0
        return 2 if self.isDown() else int(self.underMouse())

    def paint(self, painter: QPainter, rect: QRect) -> None:
        """Paint the button; for subclasses."""
        raise NotImplementedError

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint(painter, self.rect())
        painter.end()
