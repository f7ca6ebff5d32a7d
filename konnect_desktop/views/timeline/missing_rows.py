"""Shapes in the place of rows that are not there yet, once the wait for them can be noticed.

Most rows come within a few frames: shapes that flash by would unsettle more than empty paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from konnect_desktop.views.components.placeholder import paint_placeholder
from konnect_desktop.views.theme import ThemeSource

GRACE_MS: Final = 120


class MissingRows(QObject):
    """Paints on ``ground``; ``watch`` is told whenever rows in sight may have come or moved."""

    def __init__(self, themes: ThemeSource, ground: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._themes = themes
        self._ground = ground
        self._places: list[QRect] = []
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.setInterval(GRACE_MS)
        self._grace.timeout.connect(ground.update)

    def watch(self, places: list[QRect]) -> None:
        """Note where rows in sight are missing; only what changes by that is painted anew."""
        if places and not self._places:
            self._grace.start()
        if places != self._places:
            # Not the whole ground: the cards beside them would be painted along with it.
            for place in (*self._places, *places):
                self._ground.update(place)
        self._places = places

    def paint(self, places: Sequence[QRect]) -> None:
        """Paint the rows that are missing, by their places on the ground."""
        if not places or self._grace.isActive():
            return
        painter = QPainter(self._ground)
        for place in places:
            paint_placeholder(painter, place, self._themes.theme)
        painter.end()
