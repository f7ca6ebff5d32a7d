"""One picture passes into the next: only in a slideshow, and never where motion is reduced."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtGui import QPixmap

_FADE_MS: Final = 400


class Fade(QObject):
    """Holds what was shown until the next one is there and has taken its place."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.before: QPixmap | None = None
        self.opacity = 1.0
        self._waits = False
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(_FADE_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._animation.valueChanged.connect(self._take)
        self._animation.finished.connect(self.end)

    def hold(self, before: QPixmap) -> None:
        """Go on showing this until ``begin``."""
        self._animation.stop()
        self.before, self.opacity, self._waits = before, 0.0, True

    def begin(self) -> None:
        """Let the next one come through; while nothing is held this does nothing."""
        if self._waits:
            self._waits = False
            self._animation.start()

    def end(self) -> None:
        """Show the next one alone."""
        self._animation.stop()
        self.before, self.opacity, self._waits = None, 1.0, False
        self.changed.emit()

    def _take(self, share: float) -> None:
        if self.before is not None:
            self.opacity = share
            self.changed.emit()
